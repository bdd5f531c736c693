-- LÖVE: a window whose frames keep coming while a hundred runtimes start, and while it shows a page of a browser (screen.lua) that
-- takes clicks, keys and the wheel. client:poll() once a frame is all that it takes.
--
--     make example-love                    (without a screen: in Xvfb, for six seconds)
--
-- For whoever measures it, from the environment:
--   BCTRL_LOVE_STARTS       how many of the hundred to start (all)
--   BCTRL_LOVE_PAGE         URL of the page to show (one that the example brings along); "none" for none
--   BCTRL_LOVE_CLICK        x,y in the window: clicked there half a second after the page's first picture
--   BCTRL_LOVE_SECONDS      leave after so many seconds (when the window is closed)
--   BCTRL_LOVE_LOG          file for the seconds that each frame and its poll took, a line a frame
--   BCTRL_LOVE_SCREENSHOT   PNG file for a picture of the window, a second before it leaves

local bctrl = require "bctrl"
local screen = require "screen"

local STARTS = tonumber(os.getenv "BCTRL_LOVE_STARTS" or 100)
local SECONDS = tonumber(os.getenv "BCTRL_LOVE_SECONDS" or "") or math.huge
local LOG, SCREENSHOT, PAGE = os.getenv "BCTRL_LOVE_LOG", os.getenv "BCTRL_LOVE_SCREENSHOT", os.getenv "BCTRL_LOVE_PAGE"
local CLICK_X, CLICK_Y = (os.getenv "BCTRL_LOVE_CLICK" or ""):match "^(%d+),(%d+)$"
local TILES, COLUMNS, SIZE, GAP = 100, 10, 16, 4

local client, gateway
local runtimes = {} -- { state = "asleep" | "starting" | "active" | "failed" }
local hud = { frames = 0, unmeasured = 10, seconds = 0, longest = 0, longest_poll = 0, active = 0, message = "" }
local log = {}

function love.load()
  local options = { blocking = false } -- a call that would stall a frame raises instead
  if not os.getenv "BCTRL_API_KEY" then
    gateway = assert(require("bctrl.gateway").start { port = 0, seed = { runtimes = TILES } })
    gateway:delay(0.3, { times = 2 ^ 31, path = "/start$" }) -- a browser takes its time
    options.base_url, options.api_key = gateway.url, gateway.api_key
  end
  client = bctrl.new(options)
  for i = 1, TILES do
    runtimes[i] = { state = "asleep" }
  end
  if PAGE ~= "none" then
    client:spawn(function()
      local runtime = bctrl.assert(client.runtimes:list { limit = 1 })[1]
      screen.open(client, bctrl.assert(runtime:start()), PAGE)
    end)
  end
  client:spawn(function()
    client:sleep(1)
    local i = 0
    for runtime in client.runtimes:each { limit = 100 } do
      i = i + 1
      if i > STARTS then
        break
      end
      local tile = runtimes[i]
      tile.state = "starting"
      client:spawn(function() -- a task each: all are in flight at once
        local session, err = runtime:start()
        tile.state = session and "active" or "failed"
        hud.active = hud.active + (session and 1 or 0)
        hud.message = err and tostring(err) or session:cdp_url()
      end)
    end
  end)
end

function love.update(dt) -- seconds since the last update
  hud.frames, hud.seconds = hud.frames + 1, hud.seconds + dt
  if hud.frames > hud.unmeasured then
    hud.longest, hud.longest_poll = math.max(hud.longest, dt), math.max(hud.longest_poll, hud.poll)
    log[#log + 1] = ("%.6f %.6f"):format(dt, hud.poll)
  end
  local before = love.timer.getTime()
  client:poll() -- the one line that a frame loop needs
  hud.poll = love.timer.getTime() - before
  screen.update()
  hud.first = hud.first or screen.frames > 0 and hud.seconds
  if CLICK_X and hud.first and hud.seconds > hud.first + 0.5 then
    love.event.push("mousepressed", tonumber(CLICK_X), tonumber(CLICK_Y), 1)
    CLICK_X = nil
  end
  if SCREENSHOT and not hud.pictured and hud.seconds > SECONDS - 1 then
    hud.pictured, hud.unmeasured = true, hud.frames + 2 -- writing the picture takes its time
    love.graphics.captureScreenshot(function(image)
      local file = assert(io.open(SCREENSHOT, "wb"))
      file:write(image:encode("png"):getString())
      file:close()
    end)
  end
  if hud.seconds > SECONDS then
    love.event.quit()
  end
end

local COLORS = {
  asleep = { 0.25, 0.27, 0.32 },
  starting = { 0.95, 0.75, 0.25 },
  active = { 0.30, 0.80, 0.45 },
  failed = { 0.85, 0.30, 0.30 },
}

function love.draw()
  love.graphics.clear(0.10, 0.11, 0.14)
  love.graphics.setColor(1, 1, 1)
  love.graphics.print(("frame %d   %.0f a second"):format(hud.frames, love.timer.getFPS()), 20, 20)
  love.graphics.print(("%d of %d runtimes active"):format(hud.active, STARTS), 20, 44)
  love.graphics.print(("longest frame %.1f ms, longest poll %.2f ms"):format(hud.longest * 1000, hud.longest_poll * 1000), 20, 68)
  love.graphics.print(("%d pictures of the page, inputs passed on: %d"):format(screen.frames, screen.sent), 350, 20)
  love.graphics.arc("fill", 850, 45, 24, hud.seconds * 4, hud.seconds * 4 + 4.5) -- turns evenly while frames do
  for i, runtime in ipairs(runtimes) do
    local column, row = (i - 1) % COLUMNS, math.floor((i - 1) / COLUMNS)
    love.graphics.setColor(COLORS[runtime.state])
    love.graphics.rectangle("fill", 680 + column * (SIZE + GAP), 110 + row * (SIZE + GAP), SIZE, SIZE, 4)
  end
  screen.draw()
  love.graphics.setColor(0.7, 0.7, 0.7)
  love.graphics.printf(hud.message, 20, 485, 860)
end

function love.quit()
  if LOG then
    local file = assert(io.open(LOG, "w"))
    file:write(table.concat(log, "\n"), "\n")
    file:close()
  end
  print(("%d frames, longest %.1f ms; longest poll %.2f ms; %d of %d runtimes active"):format(hud.frames, hud.longest * 1000,
    hud.longest_poll * 1000, hud.active, STARTS))
  local closing = client:spawn(function()
    print(("%d pictures of the page, inputs passed on: %d (%s)"):format(screen.frames, screen.sent, screen.text or screen.title()))
    client:close { stop = true } -- no browser runs on without the game
  end)
  repeat
    client:poll(0.1)
  until closing.status == "done" or closing.status == "failed"
  if gateway then
    gateway:stop()
  end
end
