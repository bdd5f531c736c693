-- Real TLS for the specs: certificates made by openssl for this run, and an nginx of our own on free loopback ports.
--
--   local tls = require("spec.support.tls")
--   local server = tls.start {                        -- one nginx, a server for each table
--     { proxy = gateway.url },                        -- certificate "good", TLS 1.2 and 1.3, HTTP/1.1
--     { certificate = "expired", body = "{}" },       -- answers 200 with this body
--     { protocols = "TLSv1.1", body = "{}" },
--     { http2 = true, proxy = gateway.url },
--     { tls = false, body = "{}" },                   -- plain http
--     { tcp = port, alpn = "h2" },                    -- TLS alone in front of a port; only where tls.has_tcp()
--   }
--   bctrl.new { base_url = server[1].url, ca_file = tls.ca_file() }
--   server:requests()                                 -- { { server, connection, protocol ("HTTP/2.0"), tls ("TLSv1.3"), status, line } }
--   server:stop()
--
-- Certificates: good (localhost, 127.0.0.1, ::1), expired, wrong_host (other.example), self_signed, other_ca.
-- Further keys of a server: directives (text inside its server block), location (text in place of body and proxy).
local support = require("spec.support.util")

local tls = {}

-- Of elliptic curves wine knows none.
local KEY = support.is_windows and "rsa:2048" or "ec -pkeyopt ec_paramgen_curve:prime256v1"
-- Schannel, where it judges by a file, finds no server by its address.
local HTTPS = support.is_windows and "https://localhost:" or "https://127.0.0.1:"

local made

local function openssl(folder, script)
  local output, status = support.run("cd " .. support.quote(folder) .. " && set -e\n" .. script:gsub("%f[%u]KEY%f[%U]", KEY))
  if status ~= 0 then
    error("openssl: " .. output, 3)
  end
end

-- An authority's folder for `openssl ca`, which alone sets the first and the last day of a certificate.
local CA_SETTINGS = [[
[ca]
default_ca = this
[this]
dir = DIR
database = DIR/index.txt
serial = DIR/serial
new_certs_dir = DIR
certificate = DIR/ca.pem
private_key = DIR/ca.key
default_md = sha256
policy = any
copy_extensions = copy
x509_extensions = server
unique_subject = no
[any]
commonName = supplied
[server]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
]]

local function make_authority(folder, name)
  openssl(folder, ([[
mkdir NAME && cd NAME && : >index.txt && echo 01 >serial
openssl req -x509 -newkey KEY -nodes -keyout ca.key -out ca.pem -days 30 \
  -subj "/CN=bctrl specs NAME" -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign]])
    :gsub("NAME", name))
  support.write_file(folder .. "/" .. name .. "/ca.conf", (CA_SETTINGS:gsub("DIR", folder .. "/" .. name)))
end

local LOCAL_NAMES = "DNS:localhost,IP:127.0.0.1,IP:::1"

local function make_certificate(folder, name, authority, names, first_day, last_day)
  openssl(folder, ([[
openssl req -newkey KEY -nodes -keyout %s.key -out %s.csr -subj "/CN=%s" \
  -addext "subjectAltName=%s"
openssl ca -batch -notext -config %s/ca.conf -in %s.csr -out %s.pem -startdate %s -enddate %s]]):format(
    name, name, name, names, authority, name, name, first_day, last_day))
end

--- The folder with NAME.pem and NAME.key of each certificate, and ca/ca.pem; made once for a run.
function tls.folder()
  if made then
    return made
  end
  local folder = support.temporary_folder()
  local day = 24 * 3600
  local function date(offset)
    return os.date("!%Y%m%d%H%M%SZ", os.time() + offset * day)
  end
  make_authority(folder, "ca")
  make_authority(folder, "other")
  make_certificate(folder, "good", "ca", LOCAL_NAMES, date(-1), date(20))
  make_certificate(folder, "expired", "ca", LOCAL_NAMES, date(-20), date(-1))
  make_certificate(folder, "wrong_host", "ca", "DNS:other.example", date(-1), date(20))
  make_certificate(folder, "other_ca", "other", LOCAL_NAMES, date(-1), date(20))
  openssl(folder, ([[
openssl req -x509 -newkey KEY -nodes -keyout self_signed.key -out self_signed.pem \
  -days 20 -subj /CN=localhost -addext "subjectAltName=%s"]]):format(LOCAL_NAMES))
  made = folder
  return folder
end

--- The certificate of the authority that signed good, expired and wrong_host.
function tls.ca_file()
  return tls.folder() .. "/ca/ca.pem"
end

--- Removes the certificates; the next use makes new ones.
function tls.remove()
  if made then
    support.remove(made)
    made = nil
  end
end

local SETTINGS = [[
MODULES
daemon off;
master_process off;
pid FOLDER/nginx.pid;
error_log FOLDER/error.log info;
events { worker_connections 2048; }
http {
  log_format specs '$server_port $connection $server_protocol $ssl_protocol $status $request';
  access_log FOLDER/access.log specs;
  client_body_temp_path FOLDER/body;
  proxy_temp_path FOLDER/proxy;
  fastcgi_temp_path FOLDER/fastcgi;
  uwsgi_temp_path FOLDER/uwsgi;
  scgi_temp_path FOLDER/scgi;
  keepalive_requests 100000;
SERVERS
}
STREAMS
]]

