-- What goes wrong with a WebSocket: each way has its outcome, and what came before it can be read.
local core = require("bctrl.core")
local native = require("spec.support.native")
local peers = require("spec.support.websocket_peer")
local proxies = require("spec.support.proxy")
local rawserver = require("spec.support.rawserver")
local support = require("spec.support.util")
local tls = require("spec.support.tls")
local websocket = require("spec.support.websocket")

local TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9
local STRIDE = tonumber(os.getenv("BCTRL_TEST_STRIDE") or "1")

describe("a WebSocket", function()
  local server, peer
  setup(function() server = rawserver.start() end)
  teardown(function() server:stop() end)
  before_each(function() peer = peers.new(server) end)
  after_each(function() peer:close() end)

  local function kind_of(socket)
    return (peer:outcome(socket))
  end

  describe("at the upgrade", function()
    it("tells the status and the start of the body of a refusal", function()
      for _, status in ipairs { 403, 404, 407, 500, 501, 200, 302 } do
        server:script { { "read", { "send", rawserver.response(status, "install\r\nchromium\7 " .. ("x"):rep(5000)) }, "stall" } }
        local kind, message, code, detail = peer:outcome(peer:open())
        assert.same({ "refused", status }, { kind, code })
        assert.matches("status " .. status, message)
        assert.matches("^install chromium xxx", detail)
        assert.is_true(#detail < 256)
      end
    end)

    it("does not wait long for a refusal's body, and takes one that ends early", function()
      server:script { { "read", { "send", "HTTP/1.1 404 N\r\nContent-Length: 100\r\n\r\nnot here" }, "close" } }
      local kind, _, code, detail = peer:outcome(peer:open())
      assert.same({ "refused", 404, "not here" }, { kind, code, detail })
    end)

    it("ends at each byte after which the server hangs up", function()
      local answer = websocket.answer(("x"):rep(24))
      for cut = 0, #answer - 1, STRIDE do
        server:script { { "read", { "upgrade", nil, cut }, "close" } }
        local kind, _, code = peer:outcome(peer:open())
        assert.same({ "disconnected", 0 }, { kind, code }, "after " .. cut)
      end
    end)

    it("takes an answer that comes byte by byte, with frames behind it", function()
      server:script { { "read", { "upgrade", nil, nil, 1 }, { "send", websocket.frame(TEXT, "hello"), 1 }, "stall" } }
      assert.equal("hello", peer:receive(peer:opened(peer:open())))
    end)

    it("refuses an answer that is not WebSocket's", function()
      local answers = { "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n", "SSH-2.0\r\n\r\n",
        "HTTP/1.1 101 S\r\n\r\n", "HTTP/1.1 101 S\r\n" .. ("X: y\r\n"):rep(20000) }
      for _, answer in ipairs(answers) do
        server:script { { "read", { "send", answer }, "stall" } }
        assert.equal("protocol", (kind_of(peer:open())))
      end
      server:script { { "read", { "upgrade", "Sec-WebSocket-Extensions: permessage-deflate\r\n" }, "stall" } }
      assert.equal("protocol", (kind_of(peer:open())))
    end)

    it("gives up in time", function()
      server:script { { "read", "stall" } }
      assert.equal("timeout", (kind_of(peer:open { timeout = 0.1 })))
    end)

    it("says where nobody listens", function()
      peer.url = "ws://127.0.0.1:" .. support.refusing_port()
      local kind, message = peer:outcome(peer:open())
      assert.equal("connect", kind)
      assert.is_nil(message:find("secret"))
    end)
  end)

  it("ends at each byte after which the server hangs up, and keeps the messages before it", function()
    local frames = websocket.frame(TEXT, "one") .. websocket.frame(TEXT, "tw", { fin = false }) .. websocket.frame(PING, "p")
      .. websocket.frame(0, "o") .. websocket.frame(BINARY, ("x"):rep(130))
    for cut = 0, #frames, STRIDE do
      server:script { { "read", "upgrade", { "send", frames:sub(1, cut) }, "close" } }
      local socket = peer:open()
      local kind = peer:outcome(socket)
      assert.equal("disconnected", kind)
      assert.equal(cut >= 5 and "one" or nil, (socket:receive()), "after " .. cut)
      assert.equal(cut >= 15 and "two" or nil, (socket:receive()), "after " .. cut)
      assert.equal(cut >= #frames and ("x"):rep(130) or nil, (socket:receive()), "after " .. cut)
    end
  end)

  it("answers bad frames with the code of what is wrong", function()
    local cases = {
      { websocket.frame(TEXT, "x", { mask = "abcd" }), 1002 }, { websocket.frame(TEXT, "\255"), 1007 }, { websocket.frame(3, ""), 1002 },
      { websocket.frame(TEXT, ("x"):rep(1001)), 1009 }, { websocket.frame(TEXT, "x", { rsv = 4 }), 1002 },
      { websocket.close(1005), 1002 }, { websocket.frame(TEXT, "x", { size = 8 }), 1002 },
    }
    for i, case in ipairs(cases) do
      server:script { { "read", "upgrade", { "send", websocket.frame(TEXT, "before") .. case[1] .. ("y"):rep(1000) }, "stall" } }
      local socket = peer:open { max_message = 1000 }
      local kind, _, code = peer:outcome(socket)
      assert.same({ case[2] == 1009 and "too_large" or "protocol", case[2] }, { kind, code }, i)
      assert.equal("before", (socket:receive()))
      local frames
      peer:wait(function()
        frames = websocket.frames(server:log().connections[1].received)
        return #frames > 0
      end)
      assert.same({ CLOSE, string.char(math.floor(case[2] / 256), case[2] % 256) }, { frames[1].opcode, frames[1].payload }, i)
    end
  end)

  it("is dead after one unanswered ping; whatever comes is an answer", function()
    server:script { { "read", "upgrade", { "send", websocket.frame(TEXT, "x") }, "read_frame", { "send", websocket.frame(TEXT, "y") }, "stall" } }
    local socket = peer:open { ping = 0.5 }
    local kind, message = peer:outcome(socket)
    assert.equal("disconnected", kind)
    assert.matches("ping", message)
    assert.same({ "x", "y" }, { (socket:receive()), (socket:receive()) })
    local frames = websocket.frames(server:log().connections[1].received)
    assert.same({ 2, PING, PING }, { #frames, frames[1].opcode, frames[2].opcode })
  end)

  it("lives as long as its pings are answered", function()
    server:script { { "read", "upgrade", "read_frame", { "send", websocket.frame(10, "") }, "read_frame",
      { "send", websocket.frame(10, "") .. websocket.close(1000) }, "stall" } }
    assert.equal("closed", (kind_of(peer:open { ping = 0.4 })))
  end)

  it("closes in order, and does not wait for ever for the other side", function()
    server:script { { "read", "upgrade", "read_frame", { "send", websocket.frame(TEXT, "last") .. websocket.close(3001, "so be it") }, "stall" } }
    local socket = peer:opened(peer:open())
    socket:close(3000, ("ä"):rep(100))
    assert.equal("closing", socket:state())
    assert.is_nil((socket:send("late")))
    local kind, _, code, reason = peer:outcome(socket)
    assert.same({ "closed", 3001, "so be it" }, { kind, code, reason })
    assert.equal("last", (socket:receive()))
    local frame = websocket.frames(server:log().connections[1].received)[1]
    assert.same({ CLOSE, "\11\184" .. ("ä"):rep(61) }, { frame.opcode, frame.payload })
    assert.has_error(function() socket:close(1005) end)
  end)

  it("does not read on while nobody takes what has come, and loses nothing", function()
    local message = websocket.frame(BINARY, ("x"):rep(100000))
    server:script { { "read", "upgrade", { "flood", message, 400 }, { "send", websocket.frame(TEXT, "end") }, "stall" } }
    local socket = peer:opened(peer:open { ping = 0.25 })
    local due = core.now() + 0.8 -- long enough for 40 MB and for three pings
    while core.now() < due do
      peer.transport:run(0.05)
    end
    assert.equal("open", socket:state())
    local count = 0
    while peer:receive(socket) ~= "end" do
      count = count + 1
    end
    assert.equal(400, count)
  end)

  it("does not read on either where what nobody takes is empty", function()
    server:script { { "read", "upgrade", { "flood", websocket.frame(TEXT, ""):rep(50000), 20 }, { "send", websocket.frame(TEXT, "end") }, "stall" } }
    local socket = peer:opened(peer:open())
    local due = core.now() + 0.3
    while core.now() < due do
      peer.transport:run(0.05)
    end
    local count = 0
    while socket:receive() do
      count = count + 1
    end
    assert.is_true(count > 0 and count < 300000, count .. " messages waited")
    while peer:receive(socket) ~= "end" do
      count = count + 1
    end
    assert.equal(1000000, count)
  end)

  it("queues no more answers to pings than anybody needs", function()
    server:script { { "read", "upgrade", { "flood", websocket.frame(PING, ("p"):rep(125)):rep(100), 1500 }, { "send", websocket.close(1000) }, "stall" } }
    local socket, most = peer:open(), 0
    peer:wait(function()
      most = math.max(most, socket:unsent())
      return socket:state() == "ended"
    end)
    assert.equal("closed", (socket:outcome()))
    assert.is_true(most <= 8 * 131, most .. " bytes waited to be sent") -- of eight answers
  end)

  it("does not take a request's connection, and is not taken for an idle one", function()
    peer:close()
    peer = peers.new(server, { max_connections = 1 })
    server:script { { "read", "upgrade", { "send", websocket.frame(TEXT, "unread") }, "stall" }, { "read", "upgrade", "stall" },
      otherwise = { "read", { "send", rawserver.response(200, "{}", { Connection = "close" }) }, "close" } }
    local template = require("spec.support.transport").template()
    local one, two = peer:opened(peer:open()), peer:opened(peer:open())
    for _ = 1, 3 do
      local request = peer.transport:send(template, "GET", server.url, nil, nil, 20)
      peer:wait(function() return request:is_done() end)
      assert.equal(200, (request:outcome()))
      request:free()
      local due = core.now() + 0.6 -- libcurl looks through its idle connections once a second
      peer:wait(function() return core.now() >= due end)
    end
    assert.same({ "open", "open", "unread" }, { one:state(), two:state(), (one:receive()) })
    two:free()
    assert.equal("open", one:state())
  end)

  it("ends with its client, whose loop then holds nothing", function()
    server:script { otherwise = { "read", "upgrade", "stall" } }
    local socket, half = peer:opened(peer:open()), peer:open()
    assert.is_true(socket:send("never sent"))
    peer.transport.transport:close()
    for _, each in ipairs { socket, half } do
      assert.same({ "ended", "gone" }, { each:state(), (each:outcome()) })
    end
    assert.equal(0, peer.transport.loop:stats().open)
    assert.is_nil((socket:send("x")))
    socket:free()
    socket:free()
  end)

  it("says in a forked child that it is its parent's, whose connection goes on", function()
    server:script { { "read", "upgrade", "read_frame", { "send", websocket.frame(TEXT, "still here") }, "stall" } }
    local socket = peer:opened(peer:open())
    local text = native.process().child(function()
      local _, message = pcall(socket.send, socket, "x")
      socket:free()
      peer:close()
      return message
    end)
    assert.matches("made in another process", text)
    assert.is_true(socket:send("hello"))
    assert.equal("still here", peer:receive(socket))
  end)

  it("sends what is long, in order", function()
    server:script { { "read", "upgrade", { "sleep", 0.2 }, { "read_bytes", 6000000 }, "read_frame", { "send", websocket.close(1000) }, "stall" } }
    local socket = peer:opened(peer:open { max_message = 2 ^ 23 })
    assert.is_true(socket:send(("a"):rep(5999986)))
    assert.is_true(socket:send("end"))
    assert.is_true(socket:unsent() > 6000000 - 14)
    assert.equal("closed", (kind_of(socket)))
    assert.equal(0, socket:unsent())
  end)

  describe("over TLS and through proxies", function()
    local nginx
    setup(function()
      local upgrade = "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;"
      nginx = tls.start {
        { proxy = server.url, directives = upgrade },
        { certificate = "self_signed", body = "{}" },
        { http2 = true, proxy = server.url, directives = upgrade },
      }
    end)
    teardown(function() nginx:stop() end)

    local function secure(index, template)
      template = template or {}
      template.ca_file = tls.ca_file()
      local url = nginx[index].url:gsub("^http", "ws")
      return { url = url, template = template, max_message = 2 ^ 25 }
    end

    -- A server that reads late: our socket is full, and TLS must be given the same block again.
    local function carry(options)
      server:script { { "read", "upgrade", { "send", websocket.frame(TEXT, "hello") }, { "sleep", 0.2 }, "read_frame", "read_frame",
        { "send", websocket.frame(BINARY, ("y"):rep(3000000)) }, "read_frame", { "send", websocket.close(1000) }, "stall" } }
      local socket = peer:opened(peer:open(options))
      assert.equal("hello", peer:receive(socket))
      assert.is_true(socket:send(("x"):rep(5000000)))
      assert.is_true(socket:send("between"))
      assert.equal(3000000, #peer:receive(socket))
      assert.is_true(socket:send("end"))
      assert.equal("closed", (kind_of(socket)))
    end

    it("carries what is long both ways over TLS, where a socket is full", function() carry(secure(1)) end)
    it("does not offer HTTP/2", function() carry(secure(3)) end)

    it("does not trust an unknown certificate", function()
      local kind, message = peer:outcome(peer:open(secure(2)))
      assert.equal("tls", kind)
      assert.matches("certificate", message)
    end)

    it("goes through a proxy, ws and wss", function()
      local proxy = proxies.start {}
      carry { template = { proxy = proxy.url }, max_message = 2 ^ 25 }
      carry(secure(1, { proxy = proxy.url }))
      assert.matches("CONNECT", proxy:log())
      proxy:stop()
    end)

    it("says that a proxy refuses: 407", function()
      local proxy = proxies.start { user = "u", password = "p" }
      local kind, message = peer:outcome(peer:open { template = { proxy = proxy.url } })
      assert.equal("proxy_denied", kind)
      assert.matches("407", message)
      proxy:stop()
    end)
  end)
end)
