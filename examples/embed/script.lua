-- What the host runs: it spawns tasks and returns the client, which the host then polls.

local bctrl = require "bctrl"

local gateway
local options = { blocking = false } -- a call that would stall the host raises instead
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0, seed = { runtimes = 3 } })
  gateway:delay(0.2, { times = 100 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)

client:spawn(function()
  local runtimes = bctrl.assert(client.runtimes:list { limit = 3 })
  client:map(runtimes, function(runtime)
    local session <close> = bctrl.assert(runtime:start()) -- Lua 5.4: stopped when this scope is left
    print("started " .. session:cdp_url())
  end)
  for _, runtime in ipairs(runtimes) do
    print(bctrl.assert(runtime:refresh()))
  end
  if gateway then -- which the collector would stop, were it not needed here
    gateway:stop()
  end
end)

return client
