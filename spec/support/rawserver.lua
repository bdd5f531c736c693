-- A raw TCP server in a process of its own, which does to each connection exactly what a spec says, and tells what it
-- received. One process serves thousands of cases: the spec gives it a script for the next connections and asks afterwards.
--
--   local rawserver = require("spec.support.rawserver")
--   local server = rawserver.start()                      -- server.url, server.port
--   server:script {                                       -- forgets the past, drops what is still open
--     { "read", { "send", "HTTP/1.1 200 OK\r\n" }, { "reset" } },        -- the first connection
--     { "read", { "send", rawserver.response(200, "{}") }, "again" },    -- the second: again from its first step
--     otherwise = { "close" },                            -- any further one (default: close)
--   }
--   … call the client …
--   local log = server:log()         -- { connections = { { requests = { { method, path, headers, body, raw } }, received, ended } } }
--   server:stop()
--
-- Steps (a step without arguments may be its bare name):
--   "read"             one whole request: headers, and the body that Content-Length or chunked announces
--   { "read_bytes", n }  n bytes        "read_head"  up to the end of the headers
--   { "send", bytes, size, delay }  all at once, or in pieces of `size` bytes, `delay` seconds apart
--   { "flood", bytes, times }
--   { "upgrade", lines, cut, size } a WebSocket's 101 to what was read last, or its first bytes   "read_frame" (one of the client's)
--   { "sleep", s }   "stall" (until the peer goes away or the next script)
--   "route"   goes on with the script `routes[last part of the request's path]`, for calls made at the same time
--   "shutdown" (half close: our sending side)   "close"   "reset" (RST)   "again" (from the first step)
-- A script that ends without close, reset or stall closes.
local socket = require("socket")
local support = require("spec.support.util")

local rawserver = {}
local Server = {}
Server.__index = Server
rawserver.Server = Server

local ESCAPES = {}
for byte = 0, 255 do
  ESCAPES[string.char(byte)] = ("\\%03d"):format(byte)
end

-- A Lua literal of strings, numbers, booleans and tables of them.
local function literal(value)
  if type(value) == "string" then
    return '"' .. value:gsub('[%c"\\]', ESCAPES) .. '"'
  elseif type(value) == "table" then
    local parts = {}
    for key, each in pairs(value) do
      parts[#parts + 1] = "[" .. literal(key) .. "]=" .. literal(each)
    end
    return "{" .. table.concat(parts, ",") .. "}"
  end
  return tostring(value)
end
rawserver.literal = literal

local load_text = loadstring or load

--- The text of a complete answer; headers: a table, or lines ending in CRLF. Content-Length is added unless they frame the body.
function rawserver.response(status, body, headers)
  local lines = { ("HTTP/1.1 %d Status\r\n"):format(status) }
  if type(headers) == "string" then
    lines[#lines + 1] = headers
  else
    for name, value in pairs(headers or { ["Content-Type"] = "application/json" }) do
      lines[#lines + 1] = name .. ": " .. value .. "\r\n"
    end
  end
  local head = table.concat(lines)
  local lower = head:lower()
  if not lower:find("\ncontent-length:", 1, true) and not lower:find("\ntransfer-encoding:", 1, true) then
    head = head .. "Content-Length: " .. #(body or "") .. "\r\n"
  end
  return head .. "\r\n" .. (body or "")
end

--- The body in chunked transfer coding, in pieces of `size` bytes.
function rawserver.chunked(body, size)
  local parts = {}
  for start = 1, #body, size or #body do
    local piece = body:sub(start, start + (size or #body) - 1)
    parts[#parts + 1] = ("%x\r\n"):format(#piece) .. piece .. "\r\n" -- 5.1's %s ends at a NUL
  end
  parts[#parts + 1] = "0\r\n\r\n"
  return table.concat(parts)
end

local function ask(server, command, argument)
  local text = argument == nil and "" or literal(argument)
  assert(server.control:send(("%s %d\n%s"):format(command, #text, text)))
  local length = assert(server.control:receive("*l"))
  local answer = length == "0" and "" or assert(server.control:receive(tonumber(length)))
  if answer == "" then
    return nil
  end
  local result = assert(load_text("return " .. answer))()
  if type(result) == "table" and result.error then
    error("rawserver: " .. result.error, 3)
  end
  return result
end
rawserver.ask = ask

--- Starts the process. Options: host (default "127.0.0.1"), program (another that obeys in the same way).
function rawserver.start(options)
  local folder = support.temporary_folder()
  local ports = folder .. "/ports"
  options = options or {}
  local command = ("%s spec/support/%s.lua %s %s"):format(support.quote(support.server_lua()),
    options.program or "rawserver_process", support.quote(ports), options.host or "127.0.0.1")
  local server = setmetatable({ folder = folder }, Server)
  server.process = support.start("exec env -u LD_PRELOAD " .. command, folder .. "/log")
  local port, control
  local started, problem = pcall(support.wait_until, function()
    port, control = (support.read_file(ports) or ""):match("^(%d+) (%d+)\n")
    return port
  end, "the raw server's port")
  if not started then
    local log = support.read_file(folder .. "/log")
    server.process.stop()
    support.remove(folder)
    error(problem .. "\n" .. (log or ""), 2)
  end
  server.port = tonumber(port)
  server.url = "http://127.0.0.1:" .. port
  server.control = assert(socket.connect("127.0.0.1", tonumber(control)))
  server.control:setoption("tcp-nodelay", true)
  server.control:settimeout(60)
  return server
end

--- Says what the next connections get, in order, and forgets what was received before.
function Server:script(connections)
  ask(self, "script", connections)
end

--- What each connection received since the last script, in the order they came.
function Server:log()
  return ask(self, "log")
end

--- How many connections, requests (whole ones) and open connections there were since the last script.
function Server:count()
  local count = ask(self, "count")
  return count.connections, count.requests, count.open
end

--- Waits until at least so many { connections =, requests =, ended = } were seen.
function Server:wait_for(wanted, timeout)
  return support.wait_until(function()
    local count = ask(self, "count")
    for name, number in pairs(wanted) do
      if (count[name] or 0) < number then
        return false
      end
    end
    return true
  end, "the raw server to see " .. literal(wanted), timeout)
end

--- Stops listening (connections are refused) and, with true, listens again on the same port.
function Server:listen(on)
  ask(self, "listen", on ~= false)
end

--- Ends the process; idempotent.
function Server:stop()
  if self.control then
    self.control:close()
    self.control = nil
    self.process.stop()
    support.remove(self.folder)
  end
end

return rawserver
