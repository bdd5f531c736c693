--- What a page tells by itself: the methods of `bctrl.Page` for that. Handlers get plain tables, and must not wait.

local class = require "bctrl.browser.class"
local downloads = require "bctrl.browser.downloads"
local errors = require "bctrl.errors"
local events = require "bctrl.browser.events"
local failure = require "bctrl.browser.failure"
local options = require "bctrl.base.options"
local subscription = require "bctrl.browser.subscription"
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

local function by_default(dialog)
  answer(dialog, dialog.connection.dialogs == "accept")
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
    by_default(dialog)
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

-- name -> what becomes of an event that nobody takes
local DROPS = { dialog = by_default }
-- name -> the reason of the end after which there is nothing of it to come
local LAST = { crash = "crashed", close = "disconnected" }

-- name -> the domain that is to be enabled, the event, what is made of it
local EVENTS = {
  console = { "Runtime", "Runtime.consoleAPICalled", read_console },
  error = { "Runtime", "Runtime.exceptionThrown", read_error },
  request = { "Network", "Network.requestWillBeSent", read_request },
  response = { "Network", "Network.responseReceived", read_response },
}
local NAMES = { console = 1, error = 1, request = 1, response = 1, dialog = 1, popup = 1, download = 1, crash = 1, close = 1 }

-- Has `fn` called with what a name tells, in the loop; returns what ends that.
local function hear(page, name, fn)
  local event, connection, session = EVENTS[name], page.connection, page.session
  if name == "download" then
    return downloads.hear(page, fn)
  elseif not event then
    return page.listeners:hear(name, fn)
  end
  targets.begin_enabling(session, event[1])
  local handler = connection:hear(session, event[2], function(params)
    fn(event[3](page, params))
  end)
  return function()
    connection:ignore(handler)
  end
end

local function check_name(label, name)
  if type(name) ~= "string" or not NAMES[name] then
    local nearest = type(name) == "string" and options.nearest(name, NAMES)
    errors.bad_argument(1, label, "no event is called " .. errors.describe(name) .. (nearest and ', did you mean "' .. nearest .. '"?' or ""))
  end
end

-- A page that is gone tells nothing any more.
local function problem_of(page, label)
  local gone = page.connection.gone or page.session.gone
  return gone and failure.gone(label, gone, page.connection.gone and page.connection.detail or page.session.detail)
end

---Has a function called with what the page tells: "console" (type, text), "error" (message, stack), "dialog" (type, message,
---`accept(text)`, `dismiss()`), "request", "response", "popup" (a page), "download" (name, url, `bytes()`, `save(path)`), "crash", "close".
---@param name string
---@param fn fun(event: table)
---@return bctrl.Subscription? subscription with `off`
---@return bctrl.Error? err of kind "gone" where the page is
function Methods:on(name, fn, ...)
  no_more("page:on", 3, ...)
  check_name("page:on", name)
  if type(fn) ~= "function" then
    errors.bad_argument(2, "page:on", "function expected, got " .. errors.describe(fn))
  end
  local problem = problem_of(self, "page:on")
  if problem then
    return nil, problem
  end
  local loop = self.connection.loop
  return subscription.new(self.connection, hear(self, name, not EVENTS[name] and fn or function(value)
    loop:notify("the handler of " .. name, fn, value)
  end))
end

---Iterates over what the page tells, from now on: `for event, dropped in page:each "console" do … end`. The names are those of
---`page:on`. What nobody takes waits; of more than 1,000 the oldest goes. It ends with the page; who leaves the loop before
---calls its `close`: a dialog that waits there is answered then as one that nobody handles.
---@param name string
---@return bctrl.Events events to be called, or pulled with `next`, which may be bounded
function Methods:each(name, ...)
  no_more("page:each", 2, ...)
  check_name("page:each", name)
  class.check_iterable(self.connection.loop, "page:each")
  local made = events.new(self.session, "page:each", {
    drop = DROPS[name],
    last = LAST[name],
    problem = problem_of(self, "page:each"),
  })
  made.stop = hear(self, name, function(value)
    events.push(made, value)
  end)
  return made
end

return hearing
