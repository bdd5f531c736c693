-- Decoding and encoding against lua-cjson, on five shapes of document and on sizes from 1 kB to
-- 10 MB. Run from the repository's root: lua5.4 bench/json.lua [rounds]
local root = arg[0]:match("^(.*)bench/[^/]*$") or "./"
local version = jit and "luajit" or "lua" .. _VERSION:match("%d+%.%d+")
if not os.getenv "LUA_CPATH" then
  package.cpath = root .. "build/" .. version .. "/?.so;" .. package.cpath
end
local core = require "bctrl.core"
local cjson = require "cjson"

local rounds = tonumber(arg[1]) or 21
local ROUND = 0.02 -- seconds of one side's turn in a round

-- A generator of its own: the same documents on every Lua.
local seed = 20261121
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n
end

local function hex(n)
  local digits = {}
  for i = 1, n do digits[i] = ("%x"):format(random(16)) end
  return table.concat(digits)
end

local function uuid()
  return ("%s-%s-4%s-a%s-%s"):format(hex(8), hex(4), hex(3), hex(3), hex(12))
end

local function timestamp()
  return ("2026-%02d-%02dT%02d:%02d:%02d.%03dZ"):format(random(12) + 1, random(28) + 1, random(24),
    random(60), random(60), random(1000))
end

local SPACE = uuid()

-- An item of GET /v1/spaces/{id}/runtimes.
local function runtime(i)
  local active = random(3) > 0
  return ('{"id":"%s","spaceId":"%s","name":"checkout-%d","type":"browser","kind":"browser",' ..
    '"status":"%s","region":"%s","createdAt":"%s","updatedAt":"%s","activeRunId":%s,' ..
    '"capabilities":["cdp","mcp","vnc"],"connections":{"cdp":{"available":%s},' ..
    '"cua":{"available":false},"http":{"available":true},"mcp":{"available":true},' ..
    '"rdp":{"available":false},"vnc":{"available":%s}},"backing":{"kind":"ephemeral"},' ..
    '"metadata":%s,"summary":{"browserRunning":%s,"currentDriver":null,"defaultPageId":null}}')
    :format(uuid(), SPACE, i, active and "active" or "stopped",
      random(2) == 0 and "us-east-1" or "eu-west-1", timestamp(), timestamp(),
      active and '"' .. uuid() .. '"' or "null", tostring(active), tostring(active),
      random(2) == 0 and "null" or ('{"team":"qa","build":%d}'):format(random(10000)),
      tostring(active))
end

local function list(count)
  local items = {}
  for i = 1, count do items[i] = runtime(i) end
  return '{"runtimes":[' .. table.concat(items, ",") .. "]}"
end

-- What POST /v1/runtimes answers.
local function answer()
  local id = uuid()
  return ('{"id":"%s","spaceId":"%s","name":"main","type":"browser","status":"active",' ..
    '"config":{"stealth":{"enabled":true,"humanize":true,"humanizePersonaId":184467},' ..
    '"viewport":{"width":1920,"height":1080},"proxy":null,"idleTimeoutMinutes":15,' ..
    '"extensionIds":[],"fingerprint":{"browser":"chrome","locale":"en-US","os":"windows"},' ..
    '"networkTraffic":{"blockResourceTypes":["image","font","media"],' ..
    '"urlAllowlist":[],"urlBlocklist":["*://ads.example.com/*"]}},' ..
    '"connection":{"protocol":"cdp","connectUrl":"wss://connect.example.com/v1/%s?token=%s",' ..
    '"webdriverUrl":null,"webmcpUrl":null},"live":{"url":"https://live.example.com/%s",' ..
    '"control":"input","expiresAt":"%s"},"profile":{"id":"%s","name":"default","persist":true},' ..
    '"needsInput":false,"archivedAt":null,"lastActivityAt":"%s","activeRunId":"%s",' ..
    '"recording":{"enabled":true,"url":null,"durationSeconds":12.25},' ..
    '"metadata":{"team":"checkout","ticket":"QA-1734","attempt":3,"labels":["smoke","nightly"]},' ..
    '"createdAt":"%s","updatedAt":"%s","startedAt":"%s"}'):format(id, SPACE, id, hex(40), id,
      timestamp(), uuid(), timestamp(), uuid(), timestamp(), timestamp(), timestamp())
