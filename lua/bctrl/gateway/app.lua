-- The API inside the server's own Lua state: csrc/gateway/host.c calls `answer` for each request, and
-- `command` for what bctrl.gateway asks of it.
local Faults = require "bctrl.gateway.state.faults"
local Log = require "bctrl.gateway.wire.log"
local Router = require "bctrl.gateway.wire.router"
local Store = require "bctrl.gateway.state.store"
local checks = require "bctrl.gateway.wire.checks"
local clocks = require "bctrl.gateway.state.clock"
local contract = require "bctrl.gateway.contract"
local handlers = require "bctrl.gateway.resources.handlers"
local json = require "bctrl.gateway.wire.json"
local problem = require "bctrl.gateway.wire.problem"
local unknown = require "bctrl.gateway.unknown"

local App = {}
App.__index = App
App.__name = "bctrl.gateway.app"

local WARNINGS = 1000

---@param config table { api_key, api, url, seed = { spaces, runtimes }, unknown = "warn"|"refuse"|"accept" }
---@param host table now(), random(n), counters(), port
function App.new(config, host)
  local clock = clocks.new(host)
  local store = Store.new(clock, config.api == "v1" and "prefixed" or "uuid")
  local url = config.url:gsub("PORT", tostring(host.port))
  local self = setmetatable({
    api_key = config.api_key, api = config.api, url = url, host = host, clock = clock, store = store,
    unknown = config.unknown, warned = {}, warnings = 0,
    faults = Faults.new(), log = Log.new(), router = Router.new(handlers.routes), replays = {},
    act = handlers.new { store = store, clock = clock, base = (url:gsub("^http", "ws")) },
  }, App)
  self.space = store:add_space { name = "Default", isDefault = true }
  self.workspace = store:add_space { name = "Workspace", isWorkspace = true }
  local seed = config.seed or {}
  for i = 1, seed.spaces or 0 do store:add_space { name = "Space " .. i } end
  for i = 1, seed.runtimes or 0 do
    store:add_runtime { generation = config.api or "v2", spaceId = self.space.id, name = "runtime-" .. i }
  end
  return self
end

local function authorize(headers, api_key)
  local given = headers.authorization
  if given == "Bearer " .. api_key then return end
  problem.raise(401, "auth.required", given and "The API key is invalid." or "Authentication required.",
    { hint = "send Authorization: Bearer <api-key>" })
end

-- Each once, and so many: a program that sends a thousand requests makes the same mistake a thousand times.
function App:warn(route, fields)
  for _, each in ipairs(fields) do
    local line = ("%s %s: %s: %s"):format(route[1], route[2], each.field:gsub("%c", "?"):sub(1, 100), unknown.text(each))
    if not self.warned[line] and self.warnings < WARNINGS then
      self.warned[line], self.warnings = true, self.warnings + 1
      io.stderr:write("bctrl gateway: ", line, "\n")
    end
  end
end

-- What is done about the fields that a request has and the contract has not.
function App:judge_unknown(route, request, noted, body, problems)
  if self.unknown == "accept" or next(noted) == nil then return end
  request.unknown = unknown.list(noted, body)
  if self.unknown == "warn" then return self:warn(route, request.unknown) end
  for _, each in ipairs(request.unknown) do
    problems[each.field] = problems[each.field] or unknown.text(each)
  end
end

-- Reads query and body as the route wants them and runs its operation: status and value.
function App:run(route, params, request)
  local problems, noted = {}, {}
  local query = checks.query(request.query, route.query or {}, problems, noted)
  local body
  if route.body or route.update then
    local need = route.update and (self.api == "v1" and "required" or "optional") or route.need
    body = checks.body(request.headers, request.body, need, problems)
    problem.refuse_if(problems)
    if body == nil then body = json.object() end
    if route.body then body = route.body(body, "", problems, noted) end
  end
  self:judge_unknown(route, request, noted, route.body, problems)
  problem.refuse_if(problems)
  return self.act[route[3]] {
    params = params, query = query, body = body,
    check_update = function(runtime)
      local kept, generation, others = checks.update(body, runtime.generation, self.api, problems)
      self:judge_unknown(route, request, others, contract["update_" .. generation], problems)
      problem.refuse_if(problems)
      return kept, generation
    end,
  }
