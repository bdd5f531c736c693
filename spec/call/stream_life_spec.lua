-- Streams and who reads them: tasks, cancelling, closing, mistakes.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local rawserver = require "spec.support.rawserver"
local streams = require "spec.support.streams"
local support = require "spec.support.util"
local tls = require "spec.support.tls"

local HEAD, END, chunk, event = streams.HEAD, streams.END, streams.chunk, streams.event

describe("a stream's reader: a stream", function()
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

  it("in a task yields, and lets others go on where there is one event after another", function()
    local frames = {}
    for i = 1, 3000 do
      frames[i] = event(i)
    end
    local body = chunk(table.concat(frames))
    server:script { { "read", { "send", HEAD .. body .. END } } }
    local stream = open()
    support.wait_until(function()
      client:poll(0.01)
      return stream.call.request:unread() > #body - 100
    end, "all of it")
    local task = client:spawn(numbers, stream)
    local polls = 0
    while client:poll(0.01) > 0 do
      polls = polls + 1
    end
    assert.equal(3000, #task:wait())
    assert.is_true(polls > 2, polls)
  end)

  it("is not ended by a cancelled task: another reads on, and nothing is lost", function()
    server:script { { "read", { "send", HEAD .. chunk(event(1)) }, { "sleep", 0.1 }, { "send", chunk(event(2)) .. END } } }
    local stream = open()
    local found, err
    local task = client:spawn(function()
      found = stream:next().n
      local _
      _, err = stream:next()
    end)
    support.wait_until(function()
      client:poll(0.01)
      return found
    end, "the first event")
    task:cancel("enough")
    client:loop()
    assert.same({ "cancelled", "enough" }, { err.kind, err.message })
    assert.same({ 2 }, (numbers(stream)))
  end)

  it("cancels an opening for good", function()
    server:script { { "read", "stall" } }
    local err
    local task = client:spawn(function()
      local _
      _, err = client.runs:stream("run_1")
    end)
    support.wait_until(function()
      client:poll(0.01)
      return select(2, server:count()) == 1
    end, "the request")
    task:cancel()
    client:loop()
    assert.equal("cancelled", err.kind)
    server:wait_for { ended = 1 }
  end)

  it("has one reader: a second one raises", function()
    server:script { { "read", { "send", HEAD }, { "sleep", 0.1 }, { "send", chunk(event(1)) .. END } } }
    local stream = open()
    local first = client:spawn(numbers, stream)
    local second = client:spawn(function()
      return pcall(stream.next, stream)
    end)
    client:loop()
    assert.same({ 1 }, (first:wait()))
    local ok, message = second:wait()
    assert.is_false(ok)
    assert.matches("a stream has one reader", message)
  end)

  it("ends at once when it is closed, and whoever waits gets nil; twice is once", function()
    server:script { otherwise = { "read", { "send", HEAD .. chunk(event(1)) }, "stall" } }
    local stream = open()
    assert.equal(1, stream:next().n)
    local results
    client:spawn(function()
      results = { n = select("#", stream:next()), stream:next() }
    end)
    support.wait_until(function()
      client:poll(0.01)
      return stream.reader
    end, "the reader")
    stream:close()
    stream:close()
    client:loop()
    assert.is_nil(results[1])
    assert.is_nil(results[2])
    assert.is_nil(stream:next())
    assert.equal("bctrl.Stream of runs.stream (closed)", tostring(stream))
    server:wait_for { ended = 1 }
    if support.has_close then
      local kept = assert((loadstring or load)([[
        local open = ...
        local stream <close> = open()
        return stream
      ]]))(open)
      assert.equal("bctrl.Stream of runs.stream (closed)", tostring(kept))
      server:wait_for { ended = 2 }
    end
  end)

  it("over TLS holds nobody up, who shares one connection of HTTP/2 meanwhile", function()
    local frames = {}
    for i = 1, 10000 do
      frames[i] = event(i, ',"more":"' .. ("x"):rep(60) .. '"')
    end
    server:script { { "read", { "send", HEAD .. chunk(table.concat(frames)) .. END } },
      otherwise = { "read", { "send", rawserver.response(200, '{"data":[]}') } } }
    local nginx = tls.start { { http2 = true, proxy = server.url, directives = "proxy_buffering off;" } }
    local secure = new { base_url = nginx[1].url, ca_file = tls.ca_file() }
    local stream = bctrl.assert(secure.runs:stream("run_1"))
    support.wait_until(function()
      secure:poll(0.02)
      return stream.call.request:unread() > 200000
    end, "the transfer to pause")
    for _ = 1, 3 do
      bctrl.assert(secure.spaces:list())
    end
    assert.equal(10000, #numbers(stream))
    secure:close()
    local requests = nginx:requests()
    nginx:stop()
    tls.remove()
    local others = {}
    for _, request in ipairs(requests) do
      if request.line:find("stream", 1, true) then
        assert.equal("HTTP/1.1", request.protocol)
      else
        assert.equal("HTTP/2.0", request.protocol)
        others[request.connection] = true
      end
    end
    assert.is_nil(next(others, (next(others))))
  end)

  it("that is dropped closes its connection", function()
    server:script { { "read", { "send", HEAD }, "stall" } }
    open()
    collectgarbage()
    collectgarbage()
    client:poll()
    server:wait_for { ended = 1 }
  end)

  it("ends with its client: who waits is told, who asks afterwards raises", function()
    for _, is_child in ipairs { false, true } do
      server:script { { "read", { "send", HEAD }, "stall" } }
      local owner = new()
      local user = is_child and owner:with { timeout = 5 } or owner
      local stream = bctrl.assert(user.runs:stream("run_1"))
      local err
      owner:spawn(function()
        local _
        _, err = stream:next()
      end)
      support.wait_until(function()
        owner:poll(0.01)
        return stream.reader
      end, "the reader")
      user:close()
      if is_child then
        owner:loop()
      end
      assert.same({ "cancelled", "the client was closed" }, { err.kind, err.message })
      server:wait_for { ended = 1 }
      api.contains("the client is closed", api.mistake(function() stream:next() end))
      stream:close()
      owner:close()
    end
  end)

  it("refuses mistakes on the caller's line", function()
    server:script { { "read", { "send", HEAD }, "stall" } }
    local stream = open()
    local function refused(expected, fn)
      api.contains(expected, api.mistake(fn))
    end
    refused("bad argument #1 to 'runs:stream' (run id expected, got nil)", function() client.runs:stream() end)
    refused("bad argument #2 to 'runs:stream' (query table expected, got \"x\")", function() client.runs:stream("r", "x") end)
    refused("'idle_timeout' is an option of the call", function() client.runs:stream("r", { idle_timeout = 5 }) end)
    refused("unknown option 'query'", function() client.runs:stream("r", nil, { query = {} }) end)
    refused("option 'idle_timeout': a number of seconds above 0 expected", function() client.runs:stream("r", nil, { idle_timeout = 0 }) end)
    refused("bad argument #1 to 'stream:next' (timeout in seconds expected, got -1)", function() stream:next(-1) end)
    refused("bad argument #2 to 'stream:next' (no such argument", function() stream:next(1, 2) end)
    refused("calling 'stream:next' on bad self (stream expected, got nil)", function() stream.next() end)
    refused("calling 'stream:each' on bad self", function() stream.each({}) end)
    refused("calling 'stream:close' on bad self", function() stream.close(5) end)
    client:close()
    client = new { blocking = false }
    refused("would block: use client:spawn", function() client.runs:stream("r") end)
  end)

  it("tells of each connection, and of no key", function()
    local told = {}
    client:close()
    client = new {
      on_event = function(each)
        told[#told + 1] = ("%s %s %s %s"):format(each.operation, tostring(each.status), tostring(each.kind), tostring(each.delay ~= nil))
      end,
    }
    server:script { { "read", { "send", HEAD .. chunk(event(1)) }, "close" }, { "read", { "send", HEAD .. chunk(event(2)) .. END } } }
    numbers(open())
    assert.same({ "runs.stream 200 nil false", "runs.stream nil network true", "runs.stream 200 nil false" }, told)
  end)

  it("each raises in a coroutine of plain 5.1, where next in a loop works", function()
    server:script { otherwise = { "read", { "send", HEAD .. chunk(event(1) .. event(2)) .. END } } }
    local task = client:spawn(function()
      local stream, sum = open(), 0
      local ok, problem = pcall(stream.each, stream)
      if support.yields_across_pcall then
        for each in problem do
          sum = sum + each.n
        end
      else
        assert(not ok and problem:find("use stream:next() in a while loop", 1, true), problem)
        local each = stream:next()
        while each do
          sum = sum + each.n
          each = stream:next()
        end
      end
      return sum
    end)
    assert.equal(3, task:wait())
  end)
end)
