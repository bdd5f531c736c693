-- Gzip made here, so that no case depends on a compressor: a bomb of any size, and stored blocks.
local deflate = {}

local HEADER = "\31\139\8\0\0\0\0\0\0\3"

local function little_endian(value, count)
  local bytes = {}
  for i = 1, count do
    bytes[i] = string.char(value % 256)
    value = math.floor(value / 256)
  end
  return table.concat(bytes)
end

-- Bits as deflate packs them: first bit lowest.
local function pack(bits)
  local bytes = {}
  for start = 1, #bits, 8 do
    local value = 0
    for place = 0, 7 do
      value = value + (bits:sub(start + place, start + place) == "1" and 2 ^ place or 0)
    end
    bytes[#bytes + 1] = string.char(value)
  end
  return table.concat(bytes)
end

--- About `size` times the byte "0" (a JSON number without end) in a thousandth of that: one block of Huffman codes, each of
--- which repeats the last byte 258 times. It does not end: a client must have given up long before. The second result is 13
--- bytes that stand for 2,064 more.
function deflate.bomb(size)
  local literal, again = "01100000", "1100010100000" -- "0"; length 258, distance 1
  local lead = "110" .. literal .. again:rep(5) -- ends within a byte
  lead = lead .. again:rep(8):sub(1, (8 - #lead % 8) % 8)
  local period = again:rep(16)
  local offset = (#lead - #("110" .. literal)) % 13
  period = period:sub(offset + 1, offset + 104)
  period = pack(period)
  return HEADER .. pack(lead) .. period:rep(math.ceil(size / (258 * 8))), period
end

-- CRC-32 without bit operations, which 5.1 lacks: bit by bit on numbers, good enough for small texts.
local function xor(a, b)
  local result, place = 0, 1
  while a > 0 or b > 0 do
    local x, y = a % 2, b % 2
    if x ~= y then
      result = result + place
    end
    a, b, place = (a - x) / 2, (b - y) / 2, place * 2
  end
  return result
end

local function crc32(text)
  local crc = 4294967295
  for i = 1, #text do
    crc = xor(crc, text:byte(i))
    for _ = 1, 8 do
      local odd = crc % 2
      crc = (crc - odd) / 2
      if odd == 1 then
        crc = xor(crc, 3988292384)
      end
    end
  end
  return 4294967295 - crc
end

--- A gzip file that stores the text as it is.
function deflate.stored(text)
  assert(#text < 65536)
  return HEADER .. "\1" .. little_endian(#text, 2) .. little_endian(65535 - #text, 2) .. text
    .. little_endian(crc32(text), 4) .. little_endian(#text, 4)
end

return deflate
