--- What is done to elements, as a user does it: the methods of `bctrl.Frame` and `bctrl.Page` for that.

local core = require "bctrl.core"
local elements = require "bctrl.browser.elements"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local input = require "bctrl.browser.input"
local locate = require "bctrl.browser.locate"
local options = require "bctrl.base.options"
local world = require "bctrl.browser.world"

local act, array_of, label_of = elements.act, elements.array_of, elements.label_of
local no_more = options.no_more

---@class bctrl.Frame
local Methods = {}

local CLICK = { timeout = "seconds", button = "mouse_button", count = "positive", force = "boolean" }

local MOVES = 20 -- each waits 50 ms

-- What the mouse does where a frame is may go to the page around it: while something covers the frame there, and for a moment
-- after a frame of another process was made. Moves until the frame hears it, for a second at most.
local function reach(self, target, label, x, y)
  local timeout = self.session.timeout
  for _ = 1, MOVES do
    local ok, err = world.run(target, label, function() return "bctrl.listen()" end, timeout, 0)
    if ok then
      ok, err = input.move(self.page.mouse, x, y)
    end
    if ok then
      ok, err = world.run(target, label, function() return "bctrl.moved()" end, timeout, 0)
    end
    if not ok then
      return nil, err
    elseif ok.result and ok.result.value then
      break
    end
  end
  return true
end

-- The point of the page's view where an element takes a click.
local function point(self, method, selector, given, known)
  local place, err, target = act(self, method, selector, type(given) == "table" and given.force and "force" or "point", nil, given, known)
  if not place then
    return nil, err
  end
  local x, y = locate.offset(target)
  if not x then
    return nil, y
  end
  x, y = place.x + x, place.y + y
  local ok = true
  if target.parent then
    ok, err = reach(self, target, label_of(self, method), x, y)
  end
  return ok and x, ok and y or err
end

---Clicks the first element that matches, once it is visible, enabled, still and not covered.
---Input.dispatchMouseEvent
---@param selector string CSS, "text=…", "xpath=…", "role=button[name=…]", "frame=… >> …"
---@param given { button: "left"|"right"|"middle"|nil, count: integer?, force: boolean?, timeout: number? }?
---@return true? clicked
---@return bctrl.Error? err says what was missing
function Methods:click(selector, given, ...)
  no_more(label_of(self, "click"), 3, ...)
  local x, y = point(self, "click", selector, given, CLICK)
  if not x then
    return nil, y
  end
  return input.click(self.page.mouse, x, y, given and given.button or "left", given and given.count or 1)
end

---Moves the mouse over an element.
---@param selector string
---@param given { timeout: number?, force: boolean? }?
---@return true? hovered
---@return bctrl.Error? err
function Methods:hover(selector, given, ...)
  no_more(label_of(self, "hover"), 3, ...)
  local x, y = point(self, "hover", selector, given, { timeout = "seconds", force = "boolean" })
  if not x then
    return nil, y
  end
  return input.move(self.page.mouse, x, y)
end

---Drags an element to another one.
---@param selector string
---@param target string selector of where it goes
---@param given { timeout: number? }?
---@return true? dragged
---@return bctrl.Error? err
function Methods:drag(selector, target, given, ...)
  local label = label_of(self, "drag")
  no_more(label, 4, ...)
  locate.check(label, target, 2)
  local x, y = point(self, "drag", selector, given)
  if not x then
    return nil, y
  end
  return input.drag(self.page.mouse, x, y, function()
    return point(self, "drag", target, given)
  end)
end

---Gives an element the focus.
---@param selector string
---@param given { timeout: number? }?
---@return true? focused
---@return bctrl.Error? err
function Methods:focus(selector, given, ...)
  no_more(label_of(self, "focus"), 3, ...)
  local ok, err = act(self, "focus", selector, "focus", nil, given)
  return ok, err
end

---Sets the text of a field: what was there goes.
---Input.insertText
---@param selector string
---@param text string
---@param given { timeout: number? }?
---@return true? filled
---@return bctrl.Error? err
function Methods:fill(selector, text, given, ...)
  local label = label_of(self, "fill")
  no_more(label, 4, ...)
  input.check_text(label, 2, text)
  local told, err = act(self, "fill", selector, "fill", text, given)
  if told == "insert" then
    return input.insert(self.page.keyboard, text)
  end
  return told and true, err
end

---Types a text into an element, key by key; `fill` is quicker.
---Input.dispatchKeyEvent
---@param selector string
---@param text string
---@param given { timeout: number? }?
---@return true? typed
---@return bctrl.Error? err
function Methods:type(selector, text, given, ...)
  local label = label_of(self, "type")
  no_more(label, 4, ...)
  input.check_keys(label, 2, text)
  local ok, err = act(self, "type", selector, "focus", nil, given)
  if not ok then
    return nil, err
  end
  return input.type(self.page.keyboard, text)
