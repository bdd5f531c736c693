-- The rules of retrying, without a network: what is tried again, after how long, and how often altogether.
local retry = require("bctrl.call.retry")

describe("retry rules:", function()
  it("repeat any call on 429, and a repeatable one on 408 and 500 and above", function()
    for status = 200, 599 do
      local repeatable = status == 408 or status == 429 or status >= 500
      assert.equal(repeatable, retry.is_retryable(true, status, nil, true), status)
      assert.equal(status == 429, retry.is_retryable(false, status, nil, true), status)
    end
  end)

  it("repeat any call that cannot have been processed, and a repeatable one after most failures", function()
    for class, expected in pairs {
      -- { repeatable and sent, repeatable and not, not repeatable but sent, neither }
      dns = { true, true, false, true },
      connect = { true, true, false, true },
      connect_timeout = { true, true, false, true },
      handshake = { true, true, false, true },
      proxy = { true, true, false, true },
      send = { true, true, false, false },
      recv = { true, true, false, false },
      resent = { true, true, false, false },
      attempt_timeout = { true, true, false, false },
      timeout = { false, false, false, false }, -- the time of the whole call is up
      tls = { false, false, false, false }, -- verification: never
      too_large = { false, false, false, false },
      header_too_large = { false, false, false, false },
      encoding = { false, false, false, false },
      unusable = { false, false, false, false },
    } do
      assert.equal(expected[1], retry.is_retryable(true, nil, class, true), class)
      assert.equal(expected[2], retry.is_retryable(true, nil, class, false), class)
      assert.equal(expected[3], retry.is_retryable(false, nil, class, true), class)
      assert.equal(expected[4], retry.is_retryable(false, nil, class, false), class)
    end
  end)

  it("wait a random time up to 250 ms, doubling to 8 s", function()
    for attempt, longest in ipairs { 0.25, 0.5, 1, 2, 4, 8, 8, 8 } do
      assert.equal(0, retry.delay(attempt, nil, 0))
      assert.equal(longest / 2, retry.delay(attempt, nil, 0.5))
      assert.truthy(retry.delay(attempt, nil, 1 - 2 ^ -53) < longest)
    end
    assert.equal(4, retry.delay(1000, nil, 0.5))
  end)

  it("wait as long as the server asks, up to 60 s", function()
    assert.equal(0, retry.delay(1, 0, 0.5))
    assert.equal(1.5, retry.delay(1, 1.5, 0.5))
    assert.equal(60, retry.delay(5, 60, 0.5))
    assert.is_nil(retry.delay(1, 60.5, 0.5))
    assert.is_nil(retry.delay(1, math.huge, 0.5))
  end)

  it("read Retry-After as seconds or a date, and nothing out of nonsense", function()
    local noon = 1795262400 -- Sat, 21 Nov 2026 12:00:00 GMT
    for text, expected in pairs {
      ["0"] = 0, ["7"] = 7, ["0.5"] = 0.5, ["007"] = 7, ["120"] = 120,
      ["Sat, 21 Nov 2026 12:00:30 GMT"] = 30,
      ["Sat, 21 Nov 2026 11:59:00 GMT"] = 0,
      ["Thu, 01 Jan 1970 00:00:00 GMT"] = 0,
      ["Sun, 22 Nov 2026 12:00:00 GMT"] = 86400,
      ["Sun, 29 Feb 2032 12:00:00 GMT"] = 1926 * 86400,
      ["Fri, 31 Dec 9999 23:59:59 GMT"] = 253402300799 - noon,
      ["Saturday, 21-Nov-26 12:00:30 GMT"] = 30,
      ["Sat Nov 21 12:00:30 2026"] = 30,
      ["Sun Nov  1 12:00:30 2026"] = 0,
    } do
      assert.equal(expected, retry.parse_retry_after(text, noon), text)
    end
    local months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" }
    local days = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 } -- of 2027, before each month
    for month, name in ipairs(months) do
      assert.equal(days[month] * 86400, retry.parse_retry_after("Fri, 01 " .. name .. " 2027 00:00:00 GMT", 1798761600), name)
    end
    assert.truthy(retry.parse_retry_after(("9"):rep(30), noon) > 1e29)
    assert.equal(math.huge, retry.parse_retry_after(("9"):rep(400), noon))
    for _, text in ipairs {
      "", "-5", "+5", "5 s", "five", "1e3", "0x10", "nan", "inf", "5,6", "1.", ".5", "Sat, 21 Foo 2026 12:00:30 GMT", "tomorrow",
      "Sat, 21 Nov 2026", "Sat, 21 Nov 2026 12:00", "2026-11-21T12:00:30Z", "Sat, 41 Nov 2026 12:00:30 GMT", "at 12:00:30",
    } do
      assert.is_nil(retry.parse_retry_after(text, noon), text)
    end
    assert.is_nil(retry.parse_retry_after(nil, noon))
  end)

  it("spend tokens: 500, of which a retry costs 5 and one after a timeout 10", function()
    local bucket = retry.bucket()
    assert.equal("bctrl.Bucket", getmetatable(bucket).__name)
    for _ = 1, 60 do
      assert.equal(5, bucket:take(false))
    end
    for _ = 1, 20 do
      assert.equal(10, bucket:take(true))
    end
    assert.is_false(bucket:take(false))
    assert.is_false(bucket:take(true))
    bucket:give_back(0) -- a success without retries gives 1
    assert.is_false(bucket:take(false))
    for _ = 1, 4 do
      bucket:give_back(0)
    end
    assert.is_false(bucket:take(true))
    assert.equal(5, bucket:take(false))
    bucket:give_back(15) -- a success gives back what its retries cost
    assert.equal(10, bucket:take(true))
    assert.equal(5, bucket:take(false))
    assert.is_false(bucket:take(false))
    for _ = 1, 1000 do
      bucket:give_back(0)
    end
    assert.equal(500, bucket.tokens)
  end)
end)
