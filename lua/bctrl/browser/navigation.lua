--- Where a page goes, and when it has arrived: the methods of `bctrl.Page` for that.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local options = require "bctrl.base.options"
local protect = require "bctrl.base.protect"
local targets = require "bctrl.browser.targets"
local urls = require "bctrl.base.url"

local lower = require("bctrl.base.text").lower
local no_more = options.no_more
local now = core.now

-- What is waited for, as the protocol's lifecycle events call it.
local ARRIVED = { load = "load", dom = "DOMContentLoaded", commit = "init", idle = "networkIdle" }

local OPEN = { wait = "arrival", timeout = "seconds", referrer = "string" }
local RELOAD = { wait = "arrival", timeout = "seconds" }

---@class bctrl.Page
local Methods = {}

-- Listens from now on for what becomes of the page's main frame.
local function watch(page, label)
  local connection, session = page.connection, page.session
  local watched = { session = session, method = label, handlers = {}, arrived = {}, responses = {}, requests = {} }
  local function tell()
    connection.loop:finish(watched)
  end
  local function hear(event, fn)
    table.insert(watched.handlers, connection:hear(session, event, fn))
  end
  hear("Page.lifecycleEvent", function(params)
    if params.frameId == page.id then
      local arrived = watched.arrived[params.loaderId] or {}
      watched.arrived[params.loaderId] = arrived
      arrived[params.name] = true
      watched.loader = watched.any and params.name == "init" and params.loaderId or watched.loader
      tell()
    end
  end)
  hear("Page.frameNavigated", function(params)
    if params.frame.id == page.id and params.type == "BackForwardCacheRestore" then -- whole, and without a life of its own
      watched.within = params.frame.url
      tell()
    end
  end)
  hear("Page.navigatedWithinDocument", function(params)
    if params.frameId == page.id then
      watched.within = params.url
      tell()
    end
  end)
  hear("Network.responseReceived", function(params)
    if params.type == "Document" and params.frameId == page.id then
      watched.responses[params.loaderId] = params.response
    end
  end)
  hear("Network.requestWillBeSent", function(params)
    if params.type == "Document" and params.frameId == page.id then
      watched.requests[params.requestId] = true
    end
  end)
  hear("Network.loadingFailed", function(params)
    if watched.any and watched.requests[params.requestId] and not params.canceled then
      watched.failed = params
      tell()
    end
  end)
  return watched
end

local function unwatch(page, watched)
  for _, handler in ipairs(watched.handlers) do
    page.connection:ignore(handler)
  end
end

-- Waits until the watched document has arrived as far as `wait` says; a document of its own follows a redirection by script.
local function arrive(page, watched, wait, deadline)
  while true do
    local arrived = watched.loader and watched.arrived[watched.loader]
    if arrived and arrived[ARRIVED[wait]] or (watched.any and watched.within and not watched.loader) then
      return true
    elseif watched.failed and not watched.loader then
      return nil, failure.new("browser", watched.method, watched.failed.errorText)
    end
    watched.done = false
    local ok, err = page.connection:await(watched, math.max(0, deadline - now()))
    if not ok then
      return nil, err
    end
  end
end

-- What `open` and its like return.
local function report(page, watched)
  local response = watched.responses[watched.loader]
  local told = { url = response and response.url or watched.within }
  if response then
    told.status, told.headers = response.status, {}
    for name, value in pairs(response.headers) do
      told.headers[lower(name)] = value
    end
  end
  if not told.url then
    local value = page.connection:call(page.session, "Runtime.evaluate", { expression = "location.href", returnByValue = true })
    told.url = value and value.result.value
  end
  return told
end

-- Does something that makes the page go elsewhere, and waits for its arrival.
local function go(page, label, given, start, is_any)
  local wait = given and given.wait or "load"
  local timeout = given and given.timeout or page.session.timeout
  local ok, err = targets.enable(page.session, "Network")
  if not ok then
    return nil, err
  end
  local watched = watch(page, label)
  watched.any = is_any
  local started = now()
  local began, raised = protect.call(function()
    ok, err = start(watched, timeout)
  end)
  if began and ok then
    ok, err = arrive(page, watched, wait, started + timeout)
  end
  unwatch(page, watched)
  if not began then
    error(raised, 0)
  elseif not ok then
    if err.kind == "timeout" and (err.operation == label or err.operation:find "^Page%.") then -- not the trigger's own
      err.operation, err.message = label, ("the page did not arrive (%s) within %g s"):format(wait, timeout)
    end
    return nil, err
  end
  return report(page, watched)
end

