-- What several specs need: waiting for an event, temporary folders, free ports, the Lua that runs the specs.
local socket = require("socket")

local support = {}

support.now = socket.gettime
support.sleep = socket.sleep

--- The Luas that specs tell apart: "lua5.1" … "lua5.5", "luajit".
support.lua_name = type(rawget(_G, "jit")) == "table" and "luajit" or _VERSION:lower():gsub(" ", "")
support.is_luajit = support.lua_name == "luajit"
--- Integers and floats are different things (5.3 and later).
support.has_integers = math.type ~= nil
--- `local variable <close>` (5.4 and later).
support.has_close = (loadstring or load)("local scope <close> = nil") ~= nil -- luacheck: ignore 113
--- A coroutine may yield inside pcall and a for iterator (not in plain 5.1).
support.yields_across_pcall = support.lua_name ~= "lua5.1"

--- The command that runs this same Lua.
function support.lua_command()
  local command = os.getenv("BCTRL_TEST_LUA")
  if command and command:find("^[^/]+/") then -- a sanitizer's, in this checkout: for other folders too
    return support.run("pwd"):gsub("%s+$", "") .. "/" .. command
  elseif command then
    return command
  end
  local lowest = 0
  for index in pairs(arg or {}) do
    if type(index) == "number" and index < lowest then
      lowest = index
    end
  end
  return lowest < 0 and arg[lowest] or support.lua_name
end

--- The Lua that servers run on: this machine's own, where the specs run on another system's.
function support.server_lua()
  return os.getenv("BCTRL_TEST_SERVER_LUA") or support.lua_command()
end

-- Long enough for a starved machine: what comes, comes long before.
local PATIENCE = 30

--- Calls the predicate until it is true and returns what it returned; raises after `timeout` (30 s), naming `what`.
function support.wait_until(predicate, what, timeout)
  timeout = timeout or PATIENCE
  local deadline = socket.gettime() + timeout
  local pause = 0.0005
  while true do
    local result = predicate()
    if result then
      return result
    end
    if socket.gettime() > deadline then
      error(("waited %g s in vain for %s"):format(timeout, what or "a condition"), 2)
    end
    socket.sleep(pause)
    pause = math.min(pause * 2, 0.02)
  end
end

--- Quotes one word for the shell.
function support.quote(word)
  return "'" .. tostring(word):gsub("'", "'\\''") .. "'"
end

--- The system that this Lua was built for is Windows: there is no shell, but wine's way to one.
support.is_windows = package.config:sub(1, 1) == "\\"

--- Runs a shell command; returns what it printed on both streams, and its exit status.
function support.run(command)
  if support.is_windows then
    return require("spec.support.wine").run(command)
  end
  local pipe = assert(io.popen("{ " .. command .. "\n} 2>&1 </dev/null; echo \"exit status $?\"", "r"))
  local output = pipe:read("*a")
  pipe:close()
  local text, status = output:match("^(.-)exit status (%d+)\n$")
  return text, tonumber(status)
end

--- The full path of a command, or nil.
function support.which(name)
  local path, status = support.run("PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin command -v " .. support.quote(name))
  return status == 0 and path:gsub("%s+$", "") or nil
end

--- Skips the `it` that calls it where a command is missing. `pending` is that spec's own: elsewhere the name belongs to
--- busted's declaration of a spec that is to come.
function support.need_command(name, pending)
  return support.which(name) or pending(name .. " is not installed")
end

--- The module, or nil where this Lua lacks it.
function support.module(name)
  local found, module = pcall(require, name)
  return found and module or nil
end

--- A codec of somebody else's: lua-cjson, or dkjson where this Lua has no lua-cjson.
support.codec = support.module("cjson") or require("dkjson")

