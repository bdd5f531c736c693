--- A page of a browser: how it is attached to and let go of, its frames and its state. What it does is in frame.lua,
--- navigation.lua, pictures.lua and hearing.lua.

local cdp = require "bctrl.browser.cdp"
local class = require "bctrl.browser.class"
local frame = require "bctrl.browser.frame"
local hearing = require "bctrl.browser.hearing"
local input = require "bctrl.browser.input"
local options = require "bctrl.base.options"
local subscription = require "bctrl.browser.subscription"
local targets = require "bctrl.browser.targets"

local no_more = options.no_more

---A page: it has a frame's methods as well, for its main frame.
---@class bctrl.Page: bctrl.Frame
---@field browser bctrl.Browser
---@field cdp bctrl.Cdp all of the protocol, for this page
---@field mouse bctrl.Mouse
---@field keyboard bctrl.Keyboard
---@field id string the protocol's targetId
local Page = class.new "bctrl.Page"
for _, methods in ipairs { frame.Methods, require "bctrl.browser.navigation", require "bctrl.browser.pictures",
  hearing.Methods, require("bctrl.browser.downloads").Methods, require "bctrl.browser.traffic", (require "bctrl.browser.state") } do
  for name, method in pairs(methods) do
    Page[name] = method
  end
end

local page_module = { Page = Page }

-- ----------------------------------------------------------------------------------------------------------- attaching

local function ignore() end

---Makes a page of a session that is attached to it.
---@param browser bctrl.Browser
---@param target_id string
---@param session_id string
---@param context_id string? the browser context that ends with the page
---@return bctrl.Page
function page_module.make(browser, target_id, session_id, context_id)
  local connection = browser.connection
  local session = cdp.new(connection, session_id)
  local page = setmetatable({
    connection = connection,
    browser = browser,
    session = session,
    cdp = session,
    id = target_id,
    context_id = context_id,
    frames = {}, -- by id: those that are known here
    attached = {}, -- sessions of frames in other processes, by frame
    listeners = subscription.listeners(connection),
    on_dialog = hearing.on_dialog,
  }, Page)
  page.page = page
  page.frames[page.id] = page
  page.mouse, page.keyboard = input.new(page)
  browser.attached[target_id] = page
  page.new_frame = function(parent, id, of_session)
    return frame.new(page, parent, id, of_session)
  end
  targets.listen(page, session)
  session.on_gone[1] = function(reason)
    browser.attached[target_id] = nil
    if reason ~= "crashed" then
      page.listeners:tell("close", {})
    end
  end
  connection:post(session, "Page.setLifecycleEventsEnabled", { enabled = true }, ignore)
  return page
end

---Attaches to a target.
---@param browser bctrl.Browser
---@param target_id string
---@param context_id string?
---@return bctrl.Page? page
---@return bctrl.Error? err
function page_module.attach(browser, target_id, context_id)
  local known = browser.attached[target_id]
  if known then
    return known
  end
  local connection = browser.connection
  local params = { targetId = target_id, flatten = true }
  local session_id, err = connection:ask(browser.cdp, "Target.attachToTarget", params, "sessionId")
  if not session_id then
    return nil, err
  end
  return browser.attached[target_id] or page_module.make(browser, target_id, session_id, context_id)
end

---Attaches to a target from within the loop.
---@param browser bctrl.Browser
---@param target_id string
---@param on_page fun(page: bctrl.Page)
function page_module.adopt(browser, target_id, on_page)
  local params = { targetId = target_id, flatten = true }
  browser.connection:post(browser.cdp, "Target.attachToTarget", params, function(attached)
    local known = browser.attached[target_id]
    if known or attached and type(attached.sessionId) == "string" then
      on_page(known or page_module.make(browser, target_id, attached.sessionId))
    end
  end)
end

-- ------------------------------------------------------------------------------------------------------------- timeout

---Bounds from now on every call of the page and its frames that is given no `timeout` of its own, or takes none:
---`evaluate`, `title`, `count`, … At first it is the connection's.
---@param seconds number above 0
function Page:set_timeout(seconds, ...)
  no_more("page:set_timeout", 2, ...)
  options.check_seconds("page:set_timeout", 1, seconds)
  self.session.timeout = seconds
  for _, session in pairs(self.attached) do
    session.timeout = seconds
  end
end

-- ----------------------------------------------------------------------------------------------------------------- end

---Closes the page, and the context that was made for it. Idempotent.
---Target.closeTarget
---@return true? closed
---@return bctrl.Error? err
function Page:close(...)
  no_more("page:close", 1, ...)
  local session, connection = self.session, self.connection
  if session.gone and session.gone ~= "crashed" or connection.gone then
    return true
  end
  local browser = self.browser.cdp
  local _, err
  if self.context_id then
    self.browser.restored[self.context_id] = nil
    _, err = connection:call(browser, "Target.disposeBrowserContext", { browserContextId = self.context_id }, session.timeout)
  else
    _, err = connection:call(browser, "Target.closeTarget", { targetId = self.id }, session.timeout)
  end
  if err and err.kind ~= "browser" then -- the browser knows no such page: that is what was wanted
    return nil, err
  end
  connection:end_session(session, "closed")
  return true
end

function Page:__tostring()
  return ("bctrl.Page%s"):format(self.session.gone and " (" .. self.session.gone .. ")" or "")
end

local close = Page.close
function Page.__close(page)
  pcall(close, page)
end

class.finish(Page, "page", { on = true, each = true, set_timeout = true })

return page_module
