-- The local gateway as a server: its start and stop, its connections, its counters.
local api = require("spec.support.api")
local client = require("spec.support.gateway_client")
local gateway = require("bctrl.gateway")
local socket = require("socket")
local support = require("spec.support.util")

describe("the local gateway", function()
  local running = {}

  local function start(options)
    running[#running + 1] = assert(gateway.start(options))
    return running[#running]
  end

  after_each(function()
    for _, each in ipairs(running) do
      each:stop()
    end
    running = {}
  end)

  describe("starts and stops", function()
    it("on a free port, with a key of its own", function()
      local one, other = start(), start({})
      assert.is_truthy(one.url:match("^http://127%.0%.0%.1:%d+$"))
      assert.are.equal(one.url, "http://127.0.0.1:" .. one.port)
      assert.is_truthy(one.api_key:match("^bctrl_local_%x+$"))
      assert.are_not.equal(one.api_key, other.api_key)
      assert.are_not.equal(one.port, other.port)
      assert.are_not.equal(one:space(), other:space())
      assert.are.equal(401, client.request(one, "GET", "/v1/spaces", nil, { Authorization = "Bearer " .. other.api_key }).status)
      assert.are.equal(200, client.request(other, "GET", "/v1/spaces").status)
    end)

    it("with the key given", function()
      local one = start({ api_key = "abc" })
      assert.are.equal(200, client.request(one, "GET", "/v1/spaces", nil, { Authorization = "Bearer abc" }).status)
    end)

    it("and says which port is in use", function()
      local one = start()
      local none, message = gateway.start({ port = one.port })
      assert.is_nil(none)
      assert.is_truthy(message:find("127.0.0.1:" .. one.port, 1, true), message)
      assert.is_truthy(message:find("in use", 1, true), message)
      assert.are.equal(200, client.request(one, "GET", "/v1/spaces").status)
    end)

    it("and says that a host is none", function()
      local none, message = gateway.start({ host = "256.1.1.1" })
      assert.is_nil(none)
      assert.is_truthy(message:find("256.1.1.1", 1, true), message)
    end)

    it("with more descriptors than select can watch, or says so", function()
      local output, status = support.run_lua([[
        local core, gateway = require("bctrl.core"), require("bctrl.gateway")
        local files = {}
        repeat
          local file = io.open("/dev/null")
          files[#files + 1] = file
          local last = io.open("/proc/self/fd/1022")
          if last then last:close() end
        until last or not file
        files[#files]:close()
        files[#files] = io.open("/dev/null") -- the listener's will be 1023, the next is too many
        local one, message = gateway.start()
        print(one and one:stats().requests or message)
        print(#files > 1000 and core.backend or "limit")
      ]])
      local result, backend = output:match("^([^\n]*)\n(%w+)\n$")
      if backend == "limit" then
        return pending("no more than 1024 descriptors, or no /proc")
      end
      local expected = { epoll = "0", poll = "cannot watch the sockets: too many descriptors are open for select" }
      assert.are.same({ expected[backend], 0 }, { result, status })
    end)

    it("on IPv6", function()
      local one, message = gateway.start({ host = "::1" })
      if not one then
        return pending(message)
      end
      running[1] = one
      assert.are.equal("http://[::1]:" .. one.port, one.url)
    end)

    it("again on the same port, at once", function()
      local port = start().port
      for _ = 1, 5 do
        assert(client.request(running[#running], "GET", "/v1/spaces"))
        running[#running]:stop()
        assert.are.equal(port, start({ port = port }).port)
      end
    end)

    it("once: stopping twice is nothing, and using a stopped one raises", function()
      local one = start()
      one:stop()
      one:stop()
      assert.has_error(function() one:requests() end, "the gateway is stopped")
      assert.is_truthy(tostring(one):find("stopped", 1, true))
      assert.is_nil(socket.connect("127.0.0.1", one.port))
    end)

    it("when it is collected", function()
      local port
      do
        local one = assert(gateway.start())
        port = one.port
      end
      support.wait_until(function()
        collectgarbage()
        local again = gateway.start({ port = port })
        if again then
          again:stop()
        end
        return again
      end, "the collector to stop it")
    end)

    it("from a finalizer, while a command is given or its reply read", function()
      local output, status = support.run_lua([[
        local gateway, json = require("bctrl.gateway"), require("bctrl.gateway.wire.json")
        local function at_collection(fn)
          if newproxy then
            getmetatable(newproxy(true)).__gc = fn
          else
            setmetatable({}, { __gc = fn })
          end
        end
        if not pcall(collectgarbage, "setstepmul", 1000000) then collectgarbage("param", "stepmul", 1000000) end -- 5.5
        local text = json.pack { op = "nonsense-" .. ("q"):rep(30000) }
        for i = 1, 40 do
          local server = assert(gateway.start()).server
          local command, stopped = server.command, false
          collectgarbage()
          collectgarbage("stop")
          at_collection(function() server:stop() stopped = true end)
          collectgarbage("restart")
          local ok, message = pcall(command, server, i % 2 == 0 and text or 123456 + i)
          message = tostring(message)
          assert(not ok)
          assert(message:find("attempt to", 1, true) or stopped and message == "the gateway is stopped", message)
          while not stopped do collectgarbage() end
        end
        print("done")
      ]])
      assert.are.equal("done\n", output)
      assert.are.equal(0, status)
    end)

    it("with answers held back and connections open", function()
      local one = start()
      local idle = client.connect(one)
      idle:request("HEAD", "/")
      one:delay(3600, { times = 100 })
      local connections = {}
      for i = 1, 100 do
        connections[i] = client.connect(one)
        connections[i]:send("GET", "/v1/spaces")
      end
      support.wait_until(function() return one:stats().waiting == 100 end, "100 answers held back")
      assert.are.equal(100, one:stats().peak_in_flight)
      local before = socket.gettime()
      one:stop()
      assert.is_true(socket.gettime() - before < 30)
      for i = 1, 100 do
        local answer, problem = connections[i]:receive()
        assert.is_nil(answer)
        assert.are.equal("closed", problem)
        connections[i]:close()
      end
      idle:close()
    end)

    it("while requests come in, some of which it holds back", function()
      local output, status = support.run_lua([[
        local gateway, socket = require("bctrl.gateway"), require("socket")
        local function request(path)
          return "GET /v1/" .. path .. " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\n\r\n"
        end
        local requests = (request("runtimes") .. request("spaces")):rep(40)
        for round = 1, 10 do
          local one = assert(gateway.start { api_key = "k", chromium = false })
          one:fail { path = "^/v1/spaces$", delay = 0.0001, times = math.huge }
          local streams = {}
          for i = 1, 20 do
            streams[i] = assert(socket.connect("127.0.0.1", one.port))
            streams[i]:settimeout(0.05)
            streams[i]:send(requests)
          end
          socket.sleep(0.002 * (round % 5))
          one:stop()
          for _, stream in ipairs(streams) do
            stream:close()
          end
        end
        print("stopped")
      ]])
      assert.are.same({ "stopped\n", 0 }, { output, status })
    end)

    it("with the state, when the program forgets it", function()
      local output, status = support.run_lua([[
        local one = assert(require("bctrl.gateway").start())
        one:delay(3600)
        local stream = assert(require("socket").connect("127.0.0.1", one.port))
        stream:send("GET /v1/spaces HTTP/1.1\r\nHost: x\r\n\r\n")
        while one:stats().waiting < 1 do end
        KEEP = { one, stream }
        print("done")
      ]])
      assert.are.equal("done\n", output)
      assert.are.equal(0, status)
    end)

    it("in the foreground, until Ctrl-C", function()
      local folder = support.temporary_folder()
      finally(function() support.remove(folder) end)
      local output, status = support.run(([[
        %s lua/bctrl/gateway/serve.lua --port 0 --key k >%s/out 2>&1 &
        for i in $(seq 3000); do
          grep -q BCTRL_API_KEY %s/out && break
          sleep 0.01
        done
        kill -INT $!
        wait $!
        status=$?
        cat %s/out
        (exit $status)]]):format(support.quote(support.lua_command()), folder, folder, folder))
      assert.is_truthy(output:find("BCTRL_BASE_URL=http://127.0.0.1:%d+ BCTRL_API_KEY=k\n"), output)
      assert.is_true(status == 0 or status == 130, status) -- 130: a host that does not mind signals
    end)
  end)

  describe("refuses", function()
    local function message_of(fn, ...)
      local ok, message = pcall(fn, ...)
      assert.is_false(ok)
      return message
    end

    it("unknown options, by name, blaming the caller", function()
      local message = message_of(gateway.start, { prot = 1 })
      assert.is_truthy(message:find("'prot'", 1, true), message)
      assert.is_truthy(message:find("api_key", 1, true), message)
      local _, blamed = pcall(function() gateway.start({ port = 70000 }) end)
      assert.is_truthy(blamed:find("gateway_spec.lua", 1, true), blamed)
      assert.is_truthy(message_of(gateway.start, { port = "80" }):find("number expected", 1, true))
      assert.is_truthy(message_of(gateway.start, { api = "v3" }):find("'v3'", 1, true))
      assert.is_truthy(message_of(gateway.start, { unknown = "ignore" }):find("got 'ignore'", 1, true))
      assert.is_truthy(message_of(gateway.start, { seed = { runtime = 1 } }):find("'runtime'", 1, true))
      assert.is_truthy(message_of(gateway.start, 5):find("table expected", 1, true))
    end)

    it("faults that are none", function()
      local one = start()
      for name, fault in pairs({
        ["stauts"] = { stauts = 500 }, ["fail.status"] = { status = 99 }, ["fail.times"] = { times = 0 },
        ["fail.delay"] = { delay = -1 }, ["fail.headers"] = { headers = { a = "b\r\nc" } }, ["fail.path"] = { path = "[" },
        ["fail.retry_after"] = { retry_after = {} }, ["fail.reset"] = { reset = 1 }, ["fail.truncate"] = { truncate = 1.5 },
        ["fail.method"] = { status = 500, method = "get" }, ["fail.content_type"] = { status = 500, content_type = "a\r\nb: c" },
        ["fail.details"] = { status = 400, details = { 1, 2 } }, ["fail"] = {},
      }) do
        local message = message_of(one.fail, one, fault)
        assert.is_truthy(message:find("'" .. name .. "'", 1, true), message)
      end
      for _, after in ipairs({ 0 / 0, -1, math.huge, "", "a\nb" }) do
        api.contains("'fail.retry_after' (seconds or an HTTP date expected, got ", message_of(one.fail, one, { status = 429, retry_after = after }))
      end
      for _, details in ipairs({ { a = print }, { a = 0 / 0 }, { [1.5] = 1 }, { a = { { [true] = 1 } } } }) do
        api.contains("'fail.details' (a table with names as keys, that JSON can say expected, got table)",
          message_of(one.fail, one, { status = 400, details = details }))
      end
      for _, name in ipairs({ "", "a b", "a:", "é" }) do
        api.contains("'fail.headers'", message_of(one.fail, one, { headers = { [name] = "x" } }))
      end
      for _, fault in ipairs({ {}, { method = "GET" }, { times = 2, code = "x" }, { reset = false } }) do
        api.contains("a fault that does something expected in 'fail' (one of: status, body, ", message_of(one.fail, one, fault))
      end
      assert.are.equal(200, client.request(one, "GET", "/v1/spaces").status)
    end)

    it("mistakes in a call of its methods, blaming the caller", function()
      local one = start()
      for _, name in ipairs({ "space", "workspace", "fail", "delay", "requests", "clear", "stats", "set_status", "running", "stop" }) do
        local method = one[name]
        assert.equal("calling 'gateway:" .. name .. "' on bad self (gateway expected, got nil)", api.mistake(function() method() end))
        assert.equal("calling 'gateway:" .. name .. "' on bad self (gateway expected, got table)", api.mistake(function() method({}) end))
      end
      assert.equal("bad argument #1 to 'gateway:delay' (seconds expected, got nil)", api.mistake(function() one:delay() end))
      assert.equal("bad argument #1 to 'gateway:delay' (seconds expected, got '1')", api.mistake(function() one:delay("1") end))
      assert.equal("bad argument #2 to 'gateway:delay' (table expected, got 2)", api.mistake(function() one:delay(1, 2) end))
      assert.equal("bad argument #1 to 'gateway:requests' (position expected, got 'x')", api.mistake(function() one:requests("x") end))
      assert.equal("bad argument #2 to 'gateway:set_status' (a status expected, got 'x')", api.mistake(function() one:set_status("a", "x") end))
      api.contains("bad option 'fail.delay'", api.mistake(function() one:delay(-1) end))
      api.contains("bad option 'fail.method'", api.mistake(function() one:fail { status = 500, method = "get" } end))
      one:stop()
      assert.equal("the gateway is stopped", api.mistake(function() one:fail { status = 500 } end))
      assert.equal("the gateway is stopped", api.mistake(function() one:delay(1) end))
    end)
  end)

  describe("counts", function()
    it("connections and requests", function()
      local one = start()
      local first, second = client.connect(one), client.connect(one)
      for _ = 1, 3 do
        assert.are.equal(204, first:request("HEAD", "/").status)
      end
      second:request("GET", "/v1/spaces")
      local stats = one:stats()
      assert.are.same({ 2, 2, 2, 4, 0, 1 }, {
        stats.connections, stats.peak_connections, stats.total_connections, stats.requests, stats.in_flight,
        stats.peak_in_flight,
      })
      first:close()
      second:close()
      support.wait_until(function() return one:stats().connections == 0 end, "the connections to close")
      assert.are.equal(2, one:stats().peak_connections)
      local requests = one:requests()
      assert.are.same({ 1, 1, 2 }, { requests[1].connection, requests[3].connection, requests[4].connection })
    end)

    it("and keeps the last requests as they came", function()
      local one = start()
      local body = "\0\1\255\"\\\n\127\226\128\168{}"
      client.request(one, "POST", "/v1/spaces?a=%20b&c", body, { ["X-Some"] = "thing", ["Content-Type"] = "text/plain" })
      local requests, position = one:requests()
      local request = requests[1]
      assert.are.equal("POST", request.method)
      assert.are.equal("/v1/spaces", request.path)
      assert.are.equal("a=%20b&c", request.query)
      assert.are.equal(body, request.body)
      assert.are.equal("thing", request.headers["x-some"])
      assert.are.equal(400, request.status)
      client.request(one, "HEAD", "/")
      assert.are.equal("HEAD", one:requests(position)[1].method)
      one:clear()
      assert.are.same({}, one:requests())
    end)

    it("many idle connections", function()
      local one = start()
      local connections = {}
      for i = 1, 200 do
        connections[i] = client.connect(one)
      end
      support.wait_until(function() return one:stats().connections == 200 end, "200 connections")
      assert.are.equal(204, connections[200]:request("HEAD", "/").status)
      for i = 1, 200 do
        connections[i]:close()
      end
    end)
  end)
end)
