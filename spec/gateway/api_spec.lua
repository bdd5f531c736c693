-- What the local gateway does as the API: state, both generations, pages, idempotency, round trips.
local client = require("spec.support.gateway_client")
local gateway = require("bctrl.gateway")
local support = require("spec.support.util")

local null = client.null
local UUID = "^%x%x%x%x%x%x%x%x%-%x%x%x%x%-4%x%x%x%-[89ab]%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$"
local TIME = "^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%d%.%d%d%dZ$"
local MISSING = "00000000-0000-4000-8000-000000000000"

describe("the gateway's API", function()
  local one

  before_each(function()
    one = assert(gateway.start())
  end)

  after_each(function()
    one:stop()
  end)

  local function call(status, method, path, body, headers)
    local answer = assert(client.request(one, method, path, body, headers))
    assert.are.equal(status, answer.status, answer.text)
    assert.is_truthy(answer.headers["x-request-id"])
    return answer.body, answer
  end

  local function refused(status, code, method, path, body, headers)
    local problem, answer = call(status, method, path, body, headers)
    assert.are.equal(code, problem.code)
    assert.are.equal("string", type(problem.error))
    assert.are.equal(answer.headers["x-request-id"], problem.requestId)
    return problem, answer
  end

  local function create(fields)
    local body = { spaceId = one:space(), type = "browser" }
    for name, value in pairs(fields or {}) do
      body[name] = value
    end
    return call(200, "POST", "/v2/runtimes", body)
  end

  describe("takes only its key", function()
    it("for every route but the root", function()
      for _, headers in ipairs({ { Authorization = false }, { Authorization = "Bearer no" }, { Authorization = one.api_key } }) do
        local problem = refused(401, "auth.required", "GET", "/v1/runtimes", nil, headers)
        assert.are.equal("unauthorized", problem.reasonClass)
        refused(401, "auth.required", "POST", "/v2/runtimes", "{", headers)
      end
      call(204, "HEAD", "/", nil, { Authorization = false })
      assert.are.equal("ok", call(200, "GET", "/", nil, { Authorization = false }).status)
      call(200, "GET", "/v1/runtimes", nil, { ["BCTRL-Subaccount-Id"] = "sub" })
    end)
  end)

  describe("knows its routes", function()
    it("and says so of others", function()
      assert.are.equal("not_found", refused(404, "route.not_found", "GET", "/v1/nothing").reasonClass)
      refused(404, "route.not_found", "GET", "/v1/runtimes/")
      refused(404, "route.not_found", "GET", "/v1//runtimes")
      refused(404, "route.not_found", "POST", "/v2/start", "{}")
      local _, answer = refused(405, "method.not_allowed", "PUT", "/v1/runtimes", "{}")
      assert.are.equal("GET, POST", answer.headers.allow)
      refused(404, "runtime.not_found", "GET", "/v1/runtimes/a%2Fb%ff")
    end)

    it("and what is not there", function()
      for _, each in ipairs({
        { "GET", "/v1/runtimes/x" }, { "DELETE", "/v1/runtimes/x" }, { "PATCH", "/v1/runtimes/x", "{}" },
        { "POST", "/v1/runtimes/x/start", "{}" }, { "POST", "/v1/runtimes/x/stop" }, { "POST", "/v2/runtimes/x/start", "{}" },
      }) do
        assert.are.equal("not_found", refused(404, "runtime.not_found", each[1], each[2], each[3]).reasonClass)
      end
      refused(404, "space.not_found", "GET", "/v1/spaces/x")
      refused(404, "space.not_found", "GET", "/v1/spaces/x/runtimes")
      refused(404, "space.not_found", "POST", "/v2/runtimes", { spaceId = MISSING, type = "browser" })
      refused(404, "space.not_found", "POST", "/v1/runtimes", { spaceId = "x" })
      refused(404, "workspace.not_found", "POST", "/v1/workspaces/x/runtimes", { alias = "a", kind = "browser" })
      refused(404, "workspace.not_found", "POST", "/v1/workspaces/" .. one:space() .. "/runtimes", { alias = "a", kind = "browser" })
    end)
  end)

  describe("lets a runtime live", function()
    it("from create to delete, as documented", function()
      local runtime = create({ name = "main", metadata = { a = { 1, 2 } } })
      assert.is_truthy(runtime.id:match(UUID), runtime.id)
      assert.is_truthy(runtime.createdAt:match(TIME), runtime.createdAt)
      assert.are.same({ "main", "stopped", "browser", null, { a = { 1, 2 } } },
        { runtime.name, runtime.status, runtime.type, runtime.activeRunId, runtime.metadata })
      assert.is_false(runtime.config.browser.profile)

      local path = "/v1/runtimes/" .. runtime.id
      local session = call(200, "POST", "/v2/runtimes/" .. runtime.id .. "/start", { live = { control = "input" } })
      assert.are.equal("cdp", session.connection.protocol)
      assert.is_truthy(session.connection.url:match("^ws://127%.0%.0%.1:%d+/.*/cdp/%x+$"))
      assert.are.equal("input", session.live.control)
      assert.is_truthy(session.live.expiresAt:match(TIME))
      assert.are.equal("active", session.runtime.status)
      assert.are.same({ session.run.id, runtime.id, one:space() },
        { session.runtime.activeRunId, session.run.runtimeId, session.run.spaceId })

      local detail = call(200, "GET", path)
      assert.are.same({ "active", session.run.id, session.connection.url, "cdp" },
        { detail.status, detail.activeRunId, detail.connectUrl, detail.protocol })
      assert.are.equal("active", detail.latestRun.status)
      assert.are.equal(session.run.id, call(200, "POST", "/v2/runtimes/" .. runtime.id .. "/start").run.id)
      refused(409, "runtime.not_stopped", "DELETE", path)

      assert.are.same({ runId = session.run.id, runtimeId = runtime.id, status = "stopped", stopped = true },
        call(200, "POST", path .. "/stop"))
      assert.are.equal("conflict", refused(409, "runtime.not_active", "POST", path .. "/stop").reasonClass)
      detail = call(200, "GET", path)
      assert.are.same({ "stopped", null, nil }, { detail.status, detail.activeRunId, detail.connectUrl })
      assert.is_truthy(detail.latestRun.finishedAt:match(TIME))

      assert.are_not.equal(session.run.id, call(200, "POST", "/v2/runtimes/" .. runtime.id .. "/start").run.id)
      call(200, "POST", path .. "/stop")
      assert.are.same({ id = runtime.id, deleted = true }, call(200, "DELETE", path))
      refused(404, "runtime.not_found", "GET", path)
    end)

    it("from create to stop, in the consolidated API", function()
      local runtime = call(201, "POST", "/v1/runtimes", {})
      assert.is_truthy(runtime.id:match("^rt_%w+$"))
      assert.are.same({ one:space(), "stopped", false }, { runtime.spaceId, runtime.status, runtime.config.headless })
      local path = "/v1/runtimes/" .. runtime.id
      local started = call(200, "POST", path .. "/start", { recording = true })
      assert.are.same({ true, "active", runtime.id, "cdp", true },
        { started.started, started.status, started.runtimeId, started.protocol, started.recording.enabled })
      local again = call(200, "POST", path .. "/start", "{}")
      assert.are.same({ false, started.runId, started.connectUrl }, { again.started, again.runId, again.connectUrl })
      assert.are.equal(started.webdriverUrl, call(200, "GET", path).webdriverUrl)
      call(200, "POST", path .. "/stop")

      runtime = call(201, "POST", "/v1/runtimes", { start = true, spaceId = "default", profile = true })
      assert.are.same({ "active", runtime.activeRunId, true },
        { runtime.status, runtime.connection.runId, runtime.profile })
    end)

    it("with its connection where it is asked for, and deleted by force", function()
      local path = "/v1/runtimes/" .. call(201, "POST", "/v1/runtimes", { start = true }).id
      assert.are.equal(call(200, "GET", path).connectUrl, call(200, "GET", path .. "?include=connection").connection.connectUrl)
      refused(409, "runtime.not_stopped", "DELETE", path .. "?force=false")
      refused(400, "request.invalid", "DELETE", path .. "?force=yes")
      call(200, "DELETE", path .. "?force=true")
      refused(404, "runtime.not_found", "GET", path)
    end)

    it("in a workspace", function()
      local runtime = call(200, "POST", "/v1/workspaces/" .. one:workspace() .. "/runtimes", {
        alias = "old", kind = "browser", driver = "puppeteer",
        launch = { mode = "ephemeral", config = { humanize = true, proxy = { host = "h", port = 1, type = "socks5" } } },
      })
      assert.are.same({ "old", "browser", "puppeteer", one:workspace(), "ephemeral" },
        { runtime.alias, runtime.kind, runtime.driver, runtime.workspaceId, runtime.summary.launchMode })
      local proxy = call(200, "GET", "/v1/runtimes/" .. runtime.id).config.proxy
      assert.are.same({ "custom", "h", 1, "socks5" }, { proxy.mode, proxy.host, proxy.port, proxy.protocol })
    end)

    it("that failed", function()
      local runtime = create()
      one:set_status(runtime.id, "failed")
      assert.are.equal("failed", call(200, "GET", "/v1/runtimes/" .. runtime.id).status)
      assert.has_error(function() one:set_status(MISSING, "failed") end)
    end)
  end)

  describe("updates", function()
    it("name and idle timeout any time, the config only while stopped", function()
      local runtime = create({ config = { extensions = { "a" }, lifecycle = { idleTimeoutMinutes = 5 } } })
      local path = "/v1/runtimes/" .. runtime.id
      local detail = call(200, "PATCH", path, { name = "renamed", idleTimeoutMinutes = 15 })
      assert.are.same({ "renamed", 15, { "a" } }, { detail.name, detail.config.idleTimeoutMinutes, detail.config.extensionIds })
      call(200, "POST", "/v2/runtimes/" .. runtime.id .. "/start")
      call(200, "PATCH", path, { name = "again", idleTimeoutMinutes = 20, config = {} })
      local problem = refused(409, "runtime.config_locked", "PATCH", path, { name = "never", config = { stealth = "high" } })
      assert.are.equal("conflict", problem.reasonClass)
      assert.are.equal("again", call(200, "GET", path).name)
      call(200, "POST", path .. "/stop")
      detail = call(200, "PATCH", path, { config = { stealth = "high" } })
      assert.are.same({ "high", 20, { "a" } }, { detail.config.stealth, detail.config.idleTimeoutMinutes, detail.config.extensionIds })
      assert.is_true(detail.updatedAt >= detail.createdAt)
      call(200, "PATCH", path)
    end)

    it("in the generation that the body speaks", function()
      local path = "/v1/runtimes/" .. create().id
      local detail = call(200, "PATCH", path, { idleTimeoutSeconds = 90 })
      assert.are.same({ 90, nil, "normal" },
        { detail.config.idleTimeoutSeconds, detail.config.idleTimeoutMinutes, detail.config.stealth })
      assert.are.equal("best", call(200, "PATCH", path, { config = { stealth = "best" } }).config.stealth)
      detail = call(200, "PATCH", path, { config = { stealth = "ultra", idleTimeoutMinutes = 1 } })
      assert.are.same({ "ultra", 1, nil },
        { detail.config.stealth, detail.config.idleTimeoutMinutes, detail.config.idleTimeoutSeconds })
      local problem = refused(400, "request.invalid", "PATCH", path, { idleTimeoutSeconds = 90, idleTimeoutMinutes = 1 })
      assert.is_truthy(problem.details.idleTimeoutSeconds:find("v1", 1, true))
    end)

    it("in one generation, where the gateway has only that", function()
      for api, wrong in pairs({ v1 = "idleTimeoutMinutes", v2 = "idleTimeoutSeconds" }) do
        one:stop()
        one = assert(gateway.start({ api = api, seed = { runtimes = 1 } }))
        local path = "/v1/runtimes/" .. call(200, "GET", "/v1/runtimes").data[1].id
        local problem = refused(400, "request.invalid", "PATCH", path, { [wrong] = 5 })
        assert.is_truthy(problem.details[wrong]:find("api = \"" .. api .. "\"", 1, true))
        call(200, "PATCH", path, { name = "x" })
      end
    end)
  end)

  describe("takes back what was read", function()
    local function round_trip(path, written)
      local _, first = call(200, "GET", path)
      local text = first.text:match('"config":(%b{})')
      call(200, "PATCH", path, '{"config":' .. text .. "}")
      local _, second = call(200, "GET", path)
      assert.are.equal(text, second.text:match('"config":(%b{})'))
      for _, each in ipairs(written or {}) do
        assert.is_truthy(text:find(each, 1, true), each .. " in " .. text)
      end
    end

    it("in the documented API", function()
      for _, proxy in ipairs({
        "null", '{"mode":"custom","host":"h","port":8080,"protocol":"http","username":"u","password":"secret"}',
        '{"mode":"saved","id":"' .. MISSING .. '","overrides":{"affinity":{"strategy":"sticky","key":"k"},"geo":{}}}',
      }) do
        local runtime = call(200, "POST", "/v2/runtimes", ('{"spaceId":"%s","type":"browser","config":{"proxy":%s,"extensions":[]}}')
          :format(one:space(), proxy))
        round_trip("/v1/runtimes/" .. runtime.id, {
          '"extensionIds":[]', '"urlAllowlist":[]', proxy == "null" and '"proxy":null' or '"mode":"',
        })
        assert.is_nil(call(200, "GET", "/v1/runtimes/" .. runtime.id).config.proxy.password)
      end
    end)

    it("in the consolidated API", function()
      for _, proxy in ipairs({
        "null", '"saved-proxy"', '{"id":"p","pool":"pool1","preference":"speed"}', '{"type":"managed-rotating"}',
        '{"type":"custom","host":"h","port":8080,"protocol":"http","password":"secret"}',
        '{"url":"socks5://u:secret@example.com:1080"}', '{"type":"managed-rotating","pool":"pool2","device":"ios"}',
      }) do
        local runtime = call(201, "POST", "/v1/runtimes", ('{"config":{"proxy":%s,"networkTraffic":{"urlBlocklist":["a"]}}}')
          :format(proxy))
        round_trip("/v1/runtimes/" .. runtime.id, { '"extensionIds":[]', '"urlBlocklist":["a"]' })
        local _, answer = call(200, "GET", "/v1/runtimes/" .. runtime.id)
        assert.is_nil(answer.text:find("secret", 1, true))
      end
    end)

    it("with numbers and empty values as they were written", function()
      local numbers = support.has_integers and "[9223372036854775807,-9007199254740993,0.1,1e+300]" or "[9007199254740991,0.1]"
      local metadata = '{"a":[],"b":{},"c":null,"d":' .. numbers .. ',"e":"\\u0000é\\ud83d\\ude00"}'
      local runtime = call(200, "POST", "/v2/runtimes", ('{"spaceId":"%s","type":"browser","metadata":%s}')
        :format(one:space(), metadata))
      local _, answer = call(200, "GET", "/v1/runtimes/" .. runtime.id)
      local text = answer.text:match('"metadata":(%b{})')
      assert.are.equal(metadata:gsub("\\ud83d\\ude00", "\240\159\152\128"), (text:gsub("1e%+0?300", "1e+300")))
    end)
  end)

  describe("lists", function()
    it("a space's runtimes, all at once", function()
      local runtime = create({ name = "here" })
      call(201, "POST", "/v1/runtimes", { spaceId = call(201, "POST", "/v1/spaces", { name = "other" }).id })
      local list = call(200, "GET", "/v1/spaces/" .. one:space() .. "/runtimes").runtimes
      assert.are.equal(1, #list)
      local item = list[1]
      assert.are.same({ runtime.id, "here", "browser", "browser", one:space(), null },
        { item.id, item.name, item.kind, item.type, item.spaceId, item.activeRunId })
      assert.is_false(item.connections.cdp.available)
      call(200, "POST", "/v2/runtimes/" .. runtime.id .. "/start")
      item = call(200, "GET", "/v1/spaces/" .. one:space() .. "/runtimes").runtimes[1]
      assert.are.same({ "active", true }, { item.status, item.connections.cdp.available })
    end)

    it("runtimes by pages", function()
      one:stop()
      one = assert(gateway.start({ seed = { runtimes = 45 } }))
      local seen, cursor, pages = {}, "", 0
      repeat
        local page = call(200, "GET", "/v1/runtimes?limit=20" .. cursor)
        for _, item in ipairs(page.data) do
          assert.is_nil(seen[item.id])
          seen[item.id] = true
          seen[#seen + 1] = item.name
        end
        pages = pages + 1
        cursor = "&cursor=" .. tostring(page.nextCursor)
      until page.nextCursor == null
      assert.are.same({ 3, 45, "runtime-1", "runtime-45" }, { pages, #seen, seen[1], seen[45] })
      assert.are.equal(20, #call(200, "GET", "/v1/runtimes").data)
      local whole = call(200, "GET", "/v1/runtimes?limit=45")
      assert.are.same({ 45, null }, { #whole.data, whole.nextCursor })
    end)

    it("runtimes by what the query says", function()
      local first, second = create({ name = "First one" }), create({ name = "second" })
      call(200, "POST", "/v2/runtimes/" .. second.id .. "/start")
      local other = call(201, "POST", "/v1/spaces", {}).id
      for query, expected in pairs({
        ["status=active"] = { second.id }, ["status=active&status=stopped"] = { first.id, second.id },
        ["status=failed"] = {}, ["q=first%20o"] = { first.id }, ["q=first+o"] = { first.id }, ["q=%25"] = {},
        ["spaceId=" .. one:space()] = { first.id, second.id }, ["spaceId=default&q=SEC"] = { second.id },
        ["spaceId=" .. other] = {}, ["include=archived"] = { first.id, second.id },
      }) do
        local ids = {}
        for i, item in ipairs(call(200, "GET", "/v1/runtimes?" .. query).data) do
          ids[i] = item.id
        end
        assert.are.same(expected, ids, query)
      end
    end)

    it("spaces", function()
      local space = call(201, "POST", "/v1/spaces", { name = "mine", environment = { storage = { namespace = "n" } } })
      assert.are.same({ "mine", "us-east-1", false, "n" },
        { space.name, space.region, space.isDefault, space.environment.storage.namespace })
      local list = call(200, "GET", "/v1/spaces")
      assert.are.same({ one:space(), space.id, nil }, { list.data[1].id, list.data[2].id, list.data[3] })
      assert.are.equal(null, list.nextCursor)
      assert.are.same(space, call(200, "GET", "/v1/spaces/" .. space.id))
      assert.is_true(call(200, "GET", "/v1/spaces/default").isDefault)
      assert.is_truthy(space.id:match(UUID))
    end)
  end)

  describe("replays", function()
    it("the first successful answer to an Idempotency-Key", function()
      local runtime = call(201, "POST", "/v1/runtimes", {})
      local path, key = "/v1/runtimes/" .. runtime.id .. "/start", { ["Idempotency-Key"] = "k" }
      refused(400, "request.invalid", "POST", path, { recording = 1 }, key)
      local _, first = call(200, "POST", path, "{}", key)
      assert.is_nil(first.headers["idempotent-replayed"])
      local _, second = call(200, "POST", path, "{}", key)
      assert.are.equal(first.text, second.text)
      assert.are.equal("true", second.headers["idempotent-replayed"])
      refused(409, "idempotency.conflict", "POST", path, { recording = true }, key)
      assert.is_false(call(200, "POST", path, "{}", { ["Idempotency-Key"] = "other" }).started)
    end)

    it("what was done before its answer was lost", function()
      one:fail({ reset = true, after_processing = true })
      local key = { ["Idempotency-Key"] = "k" }
      assert.is_nil(client.request(one, "POST", "/v1/runtimes", "{}", key))
      call(201, "POST", "/v1/runtimes", "{}", key)
      assert.are.equal(1, #call(200, "GET", "/v1/runtimes").data)
    end)

    it("nothing where the contract has no such key", function()
      local path = "/v2/runtimes/" .. create().id .. "/start"
      local key = { ["Idempotency-Key"] = "k" }
      call(200, "POST", path, "{}", key)
      local _, answer = call(200, "POST", path, { live = {} }, key)
      assert.is_nil(answer.headers["idempotent-replayed"])
    end)
  end)
end)
