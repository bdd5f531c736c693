--- What can go wrong with a browser, as errors of kind "browser", "script", "gone" and the client's own kinds.

local errors = require "bctrl.errors"
local options = require "bctrl.base.options"

local failure = {}

---An error of a command or of something that is waited for. It may be made in the loop, for somebody else: where that one
---is, is filled in when it returns.
---@param kind string
---@param what string? the protocol's method, or the call as the caller knows it
---@param message string
---@param fields table? what else it tells
---@return bctrl.Error
function failure.new(kind, what, message, fields)
  local err = fields or {}
  err.kind, err.operation, err.message, err.attempts, err.where = kind, what, message, 0, false
  return errors.new(err)
end

local GONE = {
  closed = "it was closed",
  crashed = "the page crashed",
  navigated = "the page went elsewhere meanwhile",
  disconnected = "the connection to the browser is lost",
}

---What was talked to is there no more.
---@param what string?
---@param reason string a key of GONE
---@param detail string? in words
---@return bctrl.Error
function failure.gone(what, reason, detail)
  return failure.new("gone", what, detail and GONE[reason] .. ": " .. detail or GONE[reason], { reason = reason })
end

local function nearest_command(method)
  local names = require "bctrl.browser.names"
  local known = {}
  local domain = method:match("^(%w+)%.")
  local function add(of)
    for name in (names.commands[of] or ""):gmatch("%S+") do
      known[of .. "." .. name] = true
    end
  end
  if names.commands[domain] then
    add(domain)
  else
    for each in pairs(names.commands) do
      add(each)
    end
  end
  return options.nearest(method, known)
end

-- -32000 is everything that Chromium has no number for: its words tell.
local NAVIGATED = { "Cannot find context", "Execution context was destroyed", "Inspected target navigated", "uniqueContextId not found" }

---The error that the browser answered a command with.
---@param method string
---@param told { code: integer, message: string, data: string? }
---@return bctrl.Error
function failure.refused(method, told)
  local message = tostring(told.message)
  for _, words in ipairs(NAVIGATED) do
    if message:find(words, 1, true) then
      return failure.gone(method, "navigated")
    end
  end
  local hint
  if told.code == -32601 then
    local nearest = nearest_command(method)
    hint = nearest and nearest ~= method and "did you mean " .. nearest .. "?" or nil
  end
  if type(told.data) == "string" then
    message = message .. ": " .. told.data
  end
  return failure.new("browser", method, message, { code = told.code, hint = hint })
end

---An exception that the page's script raised.
---@param what string?
---@param details table Runtime.ExceptionDetails
---@return bctrl.Error
function failure.script(what, details)
  local exception = details.exception or {}
  local stack, message = exception.description, details.text or "Uncaught"
  if exception.subtype == "error" and type(stack) == "string" then
    message = stack:match("^[^\n]*")
  else
    local thrown = stack or exception.value
    if thrown ~= nil and type(thrown) ~= "table" then
      message = message .. " " .. tostring(thrown)
    end
  end
  return failure.new("script", what, message, { stack = stack, line = details.lineNumber and details.lineNumber + 1 })
end

return failure
