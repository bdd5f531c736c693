--- Plugs a client into a libuv loop (luv, or Neovim's vim.loop): the loop polls the client whenever its descriptor is
--- readable, and calls made in any coroutine suspend that coroutine alone.

local client_module = require "bctrl.client"
local errors = require "bctrl.errors"
local check_options = require("bctrl.base.options").check

local luv = {}

-- Handles that could not be closed: luv (1.44) crashes at exit when a handle is closed and its loop is not run any more, and
-- one that the collector closes late takes whoever has its descriptor's number by then out of the loop.
local retired = {}

local function call(fn)
  fn()
end

---@param client bctrl.Client
---@param uv table `require "luv"`, or `vim.loop`
---@param options { schedule: fun(fn: function)? }? schedule = vim.schedule lets tasks call all of Neovim's API
---@return fun() detach takes the client out of the loop again
function luv.attach(client, uv, options)
  local loop = client_module.loop_of(client, "bctrl.luv.attach")
  if type(uv) ~= "table" or type(uv.new_poll) ~= "function" then
    errors.bad_argument(2, "bctrl.luv.attach", "luv expected, got " .. errors.describe(uv))
  end
  check_options("bctrl.luv.attach", 3, options, { schedule = "callback" })
  if loop.on_close then
    errors.raise("bctrl.luv.attach: the client is attached to a loop already")
  end
  local schedule = options and options.schedule or call
  local own_wait = loop.wait -- the option of that name
  local fd = client:pollfd()
  local handle = fd and uv.new_poll(fd) or uv.new_timer()
  local is_watching, is_scheduled, is_detached, is_in_uv = false, false, false, false
  local update

  local function poll()
    is_scheduled = false
    if is_detached or loop.closed then
      return
    elseif loop.polling then -- a task runs the uv loop: the descriptor stays readable until its poll is over
      handle:stop()
      is_watching = false
      return
    end
    is_in_uv = schedule == call
    local ok, failure = pcall(client.poll, client)
    is_in_uv = false
    if not ok then
      loop:report(failure, tostring(failure))
    end
    update()
  end

  local function on_ready()
    if not is_scheduled then
      is_scheduled = true
      schedule(poll)
    end
  end

  -- The descriptor is always watched, but keeps the uv loop running only while the client has something under way.
  local function update_descriptor()
    if not is_watching and not loop.polling then
      is_watching = true
      handle:start("r", on_ready)
    end
    if loop:is_busy() then
      handle:ref()
    else
      handle:unref()
    end
  end

  local function update_timer()
    local timeout = loop:is_busy() and loop:timeout()
    if timeout then
      handle:start(math.ceil(timeout * 1000), 0, on_ready)
    else
      handle:stop()
    end
  end

  function update()
    if is_detached or loop.closed then
      return
    elseif fd then
      update_descriptor()
    else
      update_timer()
    end
  end

  local function detach()
    if not is_detached then
      is_detached = true
      loop.on_wake, loop.on_close, loop.wait = nil, nil, own_wait
      handle:stop()
      handle:unref()
      if is_in_uv then
        handle:close()
      else
        retired[#retired + 1] = handle
      end
    end
  end

  loop.on_wake = update
  loop.on_close = detach
  loop.wait = function(subscribe)
    local thread = coroutine.running()
    local is_done = false
    subscribe(function()
      is_done = true
      local ok, failure = coroutine.resume(thread)
      if not ok then
        loop:report(failure, errors.traceback(thread, failure))
      end
    end)
    update()
    while not is_done do
      coroutine.yield()
    end
  end
  update()
  return detach
end

return luv
