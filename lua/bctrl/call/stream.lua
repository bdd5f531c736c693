--- Streams: events that are pulled, over as many connections as it takes. A stream that breaks is opened anew after the
--- last event that was taken from it.

local answer = require "bctrl.call.answer"
local attempts = require "bctrl.call"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local events = require "bctrl.call.events"
local headers = require "bctrl.call.headers"
local no_more = require("bctrl.base.options").no_more
local protect = require "bctrl.base.protect"
local sse = require "bctrl.call.sse"
local url = require "bctrl.base.url"

local PIECE = 16 * 1024 -- bytes that are read at once
local TURN = 0.0005 -- seconds after which a task lets others go on
local STEADY = 8 -- seconds: a connection that lasted so long was a good one, though no event came
local REMEMBERED = 10000 -- ids, twice: of which none is given out again

local now = core.now

---Events of the API as they come.
---@class bctrl.Stream
---@field last_id string? of the event that was taken last: `after` for another stream, in another process
local Stream = { __name = "bctrl.Stream" }
Stream.__index = Stream

local stream_module = { Stream = Stream }

-- ------------------------------------------------------------------------------------------------------ the connection

-- Lets the connection go, and whoever waits for news of it.
local function let_go(stream, state, reason)
  local reader, loop = stream.reader, stream.call.context.loop
  stream.state = state
  stream.call.context.streams[stream] = nil
  if stream.call.request then
    stream.call.request:free()
  end
  stream.frames = nil
  if reader and not reader.done then
    reader.cancelled = reason
    loop:abandon(reader)
    loop:finish(reader)
  end
end

local function fail(stream, err)
  local given = stream.call.options.response
  if given and not stream.was_open then
    answer.fill_response(stream.call, err.response)
  end
  stream.err = errors.new(err)
  let_go(stream, "failed")
  return nil, stream.err
end

-- Sends the next attempt.
local function connect(stream)
  local call = stream.call
  local context, options, query = call.context, call.options, stream.query
  local settings = context.settings
  local target = context.base_url .. call.path
  query.after = stream.last_id
  local text = url.query(query)
  if text then
    target = target .. "?" .. text
  end
  stream.attempt_started = now()
  call.request, call.id = context.loop.transport:send(context.template, call.operation.method, target, nil, call.lines,
    stream.deadline - stream.attempt_started, options.attempt_timeout or settings.attempt_timeout, false,
    options.idle_timeout or settings.idle_timeout)
  stream.state = "connecting"
end

-- Begins to open it: so many attempts, so much time.
local function begin(stream)
  local options, settings = stream.call.options, stream.call.context.settings
  stream.retries_left = options.max_retries or settings.max_retries
  stream.deadline = now() + (options.timeout or settings.timeout)
  stream.call.started, stream.call.attempt = now(), 1
end

-- What it took to come so far was not in vain.
local function make_progress(stream)
  stream.has_progress = true
  stream.call.context.bucket:give_back(stream.cost)
  stream.cost = 0
end

-- An attempt failed, or the connection broke: it is opened anew, or that is the end of it.
local function on_break(stream, err, status, failure)
  local call = stream.call
  if stream.state == "open" and not stream.has_progress and now() - stream.opened_at >= STEADY then
    make_progress(stream)
  end
  if stream.has_progress then
    begin(stream)
    stream.has_progress = false
  end
  if stream.was_open and stream.has_unnamed then
    err.message = err.message .. "; the stream cannot go on, since its events have no ids"
  elseif stream.retries_left > 0 then
    local delay, price = attempts.next_delay(call, true, stream.deadline, err, failure)
    if delay then
      if call.context.emit then
        events.emit(call, status, err, delay, now() - stream.attempt_started)
      end
      stream.retries_left, stream.cost = stream.retries_left - 1, stream.cost + price
      call.request:free()
      call.attempt = call.attempt + 1
      stream.state, stream.resume_at = "waiting", now() + delay
      stream.time_left = stream.deadline - stream.resume_at -- which does not run while nobody asks for events
      return
    end
  end
  if call.context.emit then
    events.emit(call, status, err, nil, now() - stream.attempt_started)
  end
  return fail(stream, err)
end

local function on_head(stream)
  local call = stream.call
  local status, err, error_status, failure = answer.read_head(call)
  if not status then
    return on_break(stream, err, error_status, failure)
  end
  if call.context.emit then
    events.emit(call, status, nil, nil, now() - stream.attempt_started)
  end
  stream.state, stream.opened_at = "open", now()
  stream.is_resumed, stream.was_open = stream.was_open, true
  stream.frames = sse.reader(call.context.settings.max_response_bytes)
  stream.has_news = false
end

