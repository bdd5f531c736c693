-- Bad input: the message names the argument or the field and what was expected, blames the caller's line, and nothing is
-- sent. What only the server can judge is sent, and its 400 comes back with details.
local api = require("spec.support.api")
local bctrl = require("bctrl")

describe("bad input", function()
  local gateway, client, runtime

  setup(function()
    gateway = api.start()
    client = gateway:client()
    runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
  end)

  teardown(function()
    gateway:finish()
  end)

  -- Mistakes are on one line each, as api.mistake wants them; the gateway counts that nothing came.
  local function refused(expected, fn)
    local before = gateway:stats().requests
    assert.equal(expected, api.mistake(fn))
    assert.equal(before, gateway:stats().requests)
  end

  it("is a missing or empty id, . or ..", function()
    refused("bad argument #1 to 'runtimes:get' (runtime id expected, got nil)", function() client.runtimes:get() end)
    refused("bad argument #1 to 'runtimes:get' (runtime id expected, got an empty string)", function() client.runtimes:get("") end)
    refused("bad argument #1 to 'runtimes:start' (runtime id expected, got \"..\")", function() client.runtimes:start("..") end)
    refused("bad argument #1 to 'runtimes:update' (runtime id expected, got \".\")", function() client.runtimes:update(".", {}) end)
    refused("bad argument #1 to 'runtimes:delete' (runtime id expected, got table)", function() client.runtimes:delete {} end)
    refused("bad argument #1 to 'spaces:get' (space id expected, got nil)", function() client.spaces:get() end)
  end)

  it("is a body or query that is no table", function()
    refused("bad argument #1 to 'runtimes:create' (body table expected, got \"main\")", function() client.runtimes:create("main") end)
    refused("bad argument #2 to 'runtimes:start' (body table expected, got true)", function() client.runtimes:start("id", true) end)
    refused("bad argument #1 to 'runtime:update' (body table expected, got 5)", function() runtime:update(5) end)
    refused("bad argument #1 to 'runtimes:list' (query table expected, got \"q=x\")", function() client.runtimes:list("q=x") end)
    refused("bad argument #2 to 'runtimes:get' (query table expected, got false)", function() client.runtimes:get("id", false) end)
  end)

  it("is a body or query where the operation has none", function()
    local none = "this operation has neither body nor query: nil expected, got "
    refused("bad argument #2 to 'runtimes:stop' (" .. none .. "table)", function() client.runtimes:stop("id", {}) end)
    refused("bad argument #2 to 'spaces.runtimes:list' (" .. none .. "table)",
      function() client.spaces.runtimes:list("id", { timeout = 5 }) end)
    refused("bad argument #1 to 'runtime:stop' (" .. none .. "\"now\")", function() runtime:stop("now") end)
  end)

  it("is options in the body's or the query's place, by every option's name", function()
    for name in pairs(require("bctrl.base.options").call) do
      local said = ("('%s' is an option of the call, not a field of the %%s: options are argument #%%d)"):format(name)
      refused("bad argument #1 to 'runtime:start' " .. said:format("body", 2), function() runtime:start { [name] = 1 } end)
      refused("bad argument #1 to 'runtimes:create' " .. said:format("body", 2),
        function() client.runtimes:create { type = "browser", [name] = 1 } end)
      refused("bad argument #2 to 'runtimes:update' " .. said:format("body", 3), function() client.runtimes:update("id", { [name] = 1 }) end)
      refused("bad argument #1 to 'runtimes:list' " .. said:format("query", 2), function() client.runtimes:list { [name] = 1 } end)
    end
  end)

  it("is an unknown or wrong option of a call", function()
    refused("bad argument #2 to 'runtimes:list' (unknown option 'max_retrys', did you mean 'max_retries'?)",
      function() client.runtimes:list(nil, { max_retrys = 1 }) end)
    refused("bad argument #3 to 'runtimes:start' (unknown option 'live')", function() client.runtimes:start("id", nil, { live = {} }) end)
    refused("bad argument #2 to 'runtimes:list' (options table expected, got 5)", function() client.runtimes:list(nil, 5) end)
    refused("bad argument #3 to 'runtimes:list' (no such argument: nil expected, got table)",
      function() client.runtimes:list(nil, nil, {}) end)
    refused("bad argument #4 to 'runtimes:start' (no such argument: nil expected, got \"x\")",
      function() client.runtimes:start("id", nil, nil, "x") end)
    refused("bad argument #5 to 'runtimes:start' (no such argument: nil expected, got \"x\")",
      function() client.runtimes:start("id", nil, nil, nil, "x") end)
    for _, method in ipairs { "start", "update", "refresh", "stop", "delete" } do
      refused(("bad argument #3 to 'runtime:%s' (no such argument: nil expected, got table)"):format(method),
        function() runtime[method](runtime, nil, nil, { timeout = 5 }) end)
    end
    for name, cases in pairs {
      timeout = { 0, -1, "5", 0 / 0, math.huge }, attempt_timeout = { 0, {} }, max_retries = { -1, 1.5, "2" }, idempotency_key = { 5, "" },
      headers = { "A: b", 5 }, query = { "a=b" }, response = { true }, nulls = { true, "all" },
    } do
      for _, value in ipairs(cases) do
        local message = api.mistake(function() client.runtimes:create({}, { [name] = value }) end)
        api.contains(("bad argument #2 to 'runtimes:create' (option '%s': "):format(name), message)
        api.contains(" expected, got ", message)
      end
    end
    refused("bad argument #2 to 'runtimes:create' (option 'idempotency_key': header value must not hold line breaks, "
      .. "NUL or other control characters)", function() client.runtimes:create({}, { idempotency_key = "a\nb" }) end)
    for _, headers in ipairs { { ["X-A"] = "a\r\nb" }, { ["X A"] = "b" }, { ["X-A"] = {} }, { Authorization = "x" }, { ["Content-Length"] = "0" } } do
      api.contains("option 'headers': ", api.mistake(function() client.runtimes:list(nil, { headers = headers }) end))
    end
  end)

  it("is a value that JSON has not, named by its field", function()
    local nan, cycle, deep = 0 / 0, { list = {} }, {}
    cycle.list[1] = { back = cycle }
    for _ = 1, 600 do
      deep = { deep }
    end
    for field, value in pairs {
      ["config.proxy.port"] = { config = { proxy = { port = nan } } },
      ["metadata.ratio"] = { metadata = { ratio = math.huge } },
      ["metadata.negative"] = { metadata = { negative = -math.huge } },
      ["metadata.callback"] = { metadata = { callback = print } },
      ["metadata.list[2]"] = { metadata = { list = { 1, io.stdout } } },
      ["metadata.thread"] = { metadata = { thread = coroutine.create(function() end) } },
      ["list[1].back"] = cycle,
      ["metadata.mixed"] = { metadata = { mixed = { 1, 2, x = 3 } } },
      ["metadata.sparse"] = { metadata = { sparse = { 1, nil, nil, 4 } } },
      ["metadata.far"] = { metadata = { far = { [1000000] = 1 } } },
      ["metadata.text"] = { metadata = { text = "\255\254" } },
      ["metadata.half"] = { metadata = { half = "\237\160\128" } }, -- a surrogate
      ["metadata.flag"] = { metadata = { flag = { [true] = 1 } } },
    } do
      local before = gateway:stats().requests
      local message = api.mistake(function() client.runtimes:create(value) end)
      api.contains("bad argument #1 to 'runtimes:create' (" .. field, message)
      message = api.mistake(function() runtime:update(value) end)
      api.contains("bad argument #1 to 'runtime:update' (" .. field, message)
      message = api.mistake(function() client:request("POST", "/v1/spaces", { body = value }) end)
      api.contains("bad argument #3 to 'client:request' (body: " .. field, message)
      assert.equal(before, gateway:stats().requests)
    end
    api.contains("bad argument #1 to 'runtimes:create'", api.mistake(function() client.runtimes:create(deep) end))
    api.contains("bad argument #1 to 'runtimes:create'", api.mistake(function() client.runtimes:create { ["\255"] = 1 } end))
  end)

  it("is other people's metatables only where they mark arrays: access is raw", function()
    local trap = setmetatable({ name = "trap" }, {
      __index = function() error("__index was called") end,
      __pairs = function() error("__pairs was called") end,
      __len = function() error("__len was called") end,
      __tostring = function() error("__tostring was called") end,
    })
    local request = gateway:only(function()
      bctrl.assert(client.spaces:create(trap))
    end)
    assert.equal([[{"name":"trap"}]], request.body)
  end)

  it("is a key with a newline, an http URL off loopback, an unknown option of a client", function()
    refused("bad argument #1 to 'bctrl.new' (option 'api_key': a key without spaces and control characters expected)",
      function() bctrl.new { api_key = "key\n" } end)
    refused("bad argument #1 to 'bctrl.new' (option 'base_url': https expected: plain http would show the API key to the network "
      .. "(allow_http = true permits it), got \"http://api.bctrl.ai\")", function() bctrl.new { api_key = "k", base_url = "http://api.bctrl.ai" } end)
    refused("bad argument #1 to 'bctrl.new' (unknown option 'timeouts', did you mean 'timeout'?)",
      function() bctrl.new { api_key = "k", timeouts = 5 } end)
  end)

  it("is a wrong type of query, method, path or body of client:request", function()
    refused("bad argument #1 to 'client:request' (HTTP method in capitals expected, got nil)", function() client:request() end)
    refused("bad argument #1 to 'client:request' (HTTP method in capitals expected, got \"ABCDEFGHIJKLMNOPQRSTU\")",
      function() client:request("ABCDEFGHIJKLMNOPQRSTU", "/v1") end)
    refused("bad argument #3 to 'client:request' (option 'body': HEAD has none)",
      function() client:request("HEAD", "/v1", { body = {} }) end)
    refused("bad argument #2 to 'client:request' (a path that starts with / expected, got nil)", function() client:request("GET") end)
    refused("bad argument #3 to 'client:request' (options table expected, got \"x\")", function() client:request("GET", "/v1", "x") end)
    refused("bad argument #3 to 'client:request' (unknown option 'boddy', did you mean 'body'?)",
      function() client:request("GET", "/v1", { boddy = 1 }) end)
    refused("bad argument #3 to 'client:request' (option 'idempotency_key': header value must not hold line breaks, "
      .. "NUL or other control characters)", function() client:request("POST", "/v1", { idempotency_key = "a\nb" }) end)
    refused("bad argument #3 to 'client:request' (query.x: NaN cannot be written as JSON)",
      function() client:request("GET", "/v1", { query = { x = 0 / 0 } }) end)
  end)

  it("is what tasks, waits and maps cannot take", function()
    refused("bad argument #1 to 'client:spawn' (function expected, got nil)", function() client:spawn() end)
    refused("bad argument #1 to 'client:sleep' (seconds expected, got nil)", function() client:sleep() end)
    refused("bad argument #1 to 'client:sleep' (time in seconds expected, got -1)", function() client:sleep(-1) end)
    refused("bad argument #1 to 'client:map' (list expected, got nil)", function() client:map() end)
    refused("bad argument #2 to 'client:map' (function expected, got nil)", function() client:map({}) end)
    refused("bad argument #3 to 'client:map' (unknown option 'concurency', did you mean 'concurrency'?)",
      function() client:map({}, print, { concurency = 1 }) end)
    refused("bad argument #1 to 'client:poll' (timeout in seconds expected, got -1)", function() client:poll(-1) end)
    refused("bad argument #2 to 'client:poll' (budget in seconds expected, got \"x\")", function() client:poll(0, "x") end)
  end)

  it("is sent where the server must judge it, whose 400 comes back with details", function()
    for field, body in pairs {
      ["spaceId"] = { spaceId = "not a uuid", type = "browser" },
      ["type"] = { spaceId = gateway:space(), type = "toaster" },
      ["config.proxy.port"] = { spaceId = gateway:space(), type = "browser",
        config = { proxy = { mode = "custom", host = "h", port = 1.5, protocol = "http" } } },
      ["config.proxy.mode"] = { spaceId = gateway:space(), type = "browser", config = { proxy = {} } },
      ["config.extensions"] = { spaceId = gateway:space(), type = "browser", config = { extensions = {} } }, -- {} is an object
      ["config.fingerprint"] = { spaceId = gateway:space(), type = "browser", config = { fingerprint = bctrl.array {} } },
      ["metadata"] = { spaceId = gateway:space(), type = "browser", metadata = bctrl.array {} },
      ["name"] = { spaceId = gateway:space(), type = "browser", name = bctrl.null },
    } do
      local request, value, err = gateway:only(function()
        return client.runtimes:create(body)
      end)
      assert.is_nil(value)
      assert.equal(400, request.status)
      assert.equal(400, err.status)
      assert(err.details[field], field .. " is not in " .. api.text(err.details))
      api.contains(field, tostring(err))
    end
  end)
end)
