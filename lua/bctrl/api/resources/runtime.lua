--- Runtimes: plain tables of the API's own fields with methods behind them; the client lives in a metatable of its own,
--- never in a field.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local operation = require "bctrl.api.operation"
local options_module = require "bctrl.base.options"
local protect = require "bctrl.base.protect"
local resource = require "bctrl.api.resource"
local session_module = require "bctrl.api.resources.session"

local context_of = resource.context_of
local no_more, settle = options_module.no_more, operation.settle

---A runtime: a remote browser, started or not. Its fields are the API's. What `update` and `refresh` return is this same
---object, its fields replaced by the answer's; `start` leaves them as they are: `session.runtime` has the answer's.
---@class bctrl.Runtime
local Runtime = {}

resource.add_methods(Runtime, "runtime")

---Reads the runtime again and again until it has this status.
---GET /v1/runtimes/{runtimeId}
---@param status "active"|"stopped"|"failed"
---@param options { timeout: number?, interval: number? }? seconds: 60 in all, 1 between two requests
---@param ... nil no further arguments
---@return bctrl.Runtime? runtime this same object
---@return bctrl.Error? err of kind "timeout" when the time is up
function Runtime:wait_for(status, options, ...)
  local context = context_of(self, "runtime", "runtime:wait_for")
  if type(status) ~= "string" or status == "" then
    errors.bad_argument(1, "runtime:wait_for", "status expected, got " .. errors.describe(status))
  end
  no_more("runtime:wait_for", 3, ...)
  options_module.check("runtime:wait_for", 2, options, { timeout = "seconds", interval = "seconds" })
  local timeout = options and options.timeout or 60
  local interval = options and options.interval or 1
  local deadline = core.now() + timeout
  local has_answered, last_error = false, nil
  while true do
    local left = deadline - core.now()
    if left > 0 then
      local _, err = operation.try_on_object(context, "runtimes.get", "runtime:wait_for", self, self.id, nil, { timeout = left })
      if err ~= nil and err.kind ~= "timeout" then
        return settle(context, nil, err)
      end
      has_answered, last_error = has_answered or err == nil, err
    end
    if rawget(self, "status") == status then
      return self
    end
    left = deadline - core.now()
    if left <= 0 and last_error and not has_answered then
      return settle(context, nil, last_error)
    elseif left <= 0 then
      local message = ("the runtime is %s, not %s, after %g s"):format(tostring(rawget(self, "status")), status, timeout)
      return settle(context, nil, errors.new { kind = "timeout", message = message, operation = "runtimes.get" })
    end
    local reason = context.loop:sleep(math.min(interval, left))
    if reason then
      return settle(context, nil, errors.new { kind = "cancelled", message = reason, operation = "runtimes.get" })
    end
  end
end

---Starts the runtime, calls `fn(session)`, and stops it whatever happens.
---@param fn fun(session: bctrl.Session): ... what it returns or raises, this returns or raises
---@param start_body table?
---@param options bctrl.CallOptions? of the start
---@param ... nil no further arguments
---@return any ... what fn returned; or nil and the error of the start or, where fn went well, of the stop
function Runtime:using(fn, start_body, options, ...)
  local context = context_of(self, "runtime", "runtime:using")
  no_more("runtime:using", 4, ...)
  if type(fn) ~= "function" then
    errors.bad_argument(1, "runtime:using", "function expected, got " .. errors.describe(fn))
  end
  local session, err = operation.try_on_object(context, "runtimes.start", "runtime:using", self, self.id, start_body, options)
  if err ~= nil then
    return settle(context, nil, err)
  end
  local function finish(ok, ...)
    local stopped, stop_error = protect.call(session_module.end_quietly, session)
    if not ok then
      error((...), 0)
    elseif not stopped then -- fn has closed the client
      error(stop_error, 0)
    end
    if stop_error and select(2, ...) == nil then
      return settle(context, nil, stop_error)
    end
    return ...
  end
  return finish(protect.call(fn, session))
end

local function runtime_tostring(runtime)
  local name = rawget(runtime, "name") or rawget(runtime, "alias")
  local status = rawget(runtime, "status")
  return ("bctrl.Runtime %s%s%s"):format(
    tostring(rawget(runtime, "id")),
    name and (" %q"):format(tostring(name)) or "",
    status and " (" .. tostring(status) .. ")" or ""
  )
end

local runtime = { Runtime = Runtime }

---The metatable of one client's runtimes.
---@param context bctrl.Context
---@return table
function runtime.metatable(context)
  return { __name = "bctrl.Runtime", __index = Runtime, __tostring = runtime_tostring, context = context }
end

return runtime
