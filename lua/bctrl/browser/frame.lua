--- A frame: its scripts, and the frames in it; its elements are in doing.lua and reading.lua. A page has the same methods,
--- for its main frame.

local class = require "bctrl.browser.class"
local core = require "bctrl.core"
local elements = require "bctrl.browser.elements"
local failure = require "bctrl.browser.failure"
local locate = require "bctrl.browser.locate"
local options = require "bctrl.base.options"
local world = require "bctrl.browser.world"

local TIMEOUT, label_of = elements.TIMEOUT, elements.label_of
local no_more = options.no_more
local now = core.now

---A frame of a page.
---@class bctrl.Frame
---@field connection bctrl.Connection
---@field page bctrl.Page
---@field session bctrl.Cdp of the process that it runs in
---@field id string the protocol's frameId
---@field parent bctrl.Frame? nil for a page's main frame
local Methods = {}

local frame = { Methods = Methods }

local Frame = class.new "bctrl.Frame"

-- ------------------------------------------------------------------------------------------------------------- scripts

---Evaluates JavaScript in the page: an expression, or a function that gets the arguments. Promises are awaited.
---Runtime.evaluate
---@param js string
---@param ... any arguments, as JSON
---@return any value undefined and null are nil; a bigint that no number holds is its digits
---@return bctrl.Error? err of kind "script" when it raised or its value cannot be said in JSON, "gone" when the page went elsewhere
function Methods:evaluate(js, ...)
  local label = label_of(self, "evaluate")
  return world.evaluate(self, label, world.expression(label, js, ...))
end

---Waits until an expression, or a function, is truthy in the page; looks at every frame that is drawn.
---@param js string
---@param given { timeout: number? }?
---@return any value what it came to
---@return bctrl.Error? err
function Methods:wait_until(js, given, ...)
  local label = label_of(self, "wait_until")
  no_more(label, 3, ...)
  options.check(label, 2, given, TIMEOUT)
  local timeout = given and given.timeout or self.session.timeout
  local expression, deadline = world.expression(label, js), now() + timeout
  while true do
    local left = deadline - now()
    local whole = ([[(async () => { const end = performance.now() + %d; for (;;) {
      const value = await (%s
      ); if (value) return { value }; if (performance.now() >= end) return {};
      await new Promise(go => { const timer = setTimeout(go, 50); requestAnimationFrame(() => { clearTimeout(timer); go(); }); }); } })()]])
      :format(math.max(0, math.floor(left * 1000)), expression)
    local told, err = world.evaluate(self, label, whole, math.max(left, 0) + self.connection.grace)
    if told and told.value ~= nil then
      return told.value
    elseif err and not (err.kind == "gone" and err.reason == "navigated" and now() < deadline) then
      return nil, err
    elseif not err then
      return nil, failure.new("timeout", label, ("it was not true within %g s"):format(timeout))
    end
    self.connection.loop:sleep(0.01)
  end
end

---The document's markup.
---@return string? html
---@return bctrl.Error? err
function Methods:html(...)
  local label = label_of(self, "html")
  no_more(label, 1, ...)
  return world.evaluate(self, label, [[
    (document.doctype ? new XMLSerializer().serializeToString(document.doctype) + '\n' : '')
    + document.documentElement.outerHTML]])
end

---@return string? url of the document
---@return bctrl.Error? err
function Methods:url(...)
  local label = label_of(self, "url")
  no_more(label, 1, ...)
  return world.evaluate(self, label, "location.href")
end

---@return string? title
---@return bctrl.Error? err
function Methods:title(...)
  local label = label_of(self, "title")
  no_more(label, 1, ...)
  return world.evaluate(self, label, "document.title")
end

-- -------------------------------------------------------------------------------------------------------------- frames

---@param page bctrl.Page
---@param parent table?
---@param id string
---@param session bctrl.Cdp
function frame.new(page, parent, id, session)
  return setmetatable({ connection = page.connection, page = page, parent = parent, id = id, session = session }, Frame)
end

---A frame of this one, by the selector of its element: it has the same methods.
---@param selector string e.g. "#pay", "iframe[name=ad]", "iframe[src*=login]"
---@param given { timeout: number? }?
---@return bctrl.Frame? frame
---@return bctrl.Error? err
function Methods:frame(selector, given, ...)
  local label = label_of(self, "frame")
  no_more(label, 3, ...)
  locate.check(label, selector)
  options.check(label, 2, given, TIMEOUT)
  local timeout = given and given.timeout or self.session.timeout
  local target, rest = locate.descend(self, label, selector, timeout)
  if not target then
    return nil, rest
  end
  return locate.find(target, label, rest, timeout)
end

for _, methods in ipairs { require "bctrl.browser.doing", (require "bctrl.browser.reading") } do
  for name, method in pairs(methods) do
    Methods[name] = method
  end
end
for name, method in pairs(Methods) do
  Frame[name] = method
end
function Frame:__tostring()
  return ("bctrl.Frame of a page%s"):format(self.session.gone and " (gone)" or "")
end
class.finish(Frame, "frame")

return frame
