--- Plugs a client into a cqueues controller: calls made in its coroutines suspend that coroutine alone. (A client is also
--- a pollable object of its own: `cqueues.poll(client)` returns when `client:poll()` has something to do.)

local client_module = require "bctrl.client"
local errors = require "bctrl.errors"

local adapter = {}

---@param client bctrl.Client
---@param queue table a controller: `cqueues.new()`
---@return fun() detach takes the client out of the controller again
function adapter.attach(client, queue)
  local cqueues = require "cqueues"
  local condition = require "cqueues.condition"
  local loop = client_module.loop_of(client, "bctrl.cqueues.attach")
  if cqueues.type(queue) ~= "controller" then
    errors.bad_argument(2, "bctrl.cqueues.attach", "cqueues controller expected, got " .. errors.describe(queue))
  elseif loop.on_close then
    errors.raise("bctrl.cqueues.attach: the client is attached to a loop already")
  end
  local own_wait = loop.wait -- the option of that name
  local fd = client:pollfd()
  local is_driven, is_detached = false, false
  local changed = condition.new()

  -- One coroutine of the controller polls the client, for as long as it has something under way.
  local function drive()
    while not is_detached and not loop.closed and loop:is_busy() do
      cqueues.poll(client, changed)
      if not is_detached and not loop.closed then
        local ok, failure = pcall(client.poll, client)
        if not ok and not loop.closed then
          loop:report(failure, tostring(failure))
          break
        end
      end
    end
    is_driven = false
  end

  local function update()
    if is_detached then
      return
    elseif not is_driven then
      if loop:is_busy() then
        is_driven = true
        queue:wrap(drive)
      end
    elseif not fd then
      changed:signal() -- its time to wait may be shorter now
    end
  end

  local function detach()
    if not is_detached then
      is_detached = true
      loop.on_wake, loop.on_close, loop.wait, loop.is_scheduled = nil, nil, own_wait, nil
      changed:signal()
      if fd then
        queue:cancel(fd)
      end
    end
  end

  loop.on_wake = update
  loop.on_close = detach
  loop.is_scheduled = function()
    local _, is_inside = cqueues.running()
    return is_inside
  end
  loop.wait = function(subscribe)
    local ended, is_done = condition.new(), false
    subscribe(function()
      is_done = true
      ended:signal()
    end)
    update()
    while not is_done do
      ended:wait()
    end
  end
  update()
  return detach
end

return adapter
