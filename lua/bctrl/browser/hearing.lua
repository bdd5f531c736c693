--- What a page tells by itself: the methods of `bctrl.Page` for that. Handlers get plain tables, and must not wait.

local cdp = require "bctrl.browser.cdp"
local class = require "bctrl.browser.class"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local options = require "bctrl.base.options"
local targets = require "bctrl.browser.targets"

local lower = require("bctrl.base.text").lower
local no_more = options.no_more

---@class bctrl.Page
local Methods = {}

local hearing = { Methods = Methods }

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
local Dialog = class.new "bctrl.Dialog"

local function answer(dialog, accept, words)
  if not dialog.is_answered then
    dialog.is_answered = true
    local params = { accept = accept, promptText = words }
    dialog.connection:post(dialog.page.session, "Page.handleJavaScriptDialog", params)
  end
end

---Accepts it; the first answer counts.
---@param words string? what is put into a prompt
function Dialog:accept(words, ...)
  no_more("dialog:accept", 2, ...)
  if words ~= nil and type(words) ~= "string" then
    errors.bad_argument(1, "dialog:accept", "text or nil expected, got " .. errors.describe(words))
  end
  answer(self, true, words)
end

---Closes it, as its "Cancel" does.
function Dialog:dismiss(...)
  no_more("dialog:dismiss", 1, ...)
  answer(self, false)
end

class.finish(Dialog, "dialog", { accept = true, dismiss = true })

---The dialog that a page shows, whoever hears of it: without a handler, or where one fails, it is answered as the option
---`dialogs` says, since the page stands still until then.
---@param page bctrl.Page
---@param params table of Page.javascriptDialogOpening
function hearing.on_dialog(page, params)
  local connection = page.connection
  local fields = { connection = connection, page = page, type = params.type, message = params.message, default = params.defaultPrompt }
  local dialog = setmetatable(fields, Dialog)
  if not page.listeners:any "dialog" or not page.listeners:tell("dialog", dialog) then
    answer(dialog, connection.dialogs == "accept")
  end
end

local function read_request(_, params)
  local request = params.request
  return { id = params.requestId, url = request.url, method = request.method, headers = request.headers, type = params.type and lower(params.type) }
end

local function read_response(_, params)
  local response = params.response
  return { id = params.requestId, url = response.url, status = response.status, headers = response.headers, type = params.type and lower(params.type) }
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
---@return bctrl.Subscription subscription with `off`
function Methods:on(name, fn, ...)
  no_more("page:on", 3, ...)
  local event = type(name) == "string" and EVENTS[name]
  if type(name) ~= "string" or not NAMES[name] then
    local nearest = type(name) == "string" and options.nearest(name, NAMES)
    errors.bad_argument(1, "page:on", "no event is called " .. errors.describe(name) .. (nearest and ', did you mean "' .. nearest .. '"?' or ""))
  elseif type(fn) ~= "function" then
    errors.bad_argument(2, "page:on", "function expected, got " .. errors.describe(fn))
  end
  if event then
    targets.begin_enabling(self.session, event[1])
    return cdp.subscribe(self.session, event[2], name, fn, function(params)
      return event[3](self, params)
    end)
  end
  return self.listeners:add(name, fn)
end

return hearing
