--- Lists as the API returns them, a page each, and the ways through all their pages.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local no_more = require("bctrl.base.options").no_more
local operation_module = require "bctrl.api.operation"
local protect = require "bctrl.base.protect"
local resource = require "bctrl.api.resource"

local context_of, is_object, unexpected = resource.context_of, resource.is_object, resource.unexpected

---A list as the API returns it: an array of objects, and the way to the next page.
---@class bctrl.List
---@field nextCursor string? where the next page begins; nil on the last
local List = {}

-- What a list knows beside its items: { envelope, operation, path, query, options }. Weak: it ends with its list.
local states = setmetatable({}, { __mode = "k" })

local function list_index(self, key)
  local method = List[key]
  if method ~= nil then
    return method
  end
  local state = states[self]
  return state and state.envelope[key]
end

---The next page of the same list.
---@param options bctrl.CallOptions? those of the first page when nil
---@param ... nil no further arguments
---@return bctrl.List? list nil at the end
---@return bctrl.Error? err
function List:next(options, ...)
  local context = context_of(self, "list", "list:next")
  local state = states[self]
  if not state then
    errors.bad_argument(0, "list:next", "list expected, got " .. errors.describe(self))
  end
  no_more("list:next", 2, ...)
  local cursor = state.envelope.nextCursor
  if not cursor then
    return nil
  end
  local query = {}
  for name, value in pairs(state.query or {}) do
    query[name] = value
  end
  query.cursor = cursor
  return operation_module.perform(context, state.operation, "list:next", 0, state.path, query, options or state.options)
end

local function list_tostring(self)
  return ("bctrl.List of %d%s"):format(#self, self.nextCursor and " and more" or "")
end

local list_module = { List = List }

---The metatable of one client's lists.
---@param context bctrl.Context
---@return table
function list_module.metatable(context)
  return {
    __name = "bctrl.List",
    __index = list_index,
    __tostring = list_tostring,
    context = context,
    [core.array_key] = true,
  }
end

local function list_name(envelope)
  return type(rawget(envelope, "data")) == "table" and "data" or "runtimes"
end

-- An empty table is a list where it is marked as one, or where the codec marks none.
local function is_list(list, is_marked)
  if type(list) ~= "table" or (next(list) ~= nil and rawget(list, 1) == nil) then
    return false
  end
  local metatable = getmetatable(list)
  return metatable == core.array_mt
    or next(list) ~= nil
    or not (is_marked or (type(metatable) == "table" and rawget(metatable, "__jsontype") == "object"))
end

---What is wrong with the shape of an answer, if anything.
---@param value any
---@param is_marked boolean does every array in it tell that it is one?
---@return string? problem
function list_module.check(value, is_marked)
  if not is_object(value) then
    return unexpected("an object with a list", value)
  end
  local name = list_name(value)
  local list = rawget(value, name)
  if not is_list(list, is_marked) then
    return unexpected("a list in data or runtimes", list)
  end
  for i = 1, #list do
    local item = list[i]
    local is_plain = type(item) == "table" and getmetatable(item) == nil and item[1] == nil -- nearly all are
    if not is_plain and not is_object(item) then
      return unexpected(("an object at %s[%d]"):format(name, i), item)
    end
  end
end

-- So that the next page is of the same list, whatever the caller does with its tables meanwhile. What a `response` is
-- filled with stays the caller's.
local function copied(given)
  local copy = given and {}
  for name, value in pairs(given or {}) do
    if type(value) == "table" and name ~= "response" then
      local inner = {}
      for key, each in pairs(value) do
        inner[key] = each
      end
      value = inner
    end
    copy[name] = value
  end
  return copy
end

---Makes a list of an answer.
---@param call bctrl.Call
---@param value table
---@param input table? its query
---@return bctrl.List
function list_module.wrap(call, value, _, _, input)
  local classes, operation = call.context.classes, call.operation
  local name = list_name(value)
  local list = value[name]
  if operation.items then
    local metatable = classes[operation.items]
    for i = 1, #list do
      setmetatable(list[i], metatable)
    end
  end
  value[name] = nil
  if type(value.nextCursor) ~= "string" or value.nextCursor == "" then
    value.nextCursor = nil -- a null that was kept is true, and `while list.nextCursor` would never end
  end
  setmetatable(list, classes.list)
  states[list] =
    { envelope = value, operation = operation, path = call.path, query = copied(input), options = copied(call.options) }
  return list
end

-- What `each` has when it has had every page: an empty one that ends again, however often it is asked.
local AFTER_THE_LAST = {
  next = function() end,
}

---Makes `each` of a list operation: an iterator over the items of all pages, that raises what goes wrong.
---@param label string the operation's
---@param list function its method
---@return function
function list_module.each_method(label, list)
  return function(namespace, query, options)
    local context = context_of(namespace, "namespace", label)
    if not protect.yieldable_pcall and (context.loop:running_task() or context.loop:is_in_scheduler()) then
      errors.raise(label .. " cannot wait in a coroutine on Lua 5.1: use list and list:next() in a while loop")
    end
    local page, index = nil, 0
    return function()
      index = index + 1
      while page == nil or index > #page do
        local err
        if page == nil then
          page, err = list(namespace, query, options)
        else
          page, err = page:next()
        end
        if err ~= nil then
          errors.assert(nil, err)
        end
        if page == nil then
          page = AFTER_THE_LAST
          return nil
        end
        index = 1
      end
      return page[index]
    end
  end
end

return list_module
