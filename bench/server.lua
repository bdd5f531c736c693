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

--- Starts it; plain and tls are base URLs, silent() makes one, ca_file is the authority's certificate.
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
  local silent = {}
  local result = {
    plain = nginx[1].url,
    tls = nginx[2].url,
    ca_file = tls.ca_file(),
  }
  -- A port of its own each time: the kernel connects and keeps what comes, up to its limit; nobody reads it.
  function result.silent()
    local listener = assert(socket.bind("127.0.0.1", 0, 4096))
    silent[#silent + 1] = listener
    local _, port = listener:getsockname()
    return "http://127.0.0.1:" .. port
  end

  function result.stop()
    for _, listener in ipairs(silent) do
      listener:close()
    end
    nginx:stop()
    tls.remove()
    util.remove(folder)
  end
  return result
end

return server
