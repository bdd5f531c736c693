--- The namespaces of a client: a method for each operation of the table, `each` for each list.

local errors = require "bctrl.errors"
local list = require "bctrl.api.list"
local no_more = require("bctrl.base.options").no_more
local operation_module = require "bctrl.api.operation"
local runtime = require "bctrl.api.resources.runtime"
local session = require "bctrl.api.resources.session"

local escape, perform = operation_module.escape, operation_module.perform

local methods = {}

-- What answers become, by the `result` of an operation.
local RESULTS = {
  runtime = { check = runtime.check, wrap = runtime.wrap },
  session = { check = session.check, wrap = session.wrap },
  list = { check = list.check, wrap = list.wrap },
  ended = { wrap = session.ended },
}

-- name -> operation, for each generation of the API
local operations = { v1 = {}, v2 = {} }

---@param api "v1"|"v2"
---@return table<string, bctrl.CompiledOperation>
function methods.operations(api)
  return operations[api]
end

---The metatables of one client's objects.
---@param context bctrl.Context
---@return table<string, table>
function methods.classes(context)
  return { runtime = runtime.metatable(context), session = session.metatable(context), list = list.metatable(context) }
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

-- The tree of namespaces: { runtimes = { methods = {…}, children = {…} } }
local tree = { methods = {}, children = {} }
local function add(entry)
  local operation
  for api, by_name in pairs(operations) do
    operation = operation_module.compile(entry, api, RESULTS[entry.result])
    by_name[entry.name] = operation
  end
  local node = tree
  local names, method = entry.name:match("^(.*)%.([^.]+)$")
  for name in names:gmatch("[^.]+") do
    node.children[name] = node.children[name] or { methods = {}, children = {} }
    node = node.children[name]
  end
  node.methods[method] = namespace_method(entry.name, operation.label, #operation.parts - 1)
  if entry.result == "list" and entry.takes == "query" then
    node.methods.each = list.each_method(operation.label, node.methods[method])
  end
end
for _, entries in ipairs { require "bctrl.api.operations", require "bctrl.api.file_operations" } do
  for _, entry in ipairs(entries) do
    add(entry)
  end
end
tree.children.runtimes.methods.ref = runtime.ref

local function build(context, node, path)
  local namespace = {}
  for name, child in pairs(node.children) do
    namespace[name] = build(context, child, path == "" and name or path .. "." .. name)
  end
  if path == "" then
    return namespace
  end
  return setmetatable(namespace, {
    __name = "bctrl." .. path,
    __index = node.methods,
    context = context,
    __tostring = function()
      return "bctrl namespace client." .. path
    end,
  })
end

---The namespaces of a client: { runtimes = …, spaces = …, workspaces = … }.
---@param context bctrl.Context
---@return table<string, table>
function methods.namespaces(context)
  return build(context, tree, "")
end

return methods
