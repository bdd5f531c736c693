-- The server's side of WebSocket in plain Lua, for raw servers: frames good and bad, and the answer to an upgrade.
--
--   websocket.frame(1, "text")                         a whole text message; opcode, payload, { fin =, rsv =, mask =, size = }
--   websocket.close(1000, "bye")
--   websocket.answer(key)                              the 101 that belongs to Sec-WebSocket-Key
--   websocket.read(bytes, at) -> { fin, opcode, masked, payload }, next position; nil where it is not whole; with a third
--                                                    argument true the payload stays masked
local websocket = {}

-- 32-bit logic without operators that 5.1 lacks, four bits at a time.
local XOR, AND = {}, {}
for a = 0, 15 do
  for b = 0, 15 do
    local xor, both, bit, x, y = 0, 0, 1, a, b
    for _ = 1, 4 do
      xor = xor + ((x % 2 ~= y % 2) and bit or 0)
      both = both + ((x % 2 == 1 and y % 2 == 1) and bit or 0)
      bit, x, y = bit * 2, math.floor(x / 2), math.floor(y / 2)
    end
    XOR[a * 16 + b], AND[a * 16 + b] = xor, both
  end
end

local function combine(map, a, b)
  local result, unit = 0, 1
  for _ = 1, 8 do
    result = result + map[a % 16 * 16 + b % 16] * unit
    a, b, unit = math.floor(a / 16), math.floor(b / 16), unit * 16
  end
  return result
end

local function xor(a, b)
  return combine(XOR, a, b)
end

local function turn(a, by)
  local low = 2 ^ (32 - by)
  return a % low * 2 ^ by + math.floor(a / low)
end

function websocket.sha1(text)
  local state = { 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0 }
  local bits = #text * 8
  text = text .. "\128" .. ("\0"):rep((55 - #text) % 64) .. "\0\0\0\0"
  for shift = 3, 0, -1 do
    text = text .. string.char(math.floor(bits / 256 ^ shift) % 256)
  end
  for block = 1, #text, 64 do
    local words = {}
    for i = 0, 15 do
      local p, q, r, s = text:byte(block + i * 4, block + i * 4 + 3)
      words[i] = ((p * 256 + q) * 256 + r) * 256 + s
    end
    for i = 16, 79 do
      words[i] = turn(xor(xor(words[i - 3], words[i - 8]), xor(words[i - 14], words[i - 16])), 1)
    end
    local a, b, c, d, e = state[1], state[2], state[3], state[4], state[5]
    for i = 0, 79 do
      local f
      if i < 20 then
        f = xor(combine(AND, b, c), combine(AND, 0xFFFFFFFF - b, d)) + 0x5A827999
      elseif i < 40 then
        f = xor(xor(b, c), d) + 0x6ED9EBA1
      elseif i < 60 then
        f = xor(xor(combine(AND, b, c), combine(AND, b, d)), combine(AND, c, d)) + 0x8F1BBCDC
      else
        f = xor(xor(b, c), d) + 0xCA62C1D6
      end
      a, b, c, d, e = (turn(a, 5) + f + e + words[i]) % 2 ^ 32, a, turn(b, 30), c, d
    end
    for i, value in ipairs { a, b, c, d, e } do
      state[i] = (state[i] + value) % 2 ^ 32
    end
  end
  return (("%08x"):rep(5):format(state[1], state[2], state[3], state[4], state[5]):gsub("%x%x", function(hex)
    return string.char(tonumber(hex, 16))
  end))
end

local LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
function websocket.base64(bytes)
  local parts = {}
  for i = 1, #bytes, 3 do
    local a, b, c = bytes:byte(i, i + 2)
    local word = (a * 256 + (b or 0)) * 256 + (c or 0)
    for place, there in ipairs { true, true, b ~= nil, c ~= nil } do
      local index = math.floor(word / 64 ^ (4 - place)) % 64 + 1
      parts[#parts + 1] = there and LETTERS:sub(index, index) or "="
    end
  end
  return table.concat(parts)
end

function websocket.accept(key)
  return websocket.base64(websocket.sha1(key .. "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
end

function websocket.answer(key, lines)
  return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
    .. websocket.accept(key) .. "\r\n" .. (lines or "") .. "\r\n"
end

local function big_endian(number, bytes)
  local parts = {}
  for i = bytes - 1, 0, -1 do
    parts[#parts + 1] = string.char(math.floor(number / 256 ^ i) % 256)
  end
  return table.concat(parts)
end

--- options: fin = false, rsv = 1 to 7, mask = four bytes, size = 1, 2 or 8 bytes for the length
function websocket.frame(opcode, payload, options)
  options = options or {}
  local length = #payload
  local size = options.size or (length < 126 and 1 or length < 65536 and 2 or 8)
  local first = (options.fin == false and 0 or 128) + (options.rsv or 0) * 16 + opcode
  local second = (options.mask and 128 or 0) + (size == 1 and length or size == 2 and 126 or 127)
  return string.char(first, second) .. (size > 1 and big_endian(length, size) or "") .. (options.mask or "") .. payload
end

function websocket.close(code, reason)
  return websocket.frame(8, code and big_endian(code, 2) .. (reason or "") or "")
end

local function unmask(payload, mask)
  local keys = { mask:byte(1, 4) }
  local parts = {}
  for i = 1, #payload do
    parts[i] = string.char(combine(XOR, payload:byte(i), keys[(i - 1) % 4 + 1]))
  end
  return table.concat(parts)
end

function websocket.read(bytes, at, is_raw)
  local first, second = bytes:byte(at, at + 1)
  if not second then
    return nil
  end
  local masked, length, start = second >= 128, second % 128, at + 2
  local size = length == 126 and 2 or length == 127 and 8 or 0
  if #bytes < start + size + (masked and 4 or 0) - 1 then
    return nil
  end
  if size > 0 then
    length = 0
    for i = start, start + size - 1 do
      length = length * 256 + bytes:byte(i)
    end
  end
  start = start + size
  local mask = masked and bytes:sub(start, start + 3)
  start = start + (masked and 4 or 0)
  if #bytes < start + length - 1 then
    return nil
  end
  local payload = bytes:sub(start, start + length - 1)
  return { fin = first >= 128, rsv = math.floor(first / 16) % 8, opcode = first % 16, masked = masked,
    payload = masked and not is_raw and unmask(payload, mask) or payload }, start + length
end

--- The frames of what a raw server's connection received, after its request.
function websocket.frames(received)
  local _, head = received:find("\r\n\r\n", 1, true)
  local frames = {}
  local frame, at = websocket.read(received, (head or 0) + 1)
  while frame do
    frames[#frames + 1] = frame
    frame, at = websocket.read(received, at)
  end
  return frames
end

return websocket
