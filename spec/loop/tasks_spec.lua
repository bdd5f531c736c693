-- Tasks: what client:spawn runs, how it moves on, how it ends, and who is told.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local protect = require "bctrl.base.protect"
local support = require "spec.support.util"

describe("a task", function()
  local gateway, client, runtime, reported

  setup(function()
    gateway = api.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
    reported = {}
    client = gateway:client {
      on_error = function(err, traceback)
        reported[#reported + 1] = { err = err, traceback = traceback }
      end,
    }
    runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser", name = "tasks" })
  end)

  after_each(function()
    client:close()
    assert.equal(0, #reported, #reported > 0 and reported[1].traceback or nil)
  end)

  it("runs from the next poll on, and not before", function()
    local steps = {}
    local task = client:spawn(function(...)
      steps[#steps + 1] = select("#", ...)
      steps[#steps + 1] = (select(2, ...))
    end, nil, "second", nil)
    assert.same({}, steps)
    assert.equal("ready", task.status)
    assert.equal(0, client:poll(0, 10))
    assert.same({ 3, "second" }, steps)
    assert.equal("done", task.status)
  end)

  it("returns what its function returned, nils too, however often it is asked", function()
    local task = client:spawn(function()
      return nil, 2, nil
    end)
    for _ = 1, 2 do
      local results = { n = select("#", task:wait()), task:wait() }
      assert.equal(3, results.n)
      assert.equal(2, results[2])
    end
  end)

  it("yields in a call until its answer, while others go on", function()
    gateway:delay(0.05, { method = "GET", times = 1 })
    local order = {}
    local slow = client:spawn(function()
      order[#order + 1] = "slow asks"
      local answer = bctrl.assert(client.runtimes:get(runtime.id))
      order[#order + 1] = "slow has it"
      return answer.name
    end)
    client:spawn(function()
      order[#order + 1] = "fast asks"
      bctrl.assert(client.spaces:list())
      order[#order + 1] = "fast has it"
    end)
    client:poll(0, 10)
    assert.equal("waiting", slow.status)
    client:loop()
    assert.equal("tasks", slow:wait())
    assert.equal("slow asks", order[1])
    assert.equal("slow has it", order[4])
  end)

  it("goes on at the next poll after a bare yield, however it got there", function()
    local turns = 0
    local task = client:spawn(function()
      for _ = 1, 3 do
        turns = turns + 1
        coroutine.yield("anything", 1)
      end
    end)
    for expected = 1, 3 do
      assert.equal(1, client:poll(0, 10))
      assert.equal(expected, turns)
    end
    assert.equal(0, client:poll(0, 10))
    assert.equal("done", task.status)
  end)

  it("tells its status truly at every moment", function()
    local seen = {}
    local task
    task = client:spawn(function()
      seen[#seen + 1] = task.status
      client:sleep(0.1)
      seen[#seen + 1] = task.status
    end)
    seen[#seen + 1] = task.status
    client:poll(0, 10)
    seen[#seen + 1] = task.status
    client:loop()
    seen[#seen + 1] = task.status
    assert.same({ "ready", "running", "waiting", "running", "done" }, seen)
    assert.equal("bctrl.Task (done)", tostring(task))
  end)

  it("counts among the living until it has ended", function()
    local task = client:spawn(function()
      client:sleep(30)
    end)
    client:spawn(function() end)
    assert.equal(1, client:poll(0, 10))
    assert.equal(1, client:stats().live)
    task:cancel()
    client:loop()
    assert.equal(0, client:poll(0, 10))
  end)

  it("may spawn others, which run from the next poll on", function()
    local inner
    client:spawn(function()
      inner = client:spawn(function()
        return "inner"
      end)
      assert.equal("ready", inner.status)
    end)
    assert.equal(1, client:poll(0, 10))
    assert.equal("inner", inner:wait())
  end)

  it("waits for another task", function()
    local first = client:spawn(function()
      client:sleep(0.01)
      return "first"
    end)
    local second = client:spawn(function()
      return "second after " .. first:wait()
    end)
    assert.equal("second after first", second:wait())
  end)

  it("cannot wait for itself", function()
    local task
    task = client:spawn(function()
      return task:wait()
    end)
    local ok, message = pcall(task.wait, task)
    assert.is_false(ok)
    api.contains("task:wait in the task itself", message)
  end)

  it("is not waited for in vain where each waits for the other", function()
    local first, second
    first = client:spawn(function()
      return second:wait()
    end)
    second = client:spawn(function()
      return first:wait()
    end)
    api.contains("every task waits for another one", api.mistake(function() client:loop() end))
    first:cancel()
    second:cancel()
    client:loop()
  end)

  describe("that is waited for", function()
    it("lets every task move on meanwhile", function()
      local others = 0
      for _ = 1, 3 do
        client:spawn(function()
          bctrl.assert(client.spaces:list())
          others = others + 1
        end)
      end
      client:spawn(function()
        while others < 3 do
          client:sleep(0.005)
        end
      end):wait(30)
      assert.equal(3, others)
    end)

    it("for at most some seconds gives nil and a timeout, and goes on", function()
      local may_end
      local function work()
        while not may_end do
          client:sleep(0.005)
        end
        return "late"
      end
      local task = client:spawn(work)
      local value, err = task:wait(0.01)
      assert.is_nil(value)
      assert.equal("timeout", err.kind)
      api.contains("did not end within 0.01 s", tostring(err))
      assert.equal("waiting", task.status)
      may_end = true
      assert.equal("late", task:wait(30))
      may_end = false
      local again = client:spawn(function()
        local inner = client:spawn(work)
        local _, early = inner:wait(0.01)
        may_end = true
        return early.kind, inner:wait(30)
      end)
      local kind, late = again:wait()
      assert.equal("timeout", kind)
      assert.equal("late", late)
    end)

    it("and failed after the waiting was given up tells on_error", function()
      local task = client:spawn(function()
        client:sleep(0.1)
        error("after the wait")
      end)
      assert.is_nil((task:wait(0)))
      client:loop()
      assert.equal(1, #reported)
      reported = {}
    end)

    it("refuses a timeout that is none", function()
      local task = client:spawn(function() end)
      for _, timeout in ipairs { -1, 0 / 0, "1", {} } do
        api.contains("bad argument #1 to 'task:wait' (timeout in seconds",
          api.mistake(function() task:wait(timeout) end))
      end
    end)
  end)

  describe("and a budget:", function()
    it("a poll starts nothing new once its budget is spent", function()
      local ran = 0
      for _ = 1, 20 do
        client:spawn(function()
          ran = ran + 1
          local stop = support.now() + 0.002
          while support.now() < stop do end -- luacheck: ignore 542
        end)
      end
      client:poll(0, 0.001)
      assert.equal(1, ran)
      client:poll(0, 0.003)
      assert.is_true(ran >= 2 and ran <= 4)
      client:loop()
      assert.equal(20, ran)
    end)

    it("a poll that waits takes what comes first, and comes back without it", function()
      local started = support.now()
      client:spawn(function()
        client:sleep(0.1)
      end)
      assert.equal(1, client:poll(0, 10))
      assert.equal(0, client:poll(30))
      assert.is_true(support.now() - started < 25)
      assert.equal(0, client:poll(0.01))
    end)

    it("bad arguments are refused", function()
      api.contains("bad argument #1 to 'client:poll' (timeout in seconds expected",
        api.mistake(function() client:poll(-1) end))
      api.contains("bad argument #2 to 'client:poll' (budget in seconds expected",
        api.mistake(function() client:poll(0, "x") end))
      api.contains("bad argument #1 to 'client:sleep'", api.mistake(function() client:sleep() end))
      api.contains("bad argument #1 to 'client:spawn' (function expected",
        api.mistake(function() client:spawn("x") end))
    end)
  end)

  it("may be a C function", function()
    assert.equal(4, client:spawn(math.sqrt, 16):wait())
  end)

  it("closes its <close> variables when it dies, and they may wait", function()
    local load_text = loadstring or load
    local source = [[
      local client, closed = ...
      local guard <close> = setmetatable({}, { __close = function()
        client:sleep(0.01)
        closed[1] = true
      end })
      client:sleep(0)
      error("dies")
    ]]
    local body = load_text(source)
    if not body then
      return -- before 5.4 there is none
    end
    local closed = {}
    local task = client:spawn(body, client, closed)
    assert.is_false((pcall(task.wait, task)))
    assert.is_true(closed[1])
  end)

  it("with a session in `using` stops it, whatever happens", function()
    for _, fails in ipairs { false, true } do
      local task = client:spawn(function()
        return runtime:using(function(session)
          bctrl.assert(client.spaces:list())
          if fails then
            error("in between")
          end
          return session:run_id()
        end)
      end)
      local ok, value = pcall(task.wait, task)
      assert.equal(not fails, ok, tostring(value))
      if fails then
        api.contains("in between", value)
      end
      assert.equal("stopped", bctrl.assert(client.runtimes:get(runtime.id)).status)
    end
  end)

  it("may protect calls in protected calls", function()
    local task = client:spawn(function()
      return protect.call(function()
        local ok, message = protect.call(function()
          bctrl.assert(client.spaces:list())
          error("inner", 0)
        end)
        bctrl.assert(client.spaces:list())
        return ok, message
      end)
    end)
    local outer, inner, message = task:wait()
    assert.is_true(outer)
    assert.is_false(inner)
    assert.equal("inner", message)
  end)
end)
