--- One call's life: its attempts, what is made of each outcome, and the wait before the next.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local redaction = require "bctrl.base.redaction"
local retry = require "bctrl.call.retry"

local call = {}

local now = core.now

local NO_OPTIONS = {}

local KIND_OF_CLASS = {
  timeout = "timeout",
  attempt_timeout = "timeout",
  connect_timeout = "timeout",
  too_large = "response",
  header_too_large = "response",
  encoding = "response",
  protocol = "response",
}

---@class bctrl.Response
---@field status integer HTTP status
---@field headers table<string, string> by lower-case name
---@field text string the body as it came
---@field requestId string? the API's id of the request
---@field attempts integer
---@field elapsed number seconds since the call began

local function request_id(context, request)
  local id = request:header("x-request-id") or request:header("x-bctrl-request-id")
  return id and context.redact(id)
end

local function redacted_headers(context, request)
  local headers = {}
  for name, value in pairs(request:headers()) do
    headers[context.redact(name)] = context.redact(value)
  end
  return headers
end

-- A decoded value with the key hidden in all its strings: what JSON escaped, redacting its text has missed.
local function redacted(context, value)
  if type(value) == "string" then
    return context.redact(value)
  elseif type(value) ~= "table" then
    return value
  end
  local copy = setmetatable({}, getmetatable(value))
  for key, each in pairs(value) do
    copy[redacted(context, key)] = redacted(context, each)
  end
  return copy
end

local function fill_response(context, response, request, status, attempts, started)
  response.status = status
  response.headers = redacted_headers(context, request)
  response.text = context.redact(request:text())
  response.requestId = request_id(context, request)
  response.attempts = attempts
  response.elapsed = now() - started
  return response
end

-- Makes a table of the user's tell of a failed call: its last answer, or that there was none.
local function replace_response(response, answer, attempts, elapsed)
  answer = answer or {}
  for _, field in ipairs { "status", "headers", "text", "requestId" } do
    response[field] = answer[field]
  end
  response.attempts = attempts
  response.elapsed = elapsed
end

