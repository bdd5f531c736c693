--- Streams: events that are pulled. What their users see, and how it waits.

local answer = require "bctrl.call.answer"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local feed = require "bctrl.call.feed"
local headers = require "bctrl.call.headers"
local no_more = require("bctrl.base.options").no_more
local protect = require "bctrl.base.protect"

local TURN = 0.0005 -- seconds after which a task lets others go on

local now = core.now

---Events of the API as they come.
---@class bctrl.Stream
---@field last_id string? of the event that was taken last: `after` for another stream, in another process
---@field package is_last (fun(event: table): boolean?)? of one that ends before the server's answer does
local Stream = { __name = "bctrl.Stream" }
Stream.__index = Stream

local stream_module = { Stream = Stream }

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
    local event, err = feed.advance(stream)
    if event ~= nil or err then
      if event ~= nil and stream.is_last and stream.is_last(event) then
        feed.let_go(stream, "ended")
      end
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
  local lines = options.headers and headers.lines(options.headers, context.redact, context.settings.api_version) or {}
  lines[#lines + 1] = "Accept: text/event-stream"
  lines[#lines + 1] = "Accept-Encoding: identity" -- what is compressed comes in blocks, and late
  call.lines = lines
  local stream = setmetatable(feed.start(call, query), Stream)
  stream.turn = now()
  stream.is_opening = true
  local _, err = take(stream)
  stream.is_opening = false
  if err then
    if stream.state ~= "failed" then -- it was cancelled
      feed.let_go(stream, "closed")
    end
    return nil, err
  end
  if stream.state == "open" then
    context.streams[stream] = true
  end
  return stream
end

-- What `next` returns, or raises where the client's option `errors` says so.
local function settle(stream, event, err)
  if err == nil then
    return event
  elseif stream.call.context.settings.errors == "raise" then
    error(errors.throwable(err), 0)
  end
  return nil, err
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
    return settle(self, nil, errors.new(answer.cancelled(self.call, reason, true)))
  end
  return settle(self, take(self, timeout))
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
    feed.let_go(self, "closed")
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
    feed.let_go(stream, "closed", "the client was closed")
  end
end

return stream_module
