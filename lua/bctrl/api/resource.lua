--- What the objects of the API have in common: the way to their client, what counts as a JSON object, and methods that are
--- an operation and nothing else.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local no_more = require("bctrl.base.options").no_more
local operation_module = require "bctrl.api.operation"

local resource = {}

local on_object = operation_module.on_object

-- What has no method yet.
local PENDING = {}

---@param entry bctrl.Operation
---@return boolean
function resource.is_pending(entry)
  return PENDING[entry.takes] or PENDING[entry.result] or false
end

-- class -> { method -> the operation's entry }
local methods_of = {}
for _, entry in ipairs(require "bctrl.api.operations") do
  if entry.on then
    local kind, method = entry.on:match("^(.*):(.*)$")
    methods_of[kind] = methods_of[kind] or {}
    methods_of[kind][method] = entry
  end
end

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

-- The first word that an answer has in these places; nil where there is none.
local function word_at(answer, places)
  for i = 1, #places do
    local place = places[i]
    local value = rawget(answer, place[1])
    if place[2] then
      value = type(value) == "table" and rawget(value, place[2])
    end
    if type(value) == "string" then
      return value
    end
  end
end

---Sets on an object what an answer says of its runtime, and no more. One that is not active has no active run.
---@param object table
---@param tells table[]? see `operation.compile`
---@param answer any
function resource.tell(object, tells, answer)
  if not tells or type(answer) ~= "table" then
    return
  end
  local status, has_run
  for i = 1, #tells do
    local field = tells[i].field
    local word = word_at(answer, tells[i])
    if word then
      rawset(object, field, word)
      status = field == "status" and word or status
      has_run = has_run or field == "activeRunId"
    end
  end
  if status and status ~= "active" and not has_run and type(rawget(object, "activeRunId")) == "string" then
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

---What is wrong with the shape of an answer, if anything. Fields are not looked at: the API may grow.
---@param value any
---@return string? problem
function resource.check(value)
  if value ~= true and not resource.is_object(value) then
    return resource.unexpected("an object", value)
  end
end

---The same of a result, which may be anything, and of the call that it is awaited of.
---@param status integer 202 where it is awaited
---@return string? problem
function resource.check_pending(value, _, status)
  if status == 202 and not resource.is_object(value) then
    return resource.unexpected("a tool call", value)
  end
end

local function replace_fields(object, answer)
  if type(answer) ~= "table" then
    return -- an empty answer tells nothing
  end
  local id = rawget(object, "id")
  for key in pairs(object) do
    object[key] = nil
  end
  object.id = id -- should the answer lack it
  for key, value in pairs(answer) do
    object[key] = value
  end
end

---Makes an object of an answer; one of its class that asked for it itself gets the answer's fields in place of its own.
---@param call bctrl.Call
---@return any
function resource.wrap(call, value, _, source)
  local kind = call.operation.result
  if not kind then
    return value
  end
  local metatable = call.context.classes[kind]
  if source and getmetatable(source) == metatable then
    replace_fields(source, value)
    return source
  end
  return value == true or setmetatable(value, metatable)
end

---What an answer that is an object becomes.
resource.result = { check = resource.check, wrap = resource.wrap }

-- A method that does an operation on the object with its id; what further parameters its path has come first.
local function object_method(kind, method, entry)
  local label, name = kind .. ":" .. method, entry.name
  local _, parameters = entry.path:gsub("{", "")
  if parameters == 1 then
    return function(object, input, given, ...)
      local context = resource.context_of(object, kind, label)
      no_more(label, 3, ...)
      return on_object(context, name, label, object, object.id, input, given)
    end
  end
  return function(object, second, input, given, ...)
    local context = resource.context_of(object, kind, label)
    local operation, escape = context.operations[name], operation_module.escape
    no_more(label, 4, ...)
    local first = escape(operation, label, 0, object.id)
    local path = operation.parts[1] .. first .. operation.parts[2] .. escape(operation, label, 1, second, 2) .. operation.parts[3]
    return operation_module.perform(context, operation, label, 2, path, input, given, object.id, object)
  end
end

---Gives a class the methods that are operations on the object with its id.
---@param class table
---@param kind string what an object of it is called: "runtime"
function resource.add_methods(class, kind)
  for method, entry in pairs(methods_of[kind] or {}) do
    if not resource.is_pending(entry) then
      class[method] = object_method(kind, method, entry)
    end
  end
end

local function object_tostring(object)
  local status = rawget(object, "status")
  return ("%s %s%s"):format(
    getmetatable(object).__name,
    tostring(rawget(object, "id") or rawget(object, "turnId")),
    status and " (" .. tostring(status) .. ")" or ""
  )
end

---The classes of plain objects, by kind: those that have nothing but operations.
---@type table<string, table>
resource.classes = setmetatable({}, {
  __index = function(classes, kind)
    local class = {}
    resource.add_methods(class, kind)
    classes[kind] = class
    return class
  end,
})

---What a class is called: "tool_call" is bctrl.ToolCall.
---@param kind string
---@return string
function resource.class_name(kind)
  return "bctrl." .. ("_" .. kind):gsub("_(%a)", string.upper)
end

---The metatable of one client's objects of such a class.
---@param context bctrl.Context
---@param kind string
---@return table
function resource.metatable(context, kind)
  return {
    __name = resource.class_name(kind), __index = resource.classes[kind], __tostring = object_tostring, context = context,
  }
end

return resource
