-- The client in other schedulers' loops: libuv through bctrl.luv, cqueues through bctrl.cqueues and as a pollable object.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local protect = require "bctrl.base.protect"
local rawserver = require "spec.support.rawserver"
local streams = require "spec.support.streams"
local support = require "spec.support.util"

local uv = support.module("luv")
local cqueues = support.module("cqueues")

describe("a scheduler:", function()
  local gateway, server, reported

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
    server:script { otherwise = { "read", "stall" } }
    reported = {}
  end)

  after_each(function()
    assert.equal(0, #reported, reported[1])
  end)

  local function loop_of(client)
    return getmetatable(client).context.loop
  end

  local function new(url, key, wait)
    local client = bctrl.new {
      base_url = url or gateway.url,
      api_key = key or gateway.api_key,
      blocking = false,
      wait = wait,
      on_error = function(_, traceback)
        reported[#reported + 1] = traceback
      end,
    }
    finally(function()
      client:close()
    end)
    return client
  end

  -- What every scheduler must do. `attach(client)` plugs it in; `start(fn)` begins a coroutine; `run()` runs the loop until
  -- nothing is left; `sleep(seconds)` is the scheduler's own.
  local function behaves(attach, start, run, sleep)
    it("calls in its coroutines suspend these alone", function()
      local client = new()
      attach(client)
      local order = {}
      gateway:delay(0.2, { method = "GET" })
      start(function()
        order[#order + 1] = "asks"
        bctrl.assert(client.spaces:list())
        order[#order + 1] = "answered"
      end)
      start(function()
        sleep(0.01)
        order[#order + 1] = "meanwhile"
      end)
      run()
      assert.same({ "asks", "meanwhile", "answered" }, order)
    end)

    it("a hundred of them wait, and none is woken by another's answer", function()
      local client = new()
      attach(client)
      local woken, done = 0, 0
      local loop = loop_of(client)
      local wait = loop.wait
      loop.wait = function(subscribe)
        wait(subscribe)
        woken = woken + 1
      end
      for _ = 1, 100 do
        start(function()
          bctrl.assert(client.spaces:list())
          done = done + 1
        end)
      end
      run()
      assert.equal(100, done)
      assert.equal(100, woken)
    end)

    it("tasks run in it, and may be waited for", function()
      local client = new()
      attach(client)
      local got
      local task = client:spawn(function()
        bctrl.assert(client:sleep(0.01))
        return bctrl.assert(client.spaces:list())[1].name
      end)
      start(function()
        got = task:wait()
        local slow = client:spawn(function()
          client:sleep(30)
        end)
        local value, err = slow:wait(0.01)
        assert.is_nil(value)
        assert.equal("timeout", err.kind)
        slow:cancel()
        local results = client:map({ 1, 2, 3 }, function(item)
          bctrl.assert(client.spaces:list())
          return item
        end)
        assert.equal(3, results[3])
      end)
      run()
      assert.equal("Default", got)
    end)

    it("ends its loop when nothing is under way, and goes on when there is again", function()
      local client = new()
      attach(client)
      run()
      for _ = 1, 2 do
        local done
        client:spawn(function()
          bctrl.assert(client:sleep(0.01))
          bctrl.assert(client.spaces:list())
          done = true
        end)
        run()
        assert.is_true(done)
      end
    end)

    it("works in protected calls and in using", function()
      local client = new()
      attach(client)
      local name
      start(function()
        local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser", name = "s" })
        name = runtime:using(function()
          local ok, message = protect.call(function()
            bctrl.assert(client.spaces:list())
            error("inner", 0)
          end)
          assert.is_false(ok)
          return message .. bctrl.assert(client.runtimes:get(runtime.id)).name
        end)
      end)
      run()
      assert.equal("inners", name)
    end)

    it("a stream's events come one wait at a time, over two connections", function()
      local client = new(server.url, "k")
      attach(client)
      server:script {
        { "read", { "send", streams.HEAD .. streams.chunk(streams.event(1)) }, { "sleep", 0.05 }, { "send", streams.chunk(streams.event(2)) }, "close" },
        { "read", { "send", streams.HEAD }, { "sleep", 0.05 }, { "send", streams.chunk(streams.event(3)) .. streams.END } },
      }
      local got, ticks, err = {}, 0, nil
      start(function()
        local stream = bctrl.assert(client.runs:stream("run_1"))
        local event
        repeat
          event, err = stream:next(0.01)
          got[#got + 1] = event and event.n or err and err.kind
        until event == nil and err == nil
      end)
      start(function()
        repeat
          sleep(0.005)
          ticks = ticks + 1
        until got[#got] == 3
      end)
      run()
      local events = {}
      for _, each in ipairs(got) do
        events[#events + 1] = each ~= "timeout" and each or nil
      end
      assert.same({ 1, 2, 3 }, events)
      assert.is_true(#got > 3)
      assert.is_true(ticks > 2)
    end)

    it("a client that is closed while coroutines wait ends their calls, and the loop", function()
      local client = new(server.url, "k")
      attach(client)
      local errs = {}
      for i = 1, 3 do
        start(function()
          errs[i] = select(2, client.runtimes:get("rt_1"))
        end)
      end
      start(function()
        repeat
          sleep(0.005)
        until select(2, server:count()) == 3
        client:close()
      end)
      run()
      for i = 1, 3 do
        assert.equal("cancelled", errs[i].kind)
      end
      support.wait_until(function()
        return select(3, server:count()) == 0
      end, "the connections to be closed")
    end)

    it("may be left again", function()
      local function own_wait() end
      local client = new(nil, nil, own_wait)
      local loop = loop_of(client)
      local detach = attach(client)
      assert.not_equal(own_wait, loop.wait)
      api.contains("attached to a loop already", tostring(select(2, pcall(attach, client))))
      start(function()
        bctrl.assert(client.spaces:list())
      end)
      run()
      detach()
      detach()
      assert.equal(own_wait, loop.wait)
      loop.wait = nil
      local task = client:spawn(function()
        return #bctrl.assert(client.spaces:list())
      end)
      run()
      assert.equal("ready", task.status)
      support.wait_until(function()
        client:poll(0.01)
        return task.status == "done"
      end, "the task")
      attach(client)
      start(function()
        bctrl.assert(client.spaces:list())
      end)
      run()
    end)
  end

  if uv then
    describe("luv", function()
      local adapter = require "bctrl.luv"

      behaves(function(client)
        return adapter.attach(client, uv)
      end, function(fn)
        coroutine.wrap(fn)()
      end, function()
        uv.run()
      end, function(seconds)
        local thread = coroutine.running()
        local timer = uv.new_timer()
        timer:start(seconds * 1000, 0, function()
          timer:close()
          assert(coroutine.resume(thread))
        end)
        coroutine.yield()
      end)

      it("a coroutine that nobody else knows is kept until its answer", function()
        local client = new()
        adapter.attach(client, uv)
        local done
        coroutine.wrap(function()
          bctrl.assert(client.spaces:list())
          done = true
        end)()
        collectgarbage()
        collectgarbage()
        uv.run()
        assert.is_true(done)
      end)

      it("an error in a coroutine that an answer resumed is reported with its traceback", function()
        local client = new()
        adapter.attach(client, uv)
        coroutine.wrap(function()
          bctrl.assert(client.spaces:list())
          error("after the answer")
        end)()
        uv.run()
        assert.equal(1, #reported)
        api.contains("after the answer", reported[1])
        api.contains("schedulers_spec.lua", reported[1])
        reported = {}
      end)

      it("a task that runs the loop itself does not make it spin", function()
        local client = new()
        local turns, over = 0, false
        adapter.attach(client, uv)
        client:spawn(function()
          client:spawn(function() end) -- so that there is something to poll for
          local timer = uv.new_timer()
          timer:start(100, 0, function()
            timer:close()
            over = true
          end)
          while not over do
            uv.run("once")
            turns = turns + 1
          end
        end)
        client:poll(0, 10)
        assert.is_true(over)
        assert.is_true(turns < 50, turns)
        uv.run()
        assert.equal(0, client:stats().live)
      end)

      it("each poll can be scheduled, as Neovim wants it", function()
        local client = new()
        local queue = {}
        adapter.attach(client, uv, { schedule = function(fn)
          queue[#queue + 1] = fn
        end })
        local task = client:spawn(function()
          return #bctrl.assert(client.spaces:list())
        end)
        support.wait_until(function()
          uv.run("nowait")
          local fn = table.remove(queue, 1)
          if fn then
            fn()
          end
          return task.status == "done"
        end, "the task")
      end)

      it("arguments of the wrong type are refused", function()
        api.contains("bad argument #1 to 'bctrl.luv.attach' (client expected", api.mistake(function() adapter.attach({}, uv) end))
        local client = new()
        api.contains("bad argument #2 to 'bctrl.luv.attach' (luv expected", api.mistake(function() adapter.attach(client, {}) end))
      end)
    end)
  end

  if cqueues then
    describe("cqueues", function()
      local adapter = require "bctrl.cqueues"
      local queue

      before_each(function()
        queue = cqueues.new()
      end)

      behaves(function(client)
        return adapter.attach(client, queue)
      end, function(fn)
        queue:wrap(fn)
      end, function()
        assert(queue:loop())
      end, cqueues.sleep)

      it("a client is a pollable object by itself", function()
        local client = new()
        local task = client:spawn(function()
          bctrl.assert(client:sleep(0.01))
          return #bctrl.assert(client.spaces:list())
        end)
        local polls = 0
        queue:wrap(function()
          while task.status ~= "done" do
            cqueues.poll(client)
            client:poll()
            polls = polls + 1
          end
        end)
        assert(queue:loop())
        assert.equal("done", task.status)
        assert.is_true(polls < (client:pollfd() and 20 or 200), polls)
      end)

      it("coroutines of another controller than the attached one are served, each suspended alone", function()
        local client = new()
        adapter.attach(client, queue)
        gateway:delay(0.2, { method = "GET", times = 2 })
        local other, order = cqueues.new(), {}
        for _ = 1, 2 do
          other:wrap(function()
            local name = bctrl.assert(client.spaces:list())[1].name
            order[#order + 1] = name
          end)
        end
        other:wrap(function()
          cqueues.sleep(0.01)
          order[#order + 1] = "meanwhile"
        end)
        assert(other:loop(20))
        assert.same({ "meanwhile", "Default", "Default" }, order)
        assert.is_true(other:empty())
      end)

      it("a task that runs another controller gets an error for the calls in it", function()
        local client = new()
        adapter.attach(client, queue)
        local failure
        client:spawn(function()
          local inner = cqueues.new()
          inner:wrap(function()
            client.spaces:list()
          end)
          failure = select(2, inner:loop(20))
        end)
        assert(queue:loop(20))
        api.contains("would block: use client:spawn", tostring(failure))
      end)

      it("a controller that is dropped takes its coroutines' requests along", function()
        local client = new(server.url, "k")
        local detach = adapter.attach(client, queue)
        queue:wrap(function()
          client.runtimes:get("rt_1")
        end)
        support.wait_until(function()
          queue:step(0.005)
          return select(2, server:count()) == 1
        end, "the request")
        detach()
        detach, queue = nil, nil -- luacheck: ignore 311
        support.wait_until(function()
          collectgarbage()
          return client:stats().active == 0
        end, "the request to be freed")
      end)

      it("arguments of the wrong type are refused", function()
        local client = new()
        api.contains("bad argument #2 to 'bctrl.cqueues.attach' (cqueues controller expected",
          api.mistake(function() adapter.attach(client, {}) end))
      end)
    end)
  end
end)
