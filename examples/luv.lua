-- luv (libuv): calls suspend the coroutine that makes them, a page's too; the uv loop runs on, and ends when nothing is under way.
--
--     make example-luv

local bctrl = require "bctrl"
local uv = require "luv"

local gateway
local options = { blocking = false }
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0, seed = { runtimes = 3 } })
  gateway:delay(0.2, { times = 100 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)

require("bctrl.luv").attach(client, uv)

package.path = (arg[0]:match "^.*/" or "./") .. "?.lua;" .. package.path -- from any folder
local shop = require "shop"

local ticks = 0
local timer = uv.new_timer()
timer:start(50, 50, function()
  ticks = ticks + 1
end)

local function show_page(session)
  local browser, err = session:browser()
  if not browser then
    return print("no page   " .. err.message)
  end
  local page = bctrl.assert(browser:new_page())
  shop.open(page)
  bctrl.assert(page:open "http://shop.example/")
  print(("page      %s, %d of them"):format(bctrl.assert(page:title()), bctrl.assert(page:count ".item")))
end

coroutine.wrap(function()
  local runtimes = bctrl.assert(client.runtimes:list { limit = 3 })
  local sessions = client:map(runtimes, function(runtime) -- all at once
    return bctrl.assert(runtime:start())
  end)
  show_page(sessions[1])
  for i, session in ipairs(sessions) do
    print("started   " .. session:cdp_url())
    bctrl.assert(session:stop())
    print("stopped   " .. runtimes[i].id)
  end
  timer:close()
end)()

uv.run()
print(("the uv loop's timer ticked %d times meanwhile"):format(ticks))

client:close()
if gateway then
  gateway:stop()
end
