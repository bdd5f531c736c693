-- bctrl.core's transport: what an answer is, who owns what, and the end of things, in whichever order it comes.
local core = require "bctrl.core"
local transports = require "spec.support.transport"
local loopback = require "spec.support.loopback"
local socket = require "socket"
local support = require "spec.support.util"

describe("the transport", function()
  local server, transport, template

  before_each(function()
    server = loopback.listen()
    transport = assert(transports.new {})
    template = transports.template { headers = { "Authorization: Bearer key" }, max_response_bytes = 1000, max_header_bytes = 500 }
  end)

  after_each(function()
    transport:close()
    server:stop()
  end)

  local function send(path, timeout)
    return transport:send(template, "GET", server.url .. (path or "/"), nil, nil, timeout or 60)
  end

  -- One request on a connection of its own, answered with this text; returns the request, done.
  local function exchange(answer)
    local request, id = send()
    local connection = server:accept(transport)
    connection:read(transport)
    connection:send(answer)
    connection:close()
    loopback.finish(transport, id)
    return request
  end

  describe("reads", function()
    it("the headers of the last answer, not those before it nor after its body", function()
      local request = exchange("HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-One: a\r\nTransfer-Encoding: chunked\r\n"
        .. "x-one:  b \r\nX-Long: start\r\n\t and end\r\nX-Empty:\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n")
      local status, _, _, sent, framed = request:outcome()
      assert.same({ 200, true, true }, { status, sent, framed })
      assert.equal("{}", request:text())
      assert.equal(2, request:length())
      local headers = request:headers()
      headers["x-long"] = headers["x-long"]:gsub("%s+", " ") -- newer libcurls unfold lines themselves
      assert.same({ ["x-one"] = "a, b", ["x-long"] = "start and end", ["x-empty"] = "", ["transfer-encoding"] = "chunked" },
        headers)
      assert.equal("a, b", request:header("X-ONE"))
      assert.is_nil(request:header("x-early"))
      assert.is_nil(request:header("x-trailer"))
      assert.is_nil(request:header("x"))
    end)

    it("a trailer that looks like the beginning of an answer as a trailer", function()
      for _, early in ipairs { "", "HTTP/1.1 103 Early\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n" } do
        local request = exchange(early .. "HTTP/1.1 200 OK\r\nX-One: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"
          .. "0\r\nHTTP/1.1 200 Slow: down\r\n\r\n")
        local status, _, _, sent, framed = request:outcome()
        assert.same({ 200, true, true }, { status, sent, framed })
        assert.equal("{}", request:text())
        assert.same({ ["x-one"] = "a", ["transfer-encoding"] = "chunked" }, request:headers())
      end
    end)

    it("an encoding in more than one line", function()
      local request = exchange("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n"
        .. "2\r\n{}\r\n0\r\n\r\n")
      local status, _, _, _, framed = request:outcome()
      assert.same({ 200, true }, { status, framed })
      assert.equal("{}", request:text())
    end)

    it("a body to its limit and no further", function()
      local most = ("x"):rep(1000)
      assert.equal(most, exchange("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" .. most):text())
      for _, text in ipairs { "Content-Length: 1001\r\n\r\n" .. most .. "x", "\r\n" .. most .. "x" } do
        local _, kind, message = exchange("HTTP/1.1 200 OK\r\n" .. text):outcome()
        assert.same({ "too_large", "the answer is longer than 1000 bytes" }, { kind, message })
      end
    end)

    it("headers to their limit and no further, early answers and trailers counted", function()
      local function padded(bytes, before, after)
        local text = before .. "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: \r\n\r\n"
        text = text:gsub("X: ", "X: " .. ("p"):rep(bytes - #text - #after))
        return text .. "0\r\n" .. after .. "\r\n"
      end
      local early, trailer = "HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\n", "X-Trailer: 1\r\n"
      for _, parts in ipairs { { "", "" }, { early, "" }, { "", trailer }, { early, trailer } } do
        local _, kind, message = exchange(padded(501, parts[1], parts[2])):outcome()
        assert.same({ "header_too_large", "the answer's headers are longer than 500 bytes" }, { kind, message })
        assert.equal(200, (exchange(padded(490, parts[1], parts[2])):outcome()))
      end
    end)

    it("whether its end was announced", function()
      for head, expected in pairs {
        ["200 OK\r\nContent-Length: 0"] = true, ["200 OK\r\nTransfer-Encoding: chunked"] = true, ["204 No"] = true,
        ["200 OK\r\nX: 1"] = false,
      } do
        local chunk = head:find("chunked", 1, true) and "0\r\n\r\n" or ""
        local request = exchange("HTTP/1.1 " .. head .. "\r\n\r\n" .. chunk)
        local status, kind, _, _, framed = request:outcome()
        assert.equal(head, (status or kind == "protocol") and framed == expected and head or kind)
      end
    end)

    it("JSON straight from its buffer, and tells the byte that is wrong", function()
      assert.same({ 1, { a = "b" } }, exchange('HTTP/1.1 200 OK\r\n\r\n[1,{"a":"b","c":null}]'):decode())
      assert.equal(core.null, exchange("HTTP/1.1 200 OK\r\n\r\n[null]"):decode(true)[1])
      local value, message = exchange("HTTP/1.1 200 OK\r\n\r\n[1,]"):decode()
      assert.is_nil(value)
      assert.is_truthy(message:find("4", 1, true))
      assert.is_nil((exchange("HTTP/1.1 200 OK\r\n\r\n[[[1]]]"):decode(false, 2)))
    end)

    it("broken connections as what they are", function()
      for answer, expected in pairs {
        [""] = "recv", ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"] = "recv", ["HTTP/1.1 200 OK\r\nX: 1"] = "recv",
        ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"] = "recv", ["nonsense\r\n\r\n"] = "protocol",
        ["HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"] = "encoding",
      } do
        local _, kind, message, sent, connected = exchange(answer):outcome()
        assert.same({ answer, expected, true, true }, { answer, kind, sent, connected })
        assert.is_truthy(#message > 5)
      end
    end)
  end)

  describe("lets go", function()
    it("of a request in flight without disturbing others", function()
      local first = send("/first")
      local one = server:accept(transport)
      one:read(transport)
      local second, id = send("/second")
      local two = server:accept(transport)
      two:read(transport)
      first:free()
      first:free()
      one:read_end(transport)
      two:answer("{}")
      loopback.finish(transport, id)
      assert.equal(200, (second:outcome()))
      assert.equal(0, transport:stats().active)
      assert.has_error(function() first:outcome() end, "the request was freed, or the client is closed")
    end)

    it("of a request that nobody holds any more", function()
      local held = { send() }
      local connection = server:accept(transport)
      connection:read(transport)
      assert.equal(1, transport:stats().active)
      assert.is_truthy(held[1])
      held[1] = nil
      collectgarbage()
      collectgarbage()
      assert.equal(0, transport:stats().active)
      connection:read_end(transport)
    end)

    it("of what is done and was not asked for", function()
      local request = exchange("HTTP/1.1 204 No\r\n\r\n")
      local other, id = send()
      local connection = server:accept(transport)
      connection:read(transport)
      connection:answer("{}")
      assert.equal(1, (transport:run(30)))
      other:free()
      assert.is_nil(transport:next())
      assert.equal(0, (transport:run(0)))
      request:free()
      assert.is_number(id)
    end)

    it("of everything in close, once", function()
      local done = exchange("HTTP/1.1 204 No\r\n\r\n")
      local active, timer = send(), transport:timer(60)
      server:accept(transport):read(transport)
      local unsent = send()
      transport:close()
      transport:close()
      timer:free()
      timer:free()
      for _, each in ipairs { active, done, unsent } do
        assert.has_error(function() each:outcome() end, "the request was freed, or the client is closed")
        each:free()
      end
      assert.has_error(function() transport:run(0) end, "the client is closed")
      assert.has_error(function() transport:send(template, "GET", server.url, nil, nil, 1) end, "the client is closed")
      assert.equal(0, transport:stats().active)
    end)

    it("in any order, at the end of a state too", function()
      for _, order in ipairs { "t = nil", "r = nil", "p = nil", "t, r = nil", "r, p = nil", "t, p = nil", "t:close() t = nil", "r[1]:free() r = nil", "" } do
        local output, status = support.run_lua(([[
          local transports = require "spec.support.transport"
          t = transports.new {}
          p = transports.template { headers = { "A: 1" } }
          r = { t:send(p, "GET", "http://127.0.0.1:%d/", "{}", { "B: 2" }, 60), t:timer(60),
            t:send(p, "GET", "http://nowhere.invalid/", "{}", { "B: 2" }, 60) }
          t:run(0.01)
          r[4] = t:send(p, "GET", "https://127.0.0.1:%d/", nil, nil, 60)
          %s
          collectgarbage() collectgarbage()
          print("alive")
        ]]):format(server.port, server.port, order))
        assert.same({ order, "alive\n", 0 }, { order, output, status })
      end
    end)

    it("even from a finalizer while an answer is read", function()
      local output, status = support.run_lua(([[
        local transports, socket = require "spec.support.transport", require "socket"
        package.path = "./?.lua;" .. package.path
        local loopback = require "spec.support.loopback"
        local on_collect = require("spec.support.util").on_collect
        local server = loopback.listen()
        local body = "[" .. ('{"a":"bbbbbbbbbbbbbbbbbbbbbbb"},'):rep(20000) .. "1]"
        for _, read in ipairs { "decode", "text", "headers", "header" } do
          for _, stop in ipairs { "close", "free" } do
            local t = transports.new {}
            local r, id = t:send(transports.template { headers = {} }, "GET", server.url .. "/", nil, nil, 60)
            local c = server:accept(t)
            c:read(t)
            c:answer(body, ("X-A: " .. ("v"):rep(500) .. "\r\n"):rep(100))
            c:close()
            loopback.finish(t, id)
            local closed = false
            on_collect(function()
              closed = true
              if stop == "close" then t:close() else r:free() end
            end)
            local ok, result = pcall(r[read], r, read == "header" and "x-a" or nil)
            assert(ok and result or closed, read) -- it may be collected just before
            while not closed do collectgarbage() end
            assert(not pcall(r.text, r))
          end
        end
        print("alive")
      ]]))
      assert.same({ "alive\n", 0 }, { output, status })
    end)
  end)

  describe("says", function()
    it("which argument is wrong", function()
      for expected, mistake in pairs {
        ["bctrl.transport expected"] = function() transport.transport.send(template, template) end,
        ["number expected"] = function() transport:run() end,
        ["bad field 'headers' %(table expected, got string%)"] = function() transports.template { headers = "A: 1" } end,
        ["bad field 'connect_timeout' %(positive number expected, got string%)"] = function() transports.template { connect_timeout = "1" } end,
        ["1 to 65535 expected"] = function() transports.new { max_connections = 0 } end,
        ["bctrl.template expected"] = function() transport:send(transport.loop, "GET", "http://x/", nil, nil, 1) end,
      } do
        local ok, message = pcall(mistake)
        assert.is_false(ok)
        assert.is_truthy(message:find(expected), message)
      end
    end)

    it("a depth that is none", function()
      local request = exchange("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n[[]]")
      for _, depth in ipairs { -1, 0, 10001, 2 ^ 31, -2 ^ 31 } do
        local ok, message = pcall(request.decode, request, false, depth)
        assert.is_false(ok)
        assert.is_truthy(message:find("1 to 10000 expected", 1, true), message)
      end
      assert.same({ {} }, request:decode(false, 10000))
      assert.is_nil((request:decode(false, 1)))
    end)

    it("that a request is not done", function()
      local request = send()
      for _, method in ipairs { "outcome", "text", "decode", "headers", "length" } do
        assert.has_error(function() request[method](request) end, "the request is not done")
      end
    end)
  end)

  describe("has one descriptor", function()
    local function readable(timeout)
      local fd = transport:pollfd()
      return #socket.select({ { getfd = function() return fd end } }, nil, timeout or 0) == 1
    end

    it("where there is epoll", function()
      assert.equal(core.backend == "epoll", transport:pollfd() ~= nil)
    end)

    if core.backend ~= "epoll" then
      return
    end

    it("that tells what is queued, what is done, what is due, and nothing else", function()
      assert.is_false(readable())
      local request, id = send()
      assert.is_true(readable())
      local connection = server:accept(transport)
      connection:read(transport)
      transport:settle()
      assert.is_false(readable(0.02))
      connection:answer("{}")
      assert.is_true(readable(30))
      assert.equal(1, (transport:run(0)))
      transport:settle()
      assert.is_true(readable()) -- not asked for yet
      assert.equal(id, transport:next())
      transport:settle()
      assert.is_false(readable(0.02))
      request:free()
      assert.is_false(readable(0.02))
      local sleep = transport:timer(0.15)
      assert.is_false(readable())
      assert.is_true(readable(30))
      transport:run(0)
      transport:settle()
      assert.is_true(readable())
      sleep:free()
      transport:settle()
      assert.is_false(readable(0.02))
    end)

    it("that wake makes readable until settle", function()
      transport:wake()
      assert.is_true(readable())
      transport:run(0)
      transport:settle()
      assert.is_false(readable())
      transport:wake()
      transport:settle()
      assert.is_false(readable())
    end)

    it("that a closed idle connection makes readable once", function()
      local _, id = send()
      local connection = server:accept(transport)
      connection:read(transport)
      connection:answer("{}")
      loopback.finish(transport, id)
      transport:settle()
      assert.is_false(readable())
      connection:close()
      assert.is_true(readable(30))
      transport:run(0)
      transport:settle()
      assert.is_false(readable(0.02))
    end)

    it("that is armed once for many sends", function()
      transport:pollfd()
      local requests = {}
      local before = transport:stats().settles
      for i = 1, 20 do
        requests[i] = send()
      end
      assert.equal(20, #requests)
      assert.equal(1, transport:stats().settles - before)
    end)
  end)
end)
