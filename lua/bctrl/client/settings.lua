--- A client's settings: options, the environment and the defaults, checked and made into the context that its calls use.

local call = require "bctrl.call"
local core = require "bctrl.core"
local engine = require "bctrl.api.methods"
local errors = require "bctrl.errors"
local log = require "bctrl.call.events"
local Loop = require "bctrl.loop"
local objects = require "bctrl.api.objects"
local options = require "bctrl.base.options"
local redaction = require "bctrl.base.redaction"
local retry = require "bctrl.call.retry"
local url = require "bctrl.base.url"
local version = require "bctrl.version"

local DEFAULTS = {
  base_url = "https://api.bctrl.ai",
  api = "v2",
  timeout = 60,
  attempt_timeout = 20,
  connect_timeout = 10,
  stop_timeout = 5,
  max_retries = 2,
  max_connections = 32,
  max_response_bytes = 64 * 1024 * 1024,
  max_header_bytes = 64 * 1024,
  max_depth = 512,
  nulls = "drop",
}

local settings_module = {}

local function environment(name)
  local value = os.getenv(name)
  return value ~= "" and value or nil
end

local function user_agent()
  local lua = type(rawget(_G, "jit")) == "table" and rawget(_G, "jit").version or _VERSION
  return ("bctrl-lua/%s (%s; libcurl %s)"):format(version, lua, core.curl_version)
end

-- What came in the place of the options; a key by itself is an easy mistake, and is not shown.
local function describe_options(given)
  return type(given) == "string" and "a string" or errors.describe(given)
end

-- Checks a table of options and completes it from the environment and the defaults.
local function read_settings(name, given, base)
  if given ~= nil and type(given) ~= "table" then
    errors.bad_argument(1, name, "options table expected, got " .. describe_options(given))
  end
  given = given or {}
  local problem = options.problem(given, options.client)
  if problem then
    errors.bad_argument(1, name, problem)
  end
  local settings = {}
  for key, value in pairs(base) do
    settings[key] = value
  end
  for key, value in pairs(given) do
    settings[key] = value
  end
  return settings
end