-- The answer has ended, as it should or not.
local function on_end(stream)
  local call, is_within = stream.call, stream.frames:is_within()
  local status, failure, _, _, is_framed = call.request:outcome()
  if stream.has_ended or (status and is_framed and not is_within) then
    return let_go(stream, "ended")
  elseif not status then
    local _, err = answer.read(call)
    return on_break(stream, err, nil, failure)
  elseif not is_within and stream.is_resumed and not stream.has_news then
    return let_go(stream, "ended") -- asked again, the server had nothing more to say
  end
  local words = is_within and "the stream ended within an event" or "the connection was closed, without the stream's end"
  return on_break(stream, answer.failed(call, "network", { message = words, sent = true }), nil, "recv")
end

-- -------------------------------------------------------------------------------------------------------------- events

-- Was an event with this id taken already? Remembers it.
local function is_known(stream, id)
  local recent = stream.recent
  if recent[id] or stream.older[id] then
    return true
  end
  if stream.recent_count == REMEMBERED then
    stream.older, stream.recent_count = recent, 0
    recent = {}
    stream.recent = recent
  end
  recent[id] = true
  stream.recent_count = stream.recent_count + 1
  return false
end

-- The event that a frame tells of; nil for none.
local function read_frame(stream, frame)
  local id, data = frame.id ~= "" and frame.id or nil, frame.data
  if data == nil then
    stream.last_id = id or stream.last_id
    return nil
  elseif data == "[DONE]" then
    return let_go(stream, "ended")
  end
  local call = stream.call
  local event, problem = answer.decode(call, data)
  if not problem then
    if type(event) ~= "table" or getmetatable(event) == core.array_mt then
      event = { data = event }
    end
    if event.id == nil then
      event.id = id
    elseif not id and (type(event.id) == "string" or type(event.id) == "number") then
      id = tostring(event.id)
    end
    if event.type == nil then
      event.type = frame.event
    end
  end
  if id and is_known(stream, id) then
    return nil
  end
  stream.has_news = true
  if not stream.has_progress then
    make_progress(stream)
  end
  if id then
    stream.last_id, stream.has_unnamed = id, false
  else
    stream.has_unnamed = true
  end
  if problem then
    local fields = { message = "an event's data is no JSON: " .. problem, status = call.request:head() }
    return nil, errors.new(answer.failed(call, "response", fields))
  end
  local ends = call.operation.ends
  stream.has_ended = ends ~= nil and event.type == ends
  return event
end

-- Goes on as far as that needs no wait: an event; nil and an error; nil where there is none now, or `state` tells why.
local function advance(stream)
  local call = stream.call
  while true do
    local state = stream.state
    if state == "open" then
      local frame, problem = stream.frames:next()
      if frame then
        local event, err = read_frame(stream, frame)
        if event or err then
          return event, err
        end
      elseif problem then
        return fail(stream, answer.failed(call, "response", { message = problem, status = call.request:head() }))
      else
        local piece = call.request:read(PIECE)
        if piece == "" then
          return nil
        elseif piece then
          stream.frames:feed(piece)
        else
          on_end(stream)
        end
      end
    elseif state == "connecting" then
      if not (call.request:head() or call.request:is_done()) then
        return nil
      end
      on_head(stream)
      if stream.is_opening and stream.state == "open" then
        return nil
      end
    elseif state == "waiting" then
      if now() < stream.resume_at then
        return nil
      end
      stream.deadline = now() + stream.time_left
      connect(stream)
    else
      return nil, stream.err
    end
  end
end

-- ------------------------------------------------------------------------------------------------------------- waiting

-- Waits for news, until `limit` where there is one; returns the reason when that was cut short.
local function wait(stream, limit)
  local loop, request = stream.call.context.loop, stream.call.request
  local reader
  if stream.state == "waiting" then
    local due = stream.resume_at
    reader = loop:start_timer(math.max(0, (limit and limit < due and limit or due) - now()))
  else
    reader = { id = stream.call.id }
    if limit then
      request:wake_in(math.max(0, limit - now()))
    end
  end
  stream.reader = reader
  loop:await(reader)
  stream.reader = nil
  if reader.timer then
    reader.timer:free()
  end
  return reader.cancelled
end

-- The next event, after as many waits as it takes.
local function take(stream, timeout)
  local call = stream.call
  local limit = timeout and now() + timeout
  local has_waited = false
  while true do
    local event, err = advance(stream)
    if event ~= nil or err then
      return event, err
    elseif stream.state == "ended" or stream.state == "closed" then
      return nil
    elseif stream.is_opening and stream.state == "open" then
      return nil
    elseif has_waited and limit and now() >= limit then
      local message = ("no event within %g s"):format(timeout)
      return nil, errors.new(answer.failed(call, "timeout", { message = message, sent = true }))
    end
    local reason = wait(stream, limit)
    if reason then
      return nil, errors.new(answer.cancelled(call, reason, true))
    end
    has_waited, stream.turn = true, now()
  end
