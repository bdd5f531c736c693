-- Times and ids as the API writes them.
local clock = {}

local ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
local FIRST, LAST = 0, 253402300799 -- the years 1970 to 9999
local DIGIT, HEX = {}, {} -- of a byte
for byte = 0, 255 do
  DIGIT[string.char(byte)] = ALPHABET:sub(byte % #ALPHABET + 1, byte % #ALPHABET + 1)
  HEX[string.char(byte)] = ("%02x"):format(byte)
end

-- The date of a second since 1970, counted from the first of March 0000 in eras of 400 years: Windows' os.date ends with the
-- year 3000.
local function calendar(second)
  local floor = math.floor
  local days, in_day = floor(second / 86400) + 719468, second % 86400
  local in_era = days % 146097
  local year = floor((in_era - floor(in_era / 1460) + floor(in_era / 36524) - floor(in_era / 146096)) / 365)
  local in_year = in_era - (365 * year + floor(year / 4) - floor(year / 100))
  local month = floor((5 * in_year + 2) / 153) -- 0 is March
  local day = in_year - floor((153 * month + 2) / 5) + 1
  year = year + floor(days / 146097) * 400 + (month >= 10 and 1 or 0)
  return ("%04d-%02d-%02dT%02d:%02d:%02d"):format(year, month < 10 and month + 3 or month - 9, day, floor(in_day / 3600),
    floor(in_day / 60) % 60, in_day % 60)
end

---@param host table the server's functions: now(), random(n)
function clock.new(host)
  local self = {}

  ---The RFC 3339 time in UTC, `offset` seconds from now; within the years that it can write.
  function self.timestamp(offset)
    local now = math.max(FIRST, math.min(LAST, host.now() + (offset or 0)))
    local whole = math.floor(now)
    return calendar(whole) .. (".%03dZ"):format(math.floor((now - whole) * 1000))
  end

  ---A random UUID (version 4).
  function self.uuid()
    local hex = host.random(16):gsub(".", HEX)
    return ("%s-%s-4%s-%s%s-%s"):format(hex:sub(1, 8), hex:sub(9, 12), hex:sub(14, 16),
      ("89ab"):sub(hex:byte(17) % 4 + 1, hex:byte(17) % 4 + 1), hex:sub(18, 20), hex:sub(21, 32))
  end

  ---A random id with a prefix: "rt_" and 22 characters.
  function self.id(prefix)
    return prefix .. host.random(22):gsub(".", DIGIT)
  end

  local numbers = 0

  ---A number that nothing else has: a channel of host.wake.
  function self.number()
    numbers = numbers + 1
    return numbers
  end

  self.now = host.now
  return self
end

return clock
