-- A TCP server inside the spec's own process, for bctrl.core alone: the spec says what the server does between two runs,
-- so that nothing depends on time.
--
--   local loopback = require("spec.support.loopback")
--   local server = loopback.listen()                      -- server.url, server.port
--   local connection = server:accept(transport)           -- runs until somebody has connected
--   local request = connection:read(transport)            -- runs until a whole request is there: its text
--   connection:send(text)   connection:close()
--   loopback.finish(transport, id)                        -- runs until this request is done
local socket = require("socket")
local support = require("spec.support.util")

local loopback = {}
local Server, Connection = {}, {}
Server.__index = Server
Connection.__index = Connection

local PATIENCE = 30

local function run_until(transport, predicate, what)
  local deadline = support.now() + PATIENCE
  while true do
    local result = predicate()
    if result then
      return result
    end
    assert(support.now() < deadline, "waited in vain for " .. what)
    transport:run(0.002)
  end
end
loopback.run_until = run_until

function loopback.listen(backlog)
  local listener = assert(socket.bind("127.0.0.1", 0, backlog or 128))
  listener:settimeout(0)
  local _, port = listener:getsockname()
  return setmetatable({ listener = listener, port = tonumber(port), url = "http://127.0.0.1:" .. port }, Server)
end

function Server:accept(transport)
  return run_until(transport, function()
    local accepted = self.listener:accept()
    if accepted then
      accepted:settimeout(0)
      accepted:setoption("tcp-nodelay", true)
      return setmetatable({ socket = accepted, pieces = {}, length = 0 }, Connection)
    end
  end, "a connection")
end

--- Is there a connection to accept?
function Server:pending()
  return #socket.select({ self.listener }, nil, 0) > 0
end

function Server:stop()
  self.listener:close()
end

-- Takes what has come; true when the peer has closed.
local function receive(self)
  local text, problem, rest = self.socket:receive(65536)
  text = text or rest or ""
  self.pieces[#self.pieces + 1] = text
  self.length = self.length + #text
  return problem == "closed"
end

function Connection:read(transport)
  local needed = 0 -- a long body is put together once
  return run_until(transport, function()
    receive(self)
    if self.length < needed then
      return nil
    end
    local received = table.concat(self.pieces)
    self.pieces = { received }
    local _, head_end = received:find("\r\n\r\n", 1, true)
    if head_end then
      needed = head_end + tonumber(received:sub(1, head_end):lower():match("\ncontent%-length: (%d+)") or 0)
      if #received >= needed then
        self.pieces, self.length = { received:sub(needed + 1) }, #received - needed
        return received:sub(1, needed)
      end
    end
  end, "a request")
end

--- Pumps until the peer has closed the connection.
function Connection:read_end(transport)
  run_until(transport, function()
    return receive(self)
  end, "the end of the connection")
end

function Connection:send(text)
  local sent = 0
  while sent < #text do
    local last, problem, partial = self.socket:send(text, sent + 1)
    if problem and problem ~= "timeout" then
      return
    end
    sent = last or partial
  end
end

function Connection:answer(body, headers)
  self:send(("HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s"):format(headers or "", #body, body))
end

function Connection:reset()
  self.socket:setoption("linger", { on = true, timeout = 0 })
  self.socket:close()
end

function Connection:close()
  self.socket:close()
end

--- Pumps until the request of this number is done, and no other is.
function loopback.finish(transport, id)
  run_until(transport, function()
    local done = transport:next()
    assert(done == nil or done == id, "another request is done")
    return done
  end, "an answer")
end

return loopback
