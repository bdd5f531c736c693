-- bctrl.new, its options and the environment; client:with, client:close; what goes out with each request.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local options = require("bctrl.options")
local support = require("spec.support.util")

local KEY = "key_of_the_spec"

local function new(given)
  given = given or {}
  given.api_key = given.api_key or KEY
  local client = bctrl.new(given)
  finally(function()
    client:close()
  end)
  return client
end

describe("bctrl.new", function()
  it("needs no options where the environment has a key, and says what to do where it has none", function()
    api.with_environment({ BCTRL_API_KEY = KEY }, function()
      local client = bctrl.new()
      assert.equal("bctrl.Client of https://api.bctrl.ai (api v2)", tostring(client))
      client:close()
    end)
    api.with_environment({ BCTRL_API_KEY = false }, function()
      assert.equal("bctrl.new: an API key expected: set BCTRL_API_KEY, or give the option 'api_key'",
        api.mistake(function() bctrl.new() end))
    end)
    api.with_environment({ BCTRL_API_KEY = "" }, function()
      api.contains("an API key expected", api.mistake(function() bctrl.new {} end))
    end)
  end)

  it("refuses an unknown option and names the nearest", function()
    for given, nearest in pairs {
      time_out = "timeout", Timeout = "timeout", apikey = "api_key", apiKey = "api_key", ["api-key"] = "api_key",
      baseurl = "base_url", base_ulr = "base_url", url = "base_url", max_retrys = "max_retries", retries = "max_retries",
      null = "nulls", on_events = "on_event", header = "headers", subaccountId = "subaccount_id", connect_timout = "connect_timeout",
    } do
      local message = api.mistake(function() bctrl.new { api_key = KEY, [given] = 1 } end)
      if nearest == "base_url" and given == "url" or given == "retries" then
        api.contains("bad argument #1 to 'bctrl.new' (unknown option '" .. given .. "'", message)
      else
        assert.equal(("bad argument #1 to 'bctrl.new' (unknown option '%s', did you mean '%s'?)"):format(given, nearest), message)
      end
    end
    assert.equal("bad argument #1 to 'bctrl.new' (unknown option 'colour_of_the_sky')",
      api.mistake(function() bctrl.new { api_key = KEY, colour_of_the_sky = 1 } end))
    api.contains("unknown option 1", api.mistake(function() bctrl.new { KEY } end))
    assert.equal("bad argument #1 to 'bctrl.new' (options table expected, got \"a key\")", api.mistake(function() bctrl.new("a key") end))
    assert.equal("bad argument #1 to 'bctrl.new' (options table expected, got 5)", api.mistake(function() bctrl.new(5) end))
  end)

  local nan = 0 / 0
  local SECONDS = { bad = { 0, -1, nan, math.huge, "5", true, {} }, expected = "a number of seconds above 0" }
  local POSITIVE = { bad = { 0, -1, 1.5, nan, math.huge, "5", 2 ^ 53 }, expected = "a whole number above 0" }
  local STRING = { bad = { 5, true, {}, "" }, expected = "a string" }
  local BOOLEAN = { bad = { 1, "true", {} }, expected = "true or false" }
  local FUNCTION = { bad = { 1, "print", {} }, expected = "a function" }
  local CASES = {
    api_key = STRING, base_url = STRING, subaccount_id = STRING, ca_file = STRING, proxy = STRING, user_agent = STRING,
    timeout = SECONDS, attempt_timeout = SECONDS, connect_timeout = SECONDS, stop_timeout = SECONDS,
    max_retries = { bad = { -1, 0.5, nan, math.huge, "2" }, expected = "a whole number, 0 or more" },
    max_connections = POSITIVE, max_response_bytes = POSITIVE, max_header_bytes = POSITIVE,
    max_depth = { bad = { 0, -1, 1.5, nan, math.huge, "5", 1e9 }, expected = "a whole number" },
    blocking = BOOLEAN, allow_http = BOOLEAN,
    on_event = FUNCTION, on_error = FUNCTION, wait = FUNCTION,
    api = { bad = { "v3", "", 1, true }, expected = [["v2" or "v1"]] },
    nulls = { bad = { "yes", true }, expected = [["keep" or "drop"]] },
    log = { bad = { "warn", true, {} }, expected = [["info", "debug", "off" or a function]] },
    json = { bad = { "cjson", {}, { encode = print } }, expected = "a table with the functions encode and decode" },
    headers = { bad = { "A: b", 5 }, expected = "a table" },
  }

  it("checks the type of every option, and says which, what was expected and what came", function()
    for name in pairs(options.client) do
      local case = assert(CASES[name], "no case for the option " .. name)
      for _, value in ipairs(case.bad) do
        local message = api.mistake(function() bctrl.new { api_key = name ~= "api_key" and KEY or nil, [name] = value } end)
        local start = ("bad argument #1 to 'bctrl.new' (option '%s': %s"):format(name, case.expected)
        assert.equal(start, message:sub(1, #start))
        api.contains(" expected, got ", message)
      end
    end
  end)

  it("never shows a key or a proxy, not even a wrong one", function()
    for name, value in pairs { api_key = "secret\nkey", proxy = 5 } do
      local _, message = pcall(bctrl.new, { api_key = name ~= "api_key" and KEY or nil, [name] = value })
      assert.is_nil(tostring(message):find("secret", 1, true))
    end
    local _, message = pcall(bctrl.new, { api_key = { "secret" } })
    assert.is_nil(tostring(message):find("secret", 1, true))
  end)

  it("refuses a key that cannot stand in a header", function()
    for _, key in ipairs { "a\nb", "a\rb", "a\0b", "a b", "a\n", "\tb", "a\127" } do
      assert.equal("bad argument #1 to 'bctrl.new' (option 'api_key': a key without spaces and control characters expected)",
        api.mistake(function() bctrl.new { api_key = key } end))
      api.with_environment({ BCTRL_API_KEY = key }, function()
        assert.equal("bctrl.new: the environment variable BCTRL_API_KEY: a key without spaces and control characters expected",
          api.mistake(function() bctrl.new() end))
      end)
    end
  end)

  it("refuses headers that would break the request or that it sets itself, without showing values", function()
    for name, value in pairs {
      ["X-Break"] = "a\r\nInjected: secret", ["X-Null"] = "secret\0", ["X Space"] = "secret", ["X:Colon"] = "secret",
      [""] = "secret", ["X\n"] = "secret", ["X-Table"] = { "secret" }, ["X-True"] = true, [1] = "secret",
      Authorization = "secret", ["content-LENGTH"] = "5", Host = "secret", ["User-Agent"] = "secret", ["Idempotency-Key"] = "secret",
      ["Transfer-Encoding"] = "chunked", ["BCTRL-Subaccount-Id"] = "secret", Accept = "secret",
    } do
      local message = api.mistake(function() bctrl.new { api_key = KEY, headers = { [name] = value } } end)
      api.contains("option 'headers'", message)
      assert.is_nil(message:find("secret", 1, true), message)
    end
    api.contains("(option api_key)", api.mistake(function() bctrl.new { api_key = KEY, headers = { authorization = "x" } } end))
    for _, name in ipairs { "subaccount_id", "user_agent" } do
      api.contains("option '" .. name .. "'", api.mistake(function() bctrl.new { api_key = KEY, [name] = "a\r\nB: c" } end))
    end
  end)

  it("names a ca_file that is not there", function()
    local message = api.mistake(function() bctrl.new { api_key = KEY, ca_file = "/nowhere/ca.pem" } end)
    api.contains("option 'ca_file': /nowhere/ca.pem", message)
  end)
end)

describe("the base URL", function()
  local function base_of(text, given)
    given = given or {}
    given.base_url = text
    return (tostring(new(given)):match("^bctrl.Client of (.*) %(api"))
  end

  it("may end in a slash, /v1 or /v2, and may have a path before that", function()
    for text, base in pairs {
      ["https://api.bctrl.ai"] = "https://api.bctrl.ai", ["https://api.bctrl.ai/"] = "https://api.bctrl.ai",
      ["https://api.bctrl.ai/v1"] = "https://api.bctrl.ai", ["https://api.bctrl.ai/v2/"] = "https://api.bctrl.ai",
      ["https://api.bctrl.ai//"] = "https://api.bctrl.ai", ["HTTPS://API.bctrl.ai"] = "https://API.bctrl.ai",
      ["https://proxy.example:8443/bctrl/v1/"] = "https://proxy.example:8443/bctrl",
      ["https://proxy.example/v1beta"] = "https://proxy.example/v1beta", ["https://[::1]:8443/v1"] = "https://[::1]:8443",
      ["http://127.0.0.1:8787/v2"] = "http://127.0.0.1:8787",
    } do
      assert.equal(base, base_of(text))
    end
  end)

  it("may be plain http on loopback only, unless allow_http says otherwise", function()
    for _, host in ipairs { "localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]", "localhost.", "127.0.0.1:1" } do
      assert.equal("http://" .. host, base_of("http://" .. host))
    end
    for _, host in ipairs {
      "api.bctrl.ai", "127.0.0.1.evil", "127.0.0.1.evil.example:80", "localhost.evil", "10.0.0.1", "0.0.0.0",
      "192.168.1.1", "127.evil", "127.0.0.999", "127.0.0.1.1", "1270.0.0.1", "[::2]", "[::ffff:10.0.0.1]", "localhost-evil", "0x7f.1",
    } do
      local message = api.mistake(function() bctrl.new { api_key = KEY, base_url = "http://" .. host } end)
      api.contains("option 'base_url': https expected: plain http would show the API key to the network (allow_http = true permits it)",
        message)
      assert.equal("http://" .. host, base_of("http://" .. host, { allow_http = true }))
    end
  end)

  it("is refused where it is no http URL, or has user, password, query or fragment", function()
    for _, text in ipairs {
      "api.bctrl.ai", "ftp://api.bctrl.ai", "file:///etc/passwd", "https://", "https:///v1", "//api.bctrl.ai", "https:api.bctrl.ai",
      "https://user:password@api.bctrl.ai", "https://user@api.bctrl.ai", "http://127.0.0.1@evil.example", "http://127.0.0.1:80@evil.example",
      "https://api.bctrl.ai?x=1", "https://api.bctrl.ai/#x", "https://api.bctrl.ai:port", "https://api.bctrl.ai:99999",
      "https://a b", "https://a\nb", "https://a\0b", " https://api.bctrl.ai", "http://127.0.0.1\\.evil.example", "http://127.0.0.1%00.evil",
      "javascript:alert(1)", "https://[::1", "https://[::1]evil", "https://a,b",
    } do
      api.contains("option 'base_url'", api.mistake(function() bctrl.new { api_key = KEY, base_url = text } end))
    end
    local message = api.mistake(function() bctrl.new { api_key = KEY, base_url = "https://user:secret@api.bctrl.ai" } end)
    assert.is_nil(message:find("secret", 1, true))
  end)

  it("comes from BCTRL_BASE_URL, else BCTRL_API_BASE_URL, where no option is given", function()
    local function base(variables, given)
      return api.with_environment(variables, base_of, given)
    end
    assert.equal("https://one.example", base { BCTRL_BASE_URL = "https://one.example/v1/", BCTRL_API_BASE_URL = "https://two.example" })
    assert.equal("https://two.example", base { BCTRL_API_BASE_URL = "https://two.example/v2" })
    assert.equal("https://two.example", base { BCTRL_BASE_URL = "", BCTRL_API_BASE_URL = "https://two.example" })
    assert.equal("https://three.example", base({ BCTRL_BASE_URL = "https://one.example" }, "https://three.example"))
    api.with_environment({ BCTRL_API_BASE_URL = "http://api.bctrl.ai" }, function()
      api.contains("bctrl.new: the environment variable BCTRL_API_BASE_URL: https expected",
        api.mistake(function() bctrl.new { api_key = KEY } end))
    end)
  end)
end)

describe("BCTRL_LOG", function()
  it("takes the levels of the option log, and names itself when it has another", function()
    for _, level in ipairs { "info", "debug", "off", "" } do
      api.with_environment({ BCTRL_LOG = level }, function()
        new()
      end)
    end
    api.with_environment({ BCTRL_LOG = "verbose" }, function()
      assert.equal([[bctrl.new: BCTRL_LOG: "info", "debug" or "off" expected, got "verbose"]],
        api.mistake(function() bctrl.new { api_key = KEY } end))
      new { log = "off" } -- the option wins
    end)
  end)
end)

describe("a client", function()
  local gateway

  setup(function()
    gateway = api.start()
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

describe("require \"bctrl\"", function()
  it("leaves the global table, the standard library and the string metatable alone", function()
    local output, status = support.run_lua([[
      local function snapshot()
        local seen = {}
        local function note(prefix, value)
          for key, each in pairs(value) do
            seen[prefix .. tostring(key)] = each
          end
        end
        note("", _G)
        for _, name in ipairs { "string", "table", "math", "io", "os", "coroutine", "debug", "package" } do
          note(name .. ".", _G[name])
        end
        note("string metatable ", getmetatable("") )
        seen["metatable of _G"] = getmetatable(_G)
        return seen
      end
      pcall(require, "cjson") -- whose globals, if any, are its own
      require "socket"
      local before = snapshot()
      local bctrl = require "bctrl"
      local gateway = assert(require("bctrl.gateway").start())
      local client = bctrl.new { base_url = gateway.url, api_key = gateway.api_key }
      client:spawn(function() bctrl.assert(client.runtimes:list()) end)
      client:loop()
      bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" }):using(function() end)
      client.runtimes:get "nothing"
      client:close()
      gateway:stop()
      local after = snapshot()
      for key, value in pairs(after) do
        if before[key] ~= value then print("changed", key) end
      end
      for key in pairs(before) do
        if after[key] == nil then print("gone", key) end
      end
      print "done"
    ]])
    assert.equal("done\n", output)
    assert.equal(0, status)
  end)

  it("leaves math.random's sequence alone, in calls and retries too", function()
    local output = support.run_lua([[
      local function sequence()
        local list = {}
        for i = 1, 5 do list[i] = math.random(1, 1000000) end
        return table.concat(list, " ")
      end
      math.randomseed(42)
      local before = sequence()
      math.randomseed(42)
      local bctrl = require "bctrl"
      local gateway = assert(require("bctrl.gateway").start())
      local client = bctrl.new { base_url = gateway.url, api_key = gateway.api_key }
      gateway:fail { status = 503 }
      bctrl.assert(client.runtimes:list())
      bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" }):start()
      print(before == sequence())
      client:close()
      gateway:stop()
    ]])
    assert.equal("true\n", output)
  end)

  it("has a version that the rockspecs' users can read", function()
    assert.truthy(bctrl._VERSION:find("^%d+%.%d+%.%d+"))
    assert.equal(require("bctrl.version"), bctrl._VERSION)
  end)

  it("needs no lua-cjson, and shares its null where it is there", function()
    local output = support.run_lua([[
      package.preload.cjson = function() error "not installed" end
      local bctrl = require "bctrl"
      print(bctrl.encode { bctrl.null, bctrl.array {} })
    ]])
    assert.equal("[null,[]]\n", output)
    local cjson = support.module("cjson")
    if cjson then
      assert.equal(cjson.null, bctrl.null)
    end
  end)
end)
