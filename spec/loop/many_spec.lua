-- A thousand tasks at once: each gets exactly one answer, on no more connections than allowed.
local api = require "spec.support.api"
local bctrl = require "bctrl"

describe("many tasks: a thousand", function()
  local gateway

  setup(function()
    gateway = api.start { seed = { runtimes = 1000 } }
  end)

  teardown(function()
    gateway:finish()
  end)

  it("get each its own answer, once, over at most 32 connections", function()
    local client = gateway:client()
    local ids = {}
    for runtime in client.runtimes:each { limit = 100 } do
      ids[#ids + 1] = runtime.id
    end
    assert.equal(1000, #ids)
    gateway:clear()
    local answers = 0
    local list = gateway:seen(function()
      for _, id in ipairs(ids) do
        client:spawn(function()
          local session = bctrl.assert(client.runtimes:start(id))
          assert.equal(id, session.runtime.id)
          answers = answers + 1
        end)
      end
      client:loop()
    end)
    assert.equal(1000, answers)
    assert.equal(1000, #list)
    local seen = {}
    for _, request in ipairs(list) do
      assert.is_nil(seen[request.path])
      seen[request.path] = true
    end
    local stats = gateway:stats()
    assert.is_true(stats.peak_connections <= 32, stats.peak_connections)
    assert.is_true(client:stats().open <= 32)
    assert.equal(0, client:stats().active + client:stats().queued)
  end)

  it("at once in map, too", function()
    local client = gateway:client { max_connections = 8 }
    local numbers = {}
    for i = 1, 1000 do
      numbers[i] = i
    end
    local page = bctrl.assert(client.runtimes:list { limit = 100 })
    local results, errs = client:map(numbers, function(i)
      return client.runtimes:get(page[i % 100 + 1].id)
    end, { concurrency = 1000 })
    assert.is_nil(next(errs))
    for i = 1, 1000 do
      assert.equal(page[i % 100 + 1].id, results[i].id)
    end
    assert.is_true(client:stats().connections <= 8)
  end)
end)
