-- Schemas as functions: a schema takes a value, its path, a table of problems and one of unknown fields, notes there what
-- is wrong (path -> what was expected) and what it does not know (path -> the object's path, the name, and the fields that
-- it knows beside it), and returns the value with only the fields that it knows.
local json = require "bctrl.gateway.wire.json"

local schema = {}

---The fields of each schema of an object, for who asks what there is.
schema.shape = setmetatable({}, { __mode = "k" })

local UNTOLD = {}

-- What came, for messages: the value itself where it is short, else its type.
local function describe(value)
  local kind = json.type(value)
  if value == UNTOLD then
    return "string"
  elseif kind == "string" then
    return #value <= 40 and ("%q"):format(value):gsub("\\\n", "\\n") or "string"
  elseif kind == "number" then
    return ("%.14g"):format(value)
  end
  return kind
end

local function note(problems, path, expected, value)
  path = path == "" and "body" or path
  problems[path] = problems[path] or ("expected %s, got %s"):format(expected, describe(value))
end
schema.note = note

local function join(path, name)
  return path == "" and name or path .. "." .. name
end
schema.join = join

-- Says only the type of what came, which may be a secret; but of a number that is no integer, which.
local function typed(name)
  return function(value, path, problems)
    local kind = json.type(value)
    if kind ~= name then note(problems, path, name, kind == "string" and UNTOLD or value) end
    return value
  end
end

schema.string, schema.boolean, schema.map = typed "string", typed "boolean", typed "object"

local is_integer = typed "integer"

---A field that is only shown: let pass where what was read is sent back, and not kept.
function schema.shown() end

---An integer whose size is at most `limit`, also where it was written 5.0 (JSON Schema), kept as an integer.
function schema.integer_to(limit)
  return function(value, path, problems)
    is_integer(value, path, problems)
    if json.type(value) ~= "integer" then return value end
    if value > limit or value < -limit then
      problems[path] = ("expected integer from -%.0f to %.0f, got %.16g"):format(limit, limit, value)
    elseif math.type and math.type(value) == "float" then
      return math.tointeger(value)
    end
    return value
  end
end

---An integer that every JSON reader reads exactly.
schema.integer = schema.integer_to(2 ^ 53 - 1)

local is_number = typed "number"

function schema.number(value, path, problems)
  return json.type(value) == "integer" and value or is_number(value, path, problems)
end

function schema.uuid(value, path, problems)
  local hex = "%x%x%x%x"
  if type(value) ~= "string" then
    note(problems, path, "string", value)
  elseif not value:find("^" .. hex .. hex .. ("%-" .. hex):rep(4) .. hex .. hex .. "$") then
    note(problems, path, "uuid", value)
  end
  return value
end

---One of these values, strings most often.
function schema.one_of(values)
  local known, names = {}, {}
  for i, value in ipairs(values) do
    known[value], names[i] = true, type(value) == "string" and ("%q"):format(value) or tostring(value)
  end
  local expected = #names == 1 and names[1] or "one of " .. table.concat(names, ", ")
  return function(value, path, problems)
    if not known[value] then note(problems, path, expected, value) end
    return value
  end
end

function schema.enum(...)
  return schema.one_of { ... }
end

---Whatever there is.
function schema.any(value)
  return value
end

---A string that a Lua pattern matches.
function schema.matching(pattern, expected)
  return function(value, path, problems)
    if type(value) ~= "string" then
      note(problems, path, "string", value)
    elseif not value:find(pattern) then
      note(problems, path, expected, value)
    end
    return value
  end
end

---A string of so many characters.
function schema.sized(least, most)
  return function(value, path, problems)
    if type(value) ~= "string" then
      note(problems, path, "string", value)
    else
      local length = select(2, value:gsub("[^\128-\191]", ""))
      if length < least or length > most then
        problems[path] = problems[path] or ("expected %d to %s characters, got %d"):format(least, most, length)
      end
    end
    return value
  end
end

function schema.nullable(inner)
  local function nullable(value, path, problems, unknown)
    if value == json.null then return value end
    return inner(value, path, problems, unknown)
  end
  schema.shape[nullable] = schema.shape[inner]
  return nullable
end

---One of two: `first` for a value of the JSON type `name`, else `second` for one of the type `other`.
function schema.either(name, first, other, second)
  return function(value, path, problems, unknown)
    local kind = json.type(value)
    if kind == name then return first(value, path, problems, unknown) end
    if kind == other then return second(value, path, problems, unknown) end
    note(problems, path, name .. " or " .. other, value)
    return value
  end
end

---An object whose names are data.
function schema.map_of(inner)
  return function(value, path, problems, unknown)
    schema.map(value, path, problems)
    if json.type(value) == "object" then
      for name, each in pairs(value) do inner(each, join(path, name), problems, unknown) end
    end
    return value
  end
end

function schema.array(item)
  return function(value, path, problems, unknown)
    local kept = json.array()
    if json.type(value) ~= "array" then
      note(problems, path, "array", value)
      return kept
    end
    for i = 1, #value do kept[i] = item(value[i], ("%s[%d]"):format(path, i - 1), problems, unknown) end
    return kept
  end
end

---An object: `fields` maps names to schemas, `required` lists names. Other fields are unknown, and not kept.
function schema.object(fields, required)
  local function object(value, path, problems, unknown)
    local kept = json.object()
    if json.type(value) ~= "object" then
      note(problems, path, "object", value)
      return kept
    end
    for _, name in ipairs(required or {}) do
      if value[name] == nil then problems[join(path, name)] = "required" end
    end
    for name, inner in pairs(fields) do
      if value[name] ~= nil then kept[name] = inner(value[name], join(path, name), problems, unknown) end
    end
    for name in pairs(value) do
      if not fields[name] then unknown[join(path, name)] = { path = path, name = name, beside = fields } end
    end
    return kept
  end
  schema.shape[object] = fields
  return object
end

---A union told by the value of the field `tag`: `variants` maps that value to a schema.
function schema.tagged(tag, variants)
  local names = {}
  for name in pairs(variants) do names[#names + 1] = name end
  table.sort(names)
  local tag_schema = schema.enum((table.unpack or unpack)(names))
  return function(value, path, problems, unknown)
    if json.type(value) ~= "object" then
      note(problems, path, "object", value)
      return value
    end
    local name = value[tag]
    if name == nil then
      problems[join(path, tag)] = "required"
    elseif not variants[name] then
      tag_schema(name, join(path, tag), problems)
    else
      return variants[name](value, path, problems, unknown)
    end
    return value
  end
end

---Fields of two tables in one.
function schema.merge(first, second)
  local all = {}
  for name, inner in pairs(first) do all[name] = inner end
  for name, inner in pairs(second) do all[name] = inner end
  return all
end

return schema
