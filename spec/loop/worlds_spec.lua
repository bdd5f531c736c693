-- "A call made in … does …": a task yields, the main program waits, and what must not wait raises.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local support = require "spec.support.util"

describe("the three worlds: a call", function()
  local gateway

  setup(function()
    gateway = api.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  it("in the main program waits and resumes no task", function()
    local client = gateway:client()
    local ran = 0
    client:spawn(function()
      ran = ran + 1
    end)
    gateway:delay(0.02, { method = "GET" })
    bctrl.assert(client.spaces:list())
    assert.equal(0, ran)
    bctrl.assert(client:sleep(0.01))
    assert.equal(0, ran)
    client:poll(0, 10)
    assert.equal(1, ran)
  end)

  it("in the main program drives the transfers of tasks", function()
    local client = gateway:client()
    local got
    client:spawn(function()
      got = bctrl.assert(client.spaces:list())
    end)
    gateway:delay(0.02, { method = "GET" }) -- the first poll must not deliver
    client:poll(0, 10)
    support.wait_until(function()
      bctrl.assert(client:sleep(0.005))
      return client:stats().active == 0
    end, "the task's transfer")
    assert.is_nil(got)
    client:poll(0, 10)
    assert.is_truthy(got)
  end)

  it("in a coroutine, where no scheduler is involved, waits", function()
    local client = gateway:client()
    local thread = coroutine.wrap(function()
      return #bctrl.assert(client.spaces:list())
    end)
    assert.equal("number", type(thread()))
    local task = client:spawn(function() -- nor is one in a coroutine of the task's own
      return coroutine.wrap(function()
        return #bctrl.assert(client.spaces:list())
      end)()
    end)
    assert.equal("number", type(task:wait()))
  end)

  it("where a task cannot yield waits", function()
    if not coroutine.isyieldable then
      return -- 5.1 and 5.2 cannot tell: there Lua itself raises
    end
    local client = gateway:client()
    local task = client:spawn(function()
      local list = { 2, 1 }
      table.sort(list, function(a, b) -- a C function in between
        bctrl.assert(client.spaces:list())
        return a < b
      end)
      return list[1]
    end)
    assert.equal(1, task:wait())
  end)

  it("where a task cannot yield and Lua cannot tell raises, and the task is whole", function()
    if coroutine.isyieldable then
      return
    end
    local client = gateway:client()
    local task = client:spawn(function()
      local ok, message = pcall(table.sort, { 2, 1, 3 }, function(a, b)
        client:sleep(0.001)
        return a < b
      end)
      bctrl.assert(client:sleep(0.01))
      return ok, message
    end)
    local ok, message = task:wait()
    assert.is_false(ok)
    api.contains("attempt to yield across", message)
    assert.equal(0, client:stats().active)
  end)

  it("with blocking = false raises where it cannot yield, and sends nothing", function()
    local client = gateway:client { blocking = false }
    local expected = "would block: use client:spawn"
    local list = gateway:seen(function()
      assert.equal(expected, api.mistake(function() client.spaces:list() end))
      assert.equal(expected, api.mistake(function() client:sleep(1) end))
      assert.equal(expected, api.mistake(function() client:connect() end))
      assert.equal(expected, api.mistake(function() client:loop() end))
      assert.equal(expected, api.mistake(function() client:map({ 1 }, print) end))
      local _, message = coroutine.resume(coroutine.create(function()
        client.spaces:list()
      end))
      api.contains(expected, message)
    end)
    assert.equal(0, #list)
    local done = false
    local task = client:spawn(function()
      bctrl.assert(client.spaces:list())
      if coroutine.isyieldable then
        local ok, message = pcall(table.sort, { 2, 1 }, function()
          client.spaces:list()
        end)
        assert.is_false(ok)
        api.contains("would block", message)
      end
      done = true
    end)
    assert.equal(expected, api.mistake(function() task:wait() end))
    support.wait_until(function()
      client:poll(0.01)
      return done
    end, "the task")
  end)

  it("in a task of another client raises; client:with is on the same loop", function()
    local client, other = gateway:client(), gateway:client()
    local ok, message = pcall(function()
      client:spawn(function()
        other.spaces:list()
      end):wait()
    end)
    assert.is_false(ok)
    api.contains("a call of another client in this task: use client:with", message)
    local relative = client:with { timeout = 10 }
    assert.is_truthy(client:spawn(function()
      return relative.spaces:list()
    end):wait())
    for _, poll in ipairs { client, other, relative } do
      ok, message = pcall(function()
        client:spawn(function()
          poll:poll()
        end):wait()
      end)
      assert.is_false(ok)
      api.contains("client:poll in a task", message)
    end
  end)

  it("of loop in a task raises", function()
    local client = gateway:client()
    local ok, message = pcall(function()
      client:spawn(function()
        client:loop()
      end):wait()
    end)
    assert.is_false(ok)
    api.contains("client:loop in a coroutine", message)
  end)
end)
