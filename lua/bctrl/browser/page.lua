--- A page of a browser: how it is attached to and let go of, its frames and its state. What it does is in frame.lua,
--- navigation.lua, pictures.lua and hearing.lua.

local cdp = require "bctrl.browser.cdp"
local class = require "bctrl.browser.class"
local core = require "bctrl.core"
local failure = require "bctrl.browser.failure"
local frame = require "bctrl.browser.frame"
local input = require "bctrl.browser.input"
local options = require "bctrl.base.options"

local no_more = options.no_more
local now = core.now

---A page: it has a frame's methods as well, for its main frame.
---@class bctrl.Page: bctrl.Frame
---@field browser bctrl.Browser
---@field cdp bctrl.Cdp all of the protocol, for this page
---@field mouse bctrl.Mouse
---@field keyboard bctrl.Keyboard
---@field id string the protocol's targetId
local Page = class.new "bctrl.Page"
for _, methods in ipairs { frame.Methods, require "bctrl.browser.navigation", require "bctrl.browser.pictures",
  require "bctrl.browser.hearing", require "bctrl.browser.traffic", (require "bctrl.browser.state") } do
  for name, method in pairs(methods) do
    Page[name] = method
  end
end

local page_module = { Page = Page }

-- ----------------------------------------------------------------------------------------------------------- attaching

-- A session of this page: the page's own, or a frame's in another process.
local function listen(page, session)
  local connection = page.connection
  connection:hear(session, "Page.frameNavigated", function(params)
    local known = page.frames[params.frame.id]
    if known then
      known.world = nil
    end
  end)
  connection:hear(session, "Page.javascriptDialogOpening", function(params)
    page:on_dialog(params)
  end)
  connection:hear(session, "Inspector.targetCrashed", function()
    page:tell("crash", {})
    connection:end_session(session, "crashed")
  end)
end

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
    enabled = {}, -- domains
    dialog_handlers = {},
    listeners = { popup = {}, crash = {}, close = {} },
  }, Page)
  page.page = page
  page.frames[page.id] = page
  page.mouse, page.keyboard = input.new(page)
  browser.attached[target_id] = page
  listen(page, session)
  session.on_gone[1] = function(reason)
    browser.attached[target_id] = nil
    if reason ~= "crashed" then
      page:tell("close", {})
    end
  end
  connection:post(session, "Page.enable", nil, ignore) -- a dialog could not even be dismissed without it
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
  local attached, err = connection:call(browser.cdp, "Target.attachToTarget", { targetId = target_id, flatten = true })
  if not attached then
    return nil, err
  end
  return browser.attached[target_id] or page_module.make(browser, target_id, attached.sessionId, context_id)
end

---Attaches to a target from within the loop.
---@param browser bctrl.Browser
---@param target_id string
---@param on_page fun(page: bctrl.Page)
function page_module.adopt(browser, target_id, on_page)
  local params = { targetId = target_id, flatten = true }
  browser.connection:post(browser.cdp, "Target.attachToTarget", params, function(attached)
    local known = browser.attached[target_id]
    if known or attached then
      on_page(known or page_module.make(browser, target_id, attached.sessionId))
    end
  end)
end

-- ------------------------------------------------------------------------------------------------------------- domains

---Has a domain tell its events, and does not wait for it.
---@param domain string
function Page:begin_enabling(domain)
  if not self.enabled[domain] then
    self.enabled[domain] = true
    self.connection:post(self.session, domain .. ".enable", nil, ignore)
  end
end

---@param domain string
---@return true? enabled
---@return bctrl.Error? err
function Page:enable(domain)
  if not self.enabled[domain] then
    local _, err = self.connection:call(self.session, domain .. ".enable")
    if err then
      return nil, err
    end
    self.enabled[domain] = true
  end
  return true
end

-- -------------------------------------------------------------------------------------------------------------- frames

---The contexts of a session's frames, by frame: a child frame's own world has to be named. nil for a page's main frame.
---@param session bctrl.Cdp
---@return table<string, integer>
function Page:contexts_of(session)
  if session.contexts then
    return session.contexts
  end
  local contexts, connection = {}, self.connection
  session.contexts = contexts
  connection:hear(session, "Runtime.executionContextCreated", function(params)
    local context = params.context
    if context.auxData and context.auxData.isDefault then
      contexts[context.auxData.frameId] = context.id
    end
  end)
  connection:hear(session, "Runtime.executionContextDestroyed", function(params)
    for id, context in pairs(contexts) do
      if context == params.executionContextId then
        contexts[id] = nil
      end
    end
  end)
  connection:hear(session, "Runtime.executionContextsCleared", function()
    for id in pairs(contexts) do
      contexts[id] = nil
    end
  end)
  return contexts
end

-- Has the browser attach to the frames of other processes.
local function attach_frames(page, session)
  if session.attaches then
    return true
  end
  session.attaches = true
  local connection = page.connection
  connection:hear_detached(session)
  connection:hear(session, "Target.attachedToTarget", function(params)
    local inner = cdp.new(connection, params.sessionId)
    if params.targetInfo.type == "iframe" then
      local id = params.targetInfo.targetId
      page.attached[id] = inner
      inner.on_gone[1] = function()
        page.attached[id], page.frames[id] = nil, nil
      end
      listen(page, inner)
      connection:post(inner, "Page.enable", nil, ignore)
    end
  end)
  local _, err = connection:call(session, "Target.setAutoAttach", { autoAttach = true, waitForDebuggerOnStart = false, flatten = true })
  return err == nil, err
end

---The frame with an id, in whichever process it is.
---@param parent table
---@param id string
---@param label string
---@param timeout number
---@return bctrl.Frame? frame
---@return bctrl.Error? err
function Page:frame_of(parent, id, label, timeout)
  local ok, err = attach_frames(self, parent.session)
  if not ok then
    return nil, err
  end
  local session = self.attached[id] or parent.session
  local known = self.frames[id]
  if not known or known.session ~= session then
    known = frame.new(self, parent, id, session)
    self.frames[id] = known
  end
  if not session.has_runtime then
    session.has_runtime = true
    local _
    _, err = self.connection:call(session, "Runtime.enable")
    if err then
      return nil, err
    end
  end
  local deadline = now() + timeout
  while not known.contexts[id] do
    if self.attached[id] and self.attached[id] ~= session then
      return self:frame_of(parent, id, label, timeout)
    elseif now() >= deadline then
      return nil, failure.new("timeout", label, ("the frame had no document within %g s"):format(timeout))
    end
    self.connection.loop:sleep(0.01)
  end
  return known
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
    _, err = connection:call(browser, "Target.disposeBrowserContext", { browserContextId = self.context_id })
  else
    _, err = connection:call(browser, "Target.closeTarget", { targetId = self.id })
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

class.finish(Page, "page", { on = true, on_dialog = true, tell = true, begin_enabling = true, contexts_of = true })

return page_module
