-- JSON as the gateway reads and writes it. dkjson reads (somebody else's code than the client's, and
-- it tells [] from {}), after a check of the text, since dkjson also takes comments, missing commas
-- and broken UTF-8. Numbers are written here, since dkjson writes 2^53 as 9.007199254741e+15 on 5.1.
local dkjson = require "dkjson"

local json = {}

local OBJECT, ARRAY = { __jsontype = "object" }, { __jsontype = "array" }
local WRITTEN = {} -- the metatable of what is written already
local MAX_DEPTH = 512

json.null = dkjson.null

---Marks a table as a JSON array.
function json.array(list)
  return setmetatable(list or {}, ARRAY)
end

---Marks a table as a JSON object.
function json.object(fields)
  return setmetatable(fields or {}, OBJECT)
end

---The JSON type of a decoded value; "integer" for a number without a fraction, as JSON Schema says.
function json.type(value)
  local kind = type(value)
  if value == json.null then return "null" end
  if kind == "number" then return value % 1 == 0 and "integer" or "number" end
  if kind == "table" then
    local mark = getmetatable(value)
    return mark == ARRAY and "array" or mark == OBJECT and "object" or #value > 0 and "array" or "object"
  end
  return kind
end

local SEQUENCES = {
  "^[\194-\223][\128-\191]()", "^\224[\160-\191][\128-\191]()", "^[\225-\236\238\239][\128-\191][\128-\191]()",
  "^\237[\128-\159][\128-\191]()", "^\240[\144-\191][\128-\191][\128-\191]()",
  "^[\241-\243][\128-\191][\128-\191][\128-\191]()", "^\244[\128-\143][\128-\191][\128-\191]()",
}

-- The position of the first byte that is not UTF-8.
local function find_bad_utf8(text)
  local at = text:find("[\128-\255]")
  while at do
    local after
    for i = 1, #SEQUENCES do
      after = text:match(SEQUENCES[i], at)
      if after then break end
    end
    if not after then return at end
    at = text:find("[\128-\255]", after)
  end
end

local function skip(text, at)
  return text:find("[^ \t\r\n]", at) or #text + 1
end

local function check_escape(text, at)
  if text:find('^["\\/bfnrt]', at + 1) then return at + 2 end
  local code = tonumber(text:match("^u(%x%x%x%x)", at + 1) or "", 16)
  if not code then return nil, at, "invalid escape" end
  if code >= 0xDC00 and code <= 0xDFFF then return nil, at, "lone surrogate" end
  if code >= 0xD800 and code <= 0xDBFF then
    if not text:find("^\\u[dD][c-fC-F]%x%x", at + 6) then return nil, at, "lone surrogate" end
    return at + 12
  end
  return at + 6
end

local function check_string(text, at)
  local start = at
  at = at + 1
  while true do
    at = text:find('[%c"\\]', at)
    if not at then return nil, start, "unterminated string" end
    local byte = text:byte(at)
    if byte == 34 then
      return at + 1
    elseif byte == 92 then
      local after, where, message = check_escape(text, at)
      if not after then return nil, where, message end
      at = after
    elseif byte == 127 then
      at = at + 1
    else
      return nil, at, "control character in a string"
    end
  end
end

local function check_number(text, at)
  local after = text:match("^%-?0()", at) or text:match("^%-?[1-9]%d*()", at)
  if not after then return nil, at, "a value was expected" end
  after = text:match("^%.%d+()", after) or after
  after = text:match("^[eE][+-]?%d+()", after) or after
  if text:find("^[%w.+-]", after) then return nil, at, "invalid number" end
  local value = tonumber(text:sub(at, after - 1))
  if value == math.huge or value == -math.huge then return nil, at, "number out of range" end
  return after
end

local check_value

-- The members between two brackets; `member` checks one and returns the position after it.
local function check_members(text, at, close, depth, member)
  if depth > MAX_DEPTH then return nil, at, "nested too deeply" end
  at = skip(text, at + 1)
  if text:sub(at, at) == close then return at + 1 end
  while true do
    local after, where, message = member(text, at, depth)
    if not after then return nil, where, message end
    at = skip(text, after)
    local byte = text:sub(at, at)
    if byte == close then return at + 1 end
    if byte ~= "," then return nil, at, ("',' or '%s' was expected"):format(close) end
    at = skip(text, at + 1)
  end
end

local function check_pair(text, at, depth)
  if text:sub(at, at) ~= '"' then return nil, at, "a field's name was expected" end
  local after, where, message = check_string(text, at)
  if not after then return nil, where, message end
  at = skip(text, after)
  if text:sub(at, at) ~= ":" then return nil, at, "':' was expected" end
  return check_value(text, skip(text, at + 1), depth)
