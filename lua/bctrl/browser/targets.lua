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

---What the browser tells of all frames of a page, in whichever process they are; parents come before their children.
---@param page bctrl.Page
---@return { id: string, parentId: string?, name: string?, url: string }[]? found also by id
---@return bctrl.Error? err
function targets.frames(page)
  local found, sessions, is_read = {}, { page.session }, {}
  local function add(tree)
    local about = tree.frame
    found[#found + 1], found[about.id] = about, about
    for _, child in ipairs(tree.childFrames or {}) do
      add(child)
    end
  end
  while sessions[1] do
    local session = table.remove(sessions, 1)
    is_read[session] = true
    local _, err = attach_frames(page, session)
    local told
    if not err then
      told, err = page.connection:call(session, "Page.getFrameTree")
    end
    if told then
      add(told.frameTree)
    elseif session == page.session or err.kind ~= "gone" then -- a frame may go meanwhile
      return nil, err
    end
    for _, each in pairs(page.attached) do
      if not is_read[each] then
        is_read[each] = true
        sessions[#sessions + 1] = each
      end
    end
  end
  return found
end

-- The frame that is told of, and those that it is in, up to `outer`.
local function made_frame(outer, found, about, label, deadline)
  if about.id == outer.id then
    return outer
  end
  local parent, err = made_frame(outer, found, found[about.parentId], label, deadline)
  if not parent then
    return nil, err
  end
  return targets.frame_of(outer.page, parent, about.id, label, math.max(0, deadline - now()))
end

local function is_below(found, about, id)
  while about and about.parentId do
    if about.parentId == id then
      return found[id] ~= nil
    end
    about = found[about.parentId]
  end
  return false
end

---The first frame within another one that is what is looked for, once there is one.
---@param page bctrl.Page
---@param outer bctrl.Frame
---@param is_meant fun(about: { name: string?, url: string }): boolean
---@param label string
---@param timeout number seconds
---@return bctrl.Frame? frame
---@return bctrl.Error? err nil as well where there is none
---@return table[]? seen what there is, by then
function targets.find_frame(page, outer, is_meant, label, timeout)
  local deadline = now() + timeout
  while true do
    local found, err = targets.frames(page)
    if not found then
      return nil, err
    end
    local within = {}
    for _, about in ipairs(found) do
      if is_below(found, about, outer.id) then
        about.url = about.url .. (about.urlFragment or "")
        if is_meant(about) then
          return made_frame(outer, found, about, label, deadline)
        end
        within[#within + 1] = about
      end
    end
    if now() >= deadline then
      return nil, nil, within
    end
    page.connection.loop:sleep(0.02)
  end
end

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
