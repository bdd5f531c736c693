--- Runtimes: plain tables of the API's own fields with methods behind them; the client lives in a metatable of its own,
--- never in a field.

local errors = require "bctrl.errors"
local no_more = require("bctrl.base.options").no_more
local operation = require "bctrl.api.operation"
local polling = require "bctrl.api.polling"
local protect = require "bctrl.base.protect"
local resource = require "bctrl.api.resource"
local session_module = require "bctrl.api.resources.session"

local context_of = resource.context_of
local settle = operation.settle

---A runtime: a remote browser, started or not. Its fields are the API's. What `update` and `refresh` return is this same
---object, its fields replaced by the answer's. What the answer of a start or a stop says of it, `status` and `activeRunId`, is set.
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
  return polling.wait(context, 2, options, {
    label = "runtime:wait_for",
    operation = "runtimes.get",
    read = function(left)
      return operation.try_on_object(context, "runtimes.get", "runtime:wait_for", self, self.id, nil, { timeout = left })
    end,
    done = function()
      return rawget(self, "status") == status and self or nil
    end,
    words = function()
      return ("the runtime is %s, not %s"):format(tostring(rawget(self, "status")), status)
    end,
  })
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
