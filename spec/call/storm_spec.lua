-- An outage does not become a storm: however many tasks call however often, retries together are no more than the token
-- bucket allows, and it fills again when the server is back.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"

local TASKS, CALLS = 100, 5
local GOOD = rawserver.response(200, '{"id":"rt_1"}')

describe("a storm: a hundred tasks", function()
  local server, client, restore, attempts, retries

  setup(function()
    server = rawserver.start()
    restore = api.jitter(0)
  end)

  teardown(function()
    restore()
    server:stop()
  end)

  before_each(function()
    attempts, retries = 0, 0
  end)

  after_each(function()
    client:close()
  end)

  local function make(options)
    options.api_key = "key"
    options.base_url = options.base_url or server.url
    options.max_retries = 20
    options.on_event = function(event)
      attempts = attempts + 1
      retries = retries + (event.attempt > 1 and 1 or 0)
    end
    client = bctrl.new(options)
  end

  -- Each task makes its calls one after another; returns the kinds of errors that came.
  local function storm(call, tasks, calls)
    local kinds = {}
    for _ = 1, tasks or TASKS do
      client:spawn(function()
        for _ = 1, calls or CALLS do
          local _, err = call()
          local kind = err and (err.status or err.kind) or "ok"
          kinds[kind] = (kinds[kind] or 0) + 1
        end
      end)
    end
    client:loop()
    return kinds
  end

  it("before a server that is down connect no more often than once a call and a hundred times", function()
    make { base_url = "http://127.0.0.1:" .. support.refusing_port() }
    local kinds = storm(function()
      return client.runtimes:get("rt_1")
    end)
    assert.same({ network = TASKS * CALLS }, kinds)
    assert.equal(100, retries)
    assert.equal(TASKS * CALLS + 100, attempts)
    assert.equal(TASKS * CALLS + 100, client:stats().connections)
  end)

  it("before a server that says 503 send no more than a request a call and a hundred", function()
    make {}
    server:script { otherwise = { "read", { "send", rawserver.response(503, "{}", "Retry-After: 0\r\n") }, "again" } }
    local kinds = storm(function()
      return client.runtimes:get("rt_1")
    end)
    assert.same({ [503] = TASKS * CALLS }, kinds)
    assert.equal(100, retries)
    local _, requests = server:count()
    assert.equal(TASKS * CALLS + 100, requests)
  end)

  it("before a server that does not answer give up after fifty retries", function()
    make { attempt_timeout = 0.05, max_connections = 100 }
    server:script { otherwise = { "stall" } }
    local kinds = storm(function()
      return client.runtimes:get("rt_1")
    end, TASKS, 2)
    assert.same({ timeout = TASKS * 2 }, kinds)
    assert.equal(50, retries)
  end)

  it("share one bucket with the client's relatives", function()
    make { base_url = "http://127.0.0.1:" .. support.refusing_port() }
    local relative = client:with { timeout = 5 }
    local first = true
    storm(function()
      first = not first
      return (first and client or relative).runtimes:get("rt_1")
    end)
    assert.equal(100, retries)
  end)

  it("never repeat what must not be repeated, full bucket or not", function()
    make {}
    server:script { otherwise = { "read", { "send", rawserver.response(503, "{}") }, "again" } }
    local kinds = storm(function()
      return client.runtimes:start("rt_1")
    end, TASKS, 1)
    assert.same({ [503] = TASKS }, kinds)
    assert.equal(0, retries)
  end)

  it("may retry again once the server is back: a success gives a token back", function()
    make {}
    server:listen(false)
    storm(function()
      return client.runtimes:get("rt_1")
    end)
    assert.equal(100, retries)
    server:listen(true)
    server:script { otherwise = { "read", { "send", GOOD }, "again" } }
    assert.same({ ok = TASKS * CALLS }, storm(function()
      return client.runtimes:get("rt_1")
    end))
    assert.equal(100, retries)
    server:listen(false)
    server:script { otherwise = { "close" } }
    storm(function()
      return client.runtimes:get("rt_1")
    end)
    server:listen(true)
    assert.equal(200, retries)
  end)
end)
