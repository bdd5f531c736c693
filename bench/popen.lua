-- A contender: the curl command through io.popen, and lua-cjson. Arguments: start|list URL COUNT
local cjson = require "cjson"
local measure = require "bench.measure"
local socket = require "socket"

local work, url, count = arg[1], arg[2], tonumber(arg[3])

local function run(path, options)
  local pipe = io.popen(("curl -s --noproxy '*' -H 'Authorization: Bearer bench-key-0123456789abcdef' %s '%s%s'")
    :format(options, url, path))
  local text = pipe:read("*a")
  pipe:close()
  return cjson.decode(text)
end

local function one()
  if work == "start" then
    local body = cjson.encode { live = { control = "input" } }
    return run("/v2/runtimes/rt_1/start", "-X POST -H 'Content-Type: application/json' -d '" .. body .. "'").connection.url
  end
  return #run("/v1/spaces/sp_1/runtimes", "").runtimes
end

one()
local cpu, wall = measure.cpu_with_children(), socket.gettime()
for _ = 1, count do
  one()
end
print(("cpu=%.3f\nwall=%.3f"):format((measure.cpu_with_children() - cpu) / count * 1e6, (socket.gettime() - wall) / count * 1e6))
