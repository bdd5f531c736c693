-- bctrl.call.sse: server-sent events as the HTML standard reads them, fed in pieces cut anywhere.
local sse = require "bctrl.call.sse"

local LIMIT = 1024 * 1024

-- All frames of a text that is fed in pieces that end at these places; and the reader.
local function frames(text, cuts, limit)
  local reader, found, problem = sse.reader(limit or LIMIT), {}, nil
  local start = 1
  local function drain()
    local frame
    repeat
      frame, problem = reader:next()
      found[#found + 1] = frame
    until not frame
  end
  for _, cut in ipairs(cuts or {}) do
    reader:feed(text:sub(start, cut))
    drain()
    start = cut + 1
  end
  reader:feed(text:sub(start))
  drain()
  return found, reader, problem
end

-- The standard's words, one after the other, on a whole text: what the reader is compared with. An id or a retry alone is a
-- frame of the reader's, without data.
local function by_the_standard(text)
  if text:sub(1, 3) == "\239\187\191" then
    text = text:sub(4)
  end
  text = text:gsub("\r\n", "\n"):gsub("\r", "\n")
  local found, frame, data, last = {}, nil, nil, 1
  for line, stop in text:gmatch("([^\n]*)\n()") do
    last = stop
    if line == "" then
      if frame then
        frame.data = data and data:sub(1, -2)
        found[#found + 1] = frame
      end
      frame, data = nil, nil
    elseif line:sub(1, 1) ~= ":" then
      local name, value = line:match("^([^:]*): ?(.*)$")
      name, value = name or line, value or ""
      frame = frame or {}
      if name == "data" then
        data = (data or "") .. value .. "\n"
      elseif name == "event" then
        frame.event = value ~= "" and value or nil
      elseif name == "id" and not value:find("\0", 1, true) then
        frame.id = value
      end
    end
  end
  local rest = text:sub(last)
  return found, frame ~= nil or (rest ~= "" and rest:sub(1, 1) ~= ":")
end

describe("sse: the reader of server-sent events", function()
  for _, line_end in ipairs { "\n", "\r\n", "\r" } do
    it("reads fields, comments and several data lines, with " .. ("%q"):format(line_end):gsub("\n", "n"), function()
      local text = (": hello\nid: 41\nevent: turn.started\ndata: {\"a\":\ndata:1}\n\n: heartbeat\n\ndata\n\nid\n\nretry: 250\nother: x\ndata:  y\n\ndata: cut")
        :gsub("\n", line_end)
      local found, reader = frames(text)
      assert.same({ { id = "41", event = "turn.started", data = '{"a":\n1}' }, { data = "" }, { id = "" }, { data = " y" } }, found)
      assert.equal(250, reader.retry)
      assert.is_true(reader:is_within())
    end)
  end

  it("reads mixed line ends, and a CR LF in two pieces as one", function()
    local found = frames("data: a\r\ndata: b\rdata: c\n\r\ndata: d\r\r", { 8 })
    assert.same({ { data = "a\nb\nc" }, { data = "d" } }, found)
  end)

  it("gives a frame as soon as its blank line begins", function()
    local reader = sse.reader(LIMIT)
    reader:feed("data: a\r\n\r")
    assert.same({ data = "a" }, reader:next())
    assert.is_nil(reader:next())
    reader:feed("\ndata: b\r\n\r\n")
    assert.same({ data = "b" }, reader:next())
  end)

  it("leaves out a byte order mark at the beginning, and no other", function()
    local bom = "\239\187\191"
    assert.same({ { data = "a" }, { data = "b" .. bom } }, frames(bom .. "data: a\n\ndata: b" .. bom .. "\n\n", { 1, 2 }))
    assert.same({ {} }, frames("\n" .. bom .. "data: a\n\n"))
  end)

  it("takes no frame that is cut off for whole, and says where one is", function()
    for _, text in ipairs { "data: a", "data: a\n", "id: 1\ndata: a\n", "d", "event: x\n" } do
      local found, reader = frames(text)
      assert.same({}, found)
      assert.is_true(reader:is_within())
    end
    for _, text in ipairs { "", "\n", ": beat", ": beat\n", "data: a\n\n", "data: a\n\n: be" } do
      local _, reader = frames(text)
      assert.is_false(reader:is_within())
    end
  end)

  it("ignores an id with a NUL and a retry that is no number", function()
    local found, reader = frames("id: a\0b\nretry: 1x\nretry:\ndata: 1\n\n")
    assert.same({ { data = "1" } }, found)
    assert.is_nil(reader.retry)
  end)

  it("has a limit for a frame, not for what comes before and after it", function()
    local line = "data: " .. ("x"):rep(94) .. "\n"
    assert.equal(1000, #(frames((line .. "\n"):rep(1000), nil, 100)))
    assert.equal(0, #(frames((": heartbeat\n"):rep(100), nil, 100)))
    for _, text in ipairs { line:rep(2), "data: " .. ("x"):rep(95), ("x"):rep(101), ":" .. ("x"):rep(101) } do
      local found, _, problem = frames(text, { 50 }, 100)
      assert.same({}, found)
      assert.equal("an event is longer than 100 bytes", problem)
    end
  end)

  it("takes time in proportion to a long frame in many pieces", function()
    local reader = sse.reader(LIMIT * 64)
    for _ = 1, 20000 do
      reader:feed(("x"):rep(100))
      assert(reader:next() == nil)
    end
    assert.equal(20000, reader.count)
  end)

  it("reads the same wherever it is cut", function()
    local text = "\239\187\191: made\n\nid: 1\r\nevent: run.ended\rdata: {\"id\":\"1\"}\n\r\nid:2\ndata: x\ndata: y\r\rdata: [DONE]\n\n"
    local whole = frames(text)
    assert.equal(3, #whole)
    local each = {}
    for cut = 1, #text do
      each[cut] = cut
      assert.same(whole, (frames(text, { cut })))
      for second = cut + 1, #text do
        assert.same(whole, (frames(text, { cut, second })))
      end
    end
    assert.same(whole, (frames(text, each)))
  end)

  it("reads what the standard reads, of anything", function()
    local words = { "data", "data:", "data: ", "id", "id:", "id: ", "event: ", "retry: 5", ":", ": c", " ", "\n", "\n", "\n\n", "\r", "\r\n",
      "\r\r", "\r\n\r\n", "x", "7", "\0", "\239\187\191", "{}", "\239" }
    local seed = 7
    local function random(most)
      seed = (seed * 16807) % 2147483647
      return seed % most + 1
    end
    for _ = 1, 4000 do
      local parts, cuts = {}, {}
      for i = 1, random(24) do
        parts[i] = words[random(#words)]
      end
      local text = table.concat(parts)
      local at = 0
      while at < #text do
        at = at + random(6)
        cuts[#cuts + 1] = at < #text and at or nil
      end
      local expected, is_within = by_the_standard(text)
      local found, reader = frames(text, cuts)
      assert.same(expected, found)
      if text:sub(-1) ~= "\r" and not text:find("\239", 1, true) then
        assert.equal(is_within, reader:is_within())
      end
    end
  end)
end)
