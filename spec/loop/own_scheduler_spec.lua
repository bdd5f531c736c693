-- A call made in a coroutine of another scheduler, which the option `wait` tells the client of.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local protect = require "bctrl.base.protect"
local support = require "spec.support.util"

describe("a scheduler of one's own: a call", function()
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

  describe("in a coroutine of another scheduler", function()
    -- The smallest of schedulers: runs what is ready.
    local function scheduler()
      local self = { ready = {}, resumed = 0, subscribed = 0 }
      function self.start(fn)
        table.insert(self.ready, coroutine.create(fn))
      end
      function self.wait(subscribe)
        local thread = coroutine.running()
        self.subscribed = self.subscribed + 1
        subscribe(function()
          self.resumed = self.resumed + 1
          table.insert(self.ready, thread)
        end)
        coroutine.yield()
      end
      function self.run()
        while self.ready[1] do
          local thread = table.remove(self.ready, 1)
          local ok, message = coroutine.resume(thread)
          assert(ok, message)
        end
      end
      return self
    end

    local function run_until(self, client, predicate)
      support.wait_until(function()
        self.run()
        client:poll(0.005)
        return predicate()
      end, "the scheduler's coroutines")
    end

    it("suspends it through wait(subscribe), once a call", function()
      local own = scheduler()
      local client = gateway:client { wait = own.wait, blocking = false }
      local got
      own.start(function()
        got = #bctrl.assert(client.spaces:list())
        bctrl.assert(client:sleep(0.01))
        got = got + #bctrl.assert(client.spaces:list())
      end)
      run_until(own, client, function()
        return got and own.resumed == 3
      end)
      own.run()
      assert.equal(3, own.subscribed)
    end)

    it("wakes nobody else: a hundred that wait are resumed once each", function()
      local own = scheduler()
      local client = gateway:client { wait = own.wait }
      local done = 0
      for _ = 1, 100 do
        own.start(function()
          bctrl.assert(client.spaces:list())
          done = done + 1
        end)
      end
      run_until(own, client, function()
        return done == 100
      end)
      assert.equal(100, own.resumed)
      assert.equal(100, own.subscribed)
    end)

    it("waits for a task, for at most some seconds, and maps", function()
      local own = scheduler()
      local client = gateway:client { wait = own.wait, blocking = false }
      local results = {}
      own.start(function()
        local may_end = false
        local task = client:spawn(function()
          while not may_end do
            client:sleep(0.005)
          end
          return "done"
        end)
        results[1] = select(2, task:wait(0.001)).kind
        may_end = true
        results[2] = task:wait(30)
        results[3] = client:map({ 1, 2 }, function(item)
          client:sleep(0.001)
          return item
        end)
        results[4] = select(2, pcall(function()
          client:loop()
        end))
      end)
      run_until(own, client, function()
        return results[4]
      end)
      assert.equal("timeout", results[1])
      assert.equal("done", results[2])
      assert.equal(2, results[3][2])
      api.contains("client:loop in a coroutine that is resumed by others", results[4])
    end)

    it("works inside of protected calls and using, on every Lua", function()
      local own = scheduler()
      local client = gateway:client { wait = own.wait, blocking = false }
      local name, inner
      own.start(function()
        local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser", name = "using" })
        name = runtime:using(function()
          return protect.call(protect.call, function()
            inner = #bctrl.assert(client.spaces:list())
            error("caught")
          end) and bctrl.assert(client.runtimes:get(runtime.id)).name
        end)
      end)
      run_until(own, client, function()
        return name
      end)
      assert.equal("using", name)
      assert.equal("number", type(inner))
    end)

    it("refuses each on plain 5.1, whose iterators cannot wait, and lets it be elsewhere", function()
      local own = scheduler()
      local client = gateway:client { wait = own.wait, blocking = false }
      local count, message
      own.start(function()
        local ok, result = protect.call(function()
          local number = 0
          for _ in client.spaces:each() do
            number = number + 1
          end
          return number
        end)
        count, message = ok and result, not ok and result
      end)
      run_until(own, client, function()
        return count or message
      end)
      if protect.yieldable_pcall then
        assert.equal("number", type(count))
      else
        api.contains("spaces:each cannot wait in a coroutine on Lua 5.1: use list and list:next()", message)
      end
    end)

    it("ends the call where the scheduler resumes it early or fails", function()
      local early, failed
      local client = gateway:client { wait = function(subscribe)
        subscribe(function() end)
        if failed == nil then
          coroutine.yield()
        else
          error("the scheduler is broken", 0)
        end
      end }
      local value, err
      local thread = coroutine.create(function()
        value, err = client.spaces:list()
        early = true
      end)
      coroutine.resume(thread)
      coroutine.resume(thread)
      assert.is_true(early)
      assert.is_nil(value)
      assert.equal("cancelled", err.kind)
      failed = true
      local ok, message = coroutine.resume(coroutine.create(function()
        client.spaces:list()
      end))
      assert.is_false(ok)
      assert.equal("the scheduler is broken", message)
      collectgarbage()
      collectgarbage()
      assert.equal(0, client:stats().active + client:stats().queued)
    end)

    it("reports what fails when it is resumed, and refuses to subscribe what is no function", function()
      local reported = {}
      local client = gateway:client {
        on_error = function(_, text)
          reported[#reported + 1] = text
        end,
        wait = function(subscribe)
          subscribe(function()
            error("resume is broken")
          end)
          coroutine.yield()
        end,
      }
      local thread = coroutine.create(function()
        client:sleep(0)
      end)
      coroutine.resume(thread)
      client:poll(30)
      api.contains("resume is broken", reported[1])
      local bad = gateway:client { wait = function(subscribe)
        subscribe("what")
      end }
      local ok, message = coroutine.resume(coroutine.create(function()
        bad:sleep(1)
      end))
      assert.is_false(ok)
      api.contains("subscribe(resume) expects a function, got", message)
    end)

    it("keeps a coroutine that nobody else knows until its answer", function()
      local done = false
      local client
      client = gateway:client { wait = function(subscribe)
        local thread = coroutine.running()
        subscribe(function()
          assert(coroutine.resume(thread))
        end)
        coroutine.yield()
      end }
      coroutine.wrap(function()
        bctrl.assert(client.spaces:list())
        done = true
      end)()
      support.wait_until(function()
        collectgarbage()
        client:poll(0.005)
        return done
      end, "the coroutine")
    end)

    it("waits in the main program all the same", function()
      local client = gateway:client { wait = function()
        error("not here")
      end }
      if coroutine.running() == nil or select(2, coroutine.running()) then
        bctrl.assert(client.spaces:list())
      end
    end)
  end)
end)
