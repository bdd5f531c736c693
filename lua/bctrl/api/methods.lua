--- The engine that turns a row of the table of operations into a method: it checks the arguments, writes path, query and
--- body, has the call done, and makes an object of the answer.

local call = require "bctrl.call"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local objects = require "bctrl.api.objects"
local operations = require "bctrl.api.operations"
local options = require "bctrl.base.options"
local page = require "bctrl.api.list"
local runtime = require "bctrl.api.resources.runtime"
local url = require "bctrl.base.url"

local engine = {}

local CALL_OPTIONS = options.call

---An operation as one generation of the API has it.
---@class bctrl.Plan
---@field row bctrl.Operation
---@field name string
---@field label string how the caller writes it: "runtimes:start"
---@field method string
---@field parts string[] the path around its parameters
---@field parameters integer how many path parameters
---@field takes "body"|"query"|nil
---@field repeatable boolean
---@field keyed boolean does the contract declare an Idempotency-Key?
---@field always_keyed boolean
---@field check function? of a successful answer's shape
---@field wrap function? makes an object of it

local function compile(row, api)
  local template = row.path[api] or row.path.v2
  local parts = {}
  for part in (template .. "{}"):gmatch("([^{]*){[^}]*}") do
    parts[#parts + 1] = part
  end
  local idempotency = row.idempotency or {}
  return {
    row = row,
    name = row.name,
    label = row.name:gsub("%.([^.]+)$", ":%1"),
    method = row.method,
    parts = parts,
    parameters = #parts - 1,
    takes = row.takes,
    check = objects.check[row.result],
    wrap = objects.wrap[row.result],
    repeatable = row.repeatable or false,
    keyed = idempotency[api] or false,
    always_keyed = idempotency.always or false,
  }
end

-- name -> plan, for each generation of the API
local plans = { v1 = {}, v2 = {} }
for _, row in ipairs(operations) do
  for api, by_name in pairs(plans) do
    by_name[row.name] = compile(row, api)
  end
end

---@param api "v1"|"v2"
---@return table<string, bctrl.Plan>
function engine.plans(api)
  return plans[api]
end

---Raises where a value cannot be a parameter of a path. Its shape is the server's to judge.
function engine.check_parameter(label, position, argument, value)
  if type(value) ~= "string" or value == "" or value == "." or value == ".." or value:find("%c") then
    errors.bad_argument(position, label, ("%s expected, got %s"):format(argument, errors.describe(value)))
  end
end

local function escape_parameter(plan, label, position, value)
  if type(value) == "string" and value ~= "" and not value:find("[^%w%-_~]") then
    return value -- most of them
  end
  local argument = plan.row.argument
  engine.check_parameter(label, position, type(argument) == "table" and argument[position] or argument, value)
  return core.escape(value)
end

local function check_options(label, position, given)
  if type(given) ~= "table" then
    errors.bad_argument(position, label, "options table expected, got " .. errors.describe(given))
  end
  local problem = options.problem(given, CALL_OPTIONS)
  if problem then
    errors.bad_argument(position, label, problem)
  end
end

-- Options that were given where the body or query belongs are a mistake, not a request.
local function check_misplaced(plan, label, position, input)
  local fields = plan.row.fields
  for name in next, input do
    if CALL_OPTIONS[name] and not (fields and fields[name]) then
      errors.bad_argument(
        position,
        label,
        ("'%s' is an option of the call, not a field of the %s: options are argument #%d"):format(
          name,
          plan.takes,
          position + 1
        )
      )
    end
  end
end

local function json_encoder(context)
  local codec = context.settings.json
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

---Encodes a body with the client's codec.
---@return string? text
---@return string? problem
function engine.encode(context, value)
  context.encode = context.encode or json_encoder(context)
  return context.encode(value)
end

-- Writes the query of options, for an operation that has a body as well or neither.
local function query_of_options(plan, label, position, given)
  if plan.takes == "query" then
    errors.bad_argument(
      position,
      label,
      position > 1 and ("option 'query': the query is argument #%d here"):format(position - 1)
        or "option 'query': the query is that of the first page"
    )
  end
  local text, problem = url.query(given.query)
  if problem then
    errors.bad_argument(position, label, problem)
  end
  return text
end

local function idempotency_key(plan, label, position, given)
  local key = given and given.idempotency_key
  if key then
    local _, problem = core.header_line("Idempotency-Key", key)
    if problem then
      errors.bad_argument(position, label, "option 'idempotency_key': " .. problem)
    end
    return key
  end
  return plan.always_keyed and core.uuid() or nil
end

---Does an operation.
---@param context table the client's
---@param plan bctrl.Plan
---@param label string the method as the caller wrote it
---@param position integer the argument that `input` is
---@param path string
---@param input table? body or query
---@param given table? call options
---@param id string? the path's parameter, where it has one
---@param source table? the object that the method was called on
---@return any value
---@return bctrl.Error? err
function engine.perform(context, plan, label, position, path, input, given, id, source)
  local query, body
  local takes = plan.takes
  if takes == nil then
    if input ~= nil then
      errors.bad_argument(
        position,
        label,
        "this operation has neither body nor query: nil expected, got " .. errors.describe(input)
      )
    end
  elseif input == nil then
    body = takes == "body" and "{}" or nil
  elseif type(input) ~= "table" then
    errors.bad_argument(position, label, ("%s table expected, got %s"):format(takes, errors.describe(input)))
  else
    check_misplaced(plan, label, position, input)
    local problem
    if takes == "body" then
      body, problem = engine.encode(context, input)
    else
      query, problem = url.query(input)
    end
    if problem then
      errors.bad_argument(position, label, problem)
    end
  end
  if given ~= nil then
    check_options(label, position + 1, given)
    if given.query then
      query = query_of_options(plan, label, position + 1, given)
    end
  end
  local key = idempotency_key(plan, label, position + 1, given)
  local repeatable = plan.repeatable or (plan.keyed and key ~= nil)
  local value, err = call.perform(context, plan.name, plan.method, path, query, body, key, repeatable, given, plan.check)
  if err ~= nil then
    return nil, err
  end
  local wrap = plan.wrap
  if wrap then
    return wrap(context, value, id, source, plan, path, input, given)
  end
  return value
end

---Raises where there is something in a slot that the method does not have.
function engine.no_more(label, position, ...)
  for i = 1, select("#", ...) do
    if select(i, ...) ~= nil then
      errors.bad_argument(position + i - 1, label, "no such argument: nil expected, got " .. errors.describe((select(i, ...))))
    end
  end
end

---Does an operation on the object that has its id: `runtime:start(body, options)`.
---@param object table
---@param name string the operation's
---@param id any
---@param method string the method's name, for error messages
---@return any value
---@return bctrl.Error? err
function engine.on_object(context, name, object, id, method, input, given, ...)
  engine.no_more(method, 3, ...)
  local plan = context.plans[name]
  local path = plan.parts[1] .. escape_parameter(plan, method, 0, id) .. plan.parts[2]
  return engine.perform(context, plan, method, 1, path, input, given, id, object)
end

local function context_of(namespace, label)
  local metatable = getmetatable(namespace)
  local context = type(metatable) == "table" and metatable.context
  if not context then
    errors.raise(("'%s' is called with a colon, on a client's namespace: client.%s(…)"):format(label, label))
  end
  return context
end

-- A method of a namespace, for as many path parameters as the row has.
local function namespace_method(row)
  local name = row.name
  local parameters = plans.v2[name].parameters
  local label = plans.v2[name].label
  if parameters == 0 then
    return function(namespace, input, given, ...)
      local context = context_of(namespace, label)
      local plan = context.plans[name]
      engine.no_more(label, 3, ...)
      return engine.perform(context, plan, label, 1, plan.parts[1], input, given)
    end
  elseif parameters == 1 then
    return function(namespace, id, input, given, ...)
      local context = context_of(namespace, label)
      local plan = context.plans[name]
      engine.no_more(label, 4, ...)
      local path = plan.parts[1] .. escape_parameter(plan, label, 1, id) .. plan.parts[2]
      return engine.perform(context, plan, label, 2, path, input, given, id)
    end
  end
  return function(namespace, ...)
    local context = context_of(namespace, label)
    local plan = context.plans[name]
    local path = { plan.parts[1] }
    for i = 1, parameters do
      path[#path + 1] = escape_parameter(plan, label, i, (select(i, ...)))
      path[#path + 1] = plan.parts[i + 1]
    end
    local input, given = select(parameters + 1, ...)
    engine.no_more(label, parameters + 3, select(parameters + 3, ...))
    return engine.perform(context, plan, label, parameters + 1, table.concat(path), input, given)
  end
end

-- The tree of namespaces: { runtimes = { methods = {…}, children = {…} } }
local tree = { methods = {}, children = {} }
for _, row in ipairs(operations) do
  local node = tree
  local names, method = row.name:match("^(.*)%.([^.]+)$")
  for name in names:gmatch("[^.]+") do
    node.children[name] = node.children[name] or { methods = {}, children = {}, name = names }
    node = node.children[name]
  end
  node.methods[method] = namespace_method(row)
  if row.result == "page" and plans.v2[row.name].takes == "query" then
    node.methods.each = page.each_method(row.name, node.methods[method])
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
---@param context table
---@return table<string, table>
function engine.namespaces(context)
  return build(context, tree, "")
end

return engine
