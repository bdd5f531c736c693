-- Cancelling a task, wherever it waits: the call ends at once with an error of kind "cancelled", its request is freed, the
-- server sees the connection go, and later calls of the same task work.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local protect = require "bctrl.base.protect"
local rawserver = require "spec.support.rawserver"
local socket = require "socket"
local support = require "spec.support.util"

local KEY = "key_of_the_spec"

describe("cancelling a task", function()
  local gateway, server, reported, client, cleaner

  setup(function()
    gateway = api.start()
    server = rawserver.start()
  end)

  teardown(function()
    gateway:finish()
    server:stop()
  end)

  -- A client of any server, and one of the gateway on the same loop, for clean-up.
  local function new(url, given)
    given = given or {}
    given.api_key, given.base_url = KEY, url
    given.on_error = function(_, traceback)
      reported[#reported + 1] = traceback
    end
    client = bctrl.new(given)
    cleaner = client:with { base_url = gateway.url, api_key = gateway.api_key }
    return client
  end

  before_each(function()
    reported = {}
    gateway:clear()
  end)

  after_each(function()
    if client then
      client:close()
      client, cleaner = nil, nil
    end
    assert.equal(0, #reported, reported[1])
  end)

  local function poll_until(predicate, what)
    support.wait_until(function()
      client:poll(0.005)
      return predicate()
    end, what)
  end

  local function is_free()
    local stats = client:stats()
    return stats.active == 0 and stats.queued == 0
  end

  -- Has a task make a call, waits until `is_there`, cancels it, and checks what became of it.
  local function cancel_in(call, is_there)
    local value, err, cleaned
    local task = client:spawn(function()
      value, err = call()
      cleaned = bctrl.assert(cleaner.spaces:list())
      return "cleaned up"
    end)
    poll_until(function()
      return task.status == "waiting" and is_there()
    end, "the task to get there")
    assert.is_true(task:cancel("changed my mind"))
    client:poll(0, 10)
    assert.is_nil(value)
    assert.equal("cancelled", err.kind)
    api.contains("changed my mind", tostring(err))
    assert.is_true(client:stats().active <= 1) -- the clean-up's
    assert.equal("cleaned up", task:wait(30))
    assert.is_truthy(cleaned)
    assert.is_true(is_free())
    assert.equal("done", task.status)
    assert.is_false(task:cancel())
    return err
  end

  local function get()
    return client.runtimes:get("rt_1")
  end

  it("that connects", function()
    local listener = assert(socket.tcp())
    assert(listener:bind("127.0.0.1", 0))
    assert(listener:listen(1))
    local _, port = listener:getsockname()
    local fillers = {}
    for i = 1, 8 do -- the kernel answers no further ones once its queue is full
      fillers[i] = socket.tcp()
      fillers[i]:settimeout(0)
      fillers[i]:connect("127.0.0.1", port)
    end
    new("http://127.0.0.1:" .. port)
    local err = cancel_in(get, function()
      return client:stats().open == 1
    end)
    assert.is_falsy(err.sent)
    for i = 1, 8 do
      fillers[i]:close()
    end
    listener:close()
  end)

  it("that sends", function()
    server:script { { "stall" } }
    new(server.url)
    cancel_in(function()
      return client:request("POST", "/v1/large", { body = { text = ("x"):rep(20 * 1024 * 1024) } })
    end, function()
      return client:stats().sendings == 1
    end)
    server:wait_for { connections = 1 }
  end)

  it("that waits for an answer", function()
    server:script { { "read", "stall" } }
    new(server.url)
    local err = cancel_in(get, function()
      return select(2, server:count()) == 1
    end)
    assert.equal(1, err.attempts)
    server:wait_for { ended = 1 }
  end)

  it("that receives", function()
    local answer = rawserver.response(200, ('{"id":"%s"}'):format(("x"):rep(5000)))
    server:script { { "read", { "send", answer:sub(1, 3000) }, "stall" } }
    new(server.url)
    cancel_in(get, function()
      return select(2, server:count()) == 1
    end)
    server:wait_for { ended = 1 }
  end)

  it("that waits for its next attempt", function()
    server:script { { "read", { "send", rawserver.response(503, "{}", { ["Retry-After"] = "30", ["X-Request-Id"] = "req_1" }) }, "again" } }
    new(server.url)
    local err = cancel_in(get, function()
      local stats = client:stats()
      return stats.sendings == 1 and stats.active == 0
    end)
    assert.equal(1, err.attempts)
    assert.equal("{}", err.response.text) -- the last answer is still to be had
    assert.same({ 503, 30, "req_1" }, { err.status, err.retry_after, err.requestId })
    assert.equal(1, (select(2, server:count())))
  end)

  it("that is a connect waiting for its next attempt", function()
    server:script { { "read", { "send", rawserver.response(503, "{}", { ["Retry-After"] = "30" }) }, "again" } }
    new(server.url)
    cancel_in(function()
      return client:connect()
    end, function()
      local stats = client:stats()
      return stats.sendings == 1 and stats.active == 0
    end)
  end)

  it("that is queued behind max_connections", function()
    server:script { { "read", "stall" } }
    new(server.url, { max_connections = 1 })
    local first = client:spawn(get)
    poll_until(function()
      return client:stats().sendings == 1
    end, "the first request to be sent")
    local err
    local second = client:spawn(function()
      err = select(2, get())
    end)
    client:poll(0, 10)
    assert.equal(1, client:stats().queued)
    second:cancel()
    client:poll(0, 10)
    assert.equal("cancelled", err.kind)
    assert.equal(0, client:stats().queued)
    assert.equal("waiting", first.status)
    first:cancel()
    client:loop()
    server:wait_for { ended = 1 }
    assert.equal(1, (select(2, server:count())))
  end)

  it("that sleeps", function()
    new(gateway.url)
    cancel_in(function()
      return client:sleep(30)
    end, function()
      return client:stats().live == 1
    end)
  end)

  it("that waits for another task, which goes on", function()
    new(gateway.url)
    local begun, ended = false, false
    local other = client:spawn(function()
      while not ended do
        client:sleep(0.005)
      end
      return "unharmed"
    end)
    cancel_in(function()
      begun = true
      return other:wait()
    end, function()
      return begun
    end)
    assert.equal("waiting", other.status)
    ended = true
    assert.equal("unharmed", other:wait())
  end)

  it("before it began: it never does", function()
    new(gateway.url)
    local ran = false
    local task = client:spawn(function()
      ran = true
    end)
    assert.is_true(task:cancel())
    assert.equal("cancelled", task.status)
    client:loop()
    assert.is_false(ran)
    local value, err = task:wait()
    assert.is_nil(value)
    assert.equal("cancelled", err.kind)
  end)

  it("by itself: its next call ends", function()
    new(gateway.url)
    local first, second
    local task
    task = client:spawn(function()
      task:cancel()
      first = select(2, client:sleep(30))
      second = client:sleep(0)
    end)
    client:loop()
    assert.equal("cancelled", first.kind)
    assert.is_true(second)
    assert.equal("done", task.status)
  end)

  it("whose answer has come already: it keeps the answer, and the next call ends", function()
    new(gateway.url)
    local value, err
    local task
    task = client:spawn(function()
      value = cleaner.spaces:list()
      err = select(2, client:sleep(30))
    end)
    poll_until(function()
      return client:stats().sendings == 1
    end, "the request to be sent")
    support.wait_until(function()
      bctrl.assert(cleaner:sleep(0.005)) -- blocking: drives the transfer, resumes no task
      return client:stats().active == 0
    end, "the answer")
    task:cancel()
    client:loop()
    assert.is_truthy(value)
    assert.equal("cancelled", err.kind)
  end)

  it("twice before it has heard of it is once", function()
    new(gateway.url)
    local first, second
    local task = client:spawn(function()
      first = select(2, client:sleep(30))
      second = client:sleep(0)
    end)
    client:poll(0, 10)
    task:cancel("one")
    task:cancel("two")
    client:loop()
    assert.equal("cancelled", first.kind)
    assert.is_true(second)
  end)

  it("that lets the cancellation out ends cancelled, and nobody is told", function()
    new(gateway.url)
    local returned = client:spawn(function()
      return client:sleep(30)
    end)
    local raised = client:spawn(function()
      bctrl.assert(client:sleep(30))
    end)
    client:poll(0, 10)
    returned:cancel()
    raised:cancel()
    client:loop()
    for _, task in ipairs { returned, raised } do
      assert.equal("cancelled", task.status)
      local value, err = task:wait()
      assert.is_nil(value)
      assert.equal("cancelled", err.kind)
    end
  end)

  it("that turns it into another error has that told", function()
    new(gateway.url)
    local task = client:spawn(function()
      client:sleep(30)
      error("not cancelled but broken")
    end)
    client:poll(0, 10)
    task:cancel()
    client:loop()
    assert.equal("failed", task.status)
    api.contains("not cancelled but broken", reported[1])
    reported = {}
  end)

  it("in `using` stops the session", function()
    new(gateway.url, {})
    local runtime = bctrl.assert(cleaner.runtimes:create { spaceId = gateway:space(), type = "browser", name = "cancel" })
    local entered, err = false, nil
    local task = client:spawn(function()
      return runtime:using(function()
        entered = true
        err = select(2, client:sleep(30))
      end)
    end)
    poll_until(function()
      return entered
    end, "the session")
    task:cancel()
    client:loop()
    assert.equal("cancelled", err.kind)
    assert.equal("stopped", bctrl.assert(cleaner.runtimes:get(runtime.id)).status)
  end)

  it("in a protected call inside of a protected call", function()
    new(gateway.url)
    local err
    local task = client:spawn(function()
      protect.call(protect.call, function()
        err = select(2, client:sleep(30))
      end)
      return "on"
    end)
    client:poll(0, 10)
    task:cancel()
    assert.equal("on", task:wait())
    assert.equal("cancelled", err.kind)
  end)

  it("wakes who waits for it", function()
    new(gateway.url)
    local task = client:spawn(function()
      return client:sleep(30)
    end)
    local err
    local waiting = client:spawn(function()
      err = select(2, task:wait())
      return "woken"
    end)
    client:poll(0, 10)
    task:cancel("reason")
    assert.equal("woken", waiting:wait())
    assert.equal("cancelled", err.kind)
    api.contains("reason", err.message)
  end)
end)
