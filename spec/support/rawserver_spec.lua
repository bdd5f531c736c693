-- The raw server that other specs rely on does what its scripts say.
local rawserver = require("spec.support.rawserver")
local socket = require("socket")

describe("the raw server", function()
  local server

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  local function connect()
    local connection = assert(socket.connect("127.0.0.1", server.port))
    connection:settimeout(60)
    return connection
  end

  it("reads a request whole, answers it and serves the next connection by the next script", function()
    server:script {
      { "read", { "send", rawserver.response(200, "{}") }, "again" },
      { "read", { "send", "HTTP/1.1 200 OK\r\nContent-" }, "close" },
    }
    local first = connect()
    for _ = 1, 2 do
      first:send("POST /v2/runtimes HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\nbo")
      first:send("dy")
      assert.equal("HTTP/1.1 200 Status", first:receive("*l"))
      assert.equal("Content-Type: application/json", first:receive("*l"))
      assert.equal("Content-Length: 2", first:receive("*l"))
      assert.equal("", first:receive("*l"))
      assert.equal("{}", first:receive(2))
    end
    first:close()
    local second = connect()
    second:send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" .. rawserver.chunked("chunked body", 5))
    local data, problem, partial = second:receive("*a")
    assert.equal("HTTP/1.1 200 OK\r\nContent-", data or partial)
    assert.is_nil(problem)
    second:close()
    server:wait_for { connections = 2, ended = 2 }
    local log = server:log()
    assert.equal(2, #log.connections[1].requests)
    assert.equal("body", log.connections[1].requests[2].body)
    assert.equal("/v2/runtimes", log.connections[1].requests[1].path)
    assert.equal("here", log.connections[1].requests[1].headers.host)
    assert.equal("peer", log.connections[1].ended)
    assert.equal(rawserver.chunked("chunked body", 5), log.connections[2].requests[1].body)
  end)

  it("resets, stalls, shuts down, sends in pieces, and takes every byte value", function()
    local bytes = {}
    for value = 0, 255 do
      bytes[#bytes + 1] = string.char(value)
    end
    bytes = table.concat(bytes)
    server:script {
      { { "read_bytes", 1 }, "reset" },
      { "stall" },
      { { "send", bytes, 100, 0.001 }, "shutdown", { "read_bytes", 256 } },
      otherwise = { "close" },
    }
    local reset = connect()
    reset:send("x")
    local _, problem = reset:receive(1)
    assert.equal("closed", problem)
    local stalled = connect()
    stalled:settimeout(0.05)
    assert.same({ nil, "timeout", "" }, { stalled:receive(1) })
    local pieces = connect()
    assert.equal(bytes, pieces:receive("*a"))
    pieces:send(bytes)
    server:wait_for { connections = 3, ended = 2 }
    assert.equal(bytes, server:log().connections[3].received)
    assert.equal("reset", server:log().connections[1].ended)
    local connections, _, open = server:count()
    assert.equal(3, connections)
    assert.equal(1, open)
    server:script {}
    stalled:settimeout(60)
    assert.same({ nil, "closed", "" }, { stalled:receive(1) })
    assert.equal(0, (server:count()))
    local otherwise = connect()
    assert.same({ nil, "closed", "" }, { otherwise:receive(1) })
  end)

  it("refuses connections while it does not listen", function()
    server:listen(false)
    assert.is_nil((socket.connect("127.0.0.1", server.port)))
    server:listen(true)
    connect():close()
  end)
end)
