-- A host that draws frames: it polls the client once a frame, and twenty runtimes start without a frame being late.
--
--     make example-frame_loop

local bctrl = require "bctrl"
local socket = require "socket" -- for its clock and its pause, in place of a screen

local gateway
local options = { blocking = false } -- a call that would stall a frame raises instead
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0, seed = { runtimes = 20 } })
  gateway:delay(0.2, { times = 100 }) -- as far away as the real one
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)

local hud = { started = 0, frames = 0, longest = 0, message = "" }

-- Tasks run inside of client:poll(), a bit at a time, and wait without anybody waiting for them.
client:spawn(function()
  client:connect() -- behind a loading screen: looks up the host, shakes hands
  local runtimes = bctrl.assert(client.runtimes:list { limit = 20 })
  local sessions, errors = client:map(runtimes, function(runtime)
    local session, err = runtime:start()
    hud.started = hud.started + (session and 1 or 0)
    return session, err
  end)
  hud.message = ("%d of %d started"):format(hud.started, sessions.n)
  for index, err in pairs(errors) do
    print(runtimes[index].name, err)
  end
  client:map(sessions, function(session)
    return session:stop()
  end)
  hud.done = true
end)

while not hud.done do
  local began = socket.gettime()
  client:poll() -- the one line that a frame loop needs
  local spent = socket.gettime() - began
  hud.frames = hud.frames + 1
  hud.longest = math.max(hud.longest, spent)
  if hud.frames % 15 == 0 then
    print(("frame %4d   %2d started   %s"):format(hud.frames, hud.started, hud.message))
  end
  socket.sleep(math.max(0, 1 / 60 - spent))
end
print(("%d frames, %d runtimes started; the longest poll took %.2f ms"):format(hud.frames, hud.started, hud.longest * 1000))

client:close()
if gateway then
  gateway:stop()
end
