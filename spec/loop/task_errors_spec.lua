-- A task that raises an error: who is told, what is raised where it is waited for, and that no host dies of it.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local protect = require "bctrl.base.protect"
local support = require "spec.support.util"

describe("task errors: a task", function()
  local gateway, client, reported

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
  end)

  after_each(function()
    client:close()
    assert.equal(0, #reported, #reported > 0 and reported[1].traceback or nil)
  end)

  describe("that raises an error", function()
    it("has it told to on_error, with its traceback", function()
      local task = client:spawn(function()
        client:sleep(0)
        local function deep()
          error("a mistake deep inside")
        end
        deep()
      end)
      client:loop()
      assert.equal("failed", task.status)
      assert.equal(1, #reported)
      api.contains("a mistake deep inside", reported[1].err)
      api.contains("a mistake deep inside", reported[1].traceback)
      api.contains("deep", reported[1].traceback)
      api.contains("task_errors_spec.lua", reported[1].traceback)
      reported = {}
    end)

    it("has it told on stderr where there is no on_error, and the host lives on", function()
      local output, status = support.run_lua([[
        local bctrl = require "bctrl"
        local client = bctrl.new { api_key = "k", base_url = "http://127.0.0.1:1" }
        client:spawn(function() error("nobody listens") end)
        client:spawn(function() error { code = 7 } end)
        client:spawn(function() error() end)
        client:loop()
        print "alive"
      ]])
      assert.equal(0, status, output)
      api.contains("nobody listens", output)
      api.contains("a task raised table", output)
      api.contains("a task raised nil", output)
      api.contains("stack traceback", output)
      api.contains("alive", output)
    end)

    it("raises it again where it is waited for, with its traceback, and tells nobody else", function()
      local task = client:spawn(function()
        client:sleep(0)
        error("for the one who waits")
      end)
      for _ = 1, 2 do
        local ok, message = pcall(task.wait, task)
        assert.is_false(ok)
        api.contains("for the one who waits", message)
        api.contains("stack traceback", message)
      end
      local waiting = client:spawn(function()
        client:sleep(0)
        error("for a task")
      end)
      local other = client:spawn(function()
        local ok, message = protect.call(waiting.wait, waiting)
        return ok, message
      end)
      local ok, message = other:wait()
      assert.is_false(ok)
      api.contains("for a task", message)
    end)

    it("raises values of any type again as they are", function()
      local value = { code = 7 }
      local ok, raised = pcall(function()
        client:spawn(function()
          error(value)
        end):wait()
      end)
      assert.is_false(ok)
      assert.equal(value, raised)
    end)

    it("raises an API error again with all its fields", function()
      local task = client:spawn(function()
        bctrl.assert(client.runtimes:get("missing"))
      end)
      local ok, err = pcall(task.wait, task)
      assert.is_false(ok)
      if support.lua_name == "lua5.1" then
        api.contains("404 runtime.not_found", err)
      else
        assert.equal("runtime.not_found", err.code)
        api.contains("task_errors_spec.lua", err.traceback)
      end
    end)

    it("does not end in the dark when on_error itself fails", function()
      local output, status = support.run_lua([[
        local bctrl = require "bctrl"
        local client = bctrl.new { api_key = "k", base_url = "http://127.0.0.1:1", on_error = error }
        client:spawn(function() error("first") end)
        client:loop()
        print "alive"
      ]])
      assert.equal(0, status, output)
      api.contains("first", output)
      api.contains("on_error failed", output)
      api.contains("alive", output)
    end)
  end)
end)

describe("a task's odd end", function()
  it("by a value whose __tostring raises is reported, and does not stop the host's polls", function()
    local reported
    local client = bctrl.new {
      api_key = "k",
      base_url = "http://127.0.0.1:9",
      on_error = function(_, traceback)
        reported = traceback
      end,
    }
    local value = setmetatable({}, {
      __name = {},
      __tostring = function()
        error("within")
      end,
    })
    local task = client:spawn(error, value)
    client:poll(0, 10)
    assert.equal("failed", task.status)
    assert.equal(0, client:stats().live)
    api.contains("a task raised table: its __tostring fails", reported)
    client:close()
  end)

  it("by a close that it ignores is told to another scheduler's coroutine that waits for it", function()
    local client = bctrl.new {
      api_key = "k",
      base_url = "http://127.0.0.1:9",
      wait = function(subscribe)
        local thread = coroutine.running()
        subscribe(function()
          coroutine.resume(thread)
        end)
        coroutine.yield()
      end,
    }
    local task = client:spawn(function()
      while true do
        client:sleep(60)
      end
    end)
    local value, err
    local thread = coroutine.create(function()
      value, err = task:wait()
    end)
    coroutine.resume(thread)
    client:poll(0, 10)
    client:close()
    assert.equal("dead", coroutine.status(thread))
    assert.is_nil(value)
    assert.equal("cancelled", err.kind)
  end)
end)
