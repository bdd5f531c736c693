--- A client's context: what its calls and its objects work with, made of its settings.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local events = require "bctrl.call.events"
local headers = require "bctrl.call.headers"
local Loop = require "bctrl.loop"
local methods = require "bctrl.api.methods"
local redaction = require "bctrl.base.redaction"
local retry = require "bctrl.call.retry"
local settings_module = require "bctrl.client.settings"
local text_module = require "bctrl.base.text"
local url = require "bctrl.base.url"
local version = require "bctrl.version"

---@class bctrl.Context
---@field settings bctrl.Settings
---@field base_url string
---@field operations table<string, bctrl.CompiledOperation> of this client's generation of the API
---@field classes table<string, table> the metatables of its objects: runtime, session, list
---@field template userdata what C knows of the settings: headers and connection options
---@field shown_headers table<string, string> the same headers, credentials hidden
---@field redact fun(text: string): string hides the key in a text
---@field hide fun(fields: table<string, any>): table<string, any> hides it in a copy of all that an error, an event or a response tells
---@field key fun(): string
---@field encode fun(value: any): string?, string? with the client's codec: text; or nil and the problem
---@field bucket bctrl.Bucket
---@field loop bctrl.Loop
---@field owns_loop boolean
---@field streams table<bctrl.Stream, boolean> its open ones
---@field open_sessions table<string, bctrl.Context> the loop's
---@field emit fun(event: bctrl.Event)? nil where nobody listens
---@field detailed boolean are headers and bodies wanted in events?
---@field connect_browser fun(label: string, position: integer, url: any, given: table?): bctrl.Browser?, bctrl.Error?
---@field closed boolean

local SHORTEST_SECRET = 8 -- a shorter key would be found in words that are none

local context_module = {}

local function user_agent()
  local lua = type(rawget(_G, "jit")) == "table" and rawget(_G, "jit").version or _VERSION
  return ("bctrl-lua/%s (%s; libcurl %s)"):format(version, lua, core.curl_version)
end

-- The immutable C side of the settings: headers and connection options. The key lives here, and in a closure.
local function build_template(settings, key, source, loopback)
  local lines = { "Accept: application/json" }
  local function add(header, value, option)
    local line, problem = core.header_line(header, value)
    if not line then
      settings_module.refuse(source, option, problem)
    end
    lines[#lines + 1] = line
  end
  add("Authorization", "Bearer " .. key, "api_key")
  add("User-Agent", settings.user_agent or user_agent(), "user_agent")
  if settings.subaccount_id then
    add("BCTRL-Subaccount-Id", settings.subaccount_id, "subaccount_id")
  end
  if settings.api_version then
    add("BCTRL-Version", settings.api_version, "api_version")
  end
  for _, line in ipairs(headers.lines(settings.headers or {}, nil, settings.api_version)) do
    lines[#lines + 1] = line
  end
  if settings.ca_file and type(io) == "table" and io.open then -- else libcurl says so, at the first call
    local file, problem = io.open(settings.ca_file, "rb")
    if not file then
      settings_module.refuse(source, "ca_file", tostring(problem))
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
    local name, value = headers.parse(line)
    shown[name] = value
  end
  return template, redaction.headers(shown)
end

local function json_encoder(codec)
  if not codec then
    return core.encode
  end
  return function(value)
    local ok, text, problem = pcall(codec.encode, value)
    if ok and type(text) == "string" then
      return text
    end
    return nil, tostring(not ok and text or problem or "the codec gave no text")
  end
end

-- Makes a context of settings, on the loop of `parent` where there is one.
local function make(settings, key, source, parent)
  local parts, problem = url.parse_base(settings.base_url, settings.allow_http)
  if not parts then
    local shown = errors.describe(url.without_user(settings.base_url))
    settings_module.refuse(source, "base_url", ("%s, got %s"):format(problem, shown))
  end
  if key:find(text_module.BLANK) or key == "" then
    settings_module.refuse(source, "api_key", "a key without spaces and control characters expected")
  end
  local template, shown_headers = build_template(settings, key, source, parts.loopback)
  local is_same_server = parent and parent.base_url == parts.base
  local redact = redaction.of_key(key)
  local loop = parent and parent.loop or Loop.new(settings)
  ---@type bctrl.Context
  local context = {
    settings = settings,
    base_url = parts.base,
    operations = methods.operations(settings.api),
    template = template,
    shown_headers = shown_headers,
    redact = redact,
    hide = function(fields)
      return redaction.fields(fields, redact)
    end,
    key = function()
      return key
    end,
    encode = json_encoder(settings.json),
    bucket = is_same_server and parent.bucket or retry.bucket(),
    loop = loop,
    owns_loop = parent == nil,
    open_sessions = loop.open_sessions,
    streams = setmetatable({}, { __mode = "k" }),
    closed = false,
  }
  if #key >= SHORTEST_SECRET then
    errors.hide(context, redact)
  end
  context.classes = methods.classes(context)
  context.emit, context.detailed = events.emitter(loop, settings)
  return context
end

---The context of a client of its own.
---@param given bctrl.Options?
---@return bctrl.Context
function context_module.new(given)
  return make(settings_module.new(given))
end

---The context of a client with other options on the loop of this one.
---@param context bctrl.Context
---@param given bctrl.Options
---@return bctrl.Context
function context_module.derive(context, given)
  local settings, key, source = settings_module.derive(context.settings, given)
  return make(settings, key or context.key(), source, context)
end

return context_module
