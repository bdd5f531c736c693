-- The live view of the gateway's runtimes: a page, and what its WebSocket lets a viewer say, for as long as the start allows.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local cdp_server = require("spec.support.cdp_server")
local chromium = require("spec.support.chromium")
local client = require("spec.support.gateway_client")
local dkjson = require("dkjson")
local fake_browser = require("spec.support.fake_browser")
local live = require("bctrl.gateway.live")
local support = require("spec.support.util")
local websocket = require("spec.support.frames")

local CLICK = '{"id":1,"method":"Input.dispatchMouseEvent","params":{"type":"mousePressed","x":1.5,"y":2,"button":"left",'
  .. '"clickCount":1},"sessionId":"S"}'

describe("what a viewer may say", function()
  local function judged(control, text)
    local said = live.judge(control)(text)
    return said and dkjson.decode(said)
  end

  it("is to look, and with control = \"input\" to click and to type", function()
    for _, text in ipairs {
      '{"id":1,"method":"Target.setDiscoverTargets","params":{"discover":true}}',
      '{"id":2,"method":"Target.attachToTarget","params":{"targetId":"T","flatten":true}}',
      '{"id":3,"method":"Page.startScreencast","params":{"format":"jpeg","quality":80},"sessionId":"S"}',
      '{"id":4,"method":"Page.screencastFrameAck","params":{"sessionId":1},"sessionId":"S"}',
    } do
      assert.same(dkjson.decode(text), judged("none", text))
      assert.same(dkjson.decode(text), judged("input", text))
    end
    for _, text in ipairs {
      CLICK, '{"id":1,"method":"Input.dispatchKeyEvent","params":{"type":"keyDown","key":"a","text":"a"},"sessionId":"S"}',
    } do
      assert.is_nil(judged("none", text))
      assert.same(dkjson.decode(text), judged("input", text))
    end
  end)

  it("is nothing else", function()
    for _, text in ipairs {
      '{"id":1,"method":"Runtime.evaluate","params":{"expression":"1"},"sessionId":"S"}',
      '{"id":1,"method":"Browser.close"}', '{"id":1,"method":"Target.closeTarget","params":{"targetId":"T"}}',
      '{"id":1,"method":"Target.attachToTarget","params":{"targetId":"T","flatten":false,"other":1}}',
      '{"id":1,"method":"Page.startScreencast","params":{"format":{"a":1}}}',
      '{"id":1,"method":"Input.dispatchKeyEvent","params":{"type":"keyDown","commands":["selectAll"]}}',
      '{"method":"Page.stopScreencast"}', '{"id":"1","method":"Page.stopScreencast"}', '["Page.stopScreencast"]',
      '{"id":1,"method":"Page.stopScreencast"', "null", "",
      '{"id":1,"method":"Page.stopScreencast"} {"id":2,"method":"Browser.close"}',
    } do
      assert.is_nil(judged("input", text), text)
    end
    local twice = live.judge("input")('{"id":1,"method":"Browser.close","method":"Page.stopScreencast"}')
    assert.is_nil(twice and twice:find("Browser.close", 1, true))
    local more = '{"id":1,"method":"Page.stopScreencast","params":{},"sessionId":{"a":1},"other":[1]}'
    assert.same({ id = 1, method = "Page.stopScreencast", params = {} }, judged("none", more))
  end)
end)

