--- Headers that a user adds to requests: which are refused, and how their lines are written.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local text = require "bctrl.base.text"

local lower = text.lower

local headers = {}

local RESERVED = {
  ["accept"] = "is set by this client",
  ["accept-encoding"] = "is set by this client",
  ["authorization"] = "is set by this client (option api_key)",
  ["bctrl-subaccount-id"] = "is set by this client (option subaccount_id)",
  ["connection"] = "is set by this client",
  ["content-length"] = "is set by this client",
  ["content-type"] = "is set by this client",
  ["expect"] = "is set by this client",
  ["host"] = "is set by this client",
  ["idempotency-key"] = "is set by this client (option idempotency_key)",
  ["te"] = "is set by this client",
  ["transfer-encoding"] = "is set by this client",
  ["upgrade"] = "is set by this client",
  ["user-agent"] = "is set by this client (option user_agent)",
}

local BY_VERSION = "is set by this client (option api_version)"

---Checks headers of the user's and writes their lines; raises on a bad one, without showing its value.
---@param given table<string, string>
---@param redact (fun(text: string): string)? hides the key in a name that is shown
---@param api_version string? the client's
---@return string[]
function headers.lines(given, redact, api_version)
  local lines = {}
  for name, value in pairs(given) do
    if type(name) ~= "string" then
      errors.raise("option 'headers': names as keys expected, got " .. errors.describe(name))
    elseif type(value) ~= "string" and type(value) ~= "number" then
      local shown = redact and redact(name) or name -- a for variable is constant in 5.5
      errors.raise(("option 'headers': a string expected for %s, got %s"):format(errors.describe(shown), type(value)))
    end
    local reason = RESERVED[lower(name)] or api_version and lower(name) == "bctrl-version" and BY_VERSION
    if reason then
      errors.raise(("option 'headers': %s %s"):format(name, reason))
    end
    local line, problem
    if type(value) == "number" then
      value, problem = text.number(value)
    end
    if value then
      line, problem = core.header_line(name, value)
    end
    if not line then
      errors.raise("option 'headers': " .. problem)
    end
    lines[#lines + 1] = line
  end
  table.sort(lines)
  return lines
end

---The lines that a call adds to its client's.
---@param call bctrl.Call
---@return string[]
function headers.of_call(call)
  local key, given = call.key, call.options.headers
  if key and not given then -- nearly always; what has a key answers no bytes
    return { "Idempotency-Key: " .. key }
  end
  local lines = given and headers.lines(given, call.context.redact, call.context.settings.api_version) or {}
  if call.operation.result == "bytes" then
    lines[#lines + 1] = "Accept: */*"
  end
  if key then
    table.insert(lines, 1, "Idempotency-Key: " .. key)
  end
  return lines
end

---Name and value of a line.
---@param line string
---@return string name in lower case
---@return string value
function headers.parse(line)
  local name, value = line:match("^([^:;]+)[:;] ?(.*)$") -- "Name;" is curl's way to send one without a value
  return lower(name), value
end

return headers
