-- What most resources are: things that are made, listed, read, changed and deleted, whose shapes the documents say. What is
-- special to one is in the file that asks for it.
local document = require "bctrl.gateway.document"
local json = require "bctrl.gateway.wire.json"
local pages = require "bctrl.gateway.resources.pages"
local routes = require "bctrl.gateway.contract_routes"
local sampler = require "bctrl.gateway.sampler"

local collections = {}

local routes_by_name, answers = {}, {} -- of v1
for _, route in ipairs(routes) do routes_by_name[route[3]] = route end

local function answer_schema(name)
  local route = routes_by_name[name]
  answers[name] = answers[name] or json.unpack(route.answers[route.status])
  return answers[name]
end

---What an operation answers, from what is known.
function collections.answer(name, facts)
  return sampler.show("v1", answer_schema(name), facts)
end

-- Parameters of a query that are no field's value.
local NO_FIELDS = { cursor = true, limit = true, q = true, include = true, createdAfter = true }

---Does an item have what a query asks for? What it has no field for says nothing.
function collections.matches(item, query)
  for name, value in pairs(query) do
    local own = item[name]
    if not NO_FIELDS[name] and own ~= nil and own ~= json.null and own ~= value then return false end
  end
  return not query.q or (type(item.name) == "string" and item.name:lower():find(query.q:lower(), 1, true) ~= nil)
end

---The operation `name` as a list of items that are always the same, or that `items` gives.
function collections.list(act, name, items)
  act[name] = function(request)
    local node = document.resolve("v1", document.resolve("v1", answer_schema(name)).properties.data.items)
    local list = type(items) == "function" and items(request) or items
    return pages.page(list, request.query, function(item) return sampler.show("v1", node, item) end, function(item)
      return collections.matches(item, request.query)
    end)
  end
end

---Serves a collection.
---@param name string "ai.credentials"
---@param options table what: for messages and codes, "ai_credential"; parameter: the path's; prefix: its ids' (or id(), which
---makes them); made(item, request): completes a new one, and may return what its creation alone shows; changed(item, body);
---check(body, item, request): raises, and nothing is made or changed then; gone(item); shown(item, query): its facts
---@return table collection list, by_id, find(request)
function collections.serve(act, api, name, options)
  local clock, collection = api.clock, { list = {}, by_id = {} }
  local sequence = 0

  function collection.find(request)
    local id = request.params[options.parameter]
    return api.must(collection.by_id[id], options.what, id)
  end

  -- Of these only what the documents have.
  local function operation(verb, does)
    if routes_by_name[name .. "." .. verb] then act[name .. "." .. verb] = does end
  end

  local function facts(item, query)
    return options.shown and options.shown(item, query or {}) or item
  end

  ---Puts an item in.
  function collection.add(item)
    sequence = sequence + 1
    item.id = options.id and options.id() or clock.id(options.prefix)
    item.sequence, item.createdAt = sequence, clock.timestamp()
    item.updatedAt = item.createdAt
    table.insert(collection.list, item)
    collection.by_id[item.id] = item
    return item
  end

  collections.list(act, name .. ".list", function(request)
    if not options.shown then return collection.list end
    local shown = {}
    for i, item in ipairs(collection.list) do shown[i] = facts(item, request.query) end
    return shown
  end)

  operation("create", function(request)
    if options.check then options.check(request.body, nil, request) end
    local item = collection.add(request.body)
    local once = options.made and options.made(item, request)
    return collections.answer(name .. ".create", once or facts(item))
  end)

  operation("get", function(request)
    return collections.answer(name .. ".get", facts(collection.find(request), request.query))
  end)

  -- A merge patch (RFC 7396) of the first level: what null takes away is shown as null, or not at all.
  operation("update", function(request)
    local item = collection.find(request)
    if options.check then options.check(request.body, item, request) end
    for field, value in pairs(request.body) do item[field] = value end
    if options.changed then options.changed(item, request.body) end
    item.updatedAt = clock.timestamp()
    return collections.answer(name .. ".update", facts(item))
  end)

  operation("delete", function(request)
    local item = collection.find(request)
    if options.gone then options.gone(item) end
    collection.by_id[item.id] = nil
    for i, each in ipairs(collection.list) do
      if each == item then table.remove(collection.list, i) break end
    end
    return collections.answer(name .. ".delete", { id = item.id })
  end)
  return collection
end

---A copy of an item with further facts.
function collections.with(item, further)
  local copy = {}
  for name, value in pairs(item) do copy[name] = value end
  for name, value in pairs(further) do copy[name] = value end
  return copy
end

return collections
