-- Answers made from the documents' schemas and from facts: each field that a schema requires, and of the others those that
-- there is a fact for. A fact that the schema refuses is left out; where there is none, a sample takes its place, the same
-- each time.
local document = require "bctrl.gateway.document"
local json = require "bctrl.gateway.wire.json"

local sampler = {}

local null = json.null

local SAMPLES = {
  uuid = "3f2504e0-4f89-41d3-9a0c-0305e82c3301", uri = "https://example.com/sample", ["date-time"] = "2026-01-01T00:00:00Z",
}

local show

local function fits(generation, node, value)
  local problems = {}
  document.compile(generation, node)(value, "", problems, {})
  return next(problems) == nil
end

-- Does what is known of an object contradict this form of it? Only fields of few values tell.
local function contradicts(generation, form, facts)
  for name, property in pairs(form.properties or {}) do
    local values = document.resolve(generation, property)
    values = values.const ~= nil and { values.const } or values.enum
    if values and facts[name] ~= nil and not fits(generation, property, facts[name]) then return true end
    if facts[name] ~= nil and not values and json.type(facts[name]) == "object" then
      local inner = document.resolve(generation, property)
      if inner.properties and contradicts(generation, inner, facts[name]) then return true end
    end
  end
  return false
end

local function lacks(form, facts)
  local count = 0
  for _, name in ipairs(form.required or {}) do
    if facts[name] == nil then count = count + 1 end
  end
  return count
end

-- The form that the facts are of.
local function form_of(generation, forms, facts)
  local best, least
  for _, form in ipairs(forms) do
    if form.properties and not contradicts(generation, form, facts) then
      local count = lacks(form, facts)
      if not least or count < least then best, least = form, count end
    end
  end
  return best or forms[1]
end

local function union(generation, node, fact)
  local forms, has_null = document.forms(generation, node, {})
  if fact == nil or fact == null then
    return has_null and null or show(generation, forms[1], nil)
  elseif json.type(fact) == "object" then
    return show(generation, form_of(generation, forms, fact), fact)
  end
  for _, form in ipairs(forms) do
    if fits(generation, form, fact) then return show(generation, form, fact) end
  end
  return show(generation, forms[1], nil)
end

local function object(generation, node, facts)
  if not node.properties or next(node.properties) == nil then return json.type(facts) == "object" and facts or json.object() end
  facts = json.type(facts) == "object" and facts or {}
  local shown, required = json.object(), {}
  for _, name in ipairs(node.required or {}) do required[name] = true end
  for name, property in pairs(node.properties) do
    local fact = facts[name]
    if fact == null and not required[name] and not fits(generation, property, null) then fact = nil end
    if required[name] or fact ~= nil then shown[name] = show(generation, property, fact) end
  end
  return shown
end

local function array(generation, node, facts)
  local list = json.array()
  if json.type(facts) == "array" then
    for i = 1, #facts do list[i] = show(generation, node.items or {}, facts[i]) end
  end
  return list
end

local function has_null(node)
  if json.type(node.type) ~= "array" then return node.type == "null" end
  for _, name in ipairs(node.type) do
    if name == "null" then return true end
  end
  return false
end

local function scalar(node)
  local kind = json.type(node.type) == "array" and node.type[1] or node.type
  if node.default ~= nil then
    return node.default
  elseif kind == "string" then
    return node.examples and node.examples[1] or SAMPLES[node.format] or "sample"
  elseif kind == "integer" or kind == "number" then
    return node.minimum or 0
  elseif kind == "boolean" then
    return false
  end
  return null
end

function show(generation, node, fact)
  node = document.resolve(generation, node)
  if node.oneOf or node.anyOf then
    return union(generation, node, fact)
  elseif node.const ~= nil then
    return node.const
  elseif fact ~= nil and next(node) == nil then
    return fact
  elseif node.properties or node.type == "object" then
    return object(generation, node, fact)
  elseif node.type == "array" then
    return array(generation, node, fact)
  elseif fact ~= nil and fits(generation, node, fact) then
    return fact
  elseif has_null(node) then
    return null
  elseif node.enum then
    return node.enum[1]
  end
  return scalar(node)
end

---@param generation "v1"|"v2"
---@param node table|string a schema, or the name of one
---@param facts any what is known of it
function sampler.show(generation, node, facts)
  return show(generation, type(node) == "string" and document.named(generation, node) or node, facts)
end

return sampler
