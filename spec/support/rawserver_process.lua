-- The process behind spec.support.rawserver: one select loop, a coroutine for each connection.
local commanded = require("spec.support.commanded")
local socket = require("socket")

local server = commanded.start(arg[1], arg[2])

local scripts = {}
local connections = {}   -- every one since the last script, in order
local by_socket = {}     -- those still open

local function finish(connection, how)
  if connection.socket then
    by_socket[connection.socket] = nil
    connection.socket:close()
    connection.socket = nil
    connection.ended = how
  end
end

-- In a connection's coroutine: waits until there are more bytes; false at the peer's end.
local function receive_more(connection)
  while true do
    local data, problem, partial = connection.socket:receive(65536)
    data = data or partial
    if data and data ~= "" then
      connection.received = connection.received .. data
      connection.unread = connection.unread .. data
      return true
    elseif problem == "closed" then
      return false
    end
    coroutine.yield("read")
  end
end

local function need_bytes(connection, count)
  while #connection.unread < count do
    if not receive_more(connection) then
      return false
    end
  end
  return true
end

local function read_head(connection)
  while true do
    local _, stop = connection.unread:find("\r\n\r\n", 1, true)
    if stop then
      return stop
    elseif not receive_more(connection) then
      return nil
    end
  end
end

local function end_of_chunks(connection, start)
  while true do
    local line_end
    repeat
      line_end = connection.unread:find("\r\n", start, true)
    until line_end or not receive_more(connection)
    if not line_end then
      return nil
    end
    local size = tonumber(connection.unread:sub(start, line_end - 1):match("^%x+"), 16)
    start = line_end + 2 + size + 2
    if not need_bytes(connection, start - 1) then
      return nil
    elseif size == 0 then
      return start - 1
    end
  end
end

local function parse(head)
  local request = { headers = {} }
  request.method, request.path, request.version = head:match("^(%S+) (%S+) (%S+)\r\n")
  for spelt, value in head:gmatch("\r\n([^:\r\n]+):[ \t]*([^\r\n]*)") do
    local name = spelt:lower()
    request.headers[name] = request.headers[name] and request.headers[name] .. ", " .. value or value
  end
  return request
end

local steps = {}

