-- Every operation of both documents against the local gateway, good and refused, and each of its answers judged by a judge
-- that is not ours: ajv, by the documents of contract/ (judge.js).
local bctrl = require("bctrl")
local gateway = require("bctrl.gateway")
local operations = require("spec.support.operations")
local samples = require("spec.support.samples")

local A = bctrl.assert

-- Something of each kind that a path's parameter names, new each time.
local MAKERS = {
  credentialId = function(client) return A(client.ai.credentials:create { provider = "openai", apiKey = "k" }).id end,
  keyId = function(client) return A(client.api_keys:create { name = "k" }).data.id end,
  extensionId = function(client) return A(client.browser.extensions:create { url = "https://example.com/x.crx" }).id end,
  fileId = function(client) return A(client.files:upload { file = bctrl.file { name = "a", content = "\0a" } }).id end,
  recipientId = function(client) return A(client.notification_recipients:create { type = "email", value = "me@example.com" }).id end,
  proxyId = function(client) return A(client.proxies:create { type = "custom", url = "http://u:p@h:80" }).id end,
  poolId = function(client) return A(client.proxies.pools:list())[1].id end,
  runtimeId = function(client) return A(client.runtimes:create { name = "r" }).id end,
  spaceId = function(client) return A(client.spaces:create { name = "s" }).id end,
  subaccountId = function(client) return A(client.subaccounts:create { name = "s" }).id end,
  toolsetId = function(client) return A(client.toolsets:create { name = "t" }).id end,
  viewId = function(client, made) return A(client.views:create { scope = { spaceId = made.one:space() } }).id end,
  webhookId = function(client) return A(client.webhooks:create { url = "https://example.com", events = { "run.started" } }).id end,
  deliveryId = function(client, made) return A(client.webhooks:test(made.webhookId)).id end,
  runId = function(client) return A(client.runtimes:create { start = true }).activeRunId end,
  conversationId = function(client)
    return A(client.conversations:create { runtimeId = A(client.runtimes:create { start = true }).id }).id
  end,
  toolCallId = function(client)
    local call = A(client.tools.calls:create("human.request", { prompt = "?" }))
    A(call:wait())
    return call.id
  end,
  toolRef = function(client)
    return A(client.tools:create {
      executionType = "hosted", name = ("t%.0f"):format(math.random(1e9)), source = "s", inputSchema = {}, outputSchema = {},
    }).id
  end,
  id = function(_, made, row) return row.name:find("^workspaces") and made.one:workspace() or made.one:space() end,
}

-- What must be as it is for an operation to go well: changes the ids, may give the input.
local GOOD = {
  ["conversations.create"] = function(client, ids)
    ids.input = { runtimeId = A(client.runtimes:create { start = true }).id, title = "t" }
  end,
  ["runtimes.stop"] = function(client, ids) A(client.runtimes:start(ids[1])) end,
  ["views.create"] = function(client, ids)
    local presentation = { mode = "embedded", allowedOrigins = { "https://a.b" } }
    ids.input = { scope = { runtimeId = A(client.runtimes:create { start = true }).id }, presentation = presentation }
  end,
  ["tool_calls.result"] = function(client, ids)
    A(client.tool_calls:respond(ids[1], false))
  end,
  ["help.get"] = function() end,
  ["files.upload"] = function(_, ids) ids.input = { file = bctrl.file { name = "a", content = "x" }, metadata = { a = 1 } } end,
  ["browser.extensions.upload"] = function(_, ids) ids.input = { file = bctrl.file { name = "a.crx", content = "x" } } end,
}

-- Of a body's sample: what is of this gateway, or what it would not find.
local function fit(body, one)
  body.spaceId = body.spaceId and one:space() -- else it is not there, or the second of its name
  body.externalId = body.externalId and ("x%.0f"):format(math.random(1e9))
  body.name = body.name and ("x%.0f"):format(math.random(1e9))
  body.start = nil
  body.url = body.url and "https://example.com/x"
  return body
end

