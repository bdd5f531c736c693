-- Many calls with random faults, cancellations, timeouts and closes against the gateway: each call is answered exactly
-- once, and in the end memory and descriptors are where they were.
--
-- usage: make soak [ARGS=calls] [CALLS=200000] [SEED=1] [BACKEND=poll]
local bctrl = require "bctrl"
local core = require "bctrl.core"
local gateways = require "bctrl.gateway"

local CALLS = tonumber(arg and arg[1]) or tonumber(os.getenv("CALLS") or "") or 200000
local ROUNDS = 10
local WORKERS = 200
local seed = tonumber(os.getenv("SEED") or "") or os.time() % 100000

math.randomseed(seed)
local random = math.random

local function resident()
  local file = io.open("/proc/self/statm")
  if not file then
    return 0
  end
  local _, pages = file:read("*n", "*n")
  file:close()
  return pages * 4
end

local function descriptors()
  local pipe = io.popen("ls /proc/self/fd 2>/dev/null | wc -l") -- those of ls
  pipe:close()
  local pid = io.open("/proc/self/stat")
  if not pid then
    return 0
  end
  local id = pid:read("*n")
  pid:close()
  pipe = io.popen(("ls /proc/%d/fd | wc -l"):format(id))
  local count = pipe:read("*n")
  pipe:close()
  return count
end

-- What the gateway does to some of the requests that come next.
local FAULTS = {
  function() return { status = 503, retry_after = 0 } end,
  function() return { status = 500, after_processing = true } end,
  function() return { status = 429, retry_after = 0 } end,
  function() return { status = 408 } end,
  function() return { status = 400 + random(0, 17) } end,
  function() return { reset = true } end,
  function() return { close = true } end,
  function() return { close = true, after_processing = true } end,
  function() return { truncate = random(0, 200) } end,
  function() return { delay = random() * 0.05 } end,
  function() return { delay = 1.5 } end,
  function() return { body = "<html>", content_type = "text/html" } end,
  function() return { body = '{"id":', content_type = "application/json" } end,
}

local KINDS = { "ok", "api", "network", "timeout", "cancelled", "response" }

local asked, answered, twice, strange = 0, 0, 0, {}
local counts = {}
for _, kind in ipairs(KINDS) do
  counts[kind] = 0
end

-- One call, whose answer is counted once.
local function ask(fn, ...)
  asked = asked + 1
  local seen = false
  local function count(value, err)
    if seen then
      twice = twice + 1
    end
    seen = true
    answered = answered + 1
    local kind = err == nil and "ok" or err.kind
    if counts[kind] then
      counts[kind] = counts[kind] + 1
    else
      strange[#strange + 1] = tostring(err)
    end
    return value, err
  end
  return count(fn(...))
end

local function options()
  local dice = random(20)
  if dice == 1 then
    return { timeout = 0.001 + random() * 0.02, max_retries = 0 }
  elseif dice == 2 then
    return { attempt_timeout = 0.01, timeout = 1 }
  elseif dice <= 15 then
    return { max_retries = 0, timeout = 1 }
  end
  return { timeout = 1, max_retries = 1 }
end

local function one_call(client, gateway, runtimes)
  local runtime = runtimes[random(#runtimes)]
  local dice = random(100)
  if dice <= 10 then
    gateway:fail(FAULTS[random(#FAULTS)]())
  end
  dice = random(100)
  if dice <= 45 then
    ask(client.runtimes.get, client.runtimes, runtime.id, nil, options())
  elseif dice <= 60 then
    ask(client.runtimes.start, client.runtimes, runtime.id, nil, options())
  elseif dice <= 75 then
    ask(client.runtimes.stop, client.runtimes, runtime.id, nil, options())
  elseif dice <= 80 then
    ask(client.runtimes.update, client.runtimes, runtime.id, { name = "n" .. random(1000) }, options())
  elseif dice <= 85 then
    ask(client.runtimes.list, client.runtimes, { limit = 5 }, options())
  elseif dice <= 90 then
    local new = ask(client.runtimes.create, client.runtimes, { spaceId = gateway:space(), type = "browser", name = "x" }, options())
    if type(new) == "table" then
      ask(client.runtimes.delete, client.runtimes, new.id, nil, options())
    end
  else -- cancelled at any stage, or just not
    local task = client:spawn(function()
      return ask(client.runtimes.get, client.runtimes, runtime.id, nil, options())
    end)
    client:sleep(random() * 0.004)
    local begun = task.status ~= "ready"
    task:cancel()
    task:wait()
    if not begun then
      one_call(client, gateway, runtimes)
    end
  end
end

local function round(calls, to_the_end)
  local gateway = assert(gateways.start { seed = { runtimes = 20 } })
  local client = bctrl.new {
    api_key = gateway.api_key,
    base_url = gateway.url,
    max_connections = 40,
    on_error = function(err, traceback)
      strange[#strange + 1] = traceback or tostring(err)
    end,
  }
  local runtimes = bctrl.assert(client.runtimes:list { limit = 20 })
  local stop = asked + math.max(calls, 1)
  for _ = 1, WORKERS do
    client:spawn(function()
      while asked < stop do
        one_call(client, gateway, runtimes)
      end
    end)
  end
  if to_the_end or random(2) == 1 then
    client:loop()
  else -- closed with calls in flight: these are answered as cancelled
    while asked < stop do
      client:poll(0.01, 0.05)
    end
    stop = 0
  end
  client:close()
  gateway:stop()
end

local failed = 0
local function check(good, text)
  if not good then
    failed = failed + 1
  end
  print((good and "  good  " or "  BAD   ") .. text)
end

print(("soak: %d calls, %s backend, seed %d"):format(CALLS, core.backend, seed))
local started = core.now()
local marks = {}
for i = 1, ROUNDS do
  round(math.ceil((CALLS - asked) / (ROUNDS - i + 1)), i == ROUNDS)
  collectgarbage()
  collectgarbage()
  marks[i] = { lua = collectgarbage("count"), resident = resident(), descriptors = descriptors() }
  print(("  %7d calls  Lua %6.0f kB  resident %6d kB  %d descriptors"):format(asked, marks[i].lua, marks[i].resident, marks[i].descriptors))
end
local elapsed = core.now() - started

local parts = {}
for _, kind in ipairs(KINDS) do
  parts[#parts + 1] = counts[kind] .. " " .. kind
end
print(("  %s; %.0f calls/s"):format(table.concat(parts, ", "), asked / elapsed))
local early, last = marks[math.ceil(ROUNDS / 3)], marks[ROUNDS]
check(asked == answered and twice == 0, ("%d asked, %d answered, %d twice"):format(asked, answered, twice))
check(#strange == 0, #strange .. " strange errors" .. (strange[1] and ", the first: " .. strange[1] or ""))
check(last.lua <= early.lua * 1.05 + 64, ("Lua's memory: %.0f kB after a third, %.0f kB in the end"):format(early.lua, last.lua))
check(last.resident <= early.resident * 1.1 + 4096, ("resident: %d kB after a third, %d kB in the end"):format(early.resident, last.resident))
check(last.descriptors <= marks[1].descriptors, ("descriptors: %d after the first round, %d in the end"):format(marks[1].descriptors,
  last.descriptors))
print(("%d passed, %d failed"):format(5 - failed, failed))
os.exit(failed == 0)