end

-- A task that finds one event after another would keep its host. Returns why it is to end, if it is.
local function give_way(stream)
  local loop, reason = stream.call.context.loop, nil
  if now() - stream.turn < TURN then
    return nil
  elseif loop:running_task() or loop:is_in_scheduler() then
    reason = loop:sleep(0)
  end
  stream.turn = now()
  return reason
end

local function check(stream, method)
  if getmetatable(stream) ~= Stream then
    errors.bad_argument(0, "stream:" .. method, "stream expected, got " .. errors.describe(stream))
  end
end

---Opens a stream: waits for the answer's head.
---@param call bctrl.Call
---@param query table?
---@return bctrl.Stream? stream
---@return bctrl.Error? err
function stream_module.open(call, query)
  local context, options = call.context, call.options
  context.loop:check_waitable()
  if context.closed then
    errors.raise("the client is closed")
  end
  local lines = options.headers and headers.lines(options.headers, context.redact) or {}
  lines[#lines + 1] = "Accept: text/event-stream"
  lines[#lines + 1] = "Accept-Encoding: identity" -- what is compressed comes in blocks, and late
  call.lines = lines
  local stream = setmetatable({
    call = call,
    query = {}, -- its own
    cost = 0, -- of the retries since the last progress
    recent = {}, -- ids of events that were taken
    recent_count = 0,
    older = {},
    turn = now(),
  }, Stream)
  for name, value in pairs(query or {}) do
    if type(value) == "table" then
      local list = {}
      for i, each in ipairs(value) do
        list[i] = each
      end
      value = list
    end
    stream.query[name] = value
  end
  local after = stream.query.after
  if after ~= nil then
    stream.last_id = tostring(after)
    is_known(stream, stream.last_id)
  end
  begin(stream)
  connect(stream)
  stream.is_opening = true
  local _, err = take(stream)
  stream.is_opening = false
  if err then
    if stream.state ~= "failed" then -- it was cancelled
      let_go(stream, "closed")
    end
    return nil, err
  end
  if stream.state == "open" then
    context.streams[stream] = true
  end
  return stream
end

---The next event. In a task it yields until there is one, elsewhere it waits.
---@param timeout number? seconds; nil waits as long as it takes
---@param ... nil no further arguments
---@return table? event nil at the end
---@return bctrl.Error? err of kind "timeout" when none came in time: the stream goes on
function Stream:next(timeout, ...)
  check(self, "next")
  no_more("stream:next", 2, ...)
  if timeout ~= nil and (type(timeout) ~= "number" or timeout ~= timeout or timeout < 0) then
    errors.bad_argument(1, "stream:next", "timeout in seconds expected, got " .. errors.describe(timeout))
  end
  local context, reader = self.call.context, self.reader
  context.loop:check_waitable()
  if context.closed then
    errors.raise("the client is closed")
  elseif reader and not reader.cancelled then
    errors.raise("stream:next while another task waits in it: a stream has one reader")
  end
  local reason = give_way(self)
  if reason then
    return nil, errors.new(answer.cancelled(self.call, reason, true))
  end
  return take(self, timeout)
end

---Iterates over the events up to the stream's end; raises what goes wrong.
---@param ... nil no further arguments
---@return fun(): table?
function Stream:each(...)
  check(self, "each")
  no_more("stream:each", 1, ...)
  local loop = self.call.context.loop
  if not protect.yieldable_pcall and (loop:running_task() or loop:is_in_scheduler()) then
    errors.raise("stream:each cannot wait in a coroutine on Lua 5.1: use stream:next() in a while loop")
  end
  return function()
    local event, err = self:next()
    if err ~= nil then
      errors.assert(nil, err)
    end
    return event
  end
end

---Ends the stream and its connection at once; whoever waits in `next` gets nil. Idempotent.
function Stream:close()
  check(self, "close")
  if self.state ~= "closed" then
    let_go(self, "closed")
    self.err = nil
  end
end

function Stream.__close(stream)
  Stream.close(stream)
end

function Stream.__tostring(stream)
  local state = stream.state
  local is_open = state == "open" or state == "connecting" or state == "waiting"
  return ("bctrl.Stream of %s (%s)"):format(stream.call.operation.name, is_open and "open" or state)
end

---Ends the streams of a client that closes.
---@param context bctrl.Context
function stream_module.close_all(context)
  local open = {}
  for stream in pairs(context.streams) do
    open[#open + 1] = stream
  end
  for _, stream in ipairs(open) do
    let_go(stream, "closed", "the client was closed")
  end
end

return stream_module