function steps.read(connection)
  local head_end = read_head(connection)
  if not head_end then
    return "peer"
  end
  local request = parse(connection.unread:sub(1, head_end))
  local stop
  if (request.headers["transfer-encoding"] or ""):lower() == "chunked" then
    stop = end_of_chunks(connection, head_end + 1)
  else
    stop = head_end + (tonumber(request.headers["content-length"]) or 0)
    stop = need_bytes(connection, stop) and stop or nil
  end
  if not stop then
    return "peer"
  end
  request.raw = connection.unread:sub(1, stop)
  request.body = connection.unread:sub(head_end + 1, stop)
  connection.unread = connection.unread:sub(stop + 1)
  connection.requests[#connection.requests + 1] = request
end

function steps.read_head(connection)
  local stop = read_head(connection)
  if not stop then
    return "peer"
  end
  connection.unread = connection.unread:sub(stop + 1)
end

function steps.read_bytes(connection, count)
  if not need_bytes(connection, count) then
    return "peer"
  end
  connection.unread = connection.unread:sub(count + 1)
end

local function send_all(connection, data)
  local first = 1
  while first <= #data do
    local last, problem, partial = connection.socket:send(data, first)
    first = (last or partial) + 1
    if problem == "closed" then
      return false
    elseif first <= #data then
      coroutine.yield("write")
    end
  end
  return true
end

function steps.sleep(_, seconds)
  coroutine.yield("sleep", seconds)
end

function steps.send(connection, data, size, delay)
  for first = 1, #data, size or math.max(#data, 1) do
    if first > 1 and delay then
      coroutine.yield("sleep", delay)
    end
    if not send_all(connection, data:sub(first, first + (size or #data) - 1)) then
      return "peer"
    end
  end
end

function steps.flood(connection, data, times)
  for _ = 1, times do
    if not send_all(connection, data) then
      return "peer"
    end
  end
end

function steps.stall(connection)
  while receive_more(connection) do
    connection.unread = ""
  end
  return "peer"
end

-- Answers the request that was read last as a WebSocket's server does.
function steps.upgrade(connection, lines, cut, size)
  local request = connection.requests[#connection.requests]
  local websocket = require("spec.support.websocket")
  local answer = websocket.answer(request.headers["sec-websocket-key"] or "", lines)
  return steps.send(connection, answer:sub(1, cut), size)
end

-- One whole frame of the client's; what was in it stays in `received`.
function steps.read_frame(connection)
  local websocket = require("spec.support.websocket")
  while true do
    local frame, length = websocket.read(connection.unread)
    if frame then
      connection.unread = connection.unread:sub(length + 1)
      return nil
    elseif not receive_more(connection) then
      return "peer"
    end
  end
end

function steps.shutdown(connection)
  connection.socket:shutdown("send")
end

function steps.close()
  return "close"
end

function steps.reset(connection)
  connection.socket:setoption("linger", { on = true, timeout = 0 })
  return "reset"
end

local function serve(connection, script)
  local index = 1
  while script[index] do
    local step = script[index]
    index = index + 1
    if step == "again" or step[1] == "again" then
      index = 1
    elseif step == "route" then
      local request = connection.requests[#connection.requests]
      script = scripts.routes[request.path:match("[^/?]*$")] or { "close" }
      index = 1
    else
      local name = type(step) == "table" and step[1] or step
      local run = steps[name] or error("no such step: " .. tostring(name))
      local ended
      if type(step) == "table" then
        ended = run(connection, step[2], step[3], step[4])
      else
        ended = run(connection)
      end
      if ended then
        return ended
      end
    end
  end
  return "close"
end

local function advance(connection)
  local alive, wants, seconds = coroutine.resume(connection.thread)
  if not alive then
    connection.error = tostring(wants)
    finish(connection, "error")
  elseif coroutine.status(connection.thread) == "dead" then
    finish(connection, wants)
  else
    connection.wants = wants
    connection.wake_at = wants == "sleep" and socket.gettime() + seconds or nil
  end
end

local function accept_all()
  while server.listener do
    local accepted = server.listener:accept()
    if not accepted then
      return
    end
    accepted:settimeout(0)
    accepted:setoption("tcp-nodelay", true)
    local connection = { socket = accepted, received = "", unread = "", requests = {} }
    connections[#connections + 1] = connection
    by_socket[accepted] = connection
    local script = scripts[#connections] or scripts.otherwise or { "close" }
    connection.thread = coroutine.create(function()
      return serve(connection, script)
    end)
    advance(connection)
  end
end

local commands = {}

function commands.script(new)
  -- Those already in the listener's queue belong to the past.
  accept_all()
  for _, connection in ipairs(connections) do
    finish(connection, "script")
  end
  connections, by_socket, scripts = {}, {}, new
end

function commands.log()
  local log = { connections = {} }
  for index, connection in ipairs(connections) do
    log.connections[index] = { requests = connection.requests, received = connection.received,
      ended = connection.ended, error = connection.error }
  end
  return log
end

function commands.count()
  local count = { connections = #connections, requests = 0, open = 0, ended = 0 }
  for _, connection in ipairs(connections) do
    count.requests = count.requests + #connection.requests
    count[connection.socket and "open" or "ended"] = count[connection.socket and "open" or "ended"] + 1
    if connection.error then
      return { error = connection.error }
    end
  end
  return count
end

function commands.listen(on)
  commanded.listen(server, on)
end

while true do
  local readers, writers, timeout = { server.control, server.listener }, {}, nil
  local now = socket.gettime()
  for _, connection in pairs(by_socket) do
    if connection.wants == "read" then
      readers[#readers + 1] = connection.socket
    elseif connection.wants == "write" then
      writers[#writers + 1] = connection.socket
    else
      local wait = math.max(connection.wake_at - now, 0)
      timeout = math.min(timeout or wait, wait)
    end
  end
  local readable, writable = socket.select(readers, writers, timeout)
  if server.listener and readable[server.listener] then
    accept_all()
  end
  now = socket.gettime()
  local ready = {}
  for each, connection in pairs(by_socket) do
    if connection.wake_at and connection.wake_at <= now or readable[each] or writable[each] then
      ready[#ready + 1] = connection
    end
  end
  for _, connection in ipairs(ready) do
    if connection.socket then
      advance(connection)
    end
  end
  if readable[server.control] then
    commanded.obey(server, commands)
  end
end
