-- A client: what goes out with each request, client:with, client:close, client:connect, client:request.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local support = require("spec.support.util")

local KEY = "key_of_the_spec"

describe("a client", function()
  local gateway

  setup(function()
    gateway = api.start { unknown = "accept" }
  end)

  teardown(function()
    gateway:finish()
  end)

  it("sends its key, its name, its subaccount and its headers with each request", function()
    local client = gateway:client {
      subaccount_id = "sub_1", headers = { ["X-Team"] = "lua", ["X-Number"] = 5, ["X-Empty"] = "" },
    }
    local request = gateway:only(function()
      bctrl.assert(client.runtimes:list(nil, { headers = { ["X-Call"] = "one" } }))
    end)
    assert.equal("Bearer " .. gateway.api_key, request.headers.authorization)
    assert.equal("sub_1", request.headers["bctrl-subaccount-id"])
    assert.equal("lua", request.headers["x-team"])
    assert.equal("5", request.headers["x-number"])
    assert.equal("", request.headers["x-empty"])
    assert.equal("one", request.headers["x-call"])
    assert.equal("application/json", request.headers.accept)
    assert.is_nil(request.headers["content-type"])
    assert.is_nil(request.headers.expect)
    assert.truthy(request.headers["user-agent"]:find("^bctrl%-lua/%d+%.%d+%.%d+ %(.*; libcurl %d+%.%d+%.%d+%)$"))
    assert.equal("bctrl-lua/" .. bctrl._VERSION, request.headers["user-agent"]:match("^%S+"))
    request = gateway:only(function()
      bctrl.assert(client.runtimes:list())
    end)
    assert.is_nil(request.headers["x-call"])
    request = gateway:only(function()
      bctrl.assert(client:with({ user_agent = "deploy/2" }).runtimes:list())
    end)
    assert.equal("deploy/2", request.headers["user-agent"])
  end)

  it("takes a copy of its options: changing the table afterwards changes nothing", function()
    local headers = { ["X-Team"] = "lua" }
    local given = { base_url = gateway.url, api_key = gateway.api_key, headers = headers }
    local client = bctrl.new(given)
    headers["X-Team"], given.api_key, given.base_url = "other", "other", "http://127.0.0.1:1"
    local request = gateway:only(function()
      bctrl.assert(client.runtimes:list())
    end)
    assert.equal("lua", request.headers["x-team"])
    client:close()
  end)

  it("says where it points and whether it is closed, and never its key", function()
    local client = gateway:client { api = "v1" }
    assert.equal(("bctrl.Client of %s (api v1)"):format(gateway.url), tostring(client))
    assert.equal("bctrl namespace client.spaces.runtimes", tostring(client.spaces.runtimes))
    client:close()
    assert.equal(("bctrl.Client of %s (api v1, closed)"):format(gateway.url), tostring(client))
    for _, value in pairs(client) do
      assert.is_nil(tostring(value):find(gateway.api_key, 1, true))
    end
  end)

  it("has its key in no table that it is made of", function()
    local seen = {}
    local function search(value, path)
      if type(value) == "string" then
        assert(not value:find(gateway.api_key, 1, true), path)
      elseif type(value) == "table" and not seen[value] then
        seen[value] = true
        search(getmetatable(value), path .. "'s metatable")
        for key, each in next, value do
          search(key, path .. "'s key")
          search(each, path .. "." .. tostring(key))
        end
      end
    end
    local client = gateway:client()
    local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
    search(client, "client")
    search(runtime, "runtime")
    search(client:with { api_key = gateway.api_key, api = "v1" }, "another client")
    search(select(2, client.runtimes:get("nothing")), "err")
  end)

  it("closes more than once, and every use afterwards raises on the caller's line", function()
    local client = gateway:client()
    local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
    bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
    local page = bctrl.assert(client.runtimes:list { limit = 1 })
    client:close()
    client:close()
    client:close { stop = true }
    local list = gateway:seen(function()
      for _, use in ipairs {
        function() client.runtimes:list() end,
        function() client.spaces:create {} end,
        function() client:request("GET", "/v1/runtimes") end,
        function() page:next() end,
        function() runtime:start() end,
        function() runtime:wait_for("stopped") end,
        function() runtime:using(print) end,
        function() for _ in client.runtimes:each() do error("never") end end,
        function() client:connect() end,
        function() client:spawn(print) end,
        function() client:poll() end,
        function() client:loop() end,
        function() client:sleep(1) end,
        function() client:map({ 1 }, print) end,
        function() client:with {} end,
        function() client:pollfd() end,
        function() client:timeout() end,
        function() client:events() end,
        function() client:stats() end,
      } do
        assert.equal("the client is closed", api.mistake(use))
      end
    end)
    assert.equal(0, #list)
    assert.equal("stopped", runtime.status)
  end)

  it("is called with a colon, and says so otherwise", function()
    local client = gateway:client()
    api.contains("client:close is called with a colon, on a client; got nil", api.mistake(function() client.close() end))
    api.contains("client:poll is called with a colon", api.mistake(function() client.poll() end))
    api.contains("client:request is called with a colon", api.mistake(function() client.request("GET", "/v1/runtimes") end))
    api.contains("'runtimes:start' is called with a colon, on a client's namespace: client.runtimes:start(…)",
      api.mistake(function() client.runtimes.start("id") end))
    api.contains("runtimes:ref", api.mistake(function() client.runtimes.ref("id") end))
  end)

  it("gives clients for other keys and options on the same loop", function()
    local client = gateway:client { timeout = 30, headers = { ["X-Team"] = "lua" } }
    local other = client:with { api_key = "another_key", api = "v1" }
    local _, value, err = gateway:only(function()
      return other.runtimes:list()
    end)
    assert.is_nil(value)
    assert.equal(401, err.status)
    local inherited = client:with { subaccount_id = "sub_2" }
    local request = gateway:only(function()
      bctrl.assert(inherited.runtimes:list())
    end)
    assert.equal("sub_2", request.headers["bctrl-subaccount-id"])
    assert.equal("lua", request.headers["x-team"])
    assert.equal("Bearer " .. gateway.api_key, request.headers.authorization)
    local moved = client:with { base_url = gateway.url .. "/elsewhere/v1" }
    request = gateway:only(function()
      moved.runtimes:list()
    end)
    assert.equal("/elsewhere/v1/runtimes", request.path)
    other:close()
    api.contains("the client is closed", api.mistake(function() other.runtimes:list() end))
    bctrl.assert(client.runtimes:list()) -- only that one
    local opened = client:stats().connections
    bctrl.assert(inherited.runtimes:list())
    assert.equal(opened, client:stats().connections)
    client:close()
    api.contains("the client is closed", api.mistake(function() inherited.runtimes:list() end))
  end)

  it("refuses the options of the shared loop in client:with, and unknown ones", function()
    local client = gateway:client()
    for _, name in ipairs { "max_connections", "wait", "blocking", "on_error" } do
      local value = ({ max_connections = 5, blocking = false })[name]
      if value == nil then
        value = print
      end
      assert.equal(("bad argument #1 to 'client:with' (option '%s' belongs to the shared loop: give it to bctrl.new)"):format(name),
        api.mistake(function() client:with { [name] = value } end))
    end
    api.contains("unknown option 'time_out', did you mean 'timeout'?", api.mistake(function() client:with { time_out = 1 } end))
    api.contains("options table expected, got nil", api.mistake(function() client:with() end))
    api.contains("client:with' (option 'base_url'", api.mistake(function() client:with { base_url = "http://evil" } end))
  end)

  it("connects ahead of the first call, which then opens no connection", function()
    local client = gateway:client()
    assert.is_true(bctrl.assert(client:connect()))
    local before = client:stats().connections
    assert.equal(1, before)
    bctrl.assert(client.runtimes:list())
    assert.equal(before, client:stats().connections)
    api.contains("unknown option 'time'", api.mistake(function() client:connect { time = 1 } end))
    local nobody = bctrl.new { api_key = KEY, base_url = "http://127.0.0.1:" .. support.refusing_port(), max_retries = 0 }
    local connected, err = nobody:connect { timeout = 30 }
    assert.is_nil(connected)
    assert.equal("network", err.kind)
    nobody:close()
  end)

  it("leaves a table of options that it was given for a call as it was", function()
    local client = gateway:client()
    local call_options, query = { timeout = 5, headers = { ["X-Call"] = "one" } }, { limit = 5 }
    bctrl.assert(client.runtimes:list(query, call_options))
    assert.same({ timeout = 5, headers = { ["X-Call"] = "one" } }, call_options)
    assert.same({ limit = 5 }, query)
  end)

  it("reaches any path through client:request", function()
    local client = gateway:client()
    local response = {}
    local request, value = gateway:only(function()
      return client:request("POST", "/v1/spaces", {
        query = { dry = true }, body = { name = "by hand" }, headers = { ["X-Call"] = "one" }, idempotency_key = "key-1",
        response = response, timeout = 5,
      })
    end)
    assert.equal("by hand", value.name)
    assert.equal(201, response.status)
    assert.equal("POST", request.method)
    assert.equal("/v1/spaces", request.path)
    assert.equal("dry=true", request.query)
    assert.equal([[{"name":"by hand"}]], request.body)
    assert.equal("one", request.headers["x-call"])
    assert.equal("key-1", request.headers["idempotency-key"])
    request = gateway:only(function()
      bctrl.assert(client:request("GET", "/v1/runtimes"))
    end)
    assert.equal("", request.body)
    assert.is_nil(request.query)
    local _, err = client:request("GET", "/v1/nothing/here")
    assert.equal(404, err.status)
    assert.equal("request", err.operation)
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
