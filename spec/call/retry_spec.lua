-- What is tried again over HTTP, when, how often and under which key.
local operations = require("spec.support.operations")
local api = require("spec.support.api")
local bctrl = require("bctrl")
local core = require("bctrl.core")
local rawserver = require("spec.support.rawserver")
local support = require("spec.support.util")

local NOBODY = "00000000-0000-4000-8000-000000000000"

-- name -> whether it is repeatable, and the call on an id
local CALLS = {
  ["runtimes.list"] = { true, function(client, _, options) return client.runtimes:list(nil, options) end },
  ["runtimes.get"] = { true, function(client, id, options) return client.runtimes:get(id, nil, options) end },
  ["runtimes.update"] = { true, function(client, id, options) return client.runtimes:update(id, { name = "x" }, options) end },
  ["runtimes.stop"] = { true, function(client, id, options) return client.runtimes:stop(id, nil, options) end },
  ["runtimes.delete"] = { true, function(client, id, options) return client.runtimes:delete(id, nil, options) end },
  ["runtimes.create"] = { false, function(client, _, options)
    return client.runtimes:create({ spaceId = NOBODY, type = "browser" }, options)
  end },
  ["runtimes.start"] = { false, function(client, id, options) return client.runtimes:start(id, nil, options) end },
  ["spaces.list"] = { true, function(client, _, options) return client.spaces:list(nil, options) end },
  ["spaces.get"] = { true, function(client, id, options) return client.spaces:get(id, nil, options) end },
  ["spaces.create"] = { false, function(client, _, options) return client.spaces:create({}, options) end },
  ["spaces.runtimes.list"] = { true, function(client, id, options) return client.spaces.runtimes:list(id, nil, options) end },
  ["workspaces.runtimes.create"] = { false, function(client, id, options)
    return client.workspaces.runtimes:create(id, { alias = "a", kind = "browser" }, options)
  end },
  ["GET by request"] = { true, function(client, _, options) return client:request("GET", "/v1/account", options) end },
  ["POST by request"] = { false, function(client, _, options) return client:request("POST", "/v1/account", options) end },
}

for _, row in ipairs(operations.plain()) do
  CALLS[row.name] = CALLS[row.name] or { operations.is_repeatable(row, "v2"), function(client, id, options)
    return operations.call(client, row, id, row.takes == "value" and "yes" or nil, options)
  end }
end

