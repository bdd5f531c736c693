-- The stand-in for a browser, and the framing it is made with, do what their scripts say; and a client of the specs' own.
local cdp_server = require("spec.support.cdp_server")
local websocket = require("spec.support.frames")

describe("the specs' WebSocket framing", function()
  it("writes and reads RFC 6455's examples", function()
    local key = "\55\250\33\61"
    assert.equal("\129\5Hello", websocket.frame { payload = "Hello" })
    assert.equal("\129\133\55\250\33\61\127\159\77\81\88", websocket.frame { payload = "Hello", mask = key })
    assert.equal("\1\3Hel\128\2lo", websocket.message("Hello", { fragment = 3 }))
    assert.equal("\137\5Hello", websocket.frame { opcode = websocket.PING, payload = "Hello" })
    assert.equal("\130\126\1\0", websocket.message(("x"):rep(256), { opcode = websocket.BINARY }):sub(1, 4))
    assert.equal("\130\127\0\0\0\0\0\1\0\0", websocket.message(("x"):rep(65536), { opcode = websocket.BINARY }):sub(1, 10))
    assert.equal("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", websocket.accept("dGhlIHNhbXBsZSBub25jZQ=="))
  end)

  it("reads frames of every width in pieces of any size", function()
    for _, size in ipairs { 1, 2, 3, 7, 200000 } do
      local bytes, lengths = "", { 0, 1, 125, 126, 127, 65535, 65536 }
      for index, length in ipairs(lengths) do
        bytes = bytes .. websocket.frame { payload = ("a"):rep(length), mask = index % 2 == 0 and "\1\2\3\4" or nil }
      end
      local reader, seen = websocket.reader(), {}
      for first = 1, #bytes, size do
        reader:feed(bytes:sub(first, first + size - 1))
        for frame in function() return reader:next() end do
          assert.equal(("a"):rep(#frame.payload), frame.payload)
          assert.is_true(frame.shortest)
          seen[#seen + 1] = #frame.payload
        end
      end
      assert.same(lengths, seen)
    end
  end)

  it("tells a length that is said in more bytes than it needs", function()
    local reader = websocket.reader()
    reader:feed(websocket.frame { payload = "ab", width = 64 })
    assert.is_false(reader:next().shortest)
  end)
end)

describe("the stand-in for a browser", function()
  local server, client

  setup(function()
    server = cdp_server.start()
  end)

  teardown(function()
    server:stop()
  end)

  after_each(function()
    if client then
      client:close()
      client = nil
    end
  end)

  local function connect()
    client = websocket.connect(server.ws_url)
    return client
  end

  local function ask(method, id, more)
    client:send(('{"id":%d,"method":"%s"%s}'):format(id, method, more or ""))
  end

  it("answers, tells events and errors, keeps silent, and knows a method from an unknown one", function()
    server:script {
      ["Target.createTarget"] = { result = { targetId = "T" } },
      ["Runtime.evaluate"] = { { event = "Runtime.ping", params = '{"args":[]}' }, { result = {} } },
      ["Page.navigate"] = {},
      ["Page.reload"] = { error = { code = -32000, message = "No" } },
    }
    connect()
    ask("Target.createTarget", 1)
    assert.equal('{"id":1,"result":{"targetId":"T"}}', client:receive())
    ask("Page.navigate", 2)
    ask("Runtime.evaluate", 3, ',"sessionId":"S"')
    assert.equal('{"method":"Runtime.ping","params":{"args":[]},"sessionId":"S"}', client:receive())
    assert.equal('{"id":3,"result":{},"sessionId":"S"}', client:receive())
    ask("Page.reload", 4)
    assert.matches('^{"id":4,"error":{.*"message":"No"', client:receive())
    ask("No.such", 5)
    assert.matches([['No.such' wasn't found]], client:receive())
    server:wait_for { messages = 5, ["Page.navigate"] = 1 }
    local log = server:log().connections[1]
    assert.equal("/devtools/browser/stand-in", log.request.path)
    assert.equal("Page.navigate", log.messages[2].method)
    assert.is_nil(log.problem)
  end)

  it("takes turns, waits without holding other messages back, and speaks when it is told to", function()
    server:script {
      open = { text = "welcome" },
      ["A.b"] = { each = { { text = "first $id" }, { { sleep = 0.05 }, { text = "second $id" } }, { text = "more $id" } } },
    }
    connect()
    assert.equal("welcome", client:receive())
    for id = 1, 4 do
      ask("A.b", id)
    end
    assert.equal("first 1", client:receive())
    assert.equal("more 3", client:receive())
    assert.equal("more 4", client:receive())
    assert.equal("second 2", client:receive())
    server:say { event = "Target.targetCrashed" }
    assert.equal('{"method":"Target.targetCrashed","params":{}}', client:receive())
  end)

  it("fragments, sends in pieces, often, garbage, and frames that no peer may send", function()
    server:script {
      open = {
        { text = "fragmented", fragment = 3 }, { text = "in pieces", pieces = 2 }, { text = "often", times = 3 },
        { binary = "\0\1" }, { frame = { payload = "odd", rsv = 4, opcode = 3, fin = false, mask = "abcd" } },
        { bytes = "\255" }, "end",
      },
    }
    connect()
    for _, text in ipairs { "fragmented", "in pieces", "often", "often", "often", "\0\1" } do
      assert.equal(text, client:receive())
    end
    local frame = client:receive_frame()
    assert.same({ "odd", 4, 3, false, "abcd" }, { frame.payload, frame.rsv, frame.opcode, frame.fin, frame.mask })
    assert.same({ nil, "closed" }, { client:receive_frame() })
    server:wait_for { ended = 1 }
    assert.equal("end", server:log().connections[1].ended)
  end)

  it("answers pings and closing, or not", function()
    server:script({}, { ping = {}, closing = {}, open = { ping = "there?" } })
    connect()
    client:send_frame { opcode = websocket.PING, payload = "a" }
    local pong = client:receive_frame()
    assert.same({ websocket.PONG, "a" }, { pong.opcode, pong.payload })
    client:send_frame { opcode = websocket.CLOSE, payload = websocket.closing(1001, "bye") }
    assert.same({ nil, "close", 1001, "" }, { client:receive() })
    assert.same({ nil, "closed" }, { client:receive_frame() })
    assert.same({ code = 1001, reason = "bye" }, server:log().connections[1].closed)
    client:close()
    connect()
    assert.equal("there?", client:receive_frame().payload)
    client:send_frame { opcode = websocket.PONG, payload = "there?" }
    client:send_frame { opcode = websocket.PING }
    client:send_frame { opcode = websocket.CLOSE }
    server:wait_for { pings = 2, pongs = 1 }
    server:say { text = "still here" }
    assert.equal("still here", client:receive())
    server:say "reset"
    server:wait_for { ended = 2 }
    assert.equal("reset", server:log().connections[2].ended)
  end)

  it("joins a client's fragments, and tells what the client may not send", function()
    server:script {}
    connect()
    client:send('{"id":1,"method":"A.b"}', { fragment = 5 })
    assert.matches('^{"id":1,', client:receive())
    assert.is_nil(server:log().connections[1].problem)
    for problem, bytes in pairs {
      ["a frame without a mask"] = websocket.frame { payload = "{}" },
      ["reserved bits"] = websocket.frame { payload = "{}", rsv = 2, mask = "abcd" },
      ["opcode 3"] = websocket.frame { payload = "{}", opcode = 3, mask = "abcd" },
      ["a length that is not the shortest"] = websocket.frame { payload = "{}", width = 16, mask = "abcd" },
      ["a fragment out of order"] = websocket.frame { payload = "{}", opcode = 0, mask = "abcd" },
    } do
      client:close()
      server:script {}
      connect()
      client:send_bytes(bytes)
      server:wait_for { messages = 1 }
      assert.equal(problem, server:log().connections[1].problem)
    end
  end)

  it("refuses an upgrade, spoils it, stops reading, and says a mistake of a script's", function()
    server:script(
      { upgrade = { { bytes = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno" }, "end" } },
      { upgrade = { accept = "wrong" } },
      { open = "stall" },
      { open = { nonsense = 1 } })
    assert.same({ 403, "no" }, { connect().status, client.body })
    client:close()
    assert.has_error(connect, "not the key's answer")
    connect()
    ask("A.b", 1)
    server:say { text = "not read" }
    assert.equal("not read", client:receive())
    assert.same({}, server:log().connections[3].messages)
    server:say "resume"
    assert.matches("wasn't found", client:receive())
    client:close()
    connect()
    assert.error_matches(function() server:wait_for { never = 1 } end, "no such step")
  end)
end)
