--- A browser that is driven over the Chrome DevTools Protocol: how it is connected to, its pages and contexts.

local cdp = require "bctrl.browser.cdp"
local class = require "bctrl.browser.class"
local errors = require "bctrl.errors"
local open = require "bctrl.browser.open"
local options = require "bctrl.base.options"
local page_module = require "bctrl.browser.page"

local no_more = options.no_more

---A browser, for as long as the connection to it lasts.
---@class bctrl.Browser
---@field cdp bctrl.Cdp all of the protocol, for the browser itself
local Browser = class.new "bctrl.Browser"

local browser_module = { Browser = Browser }

local PAGE = { context = "any", width = "positive", height = "positive" }

local function ignore() end

-- What the browser tells of its targets.
local function listen(browser)
  local connection, session = browser.connection, browser.cdp
  session.on_gone[1] = function(reason)
    browser:tell("closed", { reason = reason })
  end
  connection:hear_detached(session)
  connection:hear(session, "Target.targetCreated", function(params)
    browser:on_target(params.targetInfo)
  end)
end

---Connects to a browser.
---@param context bctrl.Context
---@param label string
---@param position integer of the URL among the caller's arguments; 0 where it is none of them
---@param url any
---@param given bctrl.BrowserOptions?
---@return bctrl.Browser? browser
---@return bctrl.Error? err
function browser_module.connect(context, label, position, url, given)
  local connection, err = open.connect(context, label, position, url, given)
  if not connection then
    return nil, err
  end
  local session = cdp.new(connection, nil)
  local browser = setmetatable({ connection = connection, cdp = session, attached = {}, listeners = { page = {}, closed = {} } }, Browser)
  listen(browser)
  local _, problem = connection:call(session, "Target.setDiscoverTargets", { discover = true })
  if problem then
    connection:lose("closed")
    return nil, problem
  end
  browser.is_ready = true -- what is told of before was there already
  return browser
end

-- ---------------------------------------------------------------------------------------------------------------- pages

---A target was made, by the browser or one of its pages.
function Browser:on_target(info)
  if info.type ~= "page" or not self.is_ready then
    return
  end
  local opener = info.openerId and self.attached[info.openerId]
  local is_awaited = next(self.listeners.page) or opener and next(opener.listeners.popup)
  if is_awaited and info.openerId then
    page_module.adopt(self, info.targetId, function(page)
      if opener then
        opener:tell("popup", page)
      end
      self:tell("page", page)
    end)
  end
end

