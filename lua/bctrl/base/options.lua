--- Options: which there are, of what type, and what is said of a wrong one.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local text = require "bctrl.base.text"

local options = {}

---Options of `bctrl.new`, and of `client:with` where they do not belong to the shared loop. Times are in seconds.
---@class bctrl.Options
---@field api_key string? default: the environment variable BCTRL_API_KEY
---@field base_url string? default: BCTRL_BASE_URL, BCTRL_API_BASE_URL, else https://api.bctrl.ai
---@field api "v2"|"v1"|nil which generation create and start speak; default "v2"
---@field subaccount_id string? sent as BCTRL-Subaccount-Id
---@field api_version string? a dated version of the API, such as "2026-10-03": sent as BCTRL-Version
---@field errors "return"|"raise"|nil whether a call that fails returns nil and its error, or raises it; default "return"
---@field timeout number? bounds a call: queueing, attempts and the waits between them; default 60
---@field attempt_timeout number? bounds one attempt of a call that may be repeated; default 20
---@field connect_timeout number? bounds DNS, TCP and TLS of an attempt; default 10
---@field idle_timeout number? how long a stream may be silent before it counts as broken; default 90
---@field stop_timeout number? bounds a stop on the way out (`<close>`, `using`, `client:close`); default 5
---@field max_retries integer? attempts after the first; default 2
---@field max_connections integer? further requests queue; default 32
---@field max_response_bytes integer? of a body, after decompression; default 64 MiB
---@field max_header_bytes integer? of an answer's headers; default 64 KiB
---@field max_depth integer? nesting of an answer's JSON; default 512
---@field nulls "drop"|"keep"|nil what becomes of a null field in an answer: absent, or bctrl.null; default "drop"
---@field json { encode: fun(value: any): string, decode: fun(text: string): any }? another codec, such as require "cjson"
---@field log "info"|"debug"|"off"|fun(event: bctrl.Event)|nil default: the environment variable BCTRL_LOG
---@field on_event fun(event: bctrl.Event)? called once an attempt
---@field on_error fun(err: any, traceback: string)? gets a task's error that nobody waits for; default: stderr
---@field wait fun(subscribe: fun(resume: fun()))? suspends a coroutine of another scheduler
---@field blocking boolean? false: a call that would have to block raises
---@field allow_http boolean? plain http to hosts other than loopback
---@field ca_file string? certificates to trust, PEM
---@field proxy string? e.g. "http://user:password@host:port"; default: the usual environment variables
---@field headers table<string, string>? sent with each request
---@field user_agent string?

---Options of every call. Times are in seconds.
---@class bctrl.CallOptions
---@field timeout number?
---@field attempt_timeout number?
---@field max_retries integer?
---@field idempotency_key string? repeats an earlier call safely, where the operation takes one
---@field headers table<string, string>?
---@field query table<string, any>? for an operation that has a body as well
---@field response table? is filled with status, headers, text, requestId, attempts, elapsed
---@field nulls "drop"|"keep"|nil

---Options of opening a stream: `timeout` and `attempt_timeout` bound how long it takes until its answer begins.
---@class bctrl.StreamOptions
---@field timeout number?
---@field attempt_timeout number?
---@field idle_timeout number?
---@field max_retries integer? to open it, and to open it anew after the last event
---@field headers table<string, string>?
---@field response table? is filled with status, headers, requestId, attempts, elapsed
---@field nulls "drop"|"keep"|nil

---Options of a call that sends a file.
---@class bctrl.UploadOptions: bctrl.CallOptions
---@field on_progress fun(done: integer, total: integer?)? bytes, at most ten times a second

---Options of a call that receives one.
---@class bctrl.DownloadOptions: bctrl.CallOptions
---@field on_progress fun(done: integer, total: integer?)? bytes, at most ten times a second
---@field to string? the file that the bytes are written to

---@class bctrl.RequestOptions: bctrl.CallOptions
---@field body any written as JSON

local INFINITY = math.huge

-- Each check returns nil when the value will do, else what was expected.
local checks = {}

function checks.string(value)
  return type(value) ~= "string" and "a string" or (value == "" and "a string that is not empty") or nil
