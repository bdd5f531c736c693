-- The events of a run or a conversation, numbered from 1 in their ids; the last of them are kept, for who comes late.
local json = require "bctrl.gateway.wire.json"

local Feed = {}
Feed.__index = Feed
Feed.__name = "bctrl.gateway.feed"

local KEPT = 10000

---@param channel integer what wakes those that wait for its events
---@param wake fun(channel: integer)
function Feed.new(channel, wake)
  return setmetatable({ channel = channel, wake = wake, first = 1, last = 0, events = {} }, Feed)
end

---@param event table of the documents' shape, its id excepted
function Feed:add(event)
  self.last = self.last + 1
  event.id = self:cursor()
  self.events[self.last] = { type = event.type, text = json.encode(event), id = event.id }
  if self.last - self.first >= KEPT then
    self.events[self.first] = nil
    self.first = self.first + 1
  end
  self.wake(self.channel)
end

---The id of the last event.
function Feed:cursor()
  return ("%d"):format(self.last)
end

---The position that an id means, the last where it is further; nil where it is none of this feed.
function Feed.position(self, id)
  return id:find "^%d+$" and #id < 16 and math.min(tonumber(id), self.last) or nil
end

return Feed
