--- Events: what a client tells of each attempt, to a log on stderr or to functions of the user's. No key is ever in one.

local answer = require "bctrl.call.answer"
local core = require "bctrl.core"
local headers = require "bctrl.call.headers"
local host = require "bctrl.base.host"
local redaction = require "bctrl.base.redaction"
local text = require "bctrl.base.text"

local events = {}

---What `on_event` and a `log` function get, once an attempt.
---@class bctrl.Event
---@field operation string e.g. "runtimes.start"
---@field method string HTTP method
---@field path string without its query
---@field query string? what is secret in it hidden
---@field time number seconds since 1970, when the attempt had ended
---@field attempt integer from 1
---@field status integer? HTTP status, when an answer came
---@field kind string? the error's kind, when the attempt failed
---@field message string? the error's message
---@field elapsed number seconds that the attempt took
---@field delay number? seconds until the next attempt, when there is one
---@field requestId string?
---@field request_headers table<string, string>? with debug
---@field request_body string? with debug
---@field response_headers table<string, string>? with debug
---@field response_body string? with debug

---One line for a log.
---@param event bctrl.Event
---@return string
function events.line(event)
  local parts = { event.method, " ", event.path, event.query and "?" .. event.query or "" }
  if event.status then
    parts[#parts + 1] = " " .. event.status
  end
  if event.kind then
    parts[#parts + 1] = " " .. event.kind .. ": " .. event.message
  end
  parts[#parts + 1] = (" (%.0f ms, attempt %d"):format(event.elapsed * 1000, event.attempt)
  if event.requestId then
    parts[#parts + 1] = ", request " .. event.requestId
  end
  parts[#parts + 1] = event.delay and (", next in %.2f s)"):format(event.delay) or ")"
  return table.concat(parts)
end

-- Writes the lines of an event, each with its time.
local function write(event, detailed)
  local before = core.timestamp(event.time) .. " bctrl: "
  local function say(line)
    host.say(before .. line:gsub(text.CONTROL .. "+", " ")) -- a server's words make no lines of their own
  end
  local function say_all(mark, list, body)
    local names = {}
    for name in pairs(list or {}) do
      names[#names + 1] = name
    end
    table.sort(names)
    for _, name in ipairs(names) do
      say(mark .. name .. ": " .. list[name])
    end
    if body and body ~= "" then
      say(mark .. body)
    end
  end
  say(events.line(event))
  if detailed then
    say_all("  > ", event.request_headers, event.request_body)
    say_all("  < ", event.response_headers, event.response_body)
  end
end

---What a client does with an event, if anything.
---@param loop bctrl.Loop
---@param settings table log, on_event
---@return fun(event: bctrl.Event)? emit
---@return boolean detailed are headers and bodies wanted?
function events.emitter(loop, settings)
  local level, on_event = settings.log, settings.on_event
  if level == "off" then
    level = nil
  end
  if not level and not on_event then
    return nil, false
  end
  local detailed = level == "debug"
  return function(event)
    if type(level) == "function" then
      loop:notify("log", level, event)
    elseif level then
      write(event, detailed)
    end
    if on_event then
      loop:notify("on_event", on_event, event)
    end
  end, detailed
end

-- The headers of a call: its client's and its own.
local function request_headers(call)
  local shown = {}
  for name, value in pairs(call.context.shown_headers) do
    shown[name] = value
  end
  for _, line in ipairs(call.lines or {}) do
    local name, value = headers.parse(call.context.redact(line)) -- before its name is in lower case
    shown[name] = value
  end
  return shown
end

---Tells of an attempt that has ended.
---@param call bctrl.Call
---@param status integer? HTTP status, when an answer came
---@param err table? the fields of an Error
---@param delay number? seconds until the next attempt
---@param elapsed number
function events.emit(call, status, err, delay, elapsed)
  local context, request = call.context, call.request
  local is_answered, is_detailed = status ~= nil, context.detailed
  local event = context.hide {
    path = call.path,
    query = answer.shown_query(call),
    message = err and err.message,
    requestId = err and err.requestId or (is_answered and answer.request_id(request)) or nil,
    request_headers = is_detailed and request_headers(call) or nil,
    response_headers = is_detailed and is_answered and request:headers() or nil,
  }
  event.operation, event.method = call.operation.name, call.operation.method
  event.attempt, event.status, event.kind = call.attempt, status, err and err.kind
  event.time, event.elapsed, event.delay = core.time(), elapsed, delay
  if is_detailed then
    event.request_headers = redaction.headers(event.request_headers)
    event.request_body = call.body and redaction.text(call.body, context.redact)
    if is_answered then
      event.response_headers = redaction.headers(event.response_headers)
      event.response_body = err == nil and call.operation.result == "bytes" and "(bytes)"
      or redaction.text(request:text(), context.redact)
    end
  end
  context.emit(event)
end

return events
