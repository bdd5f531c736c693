--- What came of an attempt: the value of a good answer, or the error that is made of any other outcome.
---
--- What comes from elsewhere passes through `context.hide` here, in whole tables, before anybody sees it.

local core = require "bctrl.core"
local redaction = require "bctrl.base.redaction"
local retry = require "bctrl.call.retry"
local text_module = require "bctrl.base.text"
local transfer = require "bctrl.call.transfer"

local answer = {}

local lower = text_module.lower
local now = core.now

---@class bctrl.Response
---@field status integer HTTP status
---@field headers table<string, string> by lower-case name
---@field text string the body as it came
---@field requestId string? the API's id of the request
---@field attempts integer
---@field elapsed number seconds since the call began

-- The kind of error that the transport's word for a failure is.
local KINDS = {
  timeout = "timeout",
  attempt_timeout = "timeout",
  connect_timeout = "timeout",
  idle_timeout = "timeout",
  too_large = "response",
  header_too_large = "response",
  encoding = "response",
  protocol = "response",
  file = "file",
}

local TIMEOUT_MESSAGES = {
  timeout = "no answer within %g s",
  attempt_timeout = "no answer to this attempt within %g s",
  connect_timeout = "no connection within %g s",
  idle_timeout = "nothing came for %g s",
}

---@param request table the transport's
---@return string? id the API's, not redacted
function answer.request_id(request)
  return request:header("x-request-id") or request:header("bctrl-request-id") or request:header("x-bctrl-request-id")
end

---The answer that an attempt got, as users see it.
---@param call bctrl.Call
---@param status integer
---@return bctrl.Response
local function response_of(call, status)
  local request = call.request
  return call.context.hide {
    status = status,
    headers = request:headers(),
    text = (status >= 300 or call.operation.result ~= "bytes") and request:text() or nil,
    requestId = answer.request_id(request),
    attempts = call.attempt,
    elapsed = now() - call.started,
  }
end

---Makes the table that a call was given for it tell of the answer, or that there was none.
---@param call bctrl.Call
---@param response bctrl.Response?
function answer.fill_response(call, response)
  local given = call.options.response
  for _, field in ipairs { "status", "headers", "text", "requestId" } do
    given[field] = response and response[field]
  end
  given.attempts = call.attempt
  given.elapsed = now() - call.started
end

---@param call bctrl.Call
---@return string? query as it may be shown
function answer.shown_query(call)
  return call.query and redaction.query(call.query, call.context.redact)
end

---Makes the fields of an Error: what is wrong, and of which call.
---@param call bctrl.Call
---@param kind string
---@param fields table message, status, …
---@param response bctrl.Response? as `response_of` has made it
---@return table
function answer.failed(call, kind, fields, response)
  fields.path, fields.query, fields.idempotency_key = call.path, answer.shown_query(call), call.key
  fields = call.context.hide(fields)
  fields.kind, fields.operation, fields.method = kind, call.operation.name, call.operation.method
  fields.attempts, fields.response = call.attempt, response
  return fields
end

---The fields of the Error of a call that was cancelled.
---@param call bctrl.Call
---@param reason string
---@param sent boolean?
---@return table
function answer.cancelled(call, reason, sent)
  return answer.failed(call, "cancelled", { message = reason, sent = sent })
end

local function is_json(content_type)
  return content_type == "application/json"
    or lower(content_type):find("^application/[a-z0-9.+-]*json%f[^a-z0-9.+-]") ~= nil
end

-- A text of JSON, by the client's codec: value; or nil and the problem.
local function decode_text(codec, text)
  -- Codecs raise (cjson), or return nil and a message (cjson.safe), or nil, a position and a message (dkjson).
  local ok, value, second, third = pcall(codec.decode, text)
  local problem = not ok and value or value == nil and (third or type(second) == "string" and second) or nil
  if problem then
    return nil, tostring(problem)
  elseif value == nil then
    return core.null
  end
  return value
end

-- Without a length, JSON that breaks off tells that the connection did.
local function unreadable(framed, problem)
  return nil, framed and "response" or "network", "the answer's JSON cannot be read: " .. problem
end

-- Bytes tell nothing of their own end: without one that was announced, they may have been cut.
local function read_bytes(call, framed)
  if not framed then
    return nil, "response", "the answer's end was not announced: it may have been cut off"
  end
  local value, problem = transfer.read(call)
  return value, problem and "file", problem
end

-- Reads a successful answer: value; or nil, the error's kind and message. An empty body is true.
local function read_value(call, framed)
  if call.operation.result == "bytes" then
    return read_bytes(call, framed)
  end
  local request, method = call.request, call.operation.method
  if method == "HEAD" or request:length() == 0 then
    if framed or method == "HEAD" then
      return true
    end
    return nil, "network", "the connection was closed before the answer's body"
  end
  local content_type = request:header("content-type")
  if content_type and not is_json(content_type) then
    return nil, "response", ("a JSON answer expected, got %s"):format(content_type)
  end
  local settings = call.context.settings
  local value, problem
  if settings.json then
    value, problem = decode_text(settings.json, request:text())
  else
    value, problem = request:decode((call.options.nulls or settings.nulls) == "keep", settings.max_depth)
  end
  if problem then
    return unreadable(framed, problem)
  end
  return value
end

local function text_field(envelope, name)
  local value = envelope[name]
  return type(value) == "string" and value ~= "" and value or nil
