-- What a schema of the documents is in words of LuaCATS, and what is to be said of a field.
local dkjson = require "dkjson"

local schemas = {}

local PRIMITIVES = { string = "string", number = "number", integer = "integer", boolean = "boolean", null = "nil" }

local function sorted(map)
  local names = {}
  for name in pairs(map) do
    names[#names + 1] = name
  end
  table.sort(names)
  return names
end
schemas.sorted = sorted

---The type's name of a schema: "bctrl.v1.RuntimeDetail".
function schemas.name(generation, reference)
  return "bctrl." .. generation .. "." .. reference:match("[^/]+$")
end

local function literal(value)
  return type(value) == "string" and ("%q"):format(value) or tostring(value)
end

-- The types of a union, each once.
local function union(parts)
  local seen, list = {}, {}
  for _, part in ipairs(parts) do
    if not seen[part] then
      seen[part] = true
      list[#list + 1] = part
    end
  end
  return list
end

local of

-- The members of a schema's union; nil where it is none.
local function members(schema)
  return schema.oneOf or schema.anyOf
end

local function inline_object(generation, schema, null)
  local required = {}
  for _, name in ipairs(schema.required or {}) do
    required[name] = true
  end
  local parts = {}
  for _, name in ipairs(sorted(schema.properties)) do
    parts[#parts + 1] = ("%s%s: %s"):format(name, required[name] and "" or "?", of(generation, schema.properties[name], null))
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

-- null: how a null is written there: "bctrl.Null" in what is sent; "nil" in what comes.
function of(generation, schema, null)
  if schema["$ref"] then
    return schemas.name(generation, schema["$ref"])
  elseif schema.const ~= nil then
    return literal(schema.const)
  elseif schema.enum then
    local parts = {}
    for i, value in ipairs(schema.enum) do
      parts[i] = value == dkjson.null and null or literal(value)
    end
    return table.concat(parts, "|")
  elseif members(schema) then
    local parts = {}
    for i, each in ipairs(members(schema)) do
      parts[i] = of(generation, each, null)
    end
    return table.concat(union(parts), "|")
  elseif type(schema.type) == "table" then
    local parts = {}
    for i, each in ipairs(schema.type) do
      local one = {}
      for name, value in pairs(schema) do
        one[name] = value
      end
      one.type = each
      parts[i] = of(generation, one, null)
    end
    return table.concat(parts, "|")
  elseif schema.type == "array" then
    local item = of(generation, schema.items or {}, null)
    return (item:find("|", 1, true) and not item:find("^{") and "(" .. item .. ")" or item) .. "[]"
  elseif schema.type == "null" then
    return null
  elseif schema.type == "object" or schema.properties then
    if schema.properties and next(schema.properties) then
      return inline_object(generation, schema, null)
    end
    local values = type(schema.additionalProperties) == "table" and of(generation, schema.additionalProperties, null) or "any"
    return "table<string, " .. values .. ">"
  end
  if schema.format == "binary" then
    return "bctrl.LocalFile"
  end
  return PRIMITIVES[schema.type] or "any"
end
schemas.type = of

local UNITS = {
  { "Seconds$", "seconds" }, { "Ms$", "milliseconds" }, { "Minutes$", "minutes" }, { "Bytes$", "bytes" }, { "^size$", "bytes" },
}

---What is to be said of a field beside its type: its unit, format, default.
---@return string "" where there is nothing
function schemas.notes(document, name, schema)
  local notes = {}
  for _, unit in ipairs(UNITS) do
    if name:find(unit[1]) then
      notes[#notes + 1] = unit[2]
    end
  end
  local function look(part, depth)
    if part["$ref"] and depth < 3 then
      return look(document.schemas[part["$ref"]:match("[^/]+$")], depth + 1)
    end
    if part.format == "date-time" then
      notes[#notes + 1] = "RFC 3339"
    end
    for _, each in ipairs(members(part) or {}) do
      if each["$ref"] and (document.schemas[each["$ref"]:match("[^/]+$")] or {}).format == "date-time" then
        notes[#notes + 1] = "RFC 3339"
      end
    end
    if part.default ~= nil then
      notes[#notes + 1] = "default " .. dkjson.encode(part.default)
    end
    if part.minimum or part.maximum then
      notes[#notes + 1] = ("from %s to %s"):format(part.minimum or "…", part.maximum or "…")
    end
    if part.minLength or part.maxLength then
      notes[#notes + 1] = ("%s to %s characters"):format(part.minLength or 0, part.maxLength or "…")
    end
    if part.deprecated then
      notes[#notes + 1] = "older"
    end
  end
  look(schema, 0)
  return table.concat(notes, ", ")
end

---The schemas that a schema needs, itself by name included, into `seen`.
function schemas.reach(document, schema, seen)
  if type(schema) ~= "table" then
    return seen
  end
  local reference = rawget(schema, "$ref")
  if type(reference) == "string" then
    local name = reference:match("[^/]+$")
    if not seen[name] then
      seen[name] = true
      schemas.reach(document, document.schemas[name], seen)
    end
    return seen
  end
  for key, value in pairs(schema) do
    if key == "properties" then
      for _, property in pairs(value) do
        schemas.reach(document, property, seen)
      end
    elseif key ~= "enum" and key ~= "examples" and key ~= "mapping" and key ~= "default" then
      schemas.reach(document, value, seen)
    end
  end
  return seen
end

return schemas
