--- A client's settings: options, the environment and the defaults, checked. Nothing is made here.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local host = require "bctrl.base.host"
local options = require "bctrl.base.options"

local environment = host.environment

local DEFAULTS = {
  base_url = "https://api.bctrl.ai",
  api = "v2",
  timeout = 60,
  attempt_timeout = 20,
  connect_timeout = 10,
  idle_timeout = 90,
  stop_timeout = 5,
  max_retries = 2,
  max_connections = 32,
  max_response_bytes = 64 * 1024 * 1024,
  max_header_bytes = 64 * 1024,
  max_depth = core.depth,
  nulls = "drop",
  errors = "return",
}

local settings = {}

---What a client does its calls with: `bctrl.Options` with the defaults in it, without the key.
---@class bctrl.Settings: bctrl.Options

---Who gave a setting: the function as the caller knows it, and the environment variables that were used.
---@class bctrl.Source
---@field label string
---@field variables table<string, string> option -> environment variable

---Raises for a setting that is wrong, by the name of the environment variable where it came from there.
---@param source bctrl.Source
---@param option string
---@param problem string
function settings.refuse(source, option, problem)
  local variable = source.variables[option]
  if variable then
    errors.raise(("%s: the environment variable %s: %s"):format(source.label, variable, problem))
  end
  errors.bad_argument(1, source.label, ("option '%s': %s"):format(option, problem))
end

local is_level_told_of = false

-- What BCTRL_LOG asks for. A variable for logs stops no program: what it may not be is "info", and said to be wrong once.
local function level_of_environment()
  local level = environment("BCTRL_LOG")
  if level and level ~= "info" and level ~= "debug" and level ~= "off" then
    if not is_level_told_of then
      is_level_told_of = true
      host.say('bctrl: BCTRL_LOG: "info", "debug" or "off" expected, got ' .. errors.describe(level) .. ": taken for info")
    end
    return "info"
  end
  return level
end

-- What was given, over what there was; the key by itself.
local function complete(label, given, base)
  options.check(label, 1, given, options.client)
  local complete_settings = {}
  for _, layer in ipairs { base, given or {} } do
    for name, value in pairs(layer) do
      complete_settings[name] = value
    end
  end
  complete_settings.api_key = nil
  return complete_settings
end

---The settings of a client of its own. What is not given comes from the environment, then from the defaults.
---@param given bctrl.Options?
---@return bctrl.Settings
---@return string key
---@return bctrl.Source source
function settings.new(given)
  local source = { label = "bctrl.new", variables = {} }
  local new = complete(source.label, given, DEFAULTS)
  given = given or {}
  local function from_environment(option, ...)
    for _, variable in ipairs { ... } do
      local value = given[option] == nil and environment(variable)
      if value then
        source.variables[option] = variable
        return value
      end
    end
  end
  new.base_url = from_environment("base_url", "BCTRL_BASE_URL", "BCTRL_API_BASE_URL") or new.base_url
  if given.log == nil then
    new.log = level_of_environment()
  end
  local key = given.api_key or from_environment("api_key", "BCTRL_API_KEY")
  if not key then
    errors.raise("bctrl.new: an API key expected: set BCTRL_API_KEY, or give the option 'api_key'")
  end
  return new, key, source
end

---The settings of a client with other options on the loop of one with these.
---@param base bctrl.Settings
---@param given bctrl.Options
---@return bctrl.Settings
---@return string? key nil where it stays
---@return bctrl.Source source
function settings.derive(base, given)
  local label = "client:with"
  for name in pairs(type(given) == "table" and given or {}) do
    if options.shared[name] then
      errors.bad_argument(1, label, ("option '%s' belongs to the shared loop: give it to bctrl.new"):format(name))
    end
  end
  if given == nil then
    errors.bad_argument(1, label, "options table expected, got nil")
  end
  return complete(label, given, base), given.api_key, { label = label, variables = {} }
end

return settings
