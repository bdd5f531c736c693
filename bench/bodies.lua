-- What the loopback server answers: the contract's start (1.3 kB) and a list of 100 runtimes (70 kB), always the same.
local bodies = {}

local seed = 20261121
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n
end

local function hex(n)
  local digits = {}
  for i = 1, n do
    digits[i] = ("%x"):format(random(16))
  end
  return table.concat(digits)
end

local function uuid()
  return ("%s-%s-4%s-a%s-%s"):format(hex(8), hex(4), hex(3), hex(3), hex(12))
end

local space = uuid()

local function item(i)
  local active = i % 3 > 0
  return ('{"id":"%s","spaceId":"%s","name":"checkout-%d","type":"browser","kind":"browser","status":"%s",'
    .. '"region":"us-east-1","createdAt":"2026-11-21T09:%02d:07.412Z","updatedAt":"2026-11-21T10:%02d:31.006Z",'
    .. '"activeRunId":%s,"capabilities":["cdp","mcp","vnc"],"connections":{"cdp":{"available":%s},'
    .. '"cua":{"available":false},"http":{"available":true},"mcp":{"available":true},"rdp":{"available":false},'
    .. '"vnc":{"available":%s}},"backing":{"kind":"ephemeral"},"metadata":{"team":"qa","build":%d,"owner":"checkout-team@example.com"},'
    .. '"summary":{"browserRunning":%s,"currentDriver":null,"defaultPageId":null}}'):format(
    uuid(), space, i, active and "active" or "stopped", i % 60, i % 60, active and '"' .. uuid() .. '"' or "null",
    tostring(active), tostring(active), random(10000), tostring(active))
end

--- GET /v1/spaces/{id}/runtimes
function bodies.list(count)
  local items = {}
  for i = 1, count do
    items[i] = item(i)
  end
  return '{"runtimes":[' .. table.concat(items, ",") .. "]}"
end

--- POST /v2/runtimes/{runtimeId}/start
function bodies.start()
  local runtime, run = uuid(), uuid()
  return ('{"connection":{"id":"%s","protocol":"cdp","url":"wss://connect.example.com/v2/%s?token=%s",'
    .. '"expiresAt":"2026-11-21T12:00:00.000Z"},"live":{"url":"https://live.example.com/%s?token=%s","control":"input",'
    .. '"expiresAt":"2026-11-21T11:00:00.000Z"},"run":{"id":"%s","runtimeId":"%s","runtimeType":"browser","spaceId":"%s",'
    .. '"status":"active","createdAt":"2026-11-21T10:00:00.000Z","startedAt":"2026-11-21T10:00:01.482Z",'
    .. '"finishedAt":null,"durationMs":null,"endedReason":null,"failureReason":null,'
    .. '"lastSeenAt":"2026-11-21T10:00:01.482Z"},"runtime":{"id":"%s","name":"checkout","type":"browser",'
    .. '"status":"active","activeRunId":"%s","createdAt":"2026-11-20T16:12:44.120Z",'
    .. '"updatedAt":"2026-11-21T10:00:01.482Z","config":{"browser":{"profile":true},"stealth":"high","extensions":[],'
    .. '"proxy":null,"lifecycle":{"idleTimeoutMinutes":15,"lastActivityAt":"2026-11-21T10:00:01.482Z"},'
    .. '"fingerprint":{"browser":"chrome","locale":"en-US","viewport":{"width":1920,"height":1080}}},"metadata":{}}}')
    :format(uuid(), runtime, hex(32), run, hex(32), run, runtime, space, runtime, run)
end

return bodies