-- The immutable C side of the settings: headers and connection options. The key lives here, and in a closure.
local function build_template(name, settings, key, loopback)
  local lines = { "Accept: application/json" }
  local function add(header, value, label)
    local line, problem = core.header_line(header, value)
    if not line then
      errors.bad_argument(1, name, ("option '%s': %s"):format(label, problem))
    end
    lines[#lines + 1] = line
  end
  add("Authorization", "Bearer " .. key, "api_key")
  add("User-Agent", settings.user_agent or user_agent(), "user_agent")
  if settings.subaccount_id then
    add("BCTRL-Subaccount-Id", settings.subaccount_id, "subaccount_id")
  end
  for _, line in ipairs(call.header_lines(settings.headers or {})) do
    lines[#lines + 1] = line
  end
  if settings.ca_file then
    local file, problem = io.open(settings.ca_file, "rb")
    if not file then
      errors.bad_argument(1, name, "option 'ca_file': " .. tostring(problem))
    end
    file:close()
  end
  local template = core.template {
    headers = lines,
    proxy = settings.proxy,
    no_proxy = loopback and not settings.proxy,
    ca_file = settings.ca_file,
    connect_timeout = settings.connect_timeout,
    max_response_bytes = settings.max_response_bytes,
    max_header_bytes = settings.max_header_bytes,
  }
  local shown = {}
  for _, line in ipairs(lines) do
    local header, value = line:match("^([^:;]+)[:;] ?(.*)$") -- "Name;" is curl's way to send one without a value
    shown[header:lower()] = value
  end
  return template, redaction.headers(shown)
end

local function escape_pattern(text)
  return (text:gsub("%W", "%%%0"))
end

-- Letters that JSON wrote as \u escapes, as they are; not quotes and backslashes, so that it stays JSON.
local function unescape(text)
  return (text:gsub("\\u00(%x%x)", function(hex)
    local byte = tonumber(hex, 16)
    return byte > 32 and byte < 127 and byte ~= 34 and byte ~= 92 and string.char(byte) or nil
  end))
end

-- Hides a key in text that came from elsewhere, such as a server that repeats what it was sent: as it is, as JSON with
-- escapes has it, and as URLs do.
local function redactor(key)
  local pattern = escape_pattern(key):gsub("%%/", "\\?/")
  local in_url = core.escape(key)
  in_url = in_url ~= key and escape_pattern(in_url):gsub("%%%%%x%x", function(escape) -- in capitals or not
    return (escape:gsub("%a", function(letter)
      return "[" .. letter .. letter:lower() .. "]"
    end))
  end) or nil
  return function(text)
    if text:find("\\u00", 1, true) then
      local plain = unescape(text)
      text = plain:find(pattern) and plain or text
    end
    text = text:gsub(pattern, "[hidden]")
    return in_url and text:gsub(in_url, "[hidden]") or text
  end
end

-- Raises for a setting that is wrong, by the name of the environment variable where it came from there.
local function refuse(name, sources, option, problem)
  local variable = sources and sources[option]
  if variable then
    errors.raise(("%s: the environment variable %s: %s"):format(name, variable, problem))
  end
  errors.bad_argument(1, name, ("option '%s': %s"):format(option, problem))
end

-- Makes a context of checked settings, on the loop of `parent` where there is one. `sources` names the environment variables
-- that were used.
local function make_context(name, settings, key, sources, parent)
  local parts, problem = url.parse_base(settings.base_url, settings.allow_http)
  if not parts then
    refuse(name, sources, "base_url", ("%s, got %s"):format(
      problem,
      errors.describe((settings.base_url:gsub("//.*@", "//…@")))
    ))
  end
  if key:find("[%c%s]") or key == "" then
    refuse(name, sources, "api_key", "a key without spaces and control characters expected")
  end
  local template, shown_headers = build_template(name, settings, key, parts.loopback)
  local is_same_server = parent and parent.base_url == parts.base
  local context = {
    settings = settings,
    base_url = parts.base,
    engine = engine,
    plans = engine.plans(settings.api),
    template = template,
    shown_headers = shown_headers,
    redact = redactor(key),
    key = function()
      return key
    end,
    bucket = is_same_server and parent.bucket or retry.bucket(),
    owns_loop = parent == nil,
    closed = false,
  }
  context.loop = parent and parent.loop or Loop.new(settings)
  context.open_sessions = context.loop.open_sessions
  context.classes = objects.classes(context)
  context.emit, context.detailed = log.emitter(context.loop, settings)
  return context
end

---The context of a client of its own. What is not given comes from the environment, then from the defaults.
---@param given bctrl.Options?
---@return table context
function settings_module.new(given)
  local settings = read_settings("bctrl.new", given, DEFAULTS)
  given = given or {}
  local sources = {}
  local function from_environment(option, ...)
    for _, variable in ipairs { ... } do
      local value = given[option] == nil and environment(variable)
      if value then
        sources[option] = variable
        return value
      end
    end
  end
  settings.base_url = from_environment("base_url", "BCTRL_BASE_URL", "BCTRL_API_BASE_URL") or settings.base_url
  if given.log == nil then
    local level = environment("BCTRL_LOG")
    if level and level ~= "info" and level ~= "debug" and level ~= "off" then
      errors.raise([[bctrl.new: BCTRL_LOG: "info", "debug" or "off" expected, got ]] .. errors.describe(level))
    end
    settings.log = level
  end
  local key = given.api_key or from_environment("api_key", "BCTRL_API_KEY")
  if not key then
    errors.raise("bctrl.new: an API key expected: set BCTRL_API_KEY, or give the option 'api_key'")
  end
  settings.api_key = nil
  return make_context("bctrl.new", settings, key, sources)
end

---The context of a client with other options on the loop of this one.
---@param context table
---@param given bctrl.Options
---@return table context
function settings_module.derive(context, given)
  if type(given) ~= "table" then
    errors.bad_argument(1, "client:with", "options table expected, got " .. describe_options(given))
  end
  for name in pairs(given) do
    if options.shared[name] then
      errors.bad_argument(1, "client:with", ("option '%s' belongs to the shared loop: give it to bctrl.new"):format(name))
    end
  end
  local settings = read_settings("client:with", given, context.settings)
  settings.api_key = nil
  return make_context("client:with", settings, given.api_key or context.key(), nil, context)
end

return settings_module
