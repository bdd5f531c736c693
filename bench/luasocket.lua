-- A contender: LuaSocket's http and lua-cjson, as scripts use them. Arguments: start|list URL COUNT
local cjson = require "cjson"
local http = require "socket.http"
local ltn12 = require "ltn12"
local socket = require "socket"

local work, url, count = arg[1], arg[2], tonumber(arg[3])
local clock, now = os.clock, socket.gettime

local headers = { ["Accept"] = "application/json", ["Authorization"] = "Bearer bench-key-0123456789abcdef" }

local function get(path)
  local chunks = {}
  local ok, status = http.request { url = url .. path, headers = headers, sink = ltn12.sink.table(chunks) }
  assert(ok and status == 200, status)
  return cjson.decode(table.concat(chunks))
end

local function post(path, value)
  local chunks, body = {}, cjson.encode(value)
  local ok, status = http.request {
    url = url .. path,
    method = "POST",
    headers = {
      ["Accept"] = "application/json",
      ["Authorization"] = "Bearer bench-key-0123456789abcdef",
      ["Content-Type"] = "application/json",
      ["Content-Length"] = #body,
    },
    source = ltn12.source.string(body),
    sink = ltn12.sink.table(chunks),
  }
  assert(ok and status == 200, status)
  return cjson.decode(table.concat(chunks))
end

local function one()
  if work == "start" then
    return post("/v2/runtimes/rt_1/start", { live = { control = "input" } }).connection.url
  end
  return #get("/v1/spaces/sp_1/runtimes").runtimes
end

if count == 1 then -- a cold process
  one()
  return
end
for _ = 1, 50 do
  one()
end
local cpu, wall = clock(), now()
for _ = 1, count do
  one()
end
print(("cpu=%.3f\nwall=%.3f"):format((clock() - cpu) / count * 1e6, (now() - wall) / count * 1e6))
