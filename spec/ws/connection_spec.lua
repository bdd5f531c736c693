-- One WebSocket over a connection: opening, messages both ways, closing, and each way to end.
local core = require("bctrl.core")
local rawserver = require("spec.support.rawserver")
local peers = require("spec.support.websocket_peer")
local support = require("spec.support.util")
local websocket = require("spec.support.websocket")

local unpack = table.unpack or unpack -- luacheck: compat

local TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10

describe("core.websocket", function()
  local server, peer
  setup(function() server = rawserver.start() end)
  teardown(function() server:stop() end)
  before_each(function() peer = peers.new(server) end)
  after_each(function() peer:close() end)

  it("opens, and carries messages both ways", function()
    server:script { { "read", "upgrade", { "send", websocket.frame(TEXT, "hello") }, "read_frame",
      { "send", websocket.frame(BINARY, "\0\1") }, "stall" } }
    local socket = peer:opened(peer:open { headers = { "X-One: 1" } })
    assert.equal("hello", peer:receive(socket))
    assert.is_true(socket:send("back"))
    assert.equal("\0\1", peer:receive(socket))
    local connection = server:log().connections[1]
    local request = connection.requests[1]
    assert.same({ "GET", "/devtools/secret?token=secret" }, { request.method, request.path })
    assert.equal("1", request.headers["x-one"])
    assert.equal("127.0.0.1:" .. server.port, request.headers.host)
    assert.is_nil(request.headers.origin)
    local frames = websocket.frames(connection.received)
    assert.equal(4, #frames[1].mask)
    frames[1].mask = nil
    assert.same({ fin = true, rsv = 0, opcode = TEXT, payload = "back", shortest = true }, frames[1])
  end)

  it("answers a ping and a close", function()
    server:script { { "read", "upgrade", { "send", websocket.frame(PING, "are you?") .. websocket.close(1001, "bye") }, "stall" } }
    local kind, message, code, reason = peer:outcome(peer:open())
    assert.same({ "closed", 1001, "bye" }, { kind, code, reason })
    assert.matches("code 1001", message)
    local frames
    peer:wait(function()
      frames = websocket.frames(server:log().connections[1].received)
      return #frames >= 2
    end)
    assert.same({ PONG, "are you?" }, { frames[1].opcode, frames[1].payload })
    assert.same({ CLOSE, "\3\233" }, { frames[2].opcode, frames[2].payload })
  end)

  describe("next", function()
    local function script(...)
      local frames = {}
      for i, text in ipairs { ... } do
        frames[i] = websocket.frame(TEXT, text)
      end
      server:script { { "read", "upgrade", { "send", table.concat(frames) }, "stall" } }
      return peer:opened(peer:open())
    end
    local function following(socket, ...)
      local heard = ...
      return peer:wait(function()
        local value, problem = socket:next(heard)
        return (value ~= nil or problem) and { value, problem }
      end)
    end

    it("tells that it has ended, once all has been read", function()
      local socket = script('{"id":1}')
      peer:wait(function()
        return select("#", socket:next()) > 0 and socket:state() == "open"
      end)
      assert.same({ false, n = 3 }, { select(3, socket:next()), n = select("#", socket:next()) })
      socket:free()
      server:script { { "read", "upgrade", { "send", websocket.frame(TEXT, '{"id":2}') .. websocket.frame(8, "") }, "stall" } }
      socket = peer:open()
      peer:outcome(socket)
      assert.same({ id = 2 }, (socket:next()))
      assert.same({ true, n = 3 }, { select(3, socket:next()), n = select("#", socket:next()) })
    end)

    it("decodes what is heard, and skips events that are not", function()
      local socket = script('{"method":"A.b","params":{"x":1}}', '{"id":1,"result":{"x":"\\ud800"}}',
        '{"method":"C.d","params":{"y":[1]},"sessionId":"S"}', '{"method":"A.b","params":{},"sessionId":"S"}', '[]')
      local heard = { ["C.d"] = true }
      assert.same({ { id = 1, result = { x = "\239\191\189" } } }, following(socket, heard))
      assert.same({ { method = "C.d", params = { y = core.array { 1 } }, sessionId = "S" } }, following(socket, heard))
      assert.same({ core.array {} }, following(socket, heard))
      assert.equal(2, socket:skipped())
    end)

    it("hears all where it is told nothing", function()
      assert.same({ { method = "A.b", params = {} } }, following(script('{"method":"A.b","params":{}}')))
    end)

    it("is not misled by another order of fields, by spaces and escapes", function()
      local answers = { '{"method":"A.b","params":{},"id":7}', '{"result":{},"id":7}', ' {"id" : 7}',
        '{"method":"A.b","params":{"a":{}},"id":7,"z":{}}', '{"method":"A.b","id":7,"sessionId":"S"}',
        '{"method":"A.b","params":{},"id":7,"x":"sessionId\\":\\"S"}' }
      local events = { '{"params":{},"method":"A.b"}', '{"method":"A\\u002eb","params":{}}', '{ "method":"A.b","params":{}}',
        '{"method":"A.b"}', '{"method":"A.b","params":{},"sessionId":"S\\"T"}' }
      local all = {}
      for i, text in ipairs(answers) do
        all[2 * i - 1], all[2 * i] = text, events[i]
      end
      local socket = script(unpack(all))
      for i, text in ipairs(answers) do
        local got = following(socket, {})[1]
        assert.equal(7, got and got.id, i .. text)
      end
      assert.equal(#events, socket:skipped())
    end)

    -- A finalizer may poll, and so read, while a message is decoded or its event's name is looked up. In a process of its
    -- own, whose heap is so small that the collector comes again and again.
    it("reads each message once where a finalizer reads meanwhile", function()
      local frames, count, long = {}, 60, ('{"a":"b"},'):rep(3000)
      for i = 1, count do
        frames[2 * i - 1] = websocket.frame(TEXT, ('{"id":%d,"x":[%s1]}'):format(i, long))
        frames[2 * i] = websocket.frame(TEXT, ('{"method":"A.b%d","params":{"x":[%s1]}}'):format(i, long))
      end
      server:script { { "read", "upgrade", { "send", table.concat(frames) }, "stall" } }
      local output, status = support.run_lua([[
        package.path = "./?.lua;" .. package.path
        local support = require "spec.support.util"
        local peer = require("spec.support.websocket_peer").new { url = arg[1] }
        local count, socket, heard = tonumber(arg[2]), peer:open(), {}
        local got, inner, is_over = {}, 0, false
        local function note(value)
          got[#got + 1] = value and value.id
          return value
        end
        local function arm()
          support.on_collect(function()
            if not is_over then
              arm()
              pcall(peer.transport.run, peer.transport, 0) -- refused within another
              inner = inner + 1
              note(socket:next(heard))
            end
          end)
        end
        arm()
        peer:wait(function()
          while note(socket:next(heard)) do end
          return #got + socket:skipped() >= 2 * count
        end)
        is_over = true
        table.sort(got)
        for i = 1, count do assert(got[i] == i, "message " .. i) end
        assert(#got == count and socket:skipped() == count)
        print(inner > 0 and "some within" or "none within")
      ]], { args = { server.url, tostring(count) } })
      assert.same({ "some within\n", 0 }, { output, status })
    end)

    it("tells what is no JSON, or no object, and goes on", function()
      local socket = script('{"id":', "null", "3", '"x"', "true", '{"id":1}')
      assert.matches("end of the text", following(socket)[2])
      for _ = 1, 4 do
        assert.same({ [2] = "an object expected" }, following(socket))
      end
      assert.same({ { id = 1 } }, following(socket))
    end)
  end)
end)
