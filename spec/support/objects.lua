-- What the specs of runtimes, sessions and lists share.
local api = require("spec.support.api")
local bctrl = require("bctrl")

local objects = {}

--- An id that nothing has.
objects.NOBODY = "00000000-0000-4000-8000-000000000000"

--- A gateway, and a client of it for each generation of the API; no attempt waits for the one before it.
function objects.start()
  local gateway = api.start { jitter = 0 }
  local client = gateway:client()
  return gateway, client, client:with { api = "v1" }
end

function objects.create(client, space, name)
  return bctrl.assert(client.runtimes:create { spaceId = space, type = "browser", name = name })
end

--- What the API says of a runtime.
function objects.status(client, id)
  return bctrl.assert(client.runtimes:get(id)).status
end

--- The keys of a table, in order, in one text.
function objects.keys(value)
  local list = {}
  for key in pairs(value) do
    list[#list + 1] = tostring(key)
  end
  table.sort(list)
  return table.concat(list, " ")
end

--- The requests in one text: methods and paths, ID in place of each id.
function objects.paths(list)
  local shown = {}
  for i, request in ipairs(list) do
    shown[i] = request.method .. " " .. request.path:gsub("[%x-]+%-[%x-]+", "ID"):gsub("rt_%w+", "ID")
  end
  return table.concat(shown, ", ")
end

return objects
