--- How an operation is done: its arguments are checked, its query and body written, the call made, and the answer made an
--- object of.

local attempts = require "bctrl.call"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local options = require "bctrl.base.options"
local text_module = require "bctrl.base.text"
local stream = require "bctrl.call.stream"
local transfer = require "bctrl.call.transfer"
local url = require "bctrl.base.url"

local operation_module = {}

local CALL_OPTIONS = options.call
local NO_OPTIONS = {}
-- What the call's options may be, by what an operation takes or answers with.
local OPTIONS = { stream = options.stream, bytes = options.download, form = options.upload }

---An operation as one generation of the API has it, with what follows from its entry. One that is made for a single request
---has of these what `perform` looks at: name, method, repeatable, options.
---@class bctrl.CompiledOperation: bctrl.Operation
---@field parts string[] the path around its parameters
---@field options table<string, string>? what the call's options may be, where it is not `options.call`
---@field keyed boolean does the contract declare an Idempotency-Key?
---@field always_keyed boolean
---@field check (fun(value: any, is_marked: boolean, status: integer): string?)? what is wrong with the shape of a successful answer, if anything
---@field wrap (fun(call: bctrl.Call, value: any, id: string?, source: table?, input: table?): any)? makes an object of it

-- What messages call the parameters of a path: "runtimeId" is a runtime id.
local function arguments_of(template)
  local arguments = {}
  for name in template:gmatch("{([^}]*)}") do
    arguments[#arguments + 1] = name:gsub("[A-Z]", function(letter)
      return " " .. text_module.lower(letter)
    end)
  end
  return arguments
end

