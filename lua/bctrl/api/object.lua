--- What runtimes, sessions and pages have in common: the way to their client, and what counts as a JSON object.

local core = require "bctrl.core"
local errors = require "bctrl.errors"

local object = {}

---The context of an object's client, found through its metatable; raises where it is not such an object.
---@param value any
---@param class string what was expected
---@param method string
---@return table context
function object.context_of(value, class, method)
  local metatable = getmetatable(value)
  local context = type(metatable) == "table" and metatable.context
  if not context then
    errors.bad_argument(0, method, class .. " expected, got " .. errors.describe(value))
  end
  return context
end

---Is this a JSON object? Codecs mark arrays in their metatables, each in its own way.
---@param value any
---@return boolean
function object.is_object(value)
  if type(value) ~= "table" then
    return false
  end
  local metatable = getmetatable(value)
  if metatable == nil then
    return value[1] == nil
  end
  return rawget(value, 1) == nil
    and (type(metatable) ~= "table" or (metatable ~= core.array_mt and rawget(metatable, "__jsontype") ~= "array"))
end

local function describe(value)
  if value == core.null then
    return "null"
  elseif type(value) == "table" then
    return object.is_object(value) and "an object" or "an array"
  end
  return errors.describe(value)
end

---What to say of an answer of another shape.
---@param expected string
---@param value any
---@return string
function object.unexpected(expected, value)
  return ("%s expected in the answer, got %s"):format(expected, describe(value))
end

return object