end

-- The API's answer: status, text, headers; raises problems. A successful answer to a request with an
-- Idempotency-Key is kept under it.
function App:process(request)
  local route, params = self.router:find(request.method, request.path, request.segments)
  if not route.open then authorize(request.headers, self.api_key) end
  local key = route.replays and request.headers["idempotency-key"]
  local same = request.method .. " " .. request.path .. "\n" .. request.body
  local known = key and self.replays[key]
  if known and known.same ~= same then
    problem.raise(409, "idempotency.conflict", "This Idempotency-Key was used with another request.")
  elseif known then
    return known.status, known.text, { "Idempotent-Replayed", "true" }
  end
  local status, value = self:run(route, params, request)
  local text = json.encode(value)
  if key then self.replays[key] = { same = same, status = status, text = text } end
  return status, text, {}
end

function App:process_safely(request)
  local ok, status, text, headers = xpcall(function() return self:process(request) end, function(raised)
    return problem.is(raised) and raised or debug.traceback(tostring(raised), 2)
  end)
  if ok then return status, text, headers end
  if problem.is(status) then return status:answer(request.id) end
  error(status, 0)
end

-- What the server should do without faults, or with one that only adds to the answer.
function App:respond(request)
  if request.too_large then
    return 413, problem.envelope("request.too_large", "invalid_input", "The body is too large.", request.id, {}), {}
  elseif request.method == "HEAD" and request.path == "/" then
    return 204, "", {}
  end
  return self:process_safely(request)
end

local function add_headers(headers, ...)
  for _, each in ipairs { ... } do table.insert(headers, each) end
end

---@return table answer as host.c reads it
function App:answer(method, target, headers, body, connection, too_large)
  local path, query, segments = checks.target(target)
  local request = {
    method = method, path = path, query = query, segments = segments, headers = headers, body = body,
    id = self.clock.id "req_", too_large = too_large,
  }
  local fault = self.faults:take(method, path)
  local status, text, extra
  if not (fault and fault:answers()) or fault.after_processing then status, text, extra = self:respond(request) end
  if fault and fault:answers() then status, text, extra = fault:answer(request.id) end
  self.log:add {
    method = method, path = path, query = query, headers = json.object(headers), body = body,
    status = status ~= 0 and status or nil, connection = connection, requestId = request.id,
    fault = fault ~= nil or nil, unknown = request.unknown,
  }
  add_headers(extra, "X-Request-Id", request.id)
  if text ~= "" then add_headers(extra, "Content-Type", fault and fault.content_type or "application/json") end
  local answer = { status = status, body = text, headers = extra }
  if fault then fault:spoil(answer) end
  return answer
end

local commands = {}

function commands.describe(app)
  return json.object { space = app.space.id, workspace = app.workspace.id, url = app.url }
end

function commands.fail(app, arguments)
  app.faults:add(arguments.fault)
end

function commands.requests(app, arguments)
  return json.object { list = app.log:after(arguments.after or 0), last = app.log.last }
end

function commands.unknown(app)
  local list = json.array()
  for _, entry in ipairs(app.log:after(0)) do
    for _, each in ipairs(entry.unknown or {}) do
      list[#list + 1] = json.object {
        field = each.field, meant = each.meant, method = entry.method, path = entry.path, requestId = entry.requestId,
      }
    end
  end
  return json.object { list = list }
end

function commands.clear(app)
  app.faults:clear()
  app.log:clear()
end

function commands.stats(app)
  return json.object(app.host.counters())
end

function commands.set_status(app, arguments)
  local runtime = app.store.runtimes[arguments.id]
  if not runtime then return json.object { missing = true } end
  if arguments.status == "active" then
    app.store:start(runtime)
  else
    app.store:finish(runtime, arguments.status)
  end
end

---@param config string packed table for App.new
---@return function answer, function command
return function(config, host)
  local app = App.new(json.unpack(config), host)
  return function(...) return app:answer(...) end, function(text)
    local arguments = json.unpack(text)
    return json.pack(commands[arguments.op](app, arguments) or json.object())
  end
end
