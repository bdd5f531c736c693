-- WebSocket's framing (RFC 6455) in plain Lua, of the specs' own making: frames written and read, the handshake's key, and a
-- blocking client. Slow, and exact: it sends what a spec says, also what no peer may send.
local mime = require("mime")
local socket = require("socket")

local websocket = {}

websocket.CONTINUATION, websocket.TEXT, websocket.BINARY = 0, 1, 2
websocket.CLOSE, websocket.PING, websocket.PONG = 8, 9, 10

-- XOR[a][b] for bytes: this Lua may have no operator for it.
local XOR = {}
for a = 0, 255 do
  XOR[a] = {}
  for b = 0, 255 do
    local result, x, y, bit = 0, a, b, 1
    for _ = 1, 8 do
      if x % 2 ~= y % 2 then
        result = result + bit
      end
      x, y, bit = math.floor(x / 2), math.floor(y / 2), bit * 2
    end
    XOR[a][b] = result
  end
end

--- The payload with a mask of four bytes put on it, or taken off.
function websocket.mask(payload, key)
  local rows, parts = {}, {}
  for i = 0, 3 do
    local row = {}
    for byte = 0, 255 do
      row[byte] = string.char(XOR[key:byte(i + 1)][byte])
    end
    rows[i] = row
  end
  for i = 1, #payload do
    parts[i] = rows[(i - 1) % 4][payload:byte(i)]
  end
  return table.concat(parts)
end

local function big_endian(value, bytes)
  local parts = {}
  for i = bytes, 1, -1 do
    parts[i] = string.char(value % 256)
    value = math.floor(value / 256)
  end
  return table.concat(parts)
end

--- One frame's bytes. Fields: opcode (TEXT), payload, fin (true), rsv (0 to 7), mask (four bytes), length (what the header
--- says, where that is not the payload's), width (7, 16 or 64: how it says it, where that is not the shortest).
function websocket.frame(fields)
  local payload = fields.payload or ""
  local length = fields.length or #payload
  local width = fields.width or (length < 126 and 7 or length < 65536 and 16 or 64)
  local first = (fields.fin == false and 0 or 128) + (fields.rsv or 0) * 16 + (fields.opcode or websocket.TEXT)
  local size = width == 7 and length or width == 16 and 126 or 127
  local head = string.char(first, (fields.mask and 128 or 0) + size)
  if width == 16 then
    head = head .. big_endian(length, 2)
  elseif width == 64 then
    head = head .. big_endian(length, 8)
  end
  if fields.mask then
    return head .. fields.mask .. websocket.mask(payload, fields.mask)
  end
  return head .. payload
end

