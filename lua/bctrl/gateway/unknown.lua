-- The fields of a request that the contract does not have, and which of its own were meant, most likely: one that is
-- written otherwise (space_id), one that belongs elsewhere (stealth, which is config.stealth), one that is misspelt (nmae).
local json = require "bctrl.gateway.wire.json"
local schema = require "bctrl.gateway.schema"

local unknown = {}

local LONGEST = 40 -- names of the contract are shorter

-- How a name sounds: without case, underscores and hyphens.
local function plain(name)
  return (name:lower():gsub("[_-]", ""))
end

-- How many letters are wrong, missing, too many or swapped with their neighbour.
local function distance(a, b)
  local before, row = nil, {}
  for j = 0, #b do row[j] = j end
  for i = 1, #a do
    local last = row
    row = { [0] = i }
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j)
      row[j] = math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same and 0 or 1))
      if before and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
        row[j] = math.min(row[j], before[j - 2] + 1)
      end
    end
    before = last
  end
  return row[#b]
end

-- Each field that an object's shape has, the outer ones first: { path, name }.
local function all_fields(fields)
  local found, level = {}, { { path = "", fields = fields } }
  while level[1] do
    local deeper, first = {}, #found + 1
    for _, object in ipairs(level) do
      for name, inner in pairs(object.fields) do
        local path = schema.join(object.path, name)
        found[#found + 1] = { path = path, name = name }
        if schema.shape[inner] then deeper[#deeper + 1] = { path = path, fields = schema.shape[inner] } end
      end
    end
    local sorted = {}
    for i = first, #found do sorted[#sorted + 1] = found[i] end
    table.sort(sorted, function(a, b) return a.path < b.path end)
    for i, each in ipairs(sorted) do found[first + i - 1] = each end
    level = deeper
  end
  return found
end

local function meant(found, root)
  if #found.name > LONGEST then return nil end
  local candidates, wanted = {}, plain(found.name)
  for name in pairs(found.beside) do candidates[#candidates + 1] = { path = schema.join(found.path, name), name = name } end
  table.sort(candidates, function(a, b) return a.path < b.path end)
  for _, each in ipairs(root and all_fields(root) or {}) do candidates[#candidates + 1] = each end
  local best, least = nil, math.min(3, math.floor(#wanted / 2) + 1)
  for _, each in ipairs(candidates) do
    local far = distance(wanted, plain(each.name))
    if far < least then best, least = each.path, far end
  end
  return best
end

---What schemas have noted, sorted: { { field, meant? }, … }.
---@param noted table path -> { path, name, beside }
---@param body function|nil the schema of the whole body
function unknown.list(noted, body)
  local list = json.array()
  for path, found in pairs(noted) do
    list[#list + 1] = json.object { field = path, meant = meant(found, body and schema.shape[body]) }
  end
  table.sort(list, function(a, b) return a.field < b.field end)
  return list
end

---What is said of one of them: `unknown field, "name" was meant?`
function unknown.text(each)
  return each.meant and ("unknown field, %q was meant?"):format(each.meant) or "unknown field"
end

return unknown
