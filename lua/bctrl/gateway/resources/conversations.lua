-- Conversations: a message makes a turn, whose events come by the stream and whose answer is then in the conversation.
local Feed = require "bctrl.gateway.state.feed"
local json = require "bctrl.gateway.wire.json"
local pages = require "bctrl.gateway.resources.pages"
local problem = require "bctrl.gateway.wire.problem"
local reply = require "bctrl.gateway.wire.reply"

local null = json.null

local MODEL = "anthropic/claude-sonnet-4"
local ENDS = { succeeded = "turn.completed", failed = "turn.failed", cancelled = "turn.cancelled", timed_out = "turn.timed_out" }

return function(act, api)
  api.need "tools"
  api.conversations, api.conversations_by_id = {}, {}
  local clock, schedule, runs, sequence = api.clock, api.schedule, api.runs, 0

  local function find(request)
    local id = request.params.conversationId
    return api.must(api.conversations_by_id[id], "conversation", id)
  end

  local function view(conversation)
    return api.show("Conversation", conversation)
  end

  local function tell(turn, kind, fields)
    local event = json.object(fields or {})
    event.type, event.timestamp, event.turnId, event.conversationId = kind, clock.timestamp(), turn.id, turn.conversation.id
    turn.conversation.feed:add(event)
  end

  local function add_message(conversation, fields)
    local message = fields
    message.id = message.id or clock.id "msg_"
    message.sequence, message.conversationId, message.createdAt = #conversation.messages + 1, conversation.id, clock.timestamp()
    message.fileIds, message.metadata = message.fileIds or json.array(), null
    table.insert(conversation.messages, message)
    return message
  end

  local function end_turn(turn, status, fields)
    local conversation = turn.conversation
    turn.status = status
    schedule:drop(turn.timer)
    tell(turn, ENDS[status], fields)
    runs:end_span(turn.run, turn.span, status)
    conversation.status, conversation.activeTurnId, conversation.turn = "idle", null, nil
    conversation.updatedAt = clock.timestamp()
  end

  local function answer_words(turn, text)
    local steps, id = {}, clock.id "msg_"
    steps[1] = function() tell(turn, "message.started", { messageId = id }) end
    for word in text:gmatch "%S+%s*" do
      steps[#steps + 1] = function() tell(turn, "message.delta", { messageId = id, text = word }) end
    end
    steps[#steps + 1] = function()
      add_message(turn.conversation, {
        id = id, role = "assistant", text = text, turnId = turn.id, runId = turn.run.id, spanId = turn.span.id, model = turn.model,
      })
      tell(turn, "message.completed", { messageId = id })
      end_turn(turn, "succeeded", { messageId = id, executionMode = "agent", replayStatus = "bypass" })
    end
    return steps
  end

  -- One step after another, each a pace later; none after the turn's end.
  local function play(turn, steps, at)
    at = at or 1
    turn.timer = steps[at] and schedule:after(api.pace, function()
      if turn.status ~= "running" then return end
      if turn.run.status ~= "active" then
        return end_turn(turn, "failed", { errorCode = "runtime.not_active", errorMessage = "The runtime is no longer active." })
      end
      steps[at]()
      if turn.status == "running" then play(turn, steps, at + 1) end
    end)
  end

  -- The turn's own call of a tool: what the stream tells of it, and what comes after it.
  local function use_tool(turn, name, input, after)
    local call
    call = api.call_tool {
      tool = name, input = json.object(input), runtime = turn.conversation.runtime, callerType = "agent", turnId = turn.id,
      parentId = turn.span.id,
      on_change = function(changed)
        if turn.status ~= "running" then return end
        local status, fields = changed.status, { toolCallId = changed.id }
        if status == "running" then
          tell(turn, "tool.progress", { toolCallId = changed.id, text = "Working." })
        elseif status == "requires_input" then
          tell(turn, "tool.requires_input", fields)
          tell(turn, "input.required", {
            toolCallId = changed.id, prompt = changed.prompt, responseSchema = changed.responseSchema, expiresAt = changed.responseExpiresAt,
          })
        elseif status == "succeeded" then
          if name == "human.request" then tell(turn, "input.responded", { toolCallId = changed.id }) end
          tell(turn, "tool.completed", { toolCallId = changed.id })
          after(changed.result)
        elseif status == "timed_out" then
          end_turn(turn, "timed_out", { messageId = null })
        else
          local code, text = "tool_call." .. status, "The tool call was " .. status .. "."
          tell(turn, "tool.failed", { toolCallId = changed.id, errorCode = code, errorMessage = text })
          end_turn(turn, "failed", { errorCode = code, errorMessage = text })
        end
      end,
    }
    turn.call = call
    tell(turn, "tool.started", { toolCallId = call.id, tool = name })
  end

  -- What the assistant does: it works on the page with a tool, or, where the message has the word "ask", asks a human.
  local function think(turn, text)
    local question = text:lower():find "%f[%a]ask%f[%A]" ~= nil
    local steps = { function() tell(turn, "turn.progress", { text = question and "I have to ask." or "Looking at the page." }) end }
    steps[2] = function()
      if question then
        use_tool(turn, "human.request", { prompt = text }, function(answered)
          play(turn, answer_words(turn, "You answered: " .. (type(answered) == "string" and answered or json.encode(answered))))
        end)
      else
        use_tool(turn, "stagehand.act", { instruction = text }, function() play(turn, answer_words(turn, "Done: " .. text)) end)
      end
    end
    play(turn, steps)
  end

  act["conversations.list"] = function(request)
    local query = request.query
    return pages.page(api.conversations, query, view, function(conversation)
      return (not query.runtimeId or query.runtimeId == conversation.runtimeId)
        and (not query.status or query.status == conversation.status)
        and (not query.spaceId or api.find_space(query.spaceId).id == conversation.runtime.spaceId)
    end)
  end

  local function active_run(runtime)
    if runtime.status ~= "active" then
      problem.raise(409, "runtime.not_active", ("The runtime is not active: it is %s."):format(runtime.status), { hint = "start it first" })
    end
    return runtime.run
  end

  act["conversations.create"] = function(request)
    local body = request.body
    local runtime = api.find_runtime(body.runtimeId)
    active_run(runtime)
    sequence = sequence + 1
    local conversation = {
      id = clock.id "conv_", sequence = sequence, runtime = runtime, runtimeId = runtime.id, agent = body.agent,
      model = body.model or MODEL, title = body.title or null, toolsetId = body.toolsetId or null, status = "idle",
      activeTurnId = null, createdAt = clock.timestamp(), updatedAt = clock.timestamp(), messages = {},
      feed = Feed.new(clock.number(), api.wake),
    }
    table.insert(api.conversations, conversation)
    api.conversations_by_id[conversation.id] = conversation
    return view(conversation)
  end

  act["conversations.get"] = function(request)
    local conversation = find(request)
    local known = {}
    for name, value in pairs(conversation) do known[name] = value end
    known.messages, known.nextMessageCursor = pages.items(conversation.messages, request.query,
      function(message) return message end, nil, { cursor = "messageCursor", limit = "messageLimit" })
    known.streamCursor = conversation.feed:cursor()
    return api.show("ConversationDetail", known)
  end

  act["conversations.update"] = function(request)
    local conversation = find(request)
    for name, value in pairs(request.body) do conversation[name] = value end
    conversation.updatedAt = clock.timestamp()
    return view(conversation)
  end

  act["conversations.messages.create"] = function(request)
    local conversation, body = find(request), request.body
    local run = active_run(conversation.runtime)
    if conversation.turn then
      problem.raise(409, "conversation.turn_active", "A turn is active.", { hint = "wait for its end, or cancel it" })
    end
    local turn = { id = clock.id "turn_", conversation = conversation, run = run, status = "running", model = body.model or conversation.model }
    turn.span = runs:begin_span(run, { kind = "agent", name = "turn", resourceType = "agent_turn", resourceId = turn.id, parentId = run.span.id })
    local cursor = conversation.feed:cursor()
    local message = add_message(conversation, {
      role = "user", text = body.text, fileIds = body.fileIds, turnId = turn.id, runId = run.id, spanId = turn.span.id, model = null,
    })
    conversation.turn, conversation.status, conversation.activeTurnId = turn, "active", turn.id
    conversation.updatedAt = clock.timestamp()
    tell(turn, "turn.started", { runId = run.id, spanId = turn.span.id })
    think(turn, body.text)
    return api.show("AgentTurnAccepted", {
      turnId = turn.id, messageId = message.id, runId = run.id, spanId = turn.span.id, streamCursor = cursor,
    })
  end

  act["conversations.cancel"] = function(request)
    local conversation = find(request)
    local turn = conversation.turn
    if turn then
      end_turn(turn, "cancelled", { messageId = null })
      if turn.call then api.cancel_call(turn.call) end
    end
    return json.object { cancelled = true, conversationId = conversation.id, turnId = turn and turn.id or null }
  end

  act["conversations.stream"] = function(request)
    return reply.stream(find(request).feed, { after = request.query.after })
  end
end
