-- Logging in: a form filled in and sent, and what comes later waited for.
--
--     make example-form                                           a Chromium of this machine, started by the local gateway
--     BCTRL_API_KEY=… make example-form                           a browser of the API's

local bctrl = require "bctrl"

local gateway
local options = { errors = "raise" }
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)

package.path = (arg[0]:match "^.*/" or "./") .. "?.lua;" .. package.path -- from any folder
local shop = require "shop"

local space = client.spaces:list({ limit = 1 })[1] or client.spaces:create { name = "lua" }
local runtime = client.runtimes:create { spaceId = space.id, type = "browser", name = "form" }

runtime:using(function(session)
  local page = session:browser():new_page()
  shop.open(page)
  page:open "http://shop.example/login"
  page:fill("text=Name", "Lua")
  page:fill("input[type=password]", "moon")
  page:wait_navigation(function()
    page:press "Enter"
  end)
  print(page:title(), page:text "b")
  page:wait_until "document.querySelector('#balance').textContent != '…'"
  print(page:text "#balance")
end)

runtime:delete()

client:close()
if gateway then
  gateway:stop()
end
