-- The client as a contender, and what only it is measured for. Arguments: work URL and what the work takes.
-- Prints key=value lines: times in microseconds, memory in bytes.
local bctrl = require "bctrl"
local measure = require "bench.measure"

local clock = os.clock
local work, url = arg[1], arg[2]

local function new(options)
  options = options or {}
  options.base_url = url
  options.api_key = "bench-key-0123456789abcdef"
  options.ca_file = os.getenv "BENCH_CA_FILE"
  options.timeout = 600
  return bctrl.new(options)
end

local function now()
  return require("bctrl.core").now()
end

-- Calls `run(count)` once to warm up and once measured.
local function timed(run, warm_up, count)
  run(warm_up)
  local cpu, wall = clock(), now()
  run(count)
  print(("cpu=%.3f\nwall=%.3f"):format((clock() - cpu) / count * 1e6, (now() - wall) / count * 1e6))
end

local works = {}

function works.start(count, warm_up)
  local runtime = new().runtimes:ref "rt_1"
  timed(function(calls)
    for _ = 1, calls do
      assert(bctrl.assert(runtime:start { live = { control = "input" } }).connection)
    end
  end, warm_up or 200, count)
end

function works.list(count, warm_up)
  local runtimes = new().spaces.runtimes
  timed(function(calls)
    for _ = 1, calls do
      assert(#bctrl.assert(runtimes:list "sp_1") == 100)
    end
  end, warm_up or 50, count)
end

function works.flight(count, in_flight)
  local client = new { max_connections = in_flight }
  local runtime = client.runtimes:ref "rt_1"
  timed(function(calls)
    local left = calls
    for _ = 1, in_flight do
      client:spawn(function()
        while left > 0 do
          left = left - 1
          assert(bctrl.assert(runtime:start { live = { control = "input" } }).connection)
        end
      end)
    end
    client:loop()
  end, in_flight + 200, count)
end

-- A process that has just begun: all its CPU time so far belongs to it.
function works.cold()
  assert(bctrl.assert(new().runtimes:start("rt_1")):cdp_url())
end

function works.burst(count)
  local client = new()
  local done = 0
  for i = 1, count do
    client:spawn(function()
      bctrl.assert(client.runtimes:start("rt_" .. i))
      done = done + 1
    end)
  end
  local wall = now()
  client:loop()
  assert(done == count)
  print(("connections=%d\ndone=%d\nwall=%.0f"):format(client:stats().connections, done, (now() - wall) * 1e6))
end

-- `count` calls that nobody answers, each in a task, all of them sent.
local function waiting(count)
  local client = new { max_connections = count }
  for i = 1, count do
    client:spawn(function()
      client.runtimes:start("rt_" .. i)
    end)
  end
  local deadline = now() + 30
  while client:stats().sendings < count do
    client:poll(0.01, 1)
    assert(now() < deadline, "not all were sent")
  end
  for _ = 1, 100 do
    client:poll()
  end
  return client
end

function works.poll(count)
  local client = waiting(count)
  local times = {}
  for round = 1, 21 do
    local cpu = clock()
    for _ = 1, 20000 do
      client:poll()
    end
    times[round] = (clock() - cpu) / 20000 * 1e6
  end
  print(("poll=%.4f"):format(measure.median(times)))
end

-- The longest poll of a frame loop while `count` starts are in flight, over repetitions. `pause` is what a host does
-- between two polls, in seconds. small_steps = 1: this host has told Lua's collector to take small steps, as the README says.
function works.frames(count, repetitions, pause, small_steps)
  local sleep = require("socket").sleep
  if small_steps == 1 then
    collectgarbage("incremental", 200, 1)
  end
  local client = new()
  bctrl.assert(client:connect())
  local all, longest, spent_cpu = {}, {}, {}
  for repetition = 0, repetitions do
    for i = 1, count do
      client:spawn(function()
        bctrl.assert(client.runtimes:start("rt_" .. i, { live = { control = "input" } }))
      end)
    end
    local worst = 0
    repeat
      local cpu, began = clock(), now()
      local live = client:poll()
      local spent = now() - began
      cpu = clock() - cpu
      worst = math.max(worst, spent)
      if repetition > 0 then
        all[#all + 1] = spent * 1e6
        spent_cpu[#spent_cpu + 1] = cpu * 1e6
      end
      if pause > 0 then
        sleep(pause)
      end
    until live == 0
    if repetition > 0 then -- the first warms up
      longest[repetition] = worst * 1e6
    end
  end
  print(("polls=%d\nper_repetition=%.1f\nmedian=%.1f\np999=%.1f\ncpu_p999=%.1f\nlongest=%.1f\nlongest_median=%.1f\nconnections=%d"):format(
    #all, #all / repetitions, measure.median(all), measure.percentile(all, 0.999), measure.percentile(spent_cpu, 0.999),
    measure.percentile(all, 1),
    measure.median(longest), client:stats().connections))
end

-- How often the descriptor wakes a host, and how often the kernel is asked.
function works.wakeups(count, in_flight)
  local select = require("socket").select
  local client = new { max_connections = math.max(in_flight, 1) }
  local descriptor = client:pollfd()
  local watched = { { getfd = function() return descriptor end } }
  local left, wakeups = count, 0
  for _ = 1, in_flight do
    client:spawn(function()
      while left > 0 do
        left = left - 1
        bctrl.assert(client.runtimes:start("rt_1"))
      end
    end)
  end
  repeat
    local ready = select(watched, nil, 1)
    if #ready > 0 then
      wakeups = wakeups + 1
    end
  until client:poll() == 0
  local stats = client:stats()
  print(("wakeups=%.3f\nwaits=%.3f\nsettles=%.3f"):format(wakeups / count, stats.wakeups / count, stats.settles / count))
end

local function settled_memory()
  for _ = 1, 3 do
    collectgarbage()
  end
  return measure.resident()
end

-- Resident bytes of a client with nothing to do.
function works.memory_client(count)
  local kept = { new() }
  local before = settled_memory()
  for i = 1, count do
    kept[i] = new()
  end
  print(("bytes=%.0f"):format((settled_memory() - before) / count))
end

-- Resident bytes that each of `count` waiting requests adds, its task and its connection included.
function works.memory_waiting(count)
  local few = math.floor(count / 10)
  local first = waiting(few)
  local before = settled_memory()
  local second = waiting(count)
  print(("bytes=%.0f"):format((settled_memory() - before) / count))
  first:close()
  second:close()
end

-- Resident bytes of a 70 kB answer's table.
function works.memory_answer(count)
  local runtimes = new().spaces.runtimes
  local kept = {}
  for _ = 1, 10 do
    bctrl.assert(runtimes:list "sp_1")
  end
  local before = settled_memory()
  for i = 1, count do
    kept[i] = bctrl.assert(runtimes:list "sp_1")
  end
  print(("bytes=%.0f"):format((settled_memory() - before) / count))
end

local numbers = {}
for i = 3, #arg do
  numbers[#numbers + 1] = assert(tonumber(arg[i]))
end
assert(works[work], "no such work")((table.unpack or unpack)(numbers))
