-- Streams of the local gateway: replayed after an id, live, ended by run.ended, silent with heartbeats, and broken on demand.
local api = require("spec.support.gateway_api")
local bctrl = require("bctrl")
local gateway_client = require("spec.support.gateway_client")

describe("the gateway's streams", function()
  local one, client, over, runtime, run

  local function start(options)
    one, client, over = api.start(options)
    runtime = api.active(client)
    run = bctrl.assert(client.runs:get(runtime.activeRunId))
  end

  after_each(function()
    over()
  end)

  it("replay what was, go on live, and end with run.ended", function()
    start()
    local seen = {}
    local task = client:spawn(function()
      local stream = bctrl.assert(run:stream())
      local event = bctrl.assert(stream:next())
      while event do -- on 5.1 `each` cannot wait in a task
        seen[#seen + 1] = event
        event = bctrl.assert(stream:next())
      end
    end)
    client:spawn(function()
      while #seen < 2 do
        client:sleep(0.001)
      end
      bctrl.assert(runtime:stop())
    end)
    client:loop()
    task:wait()
    assert.same({ "span.started", "runtime.event", "span.completed", "runtime.event", "run.ended" }, api.pluck(seen, "type"))
    assert.same({ "1", "2", "3", "4", "5" }, api.pluck(seen, "id"))
    assert.equal("run.completed", seen[4].event.type)
    local again = api.take(bctrl.assert(run:stream { after = "2" }), "run.ended")
    assert.same({ "3", "4", "5" }, api.pluck(again, "id"))
    local only = api.take(bctrl.assert(run:stream { include = "events" }), "run.ended")
    assert.same({ "runtime.event", "runtime.event", "run.ended" }, api.pluck(only, "type"))
    local _, err = run:stream { after = "x" }
    assert.same({ after = "expected the id of an event of this stream" }, err.details)
    _, err = client.runs:stream("run_0")
    assert.same({ 404, "run.not_found" }, { err.status, err.code })
  end)

  it("break after so many events, or bytes, and the client goes on where it was", function()
    start()
    bctrl.assert(runtime:stop())
    one:fail { path = "/stream$", events = 2 }
    one:fail { path = "/stream$", events = 1, reset = true }
    one:fail { path = "/stream$", truncate = 100 }
    local stream = bctrl.assert(run:stream(nil, { max_retries = 5 }))
    assert.same({ "1", "2", "3", "4", "5" }, api.pluck(api.take(stream, "run.ended"), "id"))
    local streams = 0
    for _, request in ipairs(one:requests()) do
      streams = streams + (request.path:find("/stream$") and 1 or 0)
    end
    assert.equal(4, streams)
  end)

  it("fail before they begin", function()
    start()
    one:fail { path = "/stream$", status = 503 }
    local _, err = run:stream(nil, { max_retries = 0 })
    assert.equal(503, err.status)
  end)

  it("say that they are there while nothing happens", function()
    start { heartbeat = 0.01 }
    local connection = gateway_client.connect(one, 10)
    connection:send("GET", "/v1/runs/" .. run.id .. "/stream?after=2")
    local heartbeats = 0
    while heartbeats < 3 do
      local text = assert(connection.stream:receive("*l"))
      heartbeats = heartbeats + (text == ": heartbeat" and 1 or 0)
    end
    connection:close()
  end)

  it("wait without being asked, and are let go with their client", function()
    start()
    local connections = {}
    for i = 1, 20 do
      connections[i] = gateway_client.connect(one, 10)
      connections[i]:send("GET", "/v1/runs/" .. run.id .. "/stream?after=2")
    end
    while one:stats().waiting < 20 do
      client:sleep(0.001)
    end
    for _, connection in ipairs(connections) do
      connection:close()
    end
    while one:stats().waiting > 0 or one:stats().in_flight > 0 do
      client:sleep(0.001)
    end
    assert.equal("active", bctrl.assert(run:refresh()).status)
  end)

  it("end with the gateway", function()
    start()
    local stream = bctrl.assert(run:stream({ after = "2" }, { max_retries = 0 }))
    while one:stats().waiting < 1 do
      client:sleep(0.001)
    end
    one:stop()
    local event, err = stream:next(10)
    assert.is_nil(event)
    assert.equal("network", err.kind)
  end)
end)