describe("retry: a call over HTTP", function()
  local gateway, client, v1

  setup(function()
    gateway = api.start { jitter = 0 }
  end)

  teardown(function()
    gateway:finish()
  end)

  -- Each spec has a client of its own, whose token bucket is full.
  before_each(function()
    gateway:clear()
    client = gateway:client()
    v1 = client:with { api = "v1" }
  end)

  after_each(function()
    client:close()
  end)

  local function run(call, given, options)
    local list, value, err = gateway:seen(call, given, NOBODY, options)
    return #list, err, value, list
  end

  it("is tried again on 408, 429 and 500 and above where it is repeatable, else on 429 alone", function()
    for name, case in pairs(CALLS) do
      local repeatable, call = case[1], case[2]
      client:close()
      client = gateway:client()
      for _, status in ipairs { 400, 401, 402, 403, 404, 408, 409, 410, 422, 429, 500, 502, 503, 504, 599 } do
        gateway:clear()
        gateway:fail { status = status, times = 10 }
        local sent, err = run(call, client)
        local again = status == 429 or repeatable and (status == 408 or status >= 500)
        assert.equal(again and 3 or 1, sent, name .. " on " .. status)
        assert.equal(status, err.status)
        assert.equal(sent, err.attempts)
        assert.equal("api", err.kind)
      end
    end
  end)

  it("is tried again after a broken connection where it is repeatable alone", function()
    for name, case in pairs(CALLS) do
      client:close()
      client = gateway:client()
      for _, fault in ipairs { { reset = true }, { close = true }, { status = 200, body = "{}", truncate = 1 } } do
        gateway:clear()
        fault.times = 10
        gateway:fail(fault)
        local sent, err = run(case[2], client)
        assert.equal(case[1] and 3 or 1, sent, name)
        assert.equal("network", err.kind)
        assert.is_true(err.sent)
      end
    end
  end)

  it("is tried again after an attempt's timeout where it is repeatable alone", function()
    for name, case in pairs(CALLS) do
      client:close()
      client = gateway:client()
      gateway:clear()
      gateway:fail { delay = 30, times = 10 }
      local _, err = run(case[2], client, { attempt_timeout = 0.02 })
      assert.equal(case[1] and 3 or 1, err.attempts, name)
      assert.equal("timeout", err.kind)
    end
  end)

  it("is tried again where nobody listens, whatever it is", function()
    local url = "http://127.0.0.1:" .. support.refusing_port()
    for name, case in pairs(CALLS) do
      local nobody = client:with { base_url = url }
      local _, err = case[2](nobody, NOBODY)
      assert.equal(3, err.attempts, name)
      assert.equal("network", err.kind)
      assert.is_false(err.sent)
    end
  end)

  it("succeeds when a later attempt does, and tells how many there were", function()
    for _, failures in ipairs { 1, 2 } do
      gateway:fail { status = 503, times = failures }
      local response = {}
      assert.truthy(client.runtimes:list(nil, { response = response }))
      assert.equal(200, response.status)
      assert.equal(failures + 1, response.attempts)
    end
  end)

  it("is tried max_retries times again", function()
    for retries = 0, 4 do
      gateway:clear()
      gateway:fail { status = 503, times = 10 }
      local sent, err = run(CALLS["runtimes.list"][2], client, { max_retries = retries })
      assert.equal(retries + 1, sent)
      assert.equal(retries + 1, err.attempts)
    end
    gateway:clear()
    gateway:fail { status = 503, times = 10 }
    assert.equal(1, (run(CALLS["runtimes.list"][2], client:with { max_retries = 0 })))
  end)

  it("sends a start under a generated key, the same on every attempt, another for every call", function()
    local seen = {}
    for _, each in ipairs { client, v1, client, v1 } do
      gateway:clear()
      gateway:fail { status = 429, times = 2 }
      local sent, err, _, list = run(CALLS["runtimes.start"][2], each)
      assert.equal(3, sent)
      local key = list[1].headers["idempotency-key"]
      assert.truthy(key:find("^%x%x%x%x%x%x%x%x%-%x%x%x%x%-4%x%x%x%-[89ab]%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$"), key)
      assert.equal(key, list[2].headers["idempotency-key"])
      assert.equal(key, list[3].headers["idempotency-key"])
      assert.equal(key, err.idempotency_key)
      assert.is_nil(seen[key])
      seen[key] = true
    end
  end)

  it("sends the key that it is given, in any operation, and one of its own only where the contract's line says so", function()
    local keyed = {}
    for _, row in ipairs(operations.rows) do
      keyed[row.name] = operations.is_keyed(row) or nil
    end
    assert.same({
      ["runtimes.start"] = true, ["tools.calls.create"] = true, ["conversations.messages.create"] = true,
    }, keyed)
    for name, case in pairs(CALLS) do
      local _, _, _, list = run(case[2], client, { idempotency_key = "my-key" })
      assert.equal("my-key", list[1].headers["idempotency-key"], name)
      _, _, _, list = run(case[2], client)
      assert.equal(keyed[name] or false, list[1].headers["idempotency-key"] ~= nil, name)
    end
  end)

  it("repeats a start where the contract declares the key: in v1, not in v2", function()
    local runtime = bctrl.assert(v1.runtimes:create { name = "r" })
    gateway:fail { close = true, after_processing = true }
    local response = {}
    local list, session = gateway:seen(function()
      return bctrl.assert(runtime:start(nil, { response = response }))
    end)
    assert.equal(2, #list)
    assert.equal(2, response.attempts)
    assert.equal("true", response.headers["idempotent-replayed"])
    assert.is_true(session.started)
    bctrl.assert(session:stop())
    for _, status in ipairs { 500, 503, 408 } do
      gateway:clear()
      gateway:fail { status = status, times = 10 }
      assert.equal(3, (run(CALLS["runtimes.start"][2], v1)))
      assert.equal(1, (run(CALLS["runtimes.start"][2], client)))
      assert.equal(1, (run(CALLS["runtimes.start"][2], client, { idempotency_key = "given" })))
    end
    gateway:clear()
    gateway:fail { status = 503, times = 10 }
    assert.equal(1, (run(CALLS["runtimes.create"][2], v1, { idempotency_key = "given" }))) -- not declared for a create
  end)

  it("can be repeated by hand under the key of its error", function()
    local runtime = bctrl.assert(v1.runtimes:create {})
    gateway:fail { close = true, after_processing = true, times = 2 } -- on a kept connection the first is no attempt of its own
    local _, err = runtime:start(nil, { max_retries = 0 })
    assert.equal("network", err.kind)
    assert.is_true(err.sent)
    local response = {}
    bctrl.assert(runtime:start(nil, { idempotency_key = err.idempotency_key, response = response }))
    assert.equal("true", response.headers["idempotent-replayed"])
  end)

  it("comes back with attempts > 1 where a repeated delete finds nothing and a repeated stop nothing to stop", function()
    local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
    bctrl.assert(runtime:start())
    gateway:fail { close = true, after_processing = true, method = "POST", path = "/stop$" }
    local _, err = runtime:stop()
    assert.equal(409, err.status)
    assert.equal(2, err.attempts)
    gateway:fail { close = true, after_processing = true, method = "DELETE" }
    _, err = runtime:delete()
    assert.equal(404, err.status)
    assert.equal(2, err.attempts)
    api.contains("2 attempts)", tostring(err))
  end)

  it("obeys Retry-After, and comes back at once where that is longer than 60 s or than its own time", function()
    local slept = {}
    local waiting = client:with { on_event = function(event)
      slept[#slept + 1] = event.delay or false
    end }
    gateway:fail { status = 503, retry_after = 0.02 }
    gateway:fail { status = 429, retry_after = 0 }
    assert.truthy(waiting.runtimes:list())
    assert.same({ 0.02, 0, false }, slept)
    for _, case in ipairs { { 61, {} }, { 3600, {} }, { 50, { timeout = 40 } }, { 40, { timeout = 40 } }, { ("9"):rep(30), {} } } do
      gateway:clear()
      gateway:fail { status = 503, retry_after = case[1] }
      local started = core.now()
      local sent, err = run(CALLS["runtimes.list"][2], client, case[2])
      assert.equal(1, sent)
      assert.equal(1, err.attempts)
      assert.equal(tonumber(case[1]), err.retry_after)
      assert.truthy(core.now() - started < 20)
    end
    gateway:fail { status = 503, retry_after = os.date("!%a, %d %b %Y %H:%M:%S GMT", os.time() + 120) }
    local sent, err = run(CALLS["runtimes.list"][2], client)
    assert.equal(1, sent)
    assert.truthy(err.retry_after > 100 and err.retry_after <= 120)
    for _, nonsense in ipairs { "-5", "soon", "5 minutes" } do
      gateway:clear()
      gateway:fail { status = 503, retry_after = nonsense, times = 3 }
      sent, err = run(CALLS["runtimes.list"][2], client)
      assert.equal(3, sent)
      assert.is_nil(err.retry_after)
    end
  end)

  it("is bounded by its timeout: attempts, and the waits between them", function()
    gateway:fail { delay = 30, times = 100 }
    local started = core.now()
    local sent, err = run(CALLS["runtimes.list"][2], client, { timeout = 0.4, attempt_timeout = 0.02, max_retries = 100 })
    assert.equal("timeout", err.kind)
    assert.truthy(err.attempts >= 2 and err.attempts <= 21, err.attempts)
    assert.truthy(sent <= err.attempts)
    assert.truthy(core.now() - started < 20)
    gateway:clear()
    gateway:fail { status = 503, times = 100 }
    local long = api.jitter(200)
    sent, err = run(CALLS["runtimes.list"][2], client, { timeout = 40, max_retries = 100 })
    long()
    assert.equal(1, sent) -- a wait of 200 times 0.25 s would not fit
    assert.equal(503, err.status)
  end)

  it("never sends more than its token bucket allows, shared by the clients of one server on one loop", function()
    local storm = gateway:client()
    local sibling = storm:with { api = "v1" }
    local elsewhere = storm:with { base_url = (gateway.url:gsub("127%.0%.0%.1", "localhost")) }
    gateway:fail { status = 503, times = 1000 }
    local before = gateway:stats().requests
    for _ = 1, 40 do
      storm.runtimes:list()
      sibling.runtimes:list()
    end
    assert.equal(80 + 500 / 5, gateway:stats().requests - before)
    assert.equal(3, (run(CALLS["runtimes.list"][2], elsewhere)))
    gateway:clear()
    for _ = 1, 5 do
      assert.truthy(storm.runtimes:list()) -- each success gives 1 back
    end
    gateway:fail { status = 503, times = 1000 }
    assert.equal(2, (run(CALLS["runtimes.list"][2], storm)))
    assert.equal(1, (run(CALLS["runtimes.list"][2], storm)))
    gateway:clear()
    assert.equal(3, (function()
      gateway:fail { status = 503, times = 1000 }
      return (run(CALLS["runtimes.list"][2], client)) -- another client has its own
    end)())
  end)
end)

describe("a repeatable call against a server that misbehaves", function()
  local server, client, restore

  setup(function()
    server = rawserver.start()
    client = bctrl.new { api_key = "key", base_url = server.url }
    restore = api.jitter(0)
  end)

  teardown(function()
    restore()
    client:close()
    server:stop()
  end)

  it("is tried again after half an answer, and on a connection that the server closed while it was idle", function()
    local good = rawserver.response(200, [[{"data":[]}]])
    for cut = 0, #good - 1, 7 do
      server:script {
        { "read", { "send", good:sub(1, cut) }, "close" },
        { "read", { "send", good }, "close" },
      }
      local response = {}
      local page = bctrl.assert(client.runtimes:list(nil, { response = response }))
      assert.equal(0, #page)
      assert.equal(2, response.attempts, cut)
    end
  end)

  it("is not tried again, when it is a create, after half an answer", function()
    server:script {
      { "read", { "send", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"id\":" }, "close" },
      otherwise = { "read", { "send", rawserver.response(200, "{}") }, "again" },
    }
    local value, err = client.runtimes:create { spaceId = "s", type = "browser" }
    assert.is_nil(value)
    assert.equal("network", err.kind)
    assert.equal(1, err.attempts)
    local _, requests = server:count()
    assert.equal(1, requests)
  end)
end)
