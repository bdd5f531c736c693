--- What answers become: runtimes, sessions and pages. Plain tables of the API's own fields with methods behind them; the
--- client lives in a metatable of its own, never in a field.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local protect = require "bctrl.protect"

local objects = { check = {}, wrap = {} }

-- An object's client, found through its metatable.
local function context_of(object, class, method)
  local metatable = getmetatable(object)
  local context = type(metatable) == "table" and metatable.context
  if not context then
    errors.bad_argument(0, method, class .. " expected, got " .. errors.describe(object))
  end
  return context
end

local engine_module
local function engine()
  engine_module = engine_module or require "bctrl.engine" -- which needs this module first
  return engine_module
end

-- ---------------------------------------------------------------------------------------------------------------- Runtime

---A runtime: a remote browser, started or not. Its fields are the API's.
---@class bctrl.Runtime: bctrl.RuntimeFields
local Runtime = {}
objects.Runtime = Runtime

local function on_runtime(runtime, operation, method, input, options)
  local context = context_of(runtime, "runtime", method)
  return engine().on_object(context, operation, runtime, rawget(runtime, "id"), method, input, options)
end

local function replace_fields(object, answer)
  if type(answer) ~= "table" then
    return -- an empty answer tells nothing
  end
  local id = rawget(object, "id")
  for key in pairs(object) do
    object[key] = nil
  end
  object.id = id -- should the answer lack it
  for key, value in pairs(answer) do
    object[key] = value
  end
end

---Starts the runtime. Its own fields stay as they are: `session.runtime` has the answer's.
---POST /v2/runtimes/{runtimeId}/start (v1: POST /v1/runtimes/{runtimeId}/start)
---@param body bctrl.StartBody?
---@param options bctrl.CallOptions?
---@return bctrl.Session? session
---@return bctrl.Error? err
function Runtime:start(body, options)
  return on_runtime(self, "runtimes.start", "runtime:start", body, options)
end

---Changes the runtime, and replaces its fields by the answer's.
---PATCH /v1/runtimes/{runtimeId}
---@param body bctrl.UpdateBody
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime this same object
---@return bctrl.Error? err
function Runtime:update(body, options)
  local answer, err = on_runtime(self, "runtimes.update", "runtime:update", body, options)
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
---@return bctrl.Runtime? runtime this same object
---@return bctrl.Error? err
function Runtime:refresh(query, options)
  local answer, err = on_runtime(self, "runtimes.get", "runtime:refresh", query, options)
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
---@return bctrl.StopAnswer? answer
---@return bctrl.Error? err
function Runtime:stop(body, options)
  return on_runtime(self, "runtimes.stop", "runtime:stop", body, options)
end

---Deletes the runtime.
---DELETE /v1/runtimes/{runtimeId}
---@param query table?
---@param options bctrl.CallOptions?
---@return bctrl.DeleteAnswer? answer
---@return bctrl.Error? err
function Runtime:delete(query, options)
  return on_runtime(self, "runtimes.delete", "runtime:delete", query, options)
end

---Reads the runtime again and again until it has this status.
---GET /v1/runtimes/{runtimeId}
---@param status "active"|"stopped"|"failed"
---@param options { timeout: number?, interval: number? }? seconds: 60 in all, 1 between two requests
---@return bctrl.Runtime? runtime this same object
---@return bctrl.Error? err of kind "timeout" when the time is up
function Runtime:wait_for(status, options)
  local context = context_of(self, "runtime", "runtime:wait_for")
  if type(status) ~= "string" or status == "" then
    errors.bad_argument(1, "runtime:wait_for", "status expected, got " .. errors.describe(status))
  end
  if options ~= nil and type(options) ~= "table" then
    errors.bad_argument(2, "runtime:wait_for", "options table expected, got " .. errors.describe(options))
  end
  local problem = require("bctrl.options").problem(options or {}, { timeout = "seconds", interval = "seconds" })
  if problem then
    errors.bad_argument(2, "runtime:wait_for", problem)
  end
  local timeout = options and options.timeout or 60
  local interval = options and options.interval or 1
  local deadline = core.now() + timeout
  while true do
    local left = deadline - core.now()
    if left > 0 then
      local _, err = self:refresh(nil, { timeout = left })
      if err ~= nil and err.kind ~= "timeout" then
        return nil, err
      end
    end
    if rawget(self, "status") == status then
      return self
    end
    left = deadline - core.now()
    if left <= 0 then
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

-- Stops a session on the way out: in bounded time, and not at all when it is stopped already.
local function stop_quietly(session)
  local context = getmetatable(session).context
  local _, err = session:stop(nil, { timeout = context.settings.stop_timeout })
  if err ~= nil and not (err.status == 409 or err.status == 404) then
    return err
  end
