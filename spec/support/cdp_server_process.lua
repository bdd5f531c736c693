-- The process behind spec.support.cdp_server: one select loop without coroutines; what is to be sent lies in a connection's
-- list until its socket takes it.
local commanded = require("spec.support.commanded")
local dkjson = require("dkjson")
local socket = require("socket")
local websocket = require("spec.support.frames")

local server = commanded.start(arg[1], arg[2])

local scripts, connections, by_socket, timers = {}, {}, {}, {}
local broken -- what a script's mistake raised: told at the next question
local run_steps

local function finish(connection, how)
  if connection.socket then
    by_socket[connection.socket] = nil
    connection.socket:close()
    connection.socket, connection.ended = nil, how
  end
end

local function later(seconds, run)
  timers[#timers + 1] = { at = socket.gettime() + seconds, run = run }
end

-- Sends what lies in the list, as far as the socket takes it.
local function flush(connection)
  local out = connection.out
  while connection.socket and out[out.first] do
    local chunk = out[out.first]
    local last, problem, partial = connection.socket:send(chunk, out.sent + 1)
    out.sent = last or partial
    if out.sent >= #chunk then
      out[out.first] = nil
      out.first, out.sent = out.first + 1, 0
    elseif problem == "closed" then
      return finish(connection, "peer")
    else
      return
    end
  end
  if connection.socket and connection.ends then
    if connection.ends == "reset" then
      connection.socket:setoption("linger", { on = true, timeout = 0 })
    end
    finish(connection, connection.ends)
  end
end

local function send(connection, bytes)
  local out = connection.out
  if bytes ~= "" and connection.socket then
    out.last = out.last + 1
    out[out.last] = bytes
  end
end

-- A value as JSON; a text is JSON already, an empty table an object.
local function json_of(value)
  if type(value) == "string" then
    return value
  end
  local function mark(each)
    if type(each) == "table" then
      if next(each) == nil then
        setmetatable(each, { __jsontype = "object" })
      end
      for _, inner in pairs(each) do
        mark(inner)
      end
    end
    return each
  end
  return dkjson.encode(mark(value or {}))
end

local function quoted(text)
  return dkjson.quotestring(text)
end

-- The bytes that a step stands for; nil where it is none of these.
local function bytes_of(step, message)
  local session = step.session or message.sessionId
  local tail = session and ',"sessionId":' .. quoted(session) or ""
  local id = ("%.0f"):format(message.id or 0)
  local text = step.text
  if step.result then
    text = ('{"id":%s,"result":%s%s}'):format(id, json_of(step.result), tail)
  elseif step.error then
    text = ('{"id":%s,"error":%s%s}'):format(id, json_of(step.error), tail)
  elseif step.event then
    text = ('{"method":%s,"params":%s%s}'):format(quoted(step.event), json_of(step.params), tail)
  elseif text then
    text = text:gsub("%$(%a+)", { id = id, session = session })
  end
  if text then
    return websocket.message(text, { fragment = step.fragment })
  elseif step.binary then
    return websocket.message(step.binary, { opcode = websocket.BINARY, fragment = step.fragment })
  elseif step.frame then
    return websocket.frame(step.frame)
  elseif step.ping then
    return websocket.frame { opcode = websocket.PING, payload = step.ping }
  elseif step.closing then
    return websocket.frame { opcode = websocket.CLOSE, payload = websocket.closing(step.closing, step.reason) }
  end
  return step.bytes
end

local function accept(connection, key)
  if key == true then
    key = websocket.accept(connection.request.headers["sec-websocket-key"] or "")
  end
  send(connection, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
    .. key .. "\r\n\r\n")
  connection.upgraded = true
end

-- In pieces, a millisecond between them; then goes on with the steps.
local function send_pieces(connection, bytes, size, at, go_on)
  send(connection, bytes:sub(at, at + size - 1))
  flush(connection)
  if at + size > #bytes then
    return go_on()
  end
  later(0.001, function()
    send_pieces(connection, bytes, size, at + size, go_on)
  end)
end

local function run_step(connection, step, message, go_on)
  if step == "end" or step == "reset" then
    connection.ends = step
  elseif step == "stall" or step == "resume" then
    connection.stalled = step == "stall"
  elseif step.sleep then
    return later(step.sleep, go_on)
  elseif step.accept then
    accept(connection, step.accept)
  else
    local bytes = assert(bytes_of(step, message), "no such step")
    if step.pieces then
      return send_pieces(connection, bytes:rep(step.times or 1), step.pieces, 1, go_on)
    end
    for _ = 1, step.times or 1 do
      send(connection, bytes)
    end
  end
  return go_on()
end

function run_steps(connection, steps, message, from)
  for index = from or 1, #steps do
    if not connection.socket or connection.ends then
      return
    end
    local went_on = false
    run_step(connection, steps[index], message, function()
      if went_on == nil then -- called later, from a timer
        run_steps(connection, steps, message, index + 1)
      else
        went_on = true
      end
    end)
    if not went_on then
      went_on = nil
      break
    end
  end
  flush(connection)
end

-- The steps that a script has for a key, as a list; nil where it has none.
local function steps_for(connection, key)
  local rule = connection.script[key]
  if type(rule) == "table" and rule.each then
    connection.turns[key] = (connection.turns[key] or 0) + 1
    rule = rule.each[math.min(connection.turns[key], #rule.each)]
  end
  if rule == nil or type(rule) == "table" and (rule[1] ~= nil or next(rule) == nil) then
    return rule
  end
  return { rule }
end

local function take_message(connection, text)
  local message, _, problem = dkjson.decode(text, 1, nil)
  if type(message) ~= "table" then
    connection.problem = connection.problem or "no JSON: " .. tostring(problem)
    return
  end
  connection.messages[#connection.messages + 1] = message
  local method = tostring(message.method)
  local steps = steps_for(connection, method) or steps_for(connection, "*") or {
    { error = { code = -32601, message = ("'%s' wasn't found"):format(method) } },
  }
  run_steps(connection, steps, message)
end

-- What is wrong with a frame of a client's, or nil.
local function find_problem(connection, frame)
  local opcode = frame.opcode
  if not frame.mask then
    return "a frame without a mask"
  elseif frame.rsv ~= 0 then
    return "reserved bits"
  elseif opcode > 2 and opcode < 8 or opcode > 10 then
    return "opcode " .. opcode
  elseif not frame.shortest then
    return "a length that is not the shortest"
  elseif opcode >= 8 and (#frame.payload > 125 or not frame.fin) then
    return "a control frame that is long or fragmented"
  elseif opcode < 8 and (opcode == 0) ~= (connection.parts ~= nil) then
    return "a fragment out of order"
  end
end

local function take_frame(connection, frame)
  local opcode, payload = frame.opcode, frame.payload
  connection.problem = connection.problem or find_problem(connection, frame)
  if opcode == websocket.PING then
    connection.pings = connection.pings + 1
    run_steps(connection, steps_for(connection, "ping") or
      { { frame = { opcode = websocket.PONG, payload = payload } } }, {})
  elseif opcode == websocket.PONG then
    connection.pongs = connection.pongs + 1
  elseif opcode == websocket.CLOSE then
    local high, low = payload:byte(1, 2)
    connection.closed = { code = low and high * 256 + low, reason = payload:sub(3) }
    run_steps(connection, steps_for(connection, "closing") or
      { { frame = { opcode = websocket.CLOSE, payload = payload:sub(1, 2) } }, "end" }, {})
  else
    connection.parts = connection.parts or {}
    table.insert(connection.parts, payload)
    if frame.fin then
      local text = table.concat(connection.parts)
      connection.parts = nil
      take_message(connection, text)
    end
  end
end

local function take_head(connection)
  local head, rest = connection.head:match("^(.-\r\n)\r\n(.*)$")
  if not head then
    return
  end
  local request = { headers = {} }
  request.method, request.path = head:match("^(%S+) (%S+)")
  for spelt, value in head:gmatch("\r\n([^:\r\n]+):[ \t]*([^\r\n]*)") do
    request.headers[spelt:lower()] = value
  end
  connection.request, connection.head = request, nil
  if rest ~= "" then
    connection.reader:feed(rest)
  end
  run_steps(connection, steps_for(connection, "upgrade") or { { accept = true } }, {})
  if connection.upgraded then
    run_steps(connection, steps_for(connection, "open") or {}, {})
  end
end

local function receive(connection)
  local data, problem, partial = connection.socket:receive(262144)
  data = data or partial or ""
  if data ~= "" and connection.head then
    connection.head = connection.head .. data
    take_head(connection)
  elseif data ~= "" then
    connection.reader:feed(data)
  end
  while connection.upgraded and connection.socket and not connection.ends do
    local frame = connection.reader:next()
    if not frame then
      break
    end
    take_frame(connection, frame)
  end
  if problem == "closed" then
    finish(connection, "peer")
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
    local connection = { socket = accepted, head = "", reader = websocket.reader(), messages = {}, pings = 0, pongs = 0,
      out = { first = 1, last = 0, sent = 0 }, turns = {} }
    connections[#connections + 1] = connection
    connection.script = scripts[math.min(#connections, #scripts)] or {}
    by_socket[accepted] = connection
  end
end

local commands = {}

function commands.script(new)
  accept_all() -- those already in the listener's queue belong to the past
  for _, connection in ipairs(connections) do
    finish(connection, "script")
  end
  connections, by_socket, timers, scripts = {}, {}, {}, new
end

function commands.say(what)
  local connection = connections[what.connection or #connections]
  if not connection or not connection.socket then
    return { error = "no open connection to say something to" }
  end
  connection.script.said = what.steps
  run_steps(connection, steps_for(connection, "said"), {})
end

function commands.log()
  local log = { connections = {} }
  for index, each in ipairs(connections) do
    log.connections[index] = { request = each.request, messages = each.messages, pings = each.pings, pongs = each.pongs,
      closed = each.closed, problem = each.problem, ended = each.ended }
  end
  return log
end

function commands.count()
  local count = setmetatable({ connections = #connections, messages = 0, pings = 0, pongs = 0, open = 0, ended = 0 },
    { __index = function() return 0 end })
  for _, each in ipairs(connections) do
    for _, message in ipairs(each.messages) do
      count[message.method or "none"] = count[message.method or "none"] + 1
    end
    count.messages, count.pings, count.pongs = count.messages + #each.messages, count.pings + each.pings,
      count.pongs + each.pongs
    local state = each.socket and "open" or "ended"
    count[state] = count[state] + 1
  end
  return count
end

function commands.listen(on)
  commanded.listen(server, on)
end

-- What a script's mistake raised, once.
local function take_problem()
  local told = broken
  broken = nil
  return told
end

-- The first timer that is due, taken out; or nil and how long until one is.
local function due_timer()
  local first
  for index, timer in ipairs(timers) do
    if not first or timer.at < timers[first].at then
      first = index
    end
  end
  local wait = first and timers[first].at - socket.gettime()
  if wait and wait <= 0 then
    return table.remove(timers, first)
  end
  return nil, wait
end

local function serve(connection)
  if connection.socket and connection.flushes then
    flush(connection)
  end
  if connection.socket and connection.reads then
    receive(connection)
  end
end

local function try(run, ...)
  local done, problem = pcall(run, ...)
  broken = broken or not done and problem or nil
end

local function turn(wait)
  local readers, writers = { server.control, server.listener }, {}
  for each, connection in pairs(by_socket) do
    if not connection.stalled then
      readers[#readers + 1] = each
    end
    if connection.out[connection.out.first] then
      writers[#writers + 1] = each
    end
  end
  local readable, writable = socket.select(readers, writers, wait)
  if server.listener and readable[server.listener] then
    accept_all()
  end
  for each, connection in pairs(by_socket) do
    connection.reads, connection.flushes = readable[each], writable[each]
  end
  for _, connection in ipairs(connections) do
    try(serve, connection)
  end
  if readable[server.control] then
    commanded.obey(server, commands, take_problem)
  end
end

while true do
  local timer, wait = due_timer()
  if timer then
    try(timer.run)
  else
    turn(wait)
  end
end
