-- contract/ as one model: a list of operations with what both documents and their line say. Fails on an operation of a
-- document without a line, and on a line without an operation.
local dkjson = require "dkjson"

local contract = {}

local CALL_OPTIONS = dofile("tools/generate/options.lua")

-- What has no method yet: its row is written, no types and no reference.
local PENDING = {}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

-- A document, and its operations by id.
local function load_document(generation)
  local path = "contract/" .. generation .. ".json"
  local document, _, problem = dkjson.decode(read(path), 1, dkjson.null)
  assert(document, path .. ": " .. tostring(problem))
  local operations = {}
  for template, item in pairs(document.paths) do
    for method, operation in pairs(item) do
      local id = assert(operation.operationId, path .. ": " .. method .. " " .. template .. " has no operationId")
      assert(not operations[id], path .. ": " .. id .. " is there twice")
      operations[id] = { generation = generation, method = method:upper(), path = template, operation = operation }
    end
  end
  return { path = path, generation = generation, schemas = document.components.schemas, operations = operations, taken = {} }
end

local function content_of(part)
  return part and part.content or {}
end

-- A schema that is a reference to one without a type says as much as that one.
local function resolve(document, schema)
  local name = schema["$ref"] and schema["$ref"]:match("[^/]+$")
  return name and next(document.schemas[name]) == nil and {} or schema
end

-- What a generation says of an operation: its parameters, body and answers.
local function describe(document, found)
  local operation = found.operation
  local described = {
    generation = found.generation, method = found.method, path = found.path, parameters = {}, query = {}, headers = {}, answers = {},
    statuses = {},
  }
  for _, parameter in ipairs(operation.parameters or {}) do
    if parameter["in"] == "query" then
      table.insert(described.query, parameter)
    elseif parameter["in"] == "header" then
      described.headers[parameter.name:lower()] = true
    end
  end
  for name in found.path:gmatch("{([^}]*)}") do
    table.insert(described.parameters, name)
  end
  described.required = operation.requestBody and operation.requestBody.required or false
  local content = content_of(operation.requestBody)
  local json = content["application/json"]
  described.has_body, described.body = json ~= nil, json and resolve(document, json.schema)
  described.form = content["multipart/form-data"] and content["multipart/form-data"].schema
  for status, response in pairs(operation.responses) do
    if status:find("^2") then
      local kinds = content_of(response)
      local answer = kinds["application/json"]
      table.insert(described.answers, { status = status, schema = answer and answer.schema, media = next(kinds) })
    elseif status ~= "default" then
      table.insert(described.statuses, status)
    end
  end
  table.sort(described.answers, function(a, b) return a.status < b.status end)
  table.sort(described.statuses)
  return described
end

-- "runtimeId" -> "runtime id"
local function in_words(name)
  return (name:gsub("%u", function(letter) return " " .. letter:lower() end))
end

local function properties_of(document, schema, into)
  if type(schema) ~= "table" then
    return into
  elseif schema["$ref"] then
    return properties_of(document, document.schemas[schema["$ref"]:match("[^/]+$")], into)
  end
  for name in pairs(schema.properties or {}) do
    into[name] = true
  end
  for _, word in ipairs { "oneOf", "anyOf", "allOf" } do
    for _, each in ipairs(schema[word] or {}) do
      properties_of(document, each, into)
    end
  end
  return into
end

-- The body's or query's own fields that are named as options of a call.
local function option_names(model, operation)
  local names = {}
  for generation, described in pairs(operation.said) do
    local own = {}
    if operation.takes == "body" then
      properties_of(model[generation], described.body, own)
    else
      for _, parameter in ipairs(described.query) do
        own[parameter.name] = true
      end
    end
    for name in pairs(own) do
      if CALL_OPTIONS[name] then
        names[name] = true
      end
    end
  end
  return next(names) and names or nil
end

local function operation_of(model, line)
  local name = line[1]
  local where = "contract/operations.lua: " .. tostring(name)
  assert(type(name) == "string" and type(line[2]) == "string", where .. ": a name and words expected")
  local operation = { name = name, words = line[2], line = line, said = {} }
  local ids = { v1 = line.v1 or not line.v2 and name:gsub("_", "-") or nil, v2 = line.v2 }
  for _, generation in ipairs { "v1", "v2" } do
    local id = ids[generation]
    if id then
      local document = model[generation]
      local found = document.operations[id] or error(where .. ": no operation " .. id .. " in " .. document.path, 0)
      document.taken[id] = name
      operation.said[generation] = describe(document, found)
    end
  end
  local v1, v2 = operation.said.v1, operation.said.v2
  local first = v1 or v2
  assert(not v1 or not v2 or (v1.method == v2.method and v1.has_body == v2.has_body), where .. ": the generations differ too much")
  operation.method, operation.path = first.method, first.path
  operation.path_v2 = v2 and v2.path ~= first.path and v2.path or nil
  operation.parameters = first.parameters
  local is_form = line.form or not first.has_body
  operation.takes = is_form and first.form and "form" or first.has_body and "body" or #first.query > 0 and "query" or nil
  assert(not line.form or first.form, where .. ": its document has no form for it")
  if operation.takes == "body" and line.own and next(first.body) == nil then
    operation.takes = "value"
  end
  operation.result, operation.items = line.result, nil
  if line.result and line.result:find("^list") then
    operation.result, operation.items = "list", line.result:match("^list (.+)$")
  end
  for _, parameter in ipairs(first.query) do
    operation.each = operation.each or (operation.result == "list" and parameter.name == "cursor")
  end
  operation.is_pending = PENDING[operation.takes] or PENDING[operation.result] or false
  operation.arguments = {}
  for i, parameter in ipairs(first.parameters) do
    local argument = #first.parameters == 1 and line.argument or in_words(parameter)
    assert(argument ~= "id", where .. ": say what its " .. parameter .. " is, in `argument`")
    operation.arguments[i] = argument
  end
  operation.fields = not line.own and option_names(model, operation) or nil
  if line.key then
    operation.idempotency = { always = line.key == "always" or nil }
    for _, generation in ipairs { "v1", "v2" } do
      local spoken = operation.said[generation] or first
      operation.idempotency[generation] = spoken.headers["idempotency-key"]
    end
    assert(operation.idempotency.v1 or operation.idempotency.v2, where .. ": no document declares its Idempotency-Key")
  end
  return operation
end

---@return { v1: table, v2: table, operations: table[] }
function contract.load()
  local model = { v1 = load_document("v1"), v2 = load_document("v2"), operations = {} }
  local names = {}
  for _, line in ipairs(dofile("contract/operations.lua")) do
    local operation = operation_of(model, line)
    assert(not names[operation.name], "contract/operations.lua: " .. operation.name .. " is there twice")
    names[operation.name] = operation
    table.insert(model.operations, operation)
  end
  for _, generation in ipairs { "v1", "v2" } do
    local document = model[generation]
    for id, found in pairs(document.operations) do
      if not document.taken[id] then
        error(("%s: %s (%s %s) has no line in contract/operations.lua"):format(document.path, id, found.method, found.path), 0)
      end
    end
  end
  return model
end

return contract