end

---Starts the runtime, calls `fn(session)`, and stops it whatever happens.
---@param fn fun(session: bctrl.Session): ... what it returns or raises, this returns or raises
---@param start_body bctrl.StartBody?
---@param options bctrl.CallOptions? of the start
---@return any ... what fn returned; or nil and the error of the start or, where fn went well, of the stop
function Runtime:using(fn, start_body, options)
  if type(fn) ~= "function" then
    errors.bad_argument(1, "runtime:using", "function expected, got " .. errors.describe(fn))
  end
  local session, err = on_runtime(self, "runtimes.start", "runtime:using", start_body, options)
  if err ~= nil then
    return nil, err
  end
  local function finish(ok, ...)
    local stop_error = not objects.is_stopped(session) and stop_quietly(session) or nil
    if not ok then
      error((...), 0)
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

-- ---------------------------------------------------------------------------------------------------------------- Session

---What a start returns: a running runtime, and where to reach it. Its fields are the API's.
---@class bctrl.Session: bctrl.SessionFields
---@field runtime bctrl.Runtime
local Session = {}
objects.Session = Session

-- What a session knows beside the API's fields: { runtime, started, stopped }. Weak: it ends with its session.
local session_states = setmetatable({}, { __mode = "k" })

local function field(value, name)
  if type(value) == "table" then
    value = rawget(value, name)
    return type(value) == "string" and value or nil
  end
end

---Where a browser automation library connects (Chrome DevTools Protocol), wherever this generation of the API puts it.
---@return string? url
function Session:cdp_url()
  local connection = rawget(self, "connection")
  return field(connection, "cdpUrl")
    or field(connection, "connectUrl")
    or field(connection, "url")
    or field(self, "connectUrl")
end

---The id of the run that the start opened, or found open.
---@return string? id
function Session:run_id()
  return field(rawget(self, "run"), "id") or field(self, "runId") or field(rawget(self, "connection"), "runId")
end

---Stops what was started.
---POST /v1/runtimes/{runtimeId}/stop
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.StopAnswer? answer
---@return bctrl.Error? err
function Session:stop(body, options)
  local state = session_states[self]
  if not state then
    errors.bad_argument(0, "session:stop", "session expected, got " .. errors.describe(self))
  end
  local context = getmetatable(self).context
  local answer, err = engine().on_object(context, "runtimes.stop", self, state.id, "session:stop", body, options)
  if err == nil or err.status == 409 then
    state.stopped = true
    context.open_sessions[state.id] = nil
  end
  return answer, err
end

function objects.is_stopped(session)
  return session_states[session].stopped
end

-- <close>: stops what this start started, and never raises.
local function close_session(session)
  local state = session_states[session]
  if state.started and not state.stopped then
    pcall(stop_quietly, session)
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
  return ("bctrl.Session of runtime %s (run %s)"):format(tostring(state and state.id), tostring(session:run_id()))
end

-- ------------------------------------------------------------------------------------------------------------------- Page

---A list as the API returns it: an array of objects, and the way to the next page.
---@class bctrl.Page
---@field nextCursor string? where the next page begins; nil on the last
local Page = {}
objects.Page = Page

-- What a page knows beside its items: { envelope, plan, path, query, options }. Weak: it ends with its page.
local page_states = setmetatable({}, { __mode = "k" })

local function page_index(page, key)
  local method = Page[key]
  if method ~= nil then
    return method
  end
  local state = page_states[page]
  return state and state.envelope[key]
end

---The next page of the same list.
---@param options bctrl.CallOptions? those of the first page when nil
---@return bctrl.Page? page nil at the end
---@return bctrl.Error? err
function Page:next(options)
  local context = context_of(self, "page", "page:next")
  local state = page_states[self]
  if not state then
    errors.bad_argument(0, "page:next", "page expected, got " .. errors.describe(self))
  end
  local cursor = state.envelope.nextCursor
  if type(cursor) ~= "string" or cursor == "" then
    return nil
  end
  local query = {}
  for name, value in pairs(state.query or {}) do
    query[name] = value
  end
  query.cursor = cursor
  return engine().perform(context, state.plan, "page:next", 0, state.path, query, options or state.options)
end

