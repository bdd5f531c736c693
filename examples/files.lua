-- Files: one goes up, is listed and comes down again, each with a bar that shows how far it is; none is ever whole in memory.
--
--     make example-files                                          4 MB of zeros, against a gateway inside this process
--     BCTRL_API_KEY=… make example-files ARGS=report.pdf          a file of yours, against the API

local bctrl = require "bctrl"

local gateway
local options = { errors = "raise", timeout = 600 } -- seconds for a whole transfer
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)

-- What a transfer's on_progress may be: it is called ten times a second at most, and once at the end.
local function bar(label)
  return function(done, total)
    local part = total and (total > 0 and done / total or 1)
    local drawn = part and ("#"):rep(math.floor(part * 40)) or ""
    io.write(("\r%-9s [%-40s] %s"):format(label, drawn, part and ("%3.0f %%"):format(part * 100) or done .. " bytes"))
    io.flush()
  end
end

local source = arg[1]
if not source then
  source = os.tmpname()
  local file = assert(io.open(source, "wb"))
  file:write(("\0"):rep(4 * 1024 * 1024))
  file:close()
end
local target = os.tmpname()

local space = client.spaces:list({ limit = 1 })[1] or client.spaces:create { name = "lua" }
local file = client.files:upload({
  file = bctrl.file { path = source, name = "sample.bin" },
  path = "lua/sample.bin",
  metadata = { from = "examples/files.lua" },
}, { query = { spaceId = space.id }, on_progress = bar "upload" })
print ""

for each in client.files:each { spaceId = space.id, prefix = "lua/" } do
  print(("%-9s %s, %d bytes"):format("listed", each.path, each.sizeBytes))
end

local got = file:content(nil, { to = target, on_progress = bar "download" })
print ""
print(("%-9s %s, %d bytes"):format("received", got.name or "it", got.bytes))

file:delete()
os.remove(target)
if not arg[1] then
  os.remove(source)
end
client:close()
if gateway then
  gateway:stop()
end
