-- The JSON codec against lua-cjson, on thousands of random documents. Where the two models differ (integers, null fields,
-- empty arrays, what is let pass) the comparison says how.
local found, cjson = pcall(require, "cjson")
local core = require "bctrl.core"

local DOCUMENTS = (os.getenv "BCTRL_TEST_SLOW" or os.getenv "BCTRL_TEST_COLLECT") and 300 or 4000
local ALPHABET = { "a", "b", "key", "id", " ", "0", "/", "é", "中", "😀", "\127", "~", "value", "-", "_", "longer text here" }
local ESCAPES = { [[\"]], [[\\]], [[\/]], [[\b]], [[\f]], [[\n]], [[\r]], [[\t]], [[\u0000]], [[\u00e9]], [[\u4E2D]],
  [[\ud83d\ude00]], [[\u0041]], [[\uffff]] }
local SPACES = { "", "", "", " ", "\n", "\t", "\r\n  " }

-- The same documents on every Lua.
local seed
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end

local function pick(list)
  return list[random(#list)]
end

local function string_text()
  local parts = {}
  for i = 1, random(6) - 1 do parts[i] = random(5) == 1 and pick(ESCAPES) or pick(ALPHABET) end
  return '"' .. table.concat(parts) .. '"'
end

local function number_text()
  local kind = random(6)
  if kind == 1 then return tostring(random(10) - 1) end
  if kind == 2 then return ("-%d"):format(random(1000000)) end
  if kind == 3 then return ("%d.%d"):format(random(1000), random(1000000)) end
  if kind == 4 then return ("%d.%de%d"):format(random(9), random(100000), random(600) - 300) end
  if kind == 5 then return ("%d%09d"):format(random(900000), random(1000000000) - 1) end
  return ("%d%08dE-%d"):format(random(1000000000), random(100000000) - 1, random(30))
end

local function value_text(depth)
  local kind = random(depth > 0 and 9 or 5)
  if kind == 1 then return pick { "true", "false", "null" } end
  if kind <= 3 then return string_text() end
  if kind <= 5 then return number_text() end
  local parts, is_array = {}, kind <= 7
  for i = 1, random(6) - 1 do
    local value = pick(SPACES) .. value_text(depth - 1) .. pick(SPACES)
    parts[i] = is_array and value or pick(SPACES) .. string_text() .. pick(SPACES) .. ":" .. value
  end
  local inside = table.concat(parts, ",")
  return is_array and "[" .. inside .. "]" or "{" .. inside .. "}"
end

-- assert is slow where there are thousands.
local function check(condition, text)
  if not condition then error("with the document " .. text, 2) end
end

local function each_document(count, first_seed, work)
  seed = first_seed
  for _ = 1, count do work(pick(SPACES) .. value_text(5) .. pick(SPACES)) end
end

-- Equal as lua-cjson sees it: a number is a number; of what it wrote (near) 14 digits are to be expected.
local function same(a, b, near)
  if type(a) == "number" and type(b) == "number" and near then return a == b or math.abs(a - b) <= math.abs(a) * 1e-13 end
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, value in pairs(a) do
    if not same(value, b[key], near) then return false end
  end
  for key in pairs(b) do
    if a[key] == nil then return false end
  end
  return true
end

local function without_null_fields(value)
  if type(value) ~= "table" then return value end
  local copy = {}
  for key, each in pairs(value) do
    if each ~= cjson.null or type(key) == "number" then copy[key] = without_null_fields(each) end
  end
  return copy
end

describe("beside lua-cjson", function()
  if not found then
    pending("this Lua has no lua-cjson")
    return
  end
  it("decode makes the same of a document", function()
    each_document(DOCUMENTS, 1, function(text)
      local expected = cjson.decode(text)
      local kept, message = core.decode(text, { nulls = "keep" })
      check(message == nil, text)
      check(same(expected, kept), text)
      check(same(without_null_fields(expected), (core.decode(text))), text)
    end)
  end)

  it("what encode writes, lua-cjson reads as the same", function()
    each_document(DOCUMENTS, 2, function(text)
      local value = core.decode(text, { nulls = "keep" })
      local written = assert(core.encode(value))
      check(same(value, cjson.decode(written)), text)
      local again = core.decode(written, { nulls = "keep" })
      check(same(value, again), text)
      check(#written == #core.encode(again), text)
    end)
  end)

  it("what lua-cjson writes, decode reads as the same", function()
    each_document(DOCUMENTS, 3, function(text)
      local value = cjson.decode(text)
      local written = cjson.encode(value)
      check(same(value, (core.decode(written, { nulls = "keep" })), true), text)
    end)
  end)

  it("values move between the two", function()
    each_document(DOCUMENTS / 10, 4, function(text)
      check(same(cjson.decode(text), cjson.decode(core.encode(cjson.decode(text)))), text)
      local value = core.decode(text, { nulls = "keep" })
      check(same(value, (core.decode(cjson.encode(value), { nulls = "keep" })), true), text)
    end)
  end)

  it("a damaged document that decode accepts, lua-cjson accepts and reads as the same", function()
    local accepted, refused = 0, 0
    local bytes = { '"', "\\", "{", "}", "[", "]", ",", ":", "0", "1", "-", ".", "e", "E", "n", "t", "u", " ", "\0", "\1", "\128", "\237", "é",
      "x", "" }
    each_document(DOCUMENTS, 5, function(text)
      local at = random(#text)
      local damaged = text:sub(1, at - 1) .. pick(bytes) .. text:sub(at + random(3) - 1)
      local value, message, offset = core.decode(damaged, { nulls = "keep" })
      if message == nil then
        accepted = accepted + 1
        check(same(cjson.decode(damaged), value), damaged)
      else
        refused = refused + 1
        check(offset >= 1 and offset <= #damaged + 1, damaged)
      end
    end)
    assert.is_true(accepted > 0 and refused > 0)
  end)
end)
