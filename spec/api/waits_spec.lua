-- What takes long and is waited for: a run's end, a tool call's, a turn's message.
-- luacheck: no max string line length
local api = require("spec.support.api")
local bctrl = require("bctrl")
local rawserver = require("spec.support.rawserver")
local streams = require("spec.support.streams")

describe("waits", function()
  local gateway, client

  setup(function()
    gateway = api.start { jitter = 0 }
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
    client = gateway:client { max_retries = 0 }
  end)

  after_each(function()
    client:close()
  end)

  local function answers(path, ...)
    for _, body in ipairs { ... } do
      gateway:fail { path = path, status = 200, body = body }
    end
  end

  local QUICK = { interval = 0.01, timeout = 10 }

  it("run:wait reads the run until it is no longer active", function()
    local run = client.runs:ref "run_1"
    answers("^/v1/runs/run_1$", [[{"id":"run_1","status":"active"}]], [[{"id":"run_1","status":"active"}]],
      [[{"id":"run_1","status":"stopped","durationSeconds":1.5}]])
    local list, value, err = gateway:seen(run.wait, run, QUICK)
    assert.is_nil(err)
    assert.equal(run, value)
    assert.equal(1.5, run.durationSeconds)
    assert.equal(3, #list)
    gateway:fail { path = "^/v1/runs/run_1$", status = 200, body = [[{"id":"run_1","status":"active"}]], times = 1000 }
    value, err = run:wait { interval = 0.01, timeout = 0.1 }
    assert.is_nil(value)
    assert.equal("timeout", err.kind)
    assert.equal("the run is still active, after 0.1 s", err.message)
    gateway:clear()
    gateway:fail { status = 404, code = "run.not_found" }
    value, err = run:wait(QUICK)
    assert.is_nil(value)
    assert.equal("run.not_found", err.code)
  end)

  it("tool_call:wait has the server wait, and ends with the call or where it asks for something", function()
    local call = client.tool_calls:ref "tc_1"
    answers("^/v1/tool%-calls/tc_1$", [[{"id":"tc_1","status":"queued"}]], [[{"id":"tc_1","status":"running"}]],
      [[{"id":"tc_1","status":"succeeded"}]])
    gateway:fail { path = "/result$", status = 202, body = [[{"id":"tc_1","status":"running"}]] }
    gateway:fail { path = "/result$", status = 200, body = "false" }
    local list, value, err = gateway:seen(call.wait, call, QUICK)
    assert.is_nil(err)
    assert.equal(call, value)
    assert.equal("succeeded", call.status)
    local paths = {}
    for i, request in ipairs(list) do
      paths[i] = request.path:match("[^/]+$") .. (request.query and "?" .. request.query:match("^%a+") or "")
    end
    assert.equal("tc_1 result?waitSeconds tc_1 result?waitSeconds tc_1", table.concat(paths, " "))
    answers("^/v1/tool%-calls/tc_1$", [[{"id":"tc_1","status":"requires_input","prompt":"Who?"}]])
    assert.equal("Who?", (bctrl.assert(call:wait(QUICK))).prompt)
    -- what goes wrong while the server waits is for the next reading to tell
    answers("^/v1/tool%-calls/tc_1$", [[{"id":"tc_1","status":"running"}]], [[{"id":"tc_1","status":"failed","errorCode":"x"}]])
    gateway:fail { path = "/result$", status = 500 }
    assert.equal("failed", bctrl.assert(call:wait(QUICK)).status)
  end)

  it("turn:wait returns the assistant's message of that turn, from whichever way the turn was begun", function()
    for _, send in ipairs {
      function() return client.conversations.messages:create("conv_1", { text = "hello" }) end,
      function() return client.conversations:ref("conv_1"):send { text = "hello" } end,
    } do
      answers("/messages$", [[{"turnId":"turn_2","status":"queued","streamCursor":"1"}]])
      local turn = bctrl.assert(send())
      answers("^/v1/conversations/conv_1$",
        [[{"id":"conv_1","status":"idle","activeTurnId":null,"messages":[{"role":"assistant","turnId":"turn_1","text":"old"}]}]],
        [[{"id":"conv_1","status":"active","activeTurnId":"turn_2","messages":[{"role":"user","turnId":"turn_2","text":"hello"}]}]],
        [[{"id":"conv_1","status":"idle","activeTurnId":null,"messages":[{"role":"user","turnId":"turn_2","text":"hello"},
          {"role":"assistant","turnId":"turn_2","text":"Good day."}]}]])
      local list, message = gateway:seen(turn.wait, turn, QUICK)
      assert.equal("Good day.", message.text)
      assert.equal(3, #list)
    end
  end)

  it("turn:wait says so where the turn ends without a message, or the time is up", function()
    answers("/messages$", [[{"turnId":"turn_2","status":"queued"}]])
    local turn = bctrl.assert(client.conversations:ref("conv_1"):send { text = "hello" })
    answers("^/v1/conversations/conv_1$", [[{"id":"conv_1","status":"active","activeTurnId":"turn_2","messages":[]}]],
      [[{"id":"conv_1","status":"idle","activeTurnId":null,"messages":[]}]])
    local message, err = turn:wait(QUICK)
    assert.is_nil(message)
    assert.equal("response", err.kind)
    assert.equal("the turn has ended without a message", err.message)
    gateway:fail { status = 200, body = [[{"id":"conv_1","activeTurnId":"turn_2","messages":[]}]], times = 1000 }
    message, err = turn:wait { interval = 0.01, timeout = 0.1 }
    assert.is_nil(message)
    assert.equal("the turn has not ended, after 0.1 s", err.message)
  end)

  it("turn:stream ends with its own turn, though the conversation's stream goes on", function()
    local server = rawserver.start()
    finally(function()
      server:stop()
    end)
    local function event(id, kind, turn)
      return streams.chunk(('id: %d\ndata: {"id":"%d","type":"%s","turnId":"%s"}\n\n'):format(id, id, kind, turn))
    end
    local accepted = [[{"turnId":"turn_2","status":"queued","streamCursor":"4"}]]
    local events = event(5, "turn.completed", "turn_1") .. event(6, "turn.started", "turn_2") .. event(7, "turn.failed", "turn_2")
    server:script {
      { "read", { "send", ("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"):format(#accepted, accepted) } },
      otherwise = { "read", { "send", streams.HEAD .. events .. event(8, "turn.started", "turn_3") } },
    }
    local own = bctrl.new { base_url = server.url, api_key = "k", max_retries = 0 }
    local turn = bctrl.assert(own.conversations:ref("conv_1"):send { text = "hello" })
    for expected, query in pairs { ["5 6 7"] = false, ["6 7"] = { after = "5" } } do
      local found = {}
      for each in bctrl.assert(turn:stream(query or nil)):each() do
        found[#found + 1] = each.id
      end
      assert.equal(expected, table.concat(found, " "))
    end
    own:close()
    local paths = {}
    for i, connection in ipairs(server:log().connections) do
      paths[i] = connection.requests[1].path
    end
    table.sort(paths)
    assert.same({ "/v1/conversations/conv_1/messages", "/v1/conversations/conv_1/stream?after=4", "/v1/conversations/conv_1/stream?after=5" }, paths)
    api.contains("bad argument #2 to 'turn:stream' (unknown option 'timeot'", api.mistake(function() turn:stream(nil, { timeot = 1 }) end))
    api.contains("bad argument #3 to 'turn:stream' (no such argument", api.mistake(function() turn:stream(nil, nil, 1) end))
  end)

  it("can be cancelled, and refuse what they do not take", function()
    gateway:fail { status = 200, body = [[{"id":"run_1","status":"active"}]], times = 1000 }
    local run, err = client.runs:ref "run_1", nil
    local task = client:spawn(function() err = select(2, run:wait { interval = 60, timeout = 100 }) end)
    client:spawn(function()
      client:sleep(0.05)
      task:cancel("enough")
    end)
    client:loop()
    assert.equal("cancelled", err.kind)
    for name, object in pairs { ["run:wait"] = run, ["tool_call:wait"] = client.tool_calls:ref "tc_1" } do
      api.contains("bad argument #1 to '" .. name .. "' (unknown option 'timeot'", api.mistake(function() object:wait { timeot = 1 } end))
      api.contains("bad argument #2 to '" .. name .. "' (no such argument", api.mistake(function() object:wait(nil, 1) end))
      api.contains("calling '" .. name .. "' on bad self", api.mistake(function() object.wait({}) end))
    end
    api.contains("calling 'turn:wait' on bad self", api.mistake(function() bctrl.Turn.wait(run) end))
  end)
end)
