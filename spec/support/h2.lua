-- An HTTP/2 server of a spec's own making: frames by hand, behind an nginx that does nothing but TLS.
--
--   local server = h2.listen()                            -- server.url; nil where nginx cannot
--   local connection = server:accept(transport)           -- the preface and SETTINGS are exchanged
--   local stream = connection:read(transport)             -- pumps until a whole request is there: its stream's number
--   connection:answer(stream, "{}")   connection:send(h2.goaway(last))   connection:close()
local loopback = require("spec.support.loopback")
local tls = require("spec.support.tls")

local h2 = {}
local Server, Connection = {}, {}
Server.__index = Server
Connection.__index = Connection

local DATA, HEADERS, RST_STREAM, SETTINGS, GOAWAY = 0, 1, 3, 4, 7
local END_STREAM, ACK, END_HEADERS = 1, 1, 4
local PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

h2.NO_ERROR, h2.INTERNAL_ERROR, h2.REFUSED_STREAM, h2.HTTP_1_1_REQUIRED = 0, 2, 7, 13

local function bytes(number, count)
  local parts = {}
  for i = count, 1, -1 do
    parts[i] = string.char(number % 256)
    number = math.floor(number / 256)
  end
  return table.concat(parts)
end

function h2.frame(kind, flags, stream, payload)
  payload = payload or ""
  return bytes(#payload, 3) .. string.char(kind, flags) .. bytes(stream, 4) .. payload
end

function h2.goaway(last, code)
  return h2.frame(GOAWAY, 0, 0, bytes(last, 4) .. bytes(code or h2.NO_ERROR, 4))
end

function h2.reset(stream, code)
  return h2.frame(RST_STREAM, 0, stream, bytes(code, 4))
end

--- Listens, if this machine can. alpn: what the server agrees to, "h2" by default.
function h2.listen(alpn)
  if not tls.has_tcp() then
    return nil
  end
  local listener = loopback.listen()
  local nginx = tls.start { { tcp = listener.port, alpn = alpn or "h2" } }
  return setmetatable({ listener = listener, nginx = nginx, url = nginx[1].url }, Server)
end

--- A connection that speaks something else than HTTP/2: loopback's.
function Server:accept_plain(transport)
  return self.listener:accept(transport)
end

function Server:accept(transport)
  local plain = self.listener:accept(transport)
  local connection = setmetatable({ plain = plain, socket = plain.socket, unread = "", began = false }, Connection)
  connection:send(h2.frame(SETTINGS, 0, 0))
  return connection
end

function Server:stop()
  self.listener:stop()
  self.nginx:stop()
end

function Connection:send(text)
  self.plain:send(text)
end

function Connection:answer(stream, body)
  self:send(h2.frame(HEADERS, END_HEADERS, stream, "\136") -- :status 200
    .. h2.frame(DATA, END_STREAM, stream, body or "{}"))
end

function Connection:close()
  self.plain:close()
end

function Connection:reset()
  self.plain:reset()
end

-- The next frame that is whole: kind, flags, stream.
local function take_frame(self)
  local text = self.unread
  if not self.began then
    if #text < #PREFACE then
      return nil
    end
    assert(text:sub(1, #PREFACE) == PREFACE, "HTTP/2 expected")
    self.began = true
    text = text:sub(#PREFACE + 1)
    self.unread = text
  end
  if #text < 9 then
    return nil
  end
  local a, b, c, kind, flags, d, e, f, g = text:byte(1, 9)
  local length = (a * 256 + b) * 256 + c
  if #text < 9 + length then
    return nil
  end
  self.unread = text:sub(10 + length)
  return kind, flags, (((d % 128) * 256 + e) * 256 + f) * 256 + g
end

--- The stream of a request that has come whole by now, or nil.
function Connection:try()
  local text, _, rest = self.socket:receive(65536)
  self.unread = self.unread .. (text or rest or "")
  while true do
    local kind, flags, stream = take_frame(self)
    if kind == nil then
      return nil
    elseif kind == SETTINGS and flags % 2 ~= ACK then
      self:send(h2.frame(SETTINGS, ACK, 0))
    elseif (kind == HEADERS or kind == DATA) and flags % 2 == END_STREAM then
      return stream
    end
  end
end

--- Pumps until a request has come whole; its stream's number.
function Connection:read(transport)
  return loopback.run_until(transport, function()
    return self:try()
  end, "a request")
end

return h2
