--- Plugs a client into a libuv loop (luv, or Neovim's vim.loop): the loop polls the client whenever its descriptor is
--- readable, and calls made in any coroutine suspend that coroutine alone.

local client_module = require "bctrl.client"
local errors = require "bctrl.errors"
local check_options = require("bctrl.base.options").check

local luv = {}

-- Handles that could not be closed: luv (1.44) crashes at exit when a handle is closed and its loop is not run any more, and
-- one that the collector closes late takes whoever has its descriptor's number by then out of the loop.
local retired = {}

local GENERATOR = "a call in a coroutine that others resume, such as a generator: libuv's loop resumes it when the answer is there; make "
  .. "the calls before, or client:spawn a task for them and pass the results on"

local function refuse()
  errors.raise(GENERATOR)
end

-- What a coroutine yields while it waits: to libuv's callbacks, which have no use for it. A generator's consumer gets it in place
-- of a value, and an error as soon as it uses it or asks for the next.
local WAITING = setmetatable({}, {
  __index = refuse,
  __newindex = refuse,
  __call = refuse,
  __concat = refuse,
  __len = refuse,
  __tostring = function()
    return "bctrl: " .. GENERATOR
  end,
})

local function call(fn)
  fn()
end

---@param client bctrl.Client
---@param uv table `require "luv"`, or `vim.loop`
---@param options { schedule: fun(fn: function)? }? schedule = vim.schedule lets tasks call all of Neovim's API
---@return fun() detach takes the client out of the loop again
function luv.attach(client, uv, options)
  if type(uv) ~= "table" or type(uv.new_poll) ~= "function" then
    errors.bad_argument(2, "bctrl.luv.attach", "luv expected, got " .. errors.describe(uv))
  end
  check_options("bctrl.luv.attach", 3, options, { schedule = "callback" })
  local schedule = options and options.schedule or call
  local is_watching, is_scheduled, is_in_uv = false, false, false
  local attachment, fd, handle, on_ready

  -- The descriptor is always watched, but keeps the uv loop running only while the client has something under way.
  local function update_descriptor()
    if not is_watching and not attachment:is_polling() then
      is_watching = true
      handle:start("r", on_ready)
    end
    if attachment:is_busy() then
      handle:ref()
    else
      handle:unref()
    end
  end

  local function update_timer()
    local timeout = attachment:is_busy() and client:timeout()
    if timeout then
      handle:start(math.ceil(timeout * 1000), 0, on_ready)
    else
      handle:stop()
    end
  end

  local function update()
    if not attachment:is_attached() then
      return
    elseif fd then
      update_descriptor()
    else
      update_timer()
    end
  end

  local function poll()
    is_scheduled = false
    if not attachment:is_attached() then
      return
    elseif attachment:is_polling() then -- a task runs the uv loop: the descriptor stays readable until its poll is over
      handle:stop()
      is_watching = false
      return
    end
    is_in_uv = schedule == call
    attachment:poll()
    is_in_uv = false
    update()
  end

  function on_ready()
    if not is_scheduled then
      is_scheduled = true
      schedule(poll)
    end
  end

  local function release()
    handle:stop()
    handle:unref()
    if is_in_uv then
      handle:close()
    else
      retired[#retired + 1] = handle
    end
  end

  local function wait(subscribe)
    local thread = coroutine.running()
    local is_done = false
    subscribe(function()
      is_done = true
      if coroutine.status(thread) == "dead" then
        return -- its host has closed it
      end
      local ok, failure = coroutine.resume(thread)
      if not ok then
        attachment:report(failure, errors.traceback(thread, failure))
      end
    end)
    update()
    coroutine.yield(WAITING)
    if not is_done then
      error(GENERATOR, 0)
    end
  end

  attachment = client_module.attach(client, "bctrl.luv.attach", { on_wake = update, on_close = release, wait = wait })
  fd = client:pollfd()
  handle = fd and uv.new_poll(fd) or uv.new_timer()
  update()
  return function()
    if attachment:detach() then
      release()
    end
  end
end

return luv
