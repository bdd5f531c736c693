--- How a connection to a browser is opened, and what is said where it cannot be.

local Connection = require "bctrl.browser.connection"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local options = require "bctrl.base.options"

local lower = require("bctrl.base.text").lower

local PING = 20 -- seconds
local MAX_MESSAGE = 256e6 -- bytes: beyond them Chromium drops messages by itself

---Options of a connection to a browser. Times are in seconds.
---@class bctrl.BrowserOptions
---@field timeout number? of every call that is given none, and of connecting; default 30
---@field ping number? between two pings, of which none may go unanswered; default 20
---@field max_message integer? bytes, also of a download; default 256 MB
---@field dialogs "dismiss"|"accept"|nil what becomes of a dialog that nobody handles; default "dismiss"
---@field headers table<string, string>? sent with the upgrade
local OPTIONS = { timeout = "seconds", ping = "seconds", max_message = "positive", dialogs = "dialogs", headers = "table" }

local open = {}

-- What is left of the URL wherever it is shown: the rest of it is a secret.
local function shown_part(url)
  local scheme, authority = url:match "^(%a+)://([^/?#]*)"
  return scheme and lower(scheme) .. "://" .. authority:gsub("^.*@", "")
end

local function header_lines(label, position, headers)
  local lines = {}
  for name, value in pairs(headers or {}) do
    local line, problem = core.header_line(name, value)
    if not line then
      errors.bad_argument(position, label, "option 'headers': " .. problem)
    end
    lines[#lines + 1] = line
  end
  return lines
end

-- The API's words in a refusal's body, where they are there.
local function read_refusal(what, status, body)
  local told = core.decode(body)
  told = type(told) == "table" and (type(told.error) == "table" and told.error or told) or {}
  local function text(name)
    return type(told[name]) == "string" and told[name] or nil
  end
  local message = text "message" or text "error" or (body ~= "" and body or "no message in the answer")
  return failure.new("api", what, message, { status = status, code = text "code", hint = text "hint", requestId = text "requestId" })
end

-- Why there is no connection.
local function read_outcome(what, shown, socket)
  local kind, message, code, detail = socket:outcome()
  if kind == "refused" then
    return read_refusal(what, code, detail or "")
  elseif kind == "timeout" then
    return failure.new("timeout", what, message)
  elseif kind == "closed" then
    message = ("closed by the browser (code %s%s)"):format(tostring(code), detail ~= "" and ", " .. tostring(detail) or "")
  end
  return failure.new("network", what, ("%s (%s)"):format(message, shown))
end

---Opens a connection and waits until it is open.
---@param context bctrl.Context
---@param label string
---@param position integer of the URL among the caller's arguments; 0 where it is none of them
---@param url any
---@param given bctrl.BrowserOptions?
---@return bctrl.Connection? connection
---@return bctrl.Error? err
function open.connect(context, label, position, url, given)
  local shown = type(url) == "string" and shown_part(url)
  if not shown or not shown:find "^wss?://." then
    local words = type(url) == "string" and (shown or "a string") or errors.describe(url)
    errors.bad_argument(position, label, "URL of a browser expected, which starts with ws:// or wss://, got " .. words)
  end
  options.check(label, position + 1, given, OPTIONS)
  given = given or {}
  local loop = context.loop
  loop:check_waitable()
  local timeout = given.timeout or Connection.TIMEOUT
  local made, socket, id = pcall(core.websocket, loop.transport, {
    template = context.template,
    url = url,
    headers = header_lines(label, position + 1, given.headers),
    timeout = timeout,
    ping = given.ping or PING,
    max_message = given.max_message or MAX_MESSAGE,
  })
  if not made then
    errors.bad_argument(position, label, tostring(socket))
  end
  repeat
    local pending = { id = id }
    loop:await(pending)
    if pending.cancelled then
      socket:free()
      return nil, failure.new("cancelled", label, pending.cancelled)
    end
  until socket:state() ~= "connecting"
  if socket:state() == "ended" and socket:outcome() then
    local err = read_outcome(label, shown, socket)
    socket:free()
    return nil, err
  end
  return Connection.new(loop, socket, id, {
    timeout = timeout,
    dialogs = given.dialogs,
    max_message = given.max_message or MAX_MESSAGE,
    raises = context.settings.errors == "raise",
    shown = shown,
    owner = context,
  })
end

return open
