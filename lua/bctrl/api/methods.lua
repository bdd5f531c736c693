--- The namespaces of a client: a method for each operation of the table, `each` for each list that has pages. A method is made
--- when it is first asked for.

local errors = require "bctrl.errors"
local list = require "bctrl.api.list"
local no_more = require("bctrl.base.options").no_more
local operation_module = require "bctrl.api.operation"
local resource = require "bctrl.api.resource"
local runtime = require "bctrl.api.resources.runtime"
local session = require "bctrl.api.resources.session"
local waits = require "bctrl.api.resources.waits"

local escape, perform = operation_module.escape, operation_module.perform

local methods = {}

-- What answers become, by the `result` of an operation; a class that is not here is a resource like the others.
local RESULTS = {
  session = { check = session.check, wrap = session.wrap },
  list = { check = list.check, wrap = list.wrap },
  ended = { wrap = session.ended },
  turn = waits.turn,
  value = {},
  stream = {},
  bytes = {},
  result = { check = resource.check_pending },
}

local entries = {} -- name -> entry
for _, entry in ipairs(require "bctrl.api.operations") do
  entries[entry.name] = entry
end

local function compiled_on_demand(api)
  return setmetatable({}, {
    __index = function(operations, name)
      local entry = entries[name]
      if entry then
        local result = entry.result and RESULTS[entry.result] or resource.result
        operations[name] = operation_module.compile(entry, api, result)
        return rawget(operations, name)
      end
    end,
  })
end

-- name -> operation, for each generation of the API
local operations = { v1 = compiled_on_demand "v1", v2 = compiled_on_demand "v2" }

---@param api "v1"|"v2"
---@return table<string, bctrl.CompiledOperation>
function methods.operations(api)
  return operations[api]
end

local METATABLES = { list = list.metatable, session = session.metatable, runtime = runtime.metatable }

---The metatables of one client's objects, each made when it is first asked for.
---@param context bctrl.Context
---@return table<string, table>
function methods.classes(context)
  return setmetatable({}, {
    __index = function(classes, kind)
      local metatable = (METATABLES[kind] or resource.metatable)(context, kind)
      classes[kind] = metatable
      return metatable
    end,
  })
end

local function context_of(namespace, label)
  local metatable = getmetatable(namespace)
  local context = type(metatable) == "table" and metatable.context
  if not context then
    errors.raise(("'%s' is called with a colon, on a client's namespace: client.%s(…)"):format(label, label))
  end
  return context
end

-- A method of a namespace, for as many path parameters as its operation has.
local function namespace_method(name, label, parameters)
  if parameters == 0 then
    return function(namespace, input, given, ...)
      local context = context_of(namespace, label)
      local operation = context.operations[name]
      no_more(label, 3, ...)
      return perform(context, operation, label, 1, operation.parts[1], input, given)
    end
  elseif parameters == 1 then
    return function(namespace, id, input, given, ...)
      local context = context_of(namespace, label)
      local operation = context.operations[name]
      no_more(label, 4, ...)
      local path = operation.parts[1] .. escape(operation, label, 1, id) .. operation.parts[2]
      return perform(context, operation, label, 2, path, input, given, id)
    end
  end
  return function(namespace, ...)
    local context = context_of(namespace, label)
    local operation = context.operations[name]
    local path = { operation.parts[1] }
    for i = 1, parameters do
      path[#path + 1] = escape(operation, label, i, (select(i, ...)))
      path[#path + 1] = operation.parts[i + 1]
    end
    local input, given = select(parameters + 1, ...)
    no_more(label, parameters + 3, select(parameters + 3, ...))
    return perform(context, operation, label, parameters + 1, table.concat(path), input, given)
  end
end

-- `client.runs:ref(id)`: an object without a request.
local function ref_method(entry)
  local kind, label = entry.result, entry.name:gsub("%.[^.]+$", ":ref")
  return function(namespace, id, ...)
    local context = context_of(namespace, label)
    no_more(label, 2, ...)
    operation_module.check_parameter(label, 1, kind:gsub("_", " ") .. " id", id)
    return setmetatable({ id = id }, context.classes[kind])
  end
end

-- A node of the tree of namespaces: its own names, and its methods' entries until they are asked for.
local function new_node(path)
  local node = { path = path, name = "bctrl." .. path, children = {}, entries = {} }
  node.methods = setmetatable({}, {
    __index = function(made, name)
      local entry = node.entries[name]
      local method
      if not entry then
        return nil
      elseif name == "ref" then
        method = ref_method(entry)
      elseif name == "each" then
        method = list.each_method(path .. ":each", made[entry.name:match("[^.]+$")])
      else
        local _, parameters = entry.path:gsub("{", "")
        method = namespace_method(entry.name, path .. ":" .. name, parameters)
      end
      made[name] = method
      return method
    end,
  })
  return node
end

local tree = new_node ""
for _, entry in pairs(entries) do
  if not resource.is_pending(entry) then
    local names, method = entry.name:match("^(.*)%.([^.]+)$")
    local node = tree
    for name in names:gmatch("[^.]+") do
      node.children[name] = node.children[name] or new_node(node == tree and name or node.path .. "." .. name)
      node = node.children[name]
    end
    node.entries[method] = entry
    if entry.each then
      node.entries.each = entry
    end
    if entry.on and entry.on:find(":refresh$") then
      node.entries.ref = entry
    end
  end
end

local function namespace_tostring(namespace)
  return "bctrl namespace client." .. getmetatable(namespace).__name:sub(#"bctrl." + 1)
end

local function build(context, node)
  local namespace = {}
  for name, child in pairs(node.children) do
    namespace[name] = build(context, child)
  end
  if node == tree then
    return namespace
  end
  return setmetatable(namespace, {
    __name = node.name, __index = node.methods, __tostring = namespace_tostring, context = context,
  })
end

---The namespaces of a client: { runtimes = …, spaces = …, workspaces = … }.
---@param context bctrl.Context
---@return table<string, table>
function methods.namespaces(context)
  return build(context, tree)
end

return methods
