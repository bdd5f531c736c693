--- A frame: its scripts, and the frames in it; its elements are in doing.lua and reading.lua. A page has the same methods,
--- for its main frame.

local class = require "bctrl.browser.class"
local core = require "bctrl.core"
local elements = require "bctrl.browser.elements"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local locate = require "bctrl.browser.locate"
local options = require "bctrl.base.options"
local targets = require "bctrl.browser.targets"
local urls = require "bctrl.base.url"
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

local WHICH = { name = "bytes", url = "pattern" }
local MOST_SHOWN = 5 -- frames that an error tells of

local function frame_by(self, label, which, timeout)
  local found, err, seen = targets.find_frame(self.page, self, function(about)
    return (which.name == nil or about.name == which.name) and (which.url == nil or urls.matches(about.url, which.url))
  end, label, timeout)
  if found or err then
    return found, err
  end
  local wanted, shown = {}, {}
  for i, about in ipairs(seen) do
    if i > MOST_SHOWN then
      shown[i] = "…"
      break
    end
    shown[i] = errors.describe(about.name or "") .. " at " .. urls.shown(about.url)
  end
  wanted[#wanted + 1] = which.name and "the name " .. errors.describe(which.name)
  wanted[#wanted + 1] = which.url and "a URL that matches " .. errors.describe(which.url)
  return nil, failure.new("timeout", label, ("no frame has %s, within %g s; there %s"):format(table.concat(wanted, " and "), timeout,
    shown[1] and "is " .. table.concat(shown, ", ") or "is none"))
end

---A frame within this one, by the selector of its element, its name or its URL, once it is there: it has the same methods.
---Page.getFrameTree
---@param which string|{ name: string?, url: string? } "#pay", { name = "ad" }, { url = "/login$" }: a Lua pattern, or all of the URL
---@param given { timeout: number? }?
---@return bctrl.Frame? frame
---@return bctrl.Error? err of kind "timeout" says which frames there are
function Methods:frame(which, given, ...)
  local label = label_of(self, "frame")
  no_more(label, 3, ...)
  options.check(label, 2, given, TIMEOUT)
  if type(which) == "table" then
    options.check(label, 1, which, WHICH)
    if which.name == nil and which.url == nil then
      errors.bad_argument(1, label, "selector, { name = … } or { url = … } expected, got a table with neither")
    end
    return frame_by(self, label, which, given and given.timeout or self.session.timeout)
  end
  local selector = which
  locate.check(label, selector)
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
