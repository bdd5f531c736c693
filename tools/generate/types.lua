-- lua/bctrl/types.lua: for editors, the type of every schema, query, answer, object, namespace and method.
local schemas = require "generate.schemas"

local HEAD = [[
---@meta _
-- luacheck: ignore
--- The API's types, for editors that read LuaCATS annotations: nothing here runs. Written by `make generate` from contract/;
--- do not edit. A null in an answer is an absent field, unless the client keeps nulls.

---bctrl.null, which is sent as null: clears a field where leaving it out leaves it as it is.
---@alias bctrl.Null lightuserdata
]]

local out

local function write(text, ...)
  out[#out + 1] = select("#", ...) > 0 and text:format(...) or text
end

local function field_line(document, name, schema, required, null)
  local kind = schemas.type(document.generation, schema, null)
  local is_optional = not required
  if kind:find("|nil$") or kind == "nil" then
    kind, is_optional = kind:gsub("|?nil$", ""), true
  end
  local notes = schemas.notes(document, name, schema)
  if kind == "" then
    kind = "nil"
  end
  write("---@field %s %s%s%s", name, kind, is_optional and (kind:find("|", 1, true) and "|nil" or "?") or "", notes ~= "" and " " .. notes or "")
end

local function write_fields(document, schema, null)
  local required = {}
  for _, name in ipairs(schema.required or {}) do
    required[name] = true
  end
  for _, name in ipairs(schemas.sorted(schema.properties or {})) do
    field_line(document, name, schema.properties[name], required[name], null)
  end
end

-- One class of a union of objects that are written out: what only some have may be absent.
local function merged(schema)
  local list = schema.oneOf or schema.anyOf
  if not list then
    return schema
  end
  local whole, count = { properties = {}, required = {} }, {}
  for _, each in ipairs(list) do
    if not each.properties then
      return schema
    end
    for name, property in pairs(each.properties) do
      local known = whole.properties[name]
      whole.properties[name] = not known and property or { anyOf = { known, property } }
    end
    for _, name in ipairs(each.required or {}) do
      count[name] = (count[name] or 0) + 1
      if count[name] == #list then
        table.insert(whole.required, name)
      end
    end
  end
  return whole
end

local function write_schema(document, name, is_sent)
  local schema = merged(document.schemas[name])
  local full = "bctrl." .. document.generation .. "." .. name
  local null = is_sent and "bctrl.Null" or "nil"
  write("")
  if schema.properties and next(schema.properties) and not schema.oneOf and not schema.anyOf then
    write("---@class %s", full)
    write_fields(document, schema, null)
  else
    write("---@alias %s %s", full, schemas.type(document.generation, schema, null))
  end
end

-- "webhooks.deliveries" -> "bctrl.namespaces.WebhooksDeliveries"
local function class_of(path)
  return "bctrl.namespaces." .. ("." .. path):gsub("[._](%a)", string.upper)
end

local function object_class(kind)
  return "bctrl." .. ("_" .. kind):gsub("_(%a)", string.upper)
end

local function each_said(operation, fn)
  for _, generation in ipairs { "v2", "v1" } do
    if operation.said[generation] then
      fn(operation.said[generation])
    end
  end
end

local function add_once(list, value)
  for _, each in ipairs(list) do
    if each == value then
      return
    end
  end
  list[#list + 1] = value
end

local function input_of(operation)
  if not operation.takes then
    return "nil", "nil"
  elseif operation.takes == "value" then
    return "value", "any"
  elseif operation.takes == "body" or operation.takes == "form" then
    local parts = {}
    each_said(operation, function(said)
      local schema = operation.takes == "form" and said.form or said.body
      add_once(parts, operation.line.own and "table<string, any>" or schemas.type(said.generation, schema, "bctrl.Null"))
    end)
    return operation.takes, table.concat(parts, "|")
  end
  return "query", (class_of(operation.name):gsub("namespaces", "queries"))
end

-- May the body be left out?
local function may_be_left_out(model, operation)
  local is_optional = operation.takes ~= "value" and operation.takes ~= "form"
  each_said(operation, function(said)
    local schema = said.body or said.form
    while schema and schema["$ref"] do
      schema = model[said.generation].schemas[schema["$ref"]:match("[^/]+$")]
    end
    if operation.takes == "body" and schema and (#(schema.required or {}) > 0 or schema.oneOf or schema.anyOf) then
      is_optional = false
    end
  end)
  return is_optional
end

local function answer_schemas(operation)
  local parts = {}
  each_said(operation, function(said)
    local answer = said.answers[1]
    if answer.schema then
      add_once(parts, schemas.type(said.generation, answer.schema, "nil"))
    end
  end)
  return parts
end

-- The type of a list's items, as the documents have it.
local function item_types(model, operation)
  local parts = {}
  each_said(operation, function(said)
    local document, schema = model[said.generation], said.answers[1].schema
    while schema["$ref"] do
      schema = document.schemas[schema["$ref"]:match("[^/]+$")]
    end
    local list = schema.properties.data or schema.properties.runtimes
    add_once(parts, schemas.type(said.generation, list.items, "nil"))
  end)
  return parts
end

local RETURNS = {
  session = "bctrl.Session? session", value = "any value", result = "any value", stream = "bctrl.Stream? stream",
  bytes = "string|{ path: string, bytes: integer, type: string?, name: string? }|nil bytes or, with `to`, where they are",
}

local OPTIONS = { stream = "bctrl.StreamOptions", form = "bctrl.UploadOptions", bytes = "bctrl.DownloadOptions" }

local function return_of(model, operation)
  local result = operation.result
  if result == "list" then
    local item = operation.items and object_class(operation.items) or table.concat(item_types(model, operation), "|")
    return ("bctrl.List|%s|nil list"):format(item:find("|", 1, true) and "(" .. item .. ")[]" or item .. "[]"), item
  elseif RETURNS[result] then
    return RETURNS[result]
  elseif result and result ~= "ended" then
    return object_class(result) .. "? " .. result
  end
  local answer = table.concat(answer_schemas(operation), "|")
  return answer .. (answer:find("|", 1, true) and "|nil" or "?") .. " answer"
end

local function request_of(operation)
  local request = operation.method .. " " .. (operation.path_v2 or operation.path)
  return operation.path_v2 and ("%s (v1: %s %s)"):format(request, operation.method, operation.path) or request
end

local function parameter_name(parameter, operation)
  return parameter == "id" and operation.line.argument:gsub(" ", "_")
    or (parameter:gsub("%u", function(letter) return "_" .. letter:lower() end))
end

local function write_method(model, operation, owner, method, skipped)
  local input, kind = input_of(operation)
  local names = {}
  write("")
  write("---%s", request_of(operation))
  write("---")
  write("---%s.%s", operation.words:sub(1, 1):upper() .. operation.words:sub(2),
    operation.line.repeatable and "" or " Not tried again once it may have been processed"
      .. (operation.idempotency and ", but under an Idempotency-Key where its document declares one." or "."))
  for i = skipped + 1, #operation.parameters do
    local name = parameter_name(operation.parameters[i], operation)
    names[#names + 1] = name
    write("---@param %s string", name)
  end
  if kind == "nil" then
    names[#names + 1] = "body"
    write("---@param body nil the operation has none")
  else
    names[#names + 1] = input
    local is_optional = input == "query" or may_be_left_out(model, operation)
    write("---@param %s %s%s", input, kind, is_optional and (kind:find("|", 1, true) and "|nil" or "?") or "")
  end
  names[#names + 1] = "options"
  write("---@param options %s?", OPTIONS[operation.takes] or OPTIONS[operation.result] or "bctrl.CallOptions")
  local returned, item = return_of(model, operation)
  write("---@return %s", returned)
  write("---@return bctrl.Error? err")
  write("function %s:%s(%s) end", owner, method, table.concat(names, ", "))
  return item, names
end

local function write_query(model, operation)
  write("")
  write("---%s", request_of(operation))
  write("---@class %s", (class_of(operation.name):gsub("namespaces", "queries")))
  local said = operation.said.v1 or operation.said.v2
  for _, parameter in ipairs(said.query) do
    local schema = parameter.schema
    local kind = schemas.type(said.generation, schema, "nil")
    if schema.type == "array" then -- one value will do
      local one = schemas.type(said.generation, schema.items, "nil")
      kind = one .. "|" .. kind
    end
    local notes = schemas.notes(model[said.generation], parameter.name, schema)
    write("---@field %s %s%s%s", parameter.name, kind, parameter.required and "" or kind:find("|", 1, true) and "|nil" or "?",
      notes ~= "" and " " .. notes or "")
  end
end

local function namespaces_of(model)
  local namespaces, order = {}, {}
  local function namespace(path)
    if not namespaces[path] then
      local parent, name = path:match("^(.*)%.([^.]+)$")
      namespaces[path] = { path = path, operations = {}, children = {} }
      if parent then
        table.insert(namespace(parent).children, { name = name, path = path })
      end
      order[#order + 1] = path
    end
    return namespaces[path]
  end
  for _, operation in ipairs(model.operations) do
    local path = operation.name:match("^(.*)%.")
    table.insert(namespace(path).operations, operation)
  end
  table.sort(order)
  return namespaces, order
end

-- What an object's fields are: those of every answer that becomes one.
local function parents_of(model, kind)
  local parents = {}
  for _, operation in ipairs(model.operations) do
    local types = operation.items == kind and item_types(model, operation) or operation.result == kind and answer_schemas(operation) or {}
    for _, each in ipairs(types) do
      add_once(parents, each)
    end
  end
  table.sort(parents)
  return parents
end

return function(model)
  local built = {}
  for _, operation in ipairs(model.operations) do
    if not operation.is_pending then
      built[#built + 1] = operation
    end
  end
  model = { v1 = model.v1, v2 = model.v2, operations = built }
  out = { (HEAD:gsub("\n$", "")) }
  local sent = { v1 = {}, v2 = {} }
  local needed = { v1 = {}, v2 = {} }
  for _, operation in ipairs(model.operations) do
    for generation, said in pairs(operation.said) do
      schemas.reach(model[generation], { said.body or {}, said.form or {} }, sent[generation])
      schemas.reach(model[generation], said.answers, needed[generation])
      schemas.reach(model[generation], said.query, needed[generation])
    end
  end
  for _, generation in ipairs { "v1", "v2" } do
    schemas.reach(model[generation], { ["$ref"] = "#/components/schemas/ErrorResponse" }, needed[generation])
    for name in pairs(sent[generation]) do
      needed[generation][name] = true
    end
    for _, name in ipairs(generation == "v1" and { "RunStreamEvent", "ConversationEvent" } or {}) do
      schemas.reach(model.v1, { ["$ref"] = "/" .. name }, needed.v1)
    end
    write("")
    write("-- The schemas of contract/%s.json", generation)
    for _, name in ipairs(schemas.sorted(needed[generation])) do
      write_schema(model[generation], name, sent[generation][name])
    end
  end
  write("\n-- Queries")
  for _, operation in ipairs(model.operations) do
    if operation.takes == "query" then
      write_query(model, operation)
    end
  end

  write("\n-- Objects: the API's own fields, and operations on the object that has this id")
  local kinds, methods = {}, {}
  for _, operation in ipairs(model.operations) do
    local kind = operation.items or operation.result
    if kind and kind ~= "list" and kind ~= "ended" and not RETURNS[kind] then
      kinds[kind] = true
    end
    if operation.result == "session" then
      kinds.session = true
    end
    if operation.line.on then
      local on, method = operation.line.on:match("^(.*):(.*)$")
      methods[on] = methods[on] or {}
      table.insert(methods[on], { name = method, operation = operation })
    end
  end
  for _, kind in ipairs(schemas.sorted(kinds)) do
    local class = object_class(kind)
    local owner = class:gsub("^bctrl%.", "")
    write("")
    write("---@class %s: %s", class, table.concat(parents_of(model, kind), ", "))
    write("local %s = {}", owner)
    for _, method in ipairs(methods[kind] or {}) do
      write_method(model, method.operation, owner, method.name, 1)
    end
  end

  write("\n-- Namespaces")
  local namespaces, order = namespaces_of(model)
  write("")
  write("---@class bctrl.Namespaces")
  for _, path in ipairs(order) do
    if not path:find(".", 1, true) then
      write("---@field %s %s", path, class_of(path))
    end
  end
  for _, path in ipairs(order) do
    local class = class_of(path)
    local owner = class:match("[^.]+$") .. "Namespace"
    write("")
    write("---@class %s", class)
    for _, child in ipairs(namespaces[path].children) do
      write("---@field %s %s", child.name, class_of(child.path))
    end
    write("local %s = {}", owner)
    for _, operation in ipairs(namespaces[path].operations) do
      local method = operation.name:match("[^.]+$")
      local item, names = write_method(model, operation, owner, method, 0)
      if operation.each then
        write("")
        write("---%s: the items of all pages. Raises what goes wrong, so that it never ends early.", request_of(operation))
        for i = 1, #operation.parameters do
          write("---@param %s string", names[i])
        end
        write("---@param query %s?", (class_of(operation.name):gsub("namespaces", "queries")))
        write("---@param options bctrl.CallOptions?")
        write("---@return fun(): %s? iterator", item)
        write("function %s:each(%s) end", owner, table.concat(names, ", "))
      end
      if operation.line.on and operation.line.on:find(":refresh$") then
        write("")
        write("---A %s of this id, without a request.", operation.result:gsub("_", " "))
        write("---@param id string")
        write("---@return %s", object_class(operation.result))
        write("function %s:ref(id) end", owner)
      end
    end
  end
  return table.concat(out, "\n") .. "\n"
end
