-- Connections that die between two requests: nothing is sent on one that its server has left or has said something on
-- unasked, nothing that may have been processed is sent twice, and no call pays for what another one met.
local core = require "bctrl.core"
local transports = require "spec.support.transport"
local h2 = require "spec.support.h2"
local loopback = require "spec.support.loopback"
local socket = require "socket"
local tls = require "spec.support.tls"

local NEVER = 60

describe("a kept connection", function()
  local transport, template

  before_each(function()
    transport = assert(transports.new { max_connections = 16 })
    template = transports.template {}
  end)

  after_each(function()
    transport:close()
  end)

  local function send(url, options)
    options = options or {}
    return transport:send(options.template or template, options.method or "POST", url .. "/", options.body or "{}", nil,
      options.timeout or NEVER, options.attempt_timeout, options.fresh)
  end

  local function outcome(request)
    local status, kind, _, sent = request:outcome()
    request:free()
    return status or kind, sent
  end

  -- Until something has come to an idle connection; where that cannot be told, for a while.
  local function settle()
    local descriptor = transport:pollfd()
    if not descriptor then
      return socket.sleep(0.2)
    end
    local watched = { getfd = function() return descriptor end }
    socket.select({ watched }, nil, 5)
  end

  describe("of HTTP/1", function()
    local server

    before_each(function()
      server = loopback.listen()
    end)

    after_each(function()
      server:stop()
    end)

    -- So many connections, each used once and idle.
    local function idle(count)
      local connections, ids = {}, {}
      for i = 1, count do
        ids[i] = { send(server.url) }
        connections[i] = server:accept(transport)
      end
      for i = 1, count do
        connections[i]:read(transport)
        connections[i]:answer("{}")
      end
      local done = 0
      loopback.run_until(transport, function()
        while transport:next() do
          done = done + 1
        end
        return done == count
      end, "answers")
      for i = 1, count do
        assert.equal(200, (outcome(ids[i][1])))
      end
      return connections
    end

    local function goes_on(break_off)
      for _, count in ipairs { 1, 10 } do
        local connections = idle(count)
        local before = transport:stats()
        for _, connection in ipairs(connections) do
          break_off(connection)
        end
        local request, id = send(server.url)
        local connection = server:accept(transport)
        connection:read(transport)
        connection:answer('{"right":1}')
        loopback.finish(transport, id)
        assert.equal('{"right":1}', request:text())
        assert.same({ 200, true }, { outcome(request) })
        local after = transport:stats()
        assert.equal(before.sendings + 1, after.sendings)
        connection:close()
        transport:close()
        transport = assert(transports.new { max_connections = 16 })
      end
    end

    it("that was closed meanwhile is not sent on, nor nine others", function()
      goes_on(function(connection) connection:close() end)
    end)

    it("that was reset meanwhile is not sent on, nor nine others", function()
      goes_on(function(connection) connection:reset() end)
    end)

    it("that was half closed meanwhile is not sent on", function()
      goes_on(function(connection) connection.socket:shutdown("send") end)
    end)

    for name, text in pairs {
      ["408"] = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
      ["200"] = 'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"stray":1}',
      ["piece of a line"] = "H",
    } do
      it("on which a stray " .. name .. " lies is not sent on", function()
        goes_on(function(connection)
          connection:send(text)
        end)
      end)
    end

    it("that ends with the request on it tells so, and libcurl does not send it again", function()
      local connection = idle(1)[1]
      local request, id = send(server.url)
      connection:read(transport)
      connection:close()
      loopback.finish(transport, id)
      assert.same({ "resent", true }, { outcome(request) })
      assert.equal(2, transport:stats().sendings)
    end)

    it("is not used by who asks for a fresh one after a failure on it or another", function()
      local connections = idle(3)
      local request, id = send(server.url, { attempt_timeout = 0.02 })
      loopback.finish(transport, id) -- nobody answers
      assert.same({ "attempt_timeout", true }, { outcome(request) })
      request, id = send(server.url, { fresh = true })
      local connection = server:accept(transport)
      connection:read(transport)
      connection:answer("{}")
      loopback.finish(transport, id)
      assert.same({ 200, true }, { outcome(request) })
      request, id = send(server.url, { fresh = true }) -- that one is newer than the failure
      connection:read(transport)
      connection:answer("{}")
      loopback.finish(transport, id)
      assert.same({ 200, true }, { outcome(request) })
      assert.equal(4, transport:stats().connections)
      assert.equal(3, #connections)
    end)
  end)

  describe("of HTTP/2", function()
    local server

    before_each(function() -- one for each: nobody's left connection is in its queue
      server = core.http2 and h2.listen("h2 http/1.1") or nil
    end)

    after_each(function()
      if server then
        server:stop()
      end
    end)

    teardown(tls.remove)

    -- A connection on which one request was answered, in a spec that can be done here.
    local function used(fn)
      return function()
        if not server then
          return pending("nginx's stream module or HTTP/2 is not there")
        end
        template = transports.template { ca_file = tls.ca_file() }
        local request, id = send(server.url)
        local connection = server:accept(transport)
        connection:answer(connection:read(transport))
        loopback.finish(transport, id)
        assert.equal(200, (outcome(request)))
        fn(connection)
        connection:close()
      end
    end

    local function answer_on_another(request, id, accept)
      local other = server[accept or "accept"](server, transport)
      local stream = other:read(transport)
      if accept then
        other:answer("{}")
      else
        other:answer(stream)
      end
      loopback.finish(transport, id)
      local status, sent = outcome(request)
      other:close()
      return status, sent
    end

    it("over which TLS has said good-bye is not sent on", used(function(connection)
      connection:close()
      settle()
      local request, id = send(server.url)
      assert.same({ 200, true }, { answer_on_another(request, id) })
      assert.equal(2, transport:stats().sendings)
    end))

    it("that has ended without a word is not sent on", used(function()
      server.nginx:stop() -- it has no time for more
      local request, id = send(server.url)
      loopback.finish(transport, id)
      assert.same({ "connect", false }, { outcome(request) })
      assert.equal(1, transport:stats().sendings)
    end))

    it("is told that a stream above GOAWAY's last was not processed: it is sent again", used(function(connection)
      local request, id = send(server.url)
      assert.equal(3, connection:read(transport))
      connection:send(h2.goaway(1))
      assert.same({ 200, true }, { answer_on_another(request, id) })
    end))

    it("is told so in two steps", used(function(connection)
      local request, id = send(server.url)
      assert.equal(3, connection:read(transport))
      connection:send(h2.goaway(0x7fffffff))
      transport:run(0.02)
      connection:send(h2.goaway(1))
      connection:close()
      assert.same({ 200, true }, { answer_on_another(request, id) })
    end))

    it("that says GOAWAY answers what it has begun", used(function(connection)
      local request, id = send(server.url)
      local other_request, other_id = send(server.url)
      assert.equal(3, connection:read(transport))
      assert.equal(5, connection:read(transport))
      connection:send(h2.goaway(3))
      transport:run(0.02)
      connection:answer(3)
      loopback.finish(transport, id)
      assert.same({ 200, true }, { outcome(request) })
      assert.same({ 200, true }, { answer_on_another(other_request, other_id) })
    end))

    it("that ends above a stream that may have been processed sends it once", used(function(connection)
      local request, id = send(server.url)
      assert.equal(3, connection:read(transport))
      connection:send(h2.goaway(3))
      connection:close()
      loopback.finish(transport, id)
      local kind, sent = outcome(request)
      assert.is_true(sent)
      assert.equal("resent", kind)
    end))

    it("whose server breaks the protocol has its request sent once", used(function(connection)
      local request, id = send(server.url)
      assert.equal(3, connection:read(transport))
      connection:send(h2.frame(0, 0, 0, "x")) -- DATA on stream 0
      connection:close()
      loopback.finish(transport, id)
      local kind, sent = outcome(request)
      assert.is_true(sent)
      assert.equal("resent", kind)
    end))

    it("falls back where HTTP/1.1 is required", used(function(connection)
      local request, id = send(server.url)
      connection:send(h2.reset(connection:read(transport), h2.HTTP_1_1_REQUIRED))
      assert.same({ 200, true }, { answer_on_another(request, id, "accept_plain") })
    end))

    it("is given up with a request that timed out without a byte", used(function(connection)
      local request, id = send(server.url, { attempt_timeout = 0.02 })
      loopback.finish(transport, id)
      assert.same({ "attempt_timeout", true }, { outcome(request) })
      request, id = send(server.url)
      assert.same({ 200, true }, { answer_on_another(request, id) })
      assert.equal(3, connection:read(transport))
    end))

    it("that many share and that is silent is not given new ones, but keeps those it has", used(function(connection)
      local patient, patient_id = send(server.url)
      local request, id = send(server.url, { attempt_timeout = 0.02 })
      assert.equal(3, connection:read(transport))
      loopback.finish(transport, id)
      assert.same({ "attempt_timeout", true }, { outcome(request) })
      request, id = send(server.url)
      assert.same({ 200, true }, { answer_on_another(request, id) })
      connection:answer(3)
      loopback.finish(transport, patient_id)
      assert.same({ 200, true }, { outcome(patient) })
    end))

    it("is given up when all that share it time out at once, for one new connection", used(function(connection)
      local function all(options, count)
        local requests, done = {}, 0
        for _ = 1, count do
          local request, id = send(server.url, options)
          requests[id] = request
        end
        local other
        loopback.run_until(transport, function()
          if options.fresh and not other and server.listener:pending() then
            other = server:accept(transport)
            for _ = 1, count do
              other:answer(other:read(transport))
            end
          end
          for id in transport.next, transport do
            assert.equal(options.fresh and 200 or "attempt_timeout", (outcome(requests[id])))
            done = done + 1
          end
          return done == count
        end, "all")
        return other
      end
      all({ attempt_timeout = 0.05 }, 10)
      local other = all({ fresh = true }, 10)
      assert.equal(2, transport:stats().connections)
      assert.is_not_nil(connection)
      other:close()
    end))

    it("is told of a refused stream, where libcurl tells of it: then it is sent again, and never twice otherwise", used(function(connection)
      local request, id = send(server.url)
      connection:send(h2.reset(connection:read(transport), h2.REFUSED_STREAM))
      local done = loopback.run_until(transport, function()
        return transport:next() or server.listener:pending() and "another"
      end, "the end or another connection")
      if done == id then
        assert.same({ "resent", true }, { outcome(request) })
      else
        local other = server:accept(transport)
        local stream = loopback.run_until(transport, function()
          return transport:next() or other:try()
        end, "the end or a request")
        if transport:stats().active == 0 then
          assert.same({ "resent", true }, { outcome(request) })
        else
          other:answer(stream)
          loopback.finish(transport, id)
          assert.same({ 200, true }, { outcome(request) })
        end
        other:close()
      end
    end))

    it("is kept where it has spoken to another request meanwhile", used(function(connection)
      local slow, slow_id = send(server.url, { attempt_timeout = 0.3 })
      assert.equal(3, connection:read(transport))
      local request, id = send(server.url)
      connection:answer(connection:read(transport))
      loopback.finish(transport, id)
      assert.same({ 200, true }, { outcome(request) })
      loopback.finish(transport, slow_id)
      assert.equal("attempt_timeout", (outcome(slow)))
      request, id = send(server.url)
      connection:answer(connection:read(transport))
      loopback.finish(transport, id)
      assert.same({ 200, true }, { outcome(request) })
      assert.equal(1, transport:stats().connections)
    end))

    it("whose server refuses every stream ends the attempt after a few, unsent", used(function(connection)
      connection:close()
      settle()
      local request, id = send(server.url)
      local refused = 0
      repeat
        local other = server:accept(transport)
        other:send(h2.reset(other:read(transport), h2.REFUSED_STREAM))
        refused = refused + 1
        local done = loopback.run_until(transport, function()
          return transport:next() or server.listener:pending() and "another"
        end, "the end or another connection")
      until done == id
      assert.same({ "refused", false }, { outcome(request) })
      assert.is_true(refused >= 2 and refused <= 12, refused .. " refusals")
    end))
  end)
end)
