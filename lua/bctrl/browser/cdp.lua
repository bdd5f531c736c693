--- The Chrome DevTools Protocol as it is: commands and events of a browser or of one page.

local class = require "bctrl.browser.class"
local errors = require "bctrl.errors"
local events = require "bctrl.browser.events"
local options = require "bctrl.base.options"
local protect = require "bctrl.base.protect"
local running = require "bctrl.loop.running"
local subscription = require "bctrl.browser.subscription"

local no_more = options.no_more

---A browser's, a page's or a frame's end of the protocol.
---@class bctrl.Cdp
local Cdp = class.new "bctrl.Cdp"

local cdp = { Cdp = Cdp }

---@param connection bctrl.Connection
---@param id string? the protocol's sessionId; nil is the browser's own
---@return bctrl.Cdp
function cdp.new(connection, id)
  local session = setmetatable({
    connection = connection,
    id = id,
    handlers = {}, -- event -> { handler … }
    on_gone = {}, -- what is to be told
    timeout = connection.timeout, -- seconds, of what is given none
    gone = false, -- or the reason
    detail = nil,
  }, Cdp)
  connection.sessions[id or ""] = session
  return session
end

local checked = {} -- the names that are known to be some, as a set

local function check_name(label, name, kind)
  if checked[name] then
    return
  elseif type(name) ~= "string" or not name:find("^%w+%.%w+$") then
    errors.bad_argument(1, label, ('%s such as "Page.%s" expected, got %s'):format(
      kind, kind == "event" and "loadEventFired" or "navigate", errors.describe(name)))
  end
  checked[name] = true
end

local SEND = { timeout = "seconds" }

---@class bctrl.CdpOptions
---@field timeout number? seconds; default: the browser's

---Sends a command and waits for its answer.
---@param method string e.g. "Page.navigate"
---@param params table?
---@param given bctrl.CdpOptions?
---@return table? result
---@return bctrl.Error? err of kind "browser" with the protocol's code, "gone", "timeout" or "cancelled"
function Cdp:send(method, params, given, ...)
  no_more("cdp:send", 4, ...)
  check_name("cdp:send", method, "command")
  if params ~= nil and type(params) ~= "table" then
    errors.bad_argument(2, "cdp:send", "parameters in a table expected, got " .. errors.describe(params))
  end
  options.check("cdp:send", 3, given, SEND)
  return self.connection:call(self, method, params, given and given.timeout)
end

---Has a function called with each event of a name, from a poll or a call that waits. It must not wait itself.
---@param event string e.g. "Network.responseReceived"; its domain is to be enabled
---@param fn fun(params: table)
---@return bctrl.Subscription subscription with `off`
function Cdp:on(event, fn, ...)
  no_more("cdp:on", 3, ...)
  check_name("cdp:on", event, "event")
  if type(fn) ~= "function" then
    errors.bad_argument(2, "cdp:on", "function expected, got " .. errors.describe(fn))
  end
  local connection = self.connection
  local handler = connection:hear(self, event, function(params)
    connection.loop:notify("the handler of " .. event, fn, params)
  end)
  return subscription.new(connection, function()
    connection:ignore(handler)
  end)
end

---Iterates over the events of a name, from now on: `for params, dropped in cdp:each(event) do … end`.
---@param event string
---@return bctrl.Events events to be called, or pulled with `next`
function Cdp:each(event, ...)
  no_more("cdp:each", 2, ...)
  check_name("cdp:each", event, "event")
  class.check_iterable(self.connection.loop, "cdp:each")
  local connection, made = self.connection, events.new(self, event)
  local handler = connection:hear(self, event, function(params)
    events.push(made, params)
  end)
  made.stop = function()
    connection:ignore(handler)
  end
  return made
end

---Runs what is to bring something about, and waits for it.
---@param record table of what is waited for, as `connection:await` takes it
---@param given { trigger: function?, timeout: number? }?
---@param stop fun() ends the listening
---@param harmless string? words of a failure of the trigger that is none here
---@return boolean done
---@return bctrl.Error? err
function cdp.bring(record, given, stop, harmless)
  local session, trigger = record.session, given and given.trigger
  if trigger then
    local ok, failed, err = protect.call(trigger)
    local problem = not ok and failed or errors.is(err) and err
    if problem and not (harmless and tostring(problem):find(harmless, 1, true)) then
      stop()
      if not ok then
        error(failed, 0)
      end
      return false, err
    end
  end
  local ok, err = session.connection:await(record, given and given.timeout or session.timeout)
  stop()
  return ok, err
end

---Waits for an event. What `trigger` does happens after it is listened for.
---@param session bctrl.Cdp
---@param event string
---@param match (fun(params: table): any)?
---@param given { trigger: function?, timeout: number? }?
---@param what string? as the user knows it
---@return table? params
---@return bctrl.Error? err
function cdp.wait(session, event, match, given, what)
  local connection = session.connection
  local record = { session = session, method = what or event, words = "no such event" }
  local handler = connection:hear(session, event, function(params)
    if record.done then
      return
    end
    local matched, problem = true, nil
    if match then
      local ok, failed = running.call_back("match", function()
        matched = match(params)
      end)
      problem = not ok and failed or nil
    end
    if problem ~= nil then
      record.raised = problem
      connection.loop:finish(record)
    elseif matched then
      record.value = params
      connection.loop:finish(record)
    end
  end)
  local ok, err = cdp.bring(record, given, function()
    connection:ignore(handler)
  end)
  if record.raised ~= nil then
    error(record.raised, 0)
  elseif not ok then
    return nil, err
  end
  return record.value
end

local WAIT = { timeout = "seconds", trigger = "callback" }

---Waits for one event.
---@param event string
---@param match (fun(params: table): any)? which of them; nil for the first
---@param given { trigger: function?, timeout: number? }? `trigger()` runs once it is listened for
---@return table? params
---@return bctrl.Error? err
function Cdp:wait(event, match, given, ...)
  no_more("cdp:wait", 4, ...)
  check_name("cdp:wait", event, "event")
  if match ~= nil and type(match) ~= "function" then
    errors.bad_argument(2, "cdp:wait", "function or nil expected, got " .. errors.describe(match))
  end
  options.check("cdp:wait", 3, given, WAIT)
  return cdp.wait(self, event, match, given)
end

function Cdp:__tostring()
  return ("bctrl.Cdp of %s%s"):format(self.id and "a page" or "the browser", self.gone and " (gone)" or "")
end

class.finish(Cdp, "cdp", { on = true, each = true })

return cdp
