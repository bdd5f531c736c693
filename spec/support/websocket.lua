-- The server's side of WebSocket for raw servers' scripts, in few words, on spec.support.frames.
--
--   websocket.frame(1, "text")                         a whole text message; opcode, payload, { fin =, rsv =, mask =, size = }
--   websocket.close(1000, "bye")
--   websocket.answer(key)                              the 101 that belongs to Sec-WebSocket-Key
--   websocket.frames(received)                         those that a connection received after its request
local frames = require("spec.support.frames")

local websocket = {}

function websocket.answer(key, lines)
  return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
    .. frames.accept(key) .. "\r\n" .. (lines or "") .. "\r\n"
end

local WIDTHS = { [1] = 7, [2] = 16, [8] = 64 }

--- options: fin = false, rsv = 1 to 7, mask = four bytes, size = 1, 2 or 8 bytes for the length
function websocket.frame(opcode, payload, options)
  options = options or {}
  return frames.frame { opcode = opcode, payload = payload, fin = options.fin, rsv = options.rsv, mask = options.mask,
    width = WIDTHS[options.size] }
end

function websocket.close(code, reason)
  return websocket.frame(frames.CLOSE, frames.closing(code, reason))
end

--- The first whole frame of some bytes, and how many it took; nil where there is none.
function websocket.read(bytes)
  local reader = frames.reader()
  reader:feed(bytes)
  local frame = reader:next()
  return frame, frame and #bytes - reader.size
end

function websocket.frames(received)
  local _, head = received:find("\r\n\r\n", 1, true)
  local list, reader = {}, frames.reader()
  reader:feed(received:sub((head or 0) + 1))
  for frame in function() return reader:next() end do
    list[#list + 1] = frame
  end
  return list
end

return websocket
