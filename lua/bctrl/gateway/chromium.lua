-- The real browsers behind the runtimes: a Chromium for each run, started at the first connection to it, so that whoever only
-- talks to the API pays nothing; and the connections, which csrc/gateway/relay.c passes on to it.
local problem = require "bctrl.gateway.wire.problem"
local reply = require "bctrl.gateway.wire.reply"

local chromium = {}

local Browser = {}
Browser.__index = Browser
Browser.__name = "bctrl.gateway.browser"

local COMES_UP, ASKS_AGAIN = 20, 0.005 -- seconds

-- The program itself where it is known: what lies in the PATH may be a script around it.
local PATHS = {
  "/usr/lib/chromium/chromium", "/usr/lib/chromium-browser/chromium-browser", "/usr/lib64/chromium-browser/chromium-browser",
  "/opt/google/chrome/chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
}
local NAMES = { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome" }

local ARGUMENTS = {
  "--headless=new", "--remote-debugging-port=0", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check",
  "--disable-background-networking", "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding", "--disable-breakpad", "--disable-component-update", "--disable-default-apps",
  "--disable-dev-shm-usage", "--disable-gpu", "--disable-sync", "--metrics-recording-only", "--mute-audio",
  "--password-store=basic", "--use-mock-keychain", "about:blank",
}

local function is_there(path)
  local file = io.open(path, "rb")
  return file ~= nil and file:close() and true
end

---The program: what the gateway was started with, else BCTRL_CHROMIUM's, else one of the usual. Nil where there is none.
---@param option string|false|nil a path, or a name that is looked for in the PATH
function chromium.find(option)
  if option == false then return nil end
  local wanted = option or os.getenv "BCTRL_CHROMIUM"
  if wanted == "" then wanted = nil end
  if wanted and wanted:find "/" then return wanted end
  for _, path in ipairs(wanted and {} or PATHS) do
    if is_there(path) then return path end
  end
  for _, name in ipairs(wanted and { wanted } or NAMES) do
    for folder in (os.getenv "PATH" or ""):gmatch "[^:]+" do
      if is_there(folder .. "/" .. name) then return folder .. "/" .. name end
    end
  end
  return wanted
end

-- A run's browser, not started yet.
function chromium.new(host, option)
  return setmetatable({ host = host, option = option, relays = {} }, Browser)
end

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read "*a" or ""
  if file then file:close() end
  return text
end

local function refuse(status, code, message, hint)
  problem.raise(status, "browser." .. code, message, { hint = hint })
end

-- What it has said that may tell why it has ended: its last line, mostly.
local function last_words(folder)
  local words = ""
  for line in (folder and read(folder .. "/log") or ""):gmatch "[^\n]+" do
    if not line:find "dbus" then words = line end
  end
  return words:gsub("[%c\127]", "?"):sub(1, 300)
end

function Browser:start()
  if package.config:sub(1, 1) == "\\" then
    refuse(501, "missing", "The local gateway starts no Chromium on Windows.",
      "client:browser(url) drives one that was started with --remote-debugging-port")
  end
  local program = chromium.find(self.option)
  if not program then
    refuse(501, "missing", "There is no Chromium here.", self.option == false and "this gateway was started with chromium = false"
      or "install it (Debian: apt-get install chromium), or set BCTRL_CHROMIUM to the path of a Chromium or Chrome")
  elseif not is_there(program) then
    refuse(501, "missing", ("There is no %s here."):format(program), "set BCTRL_CHROMIUM to the path of a Chromium or Chrome")
  end
  local arguments = { program }
  for _, argument in ipairs(ARGUMENTS) do arguments[#arguments + 1] = argument end
  local id, message = self.host.start_browser(arguments)
  if not id then refuse(502, "failed", message, "BCTRL_CHROMIUM may be the path of another Chromium or Chrome") end
  self.id, self.port, self.path = id, nil, nil
end

function Browser:stop()
  if self.id then self.host.end_browser(self.id) end
  for relay in pairs(self.relays) do
    self.host.end_relay(relay)
    self.host.judges[relay] = nil
  end
  self.id, self.relays = nil, {}
end

-- Where it listens is asked for the client's upgrade. Nil where that fails.
function Browser:begin_relay(key, options)
  for relay in pairs(self.relays) do
    if not self.host.relay_accept(relay) then self.relays[relay], self.host.judges[relay] = nil, nil end
  end
  local relay = self.host.begin_relay(self.port, self.path, key, options.seconds, options.judge ~= nil)
  if relay then self.relays[relay], self.host.judges[relay] = true, options.judge end
  return relay
end

-- Starts it unless it runs. One that has ended (Browser.close, a crash) is started anew.
function Browser:must_run()
  if self.id and self.host.browser_has_ended(self.id) then self:stop() end
  if not self.id then self:start() end
end

-- Where it listens; nil where it does not yet.
function Browser:find_port()
  if self.port then return true end
  local folder = self.host.browser_folder(self.id)
  local port, path = read(folder .. "/DevToolsActivePort"):match "^(%d+)\n(/devtools/browser/[%w-]+)"
  if port then
    self.port, self.path = tonumber(port), path
    return true
  end
  if self.host.browser_has_ended(self.id) then
    local words = last_words(folder)
    self:stop()
    refuse(502, "failed", "The browser has ended while it came up: " .. words,
      "where it has no sandbox, BCTRL_CHROMIUM may be a script that adds --no-sandbox")
  end
end

local function is_upgrade(headers)
  return (headers.upgrade or ""):lower() == "websocket" and headers["sec-websocket-key"] ~= nil
end

---Joins a request for an upgrade to the browser: what is answered, later.
---@param request table
---@param options? { seconds?: number, judge?: fun(text: string): string? } how long; what is said in a message's place
function Browser:connect(request, options)
  if not is_upgrade(request.headers) then
    problem.raise(426, "upgrade.required", "This is where a WebSocket connects.",
      { hint = "the Chrome DevTools Protocol is spoken here", headers = { "Upgrade", "websocket" } })
  end
  options = options or {}
  local host, key, relay = self.host, request.headers["sec-websocket-key"], nil
  if not key:find "^[%w+/]+=*$" or #key > 64 then problem.refuse_if { ["Sec-WebSocket-Key"] = "expected 16 bytes in Base64" } end
  self:must_run()
  return reply.later(0, COMES_UP, function(is_over)
    if not self.id then refuse(409, "stopped", "The runtime was stopped while its browser came up.") end
    if is_over then refuse(504, "late", ("The browser has not come up within %d seconds."):format(COMES_UP)) end
    if not self:find_port() then return nil end
    relay = relay or self:begin_relay(key, options)
    local accept = relay and host.relay_accept(relay)
    if accept == "" then return nil end
    if not accept then refuse(502, "failed", "The browser does not take the connection.", "stop the runtime and start it again") end
    return reply.whole {
      status = 101, body = "", headers = { "Upgrade", "websocket", "Sec-WebSocket-Accept", accept }, relay = relay,
    }
  end, ASKS_AGAIN)
end

return chromium
