-- Screenshots of many URLs, eight pages at a time, with a progress line.
--
--     make example-shot                                           of a shop that the example brings along
--     sh tools/run.sh examples/shot.lua https://example.com …     of these
-- They are written to the folder $TMPDIR, or /tmp.

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

local folder = (os.getenv "TMPDIR" or "/tmp"):gsub("/$", "")
local urls = { ... }
local is_shop = #urls == 0
if is_shop then
  for i = 1, 3 do
    urls[i] = "http://shop.example/?page=" .. i
  end
  urls[4], urls[5] = "http://shop.example/login", "http://shop.example/account?name=Lua"
end

local space = client.spaces:list({ limit = 1 })[1] or client.spaces:create { name = "lua" }
local runtime = client.runtimes:create { spaceId = space.id, type = "browser", name = "shot" }

runtime:using(function(session)
  local browser = session:browser()
  local results, errors = client:map(urls, function(url, i)
    local page = browser:new_page(nil, { width = 1280, height = 720 })
    if is_shop then
      shop.open(page)
    end
    page:open(url)
    local shot = page:screenshot { path = ("%s/shot-%d.png"):format(folder, i) }
    page:close()
    return shot
  end, {
    concurrency = 8,
    on_progress = function(done, total)
      io.write(("\r%d of %d"):format(done, total))
    end,
  })
  print()
  for i, url in ipairs(urls) do
    print(url, errors[i] or ("%s, %d bytes"):format(results[i].path, results[i].bytes))
  end
end)

runtime:delete()

client:close()
if gateway then
  gateway:stop()
end