end

-- Samples of a trace: integers, prices, full-precision coordinates.
local function numbers()
  local rows = {}
  for i = 1, 1000 do
    rows[i] = ('{"at":%d,"x":%d,"y":%d,"cost":%d.%02d,"latency":%.3f,"ratio":%.17g}'):format(
      1790000000 + i * 17, random(1920), random(1080), random(100), random(100),
      random(100000) / 1000, random(1000000007) / 1000000007)
  end
  return "[" .. table.concat(rows, ",") .. "]"
end

-- Page texts: prose, escapes, several scripts.
local function strings()
  local parts = { [[The quick brown fox jumps over the lazy dog near the river bank. ]],
    [[line one\nline two\tand a \"quotation\" with C:\\path\\names ]],
    "Съешь же ещё этих мягких французских булок, да выпей чаю. ",
    "色は匂へど散りぬるを 我が世誰ぞ常ならむ ", [[\u00e9\u4e2d\ud83d\ude00 ]], "naïve café 😀 " }
  local rows = {}
  for i = 1, 200 do
    local text = {}
    for j = 1, 6 do text[j] = parts[random(#parts) + 1] end
    rows[i] = '{"type":"text","text":"' .. table.concat(text) .. '"}'
  end
  return "[" .. table.concat(rows, ",") .. "]"
end

local function deep()
  local function nest(depth)
    if depth == 0 then return '{"leaf":true,"path":[]}' end
    return ('{"node":{"name":"n%d","children":[%s]}}'):format(depth, nest(depth - 1))
  end
  local rows = {}
  for i = 1, 50 do rows[i] = nest(40) end
  return "[" .. table.concat(rows, ",") .. "]"
end

local function time(work, value, count)
  collectgarbage()
  local start = os.clock()
  for _ = 1, count do work(value) end
  return (os.clock() - start) / count
end

local function median(times)
  table.sort(times)
  return times[math.floor(#times / 2) + 1]
end

-- Turn and turn about, so that a machine's changing speed hits both. Seconds per call of each, and how
-- many times as long theirs takes: the medians.
local function compare(ours, our_value, theirs, their_value, count_of_rounds)
  local once = time(theirs, their_value, 1)
  local count = math.max(1, math.floor(ROUND / once))
  local our_times, their_times, ratios = {}, {}, {}
  for i = 1, count_of_rounds do
    our_times[i] = time(ours, our_value, count)
    their_times[i] = time(theirs, their_value, count)
    ratios[i] = their_times[i] / our_times[i]
  end
  return median(our_times), median(their_times), median(ratios)
end

local function row(name, text, ours, theirs, ratio)
  print(("%-22s %8.1f kB %10.1f µs %10.1f µs %7.2f × %7.0f MB/s"):format(name, #text / 1000, ours * 1e6, theirs * 1e6, ratio,
    #text / ours / 1e6))
end

local shapes = {
  { "runtime", answer() }, { "list of 100 runtimes", list(100) }, { "numbers", numbers() },
  { "strings", strings() }, { "deep", deep() },
}

local function head(title)
  print(("%-22s %11s %13s %13s %9s"):format(title, "", "bctrl", "lua-cjson", "faster"))
end

print(("%s, medians of %d rounds"):format(version, rounds))
head "decode"
for _, shape in ipairs(shapes) do
  local name, text = shape[1], shape[2]
  row(name, text, compare(core.decode, text, cjson.decode, text, rounds))
end

head "encode"
for _, shape in ipairs(shapes) do
  local name, text = shape[1], shape[2]
  row(name, text, compare(core.encode, assert(core.decode(text)), cjson.encode, cjson.decode(text), rounds))
end

print "decode of lists, by size"
for _, size in ipairs { 1e3, 1e4, 1e5, 1e6, 1e7 } do
  local text = list(math.max(1, math.floor(size / 650)))
  local ours, theirs, ratio = compare(core.decode, text, cjson.decode, text, math.min(rounds, 7))
  print(("%31.1f kB %7.2f ns/byte %7.2f ns/byte %7.2f ×"):format(#text / 1000, ours / #text * 1e9, theirs / #text * 1e9, ratio))
end
