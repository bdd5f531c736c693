-- What LuaCATS annotations of the library's own files say: the fields of a class, the functions of a file.
local annotations = {}

-- A type and what follows it: types hold spaces inside of brackets alone, and after a bar or a colon.
local function split_type(text)
  local depth, at = 0, 1
  while at <= #text do
    local char = text:sub(at, at)
    if char == '"' then
      at = text:find('"', at + 1, true) or #text
    elseif char:find("[({%[<]") then
      depth = depth + 1
    elseif char:find("[)}%]>]") then
      depth = depth - 1
    elseif char == " " and depth == 0 and not text:sub(1, at - 1):find("[:,|]$") then
      return text:sub(1, at - 1), text:sub(at + 1)
    end
    at = at + 1
  end
  return text, ""
end

---@return { name: string, type: string, text: string }[]
function annotations.fields(path, class)
  local fields, is_inside
  for line in io.lines(path) do
    local name = line:match("^%-%-%-@class ([%w_.]+)")
    if name then
      is_inside = name == class
      fields = is_inside and {} or fields
    elseif is_inside and line:find("^%-%-%-@field ") then
      local field, rest = line:match("^%-%-%-@field (%S+) (.*)$")
      local kind, text = split_type(rest)
      table.insert(fields, { name = field, type = kind, text = text })
    elseif not line:find("^%-%-%-") then
      is_inside = false
    end
  end
  return fields or error(path .. ": no class " .. class)
end

---The public functions of a class in a file: { name = "wait_for", doc = words, arguments = "status, options" }
function annotations.functions(path, class)
  local found, doc = {}, {}
  for line in io.lines(path) do
    local owner, name, arguments = line:match("^function ([%w_]+)[:.]([%w_]+)%(([^)]*)%)")
    if line:find("^%-%-%-") then
      doc[#doc + 1] = line
    else
      if owner == class and not name:find("^__") and #doc > 0 then
        local entry = { name = name, words = {}, params = {}, returns = {}, arguments = arguments:gsub(",? ?%.%.%.", "") }
        local last -- `...` is there to be refused, unless something is said of it
        for _, each in ipairs(doc) do
          local param, param_rest = each:match("^%-%-%-@param (%S+) (.*)$")
          local returned = each:match("^%-%-%-@return (.*)$")
          if param and not each:find("^%-%-%-@param %.%.%. nil") then
            if param == "..." then
              entry.arguments = arguments
            end
            local kind, text = split_type(param_rest)
            last = { name = param, type = kind, text = text }
            table.insert(entry.params, last)
          elseif returned then
            local kind, text = split_type(returned)
            last = { type = kind, text = text }
            table.insert(entry.returns, last)
          elseif last and not each:find("^%-%-%-@") then -- goes on with what is above it
            last.text = last.text .. " " .. each:gsub("^%-%-%-", "")
          elseif not each:find("^%-%-%-@") then
            table.insert(entry.words, (each:gsub("^%-%-%-", "")))
          end
        end
        found[#found + 1] = entry
      end
      doc = {}
    end
  end
  return found
end

return annotations
