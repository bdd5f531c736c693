-- copas, by hand: what any scheduler needs that has no adapter. Two things: a way to be told when the client's descriptor is
-- readable, to poll it then; and a `wait` that suspends a coroutine until it is resumed.
--
--     make example-copas LUA=lua5.1                     (copas 1.1, as Debian has it for Lua 5.1, 5.2 and LuaJIT)

local bctrl = require "bctrl"
local copas = require "copas"
local socket = require "socket"

local gateway
local options = { blocking = false }
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0, seed = { runtimes = 3 } })
  gateway:delay(0.2, { times = 100 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end

-- copas puts a coroutine into the queue that it yields. This one holds it until the call has ended.
local parked = {
  insert = function() end,
  push = function() end,
}
function options.wait(subscribe)
  local thread = coroutine.running()
  subscribe(function()
    copas.addthread(thread) -- resumes it
  end)
  coroutine.yield("parked", parked)
end

local client = bctrl.new(options)

-- For copas the client is a socket that is read without end: whenever select() says that its descriptor is readable.
local descriptor = client:pollfd()
if descriptor then
  copas.addthread(function()
    copas.receive {
      getfd = function()
        return descriptor
      end,
      receive = function()
        client:poll()
        return nil, "timeout"
      end,
    }
  end)
end

local left = 0
copas.addthread(function()
  for _, runtime in ipairs(bctrl.assert(client.runtimes:list { limit = 3 })) do
    left = left + 1
    copas.addthread(function()
      local session = bctrl.assert(runtime:start())
      print("started   " .. session:cdp_url())
      bctrl.assert(session:stop())
      print("stopped   " .. runtime.id)
      left = left - 1
    end)
  end
end)

local began, steps = socket.gettime(), 0
repeat
  if descriptor then
    copas.step(0.05)
  else -- the portable poller has no descriptor: poll when it is time
    socket.sleep(client:timeout() or 0)
    client:poll()
  end
  steps = steps + 1
until left == 0 and steps > 2 and client:stats().active == 0
print(("%d turns of the loop in %.2f s"):format(steps, socket.gettime() - began))

client:close()
if gateway then
  gateway:stop()
end
