--- The client: what can be done with it beside the API's operations.

local context_module = require "bctrl.client.context"
local errors = require "bctrl.errors"
local map = require "bctrl.loop.map"
local methods = require "bctrl.api.methods"
local operation = require "bctrl.api.operation"
local options = require "bctrl.base.options"
local stream = require "bctrl.call.stream"
local tasks = require "bctrl.loop.tasks"
local url = require "bctrl.base.url"

---A client of the API. Its methods are called with a colon; namespaces mirror the API's paths.
---@class bctrl.Client: bctrl.Namespaces
local Client = {}

local client = { Client = Client }

local function client_tostring(self)
  local context = getmetatable(self).context
  return ("bctrl.Client of %s (api %s%s)"):format(
    context.base_url,
    context.settings.api,
    context.closed and ", closed" or ""
  )
end

local function context_of(self, method)
  local metatable = getmetatable(self)
  local context = type(metatable) == "table" and metatable.context
  if not context or metatable.__index ~= Client then
    errors.raise(("client:%s is called with a colon, on a client; got %s"):format(method, errors.describe(self)))
  end
  return context
end

local function open_context(self, method)
  local context = context_of(self, method)
  if context.closed then
    errors.raise("the client is closed")
  end
  return context
end

---Connects to a browser, by the URL of its Chrome DevTools Protocol. (`client.browser` is the API's namespace of that name,
---which is called as well.)
---@param self bctrl.Client
---@param endpoint string URL, ws:// or wss://
---@param given bctrl.BrowserOptions?
---@return bctrl.Browser? browser
---@return bctrl.Error? err
local function connect_browser(self, endpoint, given, ...)
  if type(self) ~= "table" then -- a URL is a secret
    errors.raise("client:browser is called with a colon, on a client; got a " .. type(self))
  end
  options.no_more("client:browser", 3, ...)
  return open_context(self, "browser").connect_browser("client:browser", 1, endpoint, given)
end

-- The client that users see, of its context.
local function make(context)
  local self = methods.namespaces(context)
  getmetatable(self.browser).__call = function(_, ...)
    return connect_browser(...)
  end
  context.connect_browser = function(label, position, endpoint, given)
    local browser, err = require("bctrl.browser").connect(context, label, position, endpoint, given)
    if err and err.where == false then
      err.where = errors.caller()
    end
    return operation.settle(context, browser, err)
  end
  return setmetatable(self, {
    __name = "bctrl.Client",
    __index = Client,
    __tostring = client_tostring,
    __close = function(closed)
      Client.close(closed) -- without the error that Lua gives as a second argument
    end,
    context = context,
  })
end

---Makes a client. What is not given comes from the environment (BCTRL_API_KEY, BCTRL_BASE_URL or BCTRL_API_BASE_URL,
---BCTRL_LOG), then from the defaults.
---@param given bctrl.Options?
---@return bctrl.Client
function client.new(given)
  return make(context_module.new(given))
end

---A client with other options on the same loop and connections: for another key, another subaccount, other timeouts.
---@param given bctrl.Options max_connections, wait, blocking and on_error belong to the shared loop and are refused
---@return bctrl.Client
function Client:with(given)
  return make(context_module.derive(open_context(self, "with"), given))
end

