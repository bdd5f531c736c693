-- bctrl.new: its options, the base URL and the environment.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local options = require("bctrl.base.options")
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

describe("options of bctrl.new", function()
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
    assert.equal("bad argument #1 to 'bctrl.new' (options table expected, got a string)", api.mistake(function() bctrl.new("a key") end))
    assert.equal("bad argument #1 to 'bctrl.new' (options table expected, got 5)", api.mistake(function() bctrl.new(5) end))
  end)

  local nan = 0 / 0
  local SECONDS = { bad = { 0, -1, nan, math.huge, "5", true, {} }, expected = "a number of seconds above 0" }
  local POSITIVE = { bad = { 0, -1, 1.5, nan, math.huge, "5", 2 ^ 53 }, expected = "a whole number above 0" }
  local STRING = { bad = { 5, true, {}, "" }, expected = "a string" }
  local LINE = { bad = { 5, true, {}, "", "a\0b", "a\n" }, expected = "a string" }
  local BOOLEAN = { bad = { 1, "true", {} }, expected = "true or false" }
  local FUNCTION = { bad = { 1, "print", {} }, expected = "a function" }
  local CASES = {
    api_key = STRING, base_url = STRING, subaccount_id = STRING, api_version = STRING, ca_file = LINE, proxy = LINE, user_agent = STRING,
    timeout = SECONDS, attempt_timeout = SECONDS, connect_timeout = SECONDS, idle_timeout = SECONDS, stop_timeout = SECONDS,
    max_retries = { bad = { -1, 0.5, nan, math.huge, "2" }, expected = "a whole number, 0 or more" },
    max_connections = { bad = { 0, 1.5, nan, "5", 65536 }, expected = "a whole number" }, max_response_bytes = POSITIVE, max_header_bytes = POSITIVE,
    max_depth = { bad = { 0, -1, 1.5, nan, math.huge, "5", 1e9 }, expected = "a whole number" },
    blocking = BOOLEAN, allow_http = BOOLEAN,
    on_event = FUNCTION, on_error = FUNCTION, wait = FUNCTION,
    api = { bad = { "v3", "", 1, true }, expected = [["v2" or "v1"]] },
    errors = { bad = { "throw", true }, expected = [["return" or "raise"]] },
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
    local client = new()
    for _, fn in ipairs { function() bctrl.new("secret") end, function() client:with("secret") end } do
      message = api.mistake(fn)
      api.contains("(options table expected, got a string)", message)
    end
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
  it("takes the levels of the option log", function()
    for _, level in ipairs { "info", "debug", "off", "" } do
      api.with_environment({ BCTRL_LOG = level }, function()
        new()
      end)
    end
  end)

  it("stops no program with another value, which is taken for info and named once", function()
    local output = support.run_lua([[
      local bctrl = require "bctrl"
      local quiet = bctrl.new { api_key = "k", base_url = "http://127.0.0.1:1", log = "off" } -- the option wins
      local client = bctrl.new { api_key = "k", base_url = "http://127.0.0.1:1", max_retries = 0 }
      bctrl.new { api_key = "k" }
      io.stderr:write "made\n"
      quiet.spaces:list()
      client.spaces:list()
    ]], { env = { BCTRL_LOG = "1" } })
    local named, line = output:match("^(.-)\nmade\n([^\n]*)\n$")
    assert.equal([[bctrl: BCTRL_LOG: "info", "debug" or "off" expected, got "1": taken for info]], named, output)
    api.contains("bctrl: GET /v1/spaces network: ", line)
    assert.equal([[bad argument #1 to 'bctrl.new' (option 'log': "info", "debug", "off" or a function expected, got "1")]],
      api.mistake(function() bctrl.new { api_key = KEY, log = "1" } end))
  end)
end)
