-- The Lua side of a WebSocket: waiting in scripts, tasks and other schedulers, and what its errors say.
local core = require("bctrl.core")
local rawserver = require("spec.support.rawserver")
local socket_module = require("bctrl.loop.socket")
local transports = require("spec.support.transport")
local websocket = require("spec.support.websocket")
local bctrl = require("bctrl")

describe("bctrl.loop.socket", function()
  local server, client, loop
  setup(function() server = rawserver.start() end)
  teardown(function() server:stop() end)
  before_each(function()
    client = bctrl.new { api_key = "key", base_url = server.url }
    loop = require("bctrl.loop").new { max_connections = 4 }
  end)
  after_each(function()
    loop:close()
    client:close()
  end)

  local function options(more)
    local all = { template = transports.template(), url = "ws://127.0.0.1:" .. server.port .. "/a/secret?token=secret",
      timeout = 10, max_message = 2 ^ 20 }
    for name, value in pairs(more or {}) do
      all[name] = value
    end
    return all
  end

  local ECHO = { { "read", "upgrade", "read_frame", { "send", websocket.frame(1, "echo") }, "read_frame",
    { "send", websocket.close(1000) }, "stall" } }

  local function converse()
    local socket = assert(socket_module.connect(loop, options()))
    assert(socket:send("hello"))
    assert.same({ "echo", false }, { socket:receive(10) })
    local message, err = socket:receive(0.01)
    assert.is_nil(message)
    assert.equal("timeout", err.kind)
    socket:close()
    message, err = socket:receive()
    assert.is_nil(message)
    assert.same({ "gone", "closed", 1000 }, { err.kind, err.reason, err.code })
    assert.is_nil((socket:send("late")))
    socket:free()
  end

  it("waits in a script", function()
    server:script(ECHO)
    converse()
  end)

  it("waits in a scheduler's coroutine", function()
    server:script(ECHO)
    loop.wait = function(subscribe)
      local thread = coroutine.running()
      subscribe(function() assert(coroutine.resume(thread)) end)
      coroutine.yield()
    end
    local ended
    local thread = coroutine.create(function()
      converse()
      ended = true
    end)
    assert(coroutine.resume(thread))
    local due = core.now() + 20
    while not ended and core.now() < due do
      loop:poll(0.1)
    end
    assert.is_true(ended)
  end)

  it("calls whoever listens, wherever the loop is driven, a sleep as well", function()
    server:script { { "read", "upgrade", { "send", websocket.frame(1, "one") }, { "sleep", 0.05 },
      { "send", websocket.frame(1, "two") }, { "sleep", 0.05 }, "close" } }
    local socket = socket_module.start(loop, options())
    local seen = {}
    socket:on_news(function()
      local message = socket.native:receive()
      while message do
        seen[#seen + 1] = message
        message = socket.native:receive()
      end
      if socket.native:state() == "ended" then
        seen[#seen + 1] = socket:failure().reason
      end
    end)
    local due = core.now() + 20
    while #seen < 3 and core.now() < due do
      loop:sleep(0.02)
    end
    assert.same({ "one", "two", "disconnected" }, seen)
    socket:free()
  end)

  it("may be closed by whoever listens, and frees the place", function()
    server:script { otherwise = { "read", "upgrade", { "send", websocket.frame(1, "one") }, "stall" } }
    local ended, held = 0, {} -- what nobody holds is collected, and closed so
    for i = 1, 10 do
      local socket = socket_module.start(loop, options())
      held[i] = socket
      socket:on_news(function()
        if socket.native:receive() then
          ended = ended + 1
          socket:free()
        end
      end)
    end
    local due = core.now() + 20
    while ended < 10 and core.now() < due do
      loop:poll(0.1)
    end
    assert.same({ 10, 10, 0 }, { ended, #held, loop.native:stats().open })
    assert.is_false(loop:is_busy())
  end)

  it("wakes who waits when the client closes", function()
    server:script { { "read", "upgrade", "stall" } }
    local socket = assert(socket_module.connect(loop, options()))
    local seen
    loop.wait = function(subscribe)
      local thread = coroutine.running()
      subscribe(function() assert(coroutine.resume(thread)) end)
      coroutine.yield()
    end
    assert(coroutine.resume(coroutine.create(function()
      seen = select(2, socket:receive())
    end)))
    loop:close()
    assert.equal("cancelled", seen.kind)
    assert.equal("gone", socket:failure().kind)
  end)

  it("shows scheme and host, and nothing else of the URL", function()
    server:script { { "read", { "send", rawserver.response(403, "no\n  entry") }, "close" } }
    local socket, err = socket_module.connect(loop, options())
    assert.is_nil(socket)
    assert.same({ "response", 403, "no entry" }, { err.kind, err.status, err.detail })
    assert.matches("ws://127.0.0.1:" .. server.port .. ": the server refused the upgrade with status 403 (no entry)", tostring(err), 1, true)
    assert.is_nil(tostring(err):find("secret"))
    for _, url in ipairs { "http://secret/", "ws://", "ws://user:secret@host/", "ws://host/\195\164secret", "ws://host/a secret" } do
      local ok, message = pcall(socket_module.start, loop, options { url = url })
      assert.is_false(ok)
      assert.is_nil(message:find("secret"))
    end
  end)
end)
