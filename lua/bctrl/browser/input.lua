--- Mouse and keyboard of a page, as the browser gets them from a user.

local class = require "bctrl.browser.class"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local keys = require "bctrl.browser.keys"
local options = require "bctrl.base.options"

local no_more = options.no_more

local input = {}

local BUTTONS = { left = 1, right = 2, middle = 4 }

local function ignore() end

-- --------------------------------------------------------------------------------------------------------------- mouse

---A page's mouse, at a place in its view.
---@class bctrl.Mouse
local Mouse = class.new "bctrl.Mouse"

local function mouse_event(mouse, kind, fields)
  fields.type, fields.x, fields.y = kind, mouse.x, mouse.y
  fields.modifiers = mouse.page.keyboard.bits
  return fields
end

---@param mouse bctrl.Mouse
---@param x number
---@param y number
---@return true? moved
---@return bctrl.Error? err
function input.move(mouse, x, y)
  mouse.x, mouse.y = x, y
  local _, err = mouse.connection:call(mouse.page.session, "Input.dispatchMouseEvent",
    mouse_event(mouse, "mouseMoved", { button = mouse.held or "none", buttons = BUTTONS[mouse.held] or 0 }))
  return err == nil or nil, err
end

---@param kind "mousePressed"|"mouseReleased"
function input.button(mouse, kind, button, count)
  local is_down = kind == "mousePressed"
  mouse.held = is_down and button or nil
  local _, err = mouse.connection:call(mouse.page.session, "Input.dispatchMouseEvent",
    mouse_event(mouse, kind, { button = button, buttons = is_down and BUTTONS[button] or 0, clickCount = count }))
  return err == nil or nil, err
end