--- One message's frames: `fragment` bytes in each (all in one).
function websocket.message(payload, fields)
  fields = fields or {}
  local size = fields.fragment or math.max(#payload, 1)
  local frames = {}
  for first = 1, math.max(#payload, 1), size do
    frames[#frames + 1] = websocket.frame {
      opcode = first == 1 and (fields.opcode or websocket.TEXT) or websocket.CONTINUATION,
      payload = payload:sub(first, first + size - 1), fin = first + size > #payload, mask = fields.mask,
    }
  end
  return table.concat(frames)
end

--- A close frame's payload.
function websocket.closing(code, reason)
  return code and big_endian(code, 2) .. (reason or "") or ""
end

local Reader = {}
Reader.__index = Reader

--- Reads frames out of bytes that come in any pieces.
function websocket.reader()
  return setmetatable({ parts = {}, size = 0, needed = 2 }, Reader)
end

function Reader:feed(bytes)
  self.parts[#self.parts + 1] = bytes
  self.size = self.size + #bytes
end

local function number(bytes, first, last)
  local value = 0
  for i = first, last do
    value = value * 256 + bytes:byte(i)
  end
  return value
end

--- The next whole frame: { fin, rsv, opcode, mask, payload, shortest }; nil where more is needed.
function Reader:next()
  if self.size < self.needed then
    return nil
  end
  local bytes = table.concat(self.parts)
  self.parts = { bytes }
  local first, second = bytes:byte(1, 2)
  local masked, size = second >= 128, second % 128
  local at = 2 + (size == 126 and 2 or size == 127 and 8 or 0) + (masked and 4 or 0)
  if #bytes < at then
    self.needed = at
    return nil
  end
  local length = size == 126 and number(bytes, 3, 4) or size == 127 and number(bytes, 3, 10) or size
  if #bytes < at + length then
    self.needed = at + length
    return nil
  end
  local frame = { fin = first >= 128, rsv = math.floor(first / 16) % 8, opcode = first % 16,
    payload = bytes:sub(at + 1, at + length), mask = masked and bytes:sub(at - 3, at) or nil }
  frame.shortest = size < 126 or size == 126 and length > 125 or size == 127 and length > 65535
  if masked then
    frame.payload = websocket.mask(frame.payload, frame.mask)
  end
  self.parts, self.size, self.needed = { bytes:sub(at + length + 1) }, #bytes - at - length, 2
  return frame
end

local WORD = 4294967296

local function xor(a, b)
  local result, place = 0, 1
  for _ = 1, 4 do
    result = result + XOR[a % 256][b % 256] * place
    a, b, place = math.floor(a / 256), math.floor(b / 256), place * 256
  end
  return result
end

local function both(a, b) -- a + b - (a xor b) is twice what both have
  return (a + b - xor(a, b)) / 2
end

local function rotate(word, bits)
  local high = 2 ^ bits
  return (word * high) % WORD + math.floor(word / 2 ^ (32 - bits))
end

-- SHA-1, for the handshake alone. A word times 2^5 or 2^1 stays exact; by 30 it is turned to the right by 2.
local function sha1(text)
  local h = { 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0 }
  local padded = text .. "\128" .. ("\0"):rep((55 - #text) % 64) .. big_endian(#text * 8, 8)
  for block = 1, #padded, 64 do
    local w = {}
    for i = 1, 80 do
      w[i] = i <= 16 and number(padded, block + i * 4 - 4, block + i * 4 - 1)
        or rotate(xor(xor(w[i - 3], w[i - 8]), xor(w[i - 14], w[i - 16])), 1)
    end
    local a, b, c, d, e = h[1], h[2], h[3], h[4], h[5]
    for i = 1, 80 do
      local f, k
      if i <= 20 then
        f, k = xor(d, both(b, xor(c, d))), 0x5A827999
      elseif i <= 40 then
        f, k = xor(xor(b, c), d), 0x6ED9EBA1
      elseif i <= 60 then
        f, k = both(b, c) + both(d, xor(b, c)), 0x8F1BBCDC
      else
        f, k = xor(xor(b, c), d), 0xCA62C1D6
      end
      local turned = math.floor(b / 4) + b % 4 * 2 ^ 30
      a, b, c, d, e = (rotate(a, 5) + f + e + k + w[i]) % WORD, a, turned, c, d
    end
    for i, word in ipairs { a, b, c, d, e } do
      h[i] = (h[i] + word) % WORD
    end
  end
  local parts = {}
  for i = 1, 5 do
    parts[i] = big_endian(h[i], 4)
  end
  return table.concat(parts)
end

--- What Sec-WebSocket-Accept must say for a Sec-WebSocket-Key.
function websocket.accept(key)
  return (mime.b64(sha1(key .. "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")))
end

local Client = {}
Client.__index = Client

local KEY, MASK = "dGhlIHNhbXBsZSBub25jZQ==", "\55\250\33\61"

--- Connects to ws://host:port/path and waits for the answer. Returns a client, whose `status`, `headers` and, where it was
--- no 101, `body` tell the answer.
function websocket.connect(url, headers)
  local host, port, path = url:match("^ws://([^:/]+):(%d+)(.*)$")
  local client = setmetatable({ headers = {}, reader = websocket.reader() }, Client)
  client.socket = assert(socket.connect(host, tonumber(port)))
  client.socket:settimeout(60)
  client.socket:setoption("tcp-nodelay", true)
  local lines = { ("GET %s HTTP/1.1"):format(path == "" and "/" or path), ("Host: %s:%s"):format(host, port),
    "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: " .. KEY }
  for name, value in pairs(headers or {}) do
    lines[#lines + 1] = name .. ": " .. value
  end
  assert(client.socket:send(table.concat(lines, "\r\n") .. "\r\n\r\n"))
  client.status = tonumber(assert(client.socket:receive("*l")):match("^HTTP/1%.1 (%d+)"))
  for line in function() return client.socket:receive("*l") end do
    local name, value = line:match("^([^:]+):%s*(.*)$")
    if not name then
      break
    end
    client.headers[name:lower()] = value
  end
  if client.status ~= 101 then
    client.body = client.socket:receive(tonumber(client.headers["content-length"] or 0))
  else
    assert(client.headers["sec-websocket-accept"] == websocket.accept(KEY), "not the key's answer")
  end
  return client
end

--- Sends bytes as they are.
function Client:send_bytes(bytes)
  return self.socket:send(bytes)
end

--- Sends one message; fields as in websocket.message.
function Client:send(payload, fields)
  fields = fields or {}
  return self:send_bytes(websocket.message(payload, { opcode = fields.opcode, fragment = fields.fragment, mask = MASK }))
end

--- Sends one frame; fields as in websocket.frame.
function Client:send_frame(fields)
  fields.mask = fields.mask or MASK
  return self:send_bytes(websocket.frame(fields))
end

--- The next frame, or nil and why.
function Client:receive_frame()
  while true do
    local frame = self.reader:next()
    if frame then
      return frame
    end
    local wanted = math.min(math.max(self.reader.needed - self.reader.size, 1), 65536)
    local bytes, problem, partial = self.socket:receive(wanted)
    if not bytes and (partial or "") == "" then
      return nil, problem
    end
    self.reader:feed(bytes or partial)
  end
end

--- The next message, its fragments joined, or nil and why ("close" with the code and the reason).
function Client:receive()
  local parts = {}
  while true do
    local frame, problem = self:receive_frame()
    if not frame then
      return nil, problem
    elseif frame.opcode == websocket.CLOSE then
      return nil, "close", #frame.payload >= 2 and number(frame.payload, 1, 2) or nil, frame.payload:sub(3)
    elseif frame.opcode < websocket.CLOSE then
      parts[#parts + 1] = frame.payload
      if frame.fin then
        return table.concat(parts)
      end
    end
  end
end

function Client:close()
  self.socket:close()
end

return websocket
