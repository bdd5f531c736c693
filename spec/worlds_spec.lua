-- "A call made in … does …": a task yields, the main program waits, a scheduler's coroutine is suspended, callbacks raise.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local protect = require "bctrl.protect"
local support = require "spec.support.util"

describe("a call", function()
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

  it("in the main program waits and resumes no task", function()
    local client = gateway:client()
    local ran = 0
    client:spawn(function()
      ran = ran + 1
    end)
    gateway:delay(0.02, { method = "GET" })
    bctrl.assert(client.spaces:list())
    assert.equal(0, ran)
    bctrl.assert(client:sleep(0.01))
    assert.equal(0, ran)
    client:poll(0, 10)
    assert.equal(1, ran)
  end)

  it("in the main program drives the transfers of tasks", function()
    local client = gateway:client()
    local got
    client:spawn(function()
      got = bctrl.assert(client.spaces:list())
    end)
    client:poll(0, 10)
    support.wait_until(function()
      bctrl.assert(client:sleep(0.005))
      return client:stats().active == 0
    end, "the task's transfer")
    assert.is_nil(got)
    client:poll(0, 10)
    assert.is_truthy(got)
  end)

  it("in a coroutine, where no scheduler is involved, waits", function()
    local client = gateway:client()
    local thread = coroutine.wrap(function()
      return #bctrl.assert(client.spaces:list())
    end)
    assert.equal("number", type(thread()))
    local task = client:spawn(function() -- nor is one in a coroutine of the task's own
      return coroutine.wrap(function()
        return #bctrl.assert(client.spaces:list())
      end)()
    end)
    assert.equal("number", type(task:wait()))
  end)

  it("where a task cannot yield waits", function()
    if not coroutine.isyieldable then
      return -- 5.1 and 5.2 cannot tell: there Lua itself raises
    end
    local client = gateway:client()
    local task = client:spawn(function()
      local list = { 2, 1 }
      table.sort(list, function(a, b) -- a C function in between
        bctrl.assert(client.spaces:list())
        return a < b
      end)
      return list[1]
    end)
    assert.equal(1, task:wait())
  end)

  it("where a task cannot yield and Lua cannot tell raises, and the task is whole", function()
    if coroutine.isyieldable then
      return
    end
    local client = gateway:client()
    local task = client:spawn(function()
      local ok, message = pcall(table.sort, { 2, 1, 3 }, function(a, b)
        client:sleep(0.001)
        return a < b
      end)
      bctrl.assert(client:sleep(0.01))
      return ok, message
    end)
    local ok, message = task:wait()
    assert.is_false(ok)
    api.contains("attempt to yield across", message)
    assert.equal(0, client:stats().active)
  end)

  it("with blocking = false raises where it cannot yield, and sends nothing", function()
    local client = gateway:client { blocking = false }
    local expected = "would block: use client:spawn"
    local list = gateway:seen(function()
      assert.equal(expected, api.mistake(function() client.spaces:list() end))
      assert.equal(expected, api.mistake(function() client:sleep(1) end))
      assert.equal(expected, api.mistake(function() client:connect() end))
      assert.equal(expected, api.mistake(function() client:loop() end))
      assert.equal(expected, api.mistake(function() client:map({ 1 }, print) end))
      local _, message = coroutine.resume(coroutine.create(function()
        client.spaces:list()
      end))
      api.contains(expected, message)
    end)
    assert.equal(0, #list)
    local done = false
    local task = client:spawn(function()
      bctrl.assert(client.spaces:list())
      if coroutine.isyieldable then
        local ok, message = pcall(table.sort, { 2, 1 }, function()
          client.spaces:list()
        end)
        assert.is_false(ok)
        api.contains("would block", message)
      end
      done = true
    end)
    assert.equal(expected, api.mistake(function() task:wait() end))
    support.wait_until(function()
      client:poll(0.01)
      return done
    end, "the task")
  end)

  it("in a task of another client raises; client:with is on the same loop", function()
    local client, other = gateway:client(), gateway:client()
    local ok, message = pcall(function()
      client:spawn(function()
        other.spaces:list()
      end):wait()
    end)
    assert.is_false(ok)
    api.contains("a call of another client in this task: use client:with", message)
    local relative = client:with { timeout = 10 }
    assert.is_truthy(client:spawn(function()
      return relative.spaces:list()
    end):wait())
    for _, poll in ipairs { client, other, relative } do
      ok, message = pcall(function()
        client:spawn(function()
          poll:poll()
        end):wait()
      end)
      assert.is_false(ok)
      api.contains("client:poll in a task", message)
    end
  end)

  it("of loop in a task raises", function()
    local client = gateway:client()
    local ok, message = pcall(function()
      client:spawn(function()
        client:loop()
      end):wait()
    end)
    assert.is_false(ok)
    api.contains("client:loop in a coroutine", message)
  end)

  describe("in a callback raises:", function()
    local calls = {
      function(client) client.spaces:list() end,
      function(client) client:sleep(0) end,
      function(client) client:connect() end,
      function(client) client:poll() end,
      function(client) client:loop() end,
      function(client) client:map({ 1 }, print) end,
      function(client) client:spawn(function() end):wait() end,
      function(client) client:close() end,
      function(client) client:request("GET", "/v1/spaces") end,
    }

    -- Each call, made by a callback that `make` has called.
    local function try(name, make)
      for _, call in ipairs(calls) do
        local failure
        make(function(client, other)
          for _, each in ipairs { client, other } do
            local ok, message = pcall(call, each)
            failure = failure or (ok and "nothing was raised" or message)
          end
        end)
        api.contains(name .. " must not make calls", tostring(failure))
      end
    end

    for name, option in pairs { on_event = "on_event", log = "log" } do
      it(name, function()
        try(name, function(callback)
          local client
          local other = gateway:client()
          client = gateway:client { [option] = function()
            callback(client, other)
          end }
          bctrl.assert(client.spaces:list())
          callback = function() end
          client:spawn(function() bctrl.assert(client.spaces:list()) end):wait()
        end)
      end)
    end

    it("on_error", function()
      try("on_error", function(callback)
        local client
        client = gateway:client { on_error = function()
          callback(client, client:with {})
        end }
        client:spawn(error, "x")
        client:loop()
      end)
    end)

    it("on_progress", function()
      try("on_progress", function(callback)
        local client = gateway:client()
        client:map({ 1 }, function() end, { on_progress = function()
          callback(client, client:with {})
        end })
      end)
    end)

    it("but it may spawn, cancel and look", function()
      local client
      local spawned, status
      client = gateway:client { on_event = function()
        if not spawned then
          spawned = client:spawn(function()
            return "spawned"
          end)
          status = spawned.status
          client:timeout()
          client:pollfd()
        end
      end }
      bctrl.assert(client.spaces:list())
      assert.equal("ready", status)
      assert.equal("spawned", spawned:wait())
    end)

    it("which must not yield, and whose own failure is reported", function()
      local reported = {}
      local client = gateway:client {
        on_error = function(_, text)
          reported[#reported + 1] = text
        end,
        on_event = function()
          coroutine.yield()
        end,
      }
      bctrl.assert(client.spaces:list())
      client:spawn(function()
        bctrl.assert(client.spaces:list())
      end):wait()
      assert.equal(2, #reported)
      api.contains("on_event yielded: it must return", reported[1])
    end)
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
        api.contains("spaces:each cannot wait in a coroutine on Lua 5.1: use list and page:next()", message)
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

describe("client:connect", function()
  it("opens the connection that the first call then takes", function()
    local gateway = api.start()
    local client = gateway:client()
    assert.is_true((client:connect()))
    assert.equal(1, client:stats().connections)
    bctrl.assert(client.spaces:list())
    assert.equal(1, client:stats().connections)
    assert.is_true((client:spawn(function()
      return client:connect { timeout = 5 }
    end):wait()))
    gateway:finish()
    local offline = bctrl.new { api_key = "k", base_url = "http://127.0.0.1:" .. support.refusing_port(), max_retries = 0 }
    local ok, err = offline:connect { timeout = 5 }
    assert.is_nil(ok)
    assert.equal("network", err.kind)
    offline:close()
  end)
end)
