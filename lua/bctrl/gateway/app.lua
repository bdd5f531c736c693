-- The API inside the server's own Lua state: csrc/gateway/host.c calls `answer` for each request, what an answer has as
-- `more` for what follows it, and `command` for what bctrl.gateway asks of it.
local Faults = require "bctrl.gateway.state.faults"
local Log = require "bctrl.gateway.wire.log"
local Router = require "bctrl.gateway.wire.router"
local checks = require "bctrl.gateway.wire.checks"
local clocks = require "bctrl.gateway.state.clock"
local commands = require "bctrl.gateway.commands"
local connections = require "bctrl.gateway.resources.connections"
local contract = require "bctrl.gateway.contract"
local document = require "bctrl.gateway.document"
local json = require "bctrl.gateway.wire.json"
local problem = require "bctrl.gateway.wire.problem"
local reply = require "bctrl.gateway.wire.reply"
local resources = require "bctrl.gateway.resources"
local sampler = require "bctrl.gateway.sampler"
local unknown = require "bctrl.gateway.unknown"

local App = {}
App.__index = App
App.__name = "bctrl.gateway.app"

local WARNINGS = 1000

---@param config table { api_key, api, url, seed = { spaces, runtimes }, unknown = "warn"|"refuse"|"accept", pace, heartbeat }
---@param host table now(), random(n), counters(), wake(channel), port
function App.new(config, host)
  config.url = config.url:gsub("PORT", tostring(host.port))
  local clock = clocks.new(host)
  host.judges = {} -- by relay: what is said in the place of its client's message
  local act, api = resources.new(config, clock, host.wake)
  local self = setmetatable({
    api_key = config.api_key, api = config.api, url = config.url, host = host, clock = clock, heartbeat = config.heartbeat,
    store = api.store, schedule = api.schedule, act = act, unknown = config.unknown, warned = {}, warnings = 0,
    connect = connections(api, host, config.chromium),
    faults = Faults.new(), log = Log.new(), router = Router.new(require "bctrl.gateway.contract_routes"), replays = {},
  }, App)
  local store = self.store
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

-- What checks a route's query, body and form, made at its first request.
local function checks_of(route)
  local known = route.checks
  if not known then
    known = {
      query = checks.readers(route.generation, route.query),
      body = route.body and (contract[route[3]] or document.check(route.generation, route.body)),
      form = route.form and document.check(route.generation, route.form),
    }
    route.checks = known
  end
  return known
end

-- PATCH /v1/runtimes/{runtimeId} is of two generations: its operation reads its body by the runtime's.
local TWO_GENERATIONS = "runtimes.update"

-- A sample of what a route answers, of which its path and body tell something.
local function sample(route, request)
  local facts = {}
  for name, value in pairs(json.type(request.body) == "object" and request.body or {}) do facts[name] = value end
  for name, value in pairs(request.params) do facts[name], facts.id = value, value end
  return sampler.show(route.generation, json.unpack(route.answers[route.status]), facts)
end

-- Reads query and body as the route wants them and runs its operation: value and status.
function App:run(route, request)
  local problems, noted, known = {}, {}, checks_of(route)
  request.query = checks.query(request.query, known.query, problems, noted)
  local check = nil
  if route.body or route.form then
    local need = route[3] == TWO_GENERATIONS and self.api ~= "v1" and "optional" or route.need
    local body, parts = checks.body(request.headers, request.body, { need = need, body = route.body, form = route.form }, problems)
    problem.refuse_if(problems)
    if body == nil then body = json.object() end
    check = parts and known.form or route[3] ~= TWO_GENERATIONS and known.body or nil
    if check then body = check(body, "", problems, noted) end
    request.body, request.parts = body, parts
  end
  self:judge_unknown(route, request, noted, check, problems)
  problem.refuse_if(problems)
  request.check_update = function(runtime)
    local kept, generation, others = checks.update(request.body, runtime.generation, self.api, problems)
    self:judge_unknown(route, request, others, contract[checks.UPDATES[generation]], problems)
    problem.refuse_if(problems)
    return kept, generation
  end
  local act = self.act[route[3]]
  if not act then return sample(route, request) end
  return act(request)
end

