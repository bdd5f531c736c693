-- Sessions: what start returns, what stops them, and what is stopped when their client closes.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local objects = require("spec.support.objects")
local rawserver = require("spec.support.rawserver")
local support = require("spec.support.util")

local load_text = loadstring or load

describe("a session:", function()
  local gateway, client, v1

  setup(function()
    gateway, client, v1 = objects.start()
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

  describe("a session", function()
    it("has the answer's fields, its runtime, and stops it", function()
      local runtime = create("session")
      local response = {}
      local session = bctrl.assert(runtime:start(nil, { response = response }))
      assert.equal(objects.keys(bctrl.decode(response.text)), objects.keys(session))
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
      if not support.has_close then
        pending("Lua 5.4 has <close>")
      end
      local runtime = create("closed")
      local scope = assert(load_text([[
        local bctrl, runtime, fn = ...
        local session <close> = bctrl.assert(runtime:start())
        return fn(session)
      ]]))
      local list = gateway:seen(scope, bctrl, runtime, function() end)
      assert.equal("POST /v2/runtimes/ID/start, POST /v1/runtimes/ID/stop", objects.paths(list))
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
        assert.equal("POST /v1/runtimes/ID/stop", objects.paths { request })
      end
      for i = 1, 5 do
        assert.equal("stopped", status_of(runtimes[i]))
      end
      assert.equal("active", status_of(theirs))
      bctrl.assert(theirs:stop())
    end)

    it("stops those of the clients made with `with` too; such a client stops its own", function()
      local other = gateway:client()
      local child, grandchild = other:with { timeout = 9 }, other:with { timeout = 8 }
      local runtimes = {}
      for i, starter in ipairs { other, child, grandchild } do
        runtimes[i] = create("of a relative " .. i)
        bctrl.assert(starter.runtimes:start(runtimes[i].id))
      end
      grandchild:close { stop = true }
      assert.equal("stopped", status_of(runtimes[3]))
      assert.equal("active", status_of(runtimes[2]))
      child:close()
      other:close { stop = true }
      assert.equal("stopped", status_of(runtimes[1]))
      assert.equal("stopped", status_of(runtimes[2]))
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
      if not support.has_close then
        pending("Lua 5.4 has <close>")
      end
      local other = gateway:client()
      local ok, err = pcall(assert(load_text("local client <close> = ...; error({ unknown = true })")), other)
      assert.is_false(ok)
      assert.is_true(err.unknown)
      api.contains("closed", tostring(other))
    end)
  end)
end)
