--- Options: which there are, of what type, and what is said of a wrong one.

local core = require "bctrl.core"
local errors = require "bctrl.errors"

local options = {}

local INFINITY = math.huge

-- Each check returns nil when the value will do, else what was expected.
local checks = {}

function checks.string(value)
  return type(value) ~= "string" and "a string" or (value == "" and "a string that is not empty") or nil
end

function checks.line(value)
  return checks.string(value) or (value:find("%c") and "a string without control characters") or nil
end

function checks.bytes(value)
  return type(value) ~= "string" and "a string" or nil
end

function checks.text(value)
  return checks.string(value) or (value:find("%z") and "a string without NUL") or nil
end

checks.path = checks.text

function checks.connections(value)
  if checks.positive(value) or value > 65535 then
    return "a whole number from 1 to 65535"
  end
end

function checks.seconds(value)
  if type(value) ~= "number" or not (value > 0 and value < INFINITY) then
    return "a number of seconds above 0"
  end
end

function checks.count(value)
  if type(value) ~= "number" or value < 0 or value ~= math.floor(value) or value >= 2 ^ 53 then
    return "a whole number, 0 or more"
  end
end

function checks.positive(value)
  if checks.count(value) or value == 0 then
    return "a whole number above 0"
  end
end

function checks.depth(value)
  if checks.positive(value) or value > core.depth_limit then
    return "a whole number from 1 to " .. core.depth_limit
  end
end

function checks.boolean(value)
  return type(value) ~= "boolean" and "true or false" or nil
end

function checks.callback(value)
  return type(value) ~= "function" and "a function" or nil
end

function checks.table(value)
  return type(value) ~= "table" and "a table" or nil
end

function checks.nulls(value)
  return value ~= "keep" and value ~= "drop" and [["keep" or "drop"]] or nil
end

function checks.api(value)
  return value ~= "v1" and value ~= "v2" and [["v2" or "v1"]] or nil
end

function checks.log(value)
  return value ~= "info" and value ~= "debug" and value ~= "off" and type(value) ~= "function"
      and [["info", "debug", "off" or a function]]
    or nil
end

function checks.json(value)
  return not (type(value) == "table" and type(value.encode) == "function" and type(value.decode) == "function")
      and "a table with the functions encode and decode"
    or nil
end

function checks.any() end

---What `bctrl.new` takes, and `client:with` where it does not belong to the shared loop.
---@type table<string, string>
options.client = {
  api_key = "string",
  base_url = "string",
  api = "api",
  subaccount_id = "string",
  timeout = "seconds",
  attempt_timeout = "seconds",
  connect_timeout = "seconds",
  stop_timeout = "seconds",
  max_retries = "count",
  max_connections = "connections",
  max_response_bytes = "positive",
  max_header_bytes = "positive",
  max_depth = "depth",
  nulls = "nulls",
  json = "json",
  log = "log",
  on_event = "callback",
  on_error = "callback",
  wait = "callback",
  blocking = "boolean",
  allow_http = "boolean",
  ca_file = "line",
  proxy = "line",
  headers = "table",
  user_agent = "string",
}

---Options of `bctrl.new` that a client made with `client:with` shares with its parent.
options.shared = { max_connections = true, wait = true, blocking = true, on_error = true }

---What each call takes.
---@type table<string, string>
options.call = {
  timeout = "seconds",
  attempt_timeout = "seconds",
  max_retries = "count",
  idempotency_key = "string",
  headers = "table",
  query = "table",
  response = "table",
  nulls = "nulls",
}

---What `client:request` takes: all that, and what is an argument of its own in a method.
---@type table<string, string>
options.request = { body = "any" }
for name, kind in pairs(options.call) do
  options.request[name] = kind
end

---What a call takes that sends a file, and one that receives one.
---@type table<string, string>
options.upload = { on_progress = "callback" }
options.download = { on_progress = "callback", to = "path" }
for name, kind in pairs(options.call) do
  options.upload[name], options.download[name] = kind, kind
end

-- Optimal string alignment distance, for "did you mean".
local function distance(a, b)
  local before, previous, current = {}, {}, {}
  for j = 0, #b do
    previous[j] = j
  end
  for i = 1, #a do
    current[0] = i
    for j = 1, #b do
      local cost = a:byte(i) == b:byte(j) and 0 or 1
      local best = math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
      if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
        best = math.min(best, before[j - 2] + 1)
      end
      current[j] = best
    end
    before, previous, current = previous, current, before
  end
  return previous[#b]
end

---The name among `known` that is nearest to `name`, where one is near.
---@param name string
---@param known table<string, any>
---@return string?
function options.nearest(name, known)
  local folded = name:lower():gsub("[-_%s]", "")
  local best, best_distance
  for candidate in pairs(known) do
    local plain = candidate:lower():gsub("_", "")
    local d = distance(folded, plain)
    if not best or d < best_distance or (d == best_distance and candidate < best) then
      best, best_distance = candidate, d
    end
  end
  if best and best_distance <= math.max(2, math.floor(#name / 3)) then
    return best
  end
end

---What is wrong with a table of options, if anything.
---@param given table
---@param known table<string, string>
---@return string? problem
function options.problem(given, known)
  for name, value in pairs(given) do
    local kind = known[name]
    if not kind then
      local nearest = type(name) == "string" and options.nearest(name, known)
      return ("unknown option %s%s"):format(
        type(name) == "string" and "'" .. name .. "'" or errors.describe(name),
        nearest and (", did you mean '" .. nearest .. "'?") or ""
      )
    end
    local expected = checks[kind](value)
    if expected then
      -- A secret is never shown, not even a wrong one.
      local shown = (name == "api_key" or name == "proxy") and value ~= "" and type(value) or errors.describe(value)
      return ("option '%s': %s expected, got %s"):format(name, expected, shown)
    end
  end
end

---Raises where a value is no table of options, or one of them is wrong; nil will do.
---@param label string the function as the caller knows it, e.g. "client:map"
---@param position integer of the argument
---@param given any
---@param known table<string, string>
function options.check(label, position, given, known)
  if given == nil then
    return
  elseif type(given) ~= "table" then
    -- A key by itself is an easy mistake, and is not shown.
    local shown = known.api_key and type(given) == "string" and "a string" or errors.describe(given)
    errors.bad_argument(position, label, "options table expected, got " .. shown)
  end
  local problem = options.problem(given, known)
  if problem then
    errors.bad_argument(position, label, problem)
  end
end

---Raises where there is something in a slot that the function does not have.
---@param label string
---@param position integer of the first such slot
---@param ... any
function options.no_more(label, position, ...)
  for i = 1, select("#", ...) do
    if select(i, ...) ~= nil then
      errors.bad_argument(position + i - 1, label, "no such argument: nil expected, got " .. errors.describe((select(i, ...))))
    end
  end
end

return options
