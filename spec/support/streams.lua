-- Event streams for raw servers: frames, answers, and one that is cut at random.
--
--   local streams = require("spec.support.streams")
--   { "read", { "send", streams.HEAD .. streams.chunk(streams.event(1)) .. streams.END } }
--   server:script(streams.broken { events = 1000, cuts = 20, seed = 1 })   -- all of it, over 21 connections
local streams = {}

streams.HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
streams.END = "0\r\n\r\n"

function streams.event(i, more)
  return ('id: %d\nevent: runtime.event\ndata: {"id":"%d","type":"runtime.event","n":%d%s}\n\n'):format(i, i, i, more or "")
end

function streams.chunk(text)
  return ("%x\r\n"):format(#text) .. text .. "\r\n"
end

--- Numbers from 1 to `most`, the same for the same seed.
function streams.random(seed)
  return function(most)
    seed = (seed * 16807) % 2147483647
    return seed % most + 1
  end
end

--- The scripts of connections that give the events 1 to `events`, each after the last whole one of the connection before (and
--- some of those before that again), and break at `cuts` random bytes. A break is the connection's end. `more`: in each event.
function streams.broken(options)
  local random = streams.random(options.seed)
  local connections, done = {}, 0
  for connection = 1, options.cuts + 1 do
    local is_last = connection == options.cuts + 1
    local goal = is_last and options.events or math.floor(options.events * connection / (options.cuts + 1))
    local parts, ends, size = { streams.HEAD }, {}, #streams.HEAD
    local at = math.max(1, done + 2 - random(4))
    while at <= goal + (is_last and 0 or 10) do
      local first, frames = at, {}
      for _ = 1, random(5) do
        if at <= goal + (is_last and 0 or 10) then
          frames[#frames + 1] = (random(6) == 1 and ": heartbeat\r\n\r\n" or "") .. streams.event(at, options.more)
          at = at + 1
        end
      end
      local text = table.concat(frames)
      local header = ("%x\r\n"):format(#text)
      local offset = size + #header
      for i = first, at - 1 do
        offset = offset + #frames[i - first + 1]
        ends[#ends + 1] = { offset, i }
      end
      parts[#parts + 1] = header .. text .. "\r\n"
      size = size + #parts[#parts]
    end
    local all = table.concat(parts)
    if is_last then
      connections[connection] = { "read", { "send", all .. streams.END } }
    else
      local cut = #all - random(math.min(#all, 1200)) + 1
      for _, place in ipairs(ends) do
        if place[1] <= cut then
          done = math.max(done, place[2])
        end
      end
      connections[connection] = { "read", { "send", all:sub(1, cut) }, "close" }
    end
  end
  return connections
end

return streams
