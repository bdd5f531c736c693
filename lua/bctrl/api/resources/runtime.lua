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
local no_more = options_module.no_more

---A runtime: a remote browser, started or not. Its fields are the API's. What `update` and `refresh` return is this same
---object, its fields replaced by the answer's. What the answer of a start or a stop says of it, `status` and `activeRunId`, is set.
---@class bctrl.Runtime: bctrl.RuntimeFields
---@field start fun(self: self, body: bctrl.StartBody?, options: bctrl.CallOptions?): bctrl.Session?, bctrl.Error? starts it: POST /v2/runtimes/{runtimeId}/start (v1: /v1/…)
---@field update fun(self: self, body: bctrl.UpdateBody, options: bctrl.CallOptions?): bctrl.Runtime?, bctrl.Error? changes it: PATCH /v1/runtimes/{runtimeId}
---@field refresh fun(self: self, query: { include: string? }?, options: bctrl.CallOptions?): bctrl.Runtime?, bctrl.Error? reads it again: GET /v1/runtimes/{runtimeId}
---@field stop fun(self: self, body: nil, options: bctrl.CallOptions?): bctrl.StopAnswer?, bctrl.Error? stops its active run: POST /v1/runtimes/{runtimeId}/stop
---@field delete fun(self: self, query: table?, options: bctrl.CallOptions?): bctrl.DeleteAnswer?, bctrl.Error? deletes it: DELETE /v1/runtimes/{runtimeId}
local Runtime = {}

resource.add_methods(Runtime, "runtime", {
  start = "runtimes.start",
  update = "runtimes.update",
  refresh = "runtimes.get",
  stop = "runtimes.stop",
  delete = "runtimes.delete",
})

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
  no_more("runtime:using", 4, ...)
  if type(fn) ~= "function" then
    errors.bad_argument(1, "runtime:using", "function expected, got " .. errors.describe(fn))
  end
  local session, err = operation.on_object(context, "runtimes.start", "runtime:using", self, self.id, start_body, options)
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

local runtime = { Runtime = Runtime }

---The metatable of one client's runtimes.
---@param context bctrl.Context
---@return table
function runtime.metatable(context)
  return { __name = "bctrl.Runtime", __index = Runtime, __tostring = runtime_tostring, context = context }
end

---What is wrong with the shape of an answer, if anything. Fields are not looked at: the API may grow.
---@return string? problem
function runtime.check(value)
  if value ~= true and not resource.is_object(value) then
    return resource.unexpected("an object", value)
  end
end

---Makes a runtime of an answer; one that asked for it itself gets the answer's fields in place of its own.
---@param call bctrl.Call
---@return bctrl.Runtime
function runtime.wrap(call, value, _, source)
  if source then
    replace_fields(source, value)
    return source
  end
  return value == true or setmetatable(value, call.context.classes.runtime)
end

---`client.runtimes:ref(id)`: a runtime without a request.
---@param namespace table
---@param id string
---@param ... nil no further arguments
---@return bctrl.Runtime
function runtime.ref(namespace, id, ...)
  local context = context_of(namespace, "namespace", "runtimes:ref")
  no_more("runtimes:ref", 2, ...)
  operation.check_parameter("runtimes:ref", 1, "runtime id", id)
  return setmetatable({ id = id }, context.classes.runtime)
end

return runtime