-- An answer of JSON as host.c reads it.
local function answer_of(status, text, headers)
  if text ~= "" then
    headers[#headers + 1] = "Content-Type"
    headers[#headers + 1] = "application/json"
  end
  return { status = status, body = text, headers = headers }
end

local function health()
  return answer_of(200, json.encode(json.object { name = "bctrl local gateway", status = "ok" }), {})
end

-- What an operation has returned, as an answer.
local function answer_value(request, value, status)
  local kind = reply.kind(value)
  if kind == "bytes" then
    return { status = request.route.status, body = value.text, headers = value.headers }
  elseif kind then
    return value
  end
  local text = json.encode(value)
  status = status or request.route.status
  request.keep(status, text)
  return answer_of(status, text, {})
end

-- The API's answer, or bytes, a stream, or what comes later (bctrl.gateway.wire.reply); raises problems. A successful answer
-- to a request with an Idempotency-Key is kept under it.
function App:process(request)
  if request.path == "/" and request.method == "GET" then return health() end
  local connection = self.connect(request)
  if connection then return connection end
  local route, params = self.router:find(request.method, request.path, request.segments)
  authorize(request.headers, self.api_key)
  request.route, request.params = route, params
  local key = route.replays and request.headers["idempotency-key"]
  local same = request.method .. " " .. request.path .. "\n" .. request.body
  local known = key and self.replays[key]
  if known and known.same ~= same then
    problem.raise(409, "idempotency.conflict", "This Idempotency-Key was used with another request.")
  elseif known then
    return answer_of(known.status, known.text, { "Idempotent-Replayed", "true" })
  end
  request.keep = function(status, text)
    if key then self.replays[key] = { same = same, status = status, text = text } end
  end
  return answer_value(request, self:run(route, request))
end

function App:safely(request, act, ...)
  local arguments, count = { ... }, select("#", ...)
  local ok, answer = xpcall(function() return act(self, request, (table.unpack or unpack)(arguments, 1, count)) end, function(raised)
    return problem.is(raised) and raised or debug.traceback(tostring(raised), 2)
  end)
  if ok then return answer end
  if problem.is(answer) then return answer_of(answer:answer(request.id)) end
  error(answer, 0)
end

-- What the server should do without faults, or with one that only adds to the answer.
function App:respond(request)
  if request.too_large then
    return answer_of(413, problem.envelope("request.too_large", "invalid_input", "The body is too large.", request.id, {}), {})
  elseif request.method == "HEAD" and request.path == "/" then
    return answer_of(204, "", {})
  end
  return self:safely(request, App.process)
end

-- A stream's answer: its head, and what gives its parts. Where there is nothing to tell for long, it says so.
function App:begin_stream(stream, fault)
  local quiet_until
  local function more()
    self.schedule:advance()
    local text, is_last, is_broken = stream:next(fault)
    if text ~= "" or is_last or is_broken then
      quiet_until = nil
      return { body = text, streaming = not (is_last or is_broken), broken = is_broken, reset = is_broken and fault.reset }
    end
    local now = self.clock.now()
    quiet_until = quiet_until or now + self.heartbeat
    if now >= quiet_until then
      quiet_until = nil
      return { body = ": heartbeat\n\n", streaming = true }
    end
    return { streaming = true, channel = stream.feed.channel, delay = self.schedule:wait(quiet_until - now) }
  end
  return {
    status = 200, body = "", headers = { "Content-Type", "text/event-stream", "Cache-Control", "no-cache" },
    streaming = true, more = more,
  }
end

-- The answer with what a fault says of it, as host.c reads it; noted down.
function App:finish(request, fault, answer)
  if reply.kind(answer) == "later" then return self:wait_for(request, fault, answer) end
  if reply.kind(answer) == "stream" then answer = self:begin_stream(answer, fault) end
  if fault and fault:answers() then answer = answer_of(fault:answer(request.id)) end
  local headers, status = answer.headers, answer.status
  self.log:add {
    method = request.method, path = request.path, query = request.query_text, headers = json.object(request.headers),
    body = request.body_text, status = status ~= 0 and status or nil, connection = request.connection, requestId = request.id,
    fault = fault ~= nil or nil, unknown = request.unknown,
  }
  table.insert(headers, "X-Request-Id")
  table.insert(headers, request.id)
  if fault then
    for i = 1, #headers, 2 do
      if headers[i] == "Content-Type" then headers[i + 1] = fault.content_type or headers[i + 1] end
    end
    fault:spoil(answer)
  end
  return answer
end

-- An answer that is asked for again until it is there; the server answers others meanwhile.
function App:wait_for(request, fault, later)
  local due = self.clock.now() + later.seconds
  local function ask()
    self.schedule:advance()
    local answer = self:safely(request, function()
      local value, status = later.read(self.clock.now() >= due)
      return value ~= nil and answer_value(request, value, status) or nil
    end)
    if answer then return self:finish(request, fault, answer) end
    return { pending = true, channel = later.channel, more = ask,
      delay = math.min(later.interval, self.schedule:wait(due - self.clock.now())) }
  end
  return ask()
end

---@return table answer as host.c reads it
function App:answer(method, target, headers, body, connection, too_large)
  self.schedule:advance()
  local path, query, segments = checks.target(target)
  local request = {
    method = method, path = path, query = query, segments = segments, headers = headers, body = body,
    query_text = query, body_text = body, connection = connection, id = self.clock.id "req_", too_large = too_large,
  }
  local fault = self.faults:take(method, path)
  local answer
  if not (fault and fault:answers()) or fault.after_processing then answer = self:respond(request) end
  return self:finish(request, fault, answer)
end

---@param config string packed table for App.new
---@return function answer, function judge, function command
return function(config, host)
  local app = App.new(json.unpack(config), host)
  return function(...) return app:answer(...) end, function(relay, text)
    local judge = host.judges[relay]
    return judge and judge(text)
  end, function(text)
    local arguments = json.unpack(text)
    return json.pack(commands[arguments.op](app, arguments) or json.object())
  end
end
