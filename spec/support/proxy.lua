-- A forward proxy of our own (tinyproxy) on a free loopback port.
--
--   local proxy = require("spec.support.proxy").start { user = "u", password = "p" }    -- both may be left out
--   proxy.url, proxy.port      -- the url holds no credentials
--   proxy:log()                -- what tinyproxy wrote: "CONNECT host:port", "Unauthorized" …
--   proxy:stop()
local support = require("spec.support.util")

local Proxy = {}
Proxy.__index = Proxy

local function start(options)
  options = options or {}
  local folder = support.temporary_folder()
  local proxy = setmetatable({ folder = folder, port = support.free_port() }, Proxy)
  proxy.url = "http://127.0.0.1:" .. proxy.port
  local lines = {
    "Port " .. proxy.port,
    "Listen 127.0.0.1",
    "Timeout 30",
    "MaxClients 100",
    "LogLevel Connect",
    ('LogFile "%s/tinyproxy.log"'):format(folder),
    ('PidFile "%s/pid"'):format(folder),
    "Allow 127.0.0.1",
    'ViaProxyName "proxy"',
  }
  if options.user then
    lines[#lines + 1] = ("BasicAuth %s %s"):format(options.user, options.password)
  end
  local file = support.write_file(folder .. "/tinyproxy.conf", table.concat(lines, "\n") .. "\n")
  local binary = assert(support.which("tinyproxy"), "tinyproxy is not installed")
  proxy.process = support.start(("exec env -u LD_PRELOAD %s -d -c %s"):format(binary, file), folder .. "/log")
  local started, problem = pcall(support.wait_until, function()
    return support.listens(proxy.port)
  end, "tinyproxy")
  if not started then
    problem = problem .. "\n" .. (support.read_file(folder .. "/log") or "") .. (support.read_file(folder .. "/tinyproxy.log") or "")
    proxy:stop()
    error(problem, 2)
  end
  return proxy
end

function Proxy:log()
  return support.read_file(self.folder .. "/tinyproxy.log") or ""
end

function Proxy:stop()
  if self.process then
    self.process.stop()
    self.process = nil
    support.remove(self.folder)
  end
end

return { start = start }
