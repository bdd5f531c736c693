--- Sessions: what a start returns, and how it is stopped again.

local errors = require "bctrl.errors"
local no_more = require("bctrl.base.options").no_more
local operation = require "bctrl.api.operation"
local resource = require "bctrl.api.resource"
local tasks = require "bctrl.loop.tasks"

---What a start returns: a running runtime, and where to reach it. Its fields are the API's.
---@class bctrl.Session
---@field runtime bctrl.Runtime
local Session = {}

-- What a session knows beside the API's fields: { id, runtime, source, started, stopped }. Weak: it ends with its session.
local session_states = setmetatable({}, { __mode = "k" })

local function check_self(value, method)
  local state = session_states[value]
  if not state then
    errors.bad_argument(0, method, "session expected, got " .. errors.describe(value))
  end
  return state
end

local function field(value, name)
  if type(value) == "table" then
    value = rawget(value, name)
    return type(value) == "string" and value or nil
  end
end

---Where a browser automation library connects (Chrome DevTools Protocol), wherever this generation of the API puts it.
---@return string? url
function Session:cdp_url()
  check_self(self, "session:cdp_url")
  local connection = rawget(self, "connection")
  return field(connection, "cdpUrl")
    or field(connection, "connectUrl")
    or field(connection, "url")
    or field(self, "connectUrl")
end

---The id of the run that the start opened, or found open.
---@return string? id
function Session:run_id()
  check_self(self, "session:run_id")
  return field(rawget(self, "run"), "id") or field(self, "runId") or field(rawget(self, "connection"), "runId")
end

---Connects to the browser that was started, to drive it.
---@param options bctrl.BrowserOptions?
---@param ... nil no further arguments
---@return bctrl.Browser? browser
---@return bctrl.Error? err
function Session:browser(options, ...)
  check_self(self, "session:browser")
  no_more("session:browser", 2, ...)
  local url = Session.cdp_url(self)
  local context = getmetatable(self).context
  if not url then
    return operation.settle(context, nil, errors.new { kind = "response", message = "the start's answer names no browser to connect to" })
  end
  return context.connect_browser("session:browser", 0, url, options)
end

local function stop(session, body, options)
  local state = session_states[session]
  local context = getmetatable(session).context
  local answer, err = operation.try_on_object(context, "runtimes.stop", "session:stop", session, state.id, body, options)
  if err == nil or err.status == 409 or err.status == 404 then -- nothing is left to stop
    state.stopped = true
    context.open_sessions[state.id] = nil
  end
  if err ~= nil then
    return nil, err
  end
  return answer
end

---Stops what was started.
---POST /v1/runtimes/{runtimeId}/stop
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@param ... nil no further arguments
---@return bctrl.v1.RuntimeStopResponse? answer
---@return bctrl.Error? err
function Session:stop(body, options, ...)
  check_self(self, "session:stop")
  no_more("session:stop", 3, ...)
  return operation.settle(getmetatable(self).context, stop(self, body, options))
end

---Stops a session on the way out, unless it is stopped already: within stop_timeout, whoever cancels, and content to find it
---stopped. (What the API calls a field may hide a method: none is called on the session here.)
---@param session bctrl.Session
---@return bctrl.Error? err
local function end_quietly(session)
  if session_states[session].stopped then
    return nil
  end
  local context = getmetatable(session).context
  local _, err = tasks.shield(context.loop, stop, session, nil, { timeout = context.settings.stop_timeout })
  if err ~= nil and not session_states[session].stopped then
    return err
  end
end

-- <close>: stops what this start started, and never raises.
local function close_session(session)
  if session_states[session].started then
    pcall(end_quietly, session)
  end
end

local function session_index(session, key)
  if key == "runtime" then
    local state = session_states[session]
    return state and state.runtime
  end
  return Session[key]
end

local function session_tostring(session)
  local state = session_states[session]
  return ("bctrl.Session of runtime %s (run %s)"):format(tostring(state and state.id), tostring(Session.run_id(session)))
end

local session = { Session = Session, end_quietly = end_quietly }

---The metatable of one client's sessions.
---@param context bctrl.Context
---@return table
function session.metatable(context)
  return {
    __name = "bctrl.Session",
    __index = session_index,
    __tostring = session_tostring,
    __close = close_session,
    context = context,
  }
end

---What is wrong with the shape of an answer, if anything.
---@return string? problem
function session.check(value)
  if not resource.is_object(value) then
    return resource.unexpected("an object", value)
  end
end

---Makes a session of the answer to a start of the runtime with this id, asked for by a method of `source` or none.
---@param call bctrl.Call
---@return bctrl.Session
function session.wrap(call, value, id, source)
  local context = call.context
  local runtime = value.runtime
  if resource.is_object(runtime) then
    setmetatable(runtime, context.classes.runtime)
  else
    runtime = source or setmetatable({ id = id }, context.classes.runtime)
    source = runtime
  end
  if source then
    resource.tell(source, call.operation.tells, value)
  end
  local started = value.started ~= false
  local started_session = setmetatable(value, context.classes.session)
  session_states[started_session] = { id = id, runtime = runtime, source = source, started = started, stopped = false }
  if started then
    context.open_sessions[id] = context
  end
  return started_session
end

---The answer of a stop or a delete: nothing is left to stop. What it says of the runtime shows on the object that was asked,
---a runtime or a session and the runtimes behind it.
---@return any
function session.ended(call, value, id, source)
  call.context.open_sessions[id] = nil
  local state = session_states[source]
  local asked = state and { state.runtime, state.source, type(rawget(source, "status")) == "string" and source or nil } or { source }
  for _, object in pairs(asked) do
    resource.tell(object, call.operation.tells, value)
  end
  return value
end

return session
