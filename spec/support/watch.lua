-- A host's own event loop for specs: select() on the client's descriptor, and on nothing else, no timer of its own. Where
-- there is no descriptor (the poll backend) it sleeps for client:timeout(), which is all that such a host has.
local socket = require("socket")
local support = require("spec.support.util")

local watch = {}

--- Is the client's descriptor readable within `timeout` seconds (0)? Without a descriptor: is something due by then?
function watch.readable(client, timeout)
  local fd = client:pollfd()
  timeout = timeout or 0
  if not fd then
    local due = client:timeout()
    if due == nil or due > timeout then
      socket.sleep(timeout)
      return false
    end
    socket.sleep(due)
    return true
  end
  local ready = socket.select({ { getfd = function()
    return fd
  end } }, nil, timeout)
  return #ready == 1
end

--- Polls the client whenever, and only when, its descriptor tells it to, until the predicate is true. Returns how often.
function watch.drive(client, predicate, what, timeout)
  local deadline = support.now() + (timeout or 30)
  local wakeups = 0
  while not predicate() do
    local left = deadline - support.now()
    if left <= 0 or not watch.readable(client, left) then
      error(("waited in vain for %s, after %d wake-ups"):format(what, wakeups), 2)
    end
    client:poll()
    wakeups = wakeups + 1
  end
  return wakeups
end

--- Polls whenever the descriptor tells it to, for some seconds; returns how often.
function watch.count(client, seconds)
  local stop = support.now() + seconds
  local wakeups = 0
  while true do
    local left = stop - support.now()
    if left <= 0 or not watch.readable(client, left) then
      return wakeups
    end
    client:poll()
    wakeups = wakeups + 1
  end
end

return watch
