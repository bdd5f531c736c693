-- A day in small: an idle client creates something once after each of some pauses, against servers that end their idle
-- connections after 5 s, each in its own way. No create fails, and none needs a second attempt.
--
-- usage: make soak-day [PAUSES="1 5 30 61"]
local bctrl = require "bctrl"
local rawserver = require "spec.support.rawserver"
local socket = require "socket"
local support = require "spec.support.util"
local tls = require "spec.support.tls"

local PAUSES = os.getenv("PAUSES") or "1 5 30 61"

local HAPROXY = [[
global
  maxconn 100
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 60s
  timeout http-keep-alive 5s
frontend plain
  bind 127.0.0.1:PORT1
  default_backend all
frontend http1
  bind 127.0.0.1:PORT2 ssl crt FOLDER/haproxy.pem alpn http/1.1
  default_backend all
frontend http2
  bind 127.0.0.1:PORT3 ssl crt FOLDER/haproxy.pem alpn h2
  default_backend all
backend all
  server raw 127.0.0.1:BACKEND
]]

local NODE = [[
const fs = require("fs"), http = require("http"), https = require("https"), http2 = require("http2")
const files = { key: fs.readFileSync("FOLDER/good.key"), cert: fs.readFileSync("FOLDER/good.pem") }
function answer(request, response) {
  request.resume()
  request.on("end", () => { response.setHeader("Content-Type", "application/json"); response.end("{\"id\":\"rt_1\"}") })
}
http.createServer(answer).listen(PORT1, "127.0.0.1")
https.createServer(files, answer).listen(PORT2, "127.0.0.1")
const server = http2.createSecureServer(files, answer)
server.on("session", session => session.setTimeout(5000, () => session.close()))
server.listen(PORT3, "127.0.0.1")
]]

local backend = rawserver.start()
backend:script { otherwise = { "read", { "send", rawserver.response(200, '{"id":"rt_1"}') }, "again" } }
local ends = "keepalive_timeout 5s;"
local nginx = tls.start {
  { tls = false, proxy = backend.url, directives = ends },
  { proxy = backend.url, directives = ends },
  { http2 = true, proxy = backend.url, directives = ends },
}
local folder = support.temporary_folder()

-- Starts a program on three ports: plain, HTTP/1.1 with TLS, HTTP/2; their URLs.
local function start(command, file, text)
  local ports = { support.free_port(), support.free_port(), support.free_port() }
  text = text:gsub("PORT(%d)", function(i) return ports[tonumber(i)] end)
    :gsub("BACKEND", tostring(backend.port)):gsub("FOLDER", tls.folder())
  local path = support.write_file(folder .. "/" .. file, text)
  local process = support.start("exec env -u LD_PRELOAD " .. command .. " " .. path, folder .. "/" .. file .. ".log")
  for _, port in ipairs(ports) do
    support.wait_until(function() return support.listens(port) end, command)
  end
  return process, { "http://127.0.0.1:" .. ports[1], "https://127.0.0.1:" .. ports[2], "https://127.0.0.1:" .. ports[3] }
end

support.write_file(tls.folder() .. "/haproxy.pem",
  support.read_file(tls.folder() .. "/good.pem") .. support.read_file(tls.folder() .. "/good.key"))
local haproxy, haproxy_urls = start("haproxy -db -f", "haproxy.cfg", HAPROXY)
local node, node_urls = start("node", "server.js", NODE)

local clients = {}
local function add(name, urls)
  for i, kind in ipairs { "plain", "TLS", "HTTP/2" } do
    local client = bctrl.new { api_key = "key", base_url = urls[i], ca_file = tls.ca_file(), max_retries = 0 }
    clients[#clients + 1] = { name = name .. ", " .. kind, client = client, failed = 0 }
  end
end
add("nginx", { nginx[1].url, nginx[2].url, nginx[3].url })
add("HAProxy", haproxy_urls)
add("node", node_urls)

local calls, failed = 0, 0
local function call_all(pause)
  for _, each in ipairs(clients) do
    local response = {}
    local runtime, err = each.client.runtimes:create({ spaceId = "s", type = "browser" }, { response = response })
    calls = calls + 1
    if runtime == nil or response.attempts ~= 1 then
      failed = failed + 1
      print(("%s, after %s s: %s"):format(each.name, pause, tostring(err)))
    end
  end
end

call_all("0")
for pause in PAUSES:gmatch("%S+") do
  socket.sleep(tonumber(pause)) -- idle: nobody polls
  call_all(pause)
end
for _, each in ipairs(clients) do
  each.client:close()
end
haproxy.stop()
node.stop()
nginx:stop()
backend:stop()
support.remove(folder)
tls.remove()
print(("a day in small: %d creates, %d failed"):format(calls, failed))
os.exit(failed == 0 and calls > 0 and 0 or 1)
