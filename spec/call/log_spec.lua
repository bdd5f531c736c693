-- Logging and events: a line or a table an attempt, with nothing secret in it, and callbacks that cannot do harm.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local core = require("bctrl.core")
local support = require("spec.support.util")

-- Calls fn and returns the lines that were written to io.stderr meanwhile.
local function written(fn, ...)
  local real = io.stderr
  local parts = {}
  io.stderr = { -- luacheck: ignore 122
    write = function(self, ...)
      parts[#parts + 1] = table.concat { ... }
      return self
    end,
  }
  local ok, err = pcall(fn, ...)
  io.stderr = real -- luacheck: ignore 122
  assert(ok, err)
  local lines = {}
  for line in table.concat(parts):gmatch("[^\n]+") do
    lines[#lines + 1] = line
  end
  return lines
end

local TIME = "^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%d%.%d%d%dZ "

describe("a log", function()
  local gateway

  setup(function()
    gateway = api.start { jitter = 0 }
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  it("is silent unless it is asked for", function()
    local client = gateway:client()
    assert.same({}, written(function()
      gateway:fail { status = 503 }
      bctrl.assert(client.runtimes:list())
      client.runtimes:get("nothing")
      bctrl.assert(gateway:client({ log = "off" }).runtimes:list())
    end))
  end)

  it("is a line an attempt on stderr with \"info\"", function()
    local client = gateway:client { log = "info" }
    local lines = written(function()
      gateway:fail { status = 503, retry_after = 0.01 }
      gateway:fail { close = true }
      bctrl.assert(client.runtimes:list { limit = 2, q = "token=hide-me" })
    end)
    assert.equal(3, #lines)
    local begin = TIME .. "bctrl: GET /v1/runtimes%?limit=2&q=%[hidden%] "
    assert.matches(begin .. "503 api: The service is unavailable%. %(%d+ ms, attempt 1, request req_%w+, next in 0%.01 s%)$", lines[1])
    assert.matches(begin .. "network: .+ %(%d+ ms, attempt 2, next in 0%.00 s%)$", lines[2])
    assert.matches(begin .. "200 %(%d+ ms, attempt 3, request req_%w+%)$", lines[3])
  end)

  it("adds headers and bodies with \"debug\", credentials hidden", function()
    local client = gateway:client { log = "debug", headers = { ["X-Team"] = "lua" } }
    local lines = table.concat(written(function()
      bctrl.assert(client.runtimes:create {
        spaceId = gateway:space(), type = "browser", metadata = {
          apiKey = "hide-me-1", token = "hide-me-2", secret = "hide-me\\", url = "http://user:hide-me-4@host/?a=b&token=hide-me-5", shown = "shown",
        },
        config = { proxy = { mode = "custom", host = "h", port = 1, protocol = "http", username = "u", password = "a\"hide-me-3\\\"b" } },
      })
    end), "\n")
    api.contains("bctrl: POST /v2/runtimes 200 (", lines)
    api.contains("bctrl:   > authorization: [hidden]", lines)
    api.contains("bctrl:   > x-team: lua", lines)
    api.contains("bctrl:   > {\"", lines)
    api.contains("\"password\":\"[hidden]\"", lines)
    api.contains("\"secret\":\"[hidden]\"", lines)
    api.contains("\"url\":\"http://[hidden]@host/?a=b&token=[hidden]\"", lines)
    api.contains("\"shown\":\"shown\"", lines)
    api.contains("bctrl:   < content-type: application/json", lines)
    assert.truthy(lines:find("bctrl:   < {[^\n]*\"status\":\"stopped\""), lines)
    assert.is_nil(lines:find("hide-me", 1, true))
    assert.is_nil(lines:find(gateway.api_key, 1, true))
  end)

  it("is asked for by BCTRL_LOG, which the option overrides", function()
    api.with_environment({ BCTRL_LOG = "info" }, function()
      local client, quiet = gateway:client(), gateway:client { log = "off" }
      assert.equal(1, #written(function()
        bctrl.assert(client.runtimes:list())
        bctrl.assert(quiet.runtimes:list())
      end))
    end)
    local output = support.run_lua(([[
      local client = require("bctrl").new { base_url = %q, api_key = %q }
      client.spaces:list()
    ]]):format(gateway.url, gateway.api_key), { env = { BCTRL_LOG = "info" } })
    assert.matches(TIME .. "bctrl: GET /v1/spaces 200 %(%d+ ms, attempt 1, request req_%w+%)\n$", output)
  end)

  it("can be a function, which gets each event and writes nothing itself", function()
    local events = {}
    local client = gateway:client { log = function(event)
      events[#events + 1] = event
    end }
    assert.same({}, written(function()
      bctrl.assert(client.runtimes:list())
    end))
    assert.equal(1, #events)
    assert.equal("runtimes.list", events[1].operation)
  end)
end)

describe("on_event", function()
  local gateway

  setup(function()
    gateway = api.start { jitter = 0 }
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  it("gets a table an attempt: method, path, query, status, attempt, delay, time, elapsed, requestId", function()
    local events = {}
    local client = gateway:client { on_event = function(event)
      events[#events + 1] = event
    end }
    gateway:fail { status = 429, retry_after = 0.01 }
    gateway:fail { close = true, method = "GET" }
    local started = core.time()
    local list = gateway:seen(function()
      bctrl.assert(client.runtimes:list { limit = 1 })
    end)
    assert.equal(3, #events)
    for attempt, event in ipairs(events) do
      assert.equal("runtimes.list", event.operation)
      assert.equal("GET", event.method)
      assert.equal("/v1/runtimes", event.path)
      assert.equal("limit=1", event.query)
      assert.is_true(event.time >= started and event.time <= core.time())
      assert.equal(attempt, event.attempt)
      assert.truthy(event.elapsed >= 0)
      assert.is_nil(event.request_headers)
      assert.is_nil(event.response_body)
    end
    assert.equal(429, events[1].status)
    assert.equal("api", events[1].kind)
    assert.equal("Rate limit exceeded.", events[1].message)
    assert.equal(0.01, events[1].delay)
    assert.equal(list[1].requestId, events[1].requestId)
    assert.is_nil(events[2].status)
    assert.equal("network", events[2].kind)
    assert.equal(0, events[2].delay)
    assert.is_nil(events[2].requestId)
    assert.equal(200, events[3].status)
    assert.is_nil(events[3].kind)
    assert.is_nil(events[3].message)
    assert.is_nil(events[3].delay)
    assert.equal(list[3].requestId, events[3].requestId)
  end)

  it("gets the time that each attempt took, not what went before", function()
    local elapsed = {}
    local client = gateway:client { on_event = function(event)
      elapsed[event.attempt] = event.elapsed
    end }
    gateway:fail { status = 503, delay = 0.1 }
    local started = core.now()
    bctrl.assert(client.runtimes:list())
    assert.truthy(elapsed[1] >= 0.1)
    assert.truthy(elapsed[1] + elapsed[2] <= core.now() - started)
  end)

  it("gets headers and bodies beside a debug log, which writes them as before", function()
    local events = {}
    local client = gateway:client { log = "debug", on_event = function(event)
      events[#events + 1] = event
    end }
    local lines = written(function()
      bctrl.assert(client.spaces:create { name = "shown" })
    end)
    assert.truthy(#lines > 3)
    assert.equal("[hidden]", events[1].request_headers.authorization)
    assert.equal([[{"name":"shown"}]], events[1].request_body)
    api.contains("\"name\":\"shown\"", events[1].response_body)
    assert.truthy(events[1].response_headers["x-request-id"])
  end)

  it("shows a call's own headers, too, and what it does with them is its own affair", function()
    local events = {}
    local client = gateway:client { log = "debug", headers = { ["X-Team"] = "lua" }, on_event = function(event)
      events[#events + 1] = event
    end }
    written(function()
      for _ = 1, 2 do
        client.runtimes:start("nothing", nil, {
          idempotency_key = "i-1", headers = { ["X-Trace"] = "t1", ["X-Auth"] = "hide-me", ["X-Empty"] = "", ["X-Key"] = gateway.api_key },
        })
        local headers = events[#events].request_headers
        assert.equal("[hidden]", headers.authorization)
        headers.authorization, headers["x-trace"] = "changed", "changed"
      end
      client.runtimes:get("nothing")
    end)
    local headers = events[2].request_headers
    assert.equal("i-1", headers["idempotency-key"])
    assert.equal("lua", headers["x-team"])
    assert.equal("[hidden]", headers["x-auth"])
    assert.equal("[hidden]", headers["x-key"])
    assert.equal("", headers["x-empty"])
    assert.equal("[hidden]", events[3].request_headers.authorization)
    assert.is_nil(events[3].request_headers["x-trace"])
  end)

  it("gets an event of an attempt that is cancelled, too, and a log has its line", function()
    local events = {}
    local client = gateway:client { log = "info", on_event = function(event)
      events[#events + 1] = event
    end }
    local lines = written(function()
      gateway:delay(60)
      local task = client:spawn(function()
        return client.runtimes:list()
      end)
      client:poll()
      task:cancel("enough")
      local _, err = task:wait()
      assert.equal("cancelled", err.kind)
    end)
    assert.equal(1, #lines)
    assert.matches(TIME .. "bctrl: GET /v1/runtimes cancelled: enough %(%d+ ms, attempt 1%)$", lines[1])
    assert.equal(1, #events)
    assert.equal("cancelled", events[1].kind)
    assert.equal("enough", events[1].message)
    assert.equal(1, events[1].attempt)
    assert.is_nil(events[1].status)
    assert.is_nil(events[1].delay)
  end)

  it("gets an event of each attempt that the client's close ends", function()
    local events = {}
    local client = gateway:client { log = "debug", on_event = function(event)
      events[#events + 1] = event
    end }
    written(function()
      gateway:delay(60, { times = 2 })
      for _ = 1, 2 do
        client:spawn(function()
          return client.runtimes:list()
        end)
      end
      client:poll()
      client:close()
    end)
    assert.equal(2, #events)
    assert.equal("cancelled", events[2].kind)
    assert.equal("the client was closed", events[2].message)
    assert.equal("[hidden]", events[2].request_headers.authorization)
  end)

  it("has no delay on the last attempt, nor where no retry is allowed", function()
    local delays = {}
    local client = gateway:client { on_event = function(event)
      delays[#delays + 1] = event.delay or false
    end }
    gateway:fail { status = 503, times = 3 }
    client.runtimes:list()
    assert.same({ 0, 0, false }, delays)
    delays[1], delays[2], delays[3] = nil, nil, nil
    gateway:fail { status = 400 }
    client.runtimes:list()
    assert.same({ false }, delays)
  end)

  it("may fail: that is reported once, and the call goes on", function()
    local reported = {}
    local client = gateway:client {
      on_event = function()
        error("event failed", 0)
      end,
      on_error = function(err, traceback)
        reported[#reported + 1] = { err, traceback }
      end,
    }
    assert.same({}, written(function()
      bctrl.assert(client.runtimes:list())
    end))
    assert.equal(1, #reported)
    api.contains("event failed", tostring(reported[1][1]))
    api.contains("on_event failed: ", reported[1][2])
    local plain = gateway:client { log = function()
      error("log failed", 0)
    end }
    local lines = written(function()
      bctrl.assert(plain.runtimes:list())
    end)
    assert.equal(1, #lines)
    api.contains("log failed", lines[1])
    local both = gateway:client {
      on_event = function() error("event failed", 0) end,
      on_error = function() error("handler failed", 0) end,
    }
    lines = written(function()
      bctrl.assert(both.runtimes:list())
    end)
    api.contains("event failed", table.concat(lines, "\n"))
    api.contains("handler failed", table.concat(lines, "\n"))
  end)

  it("must not yield, and says so", function()
    local client = gateway:client { on_event = function()
      coroutine.yield()
    end }
    local lines = written(function()
      bctrl.assert(client.runtimes:list())
    end)
    api.contains("on_event yielded: it must return", table.concat(lines, "\n"))
  end)
end)

describe("a callback of a client", function()
  local gateway

  setup(function()
    gateway = api.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  local USES = {
    function(client) client.runtimes:list() end,
    function(client) client:request("GET", "/v1/spaces") end,
    function(client) client:poll() end,
    function(client) client:sleep(0.01) end,
    function(client) client:loop() end,
    function(client) client:connect() end,
    function(client) client:map({ 1 }, print) end,
    function(client) client:with({}).runtimes:list() end,
    function(client) coroutine.wrap(function() client.runtimes:list() end)() end,
  }

  -- What is raised by each use inside of the callback `name`, which `provoke` has called once.
  local function inside(name, provoke)
    for i, use in ipairs(USES) do
      local client, message
      local called = 0
      local options = { [name] = function()
        called = called + 1
        local ok, raised = pcall(use, client)
        message = not ok and tostring(raised) or "nothing was raised"
      end }
      if name ~= "on_progress" then
        client = gateway:client(options)
        provoke(client)
      else
        client = gateway:client()
        provoke(client, options)
      end
      assert.equal(1, called, name .. ", use " .. i)
      api.contains(name .. " must not make calls, wait, poll or close: client:spawn a task, or remember and act later", message)
      client:close()
    end
  end

  it("raises for every call, wait and poll in it, in each of the four", function()
    inside("log", function(client) bctrl.assert(client.runtimes:list()) end)
    inside("on_event", function(client) bctrl.assert(client.runtimes:list()) end)
    inside("on_error", function(client)
      client:spawn(function() error("failed", 0) end)
      client:loop()
    end)
    inside("on_progress", function(client, options) client:map({ 1 }, function() end, options) end)
  end)

  it("may spawn a task", function()
    local client, task
    client = gateway:client { on_event = function()
      task = task or client:spawn(function()
        return #bctrl.assert(client.spaces:list())
      end)
    end }
    bctrl.assert(client.runtimes:list())
    assert.truthy(task:wait() > 0)
  end)
end)