---Closes the client: calls in flight are cancelled, tasks are resumed once more to clean up, connections are closed.
---A client made with `client:with` only closes itself. Idempotent.
---@param given { stop: boolean? }? stop = true first stops the sessions that are still open, of the clients made with `with` too, in
---parallel, within stop_timeout
function Client:close(given)
  local context = context_of(self, "close")
  options.check("client:close", 1, given, { stop = "boolean" })
  local stop = given and given.stop
  if context.closed then
    return
  end
  local loop = context.loop
  local tried = {}
  while stop do -- again while tasks that go on meanwhile start further ones
    local ids = {}
    for id, starter in pairs(loop.open_sessions) do
      if not tried[id] and (starter == context or context.owns_loop) then
        ids[#ids + 1] = id
        tried[id] = starter.closed and context or starter
      end
    end
    if #ids == 0 then
      break
    end
    loop:check_waitable()
    map(loop, ids, function(id)
      local options_of_stop = { timeout = context.settings.stop_timeout }
      return operation.try_on_object(tried[id], "runtimes.stop", "client:close", nil, id, nil, options_of_stop)
    end, { concurrency = #ids })
  end
  if context.owns_loop then
    loop:close() -- while which tasks may still make calls, which end at once
  end
  context.closed = true
  stream.close_all(context)
  for _, source in pairs(loop.sources) do
    if source.owner == context then
      source:close("the client was closed")
    end
  end
end

---Does a request of any path: what this client does not know yet.
---@param method string e.g. "GET"
---@param path string e.g. "/v1/account", percent-encoded where needed
---@param given bctrl.RequestOptions? query, body, headers and the options of every call
---@return any value the answer's JSON; true where there is none
---@return bctrl.Error? err
function Client:request(method, path, given)
  local context = open_context(self, "request")
  if type(method) ~= "string" or not method:find("^[A-Z]+$") or #method > 20 then
    errors.bad_argument(1, "client:request", "HTTP method in capitals expected, got " .. errors.describe(method))
  end
  local problem = url.path_problem(path)
  if problem then
    errors.bad_argument(2, "client:request", problem)
  end
  return operation.perform(context, {
    name = "request",
    method = method,
    options = options.request,
    repeatable = method == "GET" or method == "HEAD",
    own = true,
  }, "client:request", 2, path, nil, given)
end

-- An operation whose answer is of no interest.
local CONNECT = { name = "connect", method = "HEAD", options = { timeout = "seconds" }, repeatable = true }

---Opens a connection ahead of the first call, so that DNS, TCP and TLS happen behind a loading screen.
---HEAD /
---@param given { timeout: number? }? seconds
---@return true? connected
---@return bctrl.Error? err
function Client:connect(given)
  local context = open_context(self, "connect")
  local _, err = operation.try(context, CONNECT, "client:connect", 0, "/", nil, given)
  if err ~= nil and (err.kind == "cancelled" or not err.status) then -- any answer came on a connection
    return operation.settle(context, nil, err)
  end
  return true
end

---Runs `fn(...)` in a task, from the next poll on.
---@param fn function
---@param ... any
---@return bctrl.Task
function Client:spawn(fn, ...)
  local context = open_context(self, "spawn")
  if type(fn) ~= "function" then
    errors.bad_argument(1, "client:spawn", "function expected, got " .. errors.describe(fn))
  end
  if context.loop.closing then
    errors.raise("the client is closed")
  end
  return tasks.spawn(context.loop, fn, ...)
end

local function check_seconds(method, position, value, label)
  if value ~= nil and (type(value) ~= "number" or not (value >= 0 and value < math.huge)) then
    errors.bad_argument(position, "client:" .. method, ("%s in seconds expected, got %s"):format(label, errors.describe(value)))
  end
end

---Moves everything along without waiting: delivers answers, resumes tasks, sends what they ask for.
---@param timeout number? seconds to wait for something to do; 0 when nil
---@param budget number? seconds; nothing new is begun after three fifths of them; 0.001 when nil
---@return integer live tasks that have not ended
function Client:poll(timeout, budget)
  local metatable = getmetatable(self)
  local context = metatable and metatable.__index == Client and metatable.context or context_of(self, "poll")
  if timeout ~= nil or budget ~= nil then
    check_seconds("poll", 1, timeout, "timeout")
    check_seconds("poll", 2, budget, "budget")
  end
  return context.loop:poll(timeout, budget)
end

---Polls until every task has ended.
function Client:loop()
  local loop = open_context(self, "loop").loop
  loop:check_waitable()
  if loop:running_task() or loop:is_in_scheduler() then
    errors.raise("client:loop in a coroutine that is resumed by others: use task:wait for the tasks that it needs")
  end
  loop:run_until(function()
    return loop.live == 0 or loop.closed
  end)
end

---Waits, in a task without holding up anybody.
---@param seconds number
---@return true? slept
---@return bctrl.Error? err of kind "cancelled"
function Client:sleep(seconds)
  local context = open_context(self, "sleep")
  if seconds == nil then
    errors.bad_argument(1, "client:sleep", "seconds expected, got nil")
  end
  check_seconds("sleep", 1, seconds, "time")
  context.loop:check_waitable()
  local reason = context.loop:sleep(seconds)
  if reason then
    return operation.settle(context, nil, errors.new { kind = "cancelled", message = reason, operation = "sleep" })
  end
  return true
end

---Runs `fn(item, index)` for each item of a list in tasks, and waits for all.
---@param list any[]
---@param fn fun(item: any, index: integer): any, any
---@param given { concurrency: integer?, on_progress: fun(done: integer, total: integer)?, stop_on_error: boolean? }? 16 at a time
---@return table results index-aligned, with `n`
---@return table errors index-aligned, what failed: returned as a second value or raised; empty when all went well
function Client:map(list, fn, given)
  local context = open_context(self, "map")
  if type(list) ~= "table" then
    errors.bad_argument(1, "client:map", "list expected, got " .. errors.describe(list))
  elseif type(fn) ~= "function" then
    errors.bad_argument(2, "client:map", "function expected, got " .. errors.describe(fn))
  end
  options.check("client:map", 3, given, { concurrency = "positive", on_progress = "callback", stop_on_error = "boolean" })
  context.loop:check_waitable()
  return map(context.loop, list, fn, given or {})
end

---One descriptor that is readable whenever `poll` has something to do, for a host's own event loop.
---@return integer? fd nil where the poll backend is built in
function Client:pollfd()
  return open_context(self, "pollfd").loop:pollfd()
end

---What to wait for on `pollfd`.
---@return "r"
function Client:events()
  open_context(self, "events")
  return "r"
end

---How long a host may wait before it polls, when the descriptor does not become readable.
---@return number? seconds nil for ever
function Client:timeout()
  return open_context(self, "timeout").loop:timeout()
end

---What the client's loop has done and is doing.
---@return table stats live, active, queued, idle, connections, open, sendings, wakeups
function Client:stats()
  local loop = open_context(self, "stats").loop
  local stats = loop.transport:stats()
  for name, count in pairs(loop.native:stats()) do
    stats[name] = count
  end
  stats.live = loop.live
  return stats
end

---Plugs the client into a host's own event loop or scheduler, which then watches `pollfd` or waits `timeout`, and has
---`attachment:poll` called. It takes the place of the option `wait`.
---@param hooks bctrl.Hooks on_wake, on_close, wait, is_scheduled
---@return bctrl.Attachment
function Client:attach(hooks)
  return open_context(self, "attach").loop:attach("client:attach", hooks)
end

---`client:attach` for an adapter, whose own name is in messages.
---@param self bctrl.Client
---@param label string the adapter's function, whose first argument is the client
---@param hooks bctrl.Hooks
---@return bctrl.Attachment
function client.attach(self, label, hooks)
  local metatable = getmetatable(self)
  if type(metatable) ~= "table" or metatable.__index ~= Client then
    errors.bad_argument(1, label, "client expected, got " .. errors.describe(self))
  end
  return open_context(self, "attach").loop:attach(label, hooks)
end

return client
