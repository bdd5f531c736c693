-- cqueues: calls suspend the coroutine that makes them, beside whatever else the controller does.
--
--     make example-cqueues

local bctrl = require "bctrl"
local cqueues = require "cqueues"

local gateway
local options = { blocking = false }
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0, seed = { runtimes = 3 } })
  gateway:delay(0.2, { times = 100 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)
local queue = cqueues.new()

require("bctrl.cqueues").attach(client, queue)

local left
queue:wrap(function()
  local runtimes = bctrl.assert(client.runtimes:list { limit = 3 })
  left = #runtimes
  for _, runtime in ipairs(runtimes) do
    queue:wrap(function() -- a coroutine each, all at once
      local session = bctrl.assert(runtime:start())
      print("started   " .. session:cdp_url())
      bctrl.assert(session:stop())
      print("stopped   " .. runtime.id)
      left = left - 1
    end)
  end
end)
queue:wrap(function()
  local ticks = 0
  while left ~= 0 do
    cqueues.sleep(0.05)
    ticks = ticks + 1
  end
  print(("the controller's other coroutine ticked %d times meanwhile"):format(ticks))
end)
assert(queue:loop())

-- Without the adapter, a client is a pollable object: cqueues.poll(client) returns when client:poll() has something to do.
local other = bctrl.new(options)
local task = other:spawn(function()
  return #bctrl.assert(other.spaces:list())
end)
queue:wrap(function()
  while task.status ~= "done" do
    cqueues.poll(other)
    other:poll()
  end
  print("spaces    " .. task:wait())
end)
assert(queue:loop())

other:close()
client:close()
if gateway then
  gateway:stop()
end