---Opens a URL.
---Page.navigate
---@param url string
---@param given { wait: "load"|"dom"|"commit"|"idle"|nil, timeout: number?, referrer: string? }? default: wait = "load"
---@return { url: string, status: integer?, headers: table<string, string>? }? arrived a page that answers 404 is an arrival
---@return bctrl.Error? err
function Methods:open(url, given, ...)
  no_more("page:open", 3, ...)
  options.check_url("page:open", 1, url)
  options.check("page:open", 2, given, OPEN)
  return go(self, "page:open", given, function(watched, timeout)
    local params = { url = url, referrer = given and given.referrer }
    local result, err = self.connection:call(self.session, "Page.navigate", params, timeout)
    if not result then
      err.operation = "page:open"
      return nil, err
    elseif result.errorText and result.errorText ~= "" then
      local words = result.errorText
      if words == "net::ERR_ABORTED" then
        words = words .. ": the answer is no document (204, or a download), or the page went elsewhere"
      end
      return nil, failure.new("browser", "page:open", words .. " at " .. urls.shown(url))
    end
    watched.loader = result.loaderId
    watched.any = not result.loaderId -- within the document
    return true
  end)
end

---Loads the page again.
---Page.reload
---@param given { wait: string?, timeout: number? }?
---@return { url: string, status: integer? }? arrived
---@return bctrl.Error? err
function Methods:reload(given, ...)
  no_more("page:reload", 2, ...)
  options.check("page:reload", 1, given, RELOAD)
  return go(self, "page:reload", given, function(_, timeout)
    return self.connection:call(self.session, "Page.reload", nil, timeout)
  end, true)
end

local function travel(page, label, by, given)
  options.check(label, 1, given, RELOAD)
  local history, err = page.connection:call(page.session, "Page.getNavigationHistory")
  local entry = history and history.entries[history.currentIndex + 1 + by]
  if not entry then
    return nil, err or failure.new("browser", label, "there is no such page in the history")
  end
  return go(page, label, given, function(_, timeout)
    return page.connection:call(page.session, "Page.navigateToHistoryEntry", { entryId = entry.id }, timeout)
  end, true)
end

---Goes back in the history.
---@param given { wait: string?, timeout: number? }?
---@return { url: string }? arrived
---@return bctrl.Error? err
function Methods:back(given, ...)
  no_more("page:back", 2, ...)
  return travel(self, "page:back", -1, given)
end

---@param given { wait: string?, timeout: number? }?
---@return { url: string }? arrived
---@return bctrl.Error? err
function Methods:forward(given, ...)
  no_more("page:forward", 2, ...)
  return travel(self, "page:forward", 1, given)
end

---Waits until the page has gone elsewhere, which `trigger` makes it do.
---@param trigger fun(): any, bctrl.Error? where it returns nil and an error, that is the end
---@param given { wait: string?, timeout: number? }?
---@return { url: string, status: integer? }? arrived
---@return bctrl.Error? err
function Methods:wait_navigation(trigger, given, ...)
  no_more("page:wait_navigation", 3, ...)
  if type(trigger) ~= "function" then
    errors.bad_argument(1, "page:wait_navigation", "function that makes the page go expected, got " .. errors.describe(trigger))
  end
  options.check("page:wait_navigation", 2, given, RELOAD)
  return go(self, "page:wait_navigation", given, function()
    local _, err = trigger()
    return not errors.is(err) or nil, err
  end, true)
end

---Waits until the page's URL is one.
---@param pattern string a Lua pattern, or all of the URL
---@param given { timeout: number? }?
---@return string? url
---@return bctrl.Error? err
function Methods:wait_url(pattern, given, ...)
  no_more("page:wait_url", 3, ...)
  options.check_pattern("page:wait_url", 1, pattern)
  options.check("page:wait_url", 2, given, { timeout = "seconds" })
  local timeout = given and given.timeout or self.session.timeout
  local deadline = now() + timeout
  local watched = watch(self, "page:wait_url")
  local url, err
  while true do
    local value = self.connection:call(self.session, "Runtime.evaluate", { expression = "location.href", returnByValue = true })
    url = value and value.result.value
    if url and urls.matches(url, pattern) then
      break
    end
    watched.done = false
    local ok
    ok, err = self.connection:await(watched, math.max(0, deadline - now()))
    if not ok then
      if err.kind == "timeout" then
        err.message = ("the URL is %s, within %g s"):format(urls.shown(tostring(url)), timeout)
      end
      url = nil
      break
    end
  end
  unwatch(self, watched)
  return url, not url and err or nil
end

---Makes the document one of this markup.
---Page.setDocumentContent
---@param html string
---@return true? set
---@return bctrl.Error? err
function Methods:set_html(html, ...)
  no_more("page:set_html", 2, ...)
  if type(html) ~= "string" then
    errors.bad_argument(1, "page:set_html", "markup expected, got " .. errors.describe(html))
  end
  local _, err = self.connection:call(self.session, "Page.setDocumentContent", { frameId = self.id, html = html })
  return err == nil or nil, err
end

return Methods
