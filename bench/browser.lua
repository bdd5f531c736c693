-- The client as a contender that drives a browser. Arguments: work, the browser's URL, the page's, how many. Prints key=value
-- lines: what one of them took, in microseconds. bench/browser_puppeteer.js and bench/browser_cri.js do the same.
local bctrl = require "bctrl"
local core = require "bctrl.core"
local measure = require "bench.measure"

local clock, now = os.clock, core.now
local work, url, page_url, count = arg[1], arg[2], arg[3], assert(tonumber(arg[4]))

local SHORT = { expression = "1+1", returnByValue = true }
local EVENTS = "for (let i = 0; i < %d; i++) console.log('event', i)"

local client = bctrl.new { base_url = "http://127.0.0.1:1", api_key = "bench-key-0123456789abcdef" }
local browser = bctrl.assert(client:browser(url))
local page = bctrl.assert(browser:new_page(page_url, { width = 1280, height = 720 }))
local send = page.cdp.send

-- Calls `run(count)` to warm up and then measured.
local function timed(run, warm_up)
  run(warm_up)
  collectgarbage()
  local cpu, wall = clock(), now()
  run(count)
  print(("cpu=%.3f\nwall=%.3f"):format((clock() - cpu) / count * 1e6, (now() - wall) / count * 1e6))
end

local works = {}

function works.evaluate()
  timed(function(calls)
    for _ = 1, calls do
      assert(bctrl.assert(send(page.cdp, "Runtime.evaluate", SHORT)).result.value == 2)
    end
  end, 500)
end

function works.flight()
  timed(function(calls)
    local left = calls
    for _ = 1, 64 do
      client:spawn(function()
        while left > 0 do
          left = left - 1
          assert(bctrl.assert(send(page.cdp, "Runtime.evaluate", SHORT)).result.value == 2)
        end
      end)
    end
    client:loop()
  end, 500)
end

-- Chromium tells of the page's console from here on.
local function enable()
  bctrl.assert(send(page.cdp, "Runtime.enable"))
end

local function emit(calls)
  bctrl.assert(send(page.cdp, "Runtime.evaluate", { expression = EVENTS:format(calls) }))
end

function works.heard()
  enable()
  local heard = 0
  page.cdp:on("Runtime.consoleAPICalled", function(params)
    assert(params.type == "log")
    heard = heard + 1
  end)
  timed(emit, 500)
  assert(heard == count + 500)
end

function works.unheard()
  enable()
  timed(emit, 500)
  assert(browser.connection.socket:skipped() >= count)
end

function works.screenshot()
  timed(function(calls)
    for _ = 1, calls do
      assert(#bctrl.assert(page:screenshot()) > 1000)
    end
  end, 3)
end

function works.large()
  timed(function(calls)
    for _ = 1, calls do
      local result = bctrl.assert(send(page.cdp, "Runtime.evaluate", { expression = "'x'.repeat(20e6)", returnByValue = true }))
      assert(#result.result.value == 20e6)
    end
  end, 2)
end

function works.clicks()
  timed(function(calls)
    for _ = 1, calls do
      bctrl.assert(page:click "#b")
    end
  end, 10)
  assert(bctrl.assert(page:evaluate "clicks") == count + 10)
end

-- The longest poll of a host that polls without a pause, with events coming as fast as the browser can.
function works.poll()
  enable()
  collectgarbage("incremental", 200, 1) -- a host with frames to draw takes small steps, as the README says
  local heard = 0
  page.cdp:on("Runtime.consoleAPICalled", function()
    heard = heard + 1
  end)
  local spent, spent_cpu = {}, {}
  client:spawn(emit, count)
  repeat
    local before, cpu, began = heard, clock(), now()
    local live = client:poll()
    if heard > before then -- those in which nothing came are no measure
      spent[#spent + 1] = (now() - began) * 1e6
      spent_cpu[#spent_cpu + 1] = (clock() - cpu) * 1e6
    end
  until live == 0 and heard == count
  print(("longest=%.1f\np99=%.1f\ncpu=%.1f\npolls=%d"):format(measure.percentile(spent, 1), measure.percentile(spent, 0.99),
    measure.percentile(spent_cpu, 1), #spent))
end

assert(works[work], "no such work")()
bctrl.assert(page:close())
browser:close()
