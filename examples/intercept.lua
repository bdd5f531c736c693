-- Requests of a page: images blocked, one answered here, and what was asked for.
--
--     make example-intercept                                      a Chromium of this machine, started by the local gateway
--     BCTRL_API_KEY=… make example-intercept                      a browser of the API's

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
local runtime = client.runtimes:create { spaceId = space.id, type = "browser", name = "intercept" }

runtime:using(function(session)
  local page = session:browser():new_page()
  shop.open(page)

  local blocked
  page:route("%.png$", function(route)
    blocked = route.url
    route:abort "BlockedByClient"
  end)
  page:route("/api/balance$", function(route)
    route:fulfill { json = { amount = 1e6, currency = "EUR" } }
  end)

  page:open "http://shop.example/"
  print("blocked " .. blocked)
  local response = page:wait_response("/api/balance$", {
    trigger = function()
      page:open "http://shop.example/account"
    end,
  })
  print(response.status, bctrl.encode(response:json().amount))
  page:wait_until "document.querySelector('#balance').textContent != '…'"
  print(page:text "#balance")
end)

runtime:delete()

client:close()
if gateway then
  gateway:stop()
end
