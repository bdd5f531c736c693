-- A gateway and a client of it, for the specs of what the gateway serves.
local bctrl = require("bctrl")
local gateway = require("bctrl.gateway")

local gateway_api = {}

--- Starts a gateway that refuses what the contract does not have, and a client of it. `over` ends both.
---@param options? table of gateway.start
function gateway_api.start(options)
  local given = { unknown = "refuse", pace = 0 }
  for name, value in pairs(options or {}) do
    given[name] = value
  end
  local one = assert(gateway.start(given))
  local client = bctrl.new { base_url = one.url, api_key = one.api_key, api = "v1", timeout = 20, max_retries = 0 }
  return one, client, function()
    client:close()
    one:stop()
  end
end

--- A runtime that is active.
function gateway_api.active(client)
  return bctrl.assert(client.runtimes:create { start = true })
end

--- Events of a stream up to the first of a type.
function gateway_api.take(stream, last)
  local events = {}
  repeat
    local event = bctrl.assert(stream:next())
    events[#events + 1] = event
  until event.type == last
  return events
end

--- A field of each.
function gateway_api.pluck(list, name)
  local values = {}
  for i, each in ipairs(list) do
    values[i] = each[name]
  end
  return values
end

return gateway_api