end

local LONGEST_MESSAGE = 200
local READ_FOR_MESSAGE = 65536 -- bytes of an error page that its words are looked for in

-- The first words of a text that is no envelope, without a page's tags. "<[^>]*>" would look for an end anew from each "<".
local function first_words(page)
  page = page:sub(1, READ_FOR_MESSAGE)
  local parts, from = {}, 1
  while true do
    local open = page:find("<", from, true)
    local close = open and page:find(">", open, true)
    if not close then
      break
    end
    parts[#parts + 1] = page:sub(from, open - 1)
    from = close + 1
  end
  parts[#parts + 1] = page:sub(from)
  local line = table.concat(parts, " "):gsub(text_module.BLANK .. "+", " "):match("^ ?(.-) ?$")
  return line ~= "" and line:sub(1, LONGEST_MESSAGE) or nil
end

-- What an answer that is no success says of itself: the API's envelope, or the first line of whatever came.
local function describe_refusal(response, sent)
  local status, headers = response.status, response.headers
  local fields = { sent = sent, status = status, requestId = response.requestId }
  fields.retry_after = retry.parse_retry_after(headers["retry-after"], headers.date and core.date(headers.date) or core.time())
  local envelope = core.decode(response.text)
  if type(envelope) == "table" then
    fields.outcome_unknown = retry.is_unknown(envelope) or nil
    if type(envelope.error) == "table" then -- as the dated API nests it
      envelope = envelope.error
    end
    fields.message = text_field(envelope, "error") or text_field(envelope, "message")
    fields.code = text_field(envelope, "code")
    fields.hint = text_field(envelope, "hint")
    fields.reasonClass = text_field(envelope, "reasonClass")
    fields.details = type(envelope.details) == "table" and envelope.details or nil
    fields.requestId = text_field(envelope, "requestId") or fields.requestId
  end
  if status < 400 then
    local location = headers.location
    fields.message = "an answer that this client does not follow"
      .. (location and (", to " .. redaction.text(location):gsub("[?#].*$", ""):sub(1, LONGEST_MESSAGE)) or "")
  elseif not fields.message then
    fields.message = first_words(response.text) or "no message in the answer"
  end
  return fields
end

-- The limit that a failure is about, in seconds.
local function limit_of(call, failure)
  if failure == "connect_timeout" then
    return call.context.settings.connect_timeout
  end
  return call.options[failure] or call.context.settings[failure] + (call.waits or 0)
end

---Reads what came of an attempt.
---@param call bctrl.Call
---@return any value
---@return table? err the fields of an Error, redacted
---@return integer? status HTTP status, when an answer came
---@return string? failure the transport's word for it, where it is not the status that tells
function answer.read(call)
  local status, failure, message, sent, framed = call.request:outcome()
  if not status then
    local words = TIMEOUT_MESSAGES[failure]
    if words then -- "timed out while connecting" says how far it had come
      message = words:format(limit_of(call, failure)) .. ": " .. message
    end
    return nil, answer.failed(call, KINDS[failure] or "network", { message = message, sent = sent }), nil, failure
  elseif status < 200 or status >= 300 then
    local response = response_of(call, status)
    local kind = status < 400 and "response" or "api"
    return nil, answer.failed(call, kind, describe_refusal(response, sent), response), status
  end
  local value, kind, problem = read_value(call, framed)
  local check = call.operation.check
  if not kind and check then
    problem = check(value, not call.context.settings.json, status)
    kind = problem and "response"
  end
  if not kind and status == 202 and call.operation.result == "result" then
    local err = { message = "the result is not there yet", status = status, sent = true, requestId = answer.request_id(call.request) }
    err = answer.failed(call, "pending", err, response_of(call, status))
    err.call = value
    return nil, err, status, "unusable"
  end
  if not kind then
    if call.options.response then
      answer.fill_response(call, response_of(call, status))
    end
    return value, nil, status
  end
  local fields = { message = problem, status = status, sent = true, requestId = answer.request_id(call.request) }
  return nil, answer.failed(call, kind, fields, response_of(call, status)), status, kind == "network" and "recv" or "unusable"
end

---Reads the head of a stream's answer; what is no success is read as any other answer.
---@param call bctrl.Call
---@return integer? status
---@return table? err the fields of an Error, redacted
---@return integer? status
---@return string? failure
function answer.read_head(call)
  local request = call.request
  local status = request:head()
  if not status then
    local _, err, other_status, failure = answer.read(call)
    return nil, err, other_status, failure
  end
  local content_type = request:header("content-type")
  if content_type and not lower(content_type):find("^text/event%-stream%f[^a-z0-9.+-]") then
    local fields = { message = ("an event stream expected, got %s"):format(content_type), status = status, sent = true }
    fields.requestId = answer.request_id(request)
    return nil, answer.failed(call, "response", fields, response_of(call, status)), status, "unusable"
  end
  if call.options.response then
    answer.fill_response(call, response_of(call, status))
  end
  return status
end

---A text of JSON that came in an answer's body.
---@param call bctrl.Call
---@param text string
---@return any value
---@return string? problem
function answer.decode(call, text)
  local settings = call.context.settings
  if settings.json then
    return decode_text(settings.json, text)
  end
  return core.decode(text, { nulls = call.options.nulls or settings.nulls, depth = settings.max_depth })
end

return answer