---Moves there and clicks: all events are sent at once, and the last one's answer is waited for.
function input.click(mouse, x, y, button, count)
  local connection, session = mouse.connection, mouse.page.session
  mouse.x, mouse.y = x, y
  local sent = { mouse_event(mouse, "mouseMoved", { button = "none", buttons = 0 }) }
  for i = 1, count do
    sent[#sent + 1] = mouse_event(mouse, "mousePressed", { button = button, buttons = BUTTONS[button], clickCount = i })
    sent[#sent + 1] = mouse_event(mouse, "mouseReleased", { button = button, buttons = 0, clickCount = i })
  end
  for i = 1, #sent - 1 do
    connection:post(session, "Input.dispatchMouseEvent", sent[i], ignore)
  end
  local _, err = connection:call(session, "Input.dispatchMouseEvent", sent[#sent])
  return err == nil or nil, err
end

local function check_place(label, x, y)
  for i, value in ipairs { x or false, y or false } do
    if type(value) ~= "number" or value ~= value then
      errors.bad_argument(i, label, "number of CSS pixels expected, got " .. errors.describe(value or nil))
    end
  end
end

local MOUSE = { button = "mouse_button", count = "positive" }

local function read_button(label, position, given)
  options.check(label, position, given, MOUSE)
  return given and given.button or "left", given and given.count or 1
end

---@param x number CSS pixels from the view's left
---@param y number from its top
---@return true? moved
---@return bctrl.Error? err
function Mouse:move(x, y, ...)
  no_more("mouse:move", 3, ...)
  check_place("mouse:move", x, y)
  return input.move(self, x, y)
end

---@param x number
---@param y number
---@param given { button: "left"|"right"|"middle"|nil, count: integer? }?
---@return true? clicked
---@return bctrl.Error? err
function Mouse:click(x, y, given, ...)
  no_more("mouse:click", 4, ...)
  check_place("mouse:click", x, y)
  return input.click(self, x, y, read_button("mouse:click", 3, given))
end

---@param given { button: string?, count: integer? }?
function Mouse:down(given, ...)
  no_more("mouse:down", 2, ...)
  return input.button(self, "mousePressed", read_button("mouse:down", 1, given))
end

---@param given { button: string?, count: integer? }?
function Mouse:up(given, ...)
  no_more("mouse:up", 2, ...)
  return input.button(self, "mouseReleased", read_button("mouse:up", 1, given))
end

---Turns the wheel.
---@param dx number CSS pixels
---@param dy number
function Mouse:wheel(dx, dy, ...)
  no_more("mouse:wheel", 3, ...)
  check_place("mouse:wheel", dx, dy)
  local fields = mouse_event(self, "mouseWheel", { deltaX = dx, deltaY = dy })
  local _, err = self.connection:call(self.page.session, "Input.dispatchMouseEvent", fields)
  return err == nil or nil, err
end

-- ------------------------------------------------------------------------------------------------------------ keyboard

---A page's keyboard.
---@class bctrl.Keyboard
local Keyboard = class.new "bctrl.Keyboard"

local function key_event(keyboard, kind, key, commands)
  local params = { type = kind, key = key.key, code = key.code, windowsVirtualKeyCode = key.windowsVirtualKeyCode, modifiers = keyboard.bits }
  if kind == "keyDown" then
    params.text, params.commands = key.text, commands
    if not key.text then
      params.type = "rawKeyDown"
    end
  end
  return params
end

local function post_key(keyboard, kind, key, commands)
  keyboard.connection:post(keyboard.page.session, "Input.dispatchKeyEvent", key_event(keyboard, kind, key, commands), ignore)
end

local function check_key(label, position, name)
  if type(name) ~= "string" or name == "" then
    errors.bad_argument(position, label, 'key such as "Enter" expected, got ' .. errors.describe(name))
  end
end

---Presses a chord and lets go of it.
---@param keyboard bctrl.Keyboard
---@param label string
---@param chord string
---@return true? pressed
---@return bctrl.Error? err
function input.press(keyboard, label, chord)
  check_key(label, 1, chord)
  local key, modifiers, bits, commands = keys.chord(chord)
  if not key then
    errors.bad_argument(1, label, ('no key is called %s: names are those of KeyboardEvent.key, such as "Enter", "a", "Control+A"'):format(
      errors.describe(modifiers)))
  end
  local before = keyboard.bits
  for _, modifier in ipairs(modifiers) do
    keyboard.bits = before + keys.MODIFIERS[modifier.key]
    post_key(keyboard, "keyDown", modifier)
  end
  keyboard.bits = bits + before
  post_key(keyboard, "keyDown", key, commands)
  keyboard.bits = bits + before
  local last = key_event(keyboard, "keyUp", key)
  keyboard.bits = before
  if #modifiers == 0 then
    local _, err = keyboard.connection:call(keyboard.page.session, "Input.dispatchKeyEvent", last)
    return err == nil or nil, err
  end
  keyboard.connection:post(keyboard.page.session, "Input.dispatchKeyEvent", last, ignore)
  for i = #modifiers, 2, -1 do
    post_key(keyboard, "keyUp", modifiers[i])
  end
  local _, err = keyboard.connection:call(keyboard.page.session, "Input.dispatchKeyEvent", key_event(keyboard, "keyUp", modifiers[1]))
  return err == nil or nil, err
end

---Puts a text in at once, as an input method does.
function input.insert(keyboard, text)
  local _, err = keyboard.connection:call(keyboard.page.session, "Input.insertText", { text = text })
  return err == nil or nil, err
end

---Types a text key by key.
function input.type(keyboard, text)
  local last
  for char in text:gmatch "[%z\1-\127\194-\244][\128-\191]*" do
    local key = char == "\n" and keys.of "Enter" or char == "\t" and keys.of "Tab" or keys.of(char)
    if not key then
      return nil, nil, char
    end
    if last then
      post_key(keyboard, "keyUp", last)
    end
    post_key(keyboard, "keyDown", key)
    last = key
  end
  if last then
    local _, err = keyboard.connection:call(keyboard.page.session, "Input.dispatchKeyEvent", key_event(keyboard, "keyUp", last))
    return err == nil or nil, err
  end
  return true
end

---@param label string
---@param position integer
---@param text any
function input.check_text(label, position, text)
  if type(text) ~= "string" then
    errors.bad_argument(position, label, "text expected, got " .. errors.describe(text))
  end
  local _, problem = core.encode(text)
  if problem then
    errors.bad_argument(position, label, problem)
  end
end

---@param chord string e.g. "Enter", "Control+A"
---@return true? pressed
---@return bctrl.Error? err
function Keyboard:press(chord, ...)
  no_more("keyboard:press", 2, ...)
  return input.press(self, "keyboard:press", chord)
end

---Types a text key by key, wherever the focus is.
---@param text string
---@return true? typed
---@return bctrl.Error? err
function Keyboard:type(text, ...)
  no_more("keyboard:type", 2, ...)
  input.check_text("keyboard:type", 1, text)
  return input.type(self, text)
end

---Puts a text in at once, as pasting does.
---@param text string
---@return true? inserted
---@return bctrl.Error? err
function Keyboard:insert(text, ...)
  no_more("keyboard:insert", 2, ...)
  input.check_text("keyboard:insert", 1, text)
  return input.insert(self, text)
end

local function hold(keyboard, label, kind, name)
  check_key(label, 1, name)
  local key = keys.of(name)
  if not key then
    errors.bad_argument(1, label, "no key is called " .. errors.describe(name))
  end
  local bit = keys.MODIFIERS[key.key]
  local is_held = bit and keyboard.bits % (2 * bit) >= bit
  if bit and kind == "keyDown" and not is_held then
    keyboard.bits = keyboard.bits + bit
  elseif bit and kind == "keyUp" and is_held then
    keyboard.bits = keyboard.bits - bit
  end
  local _, err = keyboard.connection:call(keyboard.page.session, "Input.dispatchKeyEvent", key_event(keyboard, kind, key))
  return err == nil or nil, err
end

---Holds a key down until `up`.
---@param name string
function Keyboard:down(name, ...)
  no_more("keyboard:down", 2, ...)
  return hold(self, "keyboard:down", "keyDown", name)
end

---@param name string
function Keyboard:up(name, ...)
  no_more("keyboard:up", 2, ...)
  return hold(self, "keyboard:up", "keyUp", name)
end

class.finish(Mouse, "mouse")
class.finish(Keyboard, "keyboard")

---The mouse and the keyboard of a page.
---@param page bctrl.Page
---@return bctrl.Mouse
---@return bctrl.Keyboard
function input.new(page)
  local mouse = setmetatable({ connection = page.connection, page = page, x = 0, y = 0, held = nil }, Mouse)
  return mouse, setmetatable({ connection = page.connection, page = page, bits = 0 }, Keyboard)
end

return input
