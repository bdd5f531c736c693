--- Text as bytes: names and what goes on the wire are judged by these. `string.lower`, `tostring` of a fraction and, in patterns,
--- %a, %c, %s, %u and %w ask the locale: a Turkish one has another I, a German one writes 1,5.

local core = require "bctrl.core"

local text = {
  CONTROL = "[^ -~\128-\255]", -- a control character
  BLANK = "[^!-~\128-\255]", -- a control character or a space
}

---ASCII's capitals in lower case.
---@type fun(text: string): string
text.lower = core.lower

---A number as JSON has it.
---@param number number
---@return string? text nil where it is none that can be written
---@return string? problem
function text.number(number)
  local written, problem = core.encode(number)
  return written, problem and problem:gsub("^[^:]*: ", "") or nil
end

---What is wrong with a Lua pattern: `string.find` finds that out only where a text leads it there.
---@param pattern string
---@return string? problem
function text.pattern_problem(pattern)
  local at, open, captures, closed = 1, {}, 0, {}
  while at <= #pattern do
    local char = pattern:sub(at, at)
    if char == "%" then
      local class = pattern:sub(at + 1, at + 1)
      if class == "" then
        return "malformed pattern (ends with '%')"
      elseif class == "b" and #pattern < at + 3 then
        return "malformed pattern (missing arguments to '%b')"
      elseif class == "f" and pattern:sub(at + 2, at + 2) ~= "[" then
        return "malformed pattern (missing '[' after '%f')"
      elseif class:find "^[0-9]$" and not closed[tonumber(class)] then
        return ("invalid capture index %%%s"):format(class)
      end
      at = at + (class == "b" and 4 or 2)
    elseif char == "[" then
      at = at + (pattern:sub(at + 1, at + 1) == "^" and 2 or 1)
      repeat
        local each = pattern:sub(at, at)
        at = at + (each == "%" and 2 or 1)
        if each == "" or at > #pattern then
          return "malformed pattern (missing ']')"
        end
      until pattern:sub(at, at) == "]"
      at = at + 1
    else
      if char == "(" then
        captures = captures + 1
        open[#open + 1] = captures
      elseif char == ")" then
        local last = table.remove(open)
        if not last then
          return "invalid pattern capture"
        end
        closed[last] = true
      end
      at = at + 1
    end
  end
  return open[1] and "unfinished capture" or nil
end

return text
