-- client:close() with work under way, in any order and from anywhere: it ends, nothing hangs, nothing is left open.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local protect = require "bctrl.base.protect"
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"

describe("client:close", function()
  local server, client, reported

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    reported = {}
    server:script { otherwise = { "read", "stall" } }
    client = bctrl.new {
      api_key = "k",
      base_url = server.url,
      on_error = function(_, traceback)
        reported[#reported + 1] = traceback
      end,
    }
  end)

  after_each(function()
    client:close()
    assert.equal(0, #reported, reported[1])
  end)

  local function poll_until_sent(count)
    support.wait_until(function()
      client:poll(0.005)
      return select(2, server:count()) == count
    end, count .. " requests at the server")
  end

  local function all_closed()
    support.wait_until(function()
      return select(3, server:count()) == 0
    end, "the server to see every connection go")
  end

  it("ends every wait of every task, and lets each clean up", function()
    local errs, cleaned = {}, 0
    for i = 1, 3 do
      client:spawn(function()
        errs[i] = select(2, client.runtimes:get("rt_1"))
        cleaned = cleaned + 1
      end)
    end
    client:spawn(function()
      errs[4] = select(2, client:sleep(30))
      cleaned = cleaned + 1
    end)
    local never = client:spawn(function()
      return client:sleep(30)
    end)
    poll_until_sent(3)
    client:close()
    assert.equal(4, cleaned)
    for i = 1, 4 do
      assert.equal("cancelled", errs[i].kind)
      api.contains("the client was closed", errs[i].message)
    end
    assert.equal("cancelled", select(2, never:wait()).kind)
    all_closed()
    client:close()
  end)

  it("has a task's clean-up calls end at once with the same error", function()
    local second, third
    client:spawn(function()
      client:sleep(30)
      second = select(2, client.runtimes:get("rt_1"))
      third = select(2, client:sleep(30))
    end)
    client:poll(0, 10)
    client:close()
    assert.equal("cancelled", second.kind)
    assert.equal("cancelled", third.kind)
    assert.equal(0, (select(2, server:count())))
  end)

  it("does not hang on clean-up without end", function()
    local turns = { 0, 0, 0, 0 }
    client:spawn(function()
      while not client:sleep(1) do
        turns[1] = turns[1] + 1
      end
    end)
    client:spawn(function()
      while true do
        protect.call(client.runtimes.get, client.runtimes, "rt_1")
        turns[2] = turns[2] + 1
      end
    end)
    client:spawn(function()
      while true do
        turns[3] = turns[3] + 1
        coroutine.yield()
      end
    end)
    client:spawn(function()
      while true do
        turns[4] = turns[4] + 1
        client:spawn(function() end):wait()
        client:map({ 1, 2 }, function()
          client:sleep(1)
        end)
      end
    end)
    client:poll(0, 10)
    client:close()
    for i = 1, 4 do
      assert.is_true(turns[i] >= 1 and turns[i] < 100, turns[i])
    end
    reported = {} -- the fourth cannot spawn while the client is closing
  end)

  it("from inside a task: the others end, it goes on, and the loop that it ran in comes back", function()
    local other, after, late
    client:spawn(function()
      other = select(2, client.runtimes:get("rt_1"))
    end)
    local closing = client:spawn(function()
      client:sleep(0.01)
      client:close()
      after = select(2, pcall(client.sleep, client, 1))
      return "on"
    end)
    client:spawn(function()
      client:sleep(30)
      late = true
    end)
    client:loop()
    assert.equal("cancelled", other.kind)
    api.contains("the client is closed", after)
    assert.is_true(late)
    assert.equal("on", closing:wait())
  end)

  it("from inside a task that somebody waits for", function()
    assert.equal(7, client:spawn(function()
      client:close()
      return 7
    end):wait())
  end)

  it("from inside a task's clean-up, while it is closing", function()
    client:spawn(function()
      client:sleep(30)
      client:close()
    end)
    client:poll(0, 10)
    client:close()
  end)

  it("from the coroutine of another scheduler that a poll resumes", function()
    local other
    local own
    own = bctrl.new { api_key = "k", base_url = server.url, wait = function(subscribe)
      local thread = coroutine.running()
      subscribe(function()
        assert(coroutine.resume(thread))
      end)
      coroutine.yield()
    end }
    own:spawn(function()
      other = select(2, own:sleep(30))
    end)
    coroutine.wrap(function()
      own:sleep(0.01)
      own:close()
    end)()
    local ok, message
    support.wait_until(function()
      ok, message = pcall(own.poll, own, 0.01)
      return not ok
    end, "the client to be closed")
    api.contains("the client is closed", message)
    assert.equal("cancelled", other.kind)
  end)

  it("ends the waits of another scheduler's coroutines, who cannot begin others", function()
    local own, err, again
    own = bctrl.new { api_key = "k", base_url = server.url, wait = function(subscribe)
      local thread = coroutine.running()
      subscribe(function()
        assert(coroutine.resume(thread))
      end)
      coroutine.yield()
    end }
    coroutine.wrap(function()
      err = select(2, own.runtimes:get("rt_1"))
      again = select(2, pcall(own.sleep, own, 1))
    end)()
    support.wait_until(function()
      own:poll(0.005)
      return select(2, server:count()) == 1
    end, "the request")
    own:close()
    assert.equal("cancelled", err.kind)
    api.contains("the client is closed", again)
    all_closed()
  end)

  it("in any order with tasks that wait for one another", function()
    for order = 1, 6 do
      local own = bctrl.new { api_key = "k", base_url = server.url }
      local tasks = {}
      local ended = 0
      for i = 1, 3 do
        tasks[i] = own:spawn(function()
          if i == (order % 3) + 1 then
            own.runtimes:get("rt_1")
          else
            tasks[i % 3 + 1]:wait()
          end
          ended = ended + 1
        end)
      end
      if order > 3 then
        own:poll(0, 10)
      end
      own:close()
      assert.equal(order > 3 and 3 or 0, ended)
    end
  end)

  it("makes every later call raise", function()
    client:close()
    for _, call in ipairs {
      function() client.runtimes:get("rt_1") end,
      function() client:poll() end,
      function() client:loop() end,
      function() client:sleep(1) end,
      function() client:spawn(print) end,
      function() client:map({}, print) end,
      function() client:pollfd() end,
      function() client:timeout() end,
      function() client:with {} end,
      function() client:connect() end,
    } do
      local ok, message = pcall(call)
      assert.is_false(ok)
      api.contains("the client is closed", message)
    end
  end)

  it("of a relative closes only that one", function()
    local relative = client:with { timeout = 1 }
    relative:close()
    assert.is_false((pcall(relative.sleep, relative, 0)))
    assert.is_true((client:sleep(0)))
    local other = client:with {}
    client:close()
    local ok, message = pcall(other.sleep, other, 0)
    assert.is_false(ok)
    api.contains("the client is closed", message)
  end)
end)

describe("client:close { stop = true }", function()
  it("stops what is still open, also what tasks start meanwhile, then closes", function()
    local gateway = api.start()
    local client = gateway:client()
    local observer = gateway:client()
    local ids = {}
    for i = 1, 4 do
      ids[i] = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser", name = "r" .. i }).id
    end
    for i = 1, 3 do
      bctrl.assert(client.runtimes:start(ids[i]))
    end
    client:spawn(function()
      client.runtimes:start(ids[4])
    end)
    client:close { stop = true }
    for i = 1, 4 do
      assert.equal("stopped", bctrl.assert(observer.runtimes:get(ids[i])).status, i)
    end
    gateway:finish()
  end)
end)

describe("the end of the program", function()
  it("with everything under way is quiet and quick, with and without a close", function()
    local server = rawserver.start()
    server:script { otherwise = { "read", "stall" } }
    for _, ending in ipairs { "", "client:close()", "client:close() client:close()", "os.exit(0)", "os.exit(0, true)" } do
      local started = support.now()
      local output, status = support.run_lua(([[
        local bctrl = require "bctrl"
        local client = bctrl.new { api_key = "k", base_url = %q }
        for _ = 1, 5 do
          client:spawn(function() client.runtimes:get("rt_1") end)
          client:spawn(function() client:sleep(30) end)
        end
        for _ = 1, 20 do client:poll(0.002) end
        %s
      ]]):format(server.url, ending))
      assert.equal("", output)
      assert.equal(0, status)
      assert.is_true(support.now() - started < 25)
      support.wait_until(function()
        return select(3, server:count()) == 0
      end, "the connections to end")
    end
    server:stop()
  end)
end)
