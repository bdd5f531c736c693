-- The line on which a mistake and a failure are blamed: the caller's, wherever the call is made.
local api = require("spec.support.api")
local bctrl = require("bctrl")

local NOBODY = "00000000-0000-4000-8000-000000000000"

describe("blame: the line", function()
  local gateway, client, runtime, sleeper

  setup(function()
    gateway = api.start()
    client = gateway:client()
    runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" })
    sleeper = client:spawn(function() end)
  end)

  teardown(function()
    gateway:finish()
  end)

  -- Every function below is written on one line, which api.mistake compares.
  local MISTAKES = {
    ["a client's option"] = function() bctrl.new { api_key = "k", timeout = 0 } end,
    ["a path parameter"] = function() client.runtimes:start(nil) end,
    ["a body"] = function() client.runtimes:create("body") end,
    ["a value in a body"] = function() client.runtimes:create { a = 0 / 0 } end,
    ["an option in the body's place"] = function() client.runtimes:create { timeout = 5 } end,
    ["a query"] = function() client.runtimes:list { x = print } end,
    ["an option of a call"] = function() client.runtimes:list(nil, { time_out = 5 }) end,
    ["a header"] = function() client.runtimes:list(nil, { headers = { ["X-Y"] = "a\nb" } }) end,
    ["an idempotency key"] = function() client.runtimes:start("id", nil, { idempotency_key = "a\nb" }) end,
    ["an argument too many"] = function() client.runtimes:list(nil, nil, "more") end,
    ["an operation of a space"] = function() client.spaces.runtimes:list("") end,
    ["a runtime's method"] = function() runtime:start("body") end,
    ["a runtime's update"] = function() runtime:update { config = { proxy = print } } end,
    ["a runtime's stop"] = function() runtime:stop { timeout = 5 } end,
    ["wait_for"] = function() runtime:wait_for(5) end,
    ["using"] = function() runtime:using("function") end,
    ["using's start"] = function() runtime:using(print, "body") end,
    ["client:request"] = function() client:request("GET", "no slash") end,
    ["each"] = function() for _ in client.runtimes:each("text") do error("never") end end,
    ["sleep"] = function() client:sleep(-1) end,
    ["poll"] = function() client:poll("now") end,
    ["map"] = function() client:map("list", print) end,
    ["spawn"] = function() client:spawn("function") end,
    ["close"] = function() client:close { stopp = true } end,
    ["with"] = function() client:with { max_connections = 1 } end,
    ["ref"] = function() client.runtimes:ref(".") end,
    ["ref's second argument"] = function() client.runtimes:ref("id", {}) end,
    ["using's fourth argument"] = function() runtime:using(print, nil, nil, {}) end,
    ["wait_for's third argument"] = function() runtime:wait_for("active", nil, {}) end,
    ["close that is given no table"] = function() client:close(true) end,
    ["a task's cancel with a dot"] = function() bctrl.Task.cancel() end,
    ["a task's cancel of something else"] = function() bctrl.Task.cancel {} end,
    ["a task's reason"] = function() sleeper:cancel {} end,
    ["a session's method with a dot"] = function() bctrl.Session.cdp_url() end,
    ["a session's run with a dot"] = function() bctrl.Session.run_id {} end,
  }

  local function check_all(run)
    local list = gateway:seen(function()
      for what, fn in pairs(MISTAKES) do
        local ok, failure = pcall(run, fn)
        assert(ok, what .. ": " .. tostring(failure))
      end
    end)
    assert.equal(0, #list)
  end

  it("is the caller's for each kind of mistake", function()
    check_all(api.mistake)
  end)

  it("is the caller's for mistakes inside a task, a coroutine, using and map", function()
    check_all(function(fn)
      local ok, failure
      local task = client:spawn(function()
        ok, failure = pcall(api.mistake, fn)
      end)
      client:loop()
      assert.equal("done", task.status)
      assert(ok, failure)
    end)
    check_all(coroutine.wrap(function(fn)
      while true do
        fn = coroutine.yield(api.mistake(fn))
      end
    end))
    bctrl.assert(runtime:using(function()
      check_all(api.mistake)
      return true
    end))
    local _, failures = client:map({ 1 }, function()
      check_all(api.mistake)
    end)
    assert.is_nil(failures[1])
  end)

  it("is the line of the call for a failure: plain, in an object's method, in a task, in using, in each, in map", function()
    local ghost = client.runtimes:ref(NOBODY)
    local CALLS = {
      function() local _, err = client.runtimes:get(NOBODY) return err end,
      function() local _, err = client:request("GET", "/v1/nothing") return err end,
      function() local _, err = ghost:start() return err end,
      function() local _, err = ghost:refresh() return err end,
      function() local _, err = ghost:wait_for("active") return err end,
      function() local _, err = ghost:using(print) return err end,
    }
    for _, fn in ipairs(CALLS) do
      local expected = api.line_of(fn)
      assert.equal(expected, fn().where)
      local err
      client:spawn(function() err = fn() end)
      client:loop()
      assert.equal(expected, err.where)
      client:map({ 1 }, function() err = fn() end)
      assert.equal(expected, err.where)
    end
    local function stepping() for _ in client.runtimes:each { limit = 0 } do error("never") end end
    local ok, err = pcall(stepping)
    assert.is_false(ok)
    api.contains(api.line_of(stepping) .. ": 400 ", tostring(err))
  end)
  it("is that of the task's function, for a call in its return: Lua keeps no line of that", function()
    local function get(id) return client.runtimes:get(id) end
    local _, err = client:spawn(get, NOBODY):wait()
    assert.equal(api.line_of(get), err.where)
    local _, failures = client:map({ NOBODY }, get)
    assert.equal(api.line_of(get), failures[1].where)
    local ok, message = pcall(function()
      client:spawn(get, ""):wait()
    end)
    assert.is_false(ok)
    api.contains(api.line_of(get) .. ": bad argument #1 to 'runtimes:get'", message)
  end)
end)
