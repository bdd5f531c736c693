--- A browser that is driven over the Chrome DevTools Protocol: how it is connected to, its pages and contexts.

local cdp = require "bctrl.browser.cdp"
local class = require "bctrl.browser.class"
local errors = require "bctrl.errors"
local open = require "bctrl.browser.open"
local options = require "bctrl.base.options"
local page_module = require "bctrl.browser.page"
local storage = require "bctrl.browser.storage"
local subscription = require "bctrl.browser.subscription"

local no_more = options.no_more

---A browser, for as long as the connection to it lasts.
---@class bctrl.Browser
---@field cdp bctrl.Cdp all of the protocol, for the browser itself
local Browser = class.new "bctrl.Browser"

local browser_module = { Browser = Browser }

local PAGE = { context = "any", storage = "table", width = "positive", height = "positive" }

local function ignore() end

-- A target was made, by the browser or one of its pages.
local function on_target(browser, info)
  if info.type ~= "page" or not browser.is_ready or not info.openerId then
    return
  end
  local opener = browser.attached[info.openerId]
  local is_awaited = opener and opener.listeners:any "popup"
  if is_awaited or browser.listeners:any "page" then
    page_module.adopt(browser, info.targetId, function(page)
      if opener then
        opener.listeners:tell("popup", page)
      end
      browser.listeners:tell("page", page)
    end)
  end
end

-- What the browser tells of its targets.
local function listen(browser)
  local connection, session = browser.connection, browser.cdp
  session.on_gone[1] = function(reason)
    browser.listeners:tell("closed", { reason = reason })
  end
  connection:hear_detached(session)
  connection:hear(session, "Target.targetCreated", function(params)
    on_target(browser, params.targetInfo)
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
  local browser = setmetatable({ connection = connection, cdp = session, attached = {}, restored = {}, attach = page_module.attach }, Browser)
  browser.listeners = subscription.listeners(connection)
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

---A context of its own: cookies and storage are shared by its pages alone. It is gone with the connection.
---@class bctrl.BrowserContext
local Context = class.new "bctrl.BrowserContext"

local function create_context(browser, label, given)
  local connection = browser.connection
  local params = { disposeOnDetach = true, proxyServer = given.proxy }
  local id, err = connection:ask(browser.cdp, "Target.createBrowserContext", params, "browserContextId")
  if id and given.storage then
    local ok
    ok, err = storage.write(browser, id, label, given.storage)
    if not ok then
      connection:post(browser.cdp, "Target.disposeBrowserContext", { browserContextId = id }, ignore)
      id = nil
    end
  end
  return id, err
end

---Makes a context: empty, or with what another one's sites have stored.
---Target.createBrowserContext
---@param given { proxy: string?, storage: bctrl.Storage? }?
---@return bctrl.BrowserContext? context with `storage` and `close`
---@return bctrl.Error? err
function Browser:new_context(given, ...)
  no_more("browser:new_context", 2, ...)
  options.check("browser:new_context", 1, given, { proxy = "string", storage = "table" })
  given = given or {}
  storage.check("browser:new_context", 1, given.storage or {})
  local id, err = create_context(self, "browser:new_context", given)
  if not id then
    return nil, err
  end
  return setmetatable({ connection = self.connection, browser = self, id = id }, Context)
end

---What the sites of its pages have stored: see `page:storage`.
---@return bctrl.Storage? saved
---@return bctrl.Error? err
function Context:storage(...)
  no_more("context:storage", 1, ...)
  return storage.read(self.browser, self.id, "context:storage")
end

---Closes the context's pages, and forgets its cookies and storage.
---Target.disposeBrowserContext
---@return true? closed
---@return bctrl.Error? err
function Context:close(...)
  no_more("context:close", 1, ...)
  self.browser.restored[self.id] = nil
  local _, err = self.connection:call(self.browser.cdp, "Target.disposeBrowserContext", { browserContextId = self.id })
  return err == nil or nil, err
end

class.finish(Context, "context")

---Opens a page, in a context of its own unless one is given. Its view is `width` by `height` CSS pixels.
---Target.createTarget
---@param url string? default: an empty page
---@param given { context: bctrl.BrowserContext?, storage: bctrl.Storage?, width: integer?, height: integer? }? either a context, or
--- what was stored by another one, for its own
---@return bctrl.Page? page
---@return bctrl.Error? err
function Browser:new_page(url, given, ...)
  no_more("browser:new_page", 3, ...)
  if url ~= nil then
    options.check_url("browser:new_page", 1, url)
  end
  options.check("browser:new_page", 2, given, PAGE)
  given = given or {}
  storage.check("browser:new_page", 2, given.storage or {})
  if given.context and given.storage then
    errors.bad_argument(2, "browser:new_page", "either a context or a storage expected, got both")
  elseif given.context ~= nil and getmetatable(given.context) ~= Context then
    errors.bad_argument(2, "browser:new_page", "option 'context': what new_context returned expected, got " .. errors.describe(given.context))
  end
  local connection, own = self.connection, nil
  if not given.context then
    local err
    own, err = create_context(self, "browser:new_page", { storage = given.storage })
    if not own then
      return nil, err
    end
  end
  local params = { url = "about:blank", width = given.width, height = given.height, browserContextId = own or given.context.id }
  local page
  local target, err = connection:ask(self.cdp, "Target.createTarget", params, "targetId")
  if target then
    page, err = page_module.attach(self, target, own)
  end
  if page and (given.width or given.height) then -- the window's own bars are no part of it
    connection:post(page.cdp, "Emulation.setDeviceMetricsOverride", {
      width = given.width or 0, height = given.height or 0, deviceScaleFactor = 0, mobile = false,
    }, ignore)
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
local Reference = class.new "bctrl.PageReference"

---Attaches to it.
---Target.attachToTarget
---@return bctrl.Page? page
---@return bctrl.Error? err
function Reference:attach(...)
  no_more("reference:attach", 1, ...)
  return page_module.attach(self.browser, self.id)
end

class.finish(Reference, "reference")

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
      local fields = { connection = self.connection, browser = self, id = info.targetId, url = info.url, title = info.title }
      list[#list + 1] = setmetatable(fields, Reference)
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
    return told.targetInfo.type == "page" and told.targetInfo.openerId ~= nil -- others are opened at the same time
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
---@return bctrl.Subscription subscription with `off`
function Browser:on(name, fn, ...)
  no_more("browser:on", 3, ...)
  if not EVENTS[name] then
    errors.bad_argument(1, "browser:on", '"page" or "closed" expected, got ' .. errors.describe(name))
  elseif type(fn) ~= "function" then
    errors.bad_argument(2, "browser:on", "function expected, got " .. errors.describe(fn))
  end
  return self.listeners:add(name, fn)
end

---What the sites of the browser's own context have stored: that of pages that were opened by hand. Pages that are made here have
---contexts of their own: `page:storage`.
---@return bctrl.Storage? saved
---@return bctrl.Error? err
function Browser:storage(...)
  no_more("browser:storage", 1, ...)
  return storage.read(self, nil, "browser:storage")
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

class.finish(Browser, "browser", { on = true, close = true })

return browser_module
