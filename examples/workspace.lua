-- The workspace generation of the API: a runtime is created inside a workspace, with its own field names.
--
--     make example-workspace                                             against a gateway inside this process
--     BCTRL_API_KEY=… BCTRL_WORKSPACE=… make example-workspace           against the API

local bctrl = require "bctrl"

local gateway
local options = {}
local workspace = os.getenv "BCTRL_WORKSPACE"
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0 })
  options = { base_url = gateway.url, api_key = gateway.api_key }
  workspace = gateway:workspace()
end
local client = bctrl.new(options)

local runtime = bctrl.assert(client.workspaces.runtimes:create(assert(workspace, "BCTRL_WORKSPACE expected"), {
  alias = "crawler",
  kind = "browser",
  driver = "playwright",
  launch = {
    mode = "ephemeral",
    extensionIds = bctrl.array {},
    config = { humanize = true, proxy = bctrl.null },
  },
}))
print("created " .. runtime.alias .. " for " .. runtime.driver .. " in workspace " .. runtime.workspaceId)

-- using starts, hands the session over, and stops, whatever happens
local title = bctrl.assert(runtime:using(function(session)
  print("connect " .. session:cdp_url())
  return "work done"
end))
print(title)

client:close()
if gateway then
  gateway:stop()
end
