--- Events that are pulled: what comes waits in a queue of bounded length until somebody takes it.

local class = require "bctrl.browser.class"
local errors = require "bctrl.errors"
local options = require "bctrl.base.options"

local no_more = options.no_more

local MOST_QUEUED = 1000 -- events; then the oldest goes

---Events that are pulled.
---@class bctrl.Events
local Events = class.new "bctrl.Events"

local events = { Events = Events }

---A queue for what a session tells; who makes it sets `stop`, which has no more put in.
---@param session bctrl.Cdp
---@param what string the events, as an error names them
---@param given { drop: (fun(value: any))?, last: string?, problem: bctrl.Error? }? `drop` gets what nobody will take; `last`
--- is the reason, other than "closed", after which there is nothing to come; `problem` is there from the start
---@return bctrl.Events
function events.new(session, what, given)
  local queue = { what = what, first = 1, last = 0, dropped = 0, given = given or {}, record = nil, is_over = false }
  return setmetatable({ connection = session.connection, session = session, queue = queue, stop = nil }, Events)
end

local function drop_first(queue)
  local value = queue[queue.first]
  queue[queue.first] = nil
  queue.first = queue.first + 1
  if queue.given.drop then
    queue.given.drop(value)
  end
end

---Puts one in.
---@param self bctrl.Events
---@param value any
function events.push(self, value)
  local queue = self.queue
  queue.last = queue.last + 1
  queue[queue.last] = value
  if queue.last - queue.first >= MOST_QUEUED then
    drop_first(queue)
    queue.dropped = queue.dropped + 1
  end
  if queue.record then
    self.connection.loop:finish(queue.record)
  end
end

---The next event.
---@param timeout number? seconds; nil waits as long as it takes
---@return table? event nil at the end, which is the page's or the client's own `close`
---@return integer|bctrl.Error|nil dropped how many were lost before it, since nobody took them; or the error
function Events:next(timeout, ...)
  no_more("events:next", 2, ...)
  local queue = self.queue
  if timeout ~= nil and (type(timeout) ~= "number" or timeout ~= timeout or timeout < 0) then
    errors.bad_argument(1, "events:next", "timeout in seconds expected, got " .. errors.describe(timeout))
  elseif queue.record then
    errors.raise("events:next while another task waits in it")
  end
  if queue.first > queue.last then
    if queue.is_over or queue.given.problem then
      return nil, queue.given.problem
    end
    local record = { session = self.session, method = queue.what, words = "no event" }
    queue.record = record
    local ok, err = self.connection:await(record, timeout or math.huge)
    queue.record = nil
    if queue.first > queue.last then
      if queue.is_over or not ok and err.kind == "gone" and (err.reason == "closed" or err.reason == queue.given.last) then
        return nil
      end
      return nil, err
    end
  end
  local value, dropped = queue[queue.first], queue.dropped
  queue[queue.first] = nil
  queue.first, queue.dropped = queue.first + 1, 0
  return value, dropped > 0 and dropped or nil
end

---Ends it: what nobody has taken is gone. Idempotent.
function Events:close(...)
  no_more("events:close", 1, ...)
  local queue = self.queue
  if queue.is_over then
    return
  end
  queue.is_over = true
  self.stop()
  while queue.first <= queue.last do
    drop_first(queue)
  end
  if queue.record then
    self.connection.loop:finish(queue.record)
  end
end

function Events:__call()
  local value, err = Events.next(self)
  if errors.is(err) then
    errors.assert(nil, err)
  end
  return value, err
end

local close = Events.close
function Events.__close(self)
  close(self)
end

class.finish(Events, "events", { close = true })

return events
