-- Processes: a client in a forked child says so and leaves its parent's alone; nothing waits for a resolver, and what a
-- resolver's thread still runs stays mapped when Lua is gone.
local bctrl = require "bctrl"
local cdp_server = require "spec.support.cdp_server"
local native = require "spec.support.native"
local rawserver = require "spec.support.rawserver"
local streams = require "spec.support.streams"
local support = require "spec.support.util"
local watch = require "spec.support.watch"

local KEY = "key"
local GOOD = rawserver.response(200, '{"id":"rt_1","status":"stopped"}')
local SANITIZED = (os.getenv("BUILD") or ""):find("san") ~= nil or (os.getenv("BCTRL_TEST_WRAPPER") or "") ~= ""

describe("a client in a forked child", function()
  local process, server, client

  setup(function()
    process = native.process()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    client = bctrl.new { api_key = KEY, base_url = server.url, max_retries = 0, timeout = 10 }
    server:script { otherwise = { "read", { "sleep", 0.05 }, { "send", GOOD }, "again" } }
  end)

  after_each(function()
    client:close()
  end)

  -- Runs fn in a child; what it raises comes back as text too.
  local function in_child(fn)
    local text, code, signal = process.child(function()
      local ok, result = pcall(fn)
      return tostring(ok and result or "raised: " .. tostring(result))
    end)
    assert.equal(0, signal)
    assert.equal(0, code)
    return text
  end

  it("cannot be used there, and says why", function()
    local session = bctrl.assert(client.runtimes:start("rt_1"))
    local task = client:spawn(function() end)
    local uses = {
      function() return client.runtimes:get("rt_1") end,
      function() return session:stop() end,
      function() return client:request("GET", "/v1/x") end,
      function() return client:poll() end,
      function() return client:sleep(0.1) end,
      function() return client:connect() end,
      function() return client:pollfd() end,
      function()
        return client:map({ 1 }, function()
          return client.runtimes:get("rt_1")
        end)
      end,
      function() return task:wait() end,
      function() return client:loop() end,
      function() return client:with({ timeout = 3 }).runtimes:get("rt_1") end,
    }
    for _, use in ipairs(uses) do
      assert.matches("made in another process %(pid " .. process.id() .. "%): make a new client after fork", (in_child(use)))
    end
    task:cancel()
    bctrl.assert(client.runtimes:get("rt_1"))
  end)

  it("gives no event of a stream there, and may close it: its parent reads on", function()
    server:script { { "read", { "send", streams.HEAD .. streams.chunk(streams.event(1) .. streams.event(2)) }, "stall" } }
    local stream = bctrl.assert(client.runs:stream("run_1"))
    assert.equal(1, stream:next().n)
    for _, use in ipairs { function() return stream:next() end, function() return stream:next(0) end } do
      assert.matches("made in another process", (in_child(use)))
    end
    assert.equal("done", in_child(function()
      stream:close()
      client:close()
      return "done"
    end))
    assert.equal(2, stream:next().n)
    local _, err = stream:next(0.01)
    assert.equal("timeout", err.kind)
    stream:close()
  end)

  for name, ending in pairs {
    ["closed"] = function()
      client:close()
      return "done"
    end,
    ["closed with its sessions"] = function()
      pcall(client.close, client, { stop = true })
      return "done"
    end,
    ["collected"] = function()
      client = nil
      collectgarbage()
      collectgarbage()
      return "done"
    end,
    ["left alone"] = function()
      return "done"
    end,
    ["closed between two uses of another"] = function()
      local own = bctrl.new { api_key = KEY, base_url = server.url }
      bctrl.assert(own.runtimes:get("rt_1"))
      client:close()
      bctrl.assert(own.runtimes:get("rt_1"))
      own:close()
      return "done"
    end,
  } do
    it("and " .. name .. " there leaves its parent's calls in flight alone", function()
      bctrl.assert(client.runtimes:start("rt_1"))
      client:pollfd()
      local results = {}
      for i = 1, 5 do
        client:spawn(function()
          local runtime = bctrl.assert(client.runtimes:get("rt_" .. i))
          table.insert(results, runtime.id)
        end)
      end
      support.wait_until(function()
        client:poll(0.005)
        return client:stats().sendings == 6
      end, "the requests to be sent")
      assert.equal("done", in_child(ending))
      watch.drive(client, function() -- the descriptor still tells
        return #results == 5
      end, "the answers")
    end)
  end

  -- popen closes its end of the pipe while ls looks on, and ls says so.
  local function sockets_of(pid)
    return tonumber((support.run("ls -l /proc/" .. pid .. "/fd 2>/dev/null | grep -c socket")))
  end

  it("closes the sockets that came along, and no others", function()
    if not support.read_file("/proc/self/stat") then
      return pending("no /proc")
    end
    bctrl.assert(client.runtimes:get("rt_1"))
    assert.equal(1, client:stats().open)
    collectgarbage("stop") -- or the child collects what earlier specs left, sockets and all
    local closed = in_child(function()
      local before = sockets_of(process.id())
      client:close()
      return before - sockets_of(process.id())
    end)
    collectgarbage("restart")
    assert.equal("1", closed:match("^%d+") or closed)
    bctrl.assert(client.runtimes:get("rt_1"))
    assert.equal(1, client:stats().connections)
  end)

  it("does not close what has taken the number of a socket that libcurl had closed unasked", function()
    local socket = require "socket"
    local full = socket.bind("127.0.0.1", 0, 0)
    local _, port = full:getsockname()
    local waiting = {}
    for i = 1, 3 do -- the listener's queue is full: a further connection is never made
      waiting[i] = socket.tcp()
      waiting[i]:settimeout(0)
      waiting[i]:connect("127.0.0.1", port)
    end
    local stuck = bctrl.new { api_key = KEY, base_url = "http://127.0.0.1:" .. port, max_retries = 0, timeout = 0.1 }
    local _, err = stuck.runtimes:get("rt_1")
    assert.equal("timeout", err.kind)
    assert.equal(0, stuck:stats().open)
    local files = {}
    for i = 1, 5 do
      files[i] = assert(io.open("spec/system/processes_spec.lua"))
    end
    local readable = in_child(function()
      stuck:close()
      local count = 0
      for _, file in ipairs(files) do
        count = count + (file:read(1) and 1 or 0)
      end
      return count
    end)
    assert.equal("5", readable)
    for _, file in ipairs(files) do
      file:close()
    end
    for i = 1, 3 do
      waiting[i]:close()
    end
    full:close()
    stuck:close()
  end)
end)

