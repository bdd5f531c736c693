-- The JSON encoder: what it makes of a value, and what it refuses, by the field's name; what marks an array.
local core = require "bctrl.core"

local decode, encode, null = core.decode, core.encode, core.null
local HAS_INTEGERS = math.type ~= nil
local SLOW = os.getenv "BCTRL_TEST_SLOW" or os.getenv "BCTRL_TEST_COLLECT" -- valgrind, a collector always at work

-- assert.equal is slow where there are thousands.
local function equal(expected, actual, what)
  if expected ~= actual then error(("%s: %s expected, got %s"):format(what or "value", tostring(expected), tostring(actual)), 2) end
end

local function refuses_value(value, expected)
  local text, message = encode(value)
  assert.is_nil(text)
  assert.equal(expected, message)
end

local function round_trip(text)
  return encode(assert(decode(text)))
end

describe("encode", function()
  it("writes every kind of value", function()
    assert.equal('"a"', encode "a")
    assert.equal("true", encode(true))
    assert.equal("false", encode(false))
    assert.equal("null", encode(null))
    assert.equal("[1,2,3]", encode { 1, 2, 3 })
    assert.equal('{"a":1}', encode { a = 1 })
    assert.equal('{"a":[{"b":[]}]}', encode { a = { { b = core.array {} } } })
    assert.equal("[null,false]", encode { null, false })
  end)

  it("writes an empty table as an object, a marked one as an array", function()
    assert.equal("{}", encode {})
    assert.equal("[]", encode(core.array()))
    assert.equal("[]", encode(core.array {}))
    assert.equal('["x"]', encode(core.array { "x" }))
  end)

  it("writes what was decoded as what it was", function()
    for _, text in ipairs { "[]", "{}", "[[],{},[[]]]", '{"a":[]}', '{"a":{}}', "[null]", '["\\u0000\\u001f\\b\\f\\n\\r\\t\\"\\\\"]',
      "[1,-1,1.5]" } do
      assert.equal(text, round_trip(text))
    end
  end)

  it("keeps an array one that was emptied, or grew", function()
    local array = decode "[1]"
    array[1] = nil
    assert.equal("[]", encode(array))
    table.insert(array, "a")
    table.insert(array, 1, "b")
    assert.equal('["b","a"]', encode(array))
  end)

  it("writes an array however its table came to be", function()
    local backwards = {}
    for i = 100, 1, -1 do backwards[i] = i end
    local forwards = {}
    for i = 1, 100 do forwards[i] = i end
    assert.equal(encode(forwards), encode(backwards))
    local hashed = { [3] = "c", [1] = "a", [2] = "b" }
    assert.equal('["a","b","c"]', encode(hashed))
  end)

  local function order(array)
    local keys = {}
    for key in pairs(array) do keys[#keys + 1] = key end
    return table.concat(keys, " ")
  end

  -- An array of these keys, of which the first so many lie in the array part, and room for so many others.
  local function make(ordered, room, keys, first)
    local array = ({ {}, { 1 }, { 1, 2 }, { 1, 2, 3 } })[ordered + 1]
    for i = 1, room do array["k" .. i] = i end
    for i = 1, room do array["k" .. i] = nil end
    for _, key in ipairs(keys) do array[key] = key end
    array[1] = first or 1
    return array
  end

  local KEYS = { { 1, 2, 3, 4 }, { 4, 3, 2, 1 }, { 3, 1, 4, 2 }, { 2, 4, 1, 3 }, { 4, 1, 2, 3 }, { 2, 1 }, { 3, 2, 1 } }

  -- Calls try(ordered, room, keys) until it returns something, which is returned.
  local function each(try)
    for _, keys in ipairs(KEYS) do
      for ordered = 0, 3 do
        for room = 0, 8 do
          local result = try(ordered, room, keys)
          if result then return result end
        end
      end
    end
  end

  it("writes an array whose keys come out of order at any point, or says what is wrong with it", function()
    local orders = {}
    each(function(...)
      local array = make(...)
      orders[order(array)] = true
      local sorted = {}
      for i = 1, #array do sorted[i] = i end
      equal(('{"a":[%s]}'):format(table.concat(sorted, ",")), encode { a = array })
      for i = 1, #array do -- each value may be the bad one, its name is right
        array = make(...)
        array[i] = print
        refuses_value({ list = array }, ("list[%d]: a function cannot be written as JSON"):format(i))
      end
      array = make(...)
      array.x = 1
      refuses_value({ list = array }, "list: a table with both numbers and strings as keys cannot be written as JSON")
      array = make(...)
      array[#sorted + 2] = 1
      refuses_value({ list = array }, ("list: an array without its value %d cannot be written as JSON"):format(#sorted + 1))
    end)
    orders["1 2"], orders["1 2 3"], orders["1 2 3 4"] = nil, nil, nil
    assert.is_truthy(next(orders))
  end)

  it("writes arrays within arrays in as much time as they are deep, whatever their keys' order", function()
    local unordered = each(function(ordered, room, keys)
      local found = order(make(ordered, room, keys))
      if found:find("^1 ") and found ~= "1 2" and found ~= "1 2 3" and found ~= "1 2 3 4" then
        return function(first) return make(ordered, room, keys, first) end
      end
    end)
    if not unordered then
      return pending("this Lua has no such order")
    end
    local function nested(wrap)
      local value = 1
      for _ = 1, 26 do value = wrap(value) end
      return value
    end
    local forwards, backwards = nested(function(first)
      local array = unordered(first)
      return { (table.unpack or unpack)(array, 1, #array) }
    end), nested(unordered)
    local started = os.clock()
    for _ = 1, 1000 do encode(forwards) end
    local thousand = os.clock() - started
    started = os.clock()
    local text = encode(backwards)
    assert.is_true(os.clock() - started <= thousand)
    assert.equal(encode(forwards), text)
  end)

  it("writes names and strings with only the escapes that JSON needs", function()
    assert.equal([["\u0000\u0001\u001f\b\f\n\r\t\"\\"]], encode "\0\1\31\b\f\n\r\t\"\\")
    assert.equal('"/\127é€😀\'<>&"', encode "/\127é€😀'<>&")
    assert.equal([[{"a\"b\n":1}]], encode { ['a"b\n'] = 1 })
    assert.equal('""', encode "")
    assert.equal('{"":""}', encode { [""] = "" })
    assert.equal('"\226\128\168"', encode "\226\128\168")
    assert.equal('"' .. ("\\u0001"):rep(1000) .. '"', encode(("\1"):rep(1000)))
    assert.equal('"' .. ("é\\n"):rep(1000) .. '"', encode(("é\n"):rep(1000)))
  end)

  describe("numbers:", function()
    it("an integral one below 2^53 has no fraction", function()
      assert.equal("15", encode(60 / 4))
      assert.equal("5", encode(5.0))
      assert.equal("0", encode(0.0))
      assert.equal("-3", encode(-3.0))
      assert.equal("9007199254740991", encode(2 ^ 53 - 1))
      assert.equal("-9007199254740991", encode(1 - 2 ^ 53))
      assert.equal("1000000000000000", encode(1e15))
    end)

    it("an integer of 64 bits is exact", function()
      if not HAS_INTEGERS then return end
      for _, text in ipairs { "9223372036854775807", "-9223372036854775808", "9007199254740993", "-1", "0", "99", "100", "12345" } do
        assert.equal(text, encode((math.tointeger(text) or decode(text))))
        assert.equal(text, round_trip(text))
      end
    end)

    it("a float is as short as can be", function()
      for _, text in ipairs { "0.1", "0.5", "-0.25", "3.14", "123.456", "0.3", "1.1", "2.675", "1e21", "1e-7", "1.5e-10", "0.001", "0.00012",
        "99999999999999.9", "1e300", "1.7976931348623157e308", "0.30000000000000004", "0.3333333333333333", "5.5e15", "-1e100",
        "100000.5", "12.25", "2251799813685248.5" } do
        local value = tonumber(text)
        assert.equal(text == "5.5e15" and "5500000000000000" or text, encode(value))
      end
      assert.equal("9.007199254740992e15", encode(2 ^ 53))
      assert.equal("1.8446744073709552e19", encode(2 ^ 64))
    end)

    it("any float reads back as itself", function()
      local seed = 7
      local function random()
        seed = (seed * 16807) % 2147483647
        return seed / 2147483647
      end
      for _ = 1, SLOW and 1000 or 20000 do
        local value = (random() - 0.5 + random() * 2 ^ -31) * 10 ^ math.floor(random() * 40 - 20)
        equal(value, (decode(encode(value))))
        local far = (random() + random() * 2 ^ -31) * 10 ^ math.floor(random() * 600 - 300)
        equal(far, (decode(encode(far))))
        local short = math.floor(random() * 1e6) / 10 ^ math.floor(random() * 7)
        equal(short, (decode(encode(short))))
        equal(true, #encode(short) <= 9)
      end
      for power = -1074, 1023 do
        local value = 2 ^ power
        if value > 0 then equal(value, (decode(encode(value)))) end
      end
    end)

    it("NaN and the infinities are errors", function()
      refuses_value(0 / 0, "value: NaN cannot be written as JSON")
      refuses_value(1 / 0, "value: infinity cannot be written as JSON")
      refuses_value({ config = { proxy = { port = 0 / 0 } } }, "config.proxy.port: NaN cannot be written as JSON")
      refuses_value({ -1 / 0 }, "[1]: infinity cannot be written as JSON")
    end)
  end)

  describe("errors name the field:", function()
    it("what JSON has no word for", function()
      refuses_value(nil, "value: nil cannot be written as JSON")
      refuses_value(print, "value: a function cannot be written as JSON")
      refuses_value({ on = { click = print } }, "on.click: a function cannot be written as JSON")
      refuses_value({ 1, { a = { true, coroutine.create(function() end) } } }, "[2].a[2]: a thread cannot be written as JSON")
      refuses_value({ file = io.stdout }, "file: a userdata cannot be written as JSON")
      refuses_value({ ["odd name"] = { [""] = print } }, '["odd name"][""]: a function cannot be written as JSON')
      refuses_value({ ["line\nbreak"] = print }, '["line?break"]: a function cannot be written as JSON')
    end)

    it("a table within itself", function()
      local cycle = {}
      cycle.a = { b = { cycle } }
      refuses_value(cycle, "a.b[1]: a table within itself cannot be written as JSON")
      refuses_value({ x = cycle }, "x.a.b[1]: a table within itself cannot be written as JSON")
      local list = {}
      list[1] = list
      refuses_value(list, "[1]: a table within itself cannot be written as JSON")
      local shared = { 1 }
      assert.equal("[[1],[1]]", encode { shared, shared })
    end)

    it("nesting past 512", function()
      local value = {}
      for _ = 1, 511 do value = { value } end
      assert.equal(("["):rep(511) .. "{}" .. ("]"):rep(511), encode(value))
      local text, message = encode { value }
      assert.is_nil(text)
      assert.truthy(message:find("[1]: nested deeper than 512", 1, true), message)
      assert.is_true(#message < 160)
    end)

    it("a table with more than one kind of key, with holes, or with other keys", function()
      local mixed = "a table with both numbers and strings as keys cannot be written as JSON"
      refuses_value({ a = { 1, 2, x = 3 } }, "a: " .. mixed)
      refuses_value({ x = 3, [5] = 1 }, "value: " .. mixed)
      refuses_value({ [1.5] = true }, "value: the number 1.5 as a key cannot be written as JSON")
      refuses_value({ [0] = true }, "value: the number 0 as a key cannot be written as JSON")
      refuses_value({ [-1] = true }, "value: the number -1 as a key cannot be written as JSON")
      refuses_value({ [math.huge] = true }, "value: the number infinity as a key cannot be written as JSON")
      refuses_value({ [true] = 1 }, "value: a boolean as a key cannot be written as JSON")
      refuses_value({ n = { [{}] = 1 } }, "n: a table as a key cannot be written as JSON")
      refuses_value({ list = { 1, nil, 3 } }, "list: an array without its value 2 cannot be written as JSON")
      refuses_value({ [1000000] = 1 }, "value: an array without its value 1 cannot be written as JSON")
      refuses_value({ [2 ^ 52] = 1 }, "value: an array without its value 1 cannot be written as JSON")
      refuses_value({ 1, 2, 3, nil, 5 }, "value: an array without its value 4 cannot be written as JSON")
    end)

    it("a marked array that is none", function()
      refuses_value({ a = core.array { x = 1 } }, "a: an array with a string as a key cannot be written as JSON")
      refuses_value(core.array { 1, x = 1 }, "value: an array with a string as a key cannot be written as JSON")
      refuses_value(core.array { 1, nil, 3 }, "value: an array without its value 2 cannot be written as JSON")
      refuses_value(core.array { [0] = 1 }, "value: the number 0 as a key cannot be written as JSON")
      refuses_value(core.array { [true] = 1 }, "value: a boolean as a key cannot be written as JSON")
    end)

    it("bad UTF-8 in values and in names", function()
      refuses_value({ name = "ab\255" }, "name: invalid UTF-8 at byte 3")
      refuses_value({ list = { "\237\160\128" } }, "list[1]: invalid UTF-8 at byte 1")
      refuses_value({ map = { ["a\128"] = 1 } }, "map: a key with invalid UTF-8 at byte 2")
      refuses_value("\n\n" .. ("x"):rep(40) .. "é\192", "value: invalid UTF-8 at byte 45")
      refuses_value("é\195", "value: invalid UTF-8 at byte 3")
    end)

    it("also where the path is long", function()
      local value = print
      for i = 1, 100 do value = { ["level" .. i] = value } end
      local text, message = encode(value)
      assert.is_nil(text)
      assert.is_true(#message < 160)
      assert.truthy(message:find("%.level2%.level1: a function cannot be written as JSON$"), message)
      message = select(2, encode { [("k"):rep(10000)] = print })
      assert.truthy(message:find("a function cannot be written as JSON", 1, true), message)
    end)
  end)

  it("works again after an error", function()
    assert.is_nil((encode { { { print } } }))
    assert.is_nil((decode "[[[x]]]"))
    assert.equal("[1]", encode { 1 })
    assert.same({ 1 }, decode "[1]")
  end)

  it("takes other people's metatables for nothing", function()
    local function raise() error "called" end
    local metatable = { __index = raise, __newindex = raise, __pairs = raise, __ipairs = raise, __len = raise, __tostring = raise,
      __call = raise, __eq = raise, __metatable = false, __name = "x" }
    assert.equal('{"a":1}', encode(setmetatable({ a = 1 }, metatable)))
    assert.equal("[1,2]", encode(setmetatable({ 1, 2 }, metatable)))
    assert.equal("{}", encode(setmetatable({}, metatable)))
    assert.equal("{}", encode(setmetatable({}, { __index = { a = 1 } })))
    assert.is_nil(getmetatable((decode "{}")))
  end)
end)

describe("array marks:", function()
  it("array marks a table and returns it", function()
    local list = { 1 }
    assert.equal(list, core.array(list))
    assert.equal(list, core.array(list))
    assert.equal(core.array_mt, getmetatable(list))
    assert.equal(core.array_mt, getmetatable((decode "[]")))
  end)

  it("a metatable of another's is left alone", function()
    local list = setmetatable({}, {})
    local ok, message = pcall(core.array, list)
    assert.is_false(ok)
    assert.truthy(message:find("metatable of its own", 1, true))
    assert.is_false((pcall(core.array, "x")))
  end)

  it("any metatable can carry the mark", function()
    local methods = { [core.array_key] = true, __index = { next = print } }
    assert.equal("[]", encode(setmetatable({}, methods)))
    assert.equal("[1]", encode(core.array(setmetatable({ 1 }, methods))))
    assert.equal("{}", encode(setmetatable({}, { [core.array_key] = false })))
    assert.equal("{}", encode(setmetatable({}, setmetatable({}, { __index = methods }))))
  end)

  it("null is lua-cjson's, and a light userdata", function()
    local found, cjson = pcall(require, "cjson")
    assert.equal(found and cjson.null or core.null, core.null)
    assert.equal("userdata", type(core.null))
  end)
end)
