-- Reading a request strictly: its target, its query, its body, and which generation an update is of.
local contract = require "bctrl.gateway.contract"
local json = require "bctrl.gateway.wire.json"
local schema = require "bctrl.gateway.schema"

local checks = {}

local function unescape(text)
  return (text:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

---Splits "/a/b%2Fc?d=e" into its raw path, its query (nil without one) and its unescaped segments.
function checks.target(target)
  target = target:gsub("^%a+://[^/?]*", "")
  local path, query = target:match "^([^?]*)%??(.*)$"
  local segments = {}
  for segment in path:gmatch "/([^/]*)" do segments[#segments + 1] = unescape(segment) end
  return path, target:find("?", 1, true) and query or nil, segments
end

local PARAMETERS = {
  limit = function(values)
    local value = #values == 1 and values[1]:match "^%d+$" and tonumber(values[1])
    if not value or value < 1 or value > 100 then return nil, "an integer from 1 to 100" end
    return value
  end,
  status = function(values)
    for _, value in ipairs(values) do
      if value ~= "active" and value ~= "stopped" and value ~= "failed" then
        return nil, 'one of "active", "stopped", "failed"'
      end
    end
    return values
  end,
}

---A parameter with one value, of these.
function checks.one_of(...)
  local known, names = {}, {}
  for i, name in ipairs { ... } do
    known[name], names[i] = true, ("%q"):format(name)
  end
  return function(values)
    if #values ~= 1 or not known[values[1]] then return nil, table.concat(names, " or ") end
    return values[1]
  end
end

local function one_text(values)
  if #values ~= 1 or values[1] == "" then return nil, "one value" end
  return values[1]
end

---Reads the query's known parameters.
---@param text string|nil
---@param known table<string, function|true> readers by name; true: the one of that name, or any text
---@param problems table filled: name -> what was expected
---@param unknown table filled with the others
function checks.query(text, known, problems, unknown)
  local given, read = {}, {}
  for pair in (text or ""):gmatch "[^&]+" do
    local name, value = pair:match "^([^=]*)=?(.*)$"
    name, value = unescape((name:gsub("%+", " "))), unescape((value:gsub("%+", " ")))
    given[name] = given[name] or {}
    table.insert(given[name], value)
  end
  for name, values in pairs(given) do
    local reader = known[name]
    if reader == true then reader = PARAMETERS[name] or one_text end
    if reader then
      local value, expected = reader(values)
      if expected then problems[name] = ("expected %s, got %q"):format(expected, table.concat(values, ",")) end
      read[name] = value
    else
      unknown[name] = { path = "", name = name, beside = known }
    end
  end
  return read
end

---Reads a body. Returns its value (nil where it is absent and may be), problems filled otherwise.
---@param need "required"|"optional"
function checks.body(headers, text, need, problems)
  if text == "" then
    if need == "required" then problems.body = "required (send {} for none of its fields)" end
    return nil
  end
  local kind = headers["content-type"]
  local media = kind and kind:match "^%s*([^;%s]+)" or ""
  media = media:lower()
  if media ~= "application/json" and not media:find "^application/[%w.-]+%+json$" then
    problems["content-type"] = ("expected application/json, got %s"):format(kind or "none")
    return nil
  end
  local value, message = json.decode(text)
  if message then problems.body = "invalid JSON: " .. message end
  return value
end

-- The fields that only one generation's update has and whose meaning the other would lose: the unit
-- of the idle timeout, and what tells a config that was read in one generation from the other's.
local MARKS = {
  v2 = { top = { "idleTimeoutMinutes" }, config = { "idleTimeoutMinutes", "profile" } },
  v1 = { top = { "idleTimeoutSeconds" }, config = { "idleTimeoutSeconds", "headless" } },
}

local function find_mark(body, generation)
  for _, name in ipairs(MARKS[generation].top) do
    if body[name] ~= nil then return name end
  end
  if json.type(body.config) ~= "object" then return end
  for _, name in ipairs(MARKS[generation].config) do
    if body.config[name] ~= nil then return "config." .. name end
  end
end

---PATCH /v1/runtimes/{runtimeId} is one path in two generations. A body is read as the generation
---that a mark of it names; without a mark as the runtime's own, or, if it breaks that one's contract
---and not the other's, as the other. Marks of both are refused, and so are those of the generation
---that a gateway started with `api` does not speak: it would change the timeout by 60 times.
---@param body table
---@param own "v1"|"v2" the runtime's generation
---@param only "v1"|"v2"|nil the gateway's `api`
---@return table body, string generation, table unknown
function checks.update(body, own, only, problems)
  if json.type(body) ~= "object" then
    schema.note(problems, "", "object", body)
    return json.object(), own, {}
  end
  local v2, v1 = find_mark(body, "v2"), find_mark(body, "v1")
  if v1 and (v2 or only == "v2") then
    problems[v1] = v2 and ("of the v1 API, but %s is of the v2 API"):format(v2)
      or 'of the v1 API, but this gateway was started with api = "v2"'
  elseif v2 and only == "v1" then
    problems[v2] = 'of the v2 API, but this gateway was started with api = "v1"'
  end
  if next(problems) then return json.object(), own, {} end
  local first, unknown = only or v2 and "v2" or v1 and "v1" or own, {}
  local kept = contract["update_" .. first](body, "", problems, unknown)
  if next(problems) == nil or only or v2 or v1 then return kept, first, unknown end
  local other, others, others_unknown = first == "v1" and "v2" or "v1", {}, {}
  local others_kept = contract["update_" .. other](body, "", others, others_unknown)
  if next(others) ~= nil then return kept, first, unknown end
  for path in pairs(problems) do problems[path] = nil end
  return others_kept, other, others_unknown
end

return checks
