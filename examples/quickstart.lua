-- A runtime's life: created, started, driven, renamed, listed, stopped.
--
--     make demo                                          against a gateway inside this process, no account needed
--     BCTRL_API_KEY=… make demo                          against the API: some seconds of a browser, which your account pays

local bctrl = require "bctrl"

local gateway
local options = {}
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0 })
  options = { base_url = gateway.url, api_key = gateway.api_key }
  print("gateway   " .. gateway.url .. "   (BCTRL_API_KEY is not set: this is a local stand-in for the API)")
end
local client = bctrl.new(options)

local space = bctrl.assert(client.spaces:list { limit = 1 })[1]
if not space then
  space = bctrl.assert(client.spaces:create { name = "lua" })
end

local runtime = bctrl.assert(client.runtimes:create {
  spaceId = space.id,
  type = "browser",
  name = "quickstart",
  config = { stealth = "high", extensions = bctrl.array {}, lifecycle = { idleTimeoutMinutes = 60 / 4 } },
})
print("created   " .. tostring(runtime))

local session = bctrl.assert(runtime:start { live = { control = "input" } })
print("started   " .. session:cdp_url())
print("watch     " .. (session.live and session.live.url or "nothing to be seen of run " .. session:run_id()))

local browser, problem = session:browser()
if browser then
  local page = bctrl.assert(browser:new_page "data:text/html,<title>Hello%20from%20Lua</title><h1>Hello%20from%20Lua</h1>")
  local shot = bctrl.assert(page:screenshot { path = "screenshot.png" })
  print(("opened    %s, pictured in %s"):format(page:title(), shot.path))
  browser:close()
elseif problem.status == 501 then -- the local gateway has none to start
  print("no page   " .. problem.message .. "; " .. problem.hint)
else
  error(problem)
end

bctrl.assert(runtime:update { name = "renamed", idleTimeoutMinutes = 15 })
print("updated   " .. tostring(runtime))

print "listed    all runtimes of the space:"
for _, each in ipairs(bctrl.assert(client.spaces.runtimes:list(space.id))) do
  print(("runtime   %s  %s, %s"):format(each.id, each.name, each.status))
end

bctrl.assert(session:stop())
print("stopped   " .. tostring(bctrl.assert(runtime:refresh())))
bctrl.assert(runtime:delete())
print "deleted   it, and that was all; next: docs/manual/start.md, examples/scrape.lua"

client:close()
if gateway then
  gateway:stop()
end
