-- A bare WebSocket on a transport of its own, for the specs of bctrl.core alone.
--
--   local peer = require("spec.support.websocket_peer").new(server)     -- a raw server; { max_connections = } for the transport
--   local socket = peer:open { ping = 1 }      -- connecting; options of core.websocket, all with a default
--   peer:opened(socket)    peer:receive(socket)    peer:outcome(socket)    peer:wait(function() return … end)
--   peer:close()
local core = require("bctrl.core")
local transports = require("spec.support.transport")

local peers = {}
local Peer = {}
Peer.__index = Peer

function peers.new(server, options)
  local transport = transports.new(options)
  return setmetatable({ transport = transport, url = server.url:gsub("^http", "ws") .. "/devtools/secret?token=secret" }, Peer)
end

function Peer:open(options)
  local all = { template = transports.template(options and options.template), url = self.url, timeout = 20, max_message = 2 ^ 20 }
  for name, value in pairs(options or {}) do
    if name ~= "template" then
      all[name] = value
    end
  end
  return (core.websocket(self.transport.transport, all))
end

function Peer:wait(condition)
  local due = core.now() + 30
  local result, more = condition()
  while not result do
    assert(core.now() < due, "nothing came")
    self.transport:run(0.1)
    while self.transport:next() do end
    result, more = condition()
  end
  return result, more
end

function Peer:opened(socket)
  self:wait(function() return socket:state() ~= "connecting" end)
  assert(socket:state() == "open", (select(2, socket:outcome())))
  return socket
end

function Peer:receive(socket)
  return self:wait(function() return socket:receive() end)
end

function Peer:outcome(socket)
  self:wait(function() return socket:state() == "ended" end)
  return socket:outcome()
end

function Peer:close()
  self.transport:close()
end

return peers
