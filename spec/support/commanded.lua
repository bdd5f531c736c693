-- What the processes behind the specs' servers have in common: a listener on a free port, and a control connection by which
-- their spec commands them ("NAME LENGTH\n", then a Lua literal). The process ends when that closes or is not made in time.
local rawserver = require("spec.support.rawserver")
local socket = require("socket")

local commanded = {}

local function listen_at(address, port)
  local opened = assert((socket.tcp4 or socket.tcp)())
  assert(opened:setoption("reuseaddr", true))
  assert(opened:bind(address, port))
  assert(opened:listen(512))
  opened:settimeout(0)
  return opened
end

--- Opens both, writes their ports to a file and waits for the spec. server.listener (nil while it does not listen), server.control.
function commanded.start(ports_file, host)
  local listener, control_listener = listen_at(host, 0), listen_at("127.0.0.1", 0)
  local _, port = listener:getsockname()
  local _, control_port = control_listener:getsockname()
  local file = assert(io.open(ports_file .. ".new", "w"))
  file:write(port, " ", control_port, "\n")
  file:close()
  assert(os.rename(ports_file .. ".new", ports_file))
  control_listener:settimeout(60)
  local control = assert(control_listener:accept(), "no spec connected")
  control_listener:close()
  control:settimeout(60)
  control:setoption("tcp-nodelay", true)
  return { listener = listener, control = control, host = host, port = port }
end

--- The command `listen`: stops listening, or listens again on the same port.
function commanded.listen(server, on)
  if on and not server.listener then
    server.listener = listen_at(server.host, server.port)
  elseif not on and server.listener then
    server.listener:close()
    server.listener = nil
  end
end

--- Does the next command; `problem()` is what went wrong before, if anything. What a command raises is its answer.
function commanded.obey(server, commands, problem)
  local line = server.control:receive("*l")
  if not line then
    os.exit(0)
  end
  local name, length = line:match("^(%a+) (%d+)$")
  local text = length == "0" and "" or server.control:receive(tonumber(length))
  local argument
  if text ~= "" then
    argument = (loadstring or load)("return " .. text)()
  end
  local done, answer = pcall(commands[name], argument)
  local before = problem and problem()
  if not done or before then
    answer = { error = tostring(before or answer) }
  end
  text = answer == nil and "" or rawserver.literal(answer)
  server.control:send(#text .. "\n" .. text)
end

return commanded
