--- What is read of elements, and waiting for one: the methods of `bctrl.Frame` and `bctrl.Page` for that.

local elements = require "bctrl.browser.elements"
local errors = require "bctrl.errors"
local options = require "bctrl.base.options"

local act, array_of, label_of, look = elements.act, elements.array_of, elements.label_of, elements.look
local no_more = options.no_more

---@class bctrl.Frame
local Methods = {}

local STATES = { visible = "visible", hidden = "hidden", attached = "attached", enabled = "enabled" }

---Waits for an element.
---@param selector string
---@param state "visible"|"hidden"|"attached"|"enabled"|nil default "visible"
---@param given { timeout: number? }?
---@return true? there
---@return bctrl.Error? err
function Methods:wait_for(selector, state, given, ...)
  local label = label_of(self, "wait_for")
  no_more(label, 4, ...)
  if type(state) == "table" and given == nil then
    state, given = nil, state
  end
  local op = STATES[state or "visible"]
  if not op then
    errors.bad_argument(2, label, '"visible", "hidden", "attached" or "enabled" expected, got ' .. errors.describe(state))
  end
  local ok, err = act(self, "wait_for", selector, op, nil, given)
  return ok, err
end

---The text of an element, as it is shown.
---@param selector string
---@param given { timeout: number? }?
---@return string? text
---@return bctrl.Error? err
function Methods:text(selector, given, ...)
  no_more(label_of(self, "text"), 3, ...)
  local value, err = act(self, "text", selector, "text", nil, given)
  return value, err
end

---The value of a field: a list for a `<select multiple>`.
---@param selector string
---@param given { timeout: number? }?
---@return string|string[]|nil value
---@return bctrl.Error? err
function Methods:value(selector, given, ...)
  no_more(label_of(self, "value"), 3, ...)
  local value, err = act(self, "value", selector, "value", nil, given)
  return value, err
end

---An attribute of an element; nil where it has none.
---@param selector string
---@param name string
---@param given { timeout: number? }?
---@return string? value
---@return bctrl.Error? err
function Methods:attribute(selector, name, given, ...)
  local label = label_of(self, "attribute")
  no_more(label, 4, ...)
  if type(name) ~= "string" then
    errors.bad_argument(2, label, "name expected, got " .. errors.describe(name))
  end
  local value, err = act(self, "attribute", selector, "attribute", name, given)
  return value, err
end

---Where an element is in its document.
---@param selector string
---@param given { timeout: number? }?
---@return { x: number, y: number, width: number, height: number }? box CSS pixels
---@return bctrl.Error? err
function Methods:box(selector, given, ...)
  no_more(label_of(self, "box"), 3, ...)
  local value, err = act(self, "box", selector, "box", nil, given)
  return value, err
end

---Is there such an element? Never waits for it.
---@param selector string
---@return boolean? exists
---@return bctrl.Error? err
function Methods:exists(selector, ...)
  no_more(label_of(self, "exists"), 2, ...)
  return look(self, "exists", selector, "exists")
end

---Is the first such element visible? Never waits for it.
---@param selector string
---@return boolean? visible
---@return bctrl.Error? err
function Methods:is_visible(selector, ...)
  no_more(label_of(self, "is_visible"), 2, ...)
  return look(self, "is_visible", selector, "visible")
end

---How many match. Never waits.
---@param selector string
---@return integer? count
---@return bctrl.Error? err
function Methods:count(selector, ...)
  no_more(label_of(self, "count"), 2, ...)
  return look(self, "count", selector, "count")
end

---All elements that match, as plain tables, in one round trip. Never waits.
---@param selector string
---@param given { text: boolean?, attributes: string[]? }? default { text = true }
---@return table[]? items { text = …, [attribute] = … }
---@return bctrl.Error? err
function Methods:all(selector, given, ...)
  local label = label_of(self, "all")
  no_more(label, 3, ...)
  options.check(label, 2, given, { text = "boolean", attributes = "table" })
  given = given or { text = true }
  return look(self, "all", selector, "all", { text = given.text or false, attributes = array_of(given.attributes or {}) })
end

return Methods
