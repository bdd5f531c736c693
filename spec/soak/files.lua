-- A file of 1 GB up and down (MEGABYTES=1024) by a host that polls all the time: how long a poll lasts, with and without what
-- it waits for a processor, and how much memory is resident above what is idle. Fails above 8 MiB.
local socket = require("socket")

local SIZE = tonumber(os.getenv("MEGABYTES") or 1024) * 1024 * 1024

-- The server: takes what comes, in pieces that it drops, and answers with as many bytes as it is told.
if arg[1] == "serve" then
  local listener = assert(socket.bind("127.0.0.1", 0))
  local file = assert(io.open(arg[2] .. ".new", "w"))
  file:write((select(2, listener:getsockname())), "\n")
  file:close()
  assert(os.rename(arg[2] .. ".new", arg[2]))
  local block = ("x"):rep(1024 * 1024)
  while true do
    local peer = listener:accept()
    local line = peer:receive("*l")
    while line do
      local left = 0
      repeat
        local field = peer:receive("*l")
        left = tonumber((field or ""):lower():match("^content%-length: (%d+)")) or left
      until not field or field == ""
      while left > 0 do
        local piece, problem, rest = peer:receive(math.min(left, 65536))
        left = problem and 0 or left - #(piece or rest)
      end
      if line:find("/content ", 1, true) then
        peer:send(("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"):format(SIZE))
        for _ = 1, SIZE / #block do
          peer:send(block)
        end
      else
        peer:send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
      end
      line = peer:receive("*l")
    end
    peer:close()
  end
end

local bctrl = require("bctrl")
local core = require("bctrl.core")
local support = require("spec.support.util")

local folder = support.temporary_folder()
local path = folder .. "/large"
support.run(("truncate -s %d %s; cat %s >/dev/null"):format(SIZE, support.quote(path), support.quote(path))) -- in the page cache
local server = support.start(("exec %s spec/soak/files.lua serve %s/port"):format(support.quote(support.lua_command()), folder))
local port = support.wait_until(function()
  return tonumber(support.read_file(folder .. "/port") or "")
end, "the server's port")
local client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:" .. port, timeout = 600 }
bctrl.assert(client.files:get("file_1"))

local function resident()
  return tonumber(support.read_file("/proc/self/status"):match("VmRSS:%s*(%d+)"))
end

-- Seconds that this thread was ready to run and had no processor.
local function starved()
  return tonumber(support.read_file("/proc/self/schedstat"):match("^%d+ (%d+)")) * 1e-9
end

local failed = false
local function run(what, fn)
  collectgarbage()
  local idle, highest, polls, longest, longest_own, over, value = resident(), 0, 0, 0, 0, 0, nil
  local started = core.now()
  client:spawn(function()
    value = bctrl.assert(fn())
  end)
  repeat
    local before, now = starved(), core.now()
    client:poll()
    local wall = core.now() - now
    local own = wall - (starved() - before)
    longest, longest_own, polls = math.max(longest, wall), math.max(longest_own, own), polls + 1
    over = over + (own > 0.001 and 1 or 0)
    if polls % 1000 == 0 then
      highest = math.max(highest, resident())
    end
  until value
  highest = math.max(highest, resident())
  print(("%s: %.2f s, %d polls, the longest %.2f ms (without waits for a processor %.2f ms, %d above 1 ms), %.1f MiB above idle"):format(
    what, core.now() - started, polls, longest * 1e3, longest_own * 1e3, over, (highest - idle) / 1024))
  failed = failed or highest - idle > 8 * 1024
end

print("libcurl " .. core.curl_version)
run("up", function()
  return client.files:upload { file = bctrl.file(path) }
end)
run("down", function()
  return client.files:content("file_1", nil, { to = path .. ".down" })
end)
client:close()
server.stop()
support.remove(folder)
os.exit(not failed)
