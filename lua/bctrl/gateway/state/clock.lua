-- Times and ids as the API writes them.
local clock = {}

local ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
local FIRST, LAST = 0, 253402300799 -- the years 1970 to 9999
local DIGIT, HEX = {}, {} -- of a byte
for byte = 0, 255 do
  DIGIT[string.char(byte)] = ALPHABET:sub(byte % #ALPHABET + 1, byte % #ALPHABET + 1)
  HEX[string.char(byte)] = ("%02x"):format(byte)
end

---@param host table the server's functions: now(), random(n)
function clock.new(host)
  local self = {}

  ---The RFC 3339 time in UTC, `offset` seconds from now; within the years that it can write.
  function self.timestamp(offset)
    local now = math.max(FIRST, math.min(LAST, host.now() + (offset or 0)))
    local whole = math.floor(now)
    return os.date("!%Y-%m-%dT%H:%M:%S", whole) .. (".%03dZ"):format(math.floor((now - whole) * 1000))
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
