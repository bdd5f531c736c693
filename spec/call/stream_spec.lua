-- Streams: events that are pulled, over as many connections as it takes.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local rawserver = require "spec.support.rawserver"
local streams = require "spec.support.streams"
local support = require "spec.support.util"

local HEAD, END, chunk, event = streams.HEAD, streams.END, streams.chunk, streams.event

describe("a stream", function()
  local server, client, restore

  setup(function()
    server = rawserver.start()
    restore = api.jitter(0)
  end)

  teardown(function()
    restore()
    server:stop()
  end)

  local function new(options)
    local given = { base_url = server.url, api_key = "secret-key" }
    for name, value in pairs(options or {}) do
      given[name] = value
    end
    return bctrl.new(given)
  end

  before_each(function()
    client = new()
  end)

  after_each(function()
    client:close()
  end)

  local function open(query, options)
    return bctrl.assert(client.runs:stream("run_1", query, options))
  end

  -- Every event's `n`, and what ended it.
  local function numbers(stream)
    local found = {}
    while true do
      local each, err = stream:next()
      if each == nil then
        return found, err
      end
      found[#found + 1] = each.n
    end
  end

  local function paths()
    local found = {}
    for i, connection in ipairs(server:log().connections) do
      found[i] = connection.requests[1] and connection.requests[1].path
    end
    return found
  end

  it("gives each event as the API has it, and nil at its end, however often it is asked", function()
    server:script { { "read", { "send", HEAD .. chunk(": made\n\n" .. event(1, ',"list":[]')) }, { "send", chunk(event(2)) .. END } } }
    local stream = open({ include = { "trace", "events" }, after = "a/b" }, { headers = { ["X-Call"] = "1" } })
    local first = stream:next()
    assert.same({ id = "1", type = "runtime.event", n = 1, list = {} }, first)
    assert.equal("[]", bctrl.encode(first.list))
    assert.equal("1", stream.last_id)
    assert.equal("bctrl.Stream of runs.stream (open)", tostring(stream))
    assert.equal(2, stream:next().n)
    for _ = 1, 2 do
      local none, err = stream:next()
      assert.is_nil(none)
      assert.is_nil(err)
    end
    assert.equal("bctrl.Stream of runs.stream (ended)", tostring(stream))
    local request = server:log().connections[1].requests[1]
    assert.equal("/v1/runs/run_1/stream?after=a%2Fb&include=trace&include=events", request.path)
    assert.equal("text/event-stream", request.headers.accept)
    assert.equal("identity", request.headers["accept-encoding"])
    assert.equal("Bearer secret-key", request.headers.authorization)
    assert.equal("1", request.headers["x-call"])
  end)

  it("of a conversation is one as well; ids, types and values come from where they are", function()
    server:script { { "read", { "send", HEAD .. chunk('id: 7\ndata: {"type":"turn.started"}\n\nevent: x\ndata: {"id":"8"}\n\nid: 9\ndata: 5\n\n'
      .. "id: 10\n\ndata: [DONE]\n\n") }, "stall" } }
    local stream = bctrl.assert(client.conversations:stream("conv_1"))
    assert.same({ type = "turn.started", id = "7" }, stream:next())
    assert.same({ type = "x", id = "8" }, stream:next())
    assert.equal("8", stream.last_id)
    assert.same({ data = 5, id = "9" }, stream:next())
    assert.is_nil(stream:next()) -- [DONE] ends it, though the connection stays
    assert.equal("10", stream.last_id)
    server:wait_for { ended = 1 }
    assert.equal("/v1/conversations/conv_1/stream", paths()[1])
  end)

  it("is opened anew after the last event that was taken, and drops what it has given already", function()
    server:script {
      { "read", { "send", HEAD .. chunk(event(1) .. event(2)) .. chunk(event(3)):sub(1, -9) }, "close" },
      { "read", "close" },
      { "read", { "send", rawserver.response(503, "{}") } },
      { "read", { "send", HEAD .. chunk(event(2) .. event(1) .. event(3)) }, "close" },
      { "read", { "send", HEAD .. chunk(event(4)) .. END } },
    }
    assert.same({ 1, 2, 3, 4 }, (numbers(open({ include = "trace" }, { max_retries = 3 }))))
    local path = "/v1/runs/run_1/stream?"
    assert.same({ path .. "include=trace", path .. "after=2&include=trace", path .. "after=2&include=trace",
      path .. "after=2&include=trace", path .. "after=3&include=trace" }, paths())
  end)

  it("ends where the server has nothing more to say, whatever tells so", function()
    local plain = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    for name, case in pairs {
      ["no length, and asked again nothing"] = { { plain .. "\r\n" .. event(1) }, { plain .. "\r\n" } },
      ["its length"] = { { plain .. ("Content-Length: %d\r\n\r\n"):format(#event(1)) .. event(1) } },
      ["no content"] = { { HEAD .. chunk(event(1)) }, { "HTTP/1.1 204 No\r\n\r\n" } },
      ["the run's end, then a break"] = { { HEAD .. chunk(event(1) .. 'id: 2\ndata: {"type":"run.ended","n":2}\n\n') } },
    } do
      local script = {}
      for i, each in ipairs(case) do
        script[i] = { "read", { "send", each[1] }, "close" }
      end
      server:script(script)
      local found, err = numbers(open())
      assert.is_nil(err, name)
      assert.equal(1, found[1], name)
      assert.equal(#case, #paths(), name)
    end
  end)

  it("that ends within an event is broken, whatever frames it", function()
    local cut = event(2):sub(1, -2)
    server:script {
      { "read", { "send", HEAD .. chunk(event(1) .. cut) .. END } },
      { "read", { "send", "HTTP/1.1 200 OK\r\n\r\n" .. cut }, "close" },
      { "read", { "send", HEAD .. chunk(event(2)) .. END } },
    }
    assert.same({ 1, 2 }, (numbers(open())))
    assert.equal(3, #paths())
  end)

  it("gives up after as many attempts as a call has, and says so again; its last_id begins another", function()
    server:script { { "read", { "send", HEAD .. chunk(event(1)) }, "close" }, otherwise = { "read", "close" } }
    local stream = open()
    local found, err = numbers(stream)
    assert.same({ 1 }, found)
    assert.equal("network", err.kind)
    assert.equal(3, err.attempts)
    assert.equal(3, #paths())
    assert.equal(err, select(2, stream:next()))
    assert.matches("stream_spec.lua:%d+: network: .*GET /v1/runs/run_1/stream", tostring(err))
    assert.has_error(function()
      for _ in stream:each() do end -- luacheck: ignore 542
    end)
    assert.equal("1", stream.last_id)
    server:script { { "read", { "send", HEAD .. chunk(event(1) .. event(2)) .. END } } }
    assert.same({ 2 }, (numbers(open { after = stream.last_id })))
  end)

  it("cannot go on after an event without an id", function()
    server:script { { "read", { "send", HEAD .. chunk('data: {"n":1}\n\n') }, "close" } }
    local found, err = numbers(open())
    assert.same({ 1 }, found)
    assert.matches("its events have no ids", err.message)
    assert.equal(1, #paths())
  end)

  it("has retries by the rules: the bucket pays for them, and what comes pays them back", function()
    local bucket = getmetatable(client).context.bucket
    local script = {}
    for i = 1, 60 do
      script[i] = { "read", { "send", HEAD .. chunk(event(i)) }, "close" }
    end
    script[61] = { "read", { "send", HEAD .. END } }
    server:script(script)
    local found, err = numbers(open())
    assert.is_nil(err)
    assert.equal(60, #found)
    assert.is_true(bucket.tokens >= 490, bucket.tokens)
    bucket.tokens = 4
    server:script { { "read", { "send", HEAD }, "close" } }
    found, err = numbers(open())
    assert.same({}, found)
    assert.equal("network", err.kind)
    assert.equal(1, err.attempts)
  end)

  it("is opened anew when the server wants it to be", function()
    local told
    client:close()
    client = new {
      on_event = function(each)
        told = each.delay or told
      end,
    }
    server:script { { "read", { "send", HEAD .. chunk("retry: 20\n\n" .. event(1)) }, "close" }, { "read", { "send", HEAD .. chunk(event(2)) .. END } } }
    assert.same({ 1, 2 }, (numbers(open())))
    assert.equal(0.02, told)
  end)

  it("that is refused is an error as any other call's", function()
    for _, status in ipairs { 401, 403, 404 } do
      server:script { { "read", { "send", rawserver.response(status, '{"code":"run.x","error":"no","requestId":"r1"}') } } }
      local response = {}
      local stream, err = client.runs:stream("run_1", nil, { response = response })
      assert.is_nil(stream)
      assert.same({ "api", status, "run.x", "r1", 1 }, { err.kind, err.status, err.code, err.requestId, err.attempts })
      assert.equal(status, response.status)
    end
    server:script { { "read", { "send", rawserver.response(404, "") } } }
    local _, err = client.runs:stream("run_1")
    assert.equal(404, err.status)
    server:script { { "read", { "send", rawserver.response(429, "{}", { ["Retry-After"] = "0" }) } },
      { "read", { "send", HEAD .. chunk(event(1)) .. END } } }
    local response = {}
    assert.same({ 1 }, (numbers(open(nil, { response = response }))))
    assert.same({ 200, 2 }, { response.status, response.attempts })
    server:script { { "read", { "send", rawserver.response(200, "{}") } } }
    _, err = client.runs:stream("run_1")
    assert.equal("response", err.kind)
    assert.matches("an event stream expected, got application/json", err.message)
    server:script { { "read", { "send", HEAD .. chunk(event(1)) }, "close" }, { "read", { "send", rawserver.response(404, "{}") } } }
    local found
    found, err = numbers(open())
    assert.same({ 1 }, found)
    assert.equal(404, err.status)
  end)

  it("tells of an event that is no JSON, and goes on with the next", function()
    server:script { { "read", { "send", HEAD .. chunk("id: 1\ndata: {no\n\n" .. event(2)) .. END } } }
    local stream = open()
    local none, err = stream:next()
    assert.is_nil(none)
    assert.equal("response", err.kind)
    assert.matches("an event's data is no JSON", err.message)
    assert.equal(2, stream:next().n)
    assert.is_nil(stream:next())
  end)

  it("has a limit for an event", function()
    client:close()
    client = new { max_response_bytes = 1000 }
    server:script { { "read", { "send", HEAD .. chunk(event(1)) .. chunk("data: " .. ("x"):rep(2000)) }, "stall" } }
    local found, err = numbers(open())
    assert.same({ 1 }, found)
    assert.same({ "response", "an event is longer than 1000 bytes" }, { err.kind, err.message })
    server:wait_for { ended = 1 }
  end)

  it("says that no event came in time, and goes on", function()
    server:script { { "read", { "send", HEAD }, "stall" } }
    local stream = open()
    local none, err = stream:next(0.01)
    assert.is_nil(none)
    assert.same({ "timeout", "no event within 0.01 s" }, { err.kind, err.message })
    none, err = stream:next(0)
    assert.is_nil(none)
    assert.equal("timeout", err.kind)
    stream:close()
    server:script { { "read", { "send", HEAD }, { "sleep", 0.05 }, { "send", chunk(event(1)) .. END } } }
    stream = open()
    local count = 0
    repeat
      none, err = stream:next(0)
      count = count + 1
    until none or err.kind ~= "timeout"
    assert.equal(1, none.n)
    assert.is_true(count > 1)
  end)

  it("that is silent for longer than idle_timeout is broken", function()
    server:script { { "read", { "send", HEAD .. chunk(event(1)) }, "stall" }, { "read", { "send", HEAD .. chunk(event(2)) .. END } } }
    assert.same({ 1, 2 }, (numbers(open(nil, { idle_timeout = 0.05 }))))
    assert.equal("/v1/runs/run_1/stream?after=1", paths()[2])
    server:script { { "read", { "send", HEAD .. chunk(event(1)) }, "stall" } }
    local _, err = numbers(open(nil, { idle_timeout = 0.05, max_retries = 0 }))
    assert.equal("timeout", err.kind)
    assert.matches("nothing came for 0.05 s", err.message)
  end)

  it("is opened anew at any time after it broke", function()
    server:script { { "read", { "send", HEAD .. chunk("retry: 500\n\n" .. event(1)) }, "close" },
      { "read", { "send", HEAD .. chunk(event(2)) .. END } } }
    local stream = open(nil, { timeout = 1 })
    assert.equal(1, stream:next().n)
    repeat -- until it waits to be opened anew
      local _, err = stream:next(0.01)
      assert.equal("timeout", err.kind)
    until stream.state == "waiting"
    support.sleep(1.1) -- longer than it may take to open
    assert.equal(2, stream:next(30).n)
    assert.is_nil(stream:next())
  end)

  it("that nobody reads waits at the server: nothing is lost, and little is kept", function()
    local parts = {}
    for i = 1, 40 do
      local frames = {}
      for k = 1, 500 do
        frames[k] = event((i - 1) * 500 + k, ',"more":"' .. ("x"):rep(60) .. '"')
      end
      parts[i] = chunk(table.concat(frames))
    end
    server:script { { "read", { "send", HEAD .. table.concat(parts) .. END } }, { "read", { "send", rawserver.response(200, '{"data":[]}') } } }
    local stream = open()
    local request, before = stream.call.request, nil
    support.wait_until(function()
      client:poll(0.02)
      local is_still = request:unread() > 200000 and request:unread() == before
      before = request:unread()
      return is_still
    end, "the transfer to pause")
    assert.is_true(before <= 256 * 1024)
    assert.is_table(client.spaces:list()) -- nobody else waits for it
    local last = 0
    for each in stream:each() do
      assert(each.n == last + 1, each.n)
      last = each.n
    end
    assert.equal(20000, last)
  end)

  it("takes another codec, and nulls as they are asked for", function()
    server:script { otherwise = { "read", { "send", HEAD .. chunk('id: 1\ndata: {"a":null}\n\n') .. END } } }
    assert.same({ id = "1" }, open():next())
    assert.same({ id = "1", a = bctrl.null }, open(nil, { nulls = "keep" }):next())
    client:close()
    client = new { json = require "dkjson" }
    assert.equal("1", open():next().id)
  end)

  it("is delivered whole wherever it is cut", function()
    local whole = HEAD .. chunk(event(1)) .. chunk(": beat\r\n\r\n" .. event(2) .. event(3))
    local places = {}
    local script = {}
    local stride = tonumber(os.getenv("BCTRL_TEST_STRIDE") or "") or 3
    for cut = 0, #whole, stride do
      places[#places + 1] = cut
      script[#script + 1] = { "read", { "send", whole:sub(1, cut) }, "close" }
      script[#script + 1] = { "read", { "send", whole .. END } }
    end
    server:script(script)
    for _, cut in ipairs(places) do
      local found, err = numbers(open())
      assert.is_nil(err, cut)
      assert.same({ 1, 2, 3 }, found, "cut after byte " .. cut)
    end
  end)

  it("delivers thousands of events once, in their order, over connections cut at random", function()
    server:script(streams.broken { events = 4000, cuts = 25, seed = 11 })
    local last = 0
    for each in open(nil, { max_retries = 8 }):each() do
      assert(each.n == last + 1, each.n)
      last = each.n
    end
    assert.equal(4000, last)
    assert.equal(26, #paths())
  end)
end)
