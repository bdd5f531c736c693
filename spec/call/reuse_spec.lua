-- What a call makes of connections that die: what was not sent is no attempt, what may be repeated is, and retries are not
-- spent on other dead connections of the pool.
local bctrl = require "bctrl"
local core = require "bctrl.core"
local creates = require "spec.support.creates"
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"
local tls = require "spec.support.tls"

local unpack = table.unpack or unpack
local OK = rawserver.response(200, '{"id":"rt_1"}')
local GOOD = { "read", { "send", OK }, "again" }
local RUNTIME = { spaceId = "s", type = "browser" }

describe("a call on a kept connection", function()
  local server, client

  before_each(function()
    server = rawserver.start()
    client = bctrl.new { api_key = "key", base_url = server.url, max_connections = 16 }
  end)

  after_each(function()
    client:close()
    server:stop()
  end)

  -- So many connections at once, each idle after its first answer, which took it long enough to be needed.
  local function fill_pool(count, ending, otherwise)
    local scripts = { otherwise = otherwise or GOOD }
    for i = 1, count do
      scripts[i] = { "read", { "sleep", 0.1 }, { "send", OK }, unpack(ending) }
    end
    server:script(scripts)
    local ids = {}
    for i = 1, count do
      ids[i] = "rt_" .. i
    end
    local results, failures = client:map(ids, function(id) return client.runtimes:get(id) end, { concurrency = count })
    assert.same({}, failures)
    assert.equal(count, results.n)
    assert.equal(count, (server:count()))
  end

  for _, count in ipairs { 1, 10 } do
    it(("that was reset while idle is the first attempt, of %d, also of a create"):format(count), function()
      fill_pool(count, { { "sleep", 0.02 }, "reset" })
      server:wait_for { ended = count }
      local response = {}
      local runtime = bctrl.assert(client.runtimes:create(RUNTIME, { max_retries = 0, response = response }))
      assert.equal("rt_1", runtime.id)
      assert.equal(1, response.attempts)
      local _, requests = server:count()
      assert.equal(count + 1, requests)
    end)
  end

  it("of a proxy is looked at as well", function()
    client:close()
    client = bctrl.new { api_key = "key", base_url = "http://api.example", allow_http = true, proxy = server.url }
    fill_pool(1, { { "sleep", 0.02 }, "reset" })
    server:wait_for { ended = 1 }
    local response = {}
    bctrl.assert(client.runtimes:create(RUNTIME, { max_retries = 0, response = response }))
    assert.equal(1, response.attempts)
  end)

  it("is not answered by what the server has said unasked", function()
    fill_pool(1, { { "sleep", 0.02 }, { "send", rawserver.response(200, '{"id":"stray"}') }, "shutdown", "stall" })
    client:sleep(0.1)
    assert.equal("rt_1", bctrl.assert(client.runtimes:create(RUNTIME)).id)
  end)

  it("that ends in the very moment is repeated where that is harmless, and that is no retry", function()
    fill_pool(1, { "read", "close" })
    local response = {}
    bctrl.assert(client.runtimes:get("rt_1", nil, { max_retries = 0, response = response }))
    assert.equal(2, response.attempts) -- the server may have seen both
    fill_pool(1, { "read", "close" })
    local _, err = client.runtimes:create(RUNTIME, { max_retries = 2 })
    assert.equal("network", err.kind)
    assert.same({ 1, true }, { err.attempts, err.sent })
  end)

  it("that ends in the very moment is repeated once so", function()
    fill_pool(1, { "read", "close" }, { "read", "close" })
    local _, err = client.runtimes:get("rt_1", nil, { max_retries = 0 })
    assert.same({ "network", 2 }, { err.kind, err.attempts })
  end)

  for name, ending in pairs { silent = { "stall" }, ["reset when used"] = { "read", "reset" } } do
    it("spends no retry on nine other dead ones: " .. name, function()
      fill_pool(10, ending)
      local response = {}
      bctrl.assert(client.runtimes:get("rt_1", nil, { attempt_timeout = 0.05, max_retries = 1, response = response }))
      assert.equal(2, response.attempts)
    end)
  end

  it("is not repeated against a proxy's 407", function()
    for _, status in ipairs { 407, 403 } do
      server:script { otherwise = { "read", { "send", rawserver.response(status, "") }, "close" } }
      local through = client:with { base_url = "https://api.example", proxy = server.url }
      local _, err = through.runtimes:get("rt_1")
      assert.same({ "network", 1, false }, { err.kind, err.attempts, err.sent })
      assert.equal(1, (server:count()))
    end
    server:script { otherwise = { "read", { "send", rawserver.response(502, "") }, "close" } }
    local _, err = client:with { base_url = "https://api.example", proxy = server.url }.runtimes:get("rt_1")
    assert.equal(3, err.attempts)
  end)
end)

describe("creates over connections that nginx ends after every tenth", function()
  local nginx, backend

  setup(function()
    if support.which("nginx") and support.which("openssl") then
      local ends = "keepalive_requests 10;"
      backend = rawserver.start() -- reads the body before it answers, which nginx alone does not
      backend:script { otherwise = GOOD }
      nginx = tls.start {
        { http2 = core.http2, proxy = backend.url, directives = ends },
        { proxy = backend.url, directives = ends },
      }
    end
  end)

  teardown(function()
    if nginx then
      nginx:stop()
      backend:stop()
      tls.remove()
    end
  end)

  for index, name in ipairs { "HTTP/2", "HTTP/1.1" } do
    it("are each seen once over " .. name, function()
      if not nginx then
        return pending("nginx or openssl is not there")
      end
      local client = bctrl.new { api_key = "key", base_url = nginx[index].url, ca_file = tls.ca_file() }
      finally(function() client:close() end)
      local report = creates.run(client, nginx, { count = 500, concurrency = 16 })
      assert.same({ answered = 500, failed = {}, twice = 0, unseen = 0 }, report)
    end)
  end
end)
