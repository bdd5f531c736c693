-- Browsers behind the gateway's runtimes: started at the first connection, relayed, and gone with whatever they belong to. Most
-- of it with a program that only says that it is a browser; with a real Chromium where there is one.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local cdp_server = require("spec.support.cdp_server")
local chromium = require("spec.support.chromium")
local dkjson = require("dkjson")
local fake_browser = require("spec.support.fake_browser")
local http = require("spec.support.gateway_client")
local native = require("spec.support.native")
local socket = require("socket")
local support = require("spec.support.util")
local websocket = require("spec.support.frames")

describe("a browser behind the local gateway", function()
  local folder, server, gateway, connections

  setup(function()
    server = cdp_server.start()
  end)

  teardown(function()
    server:stop()
    native.remove()
  end)

  before_each(function()
    folder, connections = support.temporary_folder(), {}
    server:script {}
  end)

  after_each(function()
    for _, each in ipairs(connections) do
      each:close()
    end
    if gateway then
      gateway:finish()
      gateway = nil
    end
    support.remove(folder)
  end)

  -- A gateway whose browsers are this program, or a path that is given.
  local function start(program)
    gateway = api.start { chromium = type(program) == "table" and fake_browser.write(folder, program) or program }
    return gateway:client()
  end

  local function start_runtime(client, options)
    local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
    return bctrl.assert(runtime:start(options)), runtime
  end

  -- A gateway in a process of its own, and the URL of a runtime there.
  local function start_elsewhere(program, temporary)
    local script = support.write_file(folder .. "/gateway.lua", [[
      local gateway = require("bctrl.gateway").start { chromium = arg[2], api_key = "k" }
      local client = require("bctrl").new { base_url = gateway.url, api_key = "k" }
      local runtime = require("bctrl").assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
      local file = io.open(arg[1], "w")
      file:write(runtime:start():cdp_url(), "\n")
      file:close()
      client:sleep(600)
    ]])
    local place = folder .. "/url"
    local process = support.start(("exec env %s %s %s %s %s"):format(temporary and "TMPDIR=" .. support.quote(temporary) or "",
      support.quote(support.lua_command()), script, place, program or ""))
    return process, support.wait_until(function() return (support.read_file(place) or ""):match("^(.-)\n") end, "the gateway's url")
  end

  local function connect(url)
    local connection = websocket.connect(url)
    connections[#connections + 1] = connection
    return connection
  end

  local function refused(url)
    local connection = connect(url)
    return connection.status, dkjson.decode(connection.body or "null")
  end

  local function only_pid()
    local pids = fake_browser.pids(folder)
    assert.equal(1, #pids)
    return pids[1]
  end

  -- Neither the process nor its folder.
  local function is_gone(pid)
    return not fake_browser.lives(pid) and not support.run("ls -d " .. fake_browser.profile(folder, pid)):find("^/")
  end

  describe("refuses a connection", function()
    it("where there is no Chromium, saying what to install", function()
      local status, body = refused(start_runtime(start(false)):cdp_url())
      assert.same({ 501, "browser.missing" }, { status, body.code })
      assert.matches("chromium = false", body.hint)
      gateway:finish()
      status, body = refused(start_runtime(start(folder .. "/none")):cdp_url())
      assert.same({ 501, "browser.missing" }, { status, body.code })
      assert.matches("There is no " .. folder .. "/none here", body.error, 1, true)
      assert.matches("BCTRL_CHROMIUM", body.hint)
    end)

    it("with a key that is none, and no browser is started for it", function()
      local path = start_runtime(start(folder .. "/none")):cdp_url():match("^ws://[^/]+(.*)$")
      local answer = http.request(gateway.real, "GET", path, nil,
        { Connection = "Upgrade", Upgrade = "websocket", ["Sec-WebSocket-Key"] = "no key" })
      assert.same({ 400, "request.invalid" }, { answer.status, answer.body.code })
    end)

    it("with another secret, of another run, without an upgrade, and to a runtime that is stopped", function()
      local client = start { port = server.port }
      local session = start_runtime(client)
      local other = start_runtime(client)
      local url, secret = session:cdp_url():match("^(.*/)(%x+)$")
      assert.equal(32, #secret)
      assert.equal(404, (refused(url .. ("0"):rep(32))))
      assert.equal(404, (refused(url .. secret:sub(1, -2))))
      assert.equal(404, (refused(url .. other:cdp_url():match("%x+$"))))
      assert.equal(404, (refused((url:gsub("/$", "")))))
      local _, err = client:request("GET", session:cdp_url():match("^ws://[^/]+(.*)$"))
      assert.same({ 426, "upgrade.required" }, { err.status, err.code })
      bctrl.assert(session:stop())
      local status, body = refused(session:cdp_url())
      assert.same({ 409, "runtime.not_active" }, { status, body.code })
      assert.same({}, fake_browser.pids(folder))
    end)

    it("where the browser does not come up, with what it has said", function()
      local session = start_runtime(start { says = "No usable sandbox!", ends = true })
      local status, body = refused(session:cdp_url())
      assert.same({ 502, "browser.failed" }, { status, body.code })
      assert.matches("No usable sandbox!", body.error, 1, true)
      support.wait_until(function() return is_gone(only_pid()) end, "the browser's end")
    end)

    it("where the browser refuses it", function()
      server:script { upgrade = { { bytes = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n" }, "end" } }
      local status, body = refused(start_runtime(start { port = server.port }):cdp_url())
      assert.same({ 502, "browser.failed" }, { status, body.code })
      server:script { upgrade = "end" }
      assert.equal(502, (refused(start_runtime(gateway:client()):cdp_url())))
    end)

    it("as a fault says", function()
      local session = start_runtime(start { port = server.port })
      gateway:fail { path = "/cdp/", status = 503 }
      assert.equal(503, (refused(session:cdp_url())))
      assert.equal(101, connect(session:cdp_url()).status)
    end)
  end)

  it("is started at the first connection, once, with nothing of this process's but what it is given", function()
    local session = start_runtime(start { port = server.port })
    assert.same({}, fake_browser.pids(folder))
    local held = {}
    for i = 1, 20 do
      held[i] = assert(socket.udp())
    end
    connect(session:cdp_url()):send('{"id":1,"method":"Browser.getVersion"}')
    assert.matches("wasn't found", connections[1]:receive())
    connect(session:cdp_url())
    local pid = only_pid()
    for _, each in ipairs(held) do
      each:close()
    end
    local arguments = support.read_file(("%s/%d.arguments"):format(folder, pid))
    assert.matches("--remote-debugging-port=0 --remote-debugging-pipe ", arguments, 1, true)
    local descriptors = support.read_file(("%s/%d.descriptors"):format(folder, pid))
    if descriptors ~= "" then
      local numbers = {}
      for number in descriptors:gmatch("%d+") do
        if tonumber(number) < 10 then -- from there on a shell has its own
          numbers[#numbers + 1] = number
        end
      end
      assert.equal("0 1 2 3 4", table.concat(numbers, " "))
      assert.is_true(select(2, descriptors:gsub("\n", "")) < 20, descriptors)
    end
  end)

  it("hears and says what is passed on, in frames of any kind, to each connection its own", function()
    server:script {
      ["A.b"] = { { text = "one $id", fragment = 2 }, { binary = "\0\1" }, { ping = "?" } },
      ["A.big"] = { text = ("x"):rep(3000000) },
    }
    local session = start_runtime(start { port = server.port })
    local one, other = connect(session:cdp_url()), connect(session:cdp_url())
    one:send('{"id":1,"method":"A.b"}', { fragment = 3 })
    other:send('{"id":2,"method":"A.big"}')
    assert.equal("one 1", one:receive())
    assert.equal("\0\1", one:receive())
    assert.equal(websocket.PING, one:receive_frame().opcode)
    assert.equal(3000000, #other:receive())
    other:send('{"id":3,"method":"A.b","params":{"data":"' .. ("y"):rep(1000000) .. '"}}')
    assert.equal("one 3", other:receive())
    local log = server:log()
    assert.same({ 1, 2 }, { log.connections[1].messages[1].id, log.connections[2].messages[1].id })
    assert.equal(1000000, #log.connections[2].messages[2].params.data)
    assert.is_nil(log.connections[1].problem or log.connections[2].problem)
    assert.is_nil(log.connections[1].request.headers.origin)
  end)

  it("ends a connection with either side", function()
    local session = start_runtime(start { port = server.port })
    connect(session:cdp_url()):close()
    server:wait_for { ended = 1 }
    local second = connect(session:cdp_url())
    server:say { { text = "last words" }, "end" }
    assert.equal("last words", second:receive())
    assert.same({ nil, "closed" }, { second:receive() })
    local third = connect(session:cdp_url())
    third:send_frame { opcode = websocket.CLOSE, payload = websocket.closing(1000) }
    assert.same({ nil, "close", 1000, "" }, { third:receive() })
    assert.same({ nil, "closed" }, { third:receive() })
  end)

  it("holds a bounded number of bytes of what a slow client does not read", function()
    local function resident()
      return tonumber((support.read_file("/proc/self/status") or "VmRSS: 0"):match("VmRSS:%s+(%d+)"))
    end
    local session = start_runtime(start { port = server.port })
    local client = connect(session:cdp_url())
    local before = resident()
    server:say { binary = ("z"):rep(100000), times = 300 }
    socket.select(nil, nil, 0.1) -- the gateway is given time to do wrong
    assert.is_true(resident() - before < 8000, "kB: " .. resident() - before)
    for _ = 1, 300 do
      assert.equal(100000, #client:receive())
    end
  end)

  it("lets the gateway answer others while it comes up; a stop in between is told", function()
    local client = start {}
    local session = start_runtime(client)
    local waiting = assert(socket.connect("127.0.0.1", gateway.port))
    waiting:settimeout(60)
    waiting:send(("GET %s HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
      .. "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"):format(session:cdp_url():match("^ws://[^/]+(.*)$")))
    support.wait_until(function() return #fake_browser.pids(folder) == 1 end, "the browser's start")
    assert.equal("active", bctrl.assert(client.runtimes:get(session.runtime.id)).status)
    bctrl.assert(session:stop())
    assert.matches("409", waiting:receive("*l"))
    waiting:close()
    support.wait_until(function() return is_gone(only_pid()) end, "the browser's end")
  end)

  describe("is gone, with its folder,", function()
    local ends = {
      ["with a stop"] = function(session) bctrl.assert(session:stop()) end,
      ["with a delete"] = function(_, runtime) bctrl.assert(runtime:delete { force = true }) end,
      ["with a runtime that fails"] = function(_, runtime) gateway:set_status(runtime.id, "failed") end,
      ["with the gateway"] = function() gateway:stop() end,
    }
    for what, finish in pairs(ends) do
      it(what, function()
        local session, runtime = start_runtime(start { port = server.port })
        local connection = connect(session:cdp_url())
        local pid = only_pid()
        assert.is_true(fake_browser.lives(pid))
        finish(session, runtime)
        assert.same({ nil, "closed" }, { connection:receive() })
        if what == "with the gateway" then
          assert.is_true(is_gone(pid))
        end
        support.wait_until(function() return is_gone(pid) end, "the browser's end")
      end)
    end

    it("but not with a forked child's gateway, which lets go of it alone", function()
      if (os.getenv("BCTRL_TEST_WRAPPER") or "") ~= "" then
        return pending("valgrind finds lost in a child what is its parent's")
      end
      local process = native.process()
      local connection = connect(start_runtime(start { port = server.port }):cdp_url())
      local closed, code = process.child(function()
        local function sockets()
          return tonumber((support.run(("ls -l /proc/%d/fd | grep -c socket:"):format(process.id()))))
        end
        local before = sockets()
        gateway.real:stop()
        return tostring(before - sockets())
      end)
      assert.same({ "4", 0 }, { closed, code }) -- the listener, the thread's pair, and what holds the browser
      connection:send('{"id":1,"method":"A.b"}')
      assert.matches("wasn't found", connection:receive())
      assert.is_true(fake_browser.lives(only_pid()))
    end)

    it("and another is started where it has ended by itself", function()
      local session = start_runtime(start { port = server.port })
      connect(session:cdp_url())
      local pid = only_pid()
      support.run("kill -9 " .. pid)
      support.wait_until(function() return connect(session:cdp_url()).status == 101 and #fake_browser.pids(folder) == 2 end,
        "another browser")
      support.wait_until(function() return is_gone(pid) end, "the first one's end")
    end)

    it("with a process that is killed; the next gateway clears its folder away", function()
      local program = fake_browser.write(folder, { port = server.port })
      local process, url = start_elsewhere(program)
      connect(url)
      local pid = only_pid()
      support.run("kill -9 " .. process.pid)
      support.wait_until(function() return not fake_browser.lives(pid) end, "the browser's end")
      process.stop()
      assert.is_false(is_gone(pid))
      connect(start_runtime(start(program)):cdp_url())
      support.wait_until(function() return is_gone(pid) end, "the folder's end")
      assert.is_false(is_gone(fake_browser.pids(folder)[2]))
    end)
  end)

  describe("that is a real Chromium", function()
    local function start_real(pending)
      local path = chromium.find()
      if not path then
        pending("no Chromium is installed")
      end
      return start()
    end

    local function processes(id)
      id = id or (support.read_file("/proc/self/stat") or ""):match("^%d+") or "?"
      return (support.run("ps -eo stat,args | grep '[b]ctrl-chromium-" .. id .. "-' | grep -v ^Z"))
    end

    it("speaks the protocol, and leaves nothing behind", function()
      local session = start_runtime(start_real(pending))
      assert.equal("", processes())
      local browser = connect(session:cdp_url())
      assert.equal(101, browser.status, browser.body)
      browser:send('{"id":1,"method":"Target.createTarget","params":{"url":"data:text/html,<title>Hello</title>"}}')
      local target = browser:receive():match('"targetId":"(%x+)"')
      browser:send(('{"id":2,"method":"Target.attachToTarget","params":{"targetId":"%s","flatten":true}}'):format(target))
      browser:receive() -- Target.attachedToTarget
      local id = browser:receive():match('"sessionId":"(%x+)"')
      local title
      support.wait_until(function()
        browser:send(('{"id":3,"method":"Runtime.evaluate","params":{"expression":"document.title"},"sessionId":"%s"}'):format(id))
        title = browser:receive():match('"value":"(%a+)"')
        return title
      end, "the page's title")
      assert.equal("Hello", title)
      assert.matches("user%-data%-dir=[^%s]*/bctrl%-chromium%-", processes())
      bctrl.assert(session:stop())
      assert.same({ nil, "closed" }, { browser:receive() })
      support.wait_until(function() return processes() == "" end, "the browser's end")
    end)

    it("comes up where the path of the temporary files is a long one", function()
      if not chromium.find() then
        pending("no Chromium is installed")
      end
      local long = folder .. "/" .. ("x"):rep(60)
      support.run("mkdir " .. support.quote(long))
      local process, url = start_elsewhere(nil, long)
      local browser = connect(url)
      assert.equal(101, browser.status, browser.body)
      process.stop()
    end)

    it("ends with a process that is killed", function()
      local session = start_runtime(start_real(pending))
      local process, url = start_elsewhere()
      assert.equal(101, connect(url).status)
      assert.matches("headless", processes(process.pid), 1, true)
      support.run("kill -9 " .. process.pid)
      support.wait_until(function() return processes(process.pid) == "" end, "the browser's end")
      process.stop()
      assert.equal(101, connect(session:cdp_url()).status) -- clears the folder away
      support.wait_until(function()
        return support.run('ls -d "${TMPDIR:-/tmp}"/bctrl-chromium-' .. process.pid .. "-*"):find("^ls") ~= nil
      end, "the folder's end")
    end)
  end)
end)
