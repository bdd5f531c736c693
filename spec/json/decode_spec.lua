-- The JSON decoder: what it makes of a text, and what it refuses, at which byte.
local core = require "bctrl.core"

local decode, encode, null = core.decode, core.encode, core.null
local HAS_INTEGERS = math.type ~= nil
local kind_of = math.type or type
local SLOW = os.getenv "BCTRL_TEST_SLOW" or os.getenv "BCTRL_TEST_COLLECT" -- valgrind, a collector always at work

local function keep(text)
  return decode(text, { nulls = "keep" })
end

-- assert.equal is slow where there are thousands.
local function equal(expected, actual, what)
  if expected ~= actual then error(("%s: %s expected, got %s"):format(what or "value", tostring(expected), tostring(actual)), 2) end
end

-- Decoding fails, at this byte, with this in its message.
local function refuses(text, offset, words, options)
  local value, message, at = decode(text, options)
  if value ~= nil or type(message) ~= "string" or at ~= offset or not message:find("at byte " .. offset, 1, true)
    or not message:find(words or "", 1, true) then
    error(("%q: an error at byte %d expected, got %s"):format(text:sub(1, 80), offset, tostring(message)), 2)
  end
end

describe("decode", function()
  it("reads every kind of value, also at the top", function()
    assert.same({ 1, "a", true, false, { b = {} } }, decode '[1,"a",true,false,{"b":{}}]')
    assert.equal("text", decode '"text"')
    assert.equal(5, decode "5")
    assert.equal(true, decode "true")
    assert.equal(null, decode "null")
    assert.same({}, decode "{}")
    assert.same({}, decode "[]")
  end)

  it("gives false and null as values, without an error beside them", function()
    assert.equal(1, select("#", decode "false"))
    assert.equal(false, (decode "false"))
    assert.equal(1, select("#", decode "null"))
  end)

  it("allows the four kinds of white space anywhere between tokens", function()
    assert.same({ 1, { a = 2 } }, decode ' \t\r\n[ 1\n,\t{ \r"a" :\n2 } ]\n ')
    for _, space in ipairs { "\11", "\12", "\0", "\194\160", "\226\128\168" } do
      refuses("[1," .. space .. "2]", 4)
    end
  end)

  it("leaves null fields out unless told to keep them", function()
    assert.same({ b = 1 }, decode '{"a":null,"b":1,"c":null}')
    assert.same({ b = 1 }, decode('{"a":null,"b":1,"c":null}', { nulls = "drop" }))
    assert.same({ a = null, b = 1, c = null }, keep '{"a":null,"b":1,"c":null}')
    assert.is_nil(next(decode '{"a":null}'))
  end)

  it("keeps a null in an array always", function()
    local array = decode '[null,1,null]'
    assert.equal(3, #array)
    assert.equal(null, array[1])
    assert.equal(null, array[3])
    assert.same({ a = { null } }, decode '{"a":[null]}')
    assert.same({ { { b = 1 } } }, decode '[[{"a":null,"b":1}]]')
  end)

  it("lets the last of two equal names win, a null among them", function()
    assert.same({ a = 2 }, decode '{"a":1,"a":2}')
    assert.same({ a = 2 }, decode '{"a":null,"a":2}')
    assert.same({}, decode '{"a":1,"a":null}')
    assert.same({ a = null }, keep '{"a":1,"a":null}')
    assert.same({ a = 2 }, decode [[{"a":1,"\u0061":2}]])
    assert.same({ b = {} }, decode '{"b":{"x":1},"b":{"x":1,"x":null}}')
  end)

  describe("numbers:", function()
    it("an integer is one where Lua has them", function()
      for text, value in pairs { ["0"] = 0, ["10"] = 10, ["-7"] = -7, ["123456789012345"] = 123456789012345 } do
        assert.equal(value, (decode(text)))
        assert.equal(HAS_INTEGERS and "integer" or "number", kind_of((decode(text))))
      end
    end)

    it("an integer of 64 bits is exact, one beyond is the nearest float", function()
      if HAS_INTEGERS then
        assert.equal("9223372036854775807", tostring((decode "9223372036854775807")))
        assert.equal(math.mininteger, (decode "-9223372036854775808"))
        assert.equal("float", math.type((decode "9223372036854775808")))
        assert.equal("float", math.type((decode "-9223372036854775809")))
      end
      assert.equal(9007199254740991, (decode "9007199254740991"))
      assert.equal(2 ^ 63, (decode "9223372036854775808"))
      assert.equal(-2 ^ 63, (decode "-9223372036854775809"))
      assert.equal(1e22, (decode "10000000000000000000000"))
      assert.equal(2 ^ 64, (decode "18446744073709551616"))
    end)

    it("a fraction or an exponent makes a float", function()
      for text, value in pairs { ["1.0"] = 1, ["1e2"] = 100, ["1E+2"] = 100, ["5e-1"] = 0.5, ["-2.50"] = -2.5, ["0.1"] = 0.1,
        ["0e0"] = 0, ["0.000"] = 0 } do
        assert.equal(value, (decode(text)))
        assert.equal(HAS_INTEGERS and "float" or "number", kind_of((decode(text))))
      end
    end)

    it("minus zero keeps its sign", function()
      for _, text in ipairs { "-0", "-0.0", "-0e5" } do
        local value = decode(text)
        assert.equal(0, value)
        assert.equal(-math.huge, 1 / value)
        assert.equal("-0", encode(value))
      end
    end)

    -- Halfway cases, the ends of the range, and numbers that were rounded wrongly somewhere before. The right side is in
    -- hexadecimal (significand, power of two), so that nothing here depends on another's reading of decimals.
    it("a float is the nearest there is", function()
      local cases = {
        { "9007199254740993.0", 0x1, 53 }, { "9007199254740995.0", 0x8000000000001, 2 },
        { "9007199254740992.999999999999999999999999999999", 0x1, 53 },
        { "9007199254740993.000000000000000000000000000001", 0x10000000000001, 1 }, { "0.1", 0xccccccccccccd, -55 },
        { "0.3", 0x13333333333333, -54 }, { "1e23", 0xa968163f0a57b, 25 }, { "8.5e22", 0x11ffdbf6b2b2eb, 24 },
        { "1.7976931348623157e308", 0x1fffffffffffff, 971 }, { "2.2250738585072014e-308", 0x1, -1022 },
        { "2.2250738585072011e-308", 0xfffffffffffff, -1074 }, { "5e-324", 0x1, -1074 },
        { "2.4703282292062328e-324", 0x1, -1074 }, { "2.4703282292062327e-324", 0x0, 0 },
        { "123456789012345678901234567890.0", 0xc77487fb61b9f, 45 },
        { "3.141592653589793238462643383279502884197", 0x3243f6a8885a3, -48 },
        { "0.500000000000000166533453693773481063544750213623046875", 0x8000000000001, -52 },
        { "7.2057594037927933e16", 0x1, 56 }, { "1448997445238699.0", 0x525db0200ffab, 0 },
        { "6.0221407623e23", 0xff0c2e546086d, 27 }, { "1e-400", 0x0, 0 }, { "0e999999999", 0x0, 0 },
        { "9.5367431640625e-7", 0x1, -20 }, { "179769313486231580793728971405301e276", 0x1fffffffffffff, 971 },
        { "4.35e0", 0x8b33333333333, -49 }, { "1.00000000000000011102230246251565404e0", 0x1, 0 },
        { "1.00000000000000011102230246251565405e0", 0x10000000000001, -52 }, { "1e-27", 0x13ce9a36f23c1, -138 },
        { "123456789012345678e-27", 0x10f7bfe5e2538b, -85 }, { "9999999999999999999e27", 0xe0352f62a19e3, 101 },
        { "1e28", 0x1027e72f1f1281, 41 }, { "1e-28", 0x1fb0f6be506019, -146 }, { "18446744073709551615e0", 0x1, 64 },
        { "9223372036854775808.5", 0x1, 63 }, { "0.000001", 0x10c6f7a0b5ed8d, -72 },
        { "4.9406564584124654e-324", 0x1, -1074 }, { "7.5e-324", 0x1, -1073 },
      }
      for _, case in ipairs(cases) do
        local text, value, power = case[1], case[2], case[3]
        for _ = 1, math.abs(power) do value = power > 0 and value * 2.0 or value / 2.0 end -- exact: odd significands
        equal(value, (decode(text)), text)
        equal(-value, (decode("-" .. text)), text)
      end
    end)

    it("digits without end and far exponents that cancel out are read", function()
      assert.equal(1, (decode("1." .. ("0"):rep(5000))))
      assert.equal(1, (decode("0." .. ("0"):rep(4999) .. "1e5000")))
      assert.equal(1, (decode("1" .. ("0"):rep(5000) .. "e-5000")))
      assert.equal(0.5, (decode("0." .. "5" .. ("0"):rep(900))))
      -- A tie that only the 900th digit breaks.
      local tie = "9007199254740993."
      assert.equal(9007199254740992, (decode(tie .. ("0"):rep(900))))
      assert.equal(9007199254740994, (decode(tie .. ("0"):rep(900) .. "1")))
    end)

    it("one that no double holds is an error, one too small is zero", function()
      for _, text in ipairs { "1e309", "-1e309", "1.7976931348623159e308", "1e999999999999999999999", "1" .. ("0"):rep(400) } do
        refuses(text, 1, "too large")
        refuses('{"a":[0,' .. text .. "]}", 9, "too large")
      end
      assert.equal(0, (decode "1e-999999999999999999999"))
    end)

    it("anything else that looks like one is an error", function()
      for text, offset in pairs { ["01"] = 2, ["-01"] = 3, ["1."] = 3, [".5"] = 1, ["1.e5"] = 3, ["1e"] = 3, ["1e+"] = 4, ["+1"] = 1,
        ["-"] = 2, ["--1"] = 2, ["0x10"] = 2, ["1_000"] = 2, ["NaN"] = 1, ["nan"] = 1, ["Infinity"] = 1,
        ["-Infinity"] = 2, ["inf"] = 1, ["1e5.5"] = 4, ["00"] = 2, ["-e5"] = 2, ["1.5.5"] = 4 } do
        refuses(text, offset)
        refuses("[" .. text .. "]", offset + 1)
      end
    end)
  end)

  describe("strings:", function()
    it("every escape is resolved", function()
      assert.equal('"\\/\b\f\n\r\t', (decode [["\"\\\/\b\f\n\r\t"]]))
      assert.equal("A\0\31\127", (decode [["\u0041\u0000\u001f\u007F"]]))
      assert.equal("é€ߐ", (decode [["\u00e9\u20AC\u07d0"]]))
      assert.equal("\240\157\132\158 \244\143\191\191", (decode [["\ud834\udd1e \uDBFF\uDFFF"]]))
      assert.same({ ["a\nb"] = "c\td" }, decode [[{"a\nb":"c\td"}]])
    end)

    it("any UTF-8 passes as it is", function()
      for _, text in ipairs { "é", "\194\128", "\223\191", "\224\160\128", "\237\159\191", "\238\128\128", "\239\191\191",
        "\240\144\128\128", "\244\143\191\191", "Съешь же ещё этих мягких французских булок", "色は匂へど 散りぬるを", "😀😀 a😀b",
        "\127" } do
        for lead = 0, 17 do
          local padded = ("x"):rep(lead) .. text .. ("y"):rep(17 - lead)
          equal(padded, (decode('"' .. padded .. '"')))
          equal('"' .. padded .. '"', encode(padded))
        end
      end
    end)

    it("bad UTF-8 is an error at its first byte", function()
      for _, bytes in ipairs { "\128", "\191", "\192\128", "\193\191", "\194", "\194\32", "\224\128\128", "\224\159\191", "\224\160",
        "\225\128", "\237\160\128", "\237\191\191", "\240\128\128\128", "\240\143\191\191", "\240\144\128", "\244\144\128\128",
        "\245\128\128\128", "\248\136\128\128\128", "\254", "\255", "\226\130" } do
        for lead = 0, 20 do
          refuses('"' .. ("a"):rep(lead) .. bytes .. '"', lead + 2, "UTF-8")
          refuses('{"' .. ("a"):rep(lead) .. bytes .. '":1}', lead + 3, "UTF-8")
        end
        refuses('"é' .. bytes .. 'zzzzzzzzzzzzzzzzzzzzz"', 4, "UTF-8")
      end
    end)

    it("a surrogate without its other half is an error at its backslash", function()
      for _, text in ipairs { [[\ud800]], [[\udc00]], [[\udfff]], [[\ud800\ud800]], [[\ud800a]], [[\ud800\n]], [[\ud800\u0041]],
        [[\udbff\ue000]], [[\udc00\ud800]] } do
        refuses('"ab' .. text .. '"', 4, "escape")
      end
    end)

    it("anything else after a backslash is an error", function()
      for _, text in ipairs { [[\x41]], [[\u12]], [[\u12g4]], [[\u-123]], [[\U0041]], [[\a]], [[\']], "\\\n", "\\\0", [[\u 123]],
        [[\0]], "\\\195\169" } do
        refuses('"' .. text .. '"', 2, "escape")
      end
    end)

    it("a control character must be escaped", function()
      for byte = 0, 31 do
        for _, lead in ipairs { 0, 3, 15, 16, 40 } do
          refuses('"' .. ("a"):rep(lead) .. string.char(byte) .. ("b"):rep(20) .. '"', lead + 2, "control character")
        end
      end
    end)

    it("one without its closing quote is an error at its opening one", function()
      for _, text in ipairs { '"', '"a', '"abc\\"', '"' .. ("x"):rep(100), '"é' } do
        refuses(text, 1, "unfinished")
        refuses("[" .. text, 2, "unfinished")
      end
      refuses('"abc\\', 5)
      refuses('{"a', 2, "unfinished")
    end)

    it("any length, and every place of a special byte in it, is read right", function()
      for length = 0, 70 do
        local plain = ("abcdefghij"):rep(7):sub(1, length)
        equal(plain, (decode('"' .. plain .. '"')))
        equal('"' .. plain .. '"', encode(plain))
        for at = 1, length, 3 do
          local special = plain:sub(1, at - 1) .. '"' .. plain:sub(at + 1)
          local text = '"' .. plain:sub(1, at - 1) .. '\\"' .. plain:sub(at + 1) .. '"'
          equal(special, (decode(text)))
          equal(text, encode(special))
        end
      end
    end)

    it("names that begin or end alike are told apart", function()
      local names, fields = {}, {}
      for length = 1, 50 do
        for _, ending in ipairs { "a", "b" } do
          for _, start in ipairs { "", "k", "longer-than-eight-bytes-" } do
            local name = start .. ("x"):rep(length) .. ending
            if not names[name] then
              names[name] = #fields + 1
              fields[#fields + 1] = ('"%s":%d'):format(name, #fields + 1)
            end
          end
        end
      end
      local object = "{" .. table.concat(fields, ",") .. "}"
      local both = decode("[" .. object .. "," .. object .. "]")
      assert.same(names, both[1])
      assert.same(names, both[2])
      assert.same({ [""] = "" }, decode '{"":""}')
      assert.same({ a = 1, ["a\0"] = 2, ["a\0\0"] = 3 }, decode [[{"a":1,"a\u0000":2,"a\u0000\u0000":3}]])
    end)
  end)

  describe("grammar:", function()
    local mistakes = {
      [""] = 1, [" "] = 2, ["\n\n"] = 3, ["[1,2"] = 5, ["[1,"] = 4, ["["] = 2, ["{"] = 2, ["{\"a\""] = 5, ["{\"a\":"] = 6,
      ["{\"a\":1"] = 7, ["{\"a\":1,"] = 8, ["[1,]"] = 4, ["[,1]"] = 2, ["[1,,2]"] = 4, ["[1 2]"] = 4, ["{,}"] = 2,
      ['{"a":1,}'] = 8, ['{"a" 1}'] = 6, ['{"a"}'] = 5, ['{"a":}'] = 6, ["{1:2}"] = 2, ["{a:1}"] = 2, ["{'a':1}"] = 2,
      ['{"a":1 "b":2}'] = 8, ["]"] = 1, ["}"] = 1, ["[}"] = 2, ["{]"] = 2, ["[1}"] = 3, ['{"a":1]'] = 7, ["[1]]"] = 4,
      ["{}}"] = 3, ["[1] x"] = 5, ["1 2"] = 3, ["tru"] = 1, ["True"] = 1, ["truee"] = 5, ["nul"] = 1, ["nullx"] = 5,
      ["fals"] = 1, ["undefined"] = 1, ["'a'"] = 1, ["// c\n1"] = 1, ["1 // c"] = 3, ["/**/1"] = 1, ["[1]#"] = 4, ["\"a\"\"b\""] = 4,
      ["\0"] = 1, ["1\0"] = 2, ["[1\0]"] = 3, ["\239\187\1911"] = 1, ["\254\255"] = 1, ["[\"a\",\n\"b\"\n\"c\"]"] = 11,
      ['{"a":1}{"b":2}'] = 8, [":"] = 1, [","] = 1, ['["a":1]'] = 5, ["[1;2]"] = 3, ["(1)"] = 1, ["a"] = 1, ["\\u0031"] = 1,
      ["*"] = 1, ["[\""] = 2, ["{\"\":tru}"] = 5, ["[ ] ["] = 5,
    }

    it("a mistake is an error at its byte", function()
      for text, offset in pairs(mistakes) do refuses(text, offset) end
    end)

    it("what was expected is said", function()
      refuses("[1 2]", 4, "',' or ']' expected, got '2'")
      refuses('{"a":1 "b"}', 8, "',' or '}' expected, got '\"'")
      refuses("{a", 2, "a name in quotes expected, got 'a'")
      refuses('{"a" 1', 6, "':' expected, got '1'")
      refuses("[", 2, "a value expected, got the end of the text")
      refuses("[\1", 2, "a value expected, got byte 0x01")
      refuses("1 1", 3, "the end of the text expected, got '1'")
      refuses("-x", 2, "a digit expected, got 'x'")
      refuses("\239\187\191{}", 1, "byte order mark")
    end)

    it("a text cut anywhere is an error", function()
      local text = '{"a":[1,-2.5e+3,"x\\u00e9\\ud83d\\ude00",true,false,null,{"b":{}}],"é":""}'
      assert(decode(text))
      for length = 0, #text - 1 do equal(nil, (decode(text:sub(1, length)))) end
    end)

    it("any byte put in a text's place is read or refused, never worse", function()
      local text = '{"a":[1,"x\\n"],"b":null}'
      for at = 1, #text do
        for byte = 0, 255 do decode(text:sub(1, at - 1) .. string.char(byte) .. text:sub(at + 1)) end
      end
    end)
  end)

  describe("depth:", function()
    local function nested(depth)
      return ("["):rep(depth) .. ("]"):rep(depth)
    end

    it("512 arrays and objects within each other are read, one more is an error", function()
      assert.equal(nested(512), encode((decode(nested(512)))))
      refuses(nested(513), 513, "nested deeper than 512")
      refuses(('{"a":'):rep(513) .. "1" .. ("}"):rep(513), 512 * 5 + 1, "nested deeper")
      refuses(("["):rep(100000), 513, "nested deeper")
    end)

    it("the limit can be set", function()
      assert.same({}, decode("[]", { depth = 1 }))
      assert.equal(1, (decode("1", { depth = 1 })))
      refuses("[[]]", 2, "nested deeper than 1", { depth = 1 })
      refuses('{"a":{}}', 6, "nested deeper than 1", { depth = 1 })
      assert.same({ {}, {}, { {} } }, decode("[[],[],[[]]]", { depth = 3 }))
    end)

    it("at the highest limit neither C's stack nor Lua's overflows", function()
      local value, message = decode(nested(10000), { depth = 10000 })
      if value == nil then assert.equal("nested too deeply for the Lua stack", message) end -- 5.1's is small
      value = decode(nested(3000), { depth = 10000 })
      for _ = 1, 2999 do value = value[1] end
      assert.same({}, value)
    end)
  end)

  it("a million values pass", function()
    local count = SLOW and 20000 or 1000000
    local array = decode("[" .. ("1,"):rep(count - 1) .. "1]")
    assert.equal(count, #array)
    assert.equal(1, array[count])
    assert.equal(2 * count + 1, #encode(array))
    local objects = decode("[" .. ('{"a":[]},'):rep(count / 10 - 1) .. '{"a":[]}]')
    assert.equal(count / 10, #objects)
    assert.equal(9 * count / 10 + 1, #encode(objects))
  end)

  it("takes a mistake in its arguments for one of the program", function()
    local function raises(words, ...)
      local ok, message = pcall(decode, ...)
      assert.is_false(ok)
      assert.truthy(message:find(words, 1, true), message)
    end
    raises("string expected, got nil", nil)
    raises("string expected, got number", 5)
    raises("string expected, got table", {})
    raises("table expected, got string", "1", "keep")
    raises("unknown option 'null'", "1", { null = "keep" })
    raises("unknown option 'number'", "1", { "keep" })
    raises("'nulls'", "1", { nulls = true })
    raises("'nulls'", "1", { nulls = "kept" })
    for _, depth in ipairs { 0, -1, 1.5, 10001, "5", true, 1 / 0, 0 / 0 } do raises("'depth'", "1", { depth = depth }) end
  end)

  it("may be called again by a finalizer that runs meanwhile", function()
    if _VERSION == "Lua 5.1" then return end -- no __gc on tables
    local text = "[" .. ('{"name":"a\\nb","list":[1,2,{"x":"y"}]},'):rep(200) .. "{}]"
    local expected, runs = encode(decode(text)), 0
    for _ = 1, 50 do
      for _ = 1, 20 do
        setmetatable({}, { __gc = function()
          runs = runs + 1
          assert(decode '{"other":["\\u0041",[[]]]}')
          assert(encode { "\n" })
        end })
      end
      equal(expected, encode(decode(text)))
    end
    collectgarbage()
    assert.is_true(runs > 0)
  end)
end)
