-- The loopback nginx that every contender talks to: plain, and TLS with HTTP/2; and a port that never answers.
local bodies = require "bench.bodies"
local socket = require "socket"
local tls = require "spec.support.tls"
local util = require "spec.support.util"

local server = {}

local LOCATIONS = [[
access_log %s;
    http2_max_concurrent_streams 256;
    location ~ /start$ { default_type application/json; return 200 '%s'; }
    location ~ /runtimes$ { default_type application/json; alias %s; }]]

--- Starts it; plain, tls and silent are base URLs, ca_file is the authority's certificate.
function server.start()
  local folder = util.temporary_folder()
  local list = util.write_file(folder .. "/list.json", bodies.list(100))
  util.run("chmod 755 " .. util.quote(folder))
  local function directives(log)
    return LOCATIONS:format(log, bodies.start(), list)
  end
  local nginx = tls.start {
    { tls = false, directives = directives("off") },
    { http2 = true, directives = directives("off") },
  }
  local silent = assert(socket.bind("127.0.0.1", 0, 4096)) -- the kernel connects and keeps what comes; nobody reads it
  local _, port = silent:getsockname()
  local result = {
    plain = nginx[1].url,
    tls = nginx[2].url,
    silent = "http://127.0.0.1:" .. port,
    ca_file = tls.ca_file(),
  }
  function result.stop()
    silent:close()
    nginx:stop()
    tls.remove()
    util.remove(folder)
  end
  return result
end

return server
