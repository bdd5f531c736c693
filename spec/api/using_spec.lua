-- runtime:using(fn): started, handed over and stopped, whatever happens.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local objects = require("spec.support.objects")

describe("runtime:using:", function()
  local gateway, client

  setup(function()
    gateway, client = objects.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  local function create(name)
    return objects.create(client, gateway:space(), name)
  end

  local function status_of(runtime)
    return objects.status(client, runtime.id)
  end

  describe("using", function()
    it("starts, hands the session over, stops, and returns what the function returned", function()
      local runtime = create("used")
      local list, a, b, c = gateway:seen(function()
        return runtime:using(function(session)
          assert.equal("active", status_of(runtime))
          assert.equal("none", session.live.control)
          return "a", nil, "c"
        end, { live = { control = "none" } }, { headers = { ["X-Call"] = "1" } })
      end)
      assert.equal("a", a)
      assert.is_nil(b)
      assert.equal("c", c)
      assert.equal("POST /v2/runtimes/ID/start, GET /v1/runtimes/ID, POST /v1/runtimes/ID/stop", objects.paths(list))
      assert.equal("1", list[1].headers["x-call"])
      assert.equal("stopped", status_of(runtime))
      assert.equal(0, select("#", runtime:using(function() end)))
    end)

    it("stops after an error, which it raises again as it was", function()
      local runtime = create("broken")
      local object = {}
      for _, raised in ipairs { "text", object } do
        local ok, err = pcall(runtime.using, runtime, function()
          error(raised, 0)
        end)
        assert.is_false(ok)
        assert.equal(raised, err)
        assert.equal("stopped", status_of(runtime))
      end
      local ok, err = pcall(runtime.using, runtime, function()
        bctrl.assert(client.runtimes:get(objects.NOBODY))
      end)
      assert.is_false(ok)
      api.contains("404 runtime.not_found", tostring(err))
      assert.equal("stopped", status_of(runtime))
    end)

    it("does not start twice what cannot start, and then calls nothing", function()
      local called = false
      local value, err = client.runtimes:ref(objects.NOBODY):using(function()
        called = true
      end)
      assert.is_nil(value)
      assert.equal(404, err.status)
      assert.is_false(called)
    end)

    it("returns a failed stop as an error, unless the function failed: its error wins", function()
      local runtime = create("stuck")
      local strict = client:with { max_retries = 0 }
      local same = strict.runtimes:ref(runtime.id)
      local function fail_stop()
        gateway:fail { method = "POST", path = "/stop$", status = 500, message = "Stuck." }
      end
      local value, err = same:using(function()
        fail_stop()
        return "value"
      end)
      assert.is_nil(value)
      assert.equal(500, err.status)
      assert.equal("Stuck.", err.message)
      assert.equal("runtimes.stop", err.operation)
      local first, second = same:using(function()
        fail_stop()
        return nil, "an error of the function's"
      end)
      assert.is_nil(first)
      assert.equal("an error of the function's", second)
      local ok, raised = pcall(same.using, same, function()
        fail_stop()
        error("raised", 0)
      end)
      assert.is_false(ok)
      assert.equal("raised", raised)
      bctrl.assert(runtime:stop())
    end)

    it("raises the function's own error also where it has closed the client", function()
      local runtime = create("closed inside")
      local other = gateway:client()
      local ok, raised = pcall(function()
        return other.runtimes:ref(runtime.id):using(function()
          other:close()
          error("its own", 0)
        end)
      end)
      assert.same({ false, "its own" }, { ok, raised })
      bctrl.assert(runtime:stop())
    end)

    it("asks for no second stop where the function stopped, and minds no stop that came from elsewhere", function()
      local runtime = create("stopped inside")
      local list = gateway:seen(function()
        assert.equal("x", bctrl.assert(runtime:using(function(session)
          bctrl.assert(session:stop())
          return "x"
        end)))
      end)
      assert.equal(2, #list)
      assert.equal("y", bctrl.assert(runtime:using(function()
        bctrl.assert(client.runtimes:stop(runtime.id))
        return "y"
      end)))
    end)

    it("can be nested, and runs in tasks on every Lua", function()
      local outer, inner = create("outer"), create("inner")
      local function both()
        return outer:using(function(first)
          return inner:using(function(second)
            assert.is_not_equal(first:cdp_url(), second:cdp_url())
            assert.equal("active", status_of(outer))
            return "both"
          end)
        end)
      end
      assert.equal("both", both())
      assert.equal("both", client:spawn(both):wait())
      local task = client:spawn(function()
        outer:using(function()
          assert.equal("active", status_of(outer))
          error("inside", 0)
        end)
      end)
      local ok, err = pcall(task.wait, task)
      assert.is_false(ok)
      api.contains("inside", tostring(err))
      assert.equal("stopped", status_of(outer))
      assert.equal("stopped", status_of(inner))
    end)

    it("stops in a task that is cancelled while the function waits", function()
      local runtime = create("cancelled inside")
      local inside = false
      local task = client:spawn(function()
        return runtime:using(function()
          inside = true
          return client:sleep(60)
        end)
      end)
      while not inside do
        client:poll(0.05)
      end
      task:cancel()
      client:loop()
      assert.equal("stopped", status_of(runtime))
    end)

    it("stops however often its task is cancelled, and the task's next call tells", function()
      local runtime = create("cancelled twice")
      local inside, after, task
      task = client:spawn(function()
        local _, err = runtime:using(function()
          inside = true
          local _, cancelled = client:sleep(60)
          task:cancel("again") -- before the stop
          return nil, cancelled
        end)
        assert.equal("cancelled", err.kind)
        after = select(2, client:sleep(0))
        return "on"
      end)
      while not inside or task.status ~= "waiting" do
        client:poll(0.05)
      end
      gateway:delay(0.3, { method = "POST", path = "/stop$" })
      task:cancel("once")
      local list = gateway:seen(function()
        client:poll(0, 10)
        task:cancel("and again") -- while it stops
        client:loop()
      end)
      assert.equal("POST /v1/runtimes/ID/stop", objects.paths(list))
      assert.equal("stopped", status_of(runtime))
      assert.equal("cancelled", after.kind)
      api.contains("and again", after.message)
      assert.equal("on", task:wait())
    end)

    it("does not outlive a client that is closed while it stops", function()
      local other = gateway:client()
      local runtime = other.runtimes:ref(create("closed").id)
      local err
      gateway:delay(30, { method = "POST", path = "/stop$" })
      other:spawn(function()
        err = select(2, runtime:using(function() end))
      end)
      local before = gateway:stats().requests
      while gateway:stats().requests < before + 2 do
        other:poll(0.05)
      end
      other:close()
      assert.equal("cancelled", err.kind)
    end)

    it("is bounded on the way out by stop_timeout", function()
      local runtime = create("slow")
      local quick = client:with { stop_timeout = 0.1 }
      local value, err = quick.runtimes:ref(runtime.id):using(function()
        gateway:fail { method = "POST", path = "/stop$", delay = 30, times = 5 }
        return true
      end)
      assert.is_nil(value)
      assert.equal("timeout", err.kind)
      gateway:clear()
      runtime:stop()
    end)
  end)
end)