for _, generation in ipairs { "v1", "v2" } do
  describe("ajv, on contract/" .. generation .. ".json, of the gateway,", function()
    local one, client, stranger, judge_url, document

    setup(function()
      local variable = "BCTRL_JUDGE_" .. generation:upper() .. "_URL"
      judge_url = assert(os.getenv(variable), variable .. " says where the judge is: run `make contract`")
      one = assert(gateway.start { pace = 0, unknown = "accept", api = generation })
      local base_url = ("%s/%d"):format(judge_url, one.port)
      client = bctrl.new { base_url = base_url, api_key = one.api_key, api = generation, max_retries = 0 }
      stranger = client:with { api_key = "another" }
      document = samples.document(generation)
    end)

    teardown(function()
      client:close()
      one:stop()
    end)

    local function declared(row)
      return document.operations[row.method .. " " .. (generation == "v2" and row.path_v2 or row.path)]
    end

    local function made_for(row)
      local ids, made = {}, { one = one }
      for name in row.path:gmatch("{([^}]*)}") do
        if generation == "v2" and name == "runtimeId" then
          made[name] = A(client.runtimes:create { spaceId = one:space(), type = "browser" }).id
        else
          made[name] = MAKERS[name](client, made, row)
        end
        ids[#ids + 1] = made[name]
      end
      return ids
    end

    local function finish(row, value)
      if row.result == "stream" then
        for _ = 1, row.name == "runs.stream" and 2 or 0 do
          A(value:next(5))
        end
        value:close()
      end
    end

    -- The inputs that should go well: of a body the least and all that there is, of a query none and all.
    local function inputs_of(row, operation)
      local body = operation.requestBody and operation.requestBody.content["application/json"]
      local inputs = { false }
      if row.own then
        inputs = { { any = bctrl.array {} } }
      elseif body then
        inputs = samples.all(document, body.schema, false)
        for _, value in ipairs(samples.all(document, body.schema, true)) do
          inputs[#inputs + 1] = value
        end
        for _, input in ipairs(inputs) do
          fit(input, one)
        end
      end
      return inputs
    end

    local rows = operations.built()

    it("finds each good answer valid", function()
      for _, row in ipairs(rows) do
        local operation = declared(row)
        for _, input in ipairs(operation and inputs_of(row, operation) or {}) do
          local ids = made_for(row)
          if generation == "v1" and GOOD[row.name] then
            GOOD[row.name](client, ids)
          end
          local value, err = operations.call(client, row, ids, ids.input or input or nil)
          if err then
            error(tostring(err) .. " " .. A(bctrl.encode(err.details or {})) .. " " .. A(bctrl.encode(input or {})))
          end
          finish(row, value)
        end
      end
    end)

    it("finds each refusal valid", function()
      for _, row in ipairs(rows) do
        local operation = declared(row)
        if operation then
          local ids = made_for(row)
          local input = inputs_of(row, operation)[1] or nil
          if row.takes == "form" then
            input = { file = bctrl.file { name = "a", content = "" } }
          end
          local _, err = operations.call(stranger, row, ids, input)
          assert.equal(401, err and err.status, row.name)
          if #ids > 0 then
            _, err = operations.call(client, row, { "nothing", "nothing" }, input)
            assert.equal(404, err and err.status, row.name)
          end
          for _, parameter in ipairs(operation.parameters or {}) do
            local kind = samples.resolved(document, parameter.schema)
            if parameter["in"] == "query" and (kind.enum or kind.const or kind.type == "integer" or kind.type == "boolean") then
              _, err = operations.call(client, row, ids, row.takes == "query" and { [parameter.name] = "no such" } or input,
                { query = row.takes ~= "query" and { [parameter.name] = "no such" } or nil })
              assert.equal(400, err and err.status, row.name)
            end
          end
          if row.takes == "body" and not row.own then
            local body = operation.requestBody.content["application/json"].schema
            for name in pairs(samples.resolved(document, body).properties or {}) do
              _, err = operations.call(client, row, ids, { [name] = { { { "no such thing" } } } })
              assert.equal(400, err and err.status, row.name .. " " .. name)
            end
          end
        end
      end
    end)

    if generation == "v1" then
      it("finds each event valid, of turns that end well, ask, fail and are cancelled, and of their run", function()
        local runtime = A(client.runtimes:create { start = true })
        local conversation = A(client.conversations:create { runtimeId = runtime.id })
        local stream = A(conversation:stream())
        local function until_event(name)
          local event
          repeat
            event = A(stream:next(10))
          until event.type == name
          return event
        end
        A(conversation:send { text = "Find the total" })
        until_event "turn.completed"
        A(conversation:send { text = "ask me" })
        A(client.tool_calls:respond(until_event("input.required").toolCallId, { a = bctrl.null }))
        until_event "turn.completed"
        A(conversation:send { text = "ask me" })
        A(client.tool_calls:cancel(until_event("input.required").toolCallId))
        until_event "turn.failed"
        A(conversation:send { text = "ask me" })
        A(conversation:cancel())
        until_event "turn.cancelled"
        A(client.conversations:get(conversation.id))
        A(runtime:stop())
        stream:close()
        stream = A(client.runs:stream(runtime.activeRunId or A(client.runs:list { runtimeId = runtime.id })[1].id))
        until_event "run.ended"
        assert.is_nil(stream:next(10))
      end)

      it("finds an answer to a fault valid", function()
        for _, status in ipairs { 402, 403, 429, 500, 503 } do
          one:fail { status = status, retry_after = 1 }
          assert.equal(status, select(2, client.spaces:list()).status)
        end
      end)
    end

    local function judgement_of()
      local judge = bctrl.new { base_url = judge_url, api_key = "none" }
      local judgement = A(judge:request("GET", "/judgement"))
      judge:close()
      return judgement
    end

    it("has judged every operation, good and refused, and found nothing invalid", function()
      local judgement, count = judgement_of(), 0
      for id, statuses in pairs(judgement.statuses) do
        local good, refused = 0, 0
        for status, times in pairs(statuses) do
          good, refused = good + (status:find("^2") and times or 0), refused + (status:find("^4") and times or 0)
        end
        assert.is_true(good > 0 and refused > 0, id)
        count = count + 1
      end
      print(("contract/%s.json: %d operations, %d answers and %d events judged, %d invalid"):format(generation, count, judgement.judged,
        judgement.events, #judgement.invalid))
      assert.same({}, judgement.invalid)
      assert.equal(generation == "v1" and 101 or 5, count)
    end)

    it("finds what is invalid", function()
      one:fail { path = "/runtimes$", body = '{"data":[{}],"runtimes":[{}]}' }
      if generation == "v1" then
        client.runtimes:list()
      else
        client.spaces.runtimes:list(one:space())
      end
      assert.equal(1, #judgement_of().invalid)
    end)
  end)
end
