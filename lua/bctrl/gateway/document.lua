-- The documents' schemas as checks (bctrl.gateway.schema), each made when it is first needed.
local json = require "bctrl.gateway.wire.json"
local schema = require "bctrl.gateway.schema"

local document = {}

local parsed, checks = { v1 = {}, v2 = {} }, { v1 = {}, v2 = {} } -- by name

---The schema that a generation's document has under a name.
function document.named(generation, name)
  local known = parsed[generation]
  if not known[name] then
    known[name] = json.unpack(require("bctrl.gateway.contract_schemas")[generation][name])
  end
  return known[name]
end

---A schema, without references: of one, what it refers to.
function document.resolve(generation, node)
  while node["$ref"] do node = document.named(generation, node["$ref"]) end
  return node
end

local compile

-- The values that a schema allows of a field, where they are few: a const's, or an enum's.
local function values_of(generation, node)
  node = document.resolve(generation, node)
  return node.const ~= nil and { node.const } or node.enum
end

-- The forms of a union, those of unions within it too, without null; and whether it has null.
local function forms_of(generation, node, forms)
  local has_null = false
  for _, each in ipairs(node.oneOf or node.anyOf) do
    local form = document.resolve(generation, each)
    if form.oneOf or form.anyOf then
      has_null = select(2, forms_of(generation, form, forms)) or has_null
    elseif form.type == "null" then
      has_null = true
    else
      forms[#forms + 1] = form
    end
  end
  return forms, has_null
end
document.forms = forms_of

-- What tells objects apart: the form by the value of a field that each has with values of its own; of forms that share a
-- value another field tells.
local function tag_of(generation, forms, tried)
  for _, name in ipairs { "type", "mode", "kind", "executionType", "pool", "strategy" } do
    local by_value, count = {}, 0
    for _, form in ipairs(tried[name] and {} or forms) do
      local values = form.properties and form.properties[name] and values_of(generation, form.properties[name])
      if not values then
        by_value = nil
        break
      end
      for _, value in ipairs(values) do
        if not by_value[value] then by_value[value], count = {}, count + 1 end
        table.insert(by_value[value], form)
      end
    end
    if by_value and count > 1 then return name, by_value end
  end
end

local function copied(map, also)
  local copy = { [also] = true }
  for name in pairs(map) do copy[name] = true end
  return copy
end

-- The form that fits, or comes nearest.
local function nearest(list)
  return function(value, path, problems, unknown)
    local best, least
    for _, check in ipairs(list) do
      local wrong, strange, count = {}, {}, 0
      local kept = check(value, path, wrong, strange)
      for _ in pairs(wrong) do count = count + 100 end
      for _ in pairs(strange) do count = count + 1 end
      if not least or count < least then best, least = { kept, wrong, strange }, count end
    end
    for where, what in pairs(best[2]) do problems[where] = problems[where] or what end
    for where, what in pairs(best[3]) do unknown[where] = what end
    return best[1]
  end
end

local function objects(generation, forms, tried)
  if #forms == 1 then return compile(generation, forms[1]) end
  local name, by_value = tag_of(generation, forms, tried)
  local list = {}
  if not name then
    for i, form in ipairs(forms) do list[i] = compile(generation, form) end
    return nearest(list)
  end
  for value, group in pairs(by_value) do list[value] = objects(generation, group, copied(tried, name)) end
  return schema.tagged(name, list)
end

local function union(generation, node)
  local forms, has_null = forms_of(generation, node, {})
  local by_type, types = {}, {}
  for _, form in ipairs(forms) do
    local kind = form.type or form.properties and "object" or "any"
    if type(kind) == "table" then kind = "any" end
    if not by_type[kind] then by_type[kind], types[#types + 1] = {}, kind end
    table.insert(by_type[kind], form)
  end
  local check
  if #types == 1 and types[1] == "object" then
    check = objects(generation, forms, {})
  elseif #types == 2 and not by_type.any then
    local made = {}
    for i, kind in ipairs(types) do
      made[i] = kind == "object" and objects(generation, by_type[kind], {}) or compile(generation, by_type[kind][1])
      if kind ~= "object" and #by_type[kind] > 1 then made[i] = schema[kind] end
    end
    check = schema.either(types[1], made[1], types[2], made[2])
  else
    local list = {}
    for i, form in ipairs(forms) do list[i] = compile(generation, form) end
    check = nearest(list)
  end
  return has_null and schema.nullable(check) or check
end

-- A list of types, one of which may be null.
local function any_type(generation, node)
  local list, has_null = {}, false
  for _, name in ipairs(node.type) do
    if name == "null" then
      has_null = true
    else
      local one = {}
      for word, value in pairs(node) do one[word] = value end
      one.type = name
      list[#list + 1] = compile(generation, one)
    end
  end
  local check = #list == 1 and list[1] or nearest(list)
  return has_null and schema.nullable(check) or check
end

local function string_of(node)
  if node.format == "uuid" then return schema.uuid end
  if node.format == "date-time" then return schema.matching("^%d%d%d%d%-%d%d%-%d%d[Tt ]%d%d:%d%d:%d%d", "an RFC 3339 time") end
  if node.format == "uri" then return schema.matching("^%a[%w+.-]*:.", "a URI") end
  if node.minLength or node.maxLength then return schema.sized(node.minLength or 0, node.maxLength or math.huge) end
  return schema.string
end

local function object_of(generation, node)
  local further = node.additionalProperties
  if not node.properties or next(node.properties) == nil then
    return type(further) == "table" and next(document.resolve(generation, further)) and schema.map_of(compile(generation, further))
      or schema.map
  end
  local fields = {}
  for name, property in pairs(node.properties) do fields[name] = compile(generation, property) end
  return schema.object(fields, node.required)
end

function compile(generation, node)
  if node["$ref"] then
    local known, name = checks[generation], node["$ref"]
    if not known[name] then
      known[name] = function(...) return known[name](...) end -- for one that holds itself
      known[name] = compile(generation, document.named(generation, name))
    end
    return known[name]
  elseif node.check then
    return node.check -- none of the documents'
  elseif node.const ~= nil then
    return schema.one_of { node.const }
  elseif node.enum then
    return schema.one_of(node.enum)
  elseif node.oneOf or node.anyOf then
    return union(generation, node)
  elseif json.type(node.type) == "array" then
    return any_type(generation, node)
  elseif node.type == "object" or node.properties then
    return object_of(generation, node)
  elseif node.type == "array" then
    return schema.array(compile(generation, node.items or {}))
  elseif node.type == "string" then
    return string_of(node)
  end
  return node.type and schema[node.type] or schema.any
end
document.compile = compile

---A check of a JSON text of a schema.
function document.check(generation, text)
  return compile(generation, json.unpack(text))
end

return document
