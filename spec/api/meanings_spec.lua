-- What some operations mean beyond the common: any JSON, results that are awaited, waits at the server, error envelopes of both
-- luacheck: no max string line length
-- kinds, dated versions, errors that are raised.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local errors = require("bctrl.errors")
local rawserver = require("spec.support.rawserver")

describe("operations of special meaning", function()
  local gateway, client

  setup(function()
    gateway = api.start { jitter = 0 }
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
    client = gateway:client()
  end)

  after_each(function()
    client:close()
  end)

  local function answer(status, body, more)
    local fault = { status = status, body = body }
    for name, value in pairs(more or {}) do
      fault[name] = value
    end
    gateway:fail(fault)
  end

  it("tools:call takes the tool's own names, and returns any JSON", function()
    for body, expected in pairs { ["false"] = false, ["0"] = 0, ['"text"'] = "text", ["null"] = bctrl.null, ['{"a":1}'] = { a = 1 }, ["[]"] = {} } do
      answer(200, body)
      local request, value, err = gateway:only(function()
        return client.tools:call("stagehand.extract", { query = "q", timeout = 5, headers = { a = 1 }, response = "x", nulls = bctrl.null })
      end)
      assert.is_nil(err)
      assert.same(expected, value)
      assert.equal("/v1/tools/stagehand.extract/call", request.path)
      assert.same({ query = "q", timeout = 5, headers = { a = 1 }, response = "x" }, bctrl.decode(request.body))
      assert.is_nil(request.query)
    end
  end)

  it("tool_calls:respond takes any JSON, which is sent as such", function()
    local call = client.tool_calls:ref "tc_1"
    for text, value in pairs { ["false"] = false, ["0"] = 0, ['"text"'] = "text", ["null"] = bctrl.null, ["[]"] = bctrl.array {}, ["{}"] = {} } do
      answer(200, [[{"id":"tc_1","status":"running"}]])
      local request, object = gateway:only(function() return call:respond(value) end)
      assert.equal(text, request.body)
      assert.equal("application/json", request.headers["content-type"])
      assert.equal(call, object)
      assert.equal("running", call.status)
    end
  end)

  it("tool_calls:result returns the value of a 200, and the pending call of a 202", function()
    for _, body in ipairs { "false", "null", [[{"id":"looks","status":"like a call"}]] } do
      answer(200, body)
      local value, err = client.tool_calls:result "tc_1"
      assert.is_nil(err)
      assert.same((bctrl.decode(body)), value)
      assert.is_nil(type(value) == "table" and getmetatable(value) or nil)
    end
    answer(202, [[{"id":"tc_1","status":"running","startedAt":null}]])
    local response = {}
    local request, value, err = gateway:only(function() return client.tool_calls:result("tc_1", { waitSeconds = 5 }, { response = response }) end)
    assert.is_nil(value)
    assert.equal("waitSeconds=5", request.query)
    assert.equal("pending", err.kind)
    assert.equal(202, err.status)
    assert.equal(202, response.status)
    assert.equal(202, err.response.status)
    assert.equal(request.requestId, err.requestId)
    assert.equal("running", err.call.status)
    assert.equal("bctrl.ToolCall", getmetatable(err.call).__name)
    api.contains("pending: the result is not there yet", tostring(err))
    answer(202, [[5]])
    value, err = client.tool_calls:result "tc_1"
    assert.is_nil(value)
    assert.equal("response", err.kind)
  end)

  it("a wait at the server is given its time on top of the limits, where the call has no limits of its own", function()
    local short = client:with { attempt_timeout = 0.15, timeout = 0.3, max_retries = 0 }
    answer(200, "1", { delay = 0.6 })
    assert.equal(1, (bctrl.assert(short.tool_calls:result("tc_1", { waitSeconds = 20 }))))
    answer(200, "1", { delay = 0.6 })
    assert.equal(1, (bctrl.assert(short.tools:call("slow", {}, { idempotency_key = "k" }))))
    answer(200, "1", { delay = 30 })
    local _, err = short.tool_calls:result "tc_1"
    assert.equal("timeout", err.kind)
    api.contains("within 0.15 s", err.message)
    answer(200, "1", { delay = 30 })
    _, err = short.tool_calls:result("tc_1", { waitSeconds = 20 }, { attempt_timeout = 0.05 })
    api.contains("within 0.05 s", err.message)
    answer(200, "1", { delay = 30 })
    _, err = short.tool_calls:result("tc_1", { waitSeconds = 20 }, { timeout = 0.05 })
    api.contains("within 0.05 s", err.message)
  end)

  it("account:update has a body, and a query of options beside it", function()
    answer(200, [[{"id":"acc"}]])
    local request = gateway:only(function()
      return client.account:update({ branding = bctrl.null }, { query = { dryRun = true } })
    end)
    assert.equal("dryRun=true", request.query)
    assert.equal([[{"branding":null}]], request.body)
    api.contains("'query' is an option of the call", api.mistake(function() client.account:update { query = { dryRun = true } } end))
  end)

  it("api_keys:create returns an object that has data, which is no list", function()
    answer(201, [[{"data":{"id":"key_1"},"secret":"sk_1"}]])
    local key = bctrl.assert(client.api_keys:create())
    assert.equal("key_1", key.data.id)
    assert.equal("sk_1", key.secret)
  end)

  it("lists keep what their envelope has beside the items, and those without a cursor have no each", function()
    answer(200, [[{"data":[],"folders":[{"name":"imports"}],"nextCursor":null}]])
    local page = bctrl.assert(client.files:list { include = "folders", type = { "a/b", "c" } })
    assert.equal("imports", page.folders[1].name)
    assert.equal("include=folders&type=a%2Fb&type=c", gateway:requests()[1].query)
    answer(200, [[{"data":[{"id":"m"}]}]])
    local models = bctrl.assert(client.ai.models:list { managed = true })
    assert.is_nil(models:next())
    assert.is_nil(client.ai.models.each)
    assert.is_nil(client.spaces.runtimes.each)
  end)

  it("a turn is of its conversation's message, and a webhook's delivery of two ids", function()
    answer(202, [[{"turnId":"turn_1","status":"queued","streamCursor":"7"}]])
    local conversation = client.conversations:ref "conv_1"
    local request, turn = gateway:only(function() return conversation:send { text = "hello" } end)
    assert.equal("/v1/conversations/conv_1/messages", request.path)
    assert.equal("bctrl.Turn turn_1 (queued)", tostring(turn))
    assert.equal("7", turn.streamCursor)
    assert.is_nil(rawget(conversation, "turnId"))
    answer(202, [[{"id":"whd_2"}]])
    request = gateway:only(function() return client.webhooks:ref("wh_1"):redeliver("whd/1", nil, { max_retries = 0 }) end)
    assert.equal("/v1/webhooks/wh_1/deliveries/whd%2F1/redeliver", request.path)
    api.contains("bad argument #1 to 'webhook:redeliver' (delivery id expected, got nil)",
      api.mistake(function() client.webhooks:ref("wh_1"):redeliver() end))
  end)

  describe("errors", function()
    local server
    setup(function() server = rawserver.start() end)
    teardown(function() server:stop() end)

    local function refused(body, headers, status)
      local step = { "read", { "send", rawserver.response(status or 500, body, headers) }, "again" }
      server:script { step, otherwise = step }
      local other = client:with { base_url = server.url }
      local value, err = other.runtimes:list()
      assert.is_nil(value)
      return err
    end

    it("are read from either envelope, and the request id from whichever header has it", function()
      local nested = refused([[{"error":{"code":"runtime.gone","message":"It is gone.","reasonClass":"not_found","requestId":"req_in",
        "hint":"Make another.","details":{"id":"rt_1"}}}]], { ["BCTRL-Request-Id"] = "req_header" }, 404)
      local flat = refused([[{"code":"runtime.gone","error":"It is gone.","reasonClass":"not_found","requestId":"req_in",
        "hint":"Make another.","details":{"id":"rt_1"}}]], { ["BCTRL-Request-Id"] = "req_header" }, 404)
      for _, err in ipairs { nested, flat } do
        assert.equal("runtime.gone", err.code)
        assert.equal("It is gone.", err.message)
        assert.equal("not_found", err.reasonClass)
        assert.equal("Make another.", err.hint)
        assert.equal("rt_1", err.details.id)
        assert.equal("req_in", err.requestId)
        assert.equal("req_header", err.response.requestId)
      end
      assert.equal("req_header", refused("no JSON", { ["BCTRL-Request-Id"] = "req_header" }, 404).requestId)
    end)

    it("that say the outcome is unknown are never tried again", function()
      for _, body in ipairs {
        [[{"error":{"code":"x","message":"m","reasonClass":"outcome_unknown"}}]],
        [[{"error":"m","code":"x","reasonClass":"unknown"}]],
        [[{"error":"m","code":"outcome_unknown"}]],
        [[{"error":"m","code":"x","details":{"operations":[{"status":"unknown"}]}}]],
      } do
        for _, status in ipairs { 500, 429, 408 } do
          local err = refused(body, nil, status)
          assert.equal(1, err.attempts, body)
          assert.is_true(err.outcome_unknown)
        end
      end
      local err = refused([[{"error":"m","code":"x","reasonClass":"server","details":{"status":"failed"}}]])
      assert.equal(3, err.attempts)
      assert.is_nil(err.outcome_unknown)
    end)

    it("are raised where the client says so, all alike", function()
      local raising = client:with { errors = "raise", max_retries = 0 }
      local function raised(fn, ...)
        local ok, err = pcall(fn, ...)
        assert.is_false(ok)
        return err
      end
      local function check(err, kind, words)
        if errors.is(err) then
          assert.equal(kind, err.kind)
        end
        api.contains(words, tostring(err))
        api.contains("meanings_spec.lua:", tostring(err))
      end
      local runtime = raising.runtimes:ref "rt_nobody"
      check(raised(function() local _ = raising.runtimes:get "rt_nobody" end), "api", "404 runtime.not_found")
      check(raised(function() local _ = runtime:refresh() end), "api", "404 runtime.not_found")
      check(raised(function() local _ = runtime:wait_for("active", { timeout = 1 }) end), "api", "404 runtime.not_found")
      check(raised(function() local _ = runtime:using(print) end), "api", "404 runtime.not_found")
      check(raised(function() local _ = raising:request("GET", "/v1/nothing") end), "api", "404")
      check(raised(function() for _ in raising.runtimes:each { limit = 0 } do end end), "api", "400")
      answer(202, [[{"id":"tc_1","status":"queued"}]])
      check(raised(function() local _ = raising.tool_calls:result "tc_1" end), "pending", "the result is not there yet")
      answer(200, [[{"data":[{"id":"1"}],"nextCursor":"c"}]])
      local page = raising.runs:list()
      answer(503)
      check(raised(function() local _ = page:next() end), "api", "503")
      local away = raising:with { base_url = "http://127.0.0.1:" .. require("spec.support.util").refusing_port() }
      check(raised(function() local _ = away:connect() end), "network", "network")
      local space = raising.spaces:create { name = "it works" }
      assert.equal("it works", space.name)
      assert.is_true(raising:connect())
      local returning = raising:with { errors = "return" }
      local value, err = returning.runtimes:get "rt_nobody"
      assert.is_nil(value)
      assert.equal(404, err.status)
    end)

    it("of a stream are raised as well, where it is opened and where it is read; and its object's method opens it", function()
      local frame = 'id: 1\nevent: run.event\ndata: {"id":"1","type":"run.event"}\n\n'
      local head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
      local refusal = rawserver.response(403, [[{"code":"auth.forbidden","error":"no"}]])
      server:script {
        { "read", { "send", head .. ("%x\r\n%s\r\n"):format(#frame, frame) }, "stall" },
        otherwise = { "read", { "send", refusal } },
      }
      local raising = client:with { base_url = server.url, errors = "raise", api_version = "2026-10-03" }
      local stream = raising.runs:ref("run_1"):stream { include = { "events", "trace" } }
      assert.equal("1", stream:next().id)
      local ok, err = pcall(stream.next, stream, 0.05)
      assert.is_false(ok)
      api.contains("no event within 0.05 s", tostring(err))
      stream:close()
      ok, err = pcall(raising.conversations.stream, raising.conversations, "conv_1")
      assert.is_false(ok)
      api.contains("403 auth.forbidden", tostring(err))
      local request = server:log().connections[1].requests[1]
      assert.equal("/v1/runs/run_1/stream?include=events&include=trace", request.path)
      assert.equal("2026-10-03", request.headers["bctrl-version"])
    end)

    it("that are raised end a task as any error does, and a map's are at their index", function()
      local raising = client:with { errors = "raise" }
      local results, failed = raising:map({ "a", "b" }, function(id) return raising.runtimes:get(id) end)
      assert.equal(2, results.n)
      for i = 1, 2 do
        api.contains("runtime.not_found", tostring(failed[i]))
      end
    end)

    it("of a session's stop on the way out are not raised where nobody asked", function()
      local raising = client:with { errors = "raise" }
      local runtime = raising.runtimes:create { spaceId = gateway:space(), type = "browser" }
      assert.equal("kept", runtime:using(function(session)
        session:stop()
        return "kept"
      end))
      runtime:start()
      gateway:fail { status = 500, times = 10 }
      raising:close { stop = true }
    end)
  end)

  it("what is shown once is in no log: tokens, secrets, keys, a view's URL", function()
    local lines = {}
    local logging = client:with { on_event = function(event) lines[#lines + 1] = api.text(event) end, log = "debug" }
    local answers = {
      { "views", { scope = { runId = "r" } }, [[{"id":"view_1","token":"SECRET-9","url":"https://v.example/v/SECRET-9?a=b#SECRET-F"}]] },
      { "webhooks", { url = "https://h.example", events = bctrl.array {} }, [[{"id":"wh_1","secret":"SECRET-9"}]] },
      { "api_keys", {}, [[{"data":{"id":"key_1"},"secret":"SECRET-9"}]] },
      { "tools", { env = { A = "SECRET-A" }, authSecretName = "SECRET-N" }, [[{"id":"tool_1","env":{"A":"SECRET-A"}}]] },
      { "proxies", { password = "SECRET-P", url = "http://u:SECRET-U@h.example" }, [[{"id":"p","url":"http://u:SECRET-U@h.example"}]] },
    }
    local real, written = io.stderr, {}
    io.stderr = { -- luacheck: ignore 122
      write = function(_, ...)
        written[#written + 1] = table.concat { ... }
      end,
    }
    local ok, problem = pcall(function()
      for _, each in ipairs(answers) do
        answer(201, each[3])
        assert(logging[each[1]]:create(each[2]))
      end
      answer(200, [[{"id":"c"}]])
      assert(logging.ai.credentials:update("c", { apiKey = "SECRET-K" }))
    end)
    io.stderr = real -- luacheck: ignore 122
    assert(ok, problem)
    local output = table.concat(written)
    assert.equal(6, #lines)
    api.contains("POST /v1/views", output)
    for _, text in ipairs { output, table.concat(lines) } do
      api.contains("[hidden]", text)
      assert.is_nil(text:find("SECRET", 1, true), text)
    end
  end)

  it("a dated version is sent with every request, and by nobody else's header", function()
    local dated = client:with { api_version = "2026-10-03" }
    local request = gateway:only(function() return dated.spaces:list() end)
    assert.equal("2026-10-03", request.headers["bctrl-version"])
    request = gateway:only(function() return dated:with { api_version = "2026-10-01" }.spaces:list() end)
    assert.equal("2026-10-01", request.headers["bctrl-version"])
    request = gateway:only(function() return client.spaces:list() end)
    assert.is_nil(request.headers["bctrl-version"])
    request = gateway:only(function() return client:request("GET", "/v1/spaces", { headers = { ["BCTRL-Version"] = "2026-10-03" } }) end)
    assert.equal("2026-10-03", request.headers["bctrl-version"])
    api.contains("(option api_version)", api.mistake(function() dated.spaces:list(nil, { headers = { ["Bctrl-Version"] = "x" } }) end))
    api.contains("(option api_version)", api.mistake(function() client:with { api_version = "x", headers = { ["BCTRL-Version"] = "y" } } end))
    api.contains("option 'api_version'", api.mistake(function() client:with { api_version = "a\r\nb" } end))
  end)
end)
