-- What becomes of path parameters and queries: every byte escaped, every value written as the API reads it.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local support = require("spec.support.util")

describe("url: a path parameter", function()
  local gateway, client

  setup(function()
    gateway = api.start()
    client = gateway:client()
  end)

  teardown(function()
    gateway:finish()
  end)

  local ESCAPED = {
    ["plain-id_1.~"] = "plain-id_1.~",
    ["a/b"] = "a%2Fb",
    ["../start"] = "..%2Fstart",
    ["/"] = "%2F",
    ["//evil.example"] = "%2F%2Fevil.example",
    ["..;"] = "..%3B",
    ["..."] = "...",
    [" . "] = "%20.%20",
    ["%2e%2e"] = "%252e%252e",
    ["%"] = "%25",
    ["a b"] = "a%20b",
    ["a+b"] = "a%2Bb",
    ["id?limit=1"] = "id%3Flimit%3D1",
    ["id#fragment"] = "id%23fragment",
    ["a&b=c"] = "a%26b%3Dc",
    ["a\\b"] = "a%5Cb",
    ["user:password@host"] = "user%3Apassword%40host",
    ["[0-9]{1,3}"] = "%5B0-9%5D%7B1%2C3%7D",
    ["$(id)`id`|id;id"] = "%24%28id%29%60id%60%7Cid%3Bid",
    ["<script>\"'"] = "%3Cscript%3E%22%27",
    ["café"] = "caf%C3%A9",
    ["日本"] = "%E6%97%A5%E6%9C%AC",
    ["\255\254"] = "%FF%FE",
    ["\226\128\174"] = "%E2%80%AE",
    ["*!'()"] = "%2A%21%27%28%29",
    ["{runtimeId}"] = "%7BruntimeId%7D",
  }

  it("goes out percent-encoded, whatever is in it, in every operation that has one", function()
    for text, escaped in pairs(ESCAPED) do
      for path, call in pairs {
        ["/v1/runtimes/%s"] = function() return client.runtimes:get(text) end,
        ["/v2/runtimes/%s/start"] = function() return client.runtimes:start(text) end,
        ["/v1/runtimes/%s/stop"] = function() return client.runtimes:ref(text):stop() end,
        ["/v1/spaces/%s/runtimes"] = function() return client.spaces.runtimes:list(text) end,
        ["/v1/workspaces/%s/runtimes"] = function()
          return client.workspaces.runtimes:create(text, { alias = "a", kind = "browser" })
        end,
      } do
        local request, value, err = gateway:only(call)
        assert.equal((path:gsub("%%s", function() return escaped end)), request.path)
        assert.is_nil(request.query)
        assert.is_nil(value)
        assert.equal(404, err.status)
        assert.equal(request.path, err.path)
      end
    end
  end)

  it("goes out percent-encoded for every byte that may be in it", function()
    local list = gateway:seen(function()
      for byte = 32, 255 do
        if byte ~= 127 then
          client.runtimes:get("a" .. string.char(byte))
        end
      end
    end)
    local position = 0
    for byte = 32, 255 do
      if byte ~= 127 then
        position = position + 1
        local char = string.char(byte)
        local escaped = char:find("[A-Za-z0-9._~-]") and byte < 128 and char or ("%%%02X"):format(byte)
        assert.equal("/v1/runtimes/a" .. escaped, list[position].path)
      end
    end
    assert.equal(position, #list)
  end)

  it("is refused where it is empty, . or .., has control characters or is no string, and nothing is sent", function()
    local list = gateway:seen(function()
      for shown, value in pairs {
        ["an empty string"] = "", ['"."'] = ".", ['".."'] = "..", ['"a\\nb"'] = "a\nb", ['"a\\0b"'] = "a\0b", ["5"] = 5, ["true"] = true,
        ["table"] = {}, ["function"] = print,
      } do
        local expected = "bad argument #1 to 'runtimes:%s' (runtime id expected, got " .. shown .. ")"
        assert.equal(expected:format("start"), api.mistake(function() client.runtimes:start(value) end))
        assert.equal(expected:format("stop"), api.mistake(function() client.runtimes:stop(value) end))
        assert.equal(expected:format("ref"), api.mistake(function() client.runtimes:ref(value) end))
      end
      assert.equal("bad argument #1 to 'runtimes:start' (runtime id expected, got nil)",
        api.mistake(function() client.runtimes:start() end))
      assert.equal("bad argument #1 to 'spaces.runtimes:list' (space id expected, got nil)",
        api.mistake(function() client.spaces.runtimes:list() end))
      assert.equal("bad argument #1 to 'workspaces.runtimes:create' (workspace id expected, got nil)",
        api.mistake(function() client.workspaces.runtimes:create(nil, {}) end))
      assert.equal("bad argument #1 to 'runtimes:start' (runtime id expected, got bctrl.Runtime)",
        api.mistake(function() client.runtimes:start(client.runtimes:ref("id")) end))
    end)
    assert.equal(0, #list)
  end)

  it("stays in its place behind a base URL with a path", function()
    local request = gateway:only(function()
      client:with({ base_url = gateway.url .. "/prefix/v2/" }).runtimes:get("../x")
    end)
    assert.equal("/prefix/v1/runtimes/..%2Fx", request.path)
  end)
end)

describe("a query", function()
  local gateway, client

  setup(function()
    gateway = api.start { unknown = "accept" }
    client = gateway:client()
  end)

  teardown(function()
    gateway:finish()
  end)

  local function query(value, name)
    return (gateway:only(function()
      client.runtimes:list { [name or "x"] = value }
    end)).query
  end

  it("writes whole numbers without a fraction, others exactly, booleans as words", function()
    for text, value in pairs {
      ["5"] = 5, ["0"] = 0, ["-1"] = -1, ["15"] = 60 / 4, ["100"] = 100.0, ["1.5"] = 1.5, ["0.1"] = 0.1,
      ["9007199254740991"] = 2 ^ 53 - 1, ["-9007199254740991"] = -(2 ^ 53 - 1), ["true"] = true, ["false"] = false,
    } do
      assert.equal("x=" .. text, query(value))
    end
    if support.has_integers then
      assert.equal("x=9223372036854775807", query(math.maxinteger))
      assert.equal("x=-9223372036854775808", query(math.mininteger))
    end
    assert.equal(1e300, tonumber((query(1e300):gsub("^x=", ""):gsub("%%2B", "+"))))
  end)

  it("escapes names and values", function()
    assert.equal("x=a%26b%3Dc%20d%2Be%2Ff%3F%23", query("a&b=c d+e/f?#"))
    assert.equal("x=", query(""))
    assert.equal("x=%C3%A9%0A%00", query("é\n\0"))
    assert.equal("a%26b%3D%20c=1", query(1, "a&b= c"))
  end)

  it("repeats the name for each value of a list, and leaves an empty list out", function()
    assert.equal("status=active&status=stopped", query({ "active", "stopped" }, "status"))
    assert.equal("x=1&x=2.5&x=true&x=a%20b", query { 1, 2.5, true, "a b" })
    assert.is_nil(query {})
    assert.is_nil(query(bctrl.array {}))
  end)

  it("puts names in order, so that the same query is always the same text", function()
    local request = gateway:only(function()
      client.runtimes:list { limit = 5, cursor = nil, spaceId = "s", q = "text", status = { "active" } }
    end)
    assert.equal("limit=5&q=text&spaceId=s&status=active", request.query)
    request = gateway:only(function()
      client.runtimes:list {}
    end)
    assert.is_nil(request.query)
  end)

  it("is refused where a value has no text, and says which", function()
    local nan = 0 / 0
    local list = gateway:seen(function()
      for expected, value in pairs {
        ["query.x: NaN"] = nan, ["query.x: inf"] = math.huge, ["query.x[2]: NaN"] = { 1, nan },
        ["query.x: null cannot be in a query"] = bctrl.null,
        ["query.x: string, number or boolean expected, got function"] = print,
        ["query.x[1]: string, number or boolean expected, got table"] = { {} },
        ["query.x[2]: null cannot be in a query"] = { "a", bctrl.null },
        ["query.x: a value or a list of values expected"] = { "a", b = "c" },
      } do
        local message = api.mistake(function() client.runtimes:list { x = value } end)
        api.contains("bad argument #1 to 'runtimes:list' (" .. expected, message)
      end
      api.contains("query.x: a value or a list of values expected", api.mistake(function() client.runtimes:list { x = { [2] = "b" } } end))
      api.contains("query: a name expected, got 1", api.mistake(function() client.runtimes:list { "active" } end))
      api.contains("query table expected, got \"limit=5\"", api.mistake(function() client.runtimes:list("limit=5") end))
    end)
    assert.equal(0, #list)
  end)

  it("goes beside a body by the option query", function()
    local request = gateway:only(function()
      client.spaces:create({ name = "s" }, { query = { dryRun = true, n = { 1, 2 } } })
    end)
    assert.equal("dryRun=true&n=1&n=2", request.query)
    assert.equal([[{"name":"s"}]], request.body)
    api.contains("bad argument #2 to 'spaces:create' (query.x: NaN",
      api.mistake(function() client.spaces:create({}, { query = { x = 0 / 0 } }) end))
    assert.equal("bad argument #2 to 'runtimes:list' (option 'query': the query is argument #1 here)",
      api.mistake(function() client.runtimes:list(nil, { query = {} }) end))
  end)
end)

describe("client:request", function()
  local gateway, client

  setup(function()
    gateway = api.start { unknown = "accept" }
    client = gateway:client()
  end)

  teardown(function()
    gateway:finish()
  end)

  it("takes a path as it is, and refuses what a server or proxy would resolve or read otherwise", function()
    local request = gateway:only(function()
      client:request("GET", "/v1/tools/a%2Fb.c/d")
    end)
    assert.equal("/v1/tools/a%2Fb.c/d", request.path)
    local list = gateway:seen(function()
      for _, path in ipairs {
        "v1/runtimes", "", "http://evil.example/", "/v1/../v2", "/..", "/./x", "/v1/%2e%2E/x", "/a/.%2e", "/a b", "/a\nb", "/a\0b", "/a\r\nX: y",
        "/a?b=c", "/a#b",
      } do
        api.contains("bad argument #2 to 'client:request' (a path", api.mistake(function() client:request("GET", path) end))
      end
      api.contains("a path that starts with / expected, got nil", api.mistake(function() client:request("GET") end))
      api.contains("a path that starts with / expected, got 5", api.mistake(function() client:request("GET", 5) end))
      for _, method in ipairs { "get", "", "GET /", "G\nT" } do
        api.contains("bad argument #1 to 'client:request' (HTTP method in capitals expected",
          api.mistake(function() client:request(method, "/v1/runtimes") end))
      end
    end)
    assert.equal(0, #list)
  end)
end)
