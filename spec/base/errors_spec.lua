-- What a failed call returns, and how it reads.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local errors = require("bctrl.errors")
local rawserver = require("spec.support.rawserver")
local support = require("spec.support.util")

local NOBODY = "00000000-0000-4000-8000-000000000000"

describe("errors: an error's text", function()
  local function text(fields)
    fields.where = fields.where or "deploy.lua:7"
    return tostring(errors.new(fields))
  end

  it("reads well alone in a log: where, what, which request", function()
    assert.equal("deploy.lua:7: 404 runtime.not_found: no such runtime (POST /v2/runtimes/rt_1/start, request req_1, 1 attempt)", text {
      kind = "api", status = 404, code = "runtime.not_found", message = "no such runtime", method = "POST",
      path = "/v2/runtimes/rt_1/start", requestId = "req_1", attempts = 1,
    })
    assert.equal("deploy.lua:7: 409 runtime.config_locked: locked; stop it first (PATCH /v1/runtimes/rt_1, 2 attempts)", text {
      kind = "api", status = 409, code = "runtime.config_locked", message = "locked", hint = "stop it first", method = "PATCH",
      path = "/v1/runtimes/rt_1", attempts = 2,
    })
    assert.equal("deploy.lua:7: 401: Invalid key; send another (0 s)", text { -- no ".;" between a sentence and its hint
      kind = "api", status = 401, message = "Invalid key.", hint = "send another (0 s)",
    })
    assert.equal("deploy.lua:7: 502: Bad Gateway (GET /v1/runtimes, 3 attempts)", text {
      kind = "api", status = 502, message = "Bad Gateway", method = "GET", path = "/v1/runtimes", attempts = 3,
    })
    assert.equal("deploy.lua:7: network: refused (GET /v1/runtimes, 1 attempt)", text {
      kind = "network", message = "refused", method = "GET", path = "/v1/runtimes", attempts = 1,
    })
    assert.equal("deploy.lua:7: response: a JSON answer expected (GET /v1/runtimes, status 200, request req_1, 1 attempt)", text {
      kind = "response", status = 200, message = "a JSON answer expected", method = "GET", path = "/v1/runtimes", requestId = "req_1",
      attempts = 1,
    })
    assert.equal("deploy.lua:7: cancelled: the task was cancelled", text { kind = "cancelled", message = "the task was cancelled" })
  end)

  it("can be concatenated", function()
    local err = errors.new { kind = "network", message = "refused", where = "a.lua:1" }
    assert.equal("it failed: a.lua:1: network: refused", "it failed: " .. err)
    assert.equal("a.lua:1: network: refused!", err .. "!")
  end)
end)

