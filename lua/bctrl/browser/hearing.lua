--- What a page tells by itself: the methods of `bctrl.Page` for that. Handlers get plain tables, and must not wait.

local cdp = require "bctrl.browser.cdp"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local options = require "bctrl.base.options"

local no_more = options.no_more

---@class bctrl.Page
local Methods = {}

-- What an argument of console.log is in words.
local function shown(object)
  if object.type == "string" then
    return object.value
  elseif object.unserializableValue or object.description then
    return object.unserializableValue or object.description
  elseif object.value ~= nil and type(object.value) ~= "table" then
    return tostring(object.value)
  end
  return object.type == "undefined" and "undefined" or "null"
end

local function read_console(_, params)
  local texts = {}
  for i, object in ipairs(params.args) do
    texts[i] = shown(object)
  end
  return { type = params.type == "warning" and "warn" or params.type, text = table.concat(texts, " ") }
end

local function read_error(_, params)
  local err = failure.script(nil, params.exceptionDetails)
  return { message = err.message, stack = err.stack, line = err.line }
end

---A dialog that the page shows: alert, confirm, prompt, beforeunload.
---@class bctrl.Dialog
---@field type string
---@field message string
---@field default string? of a prompt
local Dialog = { __name = "bctrl.Dialog" }
Dialog.__index = Dialog

local function answer(dialog, accept, text)
  if not dialog.is_answered then
    dialog.is_answered = true
    local params = { accept = accept, promptText = text }
    dialog.page.connection:post(dialog.page.session, "Page.handleJavaScriptDialog", params)
  end
end

---@param text string? what is put into a prompt
function Dialog:accept(text)
  answer(self, true, text)
end

---Closes it, as its "Cancel" does.
function Dialog:dismiss()
  answer(self, false)
end

---The dialog that a page shows, whoever hears of it: without a handler, or where one fails, it is answered as the option `dialogs` says.
function Methods:on_dialog(params)
  local dialog = setmetatable({ page = self, type = params.type, message = params.message, default = params.defaultPrompt }, Dialog)
  local has_failed = false
  for fn in pairs(self.dialog_handlers) do
    has_failed = not self.connection.loop:notify("the handler of dialog", fn, dialog) or has_failed
  end
  if has_failed or next(self.dialog_handlers) == nil then -- the page stands still until it is answered
    answer(dialog, self.connection.dialogs == "accept")
  end
end

local function read_request(_, params)
  local request = params.request
  return { id = params.requestId, url = request.url, method = request.method, headers = request.headers, type = params.type and params.type:lower() }
end

local function read_response(_, params)
  local response = params.response
  return { id = params.requestId, url = response.url, status = response.status, headers = response.headers, type = params.type and params.type:lower() }
end

-- name -> the domain that is to be enabled, the event, what is made of it
local EVENTS = {
  console = { "Runtime", "Runtime.consoleAPICalled", read_console },
  error = { "Runtime", "Runtime.exceptionThrown", read_error },
  request = { "Network", "Network.requestWillBeSent", read_request },
  response = { "Network", "Network.responseReceived", read_response },
}
local NAMES = { console = 1, error = 1, request = 1, response = 1, dialog = 1, popup = 1, crash = 1, close = 1 }

---Has a function called with what the page tells: "console" (type, text), "error" (message, stack), "dialog" (type, message,
---`accept(text)`, `dismiss()`), "request", "response", "popup" (a page), "crash", "close".
---@param name string
---@param fn fun(event: table)
---@return { off: fun(self) } subscription
---@return bctrl.Error? err
function Methods:on(name, fn, ...)
  no_more("page:on", 3, ...)
  local event = type(name) == "string" and EVENTS[name]
  if type(name) ~= "string" or not NAMES[name] then
    local nearest = type(name) == "string" and options.nearest(name, NAMES)
    errors.bad_argument(1, "page:on", "no event is called " .. errors.describe(name) .. (nearest and ', did you mean "' .. nearest .. '"?' or ""))
  elseif type(fn) ~= "function" then
    errors.bad_argument(2, "page:on", "function expected, got " .. errors.describe(fn))
  end
  local loop = self.connection.loop
  if event then
    self:begin_enabling(event[1])
    return cdp.subscribe(self.session, event[2], name, fn, function(params)
      return event[3](self, params)
    end)
  end
  local own = function(value) -- a function of its own: the same one may be given twice
    if name == "dialog" then
      fn(value)
    else
      loop:notify("the handler of " .. name, fn, value)
    end
  end
  local set = name == "dialog" and self.dialog_handlers or self.listeners[name]
  set[own] = true
  return {
    off = function()
      set[own] = nil
    end,
  }
end

function Methods:tell(name, value)
  local list = {}
  for fn in pairs(self.listeners[name]) do
    list[#list + 1] = fn
  end
  for _, fn in ipairs(list) do
    fn(value)
  end
end

return Methods