-- What an answer tells, as it is looked for: { field = "activeRunId", { "run", "id" }, { "runId" } }.
local function telling(tells)
  local compiled = {}
  for field, places in pairs(tells) do
    local each = { field = field }
    for i, place in ipairs(places) do
      local outer, inner = place:match("^([^.]+)%.?([^.]*)$")
      each[i] = { outer, inner ~= "" and inner or nil }
    end
    compiled[#compiled + 1] = each
  end
  return compiled
end

---@param entry bctrl.Operation
---@param api "v1"|"v2"
---@param result { check: function?, wrap: function? }? what its answer becomes
---@return bctrl.CompiledOperation
function operation_module.compile(entry, api, result)
  local compiled = {}
  for name, value in pairs(entry) do
    compiled[name] = value
  end
  local template = api == "v2" and entry.path_v2 or entry.path
  compiled.parts = {}
  for part in (template .. "{}"):gmatch("([^{]*){[^}]*}") do
    table.insert(compiled.parts, part)
  end
  local idempotency = entry.idempotency or {}
  compiled.keyed = idempotency[api] or false
  compiled.always_keyed = idempotency.always or false
  compiled.argument = entry.argument or arguments_of(template)
  compiled.options = OPTIONS[entry.result] or OPTIONS[entry.takes]
  compiled.tells = entry.tells and telling(entry.tells)
  compiled.check = result and result.check
  compiled.wrap = result and result.wrap
  return compiled
end

---Raises where a value cannot be a parameter of a path. Its shape is the server's to judge.
---@param label string
---@param position integer
---@param argument string what the parameter is called
---@param value any
function operation_module.check_parameter(label, position, argument, value)
  if type(value) ~= "string" or value == "" or value == "." or value == ".." or value:find(text_module.CONTROL) then
    errors.bad_argument(position, label, ("%s expected, got %s"):format(argument, errors.describe(value)))
  end
end

---A path's parameter, percent-encoded.
---@param operation bctrl.CompiledOperation
---@param label string
---@param position integer
---@param value any
---@param index integer? which parameter it is, where that is not its position
---@return string
function operation_module.escape(operation, label, position, value, index)
  if type(value) == "string" and value ~= "" and not value:find("[^A-Za-z0-9%-_~]") then
    return value -- most of them
  end
  local argument = operation.argument
  operation_module.check_parameter(label, position, type(argument) == "table" and argument[math.max(index or position, 1)] or argument, value)
  return core.escape(value)
end

-- Options that were given where the body or query belongs are a mistake, not a request.
local function check_misplaced(operation, label, position, input)
  if operation.own then
    return
  end
  local fields, call_options = operation.fields, operation.options or CALL_OPTIONS
  for name in next, input do
    if call_options[name] and not (fields and fields[name]) then
      errors.bad_argument(
        position,
        label,
        ("'%s' is an option of the call, not a field of the %s: options are argument #%d"):format(
          name,
          operation.takes,
          position + 1
        )
      )
    end
  end
end

-- The body, the query or the form's parts of what the caller gave for them.
local function write_input(context, operation, label, position, input)
  local takes = operation.takes
  local query, body, parts, problem
  if takes == "form" then
    parts, problem = transfer.parts(input, context.encode)
  elseif takes == nil then
    if input ~= nil then
      problem = "this operation has neither body nor query: nil expected, got " .. errors.describe(input)
    end
  elseif takes == "value" then
    if input == nil then
      problem = "a JSON value expected (bctrl.null is null), got nil"
    else
      body, problem = context.encode(input)
    end
  elseif input == nil then
    body = takes == "body" and "{}" or nil
  elseif type(input) ~= "table" then
    problem = ("%s table expected, got %s"):format(takes, errors.describe(input))
  else
    check_misplaced(operation, label, position, input)
    if takes == "body" then
      body, problem = context.encode(input)
    else
      query, problem = url.query(input)
    end
  end
  if problem then
    errors.bad_argument(position, label, problem)
  end
  return query, body, parts
end

-- The query of options, for an operation that has a body as well or neither.
local function query_of_options(operation, label, position, given)
  local text, problem
  if operation.takes ~= "query" then
    text, problem = url.query(given.query)
  elseif position > 1 then
    problem = ("option 'query': the query is argument #%d here"):format(position - 1)
  else
    problem = "option 'query': the query is that of the first page"
  end
  if problem then
    errors.bad_argument(position, label, problem)
  end
  return text
end

-- The body of options: only a request that is no operation of the API has that option.
local function body_of_options(context, operation, label, position, given)
  if operation.method == "HEAD" then -- libcurl would wait for one in the answer, too
    errors.bad_argument(position, label, "option 'body': HEAD has none")
  end
  local body, problem = context.encode(given.body)
  if problem then
    errors.bad_argument(position, label, "body: " .. problem)
  end
  return body
end

local function check_key(label, position, key)
  local _, problem = core.header_line("Idempotency-Key", key)
  if problem then
    errors.bad_argument(position, label, "option 'idempotency_key': " .. problem)
  end
end

-- How long the server may wait before it answers, in seconds.
local function waits_of(operation, input, given)
  local waits = operation.waits
  if type(waits) == "string" then
    waits = (input or given and given.query or NO_OPTIONS)[waits]
  end
  return type(waits) == "number" and waits > 0 and waits or 0
end

---Does an operation and returns what came, whatever the client's option `errors` says.
---@param context bctrl.Context
---@param operation bctrl.CompiledOperation
---@param label string the method as the caller wrote it
---@param position integer the argument that `input` is; the options are the next
---@param path string
---@param input table? body or query
---@param given table? call options
---@param id string? the path's parameter, where it has one
---@param source table? the object that the method was called on
---@return any value
---@return bctrl.Error? err
function operation_module.try(context, operation, label, position, path, input, given, id, source)
  local query, body, parts = write_input(context, operation, label, position, input)
  local key
  if given ~= nil then
    options.check(label, position + 1, given, operation.options or CALL_OPTIONS)
    if given.query then
      query = query_of_options(operation, label, position + 1, given)
    end
    if given.body ~= nil then
      body = body_of_options(context, operation, label, position + 1, given)
    end
    key = given.idempotency_key
    if key then
      check_key(label, position + 1, key)
    end
  end
  ---@type bctrl.Call
  local call = { -- with more than eight fields there is room for sixteen, so that it never grows
    context = context,
    operation = operation,
    path = path,
    query = query,
    body = body,
    key = key or (operation.always_keyed and core.uuid()) or nil,
    options = given or NO_OPTIONS,
    started = 0,
    attempt = 1,
    done = false,
    waits = operation.waits and waits_of(operation, input, given),
  }
  if operation.result == "stream" then
    return stream.open(call, input)
  end
  local is_transfer = parts or call.options.to
  local value, err
  if is_transfer then
    err = transfer.open(call, parts, call.options.to)
  end
  if err == nil then
    value, err = attempts.perform(call)
  end
  if is_transfer then
    transfer.close(call)
  end
  if err ~= nil then
    if err.call then
      setmetatable(err.call, context.classes.tool_call)
    end
    return nil, err
  end
  local wrap = operation.wrap
  if wrap then
    return wrap(call, value, id, source, input)
  end
  return value
end

---What a call returns, or raises where the client's option `errors` says so.
---@param context bctrl.Context
---@param value any
---@param err bctrl.Error?
---@return any value
---@return bctrl.Error? err
function operation_module.settle(context, value, err)
  if err == nil then
    return value
  elseif context.settings.errors == "raise" then
    error(errors.throwable(err), 0)
  end
  return nil, err
end

local try, settle = operation_module.try, operation_module.settle

---Does an operation, as users have it.
---@return any value
---@return bctrl.Error? err
function operation_module.perform(context, ...)
  return settle(context, try(context, ...))
end

---Does an operation on the object that has its id: `runtime:start(body, options)`.
---@param context bctrl.Context
---@param name string the operation's
---@param label string the method as the caller wrote it
---@param object table?
---@param id any
---@param input table? body or query
---@param given table? call options
---@return any value
---@return bctrl.Error? err
function operation_module.try_on_object(context, name, label, object, id, input, given)
  local operation = context.operations[name]
  local path = operation.parts[1] .. operation_module.escape(operation, label, 0, id) .. operation.parts[2]
  return try(context, operation, label, 1, path, input, given, id, object)
end

---The same, as users have it.
---@return any value
---@return bctrl.Error? err
function operation_module.on_object(context, ...)
  return settle(context, operation_module.try_on_object(context, ...))
end

return operation_module
