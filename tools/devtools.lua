-- tools/devtools.lua BROWSER JS VERSION: writes contract/devtools.json from the two documents of the npm package
-- devtools-protocol (its folder json), whose licence, BSD-3, stands in contract/devtools.LICENSE. Of descriptions it keeps
-- the first sentence of commands and events; one line a domain, keys in order, so that a newer version is read as a diff.
local dkjson = require "dkjson"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return assert(dkjson.decode(text))
end

local function first_sentence(text)
  return text and (text:gsub("%s+", " "):match("^(.-%.) ") or text:gsub("%s+", " "))
end

local keys, order = {}, {}

local function reduce(value, keeps_words)
  if type(value) ~= "table" then
    return value
  end
  local reduced = {}
  for key, each in pairs(value) do
    if key == "description" and type(each) == "string" then
      reduced[key] = keeps_words and first_sentence(each) or nil
    else
      reduced[key] = reduce(each)
    end
    if type(key) == "string" and not keys[key] then
      keys[key] = true
      order[#order + 1] = key
    end
  end
  return reduced
end

local domains = {}
for _, path in ipairs { arg[1], arg[2] } do
  for _, given in ipairs(read(path).domains) do
    local domain = { domain = given.domain, types = {}, commands = {}, events = {} }
    for _, kind in ipairs { "types", "commands", "events" } do
      for i, each in ipairs(given[kind] or {}) do
        domain[kind][i] = reduce(each, kind ~= "types")
      end
    end
    domains[#domains + 1] = domain
  end
end
for _, key in ipairs { "domain", "types", "commands", "events" } do
  order[#order + 1] = key
end
table.sort(order)
table.sort(domains, function(a, b)
  return a.domain < b.domain
end)

local lines = {}
for i, domain in ipairs(domains) do
  lines[i] = dkjson.encode(domain, { keyorder = order })
end
local file = assert(io.open("contract/devtools.json", "wb"))
file:write('{"version":"', arg[3], '","domains":[\n', table.concat(lines, ",\n"), "\n]}\n")
file:close()