local function page_tostring(page)
  return ("bctrl.Page of %d%s"):format(#page, type(page.nextCursor) == "string" and " and more" or "")
end

-- ---------------------------------------------------------------------------------------------------------------- answers

-- Is this a JSON object? Codecs mark arrays in their metatables, each in its own way.
local function is_object(value)
  if type(value) ~= "table" or rawget(value, 1) ~= nil then
    return false
  end
  local metatable = getmetatable(value)
  return type(metatable) ~= "table" or (metatable ~= core.array_mt and rawget(metatable, "__jsontype") ~= "array")
end

local function unexpected(expected, value)
  return ("%s expected in the answer, got %s"):format(expected, errors.describe(value))
end

-- Each tells what is wrong with the shape of a successful answer, if anything. Fields are not looked at: the API may grow.

function objects.check.runtime(value)
  if value ~= true and not is_object(value) then
    return unexpected("an object", value)
  end
end

function objects.check.session(value)
  if not is_object(value) then
    return unexpected("an object", value)
  end
end

local function list_name(envelope)
  return type(rawget(envelope, "data")) == "table" and "data" or "runtimes"
end

function objects.check.page(value)
  if not is_object(value) then
    return unexpected("an object with a list", value)
  end
  local name = list_name(value)
  local list = rawget(value, name)
  if type(list) ~= "table" or (next(list) ~= nil and rawget(list, 1) == nil) then
    return unexpected("a list in data or runtimes", list)
  end
  for i = 1, #list do
    if not is_object(list[i]) then
      return unexpected(("an object at %s[%d]"):format(name, i), list[i])
    end
  end
end

-- Each makes an object of an answer: of the runtime with this id, asked for by a method of `source`.

function objects.wrap.runtime(context, value)
  return value == true or setmetatable(value, context.classes.Runtime)
end

function objects.wrap.session(context, value, id, source)
  local runtime = rawget(value, "runtime")
  if is_object(runtime) then
    setmetatable(runtime, context.classes.Runtime)
  else
    runtime = source or setmetatable({ id = id }, context.classes.Runtime)
  end
  local started = rawget(value, "started") ~= false
  local session = setmetatable(value, context.classes.Session)
  session_states[session] = { id = id, runtime = runtime, started = started, stopped = false }
  if started then
    context.open_sessions[id] = true
  end
  return session
end

-- The answer of a stop or a delete: nothing is left to stop.
function objects.wrap.ended(context, value, id)
  context.open_sessions[id] = nil
  return value
end

function objects.wrap.page(context, value, _, _, plan, path, query, options)
  local name = list_name(value)
  local list = value[name]
  if plan.name:find("runtimes", 1, true) then
    local metatable = context.classes.Runtime
    for i = 1, #list do
      setmetatable(list[i], metatable)
    end
  end
  value[name] = nil
  setmetatable(list, context.classes.Page)
  page_states[list] = { envelope = value, plan = plan, path = path, query = query, options = options }
  return list
end

---`client.runtimes:ref(id)`: a runtime without a request.
---@param namespace table
---@param id string
---@return bctrl.Runtime
function objects.ref(namespace, id)
  local context = context_of(namespace, "namespace", "runtimes:ref")
  engine().check_parameter("runtimes:ref", 1, "runtime id", id)
  return setmetatable({ id = id }, context.classes.Runtime)
end

-- What `each` has when it has had every page: an empty one that ends again, however often it is asked.
local AFTER_THE_LAST = {
  next = function() end,
}

---Makes `each` of a list operation: an iterator over the items of all pages, that raises what goes wrong.
---@param name string the operation's
---@param list function its method
---@return function
function objects.each_method(name, list)
  local label = name:gsub("%.[^.]+$", ":each")
  return function(namespace, query, options)
    local context = context_of(namespace, "namespace", label)
    if not protect.yieldable_pcall and context.loop:running_task() then
      errors.raise(label .. " cannot wait in a task on Lua 5.1: use list and page:next() in a while loop")
    end
    local page, index = nil, 0
    return function()
      index = index + 1
      while page == nil or index > #page do
        local err
        if page == nil then
          page, err = list(namespace, query, options)
        else
          page, err = page:next()
        end
        if err ~= nil then
          errors.assert(nil, err)
        end
        if page == nil then
          page = AFTER_THE_LAST
          return nil
        end
        index = 1
      end
      return page[index]
    end
  end
end

---The metatables of one client's objects.
---@param context table
---@return table<string, table>
function objects.classes(context)
  return {
    Runtime = { __name = "bctrl.Runtime", __index = Runtime, __tostring = runtime_tostring, context = context },
    Session = {
      __name = "bctrl.Session",
      __index = session_index,
      __tostring = session_tostring,
      __close = close_session,
      context = context,
    },
    Page = {
      __name = "bctrl.Page",
      __index = page_index,
      __tostring = page_tostring,
      context = context,
      [core.array_key] = true,
    },
  }
end

return objects
