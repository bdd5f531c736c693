-- Measuring from Lua: processes' time and memory, statistics, and running the programs that are measured.
local util = require "spec.support.util"

local measure = {}

local function read(path)
  local file = assert(io.open(path, "r"))
  local text = file:read("*a")
  file:close()
  return text
end

--- Seconds of CPU that this process and those it has waited for have used, in steps of 10 ms.
function measure.cpu_with_children()
  local fields = {}
  for field in read("/proc/self/stat"):match("%) (.*)"):gmatch("%S+") do
    fields[#fields + 1] = tonumber(field) or 0
  end
  return (fields[12] + fields[13] + fields[14] + fields[15]) / 100 -- utime stime cutime cstime
end

--- Bytes of this process that are resident.
function measure.resident()
  return tonumber(read("/proc/self/status"):match("VmRSS:%s*(%d+)")) * 1024
end

function measure.percentile(values, share)
  local sorted = {}
  for i, value in ipairs(values) do
    sorted[i] = value
  end
  table.sort(sorted)
  return sorted[math.max(1, math.ceil(#sorted * share))]
end

function measure.median(values)
  return measure.percentile(values, 0.5)
end

--- Where programs are run, and what is added to their environment.
measure.folder = "."
measure.environment = {}

--- Runs a program for at most `timeout` seconds (60); returns the key=value lines that it printed.
function measure.run(words, timeout)
  local command = { "cd " .. util.quote(measure.folder) .. " && ulimit -n 4096; exec env" }
  for name, value in pairs(measure.environment) do
    command[#command + 1] = util.quote(name .. "=" .. value)
  end
  command[#command + 1] = "timeout " .. (timeout or 60)
  for _, word in ipairs(words) do
    command[#command + 1] = util.quote(word)
  end
  local output, status = util.run("( " .. table.concat(command, " ") .. " )")
  if status ~= 0 then
    error(table.concat(words, " ") .. " ended with " .. tostring(status) .. ":\n" .. output, 2)
  end
  local values = { output = output }
  for name, value in output:gmatch("([%w_]+)=([%d.eE+-]+)") do
    values[name] = tonumber(value)
  end
  return values
end

--- The words of a command that runs another `times` times and prints what one of them took, in microseconds.
function measure.repeated(words, times)
  local quoted = {}
  for i, word in ipairs(words) do
    quoted[i] = util.quote(word)
  end
  local script = ([[
TIMEFORMAT='%%R %%U %%S'
{ time for i in {1..%d}; do %s || exit 1; done; } 2>&1 |
  awk 'NF == 3 { print "wall=" $1 * 1e6 / %d; print "cpu=" ($2 + $3) * 1e6 / %d; seen = 1 } END { exit !seen }']])
    :format(times, table.concat(quoted, " "), times, times)
  return { "bash", "-c", script }
end

--- Runs contenders turn and turn about, so that a machine's changing speed hits all, and returns each one's
--- medians: { name = { cpu = …, wall = …, quartiles = { cpu = { …, … } } } }. A contender is { name, rounds (where it takes
--- fewer), words of its command }.
function measure.compare(rounds, contenders)
  local seen = {}
  for round = 1, rounds do
    for _, contender in ipairs(contenders) do
      if round <= (contender.rounds or rounds) then
        local values = measure.run(contender.words)
        local mine = seen[contender.name] or {}
        seen[contender.name] = mine
        for name, value in pairs(values) do
          if type(value) == "number" then
            mine[name] = mine[name] or {}
            table.insert(mine[name], value)
          end
        end
      end
    end
  end
  local medians = {}
  for name, lists in pairs(seen) do
    medians[name] = { quartiles = {} }
    for key, list in pairs(lists) do
      medians[name][key] = measure.median(list)
      medians[name].quartiles[key] = { measure.percentile(list, 0.25), measure.percentile(list, 0.75) }
    end
  end
  return medians
end

return measure
