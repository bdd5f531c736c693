-- The requests seen, for bctrl.gateway's requests(): the last ones, bounded in number and bytes.
local json = require "bctrl.gateway.wire.json"

local Log = {}
Log.__index = Log
Log.__name = "bctrl.gateway.log"

local ENTRIES, BYTES = 10000, 64 * 1024 * 1024

function Log.new()
  return setmetatable({ entries = {}, first = 1, last = 0, bytes = 0 }, Log)
end

function Log:forget_first()
  local entries = self.entries
  self.bytes = self.bytes - #entries[self.first].body
  entries[self.first] = nil
  self.first = self.first + 1
end

function Log:add(entry)
  self.last = self.last + 1
  self.entries[self.last] = entry
  self.bytes = self.bytes + #entry.body
  while self.last - self.first >= ENTRIES or self.bytes > BYTES and self.first < self.last do self:forget_first() end
end

---The entries after a position, oldest first.
function Log:after(position)
  local list = json.array()
  for i = math.max(self.first, position + 1), self.last do list[#list + 1] = self.entries[i] end
  return list
end

function Log:clear()
  self.entries, self.first, self.bytes = {}, self.last + 1, 0
end

return Log
