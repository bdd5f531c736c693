-- What is to happen later: the gateway has no thread for it, so that whoever comes next (a request, or a stream that waited
-- until then) lets happen what has fallen due, in its order.
local Schedule = {}
Schedule.__index = Schedule
Schedule.__name = "bctrl.gateway.schedule"

---@param clock table bctrl.gateway.state.clock
function Schedule.new(clock)
  return setmetatable({ clock = clock, list = {} }, Schedule)
end

---Calls `act` in so many seconds; what falls due together in the order in which it was set.
---@return table entry for `drop`
function Schedule:after(seconds, act)
  local entry = { due = (self.at or self.clock.now()) + seconds, act = act }
  local at = #self.list + 1
  while at > 1 and self.list[at - 1].due > entry.due do at = at - 1 end
  table.insert(self.list, at, entry)
  return entry
end

function Schedule.drop(_, entry)
  if entry then entry.act = function() end end
end

---Lets happen what is due, and what that sets in its turn: from when it was due, however late somebody came.
function Schedule:advance()
  local now = self.clock.now()
  while self.list[1] and self.list[1].due <= now do
    local entry = table.remove(self.list, 1)
    self.at = entry.due
    entry.act()
  end
  self.at = nil
end

---Seconds until something is due, `most` at most.
function Schedule:wait(most)
  local first = self.list[1]
  return math.max(0, math.min(most, first and first.due - self.clock.now() or most))
end

return Schedule
