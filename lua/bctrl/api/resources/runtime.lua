--- Runtimes: plain tables of the API's own fields with methods behind them; the client lives in a metatable of its own,
--- never in a field.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local object = require "bctrl.api.object"
local option_problem = require("bctrl.base.options").problem
local protect = require "bctrl.base.protect"
local session_module = require "bctrl.api.resources.session"

local context_of = object.context_of

---A runtime: a remote browser, started or not. Its fields are the API's.
---@class bctrl.Runtime: bctrl.RuntimeFields
local Runtime = {}

local function on_runtime(runtime, operation, method, input, options, ...)
  local context = context_of(runtime, "runtime", method)
  return context.engine.on_object(context, operation, runtime, runtime.id, method, input, options, ...)
end

local function replace_fields(runtime, answer)
  if type(answer) ~= "table" then
    return -- an empty answer tells nothing
  end
  local id = rawget(runtime, "id")
  for key in pairs(runtime) do
    runtime[key] = nil
  end
  runtime.id = id -- should the answer lack it
  for key, value in pairs(answer) do
    runtime[key] = value
  end
end

---Starts the runtime. Its own fields stay as they are: `session.runtime` has the answer's.
---POST /v2/runtimes/{runtimeId}/start (v1: POST /v1/runtimes/{runtimeId}/start)
---@param body bctrl.StartBody?
---@param options bctrl.CallOptions?
---@param ... nil no further arguments
---@return bctrl.Session? session
---@return bctrl.Error? err
function Runtime:start(body, options, ...)
  return on_runtime(self, "runtimes.start", "runtime:start", body, options, ...)
end

---Changes the runtime, and replaces its fields by the answer's.
---PATCH /v1/runtimes/{runtimeId}
---@param body bctrl.UpdateBody
---@param options bctrl.CallOptions?
---@param ... nil no further arguments
---@return bctrl.Runtime? runtime this same object
---@return bctrl.Error? err
function Runtime:update(body, options, ...)
  local answer, err = on_runtime(self, "runtimes.update", "runtime:update", body, options, ...)
  if err ~= nil then
    return nil, err
  end
  replace_fields(self, answer)
  return self
end

---Reads the runtime again, and replaces its fields by the answer's.
---GET /v1/runtimes/{runtimeId}
---@param query { include: string? }?
---@param options bctrl.CallOptions?
---@param ... nil no further arguments
---@return bctrl.Runtime? runtime this same object
---@return bctrl.Error? err
function Runtime:refresh(query, options, ...)
  local answer, err = on_runtime(self, "runtimes.get", "runtime:refresh", query, options, ...)
  if err ~= nil then
    return nil, err
  end
  replace_fields(self, answer)
  return self
end

---Stops the runtime's active run.
---POST /v1/runtimes/{runtimeId}/stop
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@param ... nil no further arguments
---@return bctrl.StopAnswer? answer
---@return bctrl.Error? err
function Runtime:stop(body, options, ...)
  return on_runtime(self, "runtimes.stop", "runtime:stop", body, options, ...)
end

---Deletes the runtime.
---DELETE /v1/runtimes/{runtimeId}
---@param query table?
---@param options bctrl.CallOptions?
---@param ... nil no further arguments
---@return bctrl.DeleteAnswer? answer
---@return bctrl.Error? err
function Runtime:delete(query, options, ...)
  return on_runtime(self, "runtimes.delete", "runtime:delete", query, options, ...)
end

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
  if options ~= nil and type(options) ~= "table" then
    errors.bad_argument(2, "runtime:wait_for", "options table expected, got " .. errors.describe(options))
  end
  context.engine.no_more("runtime:wait_for", 3, ...)
  local problem = option_problem(options or {}, { timeout = "seconds", interval = "seconds" })
  if problem then
    errors.bad_argument(2, "runtime:wait_for", problem)
  end
  local timeout = options and options.timeout or 60
  local interval = options and options.interval or 1
  local deadline = core.now() + timeout
  local has_answered, last_error = false, nil
  while true do
    local left = deadline - core.now()
    if left > 0 then
      local _, err = Runtime.refresh(self, nil, { timeout = left })
      if err ~= nil and err.kind ~= "timeout" then
        return nil, err
      end
      has_answered, last_error = has_answered or err == nil, err
    end
    if rawget(self, "status") == status then
      return self
    end
    left = deadline - core.now()
    if left <= 0 and last_error and not has_answered then
      return nil, last_error
    elseif left <= 0 then
      return nil,
        errors.new {
          kind = "timeout",
          message = ("the runtime is %s, not %s, after %g s"):format(tostring(rawget(self, "status")), status, timeout),
          operation = "runtimes.get",
        }
    end
    local reason = context.loop:sleep(math.min(interval, left))
    if reason then
      return nil, errors.new { kind = "cancelled", message = reason, operation = "runtimes.get" }
    end
  end
end

---Starts the runtime, calls `fn(session)`, and stops it whatever happens.
---@param fn fun(session: bctrl.Session): ... what it returns or raises, this returns or raises
---@param start_body bctrl.StartBody?
---@param options bctrl.CallOptions? of the start
---@param ... nil no further arguments
---@return any ... what fn returned; or nil and the error of the start or, where fn went well, of the stop
function Runtime:using(fn, start_body, options, ...)
  local context = context_of(self, "runtime", "runtime:using")
  context.engine.no_more("runtime:using", 4, ...)
  if type(fn) ~= "function" then
    errors.bad_argument(1, "runtime:using", "function expected, got " .. errors.describe(fn))
  end
  local session, err = on_runtime(self, "runtimes.start", "runtime:using", start_body, options)
  if err ~= nil then
    return nil, err
  end
  local function finish(ok, ...)
    local stopped, stop_error = protect.call(session_module.end_quietly, session)
    if not ok then
      error((...), 0)
    elseif not stopped then -- fn has closed the client
      error(stop_error, 0)
    end
    if stop_error and select(2, ...) == nil then
      return nil, stop_error
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
---@param context table
---@return table
function runtime.metatable(context)
  return { __name = "bctrl.Runtime", __index = Runtime, __tostring = runtime_tostring, context = context }
end

---What is wrong with the shape of an answer, if anything. Fields are not looked at: the API may grow.
---@return string? problem
function runtime.check(value)
  if value ~= true and not object.is_object(value) then
    return object.unexpected("an object", value)
  end
end

---Makes a runtime of an answer.
---@return bctrl.Runtime
function runtime.wrap(context, value)
  return value == true or setmetatable(value, context.classes.Runtime)
end

---`client.runtimes:ref(id)`: a runtime without a request.
---@param namespace table
---@param id string
---@param ... nil no further arguments
---@return bctrl.Runtime
function runtime.ref(namespace, id, ...)
  local context = context_of(namespace, "namespace", "runtimes:ref")
  context.engine.no_more("runtimes:ref", 2, ...)
  context.engine.check_parameter("runtimes:ref", 1, "runtime id", id)
  return setmetatable({ id = id }, context.classes.Runtime)
end

return runtime
