-- One descriptor: whoever watches client:pollfd() needs no timer and no second descriptor, and is never woken for nothing.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local core = require "bctrl.core"
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"
local watch = require "spec.support.watch"

local is_portable = core.backend == "poll"

describe("client:pollfd()", function()
  local gateway, server, client, runtime

  setup(function()
    gateway = api.start()
    server = rawserver.start()
  end)

  teardown(function()
    gateway:finish()
    server:stop()
  end)

  before_each(function()
    gateway:clear()
    client = gateway:client()
    runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser", name = "pollfd" })
  end)

  after_each(function()
    client:close()
  end)

  -- A client of the raw server.
  local function raw(script, options)
    server:script(script)
    options = options or {}
    options.api_key, options.base_url = "k", server.url
    local own = bctrl.new(options)
    finally(function()
      own:close()
    end)
    return own
  end

  local function poll_until_sent(own, count)
    support.wait_until(function()
      own:poll(0.005)
      return select(2, server:count()) == count
    end, count .. " requests at the server")
  end

  it("is one number for life, its events are r, and its timeout is seconds or nil", function()
    local fd = client:pollfd()
    assert.equal(is_portable and "nil" or "number", type(fd))
    assert.equal(fd, client:pollfd())
    assert.equal("r", client:events())
    assert.is_nil(client:timeout())
    local task = client:spawn(function()
      client:sleep(100)
    end)
    assert.equal(0, client:timeout())
    client:poll(0, 10)
    local timeout = client:timeout()
    assert.is_true(timeout > 50 and timeout <= 100)
    task:cancel()
    assert.equal(0, client:timeout())
    client:poll(0, 10)
    assert.is_nil(client:timeout())
  end)

  it("is all that a host has to watch: calls, sleeps and retries go on", function()
    gateway:fail { times = 1, status = 503, retry_after = 0.05, method = "GET" }
    local got
    client:spawn(function()
      client:sleep(0.02)
      local session = bctrl.assert(runtime:start())
      bctrl.assert(session:stop())
      got = bctrl.assert(client.runtimes:get(runtime.id)).status
    end)
    watch.drive(client, function()
      return got
    end, "the task")
    assert.equal("stopped", got)
    assert.equal(0, watch.count(client, 0.05))
  end)

  it("asked for in the middle of things tells as well", function()
    local got
    client:spawn(function()
      client:sleep(0.02)
      got = bctrl.assert(client.spaces:list())
    end)
    client:poll(0, 10)
    watch.drive(client, function()
      return got
    end, "the task")
  end)

  describe("is readable", function()
    before_each(function()
      client:pollfd()
      client:poll(0, 10)
      assert.is_false(watch.readable(client))
    end)

    it("after a spawn", function()
      client:spawn(function() end)
      assert.is_true(watch.readable(client))
      client:poll(0, 10)
      assert.is_false(watch.readable(client))
    end)

    it("after a cancel, also of a task that has not begun", function()
      local task = client:spawn(function()
        client:sleep(30)
      end)
      client:poll(0, 10)
      assert.is_false(watch.readable(client))
      task:cancel()
      assert.is_true(watch.readable(client))
      client:poll(0, 10)
      assert.is_false(watch.readable(client))
      local waiting = client:spawn(function()
        return client:spawn(function() end)
      end)
      client:poll(0, 10)
      waiting:wait():cancel()
      client:poll(0, 10)
      assert.is_false(watch.readable(client))
    end)

    it("after a bare yield", function()
      local turns = 0
      client:spawn(function()
        turns = turns + 1
        coroutine.yield()
        turns = turns + 1
      end)
      watch.drive(client, function()
        return turns == 2
      end, "the task")
      assert.is_false(watch.readable(client))
    end)

    it("after a blocking call that has taken another's answer", function()
      local got
      client:spawn(function()
        got = bctrl.assert(client.spaces:list())
      end)
      gateway:delay(0.02, { method = "GET" })
      client:poll(0, 10)
      support.wait_until(function()
        bctrl.assert(client:sleep(0.005))
        return client:stats().active == 0
      end, "the answer")
      assert.is_true(got == nil)
      assert.is_true(watch.readable(client))
      client:poll(0, 10)
      assert.is_truthy(got)
      assert.is_false(watch.readable(client))
    end)

    it("after a blocking call that has begun another's timer", function()
      local slept
      client:spawn(function()
        slept = client:sleep(0.05)
      end)
      client:poll(0, 10)
      bctrl.assert(client.spaces:list())
      watch.drive(client, function()
        return slept
      end, "the sleep")
    end)

    it("while the budget of a poll has left something over", function()
      local ran = 0
      for _ = 1, 10 do
        client:spawn(function()
          ran = ran + 1
          local stop = support.now() + 0.002
          while support.now() < stop do end -- luacheck: ignore 542
        end)
      end
      client:poll(0, 0.0001)
      assert.equal(1, ran)
      watch.drive(client, function()
        return ran == 10
      end, "the tasks")
      assert.is_false(watch.readable(client))
    end)

    it("when a timer is due, and not before", function()
      local slept
      client:spawn(function()
        slept = client:sleep(0.15)
      end)
      client:poll(0, 10)
      assert.is_false(watch.readable(client))
      local wakeups = watch.drive(client, function()
        return slept
      end, "the sleep")
      assert.is_true(wakeups <= 2, wakeups)
    end)

    it("when a call's time is up", function()
      local own = raw({ otherwise = { "read", "stall" } })
      local err
      own:spawn(function()
        err = select(2, own.runtimes:get("rt_1", nil, { timeout = 0.1 }))
      end)
      own:pollfd()
      watch.drive(own, function()
        return err
      end, "the timeout")
      assert.equal("timeout", err.kind)
      assert.equal(0, watch.count(own, 0.05))
    end)

    it("when the wait for a retry is over", function()
      local own = raw({
        { "read", { "send", rawserver.response(429, "{}", { ["Retry-After"] = "0.05" }) }, "again" },
      })
      local err
      own:pollfd()
      own:spawn(function()
        err = select(2, own.runtimes:get("rt_1"))
      end)
      watch.drive(own, function()
        return err
      end, "three attempts")
      assert.equal(3, err.attempts)
    end)

    it("when a place in the queue becomes free", function()
      server:script { { "read", "stall" }, otherwise = { "read", { "send", rawserver.response(200, '{"id":"rt_1"}') }, "again" } }
      local own = bctrl.new { api_key = "k", base_url = server.url, max_connections = 1 }
      local got
      local first = own:spawn(function()
        return own.runtimes:get("rt_1")
      end)
      own:pollfd()
      poll_until_sent(own, 1)
      own:spawn(function()
        got = bctrl.assert(own.runtimes:get("rt_1"))
      end)
      own:poll(0, 10)
      assert.equal(1, own:stats().queued)
      first:cancel()
      watch.drive(own, function()
        return got
      end, "the second answer")
      own:close()
    end)
  end)

  describe("is not readable", function()
    it("while nothing is under way", function()
      client:pollfd()
      bctrl.assert(client.spaces:list())
      assert.is_true(watch.count(client, 0.3) <= 1)
      assert.is_nil(client:timeout())
    end)

    it("while a request waits for its answer, however long", function()
      local own = raw({ otherwise = { "read", "stall" } })
      own:pollfd()
      for _ = 1, 20 do
        own:spawn(function()
          own.runtimes:get("rt_1")
        end)
      end
      poll_until_sent(own, 20)
      local settling = watch.count(own, 0.4) -- libcurl's own timers of a connection that has just been opened
      local wakeups = watch.count(own, 0.4)
      assert.is_true(settling <= (is_portable and 60 or 40), settling)
      assert.is_true(wakeups <= (is_portable and 60 or 1), wakeups)
    end)

    it("after a server has closed an idle connection", function()
      local own = raw({ { "read", { "send", rawserver.response(200, '{"id":"rt_1"}') }, "close" } })
      own:pollfd()
      bctrl.assert(own.runtimes:get("rt_1"))
      server:wait_for { ended = 1 }
      assert.is_true(watch.count(own, 0.2) <= 2)
    end)
  end)

  it("wakes its host at most four times for a request", function()
    client:pollfd()
    client:poll(0, 10)
    local starts = 50
    local done = 0
    local task = client:spawn(function()
      for _ = 1, starts do
        bctrl.assert(runtime:start())
        done = done + 1
      end
    end)
    local before = client:stats()
    local wakeups = watch.drive(client, function()
      return task.status == "done"
    end, "the starts")
    assert.equal(starts, done)
    if not is_portable then
      local armed = client:stats().settles - before.settles
      io.stdout:write(("one after another: %.2f wake-ups and %.2f timers armed a request\n"):format(wakeups / starts, armed / starts))
      assert.is_true(wakeups / starts <= 4, wakeups / starts)
    end
    -- and each on a connection of its own
    done = 0
    local answer = rawserver.response(200, '{"id":"rt_1"}', "Connection: close\r\n")
    local own = raw({ otherwise = { "read", { "send", answer }, "close" } })
    own:pollfd()
    task = own:spawn(function()
      for _ = 1, starts do
        bctrl.assert(own.runtimes:get("rt_1"))
        done = done + 1
      end
    end)
    wakeups = watch.drive(own, function()
      return task.status == "done"
    end, "the calls")
    assert.equal(starts, done)
    if not is_portable then
      io.stdout:write(("on new connections: %.2f wake-ups a request\n"):format(wakeups / starts))
      assert.is_true(wakeups / starts <= 4, wakeups / starts)
    end
  end)

  it("takes the answer that is there when the host was suspended past the call's time", function()
    server:script { { "read", { "send", rawserver.response(200, '{"id":"rt_1"}') }, "stall" } }
    local own = bctrl.new { api_key = "k", base_url = server.url }
    local got, err
    own:spawn(function()
      got, err = own.runtimes:get("rt_1", nil, { timeout = 0.4, attempt_timeout = 0.4 })
    end)
    support.wait_until(function()
      own:poll(0, 10)
      return own:stats().sendings == 1
    end, "the request")
    support.sleep(0.5)
    own:poll(0, 10)
    own:poll(0, 10)
    assert.is_nil(err)
    assert.equal("rt_1", got.id)
    own:close()
  end)
end)
