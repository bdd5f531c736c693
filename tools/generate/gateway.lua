-- What the gateway knows of the documents: lua/bctrl/gateway/contract_routes.lua, a line an operation of each document, and
-- contract_schemas.lua, their schemas as JSON texts, which are decoded when they are first needed.
local dkjson = require "dkjson"
local schemas = require "generate.schemas"

local LEFT_OUT = { title = true, description = true, deprecated = true, mapping = true }

local encode

local function encode_object(value, is_schema)
  local parts = {}
  for _, name in ipairs(schemas.sorted(value)) do
    if not (is_schema and (LEFT_OUT[name] or name:find("^x%-"))) then
      local each = value[name]
      if is_schema and name == "$ref" then
        each = each:match("[^/]+$")
      end
      -- The names of properties are data, those of a schema are words.
      parts[#parts + 1] = dkjson.quotestring(name) .. ":" .. encode(each, not (is_schema and name == "properties"))
    end
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

function encode(value, is_schema)
  if type(value) ~= "table" or value == dkjson.null then
    return dkjson.encode(value)
  elseif (getmetatable(value) or {}).__jsontype == "array" or #value > 0 then
    local parts = {}
    for i, each in ipairs(value) do
      parts[i] = encode(each, is_schema)
    end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  return encode_object(value, is_schema)
end

local function text_of(schema)
  local text = encode(schema, true)
  assert(not text:find("]=]", 1, true) and not text:find("\n", 1, true))
  return "[=[" .. text .. "]=]"
end

local function query_of(described)
  local parts = {}
  for _, parameter in ipairs(described.query) do
    parts[#parts + 1] = ("%s = %s"):format(parameter.name, text_of(parameter.schema))
  end
  return #parts > 0 and "{ " .. table.concat(parts, ", ") .. " }" or nil
end

local function answers_of(described)
  local parts = {}
  for _, each in ipairs(described.answers) do
    parts[#parts + 1] = ("[%s] = %s"):format(each.status, each.schema and text_of(each.schema) or ("%q"):format(each.media))
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local function route_of(name, described)
  local fields = { ("%q, %q, %q"):format(described.method, described.path, name), ("generation = %q"):format(described.generation) }
  local function add(field, value)
    if value then
      fields[#fields + 1] = field .. " = " .. value
    end
  end
  add("query", query_of(described))
  add("body", described.body and text_of(described.body))
  add("form", described.form and text_of(described.form))
  add("need", (described.body or described.form) and ("%q"):format(described.required and "required" or "optional"))
  add("replays", described.headers["idempotency-key"] and "true")
  add("status", described.answers[1].status)
  add("answers", answers_of(described))
  return "  { " .. table.concat(fields, ", ") .. " },"
end

local function routes(model)
  local lines, seen = {}, {} -- an operation of two forms has two names in the client: its first
  for _, operation in ipairs(model.operations) do
    for generation, described in pairs(operation.said) do
      local name = (generation == "v2" and "v2." or "") .. operation.name
      local key = ("%s %s %s"):format(generation, described.method, described.path)
      if not seen[key] then
        seen[key] = true
        lines[#lines + 1] = { key = described.path .. " " .. described.method .. name, text = route_of(name, described) }
      end
    end
  end
  table.sort(lines, function(a, b) return a.key < b.key end) -- what is written out comes before "{…}"
  local out = {
    "-- Both documents' operations: method, path, name in the client (the documented five as \"v2.\" and it), and as JSON texts",
    "-- the schemas of query, body, form and answers by status (a media type where an answer is none of JSON).",
    "-- Written by `make generate` from contract/; do not edit.",
    "return {",
  }
  for _, line in ipairs(lines) do
    out[#out + 1] = line.text
  end
  out[#out + 1] = "}\n"
  return table.concat(out, "\n")
end

local function all_schemas(model)
  local out = {
    "-- The schemas of both documents, as JSON texts by generation and name; a $ref is a name.",
    "-- Written by `make generate` from contract/; do not edit.",
    "return {",
  }
  for _, generation in ipairs { "v1", "v2" } do
    out[#out + 1] = ("  %s = {"):format(generation)
    for _, name in ipairs(schemas.sorted(model[generation].schemas)) do
      out[#out + 1] = ("    %s = %s,"):format(name, text_of(model[generation].schemas[name]))
    end
    out[#out + 1] = "  },"
  end
  out[#out + 1] = "}\n"
  return table.concat(out, "\n")
end

return function(model)
  return {
    ["lua/bctrl/gateway/contract_routes.lua"] = routes(model),
    ["lua/bctrl/gateway/contract_schemas.lua"] = all_schemas(model),
  }
end
