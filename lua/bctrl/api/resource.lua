--- What the objects of the API have in common: the way to their client, what counts as a JSON object, and methods that are
--- an operation and nothing else.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local no_more = require("bctrl.base.options").no_more
local on_object = require("bctrl.api.operation").on_object

local resource = {}

---The context of an object's client, found through its metatable; raises where it is not such an object.
---@param value any
---@param class string what was expected
---@param method string
---@return bctrl.Context context
function resource.context_of(value, class, method)
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
function resource.is_object(value)
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

-- The word at "run.id" in an answer, if there is one.
local function told_at(answer, place)
  local value = answer
  for name in place:gmatch("[^.]+") do
    value = type(value) == "table" and rawget(value, name) or nil
  end
  return type(value) == "string" and value or nil
end

---Sets on an object what an answer says of its runtime, and no more. One that is not active has no active run.
---@param object table
---@param tells table<string, string[]>? see operations.lua
---@param answer any
function resource.tell(object, tells, answer)
  local told = {}
  for field, places in pairs(tells or {}) do
    for _, place in ipairs(places) do
      told[field] = told[field] or told_at(answer, place)
    end
    rawset(object, field, told[field] or rawget(object, field))
  end
  if told.status and told.status ~= "active" and not told.activeRunId and told_at(object, "activeRunId") then
    rawset(object, "activeRunId", nil)
  end
end

local function describe(value)
  if value == core.null then
    return "null"
  elseif type(value) == "table" then
    return resource.is_object(value) and "an object" or "an array"
  end
  return errors.describe(value)
end

---What to say of an answer of another shape.
---@param expected string
---@param value any
---@return string
function resource.unexpected(expected, value)
  return ("%s expected in the answer, got %s"):format(expected, describe(value))
end

---Gives a class the methods that do an operation on the object with its id.
---@param class table
---@param kind string what an object of it is called: "runtime"
---@param operations table<string, string> method -> operation
function resource.add_methods(class, kind, operations)
  for method, operation in pairs(operations) do
    local label = kind .. ":" .. method
    class[method] = function(object, input, given, ...)
      local context = resource.context_of(object, kind, label)
      no_more(label, 3, ...)
      return on_object(context, operation, label, object, object.id, input, given)
    end
  end
end

return resource
