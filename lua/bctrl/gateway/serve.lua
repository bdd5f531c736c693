-- The command bctrl-gateway, and `make gateway`: the gateway in the foreground: [--port N] [--host H] [--key K]
-- [--api v1|v2] [--unknown warn|refuse|accept] [--chromium PATH|none] [--quiet] [--with-parent]. Prints its url and key,
-- then a line per request; Ctrl-C ends it, and with --with-parent the end of the process that started it does (where /proc tells).
local core = require "bctrl.gateway.core"
local gateway = require "bctrl.gateway"

local USAGE = "usage: bctrl-gateway [--port N (8787)] [--host H (127.0.0.1)] [--key K] [--api v1|v2]\n"
  .. "  [--unknown warn|refuse|accept] [--chromium PATH|none] [--quiet] [--with-parent]\n"

-- A key for a gateway that only this machine reaches: always the same, so that scripts can keep it.
local options, quiet, with_parent = { port = 8787, api_key = "bctrl_local_key" }, false, false

local arguments, at = arg or {}, 1
while arguments[at] do
  local name, value = arguments[at], arguments[at + 1]
  if name == "--quiet" then
    quiet, at = true, at + 1
  elseif name == "--with-parent" then
    with_parent, at = true, at + 1
  elseif value and (name == "--port" and tonumber(value) or name == "--host" or name == "--key" or name == "--api"
    or name == "--unknown" or name == "--chromium") then
    if name == "--chromium" and value == "none" then value = false end
    options[name == "--key" and "api_key" or name:sub(3)] = name == "--port" and tonumber(value) or value
    at = at + 2
  else
    io.stderr:write(name == "--help" and "" or ("unknown or incomplete option %s\n"):format(name), USAGE)
    os.exit(name == "--help" and 0 or 2)
  end
end

local function parent()
  local file = with_parent and io.open("/proc/self/stat", "r")
  local line = file and file:read("*l")
  if file then file:close() end
  return line and line:match("^%d+ %(.*%) %a (%d+)")
end

local first_parent = parent()
local started, running, message = pcall(gateway.start, options)
if not started or not running then
  local here = with_parent and 'make gateway ARGS="--port 0"' or "--port 0"
  io.stderr:write("bctrl-gateway: ", (tostring(message or running):gsub("the option port = 0", here)), "\n")
  os.exit(1)
end

io.write(("bctrl gateway: %s\n\n  export BCTRL_BASE_URL=%s BCTRL_API_KEY=%s\n\nspace: %s\nCtrl-C ends it.\n"):format(
  running.url, running.url, running.api_key, running:space()))
io.flush()

-- The interpreter turns Ctrl-C into an error here. What it prints of a request holds no key, and no connection's secret.
pcall(function()
  local position = 0
  while parent() == first_parent do
    core.sleep(0.2)
    if not quiet then
      local requests
      requests, position = running:requests(position)
      for _, request in ipairs(requests) do
        io.write(("%s %s %s%s %s\n"):format(os.date "%H:%M:%S", request.method, (request.path:gsub("(/cdp/)%x+", "%1…"):gsub("(/live/)%x+", "%1…")),
          request.query and "?" .. request.query or "", request.status or "closed"))
      end
      io.flush()
    end
  end
end)
running:stop()
