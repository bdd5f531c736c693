-- A runtime: a plain table of the API's fields with methods behind it; waiting for its status; answers that are empty.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local objects = require("spec.support.objects")

describe("a runtime:", function()
  local gateway, client, space

  setup(function()
    gateway, client = objects.start()
    space = gateway:space()
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

  describe("a runtime", function()
    it("has the API's own fields, and nothing else, in pairs", function()
      local response = {}
      local runtime = bctrl.assert(client.runtimes:create({ spaceId = space, type = "browser", name = "plain" }, { response = response }))
      assert.equal("plain", runtime.name)
      assert.equal("medium", runtime.config.stealth)
      local fields = bctrl.decode(response.text)
      assert.equal(objects.keys(fields), objects.keys(runtime))
      assert.equal(api.text(fields), api.text(runtime))
      for _, value in pairs(runtime) do
        assert.is_not_equal(client, value)
      end
    end)

    it("says something useful of itself", function()
      local runtime = create("main")
      assert.equal(("bctrl.Runtime %s \"main\" (stopped)"):format(runtime.id), tostring(runtime))
      assert.equal("bctrl.Runtime rt_1", tostring(client.runtimes:ref("rt_1")))
    end)

    it("is started, updated, refreshed, stopped and deleted by one request each", function()
      local runtime = create("life")
      local list = gateway:seen(function()
        local session = bctrl.assert(runtime:start { live = { control = "input" } })
        assert.equal("input", session.live.control)
        assert.equal("active", runtime.status)
        assert.is_nil(runtime.connectUrl) -- a start's answer does not tell this field of it
        assert.equal(runtime, bctrl.assert(runtime:refresh()))
        assert.equal("active", runtime.status)
        assert.equal(runtime, bctrl.assert(runtime:update { name = "renamed" }))
        assert.equal("renamed", runtime.name)
        assert.is_true(bctrl.assert(runtime:stop()).stopped)
        assert.is_true(bctrl.assert(runtime:delete()).deleted)
      end)
      assert.equal("POST /v2/runtimes/ID/start, GET /v1/runtimes/ID, PATCH /v1/runtimes/ID, POST /v1/runtimes/ID/stop, DELETE /v1/runtimes/ID",
        objects.paths(list))
    end)

    it("has its fields replaced by an update's and a refresh's answer, gone ones included", function()
      local runtime = create("replaced")
      bctrl.assert(runtime:start())
      bctrl.assert(runtime:refresh())
      assert.truthy(runtime.connectUrl)
      runtime.mine = "a note of the caller's"
      bctrl.assert(client.runtimes:stop(runtime.id))
      bctrl.assert(runtime:update { name = "x" })
      assert.is_nil(runtime.connectUrl)
      assert.is_nil(runtime.mine)
      assert.equal("stopped", runtime.status)
      assert.equal(bctrl.Runtime.start, runtime.start)
    end)

    it("keeps its fields when the request fails", function()
      local runtime = create("kept")
      local before = api.text(runtime)
      gateway:fail { status = 500, times = 6 }
      assert.is_nil((runtime:update { name = "x" }))
      assert.is_nil((runtime:refresh()))
      assert.equal(before, api.text(runtime))
    end)

    it("passes options: the body or query first, the options after", function()
      local runtime = create("options")
      local list = gateway:seen(function()
        runtime:start(nil, { headers = { ["X-Call"] = "1" } })
        runtime:refresh({ include = "connection" }, { headers = { ["X-Call"] = "1" } })
        runtime:update({}, { headers = { ["X-Call"] = "1" } })
        runtime:stop(nil, { headers = { ["X-Call"] = "1" } })
        runtime:delete({ force = true }, { headers = { ["X-Call"] = "1" } })
      end)
      for _, request in ipairs(list) do
        assert.equal("1", request.headers["x-call"])
      end
      assert.equal("include=connection", list[2].query)
      assert.equal("force=true", list[5].query)
      assert.equal("bad argument #1 to 'runtime:stop' (this operation has neither body nor query: nil expected, got table)",
        api.mistake(function() runtime:stop { timeout = 5 } end))
      assert.equal("bad argument #1 to 'runtime:refresh' ('timeout' is an option of the call, not a field of the query: options are argument #2)",
        api.mistake(function() runtime:refresh { timeout = 5 } end))
      assert.equal("bad argument #1 to 'runtime:start' ('timeout' is an option of the call, not a field of the body: options are argument #2)",
        api.mistake(function() runtime:start { timeout = 5 } end))
      api.contains("bad argument #2 to 'runtime:stop' (unknown option 'timeot', did you mean 'timeout'?)",
        api.mistake(function() runtime:stop(nil, { timeot = 5 }) end))
    end)

    it("comes from a ref without a request, and a refresh fills it", function()
      local made = create("referenced")
      local runtime
      local list = gateway:seen(function()
        runtime = client.runtimes:ref(made.id)
      end)
      assert.equal(0, #list)
      assert.equal("id", objects.keys(runtime))
      bctrl.assert(runtime:refresh())
      assert.equal("referenced", runtime.name)
    end)

    it("has methods that a field of the API shadows, and that the class still has", function()
      local runtime = create("shadowed")
      bctrl.assert(runtime:start())
      runtime.stop = "a field that the API might have"
      assert.equal("a field that the API might have", runtime.stop)
      assert.is_true(bctrl.assert(bctrl.Runtime.stop(runtime)).stopped)
    end)

    it("stops, waits and shows itself as ever where the API has fields of its methods' names", function()
      local runtime = create("overshadowed")
      local fields = [[{"stop":"x","run_id":"x","refresh":"x","runtime":{"refresh":"x"}}]]
      gateway:fail { method = "POST", path = "/start$", status = 200, body = fields }
      local list, value = gateway:seen(function()
        return runtime:using(function(session)
          assert.equal("x", session.stop)
          api.contains("bctrl.Session of runtime " .. runtime.id, tostring(session))
          return "value"
        end)
      end)
      assert.equal("value", value)
      assert.equal("POST /v2/runtimes/ID/start, POST /v1/runtimes/ID/stop", objects.paths(list))
      runtime.refresh = "x"
      assert.equal(runtime, bctrl.assert(bctrl.Runtime.wait_for(runtime, "stopped")))
    end)

    it("says so when its methods are called on something else, or without an id", function()
      assert.equal("calling 'runtime:start' on bad self (runtime expected, got nil)", api.mistake(function() bctrl.Runtime.start() end))
      assert.equal("calling 'runtime:stop' on bad self (runtime expected, got table)", api.mistake(function() bctrl.Runtime.stop {} end))
      assert.equal("calling 'session:stop' on bad self (session expected, got table)", api.mistake(function() bctrl.Session.stop {} end))
      assert.equal("calling 'list:next' on bad self (list expected, got table)", api.mistake(function() bctrl.List.next {} end))
      local runtime = create("no id")
      api.contains("calling 'list:next' on bad self (list expected, got bctrl.Runtime)",
        api.mistake(function() bctrl.List.next(runtime) end))
      runtime.id = nil
      assert.equal("calling 'runtime:start' on bad self (runtime id expected, got nil)", api.mistake(function() runtime:start() end))
      runtime.id = ".."
      assert.equal("calling 'runtime:start' on bad self (runtime id expected, got \"..\")", api.mistake(function() runtime:start() end))
    end)

    it("can be sent as JSON, as the object that it is", function()
      local runtime = create("encoded")
      assert.equal(api.text(runtime), api.text(bctrl.decode(bctrl.encode(runtime))))
    end)
  end)

  describe("wait_for", function()
    it("polls until the runtime has the status, and returns it with new fields", function()
      local runtime = create("waited")
      local list = gateway:seen(function()
        assert.equal(runtime, bctrl.assert(runtime:wait_for("stopped")))
      end)
      assert.equal(1, #list) -- there at the first look: no wait
      runtime.status = "unknown"
      assert.equal(runtime, bctrl.assert(runtime:wait_for("stopped", { timeout = 5 })))
      bctrl.assert(runtime:start())
      local seen
      local before = gateway:stats().requests
      local task = client:spawn(function()
        seen = bctrl.assert(runtime:wait_for("failed", { interval = 0.01, timeout = 10 }))
      end)
      while gateway:stats().requests < before + 3 do
        client:poll(0.01)
      end
      assert.is_nil(seen)
      gateway:set_status(runtime.id, "failed")
      task:wait()
      assert.equal(runtime, seen)
      assert.equal("failed", runtime.status)
    end)

    it("returns an error of kind timeout when the time is up, and any other failure at once", function()
      local runtime = create("never")
      local value, err = runtime:wait_for("active", { timeout = 0.3, interval = 0.02 })
      assert.is_nil(value)
      assert.equal("timeout", err.kind)
      assert.equal("the runtime is stopped, not active, after 0.3 s", err.message)
      value, err = client.runtimes:ref(objects.NOBODY):wait_for("active", { timeout = 5 })
      assert.is_nil(value)
      assert.equal(404, err.status)
      gateway:fail { delay = 30 }
      value, err = runtime:wait_for("active", { timeout = 0.1 })
      assert.is_nil(value)
      assert.equal("timeout", err.kind)
    end)

    it("returns a cancellation", function()
      local runtime = create("cancelled")
      local err
      local task = client:spawn(function()
        err = select(2, runtime:wait_for("active", { interval = 5 }))
      end)
      local sent = gateway:stats().requests
      while gateway:stats().requests == sent do
        client:poll(0.01)
      end
      client:poll(0.02)
      task:cancel("no longer")
      client:loop()
      assert.equal("cancelled", err.kind)
      assert.equal("no longer", err.message)
    end)

    it("returns the last request's own error where no answer came at all", function()
      local runtime = client.runtimes:ref(create("silent").id)
      gateway:fail { method = "GET", delay = 30, times = 5 }
      local value, err = runtime:wait_for("active", { timeout = 0.2 })
      assert.is_nil(value)
      assert.equal("timeout", err.kind)
      assert.equal(1, err.attempts)
      assert.equal("/v1/runtimes/" .. runtime.id, err.path)
      api.contains("no answer", err.message)
    end)

    it("refuses what is no status and what is no option", function()
      local runtime = client.runtimes:ref(objects.NOBODY)
      api.contains("bad argument #1 to 'runtime:wait_for' (status expected, got nil)", api.mistake(function() runtime:wait_for() end))
      api.contains("bad argument #2 to 'runtime:wait_for' (options table expected, got 5)",
        api.mistake(function() runtime:wait_for("active", 5) end))
      api.contains("unknown option 'intervall', did you mean 'interval'?",
        api.mistake(function() runtime:wait_for("active", { intervall = 1 }) end))
      api.contains("option 'timeout': a number of seconds above 0 expected, got 0",
        api.mistake(function() runtime:wait_for("active", { timeout = 0 }) end))
    end)
  end)

  describe("an empty 2xx answer", function()
    it("is true for what returns an object, and changes no object", function()
      local runtime = create("empty")
      local before = api.text(runtime)
      for _ = 1, 5 do
        gateway:fail { status = 204, body = "" }
      end
      assert.equal(runtime, bctrl.assert(runtime:update { name = "x" }))
      assert.equal(runtime, bctrl.assert(runtime:refresh()))
      assert.is_true(client.runtimes:get(runtime.id))
      assert.is_true(runtime:stop())
      assert.is_true(runtime:delete())
      assert.equal(before, api.text(runtime))
    end)

    it("leaves an object its id where the answer has none", function()
      local runtime = create("no id in the answer")
      local id = runtime.id
      gateway:fail { status = 200, body = [[{"name":"x"}]] }
      bctrl.assert(runtime:refresh())
      assert.equal("x", runtime.name)
      assert.equal(id, runtime.id)
    end)
  end)
end)