function support.write_file(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  return path
end

function support.read_file(path)
  local file = io.open(path, "rb")
  if not file then
    return nil
  end
  local text = file:read("*a")
  file:close()
  return text
end

--- A new empty folder; remove it with support.remove.
function support.temporary_folder()
  local path, status = support.run("mktemp -d \"${TMPDIR:-/tmp}/bctrl-spec.XXXXXX\"")
  assert(status == 0, path)
  return (path:gsub("%s+$", ""))
end

function support.remove(folder)
  assert(folder:find("bctrl-spec.", 1, true), "not a folder of the specs: " .. folder)
  support.run("rm -rf " .. support.quote(folder))
end

-- Below the ports that the kernel hands out for outgoing connections, so that one of these does not take it meanwhile; and
-- from another place in each process, so that two suites at once do not meet.
local next_port = 10000 + (socket.gettime() * 1e6 + (tonumber(tostring({}):match("(%x+)$"), 16) or 0) / 16) % 20000

--- A TCP port of 127.0.0.1 on which nobody listens.
function support.free_port()
  for _ = 1, 100 do
    next_port = 10000 + (math.floor(next_port) + 7 - 10000) % 20000
    local listener = socket.bind("127.0.0.1", next_port)
    if listener then
      listener:close()
      return next_port
    end
  end
  error("no free port found", 2)
end

-- Bound, and kept for as long as this process lives, so that nobody else takes them.
local taken = {}

--- A TCP port of 127.0.0.1 that refuses connections, now and later.
function support.refusing_port()
  local nobody = assert((socket.tcp4 or socket.tcp)())
  assert(nobody:bind("127.0.0.1", 0))
  taken[#taken + 1] = nobody
  return tonumber((select(2, nobody:getsockname())))
end

--- Runs Lua code in a process of its own with the same Lua and paths; options: env (table), timeout (60 s), args (words).
--- Returns what it printed on both streams, and its exit status (124 when it took too long).
function support.run_lua(code, options)
  options = options or {}
  local folder = support.temporary_folder()
  local script = support.write_file(folder .. "/script.lua", code)
  local words = { "env" }
  for name, value in pairs(options.env or {}) do
    words[#words + 1] = support.quote(name .. "=" .. value)
  end
  words[#words + 1] = "timeout " .. (options.timeout or 60)
  words[#words + 1] = support.quote(support.lua_command())
  words[#words + 1] = support.quote(script)
  for _, argument in ipairs(options.args or {}) do
    words[#words + 1] = support.quote(argument)
  end
  local output, status = support.run(table.concat(words, " "))
  support.remove(folder)
  return output, status
end

--- Starts a command that runs until stop() or until this process ends, however it ends; it must stay in the foreground.
--- Returns an object with pid and stop(); what it prints goes to the file `log` (default: nowhere).
function support.start(command, log)
  if support.is_windows then
    return require("spec.support.wine").start(command, log)
  end
  local folder = support.temporary_folder()
  local pid_file = folder .. "/pid"
  -- The shell keeps this process's end of the pipe in view: at its end it ends the command by its pid.
  local script = ([[
%s >%s 2>&1 </dev/null &
pid=$!
echo $pid >%s.new && mv %s.new %s
read line
kill -TERM $pid 2>/dev/null
wait $pid 2>/dev/null
]]):format(command, support.quote(log or "/dev/null"), pid_file, pid_file, pid_file)
  local path = support.write_file(folder .. "/run.sh", script)
  local pipe = assert(io.popen("exec sh " .. support.quote(path), "w"))
  local process = {}
  support.wait_until(function()
    process.pid = tonumber(support.read_file(pid_file) or "")
    return process.pid
  end, "the process of " .. command)
  function process.stop()
    if pipe then
      pipe:close()
      pipe = nil
      support.remove(folder)
    end
  end
  return process
end

--- Calls the function when the collector next comes by.
function support.on_collect(fn)
  if newproxy then
    local proxy = newproxy(true)
    getmetatable(proxy).__gc = fn
  else
    setmetatable({}, { __gc = fn })
  end
end

--- Connects once to see whether somebody listens there.
function support.listens(port, host)
  local connection = socket.tcp()
  connection:settimeout(1)
  local connected = connection:connect(host or "127.0.0.1", port)
  connection:close()
  return connected ~= nil
end

return support
