--- Plugs a client into a libuv loop (luv, or Neovim's vim.loop): the loop polls the client whenever its descriptor is
--- readable, and calls made in any coroutine suspend that coroutine alone.

local client_module = require "bctrl.client"
local errors = require "bctrl.errors"
local protect = require "bctrl.protect"

local luv = {}

local PORTABLE_INTERVAL = 10 -- milliseconds between polls where there is no descriptor

---@param client bctrl.Client
---@param uv table `require "luv"`, or `vim.loop`
---@param options { schedule: fun(fn: function)? }? schedule = vim.schedule lets tasks call all of Neovim's API
---@return fun() detach takes the client out of the loop again
function luv.attach(client, uv, options)
  local loop = client_module.loop_of(client, "bctrl.luv.attach")
  if type(uv) ~= "table" or type(uv.new_poll) ~= "function" then
    errors.bad_argument(2, "bctrl.luv.attach", "luv expected, got " .. errors.describe(uv))
  end
  local schedule = options and options.schedule or function(fn)
    fn()
  end
  local fd = client:pollfd()
  local handle = fd and uv.new_poll(fd) or uv.new_timer()
  local detached, scheduled, referenced = false, false, true

  -- The handle keeps the uv loop running only while the client has something under way.
  local function update_reference()
    local busy = loop:is_busy()
    if busy ~= referenced and not detached then
      referenced = busy
      if busy then
        handle:ref()
      else
        handle:unref()
      end
    end
  end

  local function poll()
    scheduled = false
    if detached or loop.closed or loop.polling then
      return
    end
    local ok, failure = pcall(client.poll, client)
    if not ok then
      loop:report(failure, tostring(failure))
    end
    update_reference()
  end

  local function on_readable()
    if not scheduled then
      scheduled = true
      schedule(poll)
    end
  end

  if fd then
    handle:start("r", on_readable)
  else
    handle:start(0, PORTABLE_INTERVAL, on_readable)
  end
  update_reference()

  loop.on_wake = update_reference
  loop.wait = function(subscribe)
    local thread = protect.outermost(coroutine.running())
    local done = false
    subscribe(function()
      done = true
      local ok, failure = coroutine.resume(thread)
      if not ok then
        loop:report(failure, type(debug) == "table" and debug.traceback(thread, tostring(failure)) or tostring(failure))
      end
    end)
    update_reference()
    while not done do
      coroutine.yield()
    end
  end

  local function detach()
    if not detached then
      detached = true
      loop.on_wake, loop.on_close, loop.wait = nil, nil, nil
      handle:stop()
      handle:close()
    end
  end
  loop.on_close = detach
  return detach
end

return luv
