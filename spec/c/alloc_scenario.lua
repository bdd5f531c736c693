-- What alloc_fail.c does while allocations fail: create, start, update, list, errors, a retry, cancellations, tasks, JSON
-- both ways. It goes on after an error where a program could, and returns how many there were and their kinds.
local bctrl, url, run = ...

local failures, kinds = 0, {}

local function try(value, err)
  if err ~= nil then
    failures = failures + 1
    kinds[type(err) == "table" and err.kind or "text"] = true
  end
  return value
end

local client = bctrl.new {
  api_key = "key",
  base_url = url,
  max_retries = 0,
  max_connections = 4,
  timeout = 10,
  on_event = function() end,
  on_error = function()
    failures = failures + 1
  end,
}
rawset(_G, "CLIENT", client) -- for what follows this run
local runtimes = client.runtimes

local runtime = try(runtimes:create { name = "n", config = { list = bctrl.array {}, f = 1.5, deep = { { { true } } } } })
if type(runtime) == "table" then
  local session = try(runtime:start({}, { headers = { ["X-One"] = "1" } }))
  if session then
    tostring(session:cdp_url())
  end
  try(runtime:update { name = "other" })
end
local page = try(runtimes:list { limit = 2 })
if page then
  try(page:next())
end
runtimes:get("missing")
try(runtimes:get("zipped"))
runtimes:get("broken")
try(runtimes:get("busy" .. run, nil, { max_retries = 1, response = {} }))
try(runtimes:delete("rt_1"))

-- files: from memory and from disk, to memory and to disk
local path = os.tmpname()
try(client.files:upload { file = bctrl.file { content = "x", name = "n" }, metadata = { a = 1 } })
try(client.files:upload({ file = bctrl.file(".busted") }, { on_progress = function() end }))
try(client.files:content("rt_1"))
try(client.files:content("rt_1", nil, { to = path, on_progress = function() end }))
os.remove(path)

-- two events, over two connections
local stream = try(client.runs:stream("run_1", nil, { max_retries = 1 }))
if stream then
  local event, problem = stream:next(5)
  while event do
    event, problem = stream:next(5)
  end
  try(nil, problem)
  stream:close()
end

-- a WebSocket: opened, an answer decoded, an event skipped, a message received; closed
local core = require "bctrl.core"
local context = getmetatable(client).context
local loop = context.loop
local made, socket, id = pcall(core.websocket, loop.transport, { template = context.template,
  url = url:gsub("^http", "ws") .. "/socket", headers = { "X: y" }, timeout = 10, ping = 10, max_message = 1000 })
if not made then
  failures = failures + 1
else
  local due, got = core.now() + 10, nil
  while not got and core.now() < due do
    local ok, value, problem = pcall(socket.next, socket, {})
    got = not ok or value or problem or socket:outcome()
    if not got then
      loop:await { id = id }
    end
  end
  pcall(socket.send, socket, ("x"):rep(100))
  pcall(socket.receive, socket)
  if got and type(got) ~= "table" then
    failures = failures + 1
  end
  socket:close()
  socket:free()
end

-- a browser: connected to, asked, an event heard, a page opened and closed; let go
local browser = try(client:browser((url:gsub("^http", "ws")) .. "/browser", { timeout = 10 }))
if browser then
  local heard = 0
  browser.cdp:on("A.event", function()
    heard = heard + 1
  end)
  try(browser.cdp:send("Target.setRemoteLocations", { locations = {} }))
  local opened = try(browser:new_page())
  if opened then
    try(opened:close())
  end
  failures = failures + (heard > 3 and 0 or 1)
  browser:close()
end

-- cancelled while it waits for an answer, and while it is queued
local tasks = {}
for i = 1, 6 do
  tasks[i] = client:spawn(function()
    return runtimes:get("slow", nil, { timeout = 0.1 }) -- where the cancelling fails it must not hold up what follows
  end)
end
client:poll()
client:poll(0.001)
for _, task in ipairs(tasks) do
  task:cancel()
end
for _, task in ipairs(tasks) do
  task:wait()
end
local results, errors = client:map({ 1, 2, 3 }, function(i)
  client:sleep(0.0001)
  return runtimes:get("rt_" .. i)
end)
failures = failures + (errors[1] and 1 or 0) + (errors[2] and 1 or 0) + (errors[3] and 1 or 0)
assert(results.n == 3)
collectgarbage()

local text = try(bctrl.encode { a = { 1, 2.5, "é\n", bctrl.null, { b = {} } }, c = ("x"):rep(500) })
try(bctrl.decode(text or "[]"))
bctrl.decode('{"a":[1,2,{"b":"\\u00e9"}],"c":1e400')
client:close()
return failures, kinds
