-- Runtimes, sessions and pages: plain tables of the API's fields with methods behind them.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local cjson = require("cjson")
local rawserver = require("spec.support.rawserver")
local support = require("spec.support.util")

local load_text = loadstring or load
local NOBODY = "00000000-0000-4000-8000-000000000000"

local function keys(value)
  local list = {}
  for key in pairs(value) do
    list[#list + 1] = tostring(key)
  end
  table.sort(list)
  return table.concat(list, " ")
end

describe("objects of a gateway", function()
  local gateway, client, v1, space, restore

  setup(function()
    gateway = api.start()
    client = gateway:client()
    v1 = client:with { api = "v1" }
    space = gateway:space()
    restore = api.jitter(0)
  end)

  teardown(function()
    restore()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  local function create(name)
    return bctrl.assert(client.runtimes:create { spaceId = space, type = "browser", name = name })
  end

  local function status_of(runtime)
    return bctrl.assert(client.runtimes:get(runtime.id)).status
  end

  local function paths(list)
    local shown = {}
    for i, request in ipairs(list) do
      shown[i] = request.method .. " " .. request.path:gsub("[%x-]+%-[%x-]+", "ID"):gsub("rt_%w+", "ID")
    end
    return table.concat(shown, ", ")
  end

  describe("a runtime", function()
    it("has the API's own fields, and nothing else, in pairs", function()
      local response = {}
      local runtime = bctrl.assert(client.runtimes:create({ spaceId = space, type = "browser", name = "plain" }, { response = response }))
      assert.equal("plain", runtime.name)
      assert.equal("medium", runtime.config.stealth)
      local fields = bctrl.decode(response.text)
      assert.equal(keys(fields), keys(runtime))
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
        assert.equal("stopped", runtime.status) -- its own fields are as they were
        assert.equal(runtime, bctrl.assert(runtime:refresh()))
        assert.equal("active", runtime.status)
        assert.equal(runtime, bctrl.assert(runtime:update { name = "renamed" }))
        assert.equal("renamed", runtime.name)
        assert.is_true(bctrl.assert(runtime:stop()).stopped)
        assert.is_true(bctrl.assert(runtime:delete()).deleted)
      end)
      assert.equal("POST /v2/runtimes/ID/start, GET /v1/runtimes/ID, PATCH /v1/runtimes/ID, POST /v1/runtimes/ID/stop, DELETE /v1/runtimes/ID",
        paths(list))
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
      assert.equal("id", keys(runtime))
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

    it("says so when its methods are called on something else, or without an id", function()
      assert.equal("calling 'runtime:start' on bad self (runtime expected, got nil)", api.mistake(function() bctrl.Runtime.start() end))
      assert.equal("calling 'runtime:stop' on bad self (runtime expected, got table)", api.mistake(function() bctrl.Runtime.stop {} end))
      assert.equal("calling 'session:stop' on bad self (session expected, got table)", api.mistake(function() bctrl.Session.stop {} end))
      assert.equal("calling 'page:next' on bad self (page expected, got table)", api.mistake(function() bctrl.Page.next {} end))
      local runtime = create("no id")
      api.contains("calling 'page:next' on bad self (page expected, got bctrl.Runtime)",
        api.mistake(function() bctrl.Page.next(runtime) end))
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
      value, err = client.runtimes:ref(NOBODY):wait_for("active", { timeout = 5 })
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

    it("refuses what is no status and what is no option", function()
      local runtime = client.runtimes:ref(NOBODY)
      api.contains("bad argument #1 to 'runtime:wait_for' (status expected, got nil)", api.mistake(function() runtime:wait_for() end))
      api.contains("bad argument #2 to 'runtime:wait_for' (options table expected, got 5)",
        api.mistake(function() runtime:wait_for("active", 5) end))
      api.contains("unknown option 'intervall', did you mean 'interval'?",
        api.mistake(function() runtime:wait_for("active", { intervall = 1 }) end))
      api.contains("option 'timeout': a number of seconds above 0 expected, got 0",
        api.mistake(function() runtime:wait_for("active", { timeout = 0 }) end))
    end)
  end)

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
      assert.equal("POST /v2/runtimes/ID/start, GET /v1/runtimes/ID, POST /v1/runtimes/ID/stop", paths(list))
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
        bctrl.assert(client.runtimes:get(NOBODY))
      end)
      assert.is_false(ok)
      api.contains("404 runtime.not_found", tostring(err))
      assert.equal("stopped", status_of(runtime))
    end)

    it("does not start twice what cannot start, and then calls nothing", function()
      local called = false
      local value, err = client.runtimes:ref(NOBODY):using(function()
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

  describe("a session", function()
    it("has the answer's fields, its runtime, and stops it", function()
      local runtime = create("session")
      local response = {}
      local session = bctrl.assert(runtime:start(nil, { response = response }))
      assert.equal(keys(bctrl.decode(response.text)), keys(session))
      assert.equal(session.connection.url, session:cdp_url())
      assert.equal(session.run.id, session:run_id())
      assert.equal(runtime.id, session.runtime.id)
      assert.equal("active", session.runtime.status)
      assert.equal(bctrl.Runtime.stop, session.runtime.stop)
      assert.equal(("bctrl.Session of runtime %s (run %s)"):format(runtime.id, session:run_id()), tostring(session))
      local request = gateway:only(function()
        assert.is_true(bctrl.assert(session:stop(nil, { headers = { ["X-Call"] = "1" } })).stopped)
      end)
      assert.equal("/v1/runtimes/" .. runtime.id .. "/stop", request.path)
      assert.equal("1", request.headers["x-call"])
      api.contains("bad argument #1 to 'session:stop' (this operation has neither body nor query",
        api.mistake(function() session:stop { timeout = 5 } end))
    end)

    it("has its runtime in v1 too, where the answer is flat", function()
      local runtime = bctrl.assert(v1.runtimes:create { name = "flat" })
      local session = bctrl.assert(runtime:start())
      assert.equal(session.connectUrl, session:cdp_url())
      assert.equal(session.runId, session:run_id())
      assert.equal(runtime, session.runtime)
      assert.is_nil(rawget(session, "runtime"))
      bctrl.assert(session.runtime:refresh())
      assert.equal("active", runtime.status)
      local by_id = bctrl.assert(v1.runtimes:start(runtime.id))
      assert.is_false(by_id.started)
      assert.equal(runtime.id, by_id.runtime.id)
      bctrl.assert(session:stop())
    end)

    it("can be made for an id that needs escaping", function()
      local server = rawserver.start()
      finally(function()
        server:stop()
      end)
      server:script { { "read", { "send", rawserver.response(200, "{}") }, "again" } }
      local other = client:with { base_url = server.url }
      local session = bctrl.assert(other.runtimes:start("a/b c%"))
      assert.equal("a/b c%", session.runtime.id)
      bctrl.assert(session:stop())
      local requests = server:log().connections[1].requests
      assert.equal("/v2/runtimes/a%2Fb%20c%25/start", requests[1].path)
      assert.equal("/v1/runtimes/a%2Fb%20c%25/stop", requests[2].path)
      assert.is_nil(session:cdp_url())
      assert.is_nil(session:run_id())
      assert.equal("bctrl.Session of runtime a/b c% (run nil)", tostring(session))
    end)

    it("finds the CDP URL and the run's id wherever an API puts them", function()
      local server = rawserver.start()
      finally(function()
        server:stop()
      end)
      local other = client:with { base_url = server.url }
      for body, expected in pairs {
        [ [[{"connection":{"url":"ws://a"},"run":{"id":"run_1"}}]] ] = { "ws://a", "run_1" },
        [ [[{"connectUrl":"ws://b","runId":"run_2"}]] ] = { "ws://b", "run_2" },
        [ [[{"connection":{"cdpUrl":"ws://c","runId":"run_3"}}]] ] = { "ws://c", "run_3" },
        [ [[{"connection":{"connectUrl":"ws://d"}}]] ] = { "ws://d" },
        [ [[{"connection":{"cdpUrl":"ws://1","connectUrl":"ws://2","url":"ws://3"},"connectUrl":"ws://4"}]] ] = { "ws://1" },
        [ [[{"connection":{"connectUrl":"ws://2","url":"ws://3"},"connectUrl":"ws://4"}]] ] = { "ws://2" },
        [ [[{"connection":{"url":"ws://3"},"connectUrl":"ws://4"}]] ] = { "ws://3" },
        [ [[{"connection":{"url":null},"connectUrl":"ws://4"}]] ] = { "ws://4" },
        [ [[{"connection":{"url":5},"run":{"id":7},"connectUrl":{}}]] ] = {},
        [ [[{"connection":null,"run":"x"}]] ] = {},
      } do
        server:script { { "read", { "send", rawserver.response(200, body) }, "again" } }
        for _, nulls in ipairs { "drop", "keep" } do
          local session = bctrl.assert(other.runtimes:start("id", nil, { nulls = nulls }))
          assert.equal(expected[1], session:cdp_url(), body)
          assert.equal(expected[2], session:run_id(), body)
        end
      end
    end)

    it("is stopped at the end of its scope by <close>, once, when this start started it", function()
      if support.lua_name ~= "lua5.4" then
        pending("Lua 5.4 has <close>")
      end
      local runtime = create("closed")
      local scope = assert(load_text([[
        local bctrl, runtime, fn = ...
        local session <close> = bctrl.assert(runtime:start())
        return fn(session)
      ]]))
      local list = gateway:seen(scope, bctrl, runtime, function() end)
      assert.equal("POST /v2/runtimes/ID/start, POST /v1/runtimes/ID/stop", paths(list))
      list = gateway:seen(scope, bctrl, runtime, function(session)
        bctrl.assert(session:stop())
      end)
      assert.equal(2, #list)
      local ok, err = pcall(scope, bctrl, runtime, function()
        error("inside", 0)
      end)
      assert.is_false(ok)
      assert.equal("inside", err)
      assert.equal("stopped", status_of(runtime))
      gateway:fail { method = "POST", path = "/stop$", status = 400 }
      assert.equal("fine", scope(bctrl, runtime, function() return "fine" end)) -- it never raises
      runtime:stop()
      local task = client:spawn(scope, bctrl, runtime, function()
        client:sleep(0.001)
        return "in a task"
      end)
      assert.equal("in a task", task:wait())
      assert.equal("stopped", status_of(runtime))
      -- what ran already goes on running
      local flat = bctrl.assert(v1.runtimes:create {})
      bctrl.assert(flat:start())
      scope(bctrl, flat, function(session)
        assert.is_false(session.started)
      end)
      assert.equal("active", status_of(flat))
      bctrl.assert(flat:stop())
      -- a closed client neither stops nor raises
      local other = gateway:client()
      list = gateway:seen(scope, bctrl, other.runtimes:ref(runtime.id), function()
        other:close()
      end)
      assert.equal(1, #list)
      bctrl.assert(runtime:stop())
    end)
  end)

  describe("client:close { stop = true }", function()
    it("stops the sessions that are still open, and those alone", function()
      local other = gateway:client()
      local runtimes = {}
      for i = 1, 5 do
        runtimes[i] = create("open " .. i)
        bctrl.assert(other.runtimes:start(runtimes[i].id))
      end
      bctrl.assert(other.runtimes:stop(runtimes[1].id))
      bctrl.assert(other.runtimes:ref(runtimes[2].id):stop())
      local theirs = create("of another client")
      bctrl.assert(theirs:start())
      local list = gateway:seen(function()
        other:close { stop = true }
      end)
      assert.equal(3, #list)
      for _, request in ipairs(list) do
        assert.equal("POST /v1/runtimes/ID/stop", paths { request })
      end
      for i = 1, 5 do
        assert.equal("stopped", status_of(runtimes[i]))
      end
      assert.equal("active", status_of(theirs))
      bctrl.assert(theirs:stop())
    end)

    it("stops them in parallel, within stop_timeout, and closes also where that fails", function()
      local other = gateway:client { stop_timeout = 0.3, max_retries = 0 }
      for i = 1, 20 do
        bctrl.assert(other.runtimes:start(create("slow " .. i).id))
      end
      gateway:fail { method = "POST", path = "/stop$", delay = 30, times = 20 }
      local started = support.now()
      other:close { stop = true }
      assert.truthy(support.now() - started < 4) -- one after another would take 6 s
      api.contains("closed", tostring(other))
    end)

    it("leaves them running without stop", function()
      local other = gateway:client()
      local runtime = create("left")
      bctrl.assert(other.runtimes:start(runtime.id))
      local list = gateway:seen(function()
        other:close()
      end)
      assert.equal(0, #list)
      bctrl.assert(runtime:stop())
    end)

    it("refuses what it does not know", function()
      local other = gateway:client()
      api.contains("bad argument #1 to 'client:close' (unknown option 'stopp', did you mean 'stop'?)",
        api.mistake(function() other:close { stopp = true } end))
      api.contains("option 'stop': true or false expected", api.mistake(function() other:close { stop = 1 } end))
      other:close()
    end)

    it("comes with <close> for the client itself, whatever error ends the scope", function()
      if support.lua_name ~= "lua5.4" then
        pending("Lua 5.4 has <close>")
      end
      local other = gateway:client()
      local ok, err = pcall(assert(load_text("local client <close> = ...; error({ unknown = true })")), other)
      assert.is_false(ok)
      assert.is_true(err.unknown)
      api.contains("closed", tostring(other))
    end)
  end)

  describe("a page", function()
    local own

    setup(function()
      own = bctrl.assert(client.spaces:create { name = "pages" })
      for i = 1, 5 do
        bctrl.assert(client.runtimes:create { spaceId = own.id, type = "browser", name = "r" .. i })
      end
    end)

    it("is an array of objects with nextCursor, and its own array in JSON", function()
      local page = bctrl.assert(client.runtimes:list { spaceId = own.id, limit = 2 })
      assert.equal(2, #page)
      assert.equal("1 2", keys(page))
      assert.equal("r1", page[1].name)
      assert.equal(bctrl.Runtime.start, page[2].start)
      assert.equal("string", type(page.nextCursor))
      assert.equal("bctrl.Page of 2 and more", tostring(page))
      local text = bctrl.encode(page)
      assert.equal("[{", text:sub(1, 2))
      assert.equal("r2", cjson.decode(text)[2].name)
      local empty = bctrl.assert(client.runtimes:list { spaceId = own.id, status = "failed" })
      assert.equal("[]", bctrl.encode(empty))
      assert.equal([[{"list":[]}]], bctrl.encode { list = empty })
      assert.is_nil(empty.nextCursor)
      assert.equal("bctrl.Page of 0", tostring(empty))
    end)

    it("leads to the next page, nil at the end, or nil and an error", function()
      local page = bctrl.assert(client.runtimes:list({ spaceId = own.id, limit = 2 }, { headers = { ["X-Call"] = "1" } }))
      local request, second = gateway:only(function()
        return page:next()
      end)
      assert.equal("1", request.headers["x-call"]) -- with the first page's options
      api.contains("cursor=" .. page.nextCursor, request.query)
      assert.equal("r3", second[1].name)
      request = gateway:only(function()
        return page:next { headers = { ["X-Call"] = "2" } }
      end)
      assert.equal("2", request.headers["x-call"])
      gateway:fail { status = 400 }
      local value, err = second:next()
      assert.is_nil(value)
      assert.equal(400, err.status)
      local last = bctrl.assert(second:next())
      assert.equal("r5", last[1].name)
      local list
      list, value, err = gateway:seen(function()
        return last:next()
      end)
      assert.equal(0, #list)
      assert.is_nil(value)
      assert.is_nil(err)
      api.contains("bad argument #1 to 'page:next' (unknown option 'tiemout', did you mean 'timeout'?)",
        api.mistake(function() page:next { tiemout = 1 } end))
      api.contains("bad argument #1 to 'page:next' (option 'query'", api.mistake(function() page:next { query = {} } end))
    end)

    it("ends with nulls kept too, where nextCursor is null", function()
      local page = bctrl.assert(client.runtimes:list({ spaceId = own.id, limit = 4 }, { nulls = "keep" }))
      page = bctrl.assert(page:next())
      assert.equal(bctrl.null, page.nextCursor)
      local value, err = page:next()
      assert.is_nil(value)
      assert.is_nil(err)
      assert.equal("bctrl.Page of 1", tostring(page))
    end)

    it("shows other fields of its answer, and has methods that they cannot hide", function()
      local server = rawserver.start()
      finally(function()
        server:stop()
      end)
      local other = client:with { base_url = server.url }
      server:script {
        { "read", { "send", rawserver.response(200, [[{"data":[],"folders":["f"],"next":"field","total":7,"nextCursor":""}]]) }, "again" },
      }
      local page = bctrl.assert(other.runtimes:list())
      assert.equal("f", page.folders[1])
      assert.equal(7, page.total)
      assert.equal("function", type(page.next))
      assert.is_nil((page:next())) -- an empty cursor is none
    end)

    it("is gone through by each, which raises what goes wrong instead of ending early", function()
      local seen = {}
      gateway:fail { status = 500, method = "GET", path = "nothing" }
      local ok, err = pcall(function()
        for each in client.runtimes:each({ spaceId = own.id, limit = 2 }, { max_retries = 0 }) do
          seen[#seen + 1] = each.name
          if #seen == 2 then
            gateway:fail { status = 500, message = "Second page." }
          end
        end
      end)
      assert.is_false(ok)
      api.contains("500 server.error: Second page.", tostring(err))
      assert.same({ "r1", "r2" }, seen)
    end)

    it("is not asked for before each needs it, nor after a break, and each ends for good", function()
      local list = gateway:seen(function()
        for _ in client.runtimes:each { spaceId = own.id, limit = 2 } do -- luacheck: ignore 512
          break
        end
      end)
      assert.equal(1, #list)
      local iterator
      list = gateway:seen(function()
        iterator = client.runtimes:each { spaceId = own.id, limit = 5 }
      end)
      assert.equal(0, #list)
      for _ = 1, 5 do
        assert.truthy(iterator())
      end
      list = gateway:seen(function()
        assert.is_nil((iterator()))
        assert.is_nil((iterator()))
        assert.is_nil((iterator()))
      end)
      assert.equal(0, #list)
    end)

    it("is gone through in a task, but for plain 5.1, which says what to do instead", function()
      local seen = 0
      local task = client:spawn(function()
        for _ in client.runtimes:each { spaceId = own.id, limit = 2 } do
          seen = seen + 1
        end
      end)
      local ok, err = pcall(task.wait, task)
      if support.yields_across_pcall then
        assert(ok, err)
        assert.equal(5, seen)
      else
        assert.is_false(ok)
        api.contains("runtimes:each cannot wait in a coroutine on Lua 5.1: use list and page:next() in a while loop", tostring(err))
      end
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
