-- client:attach: what a host gives to have a client in its own event loop, and what it gets.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local support = require "spec.support.util"

describe("client:attach", function()
  local gateway

  setup(function()
    gateway = api.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  -- The smallest of hosts: it polls when it was woken or the client's time is up, and runs coroutines of its own.
  local function host(client)
    local self = { woken = 0, closed = 0, polls = 0, ready = {}, own = {} }
    function self.start(fn)
      local thread = coroutine.create(fn)
      self.own[thread] = true
      table.insert(self.ready, thread)
    end
    self.attachment = client:attach {
      on_wake = function()
        self.woken = self.woken + 1
        self.has_work = true
      end,
      on_close = function()
        self.closed = self.closed + 1
      end,
      wait = function(subscribe)
        local thread = coroutine.running()
        subscribe(function()
          table.insert(self.ready, thread)
        end)
        coroutine.yield()
      end,
      is_scheduled = function()
        return self.own[coroutine.running()] == true
      end,
    }
    function self.turn()
      while self.ready[1] do
        assert(coroutine.resume(table.remove(self.ready, 1)))
      end
      if self.has_work or (client:timeout() or 1) == 0 or not client:pollfd() or self.attachment:is_busy() then
        self.has_work = false
        self.polls = self.polls + 1
        assert.is_true(self.attachment:poll())
      end
    end
    return self
  end

  it("serves coroutines of the host, and tasks, which it is told of", function()
    local client = gateway:client { blocking = false }
    local own = host(client)
    local got, task = {}, nil
    own.start(function()
      got[1] = #bctrl.assert(client.spaces:list())
      task = client:spawn(function()
        return #bctrl.assert(client.spaces:list())
      end)
      got[2] = task:wait()
    end)
    support.wait_until(function()
      own.turn()
      return got[2]
    end, "the host's coroutine")
    assert.same({ 1, 1 }, got)
    assert.is_true(own.woken > 0)
    support.wait_until(function()
      own.turn()
      return not own.attachment:is_busy()
    end, "the host to be idle")
  end)

  it("takes a coroutine that is not the host's for the main program", function()
    local client = gateway:client()
    local own = host(client)
    local count
    coroutine.wrap(function()
      count = #bctrl.assert(client.spaces:list()) -- waits here
    end)()
    assert.equal(1, count)
    assert.equal(0, own.polls)
  end)

  it("tells of the close, once, and polls no more", function()
    local client = gateway:client()
    local own = host(client)
    assert.is_true(own.attachment:is_attached())
    client:close()
    client:close()
    assert.equal(1, own.closed)
    assert.is_false(own.attachment:is_attached())
    assert.is_false(own.attachment:is_busy())
    assert.is_false(own.attachment:detach())
    assert.is_false(own.attachment:poll())
  end)

  it("ends with detach: the option wait is back, and nothing is called any more", function()
    local waits = 0
    local client = gateway:client { wait = function() waits = waits + 1 end }
    local own = host(client)
    api.contains("client:attach: the client is attached to a loop already", api.mistake(function() client:attach {} end))
    assert.is_true(own.attachment:detach())
    assert.is_false(own.attachment:detach())
    local woken = own.woken
    local _, err = coroutine.wrap(function()
      return client.spaces:list()
    end)()
    assert.equal("cancelled", err.kind) -- since that wait ends before the answer
    assert.equal(1, waits)
    client:spawn(function() end)
    client:poll()
    assert.equal(woken, own.woken)
    client:attach({}):detach()
    client:close()
    assert.equal(0, own.closed)
  end)

  it("reports what a poll raises, and says whether one is going on", function()
    local reported = {}
    local client = gateway:client { on_error = function(err) reported[#reported + 1] = tostring(err) end }
    local own = host(client)
    local inner
    client:spawn(function()
      inner = { own.attachment:is_polling(), own.attachment:poll() }
    end)
    assert.is_true(own.attachment:poll())
    assert.same({ true, false }, inner)
    assert.equal(1, #reported)
    api.contains("client:poll in a task", reported[1])
    assert.is_false(own.attachment:is_polling())
    own.attachment:report("of the host's", "traceback")
    assert.equal("of the host's", reported[2])
  end)

  it("refuses hooks that there are not, on the caller's line", function()
    local client = gateway:client()
    api.contains("bad argument #1 to 'client:attach' (hooks expected, got nil)", api.mistake(function() client:attach() end))
    api.contains("bad argument #1 to 'client:attach' (options table expected, got 5)", api.mistake(function() client:attach(5) end))
    api.contains("unknown option 'on_wakeup', did you mean 'on_wake'?", api.mistake(function() client:attach { on_wakeup = print } end))
    api.contains("option 'wait': a function expected, got true", api.mistake(function() client:attach { wait = true } end))
  end)
end)
