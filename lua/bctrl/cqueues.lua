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
  if cqueues.type(queue) ~= "controller" then
    errors.bad_argument(2, "bctrl.cqueues.attach", "cqueues controller expected, got " .. errors.describe(queue))
  end
  local is_driven = false
  local changed = condition.new()
  local attachment, fd

  -- One coroutine of the controller polls the client, for as long as it has something under way.
  local function drive()
    while attachment:is_busy() do
      cqueues.poll(client, changed)
      if attachment:is_attached() and not attachment:poll() then
        break
      end
    end
    is_driven = false
  end

  local function update()
    if not attachment:is_attached() then
      return
    elseif not is_driven then
      if attachment:is_busy() then
        is_driven = true
        queue:wrap(drive)
      end
    elseif not fd then
      changed:signal() -- its time to wait may be shorter now
    end
  end

  local function release()
    changed:signal()
    if fd then
      queue:cancel(fd)
    end
  end

  -- In a coroutine of another controller, which nobody may be running but itself, the wait polls the client.
  local function is_scheduled()
    local running, is_inside = cqueues.running()
    return is_inside and (running == queue or not attachment:is_polling())
  end

  local function wait(subscribe)
    local ended, is_done = condition.new(), false
    subscribe(function()
      is_done = true
      ended:signal()
    end)
    update()
    local is_own = cqueues.running() == queue
    while not is_done do
      if is_own then
        ended:wait()
      else
        cqueues.poll(client, ended)
        if not is_done and attachment:is_attached() then
          attachment:poll()
        end
      end
    end
  end

  attachment = client_module.attach(client, "bctrl.cqueues.attach", {
    on_wake = update,
    on_close = release,
    is_scheduled = is_scheduled,
    wait = wait,
  })
  fd = client:pollfd()
  update()
  return function()
    if attachment:detach() then
      release()
    end
  end
end

return adapter