end

function check_value(text, at, depth)
  local first = text:sub(at, at)
  if first == "{" then return check_members(text, at, "}", depth + 1, check_pair) end
  if first == "[" then return check_members(text, at, "]", depth + 1, check_value) end
  if first == '"' then return check_string(text, at) end
  local after = text:match("^true()", at) or text:match("^false()", at) or text:match("^null()", at)
  if after then return after end
  return check_number(text, at)
end

local function check(text)
  local bad = find_bad_utf8(text)
  if bad then return nil, bad, "invalid UTF-8" end
  local after, where, message = check_value(text, skip(text, 1), 0)
  if not after then return nil, where, message end
  after = skip(text, after)
  if after <= #text then return nil, after, "text after the value" end
  return true
end

---Reads a document. Returns its value, or nil and a message with the byte offset.
function json.decode(text)
  local ok, where, message = check(text)
  if not ok then return nil, ("%s at byte %d"):format(message, where) end
  return (dkjson.decode(text, 1, json.null, OBJECT, ARRAY))
end

local function encode_number(value)
  if math.type and math.type(value) == "integer" then return ("%d"):format(value) end
  if value ~= value or value == math.huge or value == -math.huge then error("a number that JSON does not have") end
  if value % 1 == 0 and value > -1e15 and value < 1e15 then
    return (math.type and "%.1f" or "%.0f"):format(value)
  end
  if not math.type and value % 1 == 0 and value > -1e18 and value < 1e18 then return ("%.0f"):format(value) end
  local text = ("%.15g"):format(value)
  if tonumber(text) ~= value then text = ("%.17g"):format(value) end
  return (text:gsub(",", "."))
end

-- Bytes that are not UTF-8 (a path's, in an error's text) become U+FFFD.
local function mend(text)
  local pieces, from = {}, 1
  local bad = find_bad_utf8(text)
  while bad do
    pieces[#pieces + 1] = text:sub(from, bad - 1)
    pieces[#pieces + 1] = "\239\191\189"
    from = bad + 1
    local offset = find_bad_utf8(text:sub(from))
    bad = offset and from + offset - 1
  end
  return #pieces > 0 and table.concat(pieces) .. text:sub(from) or text
end

local function encode_string(value)
  if value:find('[%c"\\\127-\255]') then return dkjson.quotestring(value) end
  return '"' .. value .. '"'
end

local encode_value

local function encode_array(value, buffer)
  buffer[#buffer + 1] = "["
  for i = 1, #value do
    if i > 1 then buffer[#buffer + 1] = "," end
    encode_value(value[i], buffer)
  end
  buffer[#buffer + 1] = "]"
end

-- The API's own field names as they are written, with the comma before and the colon after.
local names, name_count = {}, 0

local function encode_name(key)
  local text = names[key]
  if not text then
    text = "," .. encode_string(key) .. ":"
    if name_count < 500 then names[key], name_count = text, name_count + 1 end
  end
  return text
end

local function encode_object(value, buffer)
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = key end
  if #keys == 0 then
    buffer[#buffer + 1] = "{}"
    return
  end
  table.sort(keys)
  for i = 1, #keys do
    local name = encode_name(keys[i])
    buffer[#buffer + 1] = i == 1 and "{" .. name:sub(2) or name
    encode_value(value[keys[i]], buffer)
  end
  buffer[#buffer + 1] = "}"
end

function encode_value(value, buffer)
  local kind = type(value)
  if kind == "string" then
    buffer[#buffer + 1] = encode_string(value)
  elseif kind == "number" then
    buffer[#buffer + 1] = encode_number(value)
  elseif kind == "boolean" then
    buffer[#buffer + 1] = tostring(value)
  elseif value == json.null then
    buffer[#buffer + 1] = "null"
  elseif kind ~= "table" then
    error("a " .. kind .. " has no JSON form")
  elseif getmetatable(value) == WRITTEN then
    buffer[#buffer + 1] = value.text
  elseif json.type(value) == "array" then
    encode_array(value, buffer)
  else
    encode_object(value, buffer)
  end
end

---Writes a value, its objects' fields in alphabetical order. Raises on what JSON cannot say.
function json.encode(value)
  return mend(json.pack(value))
end

---As encode, but bytes that are not UTF-8 stay what they are: for one gateway state to another.
function json.pack(value)
  local buffer = {}
  encode_value(value, buffer)
  return table.concat(buffer)
end

---A value in its written form, for keeping what is written often.
function json.written(value)
  return setmetatable({ text = json.encode(value) }, WRITTEN)
end

---Reads what `pack` wrote.
function json.unpack(text)
  return (dkjson.decode(text, 1, json.null, OBJECT, ARRAY))
end

return json
