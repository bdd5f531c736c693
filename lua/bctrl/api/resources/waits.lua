--- What takes long, and is waited for or watched: runs, tool calls and turns.

local errors = require "bctrl.errors"
local no_more = require("bctrl.base.options").no_more
local operation = require "bctrl.api.operation"
local polling = require "bctrl.api.polling"
local resource = require "bctrl.api.resource"

local context_of = resource.context_of

local Run, ToolCall, Turn = resource.classes.run, resource.classes.tool_call, resource.classes.turn

local LONGEST_POLL = 30 -- seconds that the server is asked to wait

local function status_of(object)
  return tostring(rawget(object, "status"))
end

---Reads the run again and again until it is no longer active.
---GET /v1/runs/{runId}
---@param options { timeout: number?, interval: number? }? seconds: 60 in all, 1 between two requests
---@param ... nil no further arguments
---@return bctrl.Run? run this same object
---@return bctrl.Error? err of kind "timeout" when the time is up
function Run:wait(options, ...)
  local context = context_of(self, "run", "run:wait")
  no_more("run:wait", 2, ...)
  return polling.wait(context, 1, options, {
    label = "run:wait",
    operation = "runs.get",
    read = function(left)
      return operation.try_on_object(context, "runs.get", "run:wait", self, self.id, nil, { timeout = left })
    end,
    done = function()
      return rawget(self, "status") ~= "active" and self or nil
    end,
    words = function()
      return "the run is still " .. status_of(self)
    end,
  })
end

---Waits until the tool call has ended or asks for something (status "requires_input", which `respond` answers).
---GET /v1/tool-calls/{toolCallId}, and …/result, where the server waits
---@param options { timeout: number?, interval: number? }? seconds: 60 in all, at least 1 between two readings
---@param ... nil no further arguments
---@return bctrl.ToolCall? tool_call this same object
---@return bctrl.Error? err of kind "timeout" when the time is up
function ToolCall:wait(options, ...)
  local context = context_of(self, "tool call", "tool_call:wait")
  no_more("tool_call:wait", 2, ...)
  return polling.wait(context, 1, options, {
    label = "tool_call:wait",
    operation = "tool_calls.get",
    read = function(left)
      return operation.try_on_object(context, "tool_calls.get", "tool_call:wait", self, self.id, nil, { timeout = left })
    end,
    done = function()
      local status = rawget(self, "status")
      return status ~= "queued" and status ~= "running" and self or nil
    end,
    words = function()
      return "the tool call is still " .. status_of(self)
    end,
    pause = function(left)
      local seconds = math.floor(math.min(left, LONGEST_POLL))
      if seconds >= 1 then
        local given = { timeout = left, max_retries = 0 }
        local _, err =
          operation.try_on_object(context, "tool_calls.result", "tool_call:wait", nil, self.id, { waitSeconds = seconds }, given)
        return err ~= nil and err.kind == "cancelled" and err or nil -- of all else the next reading tells
      end
    end,
  })
end

-- turn -> id of its conversation. Weak: it ends with its turn.
local conversations = setmetatable({}, { __mode = "k" })

local function conversation_of(turn, label)
  local context = context_of(turn, "turn", label)
  local id = conversations[turn]
  if not id then
    errors.bad_argument(0, label, "turn of a conversation expected, got " .. errors.describe(turn))
  end
  return context, id
end

local function message_of(conversation, id)
  local messages = rawget(conversation, "messages")
  for _, message in ipairs(type(messages) == "table" and messages or {}) do
    if type(message) == "table" and message.turnId == id and message.role == "assistant" and (message.text or "") ~= "" then
      return message
    end
  end
end

---Waits for the assistant's message.
---GET /v1/conversations/{conversationId}
---@param options { timeout: number?, interval: number? }? seconds: 60 in all, 1 between two requests
---@param ... nil no further arguments
---@return bctrl.v1.Message? message
---@return bctrl.Error? err of kind "timeout" when the time is up, "response" where the turn ended without a message
function Turn:wait(options, ...)
  local context, id = conversation_of(self, "turn:wait")
  no_more("turn:wait", 2, ...)
  local turn, was_active = rawget(self, "turnId"), false
  return polling.wait(context, 1, options, {
    label = "turn:wait",
    operation = "conversations.get",
    read = function(left)
      return operation.try_on_object(context, "conversations.get", "turn:wait", nil, id, nil, { timeout = left })
    end,
    done = function(conversation)
      if type(conversation) ~= "table" then
        return nil
      elseif rawget(conversation, "activeTurnId") == turn then
        was_active = true
        return nil
      end
      local message = message_of(conversation, turn)
      if not message and was_active then
        return nil, errors.new { kind = "response", message = "the turn has ended without a message", operation = "conversations.get" }
      end
      return message
    end,
    words = function()
      return "the turn has not ended"
    end,
  })
end

local ENDS = { ["turn.completed"] = true, ["turn.failed"] = true, ["turn.cancelled"] = true, ["turn.timed_out"] = true }

---Streams what happens in the conversation from the message on, up to this turn's end.
---GET /v1/conversations/{conversationId}/stream
---@param query { after: string? }? the message's streamCursor when nil
---@param options bctrl.StreamOptions?
---@param ... nil no further arguments
---@return bctrl.Stream? stream
---@return bctrl.Error? err
function Turn:stream(query, options, ...)
  local context, id = conversation_of(self, "turn:stream")
  no_more("turn:stream", 3, ...)
  local turn = rawget(self, "turnId")
  query = query == nil and { after = rawget(self, "streamCursor") } or query
  local stream, err = operation.try_on_object(context, "conversations.stream", "turn:stream", nil, id, query, options)
  if stream then
    stream.is_last = function(event)
      return ENDS[event.type] and event.turnId == turn
    end
  end
  return operation.settle(context, stream, err)
end

local waits = {}

---What the answer to a message becomes: a turn, which knows its conversation.
waits.turn = {
  check = resource.check,
  wrap = function(call, value, id, source)
    local turn = resource.wrap(call, value, id, source)
    if type(turn) == "table" then
      conversations[turn] = id
    end
    return turn
  end,
}

return waits