local STREAM_MODULE = "/usr/lib/nginx/modules/ngx_stream_module.so" -- Debian's libnginx-mod-stream

--- Can a server be TLS alone?
function tls.has_tcp()
  return support.which("nginx") and support.which("openssl") and support.read_file(STREAM_MODULE) ~= nil
end

local function server_block(server)
  local lines = {}
  local function add(...)
    lines[#lines + 1] = "    " .. table.concat({ ... })
  end
  local flags = (server.tls == false and "" or " ssl") .. (server.http2 and " http2" or "")
  add("listen 127.0.0.1:", server.port, flags, ";")
  if server.tls ~= false then
    local certificate = tls.folder() .. "/" .. (server.certificate or "good")
    add("ssl_certificate ", certificate, ".pem;")
    add("ssl_certificate_key ", certificate, ".key;")
    local protocols = server.protocols or "TLSv1.2 TLSv1.3"
    add("ssl_protocols ", protocols, ";")
    if not protocols:find("TLSv1%.[23]") then
      add("ssl_ciphers DEFAULT@SECLEVEL=0;")
    end
  end
  if server.directives then
    add(server.directives)
  end
  if server.tcp then
    add("ssl_alpn ", server.alpn, ";")
    add("proxy_pass 127.0.0.1:", server.tcp, ";")
  elseif server.location then
    add("location / { ", server.location, " }")
  elseif server.proxy then
    add("location / { proxy_pass ", server.proxy, "; proxy_http_version 1.1; proxy_set_header Connection \"\"; ",
      "proxy_set_header Host $http_host; }")
  else
    add("default_type application/json;")
    add("location / { return 200 '", server.body or "{}", "'; }")
  end
  return "  server {\n" .. table.concat(lines, "\n") .. "\n  }"
end

local Nginx = {}

-- server[i] is a server; its methods are these.
Nginx.__index = Nginx

local function try_start(servers)
  local folder = support.temporary_folder()
  local nginx = setmetatable({ folder = folder }, Nginx)
  local blocks, streams = {}, {}
  for index, settings in ipairs(servers) do
    local server = {}
    for key, value in pairs(settings) do
      server[key] = value
    end
    server.port = support.free_port()
    server.url = (server.tls == false and "http://127.0.0.1:" or HTTPS) .. server.port
    nginx[index] = server
    local list = server.tcp and streams or blocks
    list[#list + 1] = server_block(server)
  end
  local parts = {
    FOLDER = folder,
    MODULES = #streams > 0 and "load_module " .. STREAM_MODULE .. ";" or "",
    SERVERS = table.concat(blocks, "\n"),
    STREAMS = #streams > 0 and "stream {\n" .. table.concat(streams, "\n") .. "\n}" or "",
  }
  local file = support.write_file(folder .. "/nginx.conf", (SETTINGS:gsub("%u%u%u+", parts)))
  local binary = assert(support.which("nginx"), "nginx is not installed")
  nginx.process = support.start(("exec env -u LD_PRELOAD %s -p %s -c %s -e %s/error.log"):format(binary, folder, file, folder),
    folder .. "/log")
  local started = pcall(support.wait_until, function()
    for index = 1, #servers do
      if not support.listens(nginx[index].port) then
        return false
      end
    end
    return true
  end, "nginx", 10)
  if started then
    return nginx
  end
  local log = (support.read_file(folder .. "/error.log") or "") .. (support.read_file(folder .. "/log") or "")
  nginx:stop()
  return nil, log
end

--- Starts nginx with the servers given; each gets a port and an url.
function tls.start(servers)
  local problem
  for _ = 1, 3 do -- a free port may be taken before nginx has it
    local nginx
    nginx, problem = try_start(servers)
    if nginx then
      return nginx
    end
  end
  error("nginx does not start: " .. problem, 2)
end

--- Every request so far, in the order they ended.
function Nginx:requests()
  local requests = {}
  for line in (support.read_file(self.folder .. "/access.log") or ""):gmatch("[^\n]+") do
    local port, connection, protocol, version, status, request = line:match("^(%d+) (%d+) (%S+) (%S+) (%d+) (.*)$")
    for index, server in ipairs(self) do
      if server.port == tonumber(port) then
        requests[#requests + 1] = { server = index, connection = tonumber(connection), protocol = protocol, tls = version,
          status = tonumber(status), line = request }
      end
    end
  end
  return requests
end

--- What nginx wrote to its error log (handshakes refused by the client, …).
function Nginx:errors()
  return support.read_file(self.folder .. "/error.log") or ""
end

--- Stops nginx by its pid; idempotent.
function Nginx:stop()
  if self.process then
    self.process.stop()
    self.process = nil
    support.remove(self.folder)
  end
end

return tls
