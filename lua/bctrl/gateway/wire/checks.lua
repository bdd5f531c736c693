-- Reading a request strictly: its target, its query, its body, and which generation an update is of.
local contract = require "bctrl.gateway.contract"
local document = require "bctrl.gateway.document"
local json = require "bctrl.gateway.wire.json"
local multipart = require "bctrl.gateway.wire.multipart"
local schema = require "bctrl.gateway.schema"

---The operation that an update is of, by its generation.
local checks = { UPDATES = { v1 = "runtimes.update", v2 = "v2.runtimes.update" } }

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

local function one_text(values)
  if #values ~= 1 or values[1] == "" then return nil, "one value" end
  return values[1]
end

local function size_of_page(values)
  local value = #values == 1 and values[1]:match "^%d+$" and tonumber(values[1])
  if not value or value < 1 or value > 100 then return nil, "an integer from 1 to 100" end
  return value
end

local SPELT = { ["true"] = true, ["false"] = false }

local TYPES = {
  boolean = function(values)
    if #values ~= 1 or SPELT[values[1]] == nil then return nil, '"true" or "false"' end
    return SPELT[values[1]]
  end,
  integer = function(values)
    local value = #values == 1 and values[1]:match "^%-?%d+$" and tonumber(values[1])
    if not value or value < 0 or value > 2 ^ 31 then return nil, "an integer from 0" end
    return value
  end,
}

-- Each of the values by a check of one, one of them alone where they are no list.
local function several(check, is_list)
  return function(values)
    if not is_list and #values ~= 1 or values[1] == "" then return nil, "one value" end
    for _, value in ipairs(values) do
      local problems = {}
      check(value, "value", problems, {})
      local expected = problems.value and problems.value:match "^expected (.*), got "
      if expected then return nil, expected end
    end
    return is_list and values or values[1]
  end
end

local function reader_of(generation, name, node)
  node = document.resolve(generation, node)
  if name == "limit" or name == "messageLimit" then return size_of_page end
  local is_list = node.type == "array"
  for _, form in ipairs(node.anyOf or node.oneOf or {}) do
    if form.type == "array" then is_list, node = true, form end
  end
  if is_list then return several(document.compile(generation, node.items or {}), true) end
  if TYPES[node.type] then return TYPES[node.type] end
  if node.enum or node.const or node.format then return several(document.compile(generation, node), false) end
  return one_text
end

---What reads each parameter of a query, from JSON texts of their schemas.
function checks.readers(generation, texts)
  local readers = {}
  for name, text in pairs(texts or {}) do readers[name] = reader_of(generation, name, json.unpack(text)) end
  return readers
end

---Reads the query's known parameters.
---@param text string|nil
---@param known table<string, function> readers by name
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

local function is_json(media)
  return media == "application/json" or media:find "^application/[%w.-]+%+json$" ~= nil
end

---Reads a body. Returns its value (nil where it is absent and may be), problems filled otherwise; of a form its parts too.
---@param route table need "required"|"optional"; body and form: of which kinds it may be
function checks.body(headers, text, route, problems)
  if text == "" then
    if route.need == "required" then
      problems.body = route.body and "required (send {} for none of its fields)" or "required"
    end
    return nil
  end
  local kind = headers["content-type"]
  local media = (kind and kind:match "^%s*([^;%s]+)" or ""):lower()
  if route.form and media == "multipart/form-data" then
    local parts, contents = multipart.read(kind, text)
    if parts then return contents, parts end
    problems.body = "invalid multipart/form-data: " .. contents
    return nil
  elseif not (route.body and is_json(media)) then
    local expected = not route.body and "multipart/form-data"
      or route.form and "application/json or multipart/form-data" or "application/json"
    problems["content-type"] = ("expected %s, got %s"):format(expected, kind or "none")
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
  local kept = contract[checks.UPDATES[first]](body, "", problems, unknown)
  if next(problems) == nil or only or v2 or v1 then return kept, first, unknown end
  local other, others, others_unknown = first == "v1" and "v2" or "v1", {}, {}
  local others_kept = contract[checks.UPDATES[other]](body, "", others, others_unknown)
  if next(others) ~= nil then return kept, first, unknown end
  for path in pairs(problems) do problems[path] = nil end
  return others_kept, other, others_unknown
end

return checks
