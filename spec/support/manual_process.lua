-- Runs one page of the manual in this process: `lua manual_process.lua ROOT PAGE`, in an empty folder. What the pages take for
-- granted is here: the variables of an account that has a space and three runtimes, files, and love.update called by a game.
local root, name = arg[1], arg[2]
package.path = root .. "/?.lua;" .. package.path

local chromium = require "spec.support.chromium"
local page = require "spec.support.page"
local shop = require "examples.shop"
local support = require "spec.support.util"

local gateway = assert(require("bctrl.gateway").start { port = 0, unknown = "refuse", seed = { runtimes = 3 } })

local variables = { BCTRL_API_KEY = gateway.api_key, BCTRL_BASE_URL = gateway.url, BCTRL_LOG = false }
local getenv = os.getenv
os.getenv = function(variable) -- luacheck: ignore 122
  local value = variables[variable]
  if value == nil then
    return getenv(variable)
  end
  return value or nil
end

support.write_file("report.pdf", ("%PDF-1.7 "):rep(100))
support.write_file("a.csv", "1,2\n3,4\n")
support.write_file("extension.crx", "Cr24")
support.write_file("greet.js", "export default async () => ({ greeting: 'hello' })\n")

-- Every page finds the shop of the examples.
local Browser = require("bctrl.browser").Browser
local new_page = Browser.new_page
function Browser:new_page(url, given)
  local opened, err = new_page(self, nil, given)
  if opened then
    assert(shop.open(opened))
    if url then
      local arrived
      arrived, err = opened:open(url)
      opened = arrived and opened
    end
  end
  return opened, err
end

-- A game's frames go on until no task is left.
local love = {}
local function after(names)
  if love.update then
    repeat
      love.update()
    until names.client:poll(0.05) == 0
  end
end

local count = page.run(name:match("[^/]+$"), assert(support.read_file(root .. "/" .. name)), {
  names = { love = love }, after = after, has_browser = chromium.find() ~= nil,
})
gateway:stop()
print(("%d pieces of code"):format(count))
