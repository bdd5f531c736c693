-- bctrl.core's streams: answers that are read while they come. Beneath the client: no retries, no frames here.
local core = require "bctrl.core"
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"
local transports = require "spec.support.transport"

local HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
local MOST = 256 * 1024

describe("a stream of the transport's", function()
  local server, transport, template

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    transport = assert(transports.new {})
    template = transports.template()
  end)

  after_each(function()
    transport:close()
  end)

  local function send(options)
    options = options or {}
    return transport:send(template, "GET", server.url .. "/", nil, nil, options.timeout or 60, options.attempt_timeout,
      false, options.idle_timeout or 60)
  end

  -- Waits until the transport tells of a request.
  local function told(id)
    support.wait_until(function()
      transport:run(0.05)
      return transport:next() == id
    end, "news of the request")
  end

  -- Reads to the end, waiting where nothing has come.
  local function read_all(request, id, most)
    local parts = {}
    while true do
      local piece = request:read(most or 16384)
      if piece == nil then
        return table.concat(parts)
      elseif piece == "" then
        told(id)
      end
      parts[#parts + 1] = piece
    end
  end

  it("is told of at its head, with each piece, and at its end", function()
    server:script { { "read", { "send", HEAD .. "Transfer-Encoding: chunked\r\nX-Request-Id: r1\r\n\r\n" }, { "sleep", 0.03 },
      { "send", "5\r\nfirst\r\n" }, { "sleep", 0.03 }, { "send", "6\r\nsecond\r\n" }, { "sleep", 0.03 }, { "send", "0\r\n\r\n" } } }
    local request, id = send()
    assert.is_nil(request:head())
    told(id)
    assert.equal(200, request:head())
    assert.equal(200, (request:outcome()))
    assert.equal("r1", request:header("x-request-id"))
    assert.equal("text/event-stream", request:headers()["content-type"])
    assert.equal("", request:text())
    assert.equal("", request:read(100))
    told(id)
    assert.equal("fir", request:read(3))
    assert.equal("st", request:read(3))
    assert.equal("", request:read(3))
    told(id)
    assert.equal("second", request:read(100))
    told(id)
    assert.is_nil(request:read(100))
    assert.same({ 200, nil, nil, true, true }, { request:outcome() })
  end)

  it("is an answer as any other where its status is no success", function()
    server:script { { "read", { "send", rawserver.response(404, '{"code":"x","error":"no"}') } } }
    local request, id = send()
    told(id)
    assert.is_nil(request:head())
    assert.equal(404, (request:outcome()))
    assert.equal('{"code":"x","error":"no"}', request:text())
    assert.is_nil(request:read(100))
  end)

  for name, framing in pairs { ["of known length"] = true, ["in chunks"] = false } do
    it("that is not read waits at the server, and comes whole, " .. name, function()
      local body = {}
      for i = 1, 60000 do
        body[i] = ("line %d of a long answer, that nobody reads for now\n"):format(i)
      end
      body = table.concat(body)
      server:script { { "read", framing and { "send", HEAD .. ("Content-Length: %d\r\n\r\n"):format(#body) .. body }
        or { "send", HEAD .. "Transfer-Encoding: chunked\r\n\r\n" .. rawserver.chunked(body, 1000) } } }
      local request, id = send()
      told(id)
      local before
      support.wait_until(function() -- until no more comes
        local unread = request:unread()
        local is_still = unread == before and unread > MOST / 2
        before = unread
        transport:run(0.02)
        return is_still
      end, "the transfer to pause")
      assert.is_true(before <= MOST)
      local parts, most, asleep = {}, 0, 0
      while true do
        local piece = request:read(10000)
        if piece == nil then
          break
        end
        parts[#parts + 1] = piece
        most = math.max(most, request:unread())
        if piece == "" then
          told(id)
        elseif #parts % 20 == 0 then -- a slow consumer: the host goes on meanwhile
          transport:run(0)
          asleep = asleep + 1
        end
      end
      assert.is_true(most <= MOST)
      assert.is_true(asleep > 5)
      assert.is_true(table.concat(parts) == body)
    end)
  end

  it("gives what came before it broke, then tells that it did", function()
    server:script { { "read", { "send", HEAD .. "Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n" }, "close" } }
    local request, id = send()
    told(id)
    assert.equal("first", read_all(request, id))
    local status, failure, _, sent = request:outcome()
    assert.is_nil(status)
    assert.equal("recv", failure)
    assert.is_true(sent)
  end)

  it("has the attempt's time and the call's only until its head is there", function()
    server:script { { "read", { "send", HEAD .. "Content-Length: 5\r\n\r\n" }, { "sleep", 1 }, { "send", "later" } } }
    local request, id = send { timeout = 0.8, attempt_timeout = 0.8 }
    told(id)
    assert.equal("later", read_all(request, id))
    server:script { { "read", "stall" } }
    request, id = send { attempt_timeout = 0.05 }
    told(id)
    local _, failure = request:outcome()
    assert.equal("attempt_timeout", failure)
  end)

  it("is ended by silence, and not by the time in which nobody reads it", function()
    server:script { { "read", { "send", HEAD .. "\r\n: beat\n" }, { "sleep", 0.1 }, { "send", ": beat\n" }, "stall" } }
    local request, id = send { idle_timeout = 0.5 }
    told(id)
    assert.equal(": beat\n: beat\n", read_all(request, id))
    local _, failure, message = request:outcome()
    assert.equal("idle_timeout", failure)
    assert.matches("while reading the stream", message)

    server:script { { "read", { "send", HEAD .. "Content-Length: 1000000\r\n\r\n" }, { "flood", ("x"):rep(100), 10000 } } }
    request, id = send { idle_timeout = 0.3 }
    told(id)
    support.wait_until(function()
      transport:run(0.02)
      return request:unread() > MOST - 20000
    end, "the transfer to pause")
    local stop = core.now() + 0.5
    while core.now() < stop do
      transport:run(0.1)
    end
    assert.equal(1000000, #read_all(request, id))
  end)

  it("can be told of at a time", function()
    server:script { { "read", { "send", HEAD .. "\r\n" }, "stall" } }
    local request, id = send()
    told(id)
    local started = core.now()
    request:wake_in(0.05)
    told(id)
    assert.is_true(core.now() - started >= 0.05)
    assert.equal("", request:read(10))
  end)

  it("has a connection of its own, which is closed when it is let go", function()
    server:script { { "read", { "send", rawserver.response(200, "{}") }, "read", { "send", rawserver.response(200, "{}") } },
      { "read", { "send", HEAD .. "\r\n" }, "stall" } }
    local function call()
      local request, id = transport:send(template, "GET", server.url .. "/", nil, nil, 60)
      told(id)
      assert.equal(200, (request:outcome()))
      request:free()
    end
    call()
    local request, id = send()
    told(id)
    call()
    request:free()
    server:wait_for { ended = 1 }
    local log = server:log()
    assert.equal(2, #log.connections[1].requests)
    assert.is_not_nil(log.connections[2].ended)
  end)

  it("is told of no more once the transport is closed", function()
    server:script { { "read", { "send", HEAD .. "\r\n" }, "stall" } }
    local request, id = send()
    told(id)
    transport:close()
    assert.is_nil(request:head())
    assert.has_error(function()
      request:read(10)
    end)
  end)
end)