describe("the live view", function()
  local folder, server, gateway, viewer

  setup(function()
    server = cdp_server.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    folder = support.temporary_folder()
    server:script {}
  end)

  after_each(function()
    if viewer then
      viewer:close()
      viewer = nil
    end
    if gateway then
      gateway:finish()
      gateway = nil
    end
    support.remove(folder)
  end)

  local function start(options, real)
    gateway = api.start { chromium = not real and fake_browser.write(folder, { port = server.port }) or nil }
    local runtime = bctrl.assert(gateway:client().runtimes:create { spaceId = gateway:space(), type = "browser" })
    return bctrl.assert(runtime:start { live = options }), runtime
  end

  local function connect(url)
    viewer = websocket.connect(url:gsub("^http", "ws") .. "/socket")
    return viewer
  end

  local function get(url)
    return assert(client.request(gateway.real, "GET", url:match("^http://[^/]+(.*)$"))).status
  end

  it("is a page that knows nothing but its own address, and is not started by it", function()
    local session = start { control = "input" }
    local output, status = support.run("curl -s -i " .. support.quote(session.live.url))
    assert.equal(0, status)
    assert.matches("^HTTP/1.1 200", output)
    assert.matches("text/html; charset=utf%-8", output)
    assert.matches("default%-src 'none'", output)
    assert.matches('CONTROL = "input", UNTIL = "' .. session.live.expiresAt .. '"', output, 1, true)
    assert.is_nil(output:find(session:cdp_url():match("%x+$"), 1, true))
    assert.is_nil(output:find(gateway.api_key, 1, true))
    assert.same({}, fake_browser.pids(folder))
  end)

  it("passes on what a viewer may say, and the rest not", function()
    server:script { ["*"] = { text = "$id" } }
    local session, runtime = start { control = "none" }
    connect(session.live.url)
    viewer:send(CLICK)
    viewer:send('{"id":2,"method":"Runtime.evaluate","params":{"expression":"1"}}')
    viewer:send_frame { opcode = websocket.PING, payload = "p" }
    viewer:send('{"id":3,"method":"Target.setDiscoverTargets","params":{"discover":true}}')
    assert.equal(websocket.PONG, viewer:receive_frame().opcode)
    assert.equal("3", viewer:receive())
    assert.equal(1, #server:log().connections[1].messages)
    viewer:close()
    connect(bctrl.assert(runtime:start { live = { control = "input" } }).live.url)
    viewer:send(CLICK .. (" "):rep(60000))
    assert.equal("1", viewer:receive())
    local log = server:log().connections[2]
    assert.same(dkjson.decode(CLICK), log.messages[1])
    assert.is_nil(log.problem)
  end)

  it("takes frames in pieces, and ends with a viewer whose frames are none", function()
    server:script { ["*"] = { text = "$id" } }
    local session = start { control = "input" }
    connect(session.live.url)
    local bytes = websocket.message(CLICK, { mask = "abcd" }):rep(3)
    for i = 1, #bytes, 7 do
      viewer:send_bytes(bytes:sub(i, i + 6))
    end
    for _ = 1, 3 do
      assert.equal("1", viewer:receive())
    end
    for _, bad in ipairs {
      websocket.frame { payload = CLICK }, websocket.frame { payload = CLICK, fin = false, mask = "abcd" },
      websocket.frame { payload = CLICK, rsv = 4, mask = "abcd" }, websocket.frame { payload = CLICK, width = 64, mask = "abcd" },
      websocket.frame { opcode = websocket.BINARY, payload = CLICK, mask = "abcd" },
    } do
      viewer:close()
      connect(session.live.url)
      viewer:send_bytes(bad)
      assert.same({ nil, "closed" }, { viewer:receive() })
    end
    for i, connection in ipairs(server:log().connections) do
      assert.equal(i == 1 and 3 or 0, #connection.messages)
    end
  end)

  it("lasts as long as its start says", function()
    local session, runtime = start { expiresInSeconds = 1 }
    connect(session.live.url)
    assert.same({ nil, "closed" }, { viewer:receive() })
    assert.equal(410, get(session.live.url))
    assert.equal("active", bctrl.assert(runtime:refresh()).status)
  end)

  it("is for as many viewers as there are descriptors", function()
    local viewers = {}
    local script = support.write_file(folder .. "/gateway.lua", [[
      local bctrl = require("bctrl")
      local gateway = require("bctrl.gateway").start { chromium = arg[2], api_key = "k" }
      local client = bctrl.new { base_url = gateway.url, api_key = "k" }
      local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
      local file = io.open(arg[1], "w")
      file:write(bctrl.assert(runtime:start()).live.url, "\n")
      file:close()
      client:sleep(600)
    ]])
    local place = folder .. "/url"
    local program = fake_browser.write(folder, { port = server.port })
    local process = support.start(("ulimit -S -n 100; exec %s %s %s %s"):format(
      support.quote(support.lua_command()), script, place, program))
    local url = support.wait_until(function() return (support.read_file(place) or ""):match("^(.-)\n") end, "the view's url")
    for i = 1, 36 do
      viewers[i] = websocket.connect(url:gsub("^http", "ws") .. "/socket")
      assert.equal(101, viewers[i].status)
    end
    for _, each in ipairs(viewers) do
      each:close()
    end
    process:stop()
  end)

  it("ends with its run", function()
    local session = start {}
    assert.equal(404, get((session.live.url:gsub("%x%x%x%x$", "0000"))))
    connect(session.live.url)
    bctrl.assert(session:stop())
    assert.same({ nil, "closed" }, { viewer:receive() })
    assert.equal(404, get(session.live.url))
  end)

  it("shows a real Chromium's frames", function()
    local session = start({}, true)
    if not chromium.find() then
      pending("no Chromium is installed")
    end
    connect(session.live.url)
    assert.equal(101, viewer.status, viewer.body)
    local function next_match(pattern)
      while true do
        local found = assert(viewer:receive()):match(pattern)
        if found then
          return found
        end
      end
    end
    viewer:send('{"id":1,"method":"Target.setDiscoverTargets","params":{"discover":true}}')
    local target = next_match('"targetId":"(%x+)","type":"page"')
    viewer:send(('{"id":2,"method":"Target.attachToTarget","params":{"targetId":"%s","flatten":true}}'):format(target))
    local id = next_match('"id":2,"result":{"sessionId":"(%x+)"')
    viewer:send(('{"id":3,"method":"Page.startScreencast","params":{"format":"jpeg"},"sessionId":"%s"}'):format(id))
    assert.matches("^/9j/", next_match('"method":"Page.screencastFrame","params":{"data":"([^"]+)"')) -- a JPEG, in Base64
  end)
end)
