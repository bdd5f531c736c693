-- A stand-in for a browser: a WebSocket server in a process of its own that answers the Chrome DevTools Protocol as a spec's
-- script says, also as no browser would, and tells what it received.
--
--   local cdp_server = require("spec.support.cdp_server")
--   local server = cdp_server.start()                       -- server.ws_url, server.port
--   server:script {                                         -- forgets the past, drops what is still open
--     ["Target.createTarget"] = { result = { targetId = "T" } },
--     ["Runtime.evaluate"] = { { event = "Runtime.consoleAPICalled", params = '{"args":[]}' }, { result = {} } },
--     ["Page.navigate"] = {},                               -- never answered
--     ["Page.reload"] = { error = { code = -32000, message = "Not attached to an active page" } },
--   }
--   server:script(first, second, last)                      -- a script for each connection; the last for all further ones
--   … call the client …
--   server:say { event = "Target.targetCrashed" }           -- to the newest connection, now; server:say(steps, 1): to the first
--   server:wait_for { connections = 1, messages = 2, ended = 1, ["Page.navigate"] = 1 }     -- at least so many
--   local log = server:log()   -- { connections = { { request = { method, path, headers }, messages = { { id, method, params,
--                              --   sessionId } }, pings, pongs, closed = { code, reason }, problem, ended } } }
--   server:stop()
--
-- A script's key is a method, or one of
--   "*"         any other method (the answer is -32601 "'X' wasn't found", as a browser's)
--   "open"      after the upgrade
--   "upgrade"   in the place of the 101; then only "bytes", "sleep", "close", "reset" and "accept" make sense
--   "ping"      a ping of the client's (a pong)
--   "closing"   its close frame (echoed, then "end")
-- Its value is one step, a list of steps, or { each = { steps, steps, … } }: the first time, the second, …, the last for ever.
-- A step is one of
--   { result = table or JSON text }     { error = { code, message } or text }       the answer, with the message's id and session
--   { event = method, params = table or text, session = id (the message's) }
--   { text = text } { binary = bytes }  one message; $id and $session in a text are the message's
--   { frame = { opcode, payload, fin, rsv, mask, length, width } }    one frame: see spec.support.frames
--   { bytes = bytes }                   as they are: garbage
--   { ping = payload }                  { closing = code, reason = text }
--   { sleep = seconds }                 what follows in this list waits; other messages are answered meanwhile
--   { accept = "wrong" }                a 101 with that Sec-WebSocket-Accept; { accept = true }: the right one
--   "end" (the connection is closed, without a close frame)   "reset" (TCP)   "stall" (nothing more is read)   "resume"
-- and may hold besides: times = n (so many of it), fragment = n (messages in frames of n bytes), pieces = n (n bytes a
-- send, 1 ms apart: what follows waits).
-- What the client's frames are not allowed to be is told in `problem`.
local rawserver = require("spec.support.rawserver")

local cdp_server = {}
local Server = setmetatable({}, { __index = rawserver.Server })
Server.__index = Server

--- Starts the process. Options: host (default "127.0.0.1").
function cdp_server.start(options)
  local server = rawserver.start { program = "cdp_server_process", host = (options or {}).host }
  server.ws_url = ("ws://127.0.0.1:%d/devtools/browser/stand-in"):format(server.port)
  return setmetatable(server, Server)
end

--- Says how each of the next connections is answered, and forgets what was received before.
function Server:script(...)
  rawserver.ask(self, "script", { ... })
end

--- Does a step, or several, on a connection (the newest) now.
function Server:say(steps, connection)
  rawserver.ask(self, "say", { steps = steps, connection = connection })
end

return cdp_server
