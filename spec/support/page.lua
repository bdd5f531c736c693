-- Runs a page of the manual as its reader would: its pieces of Lua in their order, as one script, in an empty folder, against a
-- gateway that the environment names.
--
--   lua page.lua PAGE
--
-- What a piece declares at its left margin, later pieces see. `--> text` after a print is what it must print, a line a time it
-- is reached, the further ones below it as comments of their own; "…" stands for anything. Ends with 1, and says where, when a
-- piece raises, or prints something else.
local page = {}

local load_text = loadstring or load -- luacheck: ignore 113

--- The pieces of code of a text: { language, line, code } each. Raises where one is written so that none of these would see it.
function page.pieces(text)
  local pieces, open, number = {}, nil, 0
  for line in (text .. "\n"):gmatch("(.-)\n") do
    number = number + 1
    local language = line:match("^```(.*)$")
    if open and language then
      assert(language == "", ("line %d: the end of a piece of code expected"):format(number))
      open.code = table.concat(open.lines, "\n")
      pieces[#pieces + 1], open = open, nil
    elseif language then
      assert(language == "lua" or language == "sh" or language == "text", "line " .. number .. ": lua, sh or text expected after ```")
      open = { language = language, line = number, lines = {} }
    elseif open then
      open.lines[#open.lines + 1] = line
    else
      assert(not line:find("^%s+```") and not line:find("^~~~"), "line " .. number .. ": code at the left margin expected")
    end
  end
  assert(not open, "a piece of code has no end")
  return pieces
end

local function squeezed(text)
  return (text:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

-- line -> the texts that the print there must print
local function expectations(piece)
  local expected, last = {}, nil
  for i, line in ipairs(piece.lines) do
    local text = line:match("%-%-> (.*)$")
    if text and not line:find("^%s*%-%->") then
      last = piece.line + i
      expected[last] = { squeezed(text) }
    elseif text then
      assert(last, "line " .. piece.line + i .. ": --> without a print above it")
      table.insert(expected[last], squeezed(text))
    elseif not line:find("^%s*%-%-") then
      last = nil
    end
  end
  return expected
end

local function matches(text, expected)
  local pattern = expected:gsub("%p", "%%%0"):gsub("…", ".*")
  return text:find("^" .. pattern .. "$") ~= nil
end

-- Lines of the whole page, so that what is blamed on a line is blamed on the page's.
local function compiled(piece, name, environment)
  local code = ("\n" .. piece.code):gsub("\nlocal function ", "\nfunction "):gsub("\nlocal ([%w_, ]+=)", "\n%1")
    :gsub("\nlocal ([%w_]+)\n", "\n%1 = nil\n")
  code = ("\n"):rep(piece.line - 1) .. code
  if setfenv then -- luacheck: ignore 113
    return setfenv(assert(load_text(code, "@" .. name)), environment) -- luacheck: ignore 113
  end
  return assert(load(code, "@" .. name, "t", environment))
end

local has_close = load_text("local scope <close> = nil") ~= nil

--- Can a piece run here? One that drives a browser needs one.
function page.can_run(piece, has_browser)
  return piece.language == "lua" and (has_close or not piece.code:find("<close>", 1, true))
    and (has_browser or not piece.code:find(":browser()", 1, true))
end

--- Runs the pieces of Lua of a text; returns how many ran. world: { names = what the page takes for granted, after = fn(names),
--- has_browser = is there one to drive? }
function page.run(name, text, world)
  local printed
  local names = setmetatable({}, { __index = _G })
  for key, value in pairs(world.names or {}) do
    names[key] = value
  end
  function names.print(...)
    local words = {}
    for i = 1, select("#", ...) do
      words[i] = tostring((select(i, ...)))
    end
    local info = debug.getinfo(2, "Sl")
    if info.short_src == name then
      printed[info.currentline] = printed[info.currentline] or {}
      table.insert(printed[info.currentline], squeezed(table.concat(words, " ")))
    end
  end
  local count = 0
  for _, piece in ipairs(page.pieces(text)) do
    if page.can_run(piece, world.has_browser) then
      printed, count = {}, count + 1
      compiled(piece, name, names)()
      if world.after then
        world.after(names)
      end
      for line, expected in pairs(expectations(piece)) do
        local found = printed[line] or {}
        for i = 1, math.max(#found, #expected) do
          if not (found[i] and expected[i] and matches(found[i], expected[i])) then
            error(("%s:%d: %q expected, got %q"):format(name, line, tostring(expected[i]), tostring(found[i])), 0)
          end
        end
      end
    end
  end
  return count
end

return page
