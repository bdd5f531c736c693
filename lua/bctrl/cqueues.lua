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
  end
  local fd = client:pollfd()
  local driving, detached = false, false

  -- One coroutine of the controller polls the client, for as long as it has something under way.
  local function drive()
    while not detached and not loop.closed and loop:is_busy() do
      cqueues.poll(client)
      if not detached and not loop.closed then
        client:poll()
      end
    end
    driving = false
  end

  local function ensure_driven()
    if not driving and not detached then
      driving = true
      queue:wrap(drive)
    end
  end

  loop.on_wake = ensure_driven
  loop.is_scheduled = function()
    local _, inside = cqueues.running()
    return inside
  end
  loop.wait = function(subscribe)
    local ended, done = condition.new(), false
    subscribe(function()
      done = true
      ended:signal()
    end)
    ensure_driven()
    while not done do
      ended:wait()
    end
  end

  local function detach()
    if not detached then
      detached = true
      loop.on_wake, loop.on_close, loop.wait, loop.is_scheduled = nil, nil, nil, nil
      if fd then
        queue:cancel(fd)
      end
    end
  end
  loop.on_close = detach
  if loop:is_busy() then
    ensure_driven()
  end
  return detach
end

return adapter
