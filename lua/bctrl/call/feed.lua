--- How a stream moves: its attempts, its connections one after the other, and the events that they bring. It never waits.
---
--- What breaks is opened anew after the last event that was taken, by the retry rules; an event that was taken already is
--- dropped.

local answer = require "bctrl.call.answer"
local attempts = require "bctrl.call"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local events = require "bctrl.call.events"
local sse = require "bctrl.call.sse"
local url = require "bctrl.base.url"

local PIECE = 16 * 1024 -- bytes that are read at once
local STEADY = 8 -- seconds: a connection that lasted so long was a good one, though no event came
local LONGEST_PAUSE = 60 -- seconds that a server may ask for, with "retry:"
local REMEMBERED = 10000 -- ids, twice: of which none is given out again

local now = core.now

local feed = {}

-- ------------------------------------------------------------------------------------------------------ the connection

---Lets the connection go, and whoever waits for news of it.
---@param stream bctrl.Stream
---@param state string what it is from now on
---@param reason string? why the wait for news is cut short, where it is
function feed.let_go(stream, state, reason)
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
  feed.let_go(stream, "failed")
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
    local told = stream.frames and stream.frames.retry
    local delay, price = attempts.next_delay(call, true, stream.deadline, err, failure)
    if delay then
      delay = math.max(delay, told and math.min(told / 1000, LONGEST_PAUSE) or 0)
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
  call.options.response = nil -- is filled once
  stream.frames = sse.reader(call.context.settings.max_response_bytes)
  stream.has_news = false
end

-- The answer has ended, as it should or not.
local function on_end(stream)
  local call, is_within = stream.call, stream.frames:is_within()
  local status, failure, _, _, is_framed = call.request:outcome()
  if stream.has_ended or (status and is_framed and not is_within) then
    return feed.let_go(stream, "ended")
  elseif not status then
    local _, err = answer.read(call)
    return on_break(stream, err, nil, failure)
  elseif not is_within and stream.is_resumed and not stream.has_news then
    return feed.let_go(stream, "ended") -- asked again, the server had nothing more to say
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
    return feed.let_go(stream, "ended")
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

---Goes on as far as that needs no wait.
---@param stream bctrl.Stream
---@return table? event nil where there is none now, or `state` tells why
---@return bctrl.Error? err
function feed.advance(stream)
  local call = stream.call
  call.request:head() -- raises in a forked child, where events that were read already are its parent's as well
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

---Makes a stream's state and sends its first attempt.
---@param call bctrl.Call
---@param query table?
---@return table stream without its class
function feed.start(call, query)
  local stream = {
    call = call,
    query = {}, -- its own
    cost = 0, -- of the retries since the last progress
    recent = {}, -- ids of events that were taken
    recent_count = 0,
    older = {},
  }
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
  local options = {}
  for name, value in pairs(call.options) do
    options[name] = value
  end
  call.options = options
  local after = stream.query.after
  if after ~= nil then
    stream.last_id = tostring(after)
    is_known(stream, stream.last_id)
  end
  begin(stream)
  connect(stream)
  return stream
end

return feed