end

function checks.line(value)
  return checks.string(value) or (value:find(text.CONTROL) and "a string without control characters") or nil
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

-- One of some words.
local function one_of(...)
  local words, set = {}, {}
  for i, word in ipairs { ... } do
    words[i], set[word] = '"' .. word .. '"', true
  end
  local expected = table.concat(words, ", ", 1, #words - 1) .. " or " .. words[#words]
  return function(value)
    return not set[value] and expected or nil
  end
end

checks.nulls = one_of("keep", "drop")
checks.api = one_of("v2", "v1")
checks.errors = one_of("return", "raise")
checks.arrival = one_of("load", "dom", "commit", "idle")
checks.dialogs = one_of("dismiss", "accept")
checks.image_format = one_of("png", "jpeg", "webp")
checks.view_format = one_of("jpeg", "png")
checks.mouse_button = one_of("left", "right", "middle")

function checks.percent(value)
  return (checks.count(value) or value > 100) and "a whole number from 0 to 100" or nil
end

function checks.positive_number(value)
  return checks.seconds(value) and "a number above 0" or nil
end

function checks.number(value)
  return not (type(value) == "number" and value > -INFINITY and value < INFINITY) and "a number" or nil
end

function checks.pattern(value)
  if type(value) ~= "string" then
    return "a Lua pattern"
  end
  local problem = text.pattern_problem(value)
  return problem and "a Lua pattern (" .. problem .. ")" or nil
end

function checks.any() end

---What `bctrl.new` takes, and `client:with` where it does not belong to the shared loop.
---@type table<string, string>
options.client = {
  api_key = "string",
  base_url = "string",
  api = "api",
  subaccount_id = "string",
  api_version = "string",
  errors = "errors",
  timeout = "seconds",
  attempt_timeout = "seconds",
  connect_timeout = "seconds",
  idle_timeout = "seconds",
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

---What opening a stream takes.
---@type table<string, string>
options.stream = { idle_timeout = "seconds" }
for _, name in ipairs { "timeout", "attempt_timeout", "max_retries", "headers", "response", "nulls" } do
  options.stream[name] = options.call[name]
end

---What `client:request` takes: all that, and what is an argument of its own in a method.
---@type table<string, string>
options.request = { body = "any" }
for name, kind in pairs(options.call) do
  options.request[name] = kind
end

local LONGEST_NAME = 64 -- that is looked up among those that are known
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
  if #name > LONGEST_NAME then
    return nil -- and no time lost on it
  end
  local folded = text.lower(name):gsub("[-_ ]", "")
  local best, best_distance
  for candidate in pairs(known) do
    local plain = text.lower(candidate):gsub("_", "")
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
        type(name) == "string" and "'" .. errors.hidden(name) .. "'" or errors.describe(name),
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

---Raises where a value is no absolute URL, of whatever scheme.
---@param label string
---@param position integer
---@param url any
function options.check_url(label, position, url)
  if type(url) ~= "string" or not url:find "^[A-Za-z][A-Za-z0-9+.-]*:" or url:find(text.BLANK) then
    errors.bad_argument(position, label, 'URL such as "https://example.com" expected, got ' .. errors.describe(url))
  end
end

---Raises where a value is no number of seconds.
---@param label string
---@param position integer
---@param seconds any
function options.check_seconds(label, position, seconds)
  local expected = checks.seconds(seconds)
  if expected then
    errors.bad_argument(position, label, expected .. " expected, got " .. errors.describe(seconds))
  end
end

---Raises where a value is no path.
---@param label string
---@param position integer
---@param path any
function options.check_path(label, position, path)
  if checks.path(path) then
    errors.bad_argument(position, label, "path expected, got " .. errors.describe(path))
  end
end

---Raises where a value is no Lua pattern.
---@param label string
---@param position integer
---@param pattern any
function options.check_pattern(label, position, pattern)
  if type(pattern) ~= "string" then
    errors.bad_argument(position, label, "Lua pattern expected, got " .. errors.describe(pattern))
  end
  local problem = text.pattern_problem(pattern)
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
