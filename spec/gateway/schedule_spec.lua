-- What happens later in the gateway, when somebody comes by.
local Schedule = require "bctrl.gateway.state.schedule"

describe("the gateway's schedule", function()
  it("has all happen that is due by now, each a step after the one before, in one go", function()
    local now, told = 100, {}
    local schedule = Schedule.new { now = function() return now end }
    local function step(count)
      if count > 0 then
        schedule:after(2, function()
          told[#told + 1] = count
          step(count - 1)
        end)
      end
    end
    step(4)
    now = 101
    schedule:advance()
    assert.same({}, told)
    now = 107
    schedule:advance()
    assert.same({ 4, 3, 2 }, told)
    assert.equal(1, schedule:wait(10))
    schedule:after(1, function() told[#told + 1] = "other" end)
    now = 108
    schedule:advance()
    assert.same({ 4, 3, 2, 1, "other" }, told)
  end)
end)
