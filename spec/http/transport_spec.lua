-- bctrl.core's transport: what leaves, what comes back, how often, and how long it may take. Beneath the client: no retries here.
local core = require "bctrl.core"
local transports = require "spec.support.transport"
local loopback = require "spec.support.loopback"
local rawserver = require "spec.support.rawserver"
local socket = require "socket"
local support = require "spec.support.util"

local NEVER = 60

describe("the transport", function()
  local server, transport, template

  before_each(function()
    server = loopback.listen()
    transport = assert(transports.new {})
    template = transports.template { headers = { "Authorization: Bearer key", "Accept: application/json" } }
  end)

  after_each(function()
    transport:close()
    server:stop()
  end)

  local function send(options)
    options = options or {}
    return transport:send(options.template or template, options.method or "GET", options.url or server.url .. (options.path or "/"),
      options.body, options.lines, options.timeout or NEVER, options.attempt_timeout)
  end

  describe("sends", function()
    -- What the server reads when this is sent: the first line, and the headers by name.
    local function received(options)
      local _, id = send(options)
      local connection = server:accept(transport)
      local text = connection:read(transport)
      connection:answer("{}", "Connection: close\r\n")
      loopback.finish(transport, id)
      connection:close()
      local headers, names = {}, {}
      local head, body = text:match("^(.-)\r\n\r\n(.*)$")
      for name, value in head:gmatch("\r\n([^:\r\n]+): ([^\r\n]*)") do
        headers[name:lower()] = value
        names[#names + 1] = name
      end
      return head:match("^[^\r\n]*"), headers, names, body
    end

    it("a body with its type and length, and the template's lines", function()
      local line, headers, names, body = received { method = "POST", path = "/v2/start", body = '{"a":1}' }
      assert.equal("POST /v2/start HTTP/1.1", line)
      assert.equal('{"a":1}', body)
      assert.equal("application/json", headers["content-type"])
      assert.equal("7", headers["content-length"])
      assert.equal("Bearer key", headers.authorization)
      assert.equal(6, #names) -- and Host, Accept, Accept-Encoding
    end)

    it("no type without a body, and a length of 0 where a body is usual", function()
      local _, headers = received { method = "POST" }
      assert.is_nil(headers["content-type"])
      assert.equal("0", headers["content-length"])
      for _, method in ipairs { "GET", "DELETE" } do
        local line, without = received { method = method }
        assert.equal(method .. " / HTTP/1.1", line)
        assert.is_nil(without["content-type"])
        assert.is_nil(without["content-length"])
      end
    end)

    it("any method with or without a body, one after another on one handle", function()
      for _, each in ipairs { { "PATCH", "{}" }, { "GET" }, { "DELETE", "[]" }, { "POST", "" }, { "PUT" }, { "GET", "{}" }, { "POST", "{}" } } do
        local line, headers, _, body = received { method = each[1], body = each[2] }
        assert.equal(each[1] .. " / HTTP/1.1", line)
        assert.equal(each[2] or "", body)
        assert.equal(each[2] and "application/json" or nil, headers["content-type"])
      end
    end)

    it("a long body without waiting to be asked for it", function()
      local long = ("x"):rep(3 * 1024 * 1024)
      local _, headers, _, body = received { method = "POST", body = long }
      assert.is_nil(headers.expect)
      assert.is_true(body == long)
    end)

    it("a request's own line in place of the template's", function()
      local _, headers, names = received { body = "{}", lines = { "accept: text/plain", "X-A: 1", "Content-Type: text/x" } }
      assert.equal("text/plain", headers.accept)
      assert.equal("text/x", headers["content-type"])
      assert.equal("1", headers["x-a"])
      assert.equal("Bearer key", headers.authorization)
      assert.equal(7, #names)
      _, headers = received { body = "{}" }
      assert.equal("application/json", headers.accept)
      assert.equal("application/json", headers["content-type"])
      assert.is_nil(headers["x-a"])
    end)

    it("an empty header where one is asked for", function()
      local _, headers = received { lines = { (assert(core.header_line("X-Empty", " "))) } }
      assert.is_nil(headers["x-empty"]) -- no ": ", hence not matched above
      local request, id = send { lines = { (assert(core.header_line("X-Empty", ""))) } }
      local connection = server:accept(transport)
      assert.is_truthy(connection:read(transport):find("\r\nX%-Empty:%s*\r\n"))
      connection:answer("")
      loopback.finish(transport, id)
      request:free()
    end)

    it("the path as it is", function()
      local line = received { path = "/a/../b/%2e%2e/./c" }
      assert.equal("GET /a/../b/%2e%2e/./c HTTP/1.1", (line:gsub("%%2E", "%%2e"))) -- newer libcurls write capitals
    end)

    it("nothing that could end a line", function()
      for _, line in ipairs { "X-A: 1\r\nX-B: 2", "X-A: 1\n", "X-A: \0", "no colon", "X A: 1", "", 7 } do
        assert.has_error(function() send { lines = { line } } end, "bad header line #1")
        assert.has_error(function() transports.template { headers = { "A: 1", line } } end, "bad header line #2")
      end
      assert.has_error(function() send { method = "GET /x" } end)
      assert.has_error(function() send { url = server.url .. "/ HTTP/1.1\r\nX: 1" } end)
      assert.has_error(function() send { url = server.url .. "/\0" } end)
      assert.equal(0, transport:stats().sendings)
    end)
  end)

  describe("counts sendings", function()
    it("and ends an attempt that libcurl would send a second time", function()
      local first, first_id = send { method = "POST", body = "{}" }
      local connection = server:accept(transport)
      connection:read(transport)
      connection:answer("{}")
      loopback.finish(transport, first_id)
      assert.equal(200, (first:outcome()))
      local second, id = send { method = "POST", body = "{}" }
      connection:read(transport)
      connection:close() -- without a byte
      loopback.finish(transport, id)
      local status, kind, _, sent = second:outcome()
      assert.is_nil(status)
      assert.equal("resent", kind)
      assert.is_true(sent)
      assert.equal(2, transport:stats().sendings)
      assert.is_nil(server.listener:accept() and server.listener:accept()) -- at most a connection, no request
    end)

    it("and tells what was not sent", function()
      local nobody = assert(socket.tcp()) -- bound, so that nobody else is there, and not listening
      assert(nobody:bind("127.0.0.1", 0))
      local request, id = send { url = "http://127.0.0.1:" .. select(2, nobody:getsockname()) .. "/" }
      loopback.finish(transport, id)
      nobody:close()
      local status, kind, message, sent, connected = request:outcome()
      assert.same({ nil, "connect", false, false }, { status, kind, sent, connected })
      assert.is_truthy(message:find("127.0.0.1", 1, true))
      assert.equal(0, transport:stats().sendings)
    end)
  end)

  describe("queues", function()
    it("what max_connections does not let through, in order", function()
      transport:close()
      transport = assert(transports.new { max_connections = 2 })
      local requests, ids = {}, {}
      for i = 1, 4 do
        requests[i], ids[i] = send { path = "/" .. i }
      end
      local a, b = server:accept(transport), server:accept(transport)
      local first, second = a:read(transport), b:read(transport)
      transport:run(0.02)
      assert.is_nil(server.listener:accept())
      assert.equal(2, transport:stats().queued)
      a:answer("{}")
      loopback.finish(transport, first:find("/1 ", 1, true) and ids[1] or ids[2])
      assert.is_truthy(a:read(transport):find("GET /3 ", 1, true))
      requests[4]:free() -- never sent
      b:answer("{}")
      loopback.finish(transport, second:find("/2 ", 1, true) and ids[2] or ids[1])
      a:answer("{}")
      loopback.finish(transport, ids[3])
      assert.equal(3, transport:stats().sendings)
      assert.equal(2, transport:stats().connections)
    end)

    it("a thousand through 32 connections", function()
      local raw = rawserver.start()
      finally(function() raw:stop() end)
      raw:script { otherwise = { "read", { "send", rawserver.response(200, "{}") }, "again" } }
      local requests, left = {}, 1000
      for _ = 1, left do
        local request, id = send { method = "POST", body = "{}", url = raw.url .. "/" }
        requests[id] = request
      end
      while left > 0 do
        assert.is_true(transport:run(30) > 0)
        for id in transport.next, transport do
          assert.equal(200, (requests[id]:outcome()))
          requests[id]:free()
          left = left - 1
        end
      end
      assert.equal(1000, transport:stats().sendings)
      assert.equal(32, transport:stats().connections)
      local connections, count = raw:count()
      assert.same({ 32, 1000 }, { connections, count })
    end)
  end)

  describe("judges time", function()
    it("of a whole call, queueing included", function()
      transport:close()
      transport = assert(transports.new { max_connections = 1 })
      local running = send {}
      local queued, id = send { timeout = 0.05 }
      loopback.finish(transport, id)
      local _, kind, message, sent, connected = queued:outcome()
      assert.same({ "timeout", "timed out in the queue", false, false }, { kind, message, sent, connected })
      running:free()
    end)

    it("of an attempt from when it leaves the queue", function()
      transport:close()
      transport = assert(transports.new { max_connections = 1 })
      local _, first = send {}
      local second, id = send { attempt_timeout = 0.2 }
      local connection = server:accept(transport)
      connection:read(transport)
      transport:run(0.25)
      assert.equal(1, transport:stats().queued)
      connection:answer("{}")
      loopback.finish(transport, first)
      connection:read(transport)
      loopback.finish(transport, id)
      local _, kind, message, sent, connected = second:outcome()
      assert.same({ "attempt_timeout", "attempt timed out while waiting for the answer", true, true }, { kind, message, sent, connected })
    end)

    it("of connecting", function()
      local full = loopback.listen(0)
      local fill = {}
      for i = 1, 3 do
        fill[i] = socket.tcp()
        fill[i]:settimeout(0)
        fill[i]:connect("127.0.0.1", full.port)
      end
      local impatient = transports.template { connect_timeout = 0.05 }
      local request, id = send { template = impatient, url = full.url .. "/" }
      loopback.finish(transport, id)
      local _, kind, message, sent, connected = request:outcome()
      assert.same({ "connect_timeout", "connection timed out while connecting", false, false }, { kind, message, sent, connected })
      full:stop()
    end)

    it("after reading: a host that was suspended takes the answer that is there", function()
      local request, id = send { timeout = 0.4, attempt_timeout = 0.3 }
      local connection = server:accept(transport)
      connection:read(transport)
      connection:answer("{}")
      support.sleep(0.5)
      assert.equal(1, (transport:run(0)))
      assert.equal(id, transport:next())
      assert.equal(200, (request:outcome()))
    end)

    it("of sleeps, to the order and not too early", function()
      local start = core.now()
      local ids = {}
      local late, early = transport:timer(30), transport:timer(0.02)
      ids[2] = select(2, transport:timer(0.04))
      early:free()
      while #ids < 3 do
        transport:run(1)
        local id = transport:next()
        if id then
          assert.is_true(core.now() - start >= 0.04)
          ids[#ids + 1] = id
        end
        if id == ids[2] then
          ids[3] = true
        end
      end
      assert.is_nil(transport:next())
      assert.is_true(transport:timeout() <= 30)
      late:free()
      assert.is_nil(transport:timeout())
    end)
  end)

  describe("runs", function()
    it("no longer than its budget, a request at least", function()
      local raw = rawserver.start()
      finally(function() raw:stop() end)
      raw:script { otherwise = { "read", { "send", rawserver.response(200, "{}") }, "again" } }
      local requests = {}
      for i = 1, 50 do
        requests[i] = send { url = raw.url .. "/" }
      end
      assert.equal(50, #requests) -- held: what nobody holds is cancelled
      local done, more = transport:run(0, 1e-9)
      assert.is_true(more)
      assert.is_true(done <= 1) -- answered within the pump, where both are quick
      if core.backend == "epoll" then
        assert.is_true(transport:stats().queued >= 48)
      end
      assert.equal(0, transport:timeout())
      loopback.run_until(transport, function()
        transport:run(0, 1e-9)
        return transport:stats().active + transport:stats().queued == 0
      end, "all")
    end)

    it("once for a request on a connection that exists", function()
      local raw = rawserver.start()
      finally(function() raw:stop() end)
      raw:script { otherwise = { "read", { "send", rawserver.response(200, "{}") }, "again" } }
      local function one()
        local request, id = send { url = raw.url .. "/" }
        transport:run(30)
        assert.equal(id, transport:next())
        request:free()
      end
      one()
      local before = transport:stats()
      for _ = 1, 20 do
        one()
      end
      local after = transport:stats()
      assert.equal(before.connections, after.connections)
      assert.equal(1, after.idle)
      assert.is_true(after.wakeups - before.wakeups <= (core.backend == "epoll" and 20 or 60))
    end)

    it("until a signal comes", function()
      local started = support.now()
      local output, status = support.run_lua([[
        local transports = require "spec.support.transport"
        local transport = transports.new {}
        local ticket = transport:timer(20)
        local start = core.now()
        local pid = io.open("/proc/self/stat"):read("*n")
        os.execute("(sleep 0.2; kill -INT " .. pid .. ") &")
        local ok, message = pcall(function() transport:run(20) for _ = 1, 1e7 do end end)
        print(ok, message, core.now() - start < 10)
      ]])
      if status == 0 then
        assert.is_truthy(output:find("interrupted!%s+true"), output)
      end -- else a host without a handler, which SIGINT ends
      assert.is_true(support.now() - started < 10)
    end)
  end)
end)
