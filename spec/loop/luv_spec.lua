-- bctrl.luv: coroutines of libuv's that are not what they seem.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local support = require "spec.support.util"

local uv = support.module("luv")

describe("luv", function()
  if not uv then
    return
  end
  local adapter = require "bctrl.luv"
  local gateway, reported

  setup(function()
    gateway = api.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    reported = {}
  end)

  local function new()
    return gateway:client { on_error = function(_, traceback)
      reported[#reported + 1] = traceback
    end }
  end

  it("a generator that makes calls raises in its consumer, and ends it not without a word", function()
    local client = new()
    adapter.attach(client, uv)
    local uses = {
      function(next_item) return next_item(), next_item() end,
      function(next_item) for each in next_item do assert(each) end end,
      function(next_item) return next_item().name end,
      function(next_item) error(tostring(next_item())) end,
    }
    local failures = {}
    for i, use in ipairs(uses) do
      coroutine.wrap(function()
        local next_item = coroutine.wrap(function()
          for _, space in ipairs(bctrl.assert(client.spaces:list())) do
            coroutine.yield(space)
          end
        end)
        failures[i] = select(2, pcall(use, next_item))
      end)()
    end
    uv.run()
    assert.equal(#uses, #failures)
    assert.same({}, reported)
    for _, failure in ipairs(failures) do
      api.contains("a call in a coroutine that others resume, such as a generator", tostring(failure))
    end
  end)

  it("a coroutine that its host has closed is left alone", function()
    local close = coroutine.close -- luacheck: ignore 143
    if not close then
      pending("Lua 5.4 closes coroutines")
    end
    local client = new()
    adapter.attach(client, uv)
    local thread = coroutine.create(function()
      client.spaces:list()
    end)
    assert(coroutine.resume(thread))
    assert(close(thread))
    uv.run()
    assert.equal(0, client:stats().active)
    assert.same({}, reported)
  end)
end)
