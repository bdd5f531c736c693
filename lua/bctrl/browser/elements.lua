--- Elements by their selectors: how what is done to one, or read of it, gets to the frame that it is in.

local core = require "bctrl.core"
local locate = require "bctrl.browser.locate"
local options = require "bctrl.base.options"
local world = require "bctrl.browser.world"

local now = core.now

local elements = { TIMEOUT = { timeout = "seconds" } }

---A method as its caller knows it.
---@param self bctrl.Frame
---@param method string
---@return string label "page:click", "frame:click"
function elements.label_of(self, method)
  return (self.parent and "frame:" or "page:") .. method
end

---A copy of a list, marked as one: the caller's stays as it is.
---@param list any[]
---@return any[]
function elements.array_of(list)
  local copy = {}
  for i, value in ipairs(list) do
    copy[i] = value
  end
  return core.array(copy)
end

---What most methods do: check, go down into the frame, wait for the element, act.
---@param self bctrl.Frame
---@param method string
---@param selector string
---@param op string one of script.lua's
---@param argument any
---@param given table?
---@param known table<string, string>? the options that it may hold; nil: a timeout alone
---@return any value
---@return bctrl.Error? err
---@return bctrl.Frame? target the frame that the element is in
function elements.act(self, method, selector, op, argument, given, known)
  local label = elements.label_of(self, method)
  locate.check(label, selector)
  options.check(label, argument == nil and 2 or 3, given, known or elements.TIMEOUT)
  local timeout = given and given.timeout or self.session.timeout
  local started = now()
  local target, rest = locate.descend(self, label, selector, timeout)
  if not target then
    return nil, rest
  end
  local value, err = world.act(target, label, rest, op, argument, math.max(0, timeout - (now() - started)), timeout)
  return value, err, target
end

---Looks at what is there, without waiting for it.
---@param self bctrl.Frame
---@param method string
---@param selector string
---@param op string
---@param argument any
---@return any value
---@return bctrl.Error? err
function elements.look(self, method, selector, op, argument)
  local label = elements.label_of(self, method)
  locate.check(label, selector)
  local target, rest = locate.descend(self, label, selector, self.session.timeout)
  if not target then
    return nil, rest
  end
  return world.look(target, label, rest, op, argument)
end

return elements