-- Lines for the headers that this call adds to its client's.
local function header_lines(context, headers, key)
  local lines
  if key then
    lines = { "Idempotency-Key: " .. key }
  end
  if headers then
    lines = lines or {}
    for _, line in ipairs(call.header_lines(headers, context.redact)) do
      lines[#lines + 1] = line
    end
  end
  return lines
end

local RESERVED = {
  ["accept"] = "is set by this client",
  ["accept-encoding"] = "is set by this client",
  ["authorization"] = "is set by this client (option api_key)",
  ["bctrl-subaccount-id"] = "is set by this client (option subaccount_id)",
  ["connection"] = "is set by this client",
  ["content-length"] = "is set by this client",
  ["content-type"] = "is set by this client",
  ["expect"] = "is set by this client",
  ["host"] = "is set by this client",
  ["idempotency-key"] = "is set by this client (option idempotency_key)",
  ["te"] = "is set by this client",
  ["transfer-encoding"] = "is set by this client",
  ["upgrade"] = "is set by this client",
  ["user-agent"] = "is set by this client (option user_agent)",
}

---Checks headers of the user's and writes their lines; raises on a bad one, without showing its value.
---@param headers table<string, string>
---@param redact (fun(text: string): string)? hides the key in a name that is shown
---@return string[]
function call.header_lines(headers, redact)
  local lines = {}
  for name, value in pairs(headers) do
    if type(name) ~= "string" then
      errors.raise("option 'headers': names as keys expected, got " .. errors.describe(name))
    elseif type(value) ~= "string" and type(value) ~= "number" then
      name = redact and redact(name) or name
      errors.raise(("option 'headers': a string expected for %s, got %s"):format(errors.describe(name), type(value)))
    elseif RESERVED[name:lower()] then
      errors.raise(("option 'headers': %s %s"):format(name, RESERVED[name:lower()]))
    end
    local line, problem = core.header_line(name, tostring(value))
    if not line then
      errors.raise("option 'headers': " .. problem)
    end
    lines[#lines + 1] = line
  end
  table.sort(lines)
  return lines
end

local function is_json(content_type)
  return content_type == "application/json"
    or content_type:lower():find("^%s*application/[%w.+-]*json%f[^%w.+-]") ~= nil
end

-- Without a length, JSON that breaks off tells that the connection did.
local function unreadable(framed, problem)
  return nil, framed and "response" or "network", "the answer's JSON cannot be read: " .. problem
end

-- Reads a successful answer: value; or nil, the error's kind and message. An empty body is true.
local function read_answer(context, request, method, framed, options)
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
  local settings = context.settings
  local codec = settings.json
  if codec then
    -- Codecs raise (cjson), or return nil and a message (cjson.safe), or nil, a position and a message (dkjson).
    local ok, value, second, third = pcall(codec.decode, request:text())
    local problem = not ok and value or value == nil and (third or type(second) == "string" and second) or nil
    if problem then
      return unreadable(framed, tostring(problem))
    elseif value == nil then
      return core.null
    end
    return value
  end
  local value, problem = request:decode((options.nulls or settings.nulls) == "keep", settings.max_depth)
  if problem then
    return unreadable(framed, problem)
  end
  return value
end

local function text_field(envelope, name)
  local value = envelope[name]
  return type(value) == "string" and value ~= "" and value or nil
end

-- What an answer that is no success says of itself: the API's envelope, or the first line of whatever came.
local function describe_refusal(context, fields, status, text)
  local envelope = redacted(context, core.decode(text))
  if type(envelope) == "table" then
    fields.message = text_field(envelope, "error") or text_field(envelope, "message")
    fields.code = text_field(envelope, "code")
    fields.hint = text_field(envelope, "hint")
    fields.reasonClass = text_field(envelope, "reasonClass")
    fields.details = type(envelope.details) == "table" and envelope.details or nil
    fields.requestId = text_field(envelope, "requestId") or fields.requestId
  end
  if status < 400 then
    fields.kind = "response"
    local location = fields.response.headers.location
    fields.message = "an answer that this client does not follow"
      .. (location and (", to " .. redaction.text(location):gsub("[?#].*$", ""):sub(1, 200)) or "")
  elseif not fields.message then
    local line = text:gsub("<[^>]*>", " "):gsub("%c+", " "):gsub("%s+", " "):match("^%s*(.-)%s*$")
    fields.message = line ~= "" and line:sub(1, 200) or "no message in the answer"
  end
end

local TIMEOUT_MESSAGES = {
  timeout = "no answer within %g s",
  attempt_timeout = "no answer to this attempt within %g s",
  connect_timeout = "no connection within %g s",
}

-- Makes the error of a failed attempt.
local function failure(context, request, status, class, message, sent, limits)
  local fields = { sent = sent }
  if status then
    fields.kind = "api"
    fields.status = status
    fields.requestId = request_id(context, request)
    fields.response = fill_response(context, {}, request, status, limits.attempt, limits.started)
    fields.retry_after = retry.parse_retry_after(fields.response.headers["retry-after"], os.time())
    describe_refusal(context, fields, status, fields.response.text)
  else
    fields.kind = KIND_OF_CLASS[class] or "network"
    local words = TIMEOUT_MESSAGES[class]
    -- "timed out while connecting" says how far it had come
    fields.message = context.redact(words and words:format(limits[class]) .. ": " .. message or message)
  end
  return fields
end

local function cancelled(reason, attempt, sent)
  return { kind = "cancelled", message = reason, attempts = attempt, sent = sent }
end

-- The headers of a call as an event shows them: its client's and its own, in a table of the event's.
local function shown_headers(context, extra)
  local shown = {}
  for name, value in pairs(context.shown_headers) do
    shown[context.redact(name)] = context.redact(value)
  end
  for _, line in ipairs(extra or {}) do
    local name, value = context.redact(line):match("^([^:;]+)[:;] ?(.*)$") -- "Name;" has no value
    shown[name:lower()] = value
  end
  return redaction.headers(shown)
end

local function emit(context, name, method, path, attempt, status, err, request, started, delay, body, extra)
  local event = {
    operation = name,
    method = method,
    path = context.redact(path),
    attempt = attempt,
    status = status,
    kind = err and err.kind,
    message = err and err.message,
    elapsed = now() - started,
    delay = delay,
    requestId = err and err.requestId or (status and request_id(context, request)) or nil,
  }
  if context.detailed then
    event.request_headers = shown_headers(context, extra)
    event.request_body = body and redaction.text(body, context.redact)
    if status then
      event.response_headers = redaction.headers(redacted_headers(context, request))
      event.response_body = redaction.text(request:text(), context.redact)
    end
  end
  context.emit(event)
end

-- Makes what a failed call returns.
local function fail(context, fields, name, method, path, key, options, attempt, started)
  fields.operation, fields.method, fields.path = name, method, context.redact(path) -- the key may be there by mistake
  fields.attempts = fields.attempts or attempt
  fields.idempotency_key = key and context.redact(key)
  if options.response then
    replace_response(options.response, fields.response, fields.attempts, now() - started)
  end
  return nil, errors.new(fields)
end

---Does one call: sends it, waits, tries again where that is allowed, and returns what came.
---@param context table the client's
---@param name string the operation, for events and errors
---@param method string HTTP method
---@param path string escaped
---@param query string? without "?"
---@param body string? JSON text
---@param key string? Idempotency-Key
---@param repeatable boolean
---@param options table? checked call options
---@param check (fun(value: any, is_marked: boolean): string?)? what is wrong with the shape of a successful answer, if anything
---@return any value
---@return bctrl.Error? err
function call.perform(context, name, method, path, query, body, key, repeatable, options, check)
  local loop = context.loop
  loop:check_waitable()
  if context.closed then
    errors.raise("the client is closed")
  end
  options = options or NO_OPTIONS
  local settings, transport = context.settings, loop.transport
  local url = context.base_url .. path
  if query then
    url = url .. "?" .. query
  end
  local extra = (key or options.headers) and header_lines(context, options.headers, key) or nil
  local timeout = options.timeout or settings.timeout
  local attempt_timeout = options.attempt_timeout or (repeatable and settings.attempt_timeout) or nil
  local retries_left = options.max_retries or settings.max_retries
  local started = now()
  local deadline = started + timeout
  local attempt, cost = 0, 0
  local attempt_started = started
  local fresh, resent = false, false

  while true do
    attempt = attempt + 1
    local request, id =
      transport:send(context.profile, method, url, body, extra, deadline - attempt_started, attempt_timeout, fresh)
    local waiter = { request = request, id = id, task = false, done = false } -- all its fields: it never grows
    loop:await(waiter)
    if waiter.cancelled then
      local err = cancelled(waiter.cancelled, attempt, waiter.sent)
      if context.emit then
        emit(context, name, method, path, attempt, nil, err, request, attempt_started, nil, body, extra)
      end
      return fail(context, err, name, method, path, key, options, attempt, started)
    end

    local status, class, message, sent, framed = request:outcome()
    local err
    if status and status >= 200 and status < 300 then
      local value, kind, problem = read_answer(context, request, method, framed, options)
      if not kind and check then
        problem = check(value, not settings.json)
        kind = problem and "response"
      end
      if not kind then
        context.bucket:give_back(cost)
        if context.emit then
          emit(context, name, method, path, attempt, status, nil, request, attempt_started, nil, body, extra)
        end
        if options.response then
          fill_response(context, options.response, request, status, attempt, started)
        end
        request:free()
        return value
      end
      err = { kind = kind, message = context.redact(problem), status = status, sent = true }
      err.requestId = request_id(context, request)
      err.response = fill_response(context, {}, request, status, attempt, started)
      class = kind == "network" and "recv" or "unusable"
      status = nil
    else
      err = failure(context, request, status, class, message, sent, {
        attempt = attempt,
        started = started,
        timeout = timeout,
        attempt_timeout = attempt_timeout,
        connect_timeout = settings.connect_timeout,
      })
    end

    -- Is there a next attempt, and when?
    local delay
    local is_resending = not resent and retry.is_resending(repeatable, class) and now() < deadline
    if is_resending then
      resent, delay = true, 0
    elseif retries_left > 0 and retry.is_retryable(repeatable, status, class, sent or status ~= nil) then
      delay = retry.delay(attempt, err.retry_after, core.random())
      if delay and now() + delay >= deadline then
        delay = nil
      end
      local taken = delay and context.bucket:take(err.kind == "timeout")
      if taken then
        cost = cost + taken
      else
        delay = nil
      end
    end
    if context.emit then
      emit(context, name, method, path, attempt, err.status, err, request, attempt_started, delay, body, extra)
    end
    request:free()
    if not delay then
      return fail(context, err, name, method, path, key, options, attempt, started)
    end
    fresh = err.status == nil
    retries_left = is_resending and retries_left or retries_left - 1
    local reason = not is_resending and loop:sleep(delay)
    if reason then
      local ended = cancelled(reason, attempt, err.sent)
      ended.status, ended.response, ended.requestId = err.status, err.response, err.requestId
      ended.retry_after = err.retry_after
      return fail(context, ended, name, method, path, key, options, attempt, started)
    end
    attempt_started = now()
  end
end

return call
