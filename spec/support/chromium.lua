-- A headless Chromium of a spec's own, and pages for it on loopback. Where there is none, specs are pending and say so.
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"

local chromium = {}

local NAMES = { "/usr/lib/chromium/chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable" }

--- The binary; nil for none. (Debian's wrapper script leaves the browser running when it is ended.)
function chromium.find()
  local given = os.getenv "BCTRL_CHROMIUM"
  for _, name in ipairs(given and { given } or NAMES) do
    local path = name:find "/" and name or support.which(name)
    local file = path and io.open(path, "rb")
    if file then
      file:close()
      return path
    end
  end
end

--- Starts one; browser.url is its DevTools endpoint. browser.pid, browser.stop().
function chromium.start()
  local binary = assert(chromium.find(), "no Chromium")
  local folder = support.temporary_folder()
  local browser = {}
  local process = support.start(("exec env -u LD_PRELOAD -u ASAN_OPTIONS %s --headless=new --no-sandbox --no-first-run --disable-gpu "
    .. "--disable-dev-shm-usage --remote-debugging-port=0 --user-data-dir=%s about:blank"):format(support.quote(binary),
    support.quote(folder)), folder .. "/log")
  local port, path
  local ok, problem = pcall(support.wait_until, function()
    port, path = (support.read_file(folder .. "/DevToolsActivePort") or ""):match "^(%d+)\n(/%S+)"
    return port
  end, "Chromium's port", 30)
  browser.pid = process.pid
  function browser.stop()
    process.stop()
    support.remove(folder)
  end
  if not ok then
    local log = support.read_file(folder .. "/log")
    browser.stop()
    error(problem .. "\n" .. (log or ""))
  end
  browser.port = tonumber(port)
  browser.url = ("ws://127.0.0.1:%s%s"):format(port, path)
  return browser
end

--- Serves pages: name -> markup, { status, body, headers }, or "stall". server.base ends in "/".
function chromium.pages(pages)
  local server = rawserver.start()
  local routes = {}
  for name, page in pairs(pages) do
    local status, body, headers = 200, page, { ["Content-Type"] = "text/html; charset=utf-8" }
    if type(page) == "table" then
      status, body, headers = page[1], page[2], page[3] or headers
    end
    routes[name] = page == "stall" and { "stall" } or { { "send", rawserver.response(status, body, headers) }, "read", "route" }
  end
  routes["favicon.ico"] = { { "send", rawserver.response(404, "") }, "read", "route" }
  server:script { otherwise = { "read", "route" }, routes = routes }
  server.base = server.url .. "/"
  return server
end

return chromium
