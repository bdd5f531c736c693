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

return text
