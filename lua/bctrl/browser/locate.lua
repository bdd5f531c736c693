--- Frames that elements show: how a selector goes down into one, and where it is in the page's view.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local targets = require "bctrl.browser.targets"
local world = require "bctrl.browser.world"

local locate = {}

---A selector is a text that the page can be sent.
---@param label string
---@param selector any
---@param position integer? of the argument; 1 when nil
function locate.check(label, selector, position)
  if type(selector) ~= "string" or not selector:find "[^ \t\r\n]" then
    errors.bad_argument(position or 1, label, 'selector such as "#id" or "text=Pay" expected, got ' .. errors.describe(selector))
  end
  local _, problem = core.encode(selector)
  if problem then
    errors.bad_argument(position or 1, label, problem)
  end
end

---The frame that an element shows, once it is there.
---@param self table
---@param label string
---@param selector string
---@param timeout number
---@return bctrl.Frame? frame
---@return bctrl.Error? err
function locate.find(self, label, selector, timeout)
  local ok, err = world.act(self, label, selector, "attached", nil, timeout, timeout)
  if not ok then
    return nil, err
  end
  local found
  found, err = world.run(self, label, function()
    return "bctrl.query(" .. core.encode(selector) .. ")[0]"
  end, timeout, 0, { returnByValue = false })
  local object = found and found.result and found.result.objectId
  local node
  if object then
    node, err = self.connection:call(self.session, "DOM.describeNode", { objectId = object })
  end
  local id = node and node.node.frameId
  if not id then
    return nil, err or failure.new("browser", label, errors.describe(selector) .. " is no frame")
  end
  return targets.frame_of(self.page, self, id, label, timeout)
end

---"frame=#pay >> button": the frame that a selector's first part names, and what is left of it.
---@return table? frame
---@return string|bctrl.Error selector or what went wrong
function locate.descend(self, label, selector, timeout)
  while true do
    local start = selector:match "^[ \t\r\n]*()frame="
    local stop = start and selector:find(" >> ", start, true)
    if not stop then
      return self, selector
    end
    local outer, rest = selector:sub(start + #"frame=", stop - 1), selector:sub(stop + #" >> ")
    local inner, err = locate.find(self, label, outer, timeout)
    if not inner then
      return nil, err
    end
    self, selector = inner, rest
  end
end

---Where a frame's view begins in the page's.
---@return number? x
---@return number|bctrl.Error y
function locate.offset(self)
  local x, y = 0, 0
  while self.parent do
    local parent = self.parent
    local owner, err = self.connection:call(parent.session, "DOM.getFrameOwner", { frameId = self.id })
    local model
    if owner then
      model, err = self.connection:call(parent.session, "DOM.getBoxModel", { backendNodeId = owner.backendNodeId })
    end
    if not model then
      return nil, err
    end
    x, y, self = x + model.model.content[1], y + model.model.content[2], parent
  end
  return x, y
end

return locate
