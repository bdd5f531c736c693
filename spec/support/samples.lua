-- Values that a schema of the API's documents allows, made from it.
local bctrl = require("bctrl")
local dkjson = require("dkjson")
local support = require("spec.support.util")

local samples = {}

--- A document of contract/: its schemas, and its operations by method and path.
function samples.document(generation)
  local text = assert(support.read_file("contract/" .. generation .. ".json"))
  local document = assert(dkjson.decode(text, 1, bctrl.null))
  local found = { schemas = document.components.schemas, operations = {} }
  for path, item in pairs(document.paths) do
    for method, operation in pairs(item) do
      found.operations[method:upper() .. " " .. path] = operation
    end
  end
  return found
end

local FORMATS = {
  uuid = "3f2504e0-4f89-41d3-9a0c-0305e82c3301", uri = "https://example.com/x", ["date-time"] = "2026-07-26T12:00:00Z",
  email = "me@example.com",
}

local function resolved(document, schema)
  while schema["$ref"] do
    schema = document.schemas[schema["$ref"]:match("[^/]+$")]
  end
  return schema
end
samples.resolved = resolved

--- A value that the schema allows; `full`: with every field that there may be, else with the required ones.
function samples.of(document, schema, full, depth)
  depth = depth or 0
  schema = resolved(document, schema)
  local union = schema.oneOf or schema.anyOf
  local kind = type(schema.type) == "table" and schema.type[1] or schema.type
  if schema.const ~= nil then
    return schema.const
  elseif schema.enum then
    return schema.enum[1]
  elseif union then
    return samples.of(document, union[1], full, depth)
  elseif kind == "object" or schema.properties then
    local value, required = {}, {}
    for _, name in ipairs(schema.required or {}) do
      required[name] = true
    end
    for name, property in pairs(schema.properties or {}) do
      if required[name] or (full and depth < 6) then
        value[name] = samples.of(document, property, full, depth + 1)
      end
    end
    return value
  elseif kind == "array" then
    return bctrl.array(full and { samples.of(document, schema.items or {}, full, depth + 1) } or {})
  elseif kind == "string" then
    return FORMATS[schema.format] or schema.examples and schema.examples[1] or ("x"):rep(math.max(schema.minLength or 1, 1))
  elseif kind == "integer" or kind == "number" then
    return schema.minimum or 1
  elseif kind == "boolean" then
    return true
  elseif kind == "null" then
    return bctrl.null
  end
  return "anything"
end

--- One such value for each form that the schema has at its top.
function samples.all(document, schema, full)
  schema = resolved(document, schema)
  local list = {}
  for _, each in ipairs(schema.oneOf or schema.anyOf or { schema }) do
    each = resolved(document, each)
    if each.oneOf or each.anyOf then
      for _, value in ipairs(samples.all(document, each, full)) do
        list[#list + 1] = value
      end
    else
      list[#list + 1] = samples.of(document, each, full)
    end
  end
  return list
end

--- A query of all that an operation has, and one that no field of it allows.
function samples.query(document, operation)
  local query
  for _, parameter in ipairs(operation.parameters or {}) do
    if parameter["in"] == "query" then
      query = query or {}
      query[parameter.name] = samples.of(document, parameter.schema, true)
    end
  end
  return query
end

return samples
