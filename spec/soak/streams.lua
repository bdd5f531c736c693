-- Many events over connections that are cut at random: each is delivered once, in order: to a reader as fast as it can, and to
-- one that sleeps, for which no more than 256 KiB wait unread.
--
-- usage: make soak-streams [EVENTS=100000] [CUTS=200] [SEED=1]
local bctrl = require "bctrl"
local rawserver = require "spec.support.rawserver"
local streams = require "spec.support.streams"

local EVENTS = tonumber(os.getenv("EVENTS") or "") or 100000
local CUTS = tonumber(os.getenv("CUTS") or "") or 200
local SEED = tonumber(os.getenv("SEED") or "") or os.time() % 100000

local MOST = 256 * 1024

local function read(client, stream, pause)
  local last, unread, started = 0, 0, os.clock()
  local event, err = stream:next()
  while event do
    if event.n ~= last + 1 then
      return last, ("event %d came after %d"):format(event.n, last)
    end
    last = event.n
    unread = math.max(unread, stream.call.request and stream.call.request:unread() or 0)
    if pause and last % pause == 0 then
      client:sleep(0.005)
    end
    event, err = stream:next()
  end
  if unread > MOST then
    err = ("%d bytes waited unread"):format(unread)
  end
  return last, err, unread, os.clock() - started
end

local good = true
print(("%d events, %d cuts, seed %d"):format(EVENTS, CUTS, SEED))
for _, case in ipairs { { "as fast as it can", 1 }, { "sleeping, of long events", 10, 200 } } do
  local events, cuts = math.floor(EVENTS / case[2]), math.floor(CUTS / case[2])
  local server = rawserver.start()
  server:script(streams.broken { events = events, cuts = cuts, seed = SEED, more = case[3] and (',"x":"%s"'):format(("x"):rep(1500)) })
  local client = bctrl.new { api_key = "key", base_url = server.url, max_retries = 8, log = "off" }
  collectgarbage()
  local before = collectgarbage("count")
  local task = client:spawn(function()
    return read(client, bctrl.assert(client.runs:stream("run_1")), case[3])
  end)
  local last, err, unread, seconds = task:wait()
  collectgarbage()
  local connections = server:count()
  print(("%s: %d events over %d connections, at most %d bytes unread, %.1f s of CPU, Lua grew by %.0f KiB: %s"):format(case[1], last,
    connections, unread or 0, seconds or 0, collectgarbage("count") - before, err and tostring(err) or "each once, in order"))
  good = good and last == events and err == nil and connections == cuts + 1
  client:close()
  server:stop()
end
os.exit(good and 0 or 1)
