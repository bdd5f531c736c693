-- client:map: a function for each item of a list, in tasks of their own, so many at a time.
local api = require "spec.support.api"
local bctrl = require "bctrl"

describe("client:map", function()
  local gateway, client

  setup(function()
    gateway = api.start()
    client = gateway:client()
  end)

  teardown(function()
    gateway:finish()
  end)

  it("runs the function for each item and aligns what it returned", function()
    local results, errs = client:map({ 30, 10, 20 }, function(item, index)
      client:sleep(item / 2000)
      if item == 10 then
        return nil, "ten"
      end
      return item * index
    end)
    assert.equal(3, results.n)
    assert.equal(30, results[1])
    assert.is_nil(results[2])
    assert.equal(60, results[3])
    assert.equal("ten", errs[2])
    assert.is_nil(errs[1])
  end)

  it("keeps to its concurrency and tells its progress", function()
    local running, most, progress = 0, 0, {}
    client:map({ 1, 2, 3, 4, 5, 6, 7 }, function()
      running = running + 1
      most = math.max(most, running)
      client:sleep(0.002)
      running = running - 1
    end, {
      concurrency = 3,
      on_progress = function(done, total)
        progress[#progress + 1] = done .. "/" .. total
      end,
    })
    assert.equal(3, most)
    assert.equal("1/7 2/7 3/7 4/7 5/7 6/7 7/7", table.concat(progress, " "))
  end)

  it("keeps going past what raises, and past a callback that does", function()
    local results, errs = client:map({ 1, 2, 3 }, function(item)
      if item == 2 then
        error("two", 0)
      end
      return item
    end)
    assert.equal(1, results[1])
    assert.equal("two", errs[2])
    assert.equal(3, results[3])
  end)

  it("counts an item that raises nil as failed", function()
    local results, errs = client:map({ 1 }, function()
      error(nil, 0)
    end)
    assert.is_nil(results[1])
    assert.is_not_nil(errs[1])
  end)

  it("starts no further item after an error with stop_on_error", function()
    local started = {}
    local results, errs = client:map({ 1, 2, 3, 4 }, function(item)
      started[#started + 1] = item
      client:sleep(0)
      return nil, item == 2 and "two" or nil
    end, { concurrency = 1, stop_on_error = true })
    assert.same({ 1, 2 }, started)
    assert.equal(4, results.n)
    assert.equal("two", errs[2])
    assert.equal("cancelled", errs[3].kind)
    assert.equal("cancelled", errs[4].kind)
  end)

  it("of nothing is nothing", function()
    local results, errs = client:map({}, print)
    assert.equal(0, results.n)
    assert.is_nil(next(errs))
  end)

  it("works in a task, and ends with it when it is cancelled", function()
    local task = client:spawn(function()
      local results = client:map({ 1, 2, 3 }, function(item)
        bctrl.assert(client.spaces:list())
        return item
      end)
      return #results
    end)
    assert.equal(3, task:wait())
    local results, errs, begun = nil, nil, 0
    task = client:spawn(function()
      results, errs = client:map({ 1, 2, 3 }, function()
        begun = begun + 1
        local _, err = client:sleep(30)
        return nil, err
      end, { concurrency = 2 })
    end)
    client:poll(0, 10)
    client:poll(0, 10)
    assert.equal(2, begun)
    task:cancel()
    client:loop()
    assert.equal(2, begun)
    assert.equal(3, results.n)
    for i = 1, 3 do
      assert.equal("cancelled", errs[i].kind)
    end
  end)

  it("refuses what is no list, no function and no option", function()
    api.contains("bad argument #1 to 'client:map' (list expected", api.mistake(function() client:map(3, print) end))
    api.contains("bad argument #2 to 'client:map' (function expected", api.mistake(function() client:map({}, 3) end))
    api.contains("did you mean 'concurrency'", api.mistake(function() client:map({}, print, { concurency = 2 }) end))
  end)
  it("that is cancelled returns when its functions have cleaned up, and says so of every item", function()
    for _, concurrency in ipairs { 1, 3 } do
      local cleaned, results, errs = 0, nil, nil
      local task = client:spawn(function()
        results, errs = client:map({ 1, 2, 3 }, function(item)
          local _, err = client:sleep(30)
          client:sleep(0.005 * (4 - item))
          cleaned = cleaned + 1
          return nil, err
        end, { concurrency = concurrency })
      end)
      for _ = 1, 3 do -- the first begins the task, the next its functions
        client:poll(0, 10)
      end
      task:cancel("enough")
      client:loop()
      assert.equal(concurrency, cleaned)
      assert.equal(3, results.n)
      for i = 1, 3 do
        assert.equal("cancelled", errs[i].kind, i)
      end
    end
  end)

  it("that is cancelled before its functions have begun says so of every item", function()
    local errs, task
    task = client:spawn(function()
      task:cancel() -- here, since another task might be a poll too late
      errs = select(2, client:map({ 1, 2 }, error))
    end)
    client:loop()
    assert.equal("cancelled", errs[1].kind)
    assert.equal("cancelled", errs[2].kind)
  end)
end)