end

---Presses a key or a chord, in an element or wherever the focus is.
---@param chord string "Enter", "Control+A"
---@param selector string?
---@param given { timeout: number? }?
---@return true? pressed
---@return bctrl.Error? err
function Methods:press(chord, selector, given, ...)
  local label = label_of(self, "press")
  no_more(label, 4, ...)
  if selector ~= nil then
    locate.check(label, selector, 2)
    local ok, err = act(self, "press", selector, "focus", nil, given)
    if not ok then
      return nil, err
    end
  end
  return input.press(self.page.keyboard, label, chord)
end

local function set_checked(self, method, selector, wanted, given)
  local is_checked, err = act(self, method, selector, "checked", nil, given)
  if err or is_checked == wanted then
    return err == nil or nil, err
  end
  local x, y = point(self, method, selector, given)
  local ok
  if not x then
    return nil, y
  end
  ok, err = input.click(self.page.mouse, x, y, "left", 1)
  if not ok then
    return nil, err
  end
  is_checked, err = act(self, method, selector, "checked", nil, given)
  if err == nil and is_checked ~= wanted then
    err = failure.new("browser", label_of(self, method), errors.describe(selector) .. " was clicked, and stayed as it was")
  end
  return err == nil or nil, err
end

---Checks a checkbox or a radio button.
---@param selector string
---@param given { timeout: number? }?
---@return true? checked
---@return bctrl.Error? err
function Methods:check(selector, given, ...)
  no_more(label_of(self, "check"), 3, ...)
  return set_checked(self, "check", selector, true, given)
end

---Unchecks a checkbox.
---@param selector string
---@param given { timeout: number? }?
---@return true? unchecked
---@return bctrl.Error? err
function Methods:uncheck(selector, given, ...)
  no_more(label_of(self, "uncheck"), 3, ...)
  return set_checked(self, "uncheck", selector, false, given)
end

---Chooses options of a `<select>`, by their values or labels.
---@param selector string
---@param values string|string[]
---@param given { timeout: number? }?
---@return string[]? chosen their values
---@return bctrl.Error? err
function Methods:select(selector, values, given, ...)
  local label = label_of(self, "select")
  no_more(label, 4, ...)
  if type(values) == "string" then
    values = { values }
  elseif type(values) ~= "table" then
    errors.bad_argument(2, label, "value or list of values expected, got " .. errors.describe(values))
  end
  local chosen, err = act(self, "select", selector, "select", array_of(values), given)
  return chosen, err
end

---Brings an element into the view.
---@param selector string
---@param given { timeout: number? }?
---@return true? scrolled
---@return bctrl.Error? err
function Methods:scroll(selector, given, ...)
  no_more(label_of(self, "scroll"), 3, ...)
  local ok, err = act(self, "scroll", selector, "scroll", nil, given)
  return ok, err
end

local function read_file(path)
  local handle, problem = io.open(path, "rb")
  if not handle then
    return nil, problem
  end
  local content, why = handle:read "*a"
  handle:close()
  return content, path .. ": " .. tostring(why)
end

---Gives files to a file input: their bytes are sent, since the browser runs on another machine.
---@param selector string
---@param files { name: string, content: string, type: string? }|{ name: string, content: string, type: string? }[] or paths of this machine
---@param given { timeout: number? }?
---@return true? uploaded
---@return bctrl.Error? err
function Methods:upload(selector, files, given, ...)
  local label = label_of(self, "upload")
  no_more(label, 4, ...)
  if files == nil then
    errors.bad_argument(2, label, "path, or { name =, content =, type = } expected, got nil")
  end
  if type(files) ~= "table" or files.content or files.name then
    files = { files }
  end
  local sent = {}
  for i, file in ipairs(files) do
    local item = file
    if type(file) == "string" then
      local content, problem = read_file(file)
      if not content then
        return nil, failure.new("file", label, tostring(problem))
      end
      item = { name = file:match("[^/\\]+$"), content = content }
    elseif type(file) ~= "table" or type(file.name) ~= "string" or type(file.content) ~= "string" then
      errors.bad_argument(2, label, "path, or { name =, content =, type = } expected, got " .. errors.describe(file))
    end
    sent[i] = { name = item.name, type = item.type or "application/octet-stream", bytes = core.base64_encode(item.content) }
  end
  local ok, err = act(self, "upload", selector, "upload", core.array(sent), given)
  return ok, err
end

return Methods