function Browser:tell(name, value)
  local list = {}
  for fn in pairs(self.listeners[name]) do
    list[#list + 1] = fn
  end
  for _, fn in ipairs(list) do
    self.connection.loop:notify("the handler of " .. name, fn, value)
  end
end

---A context of its own: cookies and storage are shared by its pages alone. It is gone with the connection.
---@class bctrl.BrowserContext
local Context = class.new "bctrl.BrowserContext"

---Target.createBrowserContext
---@param given { proxy: string? }?
---@return bctrl.BrowserContext? context with `close`
---@return bctrl.Error? err
function Browser:new_context(given, ...)
  no_more("browser:new_context", 2, ...)
  options.check("browser:new_context", 1, given, { proxy = "string" })
  local params = { disposeOnDetach = true, proxyServer = given and given.proxy }
  local result, err = self.connection:call(self.cdp, "Target.createBrowserContext", params)
  if not result then
    return nil, err
  end
  return setmetatable({ connection = self.connection, browser = self, id = result.browserContextId }, Context)
end

---Closes the context's pages, and forgets its cookies and storage.
---Target.disposeBrowserContext
---@return true? closed
---@return bctrl.Error? err
function Context:close(...)
  no_more("context:close", 1, ...)
  local _, err = self.connection:call(self.browser.cdp, "Target.disposeBrowserContext", { browserContextId = self.id })
  return err == nil or nil, err
end

class.finish(Context, "context")

---Opens a page, in a context of its own unless one is given.
---Target.createTarget
---@param url string? default: an empty page
---@param given { context: bctrl.BrowserContext?, width: integer?, height: integer? }?
---@return bctrl.Page? page
---@return bctrl.Error? err
function Browser:new_page(url, given, ...)
  no_more("browser:new_page", 3, ...)
  if url ~= nil and (type(url) ~= "string" or not url:find "^%a[%w+.-]*:" or url:find "%s") then
    errors.bad_argument(1, "browser:new_page", 'URL such as "https://example.com" expected, got ' .. errors.describe(url))
  end
  options.check("browser:new_page", 2, given, PAGE)
  given = given or {}
  if given.context ~= nil and getmetatable(given.context) ~= Context then
    errors.bad_argument(2, "browser:new_page", "option 'context': what new_context returned expected, got " .. errors.describe(given.context))
  end
  local connection, own = self.connection, nil
  if not given.context then
    local made, err = connection:call(self.cdp, "Target.createBrowserContext", { disposeOnDetach = true })
    if not made then
      return nil, err
    end
    own = made.browserContextId
  end
  local params = { url = "about:blank", width = given.width, height = given.height, browserContextId = own or given.context.id }
  local page
  local target, err = connection:call(self.cdp, "Target.createTarget", params)
  if target then
    page, err = page_module.attach(self, target.targetId, own)
  end
  if page and url then
    local arrived
    arrived, err = page:open(url)
    if not arrived then
      connection:post(self.cdp, "Target.closeTarget", { targetId = page.id }, ignore)
      page = nil
    end
  end
  if not page then
    if own then
      connection:post(self.cdp, "Target.disposeBrowserContext", { browserContextId = own }, ignore)
    end
    return nil, err
  end
  return page
end

---A page that the browser has, and that is not attached to yet.
---@class bctrl.PageReference
---@field id string
---@field url string
---@field title string?
---@field attach fun(self): bctrl.Page?, bctrl.Error?

---The pages that the browser has. `reference:attach()` makes a page of one.
---Target.getTargets
---@return bctrl.PageReference[]? references
---@return bctrl.Error? err
function Browser:pages(...)
  no_more("browser:pages", 1, ...)
  local result, err = self.connection:call(self.cdp, "Target.getTargets")
  if not result then
    return nil, err
  end
  local list = {}
  for _, info in ipairs(result.targetInfos) do
    if info.type == "page" then
      list[#list + 1] = { id = info.targetId, url = info.url, title = info.title, attach = function()
        return page_module.attach(self, info.targetId)
      end }
    end
  end
  return list
end

---Waits for a page that `trigger` has the browser open, such as a click on a link with a target, and attaches to it.
---@param trigger fun()
---@param given { timeout: number? }?
---@return bctrl.Page? page
---@return bctrl.Error? err
function Browser:wait_page(trigger, given, ...)
  no_more("browser:wait_page", 3, ...)
  if type(trigger) ~= "function" then
    errors.bad_argument(1, "browser:wait_page", "function that opens a page expected, got " .. errors.describe(trigger))
  end
  options.check("browser:wait_page", 2, given, { timeout = "seconds" })
  local params, err = cdp.wait(self.cdp, "Target.targetCreated", function(told)
    return told.targetInfo.type == "page"
  end, { trigger = trigger, timeout = given and given.timeout }, "browser:wait_page")
  if not params then
    if err.kind == "timeout" then
      err.message = err.message:gsub("^no such event", "no page was opened")
    end
    return nil, err
  end
  return page_module.attach(self, params.targetInfo.targetId)
end

-- --------------------------------------------------------------------------------------------------------------- events

local EVENTS = { page = true, closed = true }

---Has a function called when a page is opened by another one ("page"), or the connection ends ("closed", with `reason`).
---@param name "page"|"closed"
---@param fn fun(told: table)
---@return { off: fun(self) } subscription
function Browser:on(name, fn, ...)
  no_more("browser:on", 3, ...)
  if not EVENTS[name] then
    errors.bad_argument(1, "browser:on", '"page" or "closed" expected, got ' .. errors.describe(name))
  elseif type(fn) ~= "function" then
    errors.bad_argument(2, "browser:on", "function expected, got " .. errors.describe(fn))
  end
  local own = function(value)
    fn(value)
  end
  local set = self.listeners[name]
  set[own] = true
  return {
    off = function()
      set[own] = nil
    end,
  }
end

-- ------------------------------------------------------------------------------------------------------------------ end

---Lets the browser go: the pages that were made here close, the browser goes on. Idempotent.
function Browser:close(...)
  no_more("browser:close", 1, ...)
  self.connection:lose("closed")
end

---Ends the browser itself.
---Browser.close
---@return true? ended
---@return bctrl.Error? err
function Browser:quit(...)
  no_more("browser:quit", 1, ...)
  local _, err = self.connection:call(self.cdp, "Browser.close")
  self.connection:lose("closed")
  if err and err.kind ~= "gone" then
    return nil, err
  end
  return true
end

---What the browser calls itself.
---Browser.getVersion
---@return table? version product, protocolVersion, userAgent, jsVersion
---@return bctrl.Error? err
function Browser:version(...)
  no_more("browser:version", 1, ...)
  local result, err = self.connection:call(self.cdp, "Browser.getVersion")
  return result, err
end

function Browser:__tostring()
  return ("bctrl.Browser at %s%s"):format(self.connection.shown, self.connection.gone and " (" .. self.connection.gone .. ")" or "")
end

local close = Browser.close
function Browser.__close(browser)
  close(browser)
end

class.finish(Browser, "browser", { on = true, on_target = true, tell = true, close = true })
return browser_module
