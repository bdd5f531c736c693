-- One WebSocket over a connection: opening, messages both ways, closing, and each way to end.
local core = require("bctrl.core")
local rawserver = require("spec.support.rawserver")
local transports = require("spec.support.transport")
local websocket = require("spec.support.websocket")

local TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10

describe("core.websocket", function()
  local server, transport, url

  setup(function()
    server = rawserver.start()
    url = server.url:gsub("^http", "ws") .. "/devtools/secret?token=secret"
  end)
  teardown(function() server:stop() end)
  before_each(function() transport = transports.new() end)
  after_each(function() transport:close() end)

  local function open(options)
    options = options or {}
    options.template = options.template or transports.template()
    options.url, options.timeout, options.max_message = options.url or url, options.timeout or 10, options.max_message or 2 ^ 20
    return (core.websocket(transport.transport, options))
  end

  local function wait(socket, condition)
    local due = core.now() + 20
    local result = condition(socket)
    while not result do
      assert(core.now() < due, "nothing came")
      transport:run(0.1)
      while transport:next() do end
      result = condition(socket)
    end
    return result
  end

  local function opened(socket)
    wait(socket, function() return socket:state() ~= "connecting" end)
    assert.equal("open", socket:state(), select(2, socket:outcome()))
    return socket
  end

  local function receive(socket)
    return wait(socket, function() return socket:receive() end)
  end

  local function outcome(socket)
    wait(socket, function() return socket:state() == "ended" end)
    return socket:outcome()
  end

  it("opens, and carries messages both ways", function()
    server:script { { "read", "upgrade", { "send", websocket.frame(TEXT, "hello") }, "read_frame",
      { "send", websocket.frame(BINARY, "\0\1") }, "stall" } }
    local socket = opened(open { headers = { "X-One: 1" } })
    assert.equal("hello", receive(socket))
    assert.is_true(socket:send("back"))
    assert.equal("\0\1", receive(socket))
    local connection = server:log().connections[1]
    local request = connection.requests[1]
    assert.same({ "GET", "/devtools/secret?token=secret" }, { request.method, request.path })
    assert.equal("1", request.headers["x-one"])
    assert.equal("127.0.0.1:" .. server.port, request.headers.host)
    assert.is_nil(request.headers.origin)
    local frames = websocket.frames(connection.received)
    assert.same({ fin = true, rsv = 0, opcode = TEXT, masked = true, payload = "back" }, frames[1])
  end)

  it("answers a ping and a close", function()
    server:script { { "read", "upgrade", { "send", websocket.frame(PING, "are you?") .. websocket.close(1001, "bye") }, "stall" } }
    local kind, message, code, reason = outcome(open())
    assert.same({ "closed", 1001, "bye" }, { kind, code, reason })
    assert.matches("code 1001", message)
    local frames
    wait(nil, function()
      frames = websocket.frames(server:log().connections[1].received)
      return #frames >= 2
    end)
    assert.same({ PONG, "are you?" }, { frames[1].opcode, frames[1].payload })
    assert.same({ CLOSE, "\3\233" }, { frames[2].opcode, frames[2].payload })
  end)
end)
