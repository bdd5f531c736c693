-- The table of operations, for specs that go through all of it: how each is called, and what it may be given.
local resource = require("bctrl.api.resource")

local operations = {}

operations.rows = require("bctrl.api.operations")

-- Which rows have no method of the common kind: streams, bytes and forms have a life of their own.
local ELSEWHERE = { stream = true, bytes = true, form = true }

--- Every operation that is a method of a namespace: a call, an answer.
function operations.plain()
  local list = {}
  for _, row in ipairs(operations.rows) do
    if not ELSEWHERE[row.result] and not ELSEWHERE[row.takes] then
      list[#list + 1] = row
    end
  end
  return list
end

--- Every operation that has a method.
function operations.built()
  local list = {}
  for _, row in ipairs(operations.rows) do
    if not resource.is_pending(row) then
      list[#list + 1] = row
    end
  end
  return list
end

--- How many parameters its path has.
function operations.parameters(row)
  return (select(2, row.path:gsub("{", "")))
end

--- The method of a client, and the namespace that it is called on.
function operations.method(client, row)
  local names, method = row.name:match("^(.*)%.([^.]+)$")
  local namespace = client
  for name in names:gmatch("[^.]+") do
    namespace = assert(namespace[name], row.name)
  end
  return assert(namespace[method], row.name), namespace
end

--- Calls it with an id for each parameter of its path.
function operations.call(client, row, ids, input, options)
  local method, namespace = operations.method(client, row)
  local arguments, count = { namespace }, operations.parameters(row) + 3
  for i = 1, count - 3 do
    arguments[i + 1] = type(ids) == "table" and ids[i] or ids
  end
  arguments[count - 1], arguments[count] = input, options
  return method((table.unpack or unpack)(arguments, 1, count))
end

--- The path that one generation of the API has, with these ids in it.
function operations.path(row, api, ids)
  local index = 0
  return ((api == "v2" and row.path_v2 or row.path):gsub("{[^}]*}", function()
    index = index + 1
    return type(ids) == "table" and ids[index] or ids
  end))
end

--- Does the call send an Idempotency-Key by itself, and may it be tried again after it may have been processed?
function operations.is_keyed(row)
  return row.idempotency ~= nil and row.idempotency.always == true
end

function operations.is_repeatable(row, api, has_key)
  local idempotency = row.idempotency or {}
  return row.repeatable or (idempotency[api] and (has_key or idempotency.always)) or false
end

return operations
