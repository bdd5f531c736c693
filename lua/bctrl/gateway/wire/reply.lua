-- What an operation answers where it is no value of JSON that is there at once: bytes, a stream, or a value that comes later.
local problem = require "bctrl.gateway.wire.problem"

local reply = {}

local Bytes, Stream, Later = { __name = "bytes" }, { __name = "stream" }, { __name = "later" }
local Whole = { __name = "whole" }
Stream.__index = Stream

local PART = 64 * 1024 -- bytes that are handed over at a time

function reply.kind(value)
  local mark = getmetatable(value)
  return (mark == Bytes or mark == Stream or mark == Later or mark == Whole) and mark.__name or nil
end

---@param text string
---@param headers string[] name, value, …
function reply.bytes(text, headers)
  return setmetatable({ text = text, headers = headers }, Bytes)
end

---An answer as host.c reads it.
function reply.whole(answer)
  return setmetatable(answer, Whole)
end

---A value that may come within so many seconds.
---@param channel integer what may bring it
---@param read fun(is_over: boolean): any, integer? the value and its status; nil while there is none and it is not over
---@param interval? number seconds after which it is looked for anyway
function reply.later(channel, seconds, read, interval)
  return setmetatable({ channel = channel, seconds = seconds, read = read, interval = interval or seconds }, Later)
end

---The events of a feed after one of them, and those that come.
---@param options table after: an event's id; wants(type), of which events; ends: the type of the last one
function reply.stream(feed, options)
  local position = 0
  if options.after then
    position = feed:position(options.after)
    if not position then problem.refuse_if { after = "expected the id of an event of this stream" } end
  end
  return setmetatable({ feed = feed, position = position, wants = options.wants, ends = options.ends, count = 0, sent = 0 }, Stream)
end

-- What a fault leaves of a part; true where the stream breaks with it.
function Stream:cut(text, fault)
  if fault and fault.truncate and self.sent + #text >= fault.truncate then
    return text:sub(1, fault.truncate - self.sent), true
  end
  self.sent = self.sent + #text
  return text, fault ~= nil and fault.events ~= nil and self.count >= fault.events
end

---The next part: its text, empty where there is nothing yet; whether it is the last; whether the stream breaks after it.
function Stream:next(fault)
  local feed, parts, size, is_last = self.feed, {}, 0, false
  self.position = math.max(self.position, feed.first - 1)
  local most = fault and fault.events or math.huge
  while self.position < feed.last and size < PART and self.count < most and not is_last do
    self.position = self.position + 1
    local event = feed.events[self.position]
    if not self.wants or self.wants(event.type) then
      local text = ("id: %s\nevent: %s\ndata: %s\n\n"):format(event.id, event.type, event.text)
      parts[#parts + 1], size, self.count = text, size + #text, self.count + 1
    end
    is_last = event.type == self.ends
  end
  local text, is_broken = self:cut(table.concat(parts), fault)
  return text, is_last, is_broken
end

return reply
