-- The API inside the server's own Lua state: csrc/gateway/host.c calls answer for each request and
-- command for what bctrl.gateway asks of it.
local Faults = require "bctrl.gateway.faults"
local Store = require "bctrl.gateway.store"
local checks = require "bctrl.gateway.checks"
local handlers = require "bctrl.gateway.handlers"
local json = require "bctrl.gateway.json"
local new_clock = require("bctrl.gateway.clock").new

local LOG_ENTRIES, LOG_BYTES = 10000, 64 * 1024 * 1024

local Problem = {}

local function fail(status, code, message, extra)
  error(setmetatable({ status = status, code = code, message = message, extra = extra or {} }, Problem))
end

local REASONS = {
  [400] = "invalid_input", [401] = "unauthorized", [404] = "not_found", [405] = "invalid_input", [409] = "conflict",
  [413] = "invalid_input",
}

-- The first problem in words; all of them are in details.
local function summarize(details)
  local paths = {}
  for path in pairs(details) do paths[#paths + 1] = path end
  table.sort(paths)
  return ("Invalid request: %s: %s%s."):format(paths[1], details[paths[1]],
    #paths > 1 and (" (and %d more)"):format(#paths - 1) or "")
end

local function envelope(code, reason, message, request_id, extra)
  return json.object {
    code = code, error = message, reasonClass = reason, requestId = request_id, hint = extra.hint,
    details = extra.details and json.object(extra.details),
  }
end

local function refuse_if(problems)
  if next(problems) then fail(400, "request.invalid", summarize(problems), { details = problems }) end
end

-- Routes by the number of their segments; a segment in braces is a parameter.
local function compile_routes()
  local compiled = {}
  for _, route in ipairs(handlers.routes) do
    local _, _, segments = checks.target(route[2])
    compiled[#segments] = compiled[#segments] or {}
    table.insert(compiled[#segments], { route = route, segments = segments })
  end
  return compiled
end

local function match_segments(pattern, segments)
  local params = {}
  for i, segment in ipairs(pattern) do
    local name = segment:match "^{(.*)}$"
    if name then params[name] = segments[i] end
    if not name and segment ~= segments[i] or segments[i] == "" and segment ~= "" then return nil end
  end
  return params
end

local function find_route(compiled, method, path, segments)
  local allowed = {}
  for _, each in ipairs(compiled[#segments] or {}) do
    local params = match_segments(each.segments, segments)
    if params then
      if each.route[1] == method then return each.route, params end
      allowed[#allowed + 1] = each.route[1]
    end
  end
  if #allowed == 0 then fail(404, "route.not_found", ("No such route: %s %s."):format(method, path)) end
  table.sort(allowed)
  local list = table.concat(allowed, ", ")
  fail(405, "method.not_allowed", ("%s does not take %s."):format(path, method),
    { hint = "use " .. list, headers = { "Allow", list } })
end

local function seed(store, options)
  local space = store:add_space { name = "Default", isDefault = true }
  local workspace = store:add_space { name = "Workspace", isWorkspace = true }
  for i = 1, options.spaces or 0 do store:add_space { name = "Space " .. i } end
  for i = 1, options.runtimes or 0 do
    store:add_runtime { generation = options.generation, spaceId = space.id, name = "runtime-" .. i }
  end
  return space, workspace
end

---@param text string JSON of { api_key, api, url, seed }
---@param host table now(), random(n), counters(), port
---@return function answer, function command
return function(text, host)
  local config = json.decode(text)
  local clock = new_clock(host)
  local store = Store.new(clock, config.api == "v1" and "prefixed" or "uuid")
  local seeds = config.seed or {}
  seeds.generation = config.api or "v2"
  local space, workspace = seed(store, seeds)
  local faults = Faults.new()
  local compiled = compile_routes()
  local replays = {}
  local log = { first = 1, last = 0, bytes = 0 }
  local url = config.url:gsub("PORT", tostring(host.port))
  local act = handlers.new {
    store = store, clock = clock, base = url:gsub("^http", "ws"), fail = function(status, code, message, extra)
      if extra and extra.details then refuse_if(extra.details) end
      fail(status, code, message, extra)
    end,
  }

  local function note_request(entry)
    log.last = log.last + 1
    log[log.last] = entry
    log.bytes = log.bytes + #entry.body
    while log.last - log.first >= LOG_ENTRIES or log.bytes > LOG_BYTES and log.first < log.last do
      log.bytes = log.bytes - #log[log.first].body
      log[log.first] = nil
      log.first = log.first + 1
    end
  end

  local function authorize(headers)
    local given = headers.authorization
    if given ~= "Bearer " .. config.api_key then
      fail(401, "auth.required", given and "The API key is invalid." or "Authentication required.",
        { hint = "send Authorization: Bearer <api-key>" })
    end
  end

  local function run(route, params, request)
    local problems = {}
    local query = checks.query(request.query, route.query or {}, problems)
    local body
    if route.body or route.update then
      local need = route.update and (config.api == "v1" and "required" or "optional") or route.need
      body = checks.body(request.headers, request.body, need, problems)
      refuse_if(problems)
      body = body == nil and json.object() or body
      if route.body then body = route.body(body, "", problems) end
    end
    refuse_if(problems)
    return act[route[3]] {
      params = params, query = query, body = body,
      check_update = function(runtime)
        local kept, generation = checks.update(body, runtime.generation, config.api, problems)
        refuse_if(problems)
        return kept, generation
      end,
    }
  end

  -- The API's answer: status, text, extra headers.
  local function process(method, path, segments, request)
    local route, params = find_route(compiled, method, path, segments)
    if not route.open then authorize(request.headers) end
    local key = route.replays and request.headers["idempotency-key"]
    local known = key and replays[key]
    local same = method .. " " .. path .. "\n" .. request.body
    if known then
      if known.same ~= same then
        fail(409, "idempotency.conflict", "This Idempotency-Key was used with another request.")
      end
      return known.status, known.text, { "Idempotent-Replayed", "true" }
    end
    local status, value = run(route, params, request)
    local answer = json.encode(value)
    if key then replays[key] = { same = same, status = status, text = answer } end
    return status, answer, {}
  end

  local function process_safely(request_id, ...)
    local ok, status, answer, headers = pcall(process, ...)
    if ok then return status, answer, headers end
    local problem = status
    if getmetatable(problem) ~= Problem then error(problem, 0) end
    return problem.status,
      json.encode(envelope(problem.code, REASONS[problem.status], problem.message, request_id, problem.extra)),
      problem.extra.headers or {}
  end

  local function fault_answer(fault, request_id)
    if fault.body then return fault.status or 200, fault.body end
    if not fault.status then return 0, "" end
    local code, reason, message = Faults.problem(fault)
    return fault.status, fault.status < 400 and "{}" or json.encode(
      envelope(code, reason, message, request_id, { hint = fault.hint, details = fault.details }))
  end

  local function answer(method, target, headers, body, connection, too_large)
    local path, query, segments = checks.target(target)
    local request_id = clock.id "req_"
    local request = { headers = headers, query = query, body = body }
    local fault = faults:take(method, path)
    local replaced = fault and Faults.answers(fault)
    local status, text, extra
    if too_large then
      status, extra = 413, {}
      text = json.encode(envelope("request.too_large", "invalid_input", "The body is too large.", request_id, {}))
    elseif method == "HEAD" and path == "/" then
      status, text, extra = 204, "", {}
    elseif not replaced or fault.after_processing then
      status, text, extra = process_safely(request_id, method, path, segments, request)
    end
    if replaced then
      status, text = fault_answer(fault, request_id)
      extra = {}
    end
    fault = fault or {}
    note_request {
      method = method, path = path, query = query, headers = json.object(headers), body = body,
      status = status ~= 0 and status or nil, connection = connection, requestId = request_id,
      fault = fault.times ~= nil or nil,
    }
    if text ~= "" then
      table.insert(extra, "Content-Type")
      table.insert(extra, fault.content_type or "application/json; charset=utf-8")
    end
    table.insert(extra, "X-Request-Id")
    table.insert(extra, request_id)
    if fault.retry_after then
      table.insert(extra, "Retry-After")
      table.insert(extra, tostring(fault.retry_after))
    end
    for name, value in pairs(fault.headers or {}) do
      table.insert(extra, name)
      table.insert(extra, value)
    end
    return {
      status = status, body = text, headers = extra, delay = fault.delay, reset = fault.reset,
      truncate = fault.truncate,
    }
  end

  local commands = {}

  function commands.describe()
    return json.object { space = space.id, workspace = workspace.id, url = url }
  end

  function commands.fail(arguments)
    faults:add(arguments.fault)
  end

  function commands.requests(arguments)
    local list = json.array()
    for i = math.max(log.first, (arguments.after or 0) + 1), log.last do list[#list + 1] = log[i] end
    return json.object { list = list, last = log.last }
  end

  function commands.clear()
    faults:clear()
    log.first, log.bytes = log.last + 1, 0
    for i = log.last, 1, -1 do
      if log[i] == nil then break end
      log[i] = nil
    end
  end

  function commands.stats()
    return json.object(host.counters())
  end

  function commands.set_status(arguments)
    local runtime = store.runtimes[arguments.id]
    if not runtime then return json.object { missing = true } end
    if arguments.status == "active" then store:start(runtime) else store:finish(runtime, arguments.status) end
  end

  return answer, function(request)
    local arguments = json.decode(request)
    return json.encode(commands[arguments.op](arguments) or json.object())
  end
end