describe("a failed call", function()
  local gateway, client

  setup(function()
    gateway = api.start { jitter = 0 }
    client = gateway:client()
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  it("returns nil and an error with all that the API said", function()
    gateway:fail {
      status = 409, code = "runtime.config_locked", message = "The config is locked.", hint = "stop it first",
      details = { ["config.proxy.port"] = "locked", list = { 1, 2 } }, headers = { ["X-Custom"] = "yes" },
    }
    local request, value, err = gateway:only(function()
      return client.runtimes:update(NOBODY, { name = "x" })
    end)
    assert.is_nil(value)
    assert.equal("api", err.kind)
    assert.equal(409, err.status)
    assert.equal("runtime.config_locked", err.code)
    assert.equal("The config is locked.", err.message)
    assert.equal("conflict", err.reasonClass)
    assert.equal("stop it first", err.hint)
    assert.equal("locked", err.details["config.proxy.port"])
    assert.equal(request.requestId, err.requestId)
    assert.equal(1, err.attempts)
    assert.is_true(err.sent)
    assert.equal("runtimes.update", err.operation)
    assert.equal("PATCH", err.method)
    assert.equal("/v1/runtimes/" .. NOBODY, err.path)
    assert.is_nil(err.retry_after)
    assert.is_nil(err.idempotency_key)
    assert.equal(409, err.response.status)
    assert.equal("yes", err.response.headers["x-custom"])
    assert.equal(request.requestId, err.response.requestId)
    assert.equal(1, err.response.attempts)
    assert.truthy(err.response.elapsed >= 0)
    assert.same(bctrl.decode(err.response.text).code, err.code)
    assert.equal(bctrl.Error, getmetatable(err))
    assert.equal(("%s: 409 runtime.config_locked: The config is locked; stop it first (PATCH /v1/runtimes/%s, request %s, 1 attempt)")
      :format(err.where, NOBODY, request.requestId), tostring(err))
  end)

  it("fills the table of the option response with the answer, of a success too", function()
    local response = {}
    bctrl.assert(client.runtimes:list(nil, { response = response }))
    assert.equal(200, response.status)
    assert.equal(1, response.attempts)
    assert.equal("application/json", response.headers["content-type"]:match("^[^;]+"))
    assert.truthy(response.requestId:find("^req_"))
    assert.truthy(response.elapsed >= 0)
    assert.truthy(bctrl.decode(response.text).data)
    local _, err = client.runtimes:get(NOBODY, nil, { response = response })
    assert.equal(404, response.status)
    assert.equal(err.requestId, response.requestId)
    assert.equal(err.response.text, response.text)
  end)

  it("leaves no answer of an earlier attempt or call in the option response", function()
    local response = {}
    bctrl.assert(client.runtimes:list(nil, { response = response }))
    gateway:fail { status = 503 }
    gateway:fail { close = true, times = 3 } -- the first on a kept connection, which takes no retry
    local _, err = client.runtimes:list(nil, { response = response })
    assert.equal("network", err.kind)
    assert.equal(4, response.attempts)
    assert.same({ attempts = 4, elapsed = response.elapsed }, response)
  end)

  it("takes the first line of an answer that is no JSON for the message, and the request id from its header", function()
    local server = rawserver.start()
    finally(function()
      server:stop()
    end)
    local other = client:with { base_url = server.url, max_retries = 0 }
    for body, message in pairs {
      ["<html><head><title>502 Bad Gateway</title></head>\n<body>nginx</body></html>"] = "502 Bad Gateway nginx",
      ["upstream is down\nsecond line"] = "upstream is down second line",
      [""] = "no message in the answer",
      ["   \r\n"] = "no message in the answer",
      ["null"] = "null", ["[]"] = "[]", ["5"] = "5",
      [ [[{"error":"in the envelope","code":"a.b"}]] ] = "in the envelope",
      [ [[{"message":"elsewhere"}]] ] = "elsewhere",
      [ [[{"error":{"message":"nested"}}]] ] = "nested",
      [ [[{"error":{"message":["nested"]}}]] ] = [[{"error":{"message":["nested"]}}]],
      [ [[{"error":"","code":5,"details":"x","requestId":7,"hint":[]}]] ] = [[{"error":"","code":5,"details":"x","requestId":7,"hint":[]}]],
      [ [[{"error":"cut of]] ] = [[{"error":"cut of]],
    } do
      server:script {
        { "read", { "send", rawserver.response(502, body, { ["Content-Type"] = "text/html", ["X-Request-Id"] = "req_header" }) } },
      }
      local value, err = other.runtimes:list()
      assert.is_nil(value)
      assert.equal("api", err.kind)
      assert.equal(502, err.status)
      assert.equal(message, err.message)
      assert.equal("req_header", err.requestId)
      assert.equal(body, err.response.text)
      assert.is_nil(err.details)
      assert.is_nil(err.hint)
    end
    server:script { { "read", { "send", rawserver.response(500, "", { ["X-Bctrl-Request-Id"] = "req_b" }) } } }
    local _, err = other.runtimes:list()
    assert.equal("req_b", err.requestId)
    server:script { { "read", { "send", rawserver.response(500, ("x"):rep(5000)) } } }
    _, err = other.runtimes:list()
    assert.equal(200, #err.message)
  end)

  it("is of kind response where a 2xx cannot be used, with the answer in it, and is not tried again", function()
    local server = rawserver.start()
    finally(function()
      server:stop()
    end)
    local other = client:with { base_url = server.url }
    local function answered(status, body, headers, expected, fn)
      server:script {
        { "read", { "send", rawserver.response(status, body, headers) }, "again" },
        otherwise = { "read", { "send", rawserver.response(status, body, headers) }, "again" },
      }
      local response = {}
      local value, err = fn(response)
      assert.is_nil(value)
      assert.equal("response", err.kind)
      api.contains(expected, err.message)
      assert.equal(1, err.attempts)
      assert.equal(status, err.status)
      assert.equal(status, response.status)
      assert.equal(body, err.response.text)
      local _, requests = server:count()
      assert.equal(1, requests)
      return err
    end
    local JSON = { ["Content-Type"] = "application/json", ["X-Request-Id"] = "req_shape" }
    local function get(response)
      return other.runtimes:get("id", nil, { response = response })
    end
    local function list(response)
      return other.runtimes:list(nil, { response = response })
    end
    local function start(response)
      return other.runtimes:start("id", nil, { response = response })
    end
    answered(200, "<html>welcome to the hotel</html>", { ["Content-Type"] = "text/html" }, "a JSON answer expected, got text/html", get)
    answered(200, "{\"id\":", JSON, "cannot be read", get)
    answered(200, "{} trailing", JSON, "cannot be read", get)
    answered(200, "[]", JSON, "an object expected in the answer, got", get)
    answered(200, "5", JSON, "an object expected in the answer, got 5", get)
    answered(200, "null", JSON, "an object expected in the answer", get)
    answered(200, "{}", JSON, "a list in data or runtimes expected in the answer, got nil", list)
    answered(200, [[{"data":{"id":"x"}}]], JSON, "a list in data or runtimes expected", list)
    answered(200, [[{"data":[{},5]}]], JSON, "an object at data[2] expected in the answer, got 5", list)
    answered(200, "", JSON, "an object with a list expected in the answer", list)
    local err = answered(200, "[]", JSON, "an object expected in the answer", start)
    assert.equal("req_shape", err.requestId)
    assert.truthy(err.idempotency_key)
    assert.equal("/v2/runtimes/id/start", err.path)
    answered(200, "", JSON, "an object expected in the answer", start)
    answered(302, "", { Location = "https://evil.example/x?token=1" },
      "an answer that this client does not follow, to https://evil.example/x", list)
    answered(304, "", {}, "an answer that this client does not follow", list)
  end)

  it("is of kind network where nobody listens, and tells that nothing was sent", function()
    local other = client:with { base_url = "http://127.0.0.1:" .. support.refusing_port() }
    local value, err = other.runtimes:create { spaceId = "x", type = "browser" }
    assert.is_nil(value)
    assert.equal("network", err.kind)
    assert.equal(3, err.attempts)
    assert.is_false(err.sent)
    assert.is_nil(err.status)
    assert.is_nil(err.response)
    assert.equal("runtimes.create", err.operation)
    api.contains(": network: ", tostring(err))
    api.contains("(POST /v2/runtimes, 3 attempts)", tostring(err))
  end)

  it("is of kind network where the connection breaks, and tells that the request was sent", function()
    gateway:fail { reset = true, times = 3 }
    local _, err = client.runtimes:create { spaceId = gateway:space(), type = "browser" }
    assert.equal("network", err.kind)
    assert.equal(1, err.attempts)
    assert.is_true(err.sent)
    gateway:clear()
  end)

  it("is of kind timeout where no answer comes in time, and says after how long", function()
    gateway:fail { delay = 30 }
    local _, err = client.runtimes:list(nil, { timeout = 0.3 })
    assert.equal("timeout", err.kind)
    api.contains("no answer within 0.3 s", err.message)
    assert.is_true(err.sent)
    gateway:fail { delay = 30, times = 3 }
    _, err = client.runtimes:list(nil, { attempt_timeout = 0.1 })
    assert.equal("timeout", err.kind)
    assert.equal(3, err.attempts)
    api.contains("no answer to this attempt within 0.1 s", err.message)
  end)

  it("is of kind cancelled where its task was cancelled", function()
    gateway:fail { delay = 30 }
    local err
    local task = client:spawn(function()
      err = select(2, client.runtimes:list())
    end)
    local before = gateway:stats().requests
    while gateway:stats().requests == before do
      client:poll(0.01)
    end
    task:cancel("enough")
    client:loop()
    assert.equal("cancelled", err.kind)
    assert.is_true(err.sent)
    assert.equal("enough", err.message)
    assert.equal("runtimes.list", err.operation)
    assert.equal(1, err.attempts)
    -- before it was sent
    gateway:clear()
    local other = gateway:client { max_connections = 1 }
    gateway:fail { delay = 30 }
    local first = other:spawn(function() other.runtimes:list() end)
    local second = other:spawn(function() err = select(2, other.runtimes:list()) end)
    other:poll(0, 10)
    assert.equal("waiting", second.status)
    second:cancel()
    first:cancel()
    other:loop()
    assert.equal("cancelled", err.kind)
    assert.is_false(err.sent)
  end)

  it("returns the value alone when it succeeds", function()
    assert.equal(1, select("#", client.runtimes:list()))
    assert.equal(1, select("#", client.spaces:get(gateway:space())))
    local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
    assert.equal(1, select("#", runtime:update { name = "x" }))
    assert.equal(1, select("#", runtime:refresh()))
    assert.equal(1, select("#", runtime:start()))
    assert.equal(1, select("#", runtime:stop()))
    assert.equal(1, select("#", runtime:delete()))
  end)

  it("takes false and null for values, and an empty answer for true", function()
    for body, expected in pairs { ["false"] = false, ["null"] = bctrl.null, ['"text"'] = "text", ["0"] = 0 } do
      gateway:fail { status = 200, body = body }
      local value, err = client:request("GET", "/v1/anything")
      assert.equal(expected, value)
      assert.is_nil(err)
    end
    gateway:fail { status = 204, body = "" }
    assert.is_true(client:request("GET", "/v1/anything"))
    gateway:fail { status = 200, body = "" }
    assert.is_true(client.spaces:create {})
  end)
end)
