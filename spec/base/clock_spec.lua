-- bctrl.core's clocks: the wall's, and how a moment is written.
local core = require "bctrl.core"

describe("core.time and core.timestamp", function()
  it("tell what the system's clock and calendar do", function()
    local before = os.time()
    local now = core.time()
    assert.is_true(now >= before and now < os.time() + 1)
    local day = 86400
    for _, seconds in ipairs { 0, 1, day - 1, 59 * day - 1, 59 * day, 789 * day, 790 * day, 951782400, 951868799, 951868800, 1709164800, 4102444799,
      4107542399, 4107542400, 13574563200, before } do
      assert.equal(os.date("!%Y-%m-%dT%H:%M:%S.000Z", seconds), core.timestamp(seconds))
    end
    for seconds = 0, 150 * 366 * day, 86399 * 7 do
      assert.equal(os.date("!%Y-%m-%dT%H:%M:%S.000Z", seconds), core.timestamp(seconds))
    end
    assert.equal("1970-01-01T00:00:01.500Z", core.timestamp(1.5))
    assert.is_false(pcall(core.timestamp, -1))
    assert.is_false(pcall(core.timestamp, 0 / 0))
  end)
end)
