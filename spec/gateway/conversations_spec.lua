-- Conversations of the local gateway: a message makes a turn, whose answer is streamed and then in the conversation.
local api = require("spec.support.gateway_api")
local bctrl = require("bctrl")

describe("the gateway's conversations", function()
  local client, over, runtime, conversation

  before_each(function()
    local _
    _, client, over = api.start()
    runtime = api.active(client)
    conversation = bctrl.assert(client.conversations:create { runtimeId = runtime.id, title = "Totals" })
  end)

  after_each(function()
    over()
  end)

  it("stream a turn's events from its cursor, and then hold its message", function()
    local turn = bctrl.assert(conversation:send { text = "Find the total" })
    assert.equal("queued", turn.status)
    local stream = bctrl.assert(conversation:stream { after = turn.streamCursor })
    local events = api.take(stream, "turn.completed")
    stream:close()
    assert.same({
      "turn.started", "turn.progress", "tool.started", "tool.progress", "tool.completed", "message.started", "message.delta",
      "message.delta", "message.delta", "message.delta", "message.completed", "turn.completed",
    }, api.pluck(events, "type"))
    local words = {}
    for _, event in ipairs(events) do
      assert.equal(turn.turnId, event.turnId)
      words[#words + 1] = event.type == "message.delta" and event.text or nil
    end
    local message = bctrl.assert(turn:wait())
    assert.same({ "Done: Find the total", "assistant", turn.turnId }, { message.text, message.role, message.turnId })
    assert.equal(message.text, table.concat(words))
    assert.equal(message.id, events[#events].messageId)
    local detail = bctrl.assert(client.conversations:get(conversation.id, { messageLimit = 1 }))
    assert.same({ "idle", 1, "user" }, { detail.status, #detail.messages, detail.messages[1].role })
    local rest = bctrl.assert(client.conversations:get(conversation.id, { messageCursor = detail.nextMessageCursor }))
    assert.same({ message.id }, api.pluck(rest.messages, "id"))
    assert.equal(events[#events].id, detail.streamCursor)
  end)

  it("ask a human where the message says so, and go on with the answer", function()
    local turn = bctrl.assert(conversation:send { text = "Ask me which account" })
    local stream = bctrl.assert(conversation:stream { after = turn.streamCursor })
    local events = api.take(stream, "input.required")
    local asked = events[#events]
    assert.equal("Ask me which account", asked.prompt)
    local call = bctrl.assert(client.tool_calls:get(asked.toolCallId))
    assert.same({ "requires_input", "human.request", "agent", turn.turnId }, { call.status, call.tool, call.callerType, call.turnId })
    bctrl.assert(call:respond("the second"))
    api.take(stream, "turn.completed")
    stream:close()
    assert.equal("You answered: the second", bctrl.assert(turn:wait()).text)
  end)

  it("take one turn at a time, which can be cancelled", function()
    local turn = bctrl.assert(conversation:send { text = "ask" })
    local _, err = conversation:send { text = "more" }
    assert.same({ 409, "conversation.turn_active" }, { err.status, err.code })
    assert.equal(turn.turnId, bctrl.assert(conversation:cancel()).turnId)
    assert.is_nil(bctrl.assert(conversation:cancel()).turnId)
    local events = api.take(bctrl.assert(conversation:stream()), "turn.cancelled")
    assert.equal(turn.turnId, events[#events].turnId)
    bctrl.assert(conversation:send { text = "more" })
  end)

  it("are of an active runtime, and are listed, read and changed", function()
    assert.same({ conversation.id }, api.pluck(bctrl.assert(client.conversations:list { runtimeId = runtime.id }), "id"))
    assert.same({}, api.pluck(bctrl.assert(client.conversations:list { status = "active" }), "id"))
    assert.is_nil(bctrl.assert(conversation:update { title = bctrl.null }).title)
    bctrl.assert(runtime:stop())
    local _, err = client.conversations:create { runtimeId = runtime.id }
    assert.same({ 409, "runtime.not_active" }, { err.status, err.code })
    _, err = conversation:send { text = "hello" }
    assert.equal("runtime.not_active", err.code)
    _, err = client.conversations:get("conv_0")
    assert.same({ 404, "conversation.not_found" }, { err.status, err.code })
    _, err = client.conversations:create {}
    assert.same({ runtimeId = "required" }, err.details)
  end)
end)
