-- A run's events and trace live: one task works in a browser, another prints what happens meanwhile.
--
--     make example-watch                                          against a gateway inside this process
--     BCTRL_API_KEY=… make example-watch ARGS=run_id              a run of yours, against the API

local bctrl = require "bctrl"

local gateway
local options = { errors = "raise" }
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)

local function watch(run)
  local stream = run:stream { include = { "events", "trace" } }
  local event = stream:next() -- in place of stream:each(), which plain Lua 5.1 cannot have in a task
  while event do
    local what = event.span or event.event or event
    print(("%-5s %-18s %s"):format(event.id, event.type, what.name or what.type or ""))
    event = stream:next()
  end
  print("ended " .. run:refresh().status)
end

local function work(runtime, session)
  client.tools:call("stagehand.act", { instruction = "Open the first link." }, { headers = { ["BCTRL-Runtime-Id"] = runtime.id } })
  session:stop() -- the run ends, and so does its stream
end

if arg[1] then
  client:spawn(watch, client.runs:ref(arg[1]))
else
  local space = client.spaces:list({ limit = 1 })[1] or client.spaces:create { name = "lua" }
  local runtime = client.runtimes:create { spaceId = space.id, type = "browser", name = "watch" }
  local session = runtime:start()
  client:spawn(watch, client.runs:ref(session:run_id()))
  client:spawn(work, runtime, session)
end
client:loop()

client:close()
if gateway then
  gateway:stop()
end
