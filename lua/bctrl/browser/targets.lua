--- What a page consists of: sessions with the processes that its frames run in, the domains that are enabled there, and the
--- worlds of its frames' documents.

local cdp = require "bctrl.browser.cdp"
local core = require "bctrl.core"
local failure = require "bctrl.browser.failure"

local now = core.now

local targets = {}

local function ignore() end

-- ------------------------------------------------------------------------------------------------------------- domains

---Has a domain tell its events; does not wait for it.
---@param session bctrl.Cdp
---@param domain string
function targets.begin_enabling(session, domain)
  if not session.enabled[domain] then
    session.enabled[domain] = true
    session.connection:post(session, domain .. ".enable", nil, ignore)
  end
end

---Has a domain tell its events.
---@param session bctrl.Cdp
---@param domain string
---@return true? enabled
---@return bctrl.Error? err
function targets.enable(session, domain)
  if not session.enabled[domain] then
    local _, err = session.connection:call(session, domain .. ".enable")
    if err then
      return nil, err
    end
    session.enabled[domain] = true
  end
  return true
end

-- ------------------------------------------------------------------------------------------------------------- sessions

-- The page's own world of each frame's document, which a child frame's scripts have to name: told once Runtime is enabled.
local function hear_contexts(session)
  local contexts, connection = session.contexts, session.connection
  connection:hear(session, "Runtime.executionContextCreated", function(params)
    local about = params.context.auxData
    if about and about.isDefault then
      contexts[about.frameId] = params.context.id
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
end

---Listens to a session of a page: its own, or a frame's in another process.
---@param page bctrl.Page
---@param session bctrl.Cdp
function targets.listen(page, session)
  local connection = page.connection
  session.enabled, session.contexts = {}, {}
  hear_contexts(session)
  connection:hear(session, "Page.frameNavigated", function(params)
    local known = page.frames[params.frame.id]
    if known then
      known.world = nil
    end
  end)
  connection:hear(session, "Page.javascriptDialogOpening", function(params)
    page.on_dialog(page, params)
  end)
  connection:hear(session, "Inspector.targetCrashed", function()
    page.listeners:tell("crash", {})
    connection:end_session(session, "crashed")
  end)
  targets.begin_enabling(session, "Page") -- a dialog could not even be dismissed without it
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
    inner.timeout = page.session.timeout
    if params.targetInfo.type == "iframe" then
      local id = params.targetInfo.targetId
      page.attached[id] = inner
      inner.on_gone[1] = function()
        page.attached[id], page.frames[id] = nil, nil
      end
      targets.listen(page, inner)
    end
  end)
  local params = { autoAttach = true, waitForDebuggerOnStart = false, flatten = true }
  local _, err = connection:call(session, "Target.setAutoAttach", params)
  session.attaches = err == nil
  return err == nil, err
end

-- -------------------------------------------------------------------------------------------------------------- frames

---The frame with an id, in whichever process it is, once it has a document.
---@param page bctrl.Page
---@param parent table
---@param id string
---@param label string
---@param timeout number seconds
---@return bctrl.Frame? frame
---@return bctrl.Error? err
function targets.frame_of(page, parent, id, label, timeout)
  local deadline = now() + timeout
  local ok, err = attach_frames(page, parent.session)
  while ok do
    local session = page.attached[id] or parent.session -- it may move while this waits
    local known = page.frames[id]
    if not known or known.session ~= session then
      known = page.new_frame(parent, id, session)
      page.frames[id] = known
    end
    ok, err = targets.enable(session, "Runtime")
    if ok and session.contexts[id] then
      return known
    elseif ok and now() >= deadline then
      return nil, failure.new("timeout", label, ("the frame had no document within %g s"):format(timeout))
    end
    page.connection.loop:sleep(0.01)
  end
  return nil, err
end

return targets
