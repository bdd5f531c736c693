-- A list of many pages, read into a table.
--
--     make example-scrape                                         a Chromium of this machine, started by the local gateway
--     BCTRL_API_KEY=… make example-scrape                         a browser of the API's

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
local runtime = client.runtimes:create { spaceId = space.id, type = "browser", name = "scrape" }

runtime:using(function(session)
  local page = session:browser():new_page()
  shop.open(page)

  local items = {}
  page:open "http://shop.example/"
  while true do
    local names, prices = page:all ".item b", page:all ".item .price"
    for i, name in ipairs(names) do
      items[#items + 1] = { name = name.text, price = tonumber(prices[i].text) }
    end
    if not page:exists "a[rel=next]" then
      break
    end
    page:wait_navigation(function()
      page:click "a[rel=next]"
    end)
  end

  local sum = 0
  for _, item in ipairs(items) do
    sum = sum + item.price
  end
  print(("%d items, from %s to %s, %.2f in all"):format(#items, items[1].name, items[#items].name, sum))
end)

runtime:delete()

client:close()
if gateway then
  gateway:stop()
end
