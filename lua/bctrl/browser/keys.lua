--- The keyboard: what the protocol has to be told of a key, by the name that KeyboardEvent.key gives it.

local lower = require("bctrl.base.text").lower

local keys = {}

-- ASCII's capitals, in every locale.
local function upper(text)
  return (text:gsub("[a-z]", function(letter)
    return string.char(letter:byte() - 32)
  end))
end

-- name -> code, Windows' virtual key code, text
local NAMED = {
  Enter = { "Enter", 13, "\r" }, Tab = { "Tab", 9 }, Escape = { "Escape", 27 }, Backspace = { "Backspace", 8 }, Delete = { "Delete", 46 },
  Insert = { "Insert", 45 }, Home = { "Home", 36 }, End = { "End", 35 }, PageUp = { "PageUp", 33 }, PageDown = { "PageDown", 34 },
  ArrowLeft = { "ArrowLeft", 37 }, ArrowUp = { "ArrowUp", 38 }, ArrowRight = { "ArrowRight", 39 }, ArrowDown = { "ArrowDown", 40 },
  Shift = { "ShiftLeft", 16 }, Control = { "ControlLeft", 17 }, Alt = { "AltLeft", 18 }, Meta = { "MetaLeft", 91 }, CapsLock = { "CapsLock", 20 },
  ContextMenu = { "ContextMenu", 93 }, [" "] = { "Space", 32, " " },
}
for i = 1, 12 do
  NAMED["F" .. i] = { "F" .. i, 111 + i }
end
local ALIASES = { Space = " ", Esc = "Escape", Ctrl = "Control", Cmd = "Meta", Return = "Enter", Left = "ArrowLeft", Up = "ArrowUp",
  Right = "ArrowRight", Down = "ArrowDown", Del = "Delete" }
local PUNCTUATION = { -- character -> code and virtual key code
  ["-"] = { "Minus", 189 }, ["="] = { "Equal", 187 }, ["["] = { "BracketLeft", 219 }, ["]"] = { "BracketRight", 221 },
  ["\\"] = { "Backslash", 220 }, [";"] = { "Semicolon", 186 }, ["'"] = { "Quote", 222 }, [","] = { "Comma", 188 },
  ["."] = { "Period", 190 }, ["/"] = { "Slash", 191 }, ["`"] = { "Backquote", 192 },
}
local MODIFIERS = { Alt = 1, Control = 2, Meta = 4, Shift = 8 }

-- What a chord does in an editor, which Chromium on Linux and Windows does by itself, and a Mac is told.
local COMMANDS = { a = "selectAll", c = "copy", v = "paste", x = "cut", z = "undo", y = "redo" }

keys.MODIFIERS = MODIFIERS

---A key by its name; nil for none that is known.
---@param name string "Enter", "a", "é"
---@return { key: string, code: string, windowsVirtualKeyCode: integer, text: string? }?
function keys.of(name)
  name = ALIASES[name] or name
  local named = NAMED[name]
  if named then
    return { key = name, code = named[1], windowsVirtualKeyCode = named[2], text = named[3] }
  elseif name:find("^[A-Za-z]$") then
    return { key = name, code = "Key" .. upper(name), windowsVirtualKeyCode = upper(name):byte(), text = name }
  elseif name:find("^%d$") then
    return { key = name, code = "Digit" .. name, windowsVirtualKeyCode = name:byte(), text = name }
  elseif PUNCTUATION[name] then
    return { key = name, code = PUNCTUATION[name][1], windowsVirtualKeyCode = PUNCTUATION[name][2], text = name }
  elseif name:find("^[%z\1-\127]$") and name:find("%p") or name:find("^[\194-\244][\128-\191]*$") then
    return { key = name, code = "", windowsVirtualKeyCode = 0, text = name }
  end
end

---A chord such as "Control+Shift+A".
---@param chord string
---@return { key: string, code: string, text: string? }? key
---@return { key: string }[]|string modifiers their keys in order; or the name that is none
---@return integer? bits
---@return string[]? commands of the editor
function keys.chord(chord)
  local names, rest = {}, chord
  while true do
    local name, after = rest:match("^([^+]+)%+(.+)$")
    if not name then
      break
    end
    names[#names + 1], rest = ALIASES[name] or name, after
  end
  local modifiers, bits = {}, 0
  for i, name in ipairs(names) do
    if not MODIFIERS[name] then
      return nil, name
    end
    modifiers[i], bits = keys.of(name), bits + MODIFIERS[name]
  end
  local key = keys.of(rest)
  if not key then
    return nil, rest
  end
  local is_command = bits % 8 >= 1 -- Alt, Control or Meta: no text
  if is_command then
    key.text = nil
  elseif bits >= 8 and key.text then
    key.text = upper(key.text)
    key.key = key.text
  end
  local commands = (bits == 2 or bits == 4) and COMMANDS[lower(key.key)] or nil
  return key, modifiers, bits, commands and { commands } or nil
end

return keys