describe("a browser in a forked child", function()
  local process, server, client, browser, page

  setup(function()
    process = native.process()
    server = cdp_server.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    server:script {
      ["*"] = { result = {} },
      ["Target.createBrowserContext"] = { result = { browserContextId = "C" } },
      ["Target.createTarget"] = { result = { targetId = "T" } },
      ["Target.attachToTarget"] = { result = { sessionId = "S" } },
      ["A.late"] = { { sleep = 0.05 }, { result = { is = "late" } } },
    }
    client = bctrl.new { api_key = KEY, base_url = "http://127.0.0.1:1" }
    browser = bctrl.assert(client:browser(server.ws_url))
    page = bctrl.assert(browser:new_page())
  end)

  after_each(function()
    client:close()
  end)

  local function in_child(fn)
    local text, code, signal = process.child(function()
      local ok, result = pcall(fn)
      return tostring(ok and result or "raised: " .. tostring(result))
    end)
    assert.same({ 0, 0 }, { code, signal })
    return text
  end

  it("cannot be used there, and says why", function()
    for i, use in ipairs {
      function() return browser:new_page() end,
      function() return browser.cdp:send "A.now" end,
      function() return page:title() end,
      function() return page:click "a" end,
      function() return page.mouse:click(1, 1) end,
      function() return page:view() end,
      function() return page:close() end,
      function() return browser:quit() end,
      function() return client:browser(server.ws_url) end,
      function()
        return page.cdp:wait("A.event", nil, { timeout = 0.1 })
      end,
    } do
      assert.matches("made in another process %(pid " .. process.id() .. "%): make a new client after fork", in_child(use), i)
    end
    bctrl.assert(browser.cdp:send "A.now")
  end)

  for name, ending in pairs {
    ["let go"] = function()
      browser:close()
      browser:close()
    end,
    ["let go with its client"] = function()
      client:close()
    end,
    ["collected"] = function()
      client, browser, page = nil, nil, nil
      collectgarbage()
      collectgarbage()
    end,
    ["left alone"] = function() end,
    ["let go while its parent waits for an answer, and an own one is used"] = function()
      browser:close()
      local own = bctrl.new { api_key = KEY, base_url = "http://127.0.0.1:1" }
      local other = bctrl.assert(own:browser(server.ws_url))
      bctrl.assert(other.cdp:send "A.now")
      own:close()
    end,
  } do
    it("and " .. name .. " there goes on for its parent", function()
      local heard = {}
      page.cdp:on("A.event", function(params)
        heard[#heard + 1] = params.n
      end)
      local task = client:spawn(function()
        return bctrl.assert(browser.cdp:send "A.late").is
      end)
      support.wait_until(function()
        client:poll(0.005)
        local messages = server:log().connections[1].messages
        return messages[#messages].method == "A.late"
      end, "the command to be sent")
      local before = #server:log().connections[1].messages
      assert.equal("done", in_child(function()
        ending()
        return "done"
      end))
      server:say({ event = "A.event", session = "S", params = '{"n":1}' }, 1)
      assert.equal("late", task:wait(5))
      bctrl.assert(page.cdp:send "A.now")
      assert.same({ 1 }, heard)
      local connection = server:log().connections[1]
      assert.same({}, { connection.problem, connection.closed, connection.ended })
      assert.equal(before + 1, #connection.messages) -- nothing was said by the child
    end)
  end
end)

describe("a slow resolver", function()
  local preload, server, folder

  setup(function()
    folder = support.temporary_folder()
    preload = native.slow_resolver()
    server = rawserver.start()
    server:script { otherwise = { "read", { "send", GOOD }, "again" } }
  end)

  teardown(function()
    server:stop()
    support.remove(folder)
    native.remove()
  end)

  local PRELUDE = [[
    local bctrl = require "bctrl"
    local core = require "bctrl.core"
    local slow = bctrl.new {
      api_key = "k", base_url = "https://slow.test", max_retries = 0, connect_timeout = tonumber(arg[2]),
    }
    local started = core.now()
    local function get(options) return slow.runtimes:get("rt_1", nil, options) end
    local function took(what) print(what, core.now() - started < 20 and "at once" or "late") started = core.now() end
  ]]

  -- code, what it prints
  local CASES = {
    ["a timeout"] = { [[
      local _, err = get { timeout = 0.1 } print(err.kind) took("timeout")
      _, err = get { timeout = 0.1 } print(err.kind) took("again")
    ]], "timeout\ntimeout\tat once\ntimeout\nagain\tat once\n" },
    ["a connect timeout"] = { [[
      local _, err = get() print(err.kind, err.message:match("no connection")) took("timeout")
    ]], "timeout\tno connection\ntimeout\tat once\n" },
    ["a cancellation"] = { [[
      local task = slow:spawn(get) slow:poll() slow:poll(0.05)
      task:cancel() slow:poll() print(task.status) took("cancel")
    ]], "cancelled\ncancel\tat once\n" },
    ["a close"] = { [[
      slow:spawn(get) slow:spawn(get) slow:poll() slow:poll(0.05) slow:close() took("close")
    ]], "close\tat once\n" },
    ["other calls"] = { [[
      local fast = slow:with { base_url = arg[1] }
      local task = slow:spawn(get) slow:poll() slow:poll(0.05)
      for i = 1, 20 do
        bctrl.assert(fast.runtimes:get("rt_1"))
        if i == 10 then task:cancel() end
      end
      took("others")
    ]], "others\tat once\n" },
    ["the end of the program"] = { [[slow:spawn(get) slow:poll() slow:poll(0.05) took("end")]], "end\tat once\n" },
    ["the collector"] = { [[
      slow:spawn(get) slow:poll() slow:poll(0.05) slow = nil collectgarbage() collectgarbage() took("collect")
    ]], "collect\tat once\n" },
    ["the end after a cancellation"] = { [[get { timeout = 0.05 } took("end")]], "end\tat once\n" },
  }

  local function try(name, environment)
    environment.LD_PRELOAD = preload
    environment.SLOW_GATE = folder .. "/gate"
    os.remove(environment.SLOW_GATE)
    local started = support.now()
    local connect_timeout = name == "a connect timeout" and "0.1" or "10"
    local output, status = support.run_lua(PRELUDE .. CASES[name][1], { env = environment, args = { server.url, connect_timeout } })
    assert.equal(CASES[name][2], output)
    assert.equal(0, status)
    return support.now() - started
  end

  it("holds up neither timeout, nor cancellation, nor close, nor collector, nor exit, nor other calls", function()
    if SANITIZED then
      return pending("nothing can be preloaded under a sanitizer")
    end
    for name in pairs(CASES) do
      assert.is_true(try(name, {}) < 30, name .. " waits for the resolver") -- which lasts a minute
    end
    for _, name in ipairs { "the end of the program", "the end after a cancellation", "a close" } do
      try(name, { SLOW_EXIT = "1" }) -- its thread ends when Lua and its modules are gone
    end
  end)
end)
