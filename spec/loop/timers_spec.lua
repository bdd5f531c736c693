-- Timers of the C loop: beneath the client's sleeps and deadlines.
local core = require("bctrl.core")

describe("the loop's timers", function()
  local loop

  before_each(function()
    loop = assert(core.loop())
  end)

  after_each(function()
    loop:close()
  end)

  -- The ids that become ready until none is set any more.
  local function run_all()
    local ids = {}
    repeat
      loop:run(30)
      for id in loop.next, loop do
        ids[#ids + 1] = id
      end
    until loop:timeout() == nil
    return ids
  end

  it("fire in the order in which they were set when they are due together", function()
    local timers, expected = {}, {}
    for i = 1, 300 do
      timers[i], expected[i] = loop:timer(i % 3 == 0 and -1 or 0) -- both are now
    end
    local start = core.now()
    while core.now() == start do end -- luacheck: ignore 542
    assert.same(expected, run_all())
    assert.equal(300, #timers)
  end)

  it("fire the earliest first, whatever the order in which they were set", function()
    local timers, expected = {}, {}
    for i = 20, 1, -1 do
      timers[i], expected[i] = loop:timer(i * 0.002)
    end
    assert.same(expected, run_all())
    assert.equal(20, #timers)
  end)

  it("have ids of their own until they are freed, whose ids are used again", function()
    local first, first_id = loop:timer(60)
    local second, second_id = loop:timer(60)
    assert.are_not.equal(first_id, second_id)
    first:free()
    local third, third_id = loop:timer(60)
    assert.equal(first_id, third_id)
    second:free()
    third:free()
    assert.is_nil(loop:timeout())
  end)

  it("do not tell any more once they are freed, though they were due already", function()
    local timer = loop:timer(0)
    assert.equal(1, (loop:run(0.01)))
    timer:free()
    timer:free()
    assert.is_nil(loop:next())
    assert.equal(0, (loop:run(0)))
  end)

  it("outlive their loop, and are collected after it", function()
    local timer = loop:timer(60)
    loop:close()
    loop:close()
    assert.has_error(function() loop:run(0) end, "the client is closed")
    assert.has_error(function() loop:timer(1) end, "the client is closed")
    timer:free()
  end)

  it("keep the loop from nothing: a run without anything to do ends at its timeout", function()
    local start = core.now()
    assert.equal(0, (loop:run(0.02)))
    assert.is_true(core.now() - start >= 0.02)
    assert.is_nil(loop:timeout())
  end)
end)
