-- Tools and tool calls of the local gateway: calls that end later, answers that wait for them, and questions to a human.
local api = require("spec.support.gateway_api")
local bctrl = require("bctrl")

describe("the gateway's tool calls", function()
  local one, client, over

  local function start(options)
    one, client, over = api.start(options)
  end

  after_each(function()
    over()
  end)

  it("end later, and tell their result then", function()
    start { pace = 0.001 }
    local runtime = api.active(client)
    local call = bctrl.assert(client.tools.calls:create("stagehand.extract", { a = 1 }, { headers = { ["BCTRL-Runtime-Id"] = runtime.id } }))
    assert.same({ "queued", runtime.id, runtime.activeRunId }, { call.status, call.runtimeId, call.runId })
    local value = bctrl.assert(call:result { waitSeconds = 10 })
    assert.same({ a = 1 }, value.input)
    assert.equal("succeeded", bctrl.assert(call:wait()).status)
    local spans = bctrl.assert(client.runs.trace:list(runtime.activeRunId, { kind = { "tool" } }))
    assert.same({ "succeeded" }, api.pluck(spans, "status"))
    assert.same({ call.id }, api.pluck(bctrl.assert(client.tool_calls:list { runtimeId = runtime.id }), "id"))
  end)

  it("hold an answer back for as long as told, and others are answered meanwhile", function()
    start()
    local call = bctrl.assert(client.tools.calls:create("code.execute", { source = "1" }))
    bctrl.assert(call:result { waitSeconds = 10 })
    bctrl.assert(one):stop()
    over()
    start { pace = 3600 }
    call = bctrl.assert(client.tools.calls:create("code.execute", { source = "1" }))
    local _, err = call:result()
    assert.equal("pending", err.kind)
    local order = {}
    client:spawn(function()
      local _, pending = call:result { waitSeconds = 1 }
      order[#order + 1] = pending.kind
    end)
    client:spawn(function()
      while one:stats().waiting < 1 do
        client:sleep(0.001)
      end
      bctrl.assert(client.tools:list())
      order[#order + 1] = "another"
    end)
    client:loop()
    assert.same({ "another", "pending" }, order)
    client:spawn(function()
      local _, cancelled = call:result { waitSeconds = 100 }
      order[#order + 1] = cancelled.code
    end)
    client:spawn(function()
      while one:stats().waiting < 1 do
        client:sleep(0.001)
      end
      bctrl.assert(call:cancel())
    end)
    client:loop()
    assert.equal("tool_call.cancelled", order[3])
    _, err = call:cancel()
    assert.same({ 409, "tool_call.ended" }, { err.status, err.code })
  end)

  it("wait in the call itself", function()
    start { pace = 0.001 }
    assert.equal("files.list", bctrl.assert(client.tools:call("files.list", { timeout = 5 })).tool)
    local _, err = client.tools:call("human.request", {})
    assert.same({ 400, "tool.async_only" }, { err.status, err.code })
    _, err = client.tools:call("no.such", {})
    assert.same({ 404, "tool.not_found" }, { err.status, err.code })
  end)

  it("take any JSON as a human's answer", function()
    start()
    for _, value in ipairs { "text", false, 5, bctrl.null, bctrl.array {}, { a = 1 } } do
      local call = bctrl.assert(client.tools.calls:create("human.request", { prompt = "Which?" }))
      bctrl.assert(call:wait())
      assert.same({ "requires_input", "Which?" }, { call.status, call.prompt })
      bctrl.assert(call:respond(value))
      local result, err = call:result(nil, { nulls = "keep" })
      assert.is_nil(err)
      assert.same(value, result)
      _, err = call:respond(value)
      assert.same({ 409, "tool_call.not_waiting" }, { err.status, err.code })
    end
  end)

  it("are of tools that can be made, changed and deleted", function()
    start()
    local tool = bctrl.assert(client.tools:create {
      executionType = "hosted", name = "my.tool", source = "return 1", inputSchema = {}, outputSchema = {},
    })
    assert.same({ "custom", "hosted", "my.tool" }, { tool.kind, tool.executionType, tool.name })
    local _, err = client.tools:create { executionType = "workflow", name = "my.tool", sourceTurnId = "turn_1" }
    assert.same({ 409, "tool.name_conflict" }, { err.status, err.code })
    assert.equal("changed", bctrl.assert(client.tools:update("my.tool", { description = "changed" })).description)
    assert.same({ b = 2 }, bctrl.assert(client.tools:call("my.tool", { b = 2 })).input)
    assert.same({ tool.id }, api.pluck(bctrl.assert(client.tools:list { kind = "custom" }), "id"))
    bctrl.assert(client.tools:delete(tool.id))
    _, err = client.tools:update("files.list", {})
    assert.equal("tool.builtin", err.code)
    _, err = client.tools:create { executionType = "cloud", name = "x" }
    assert.same({ executionType = 'expected one of "hosted", "webhook", "workflow", got "cloud"' }, err.details)
  end)
end)
