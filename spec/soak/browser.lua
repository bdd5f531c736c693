-- Pages opened, read and closed, eight at a time: no page is left, memory is flat. Then many evaluates, while pages are reloaded,
-- closed and crashed, tasks cancelled, and the connection is cut, at random: each gets one answer.
--
-- usage: make soak-browser [PAGES=1000] [CALLS=20000] [SEED=1]
local bctrl = require "bctrl"
local chromium = require "spec.support.chromium"
local support = require "spec.support.util"

local PAGES = tonumber(os.getenv("PAGES") or "") or 1000
local CALLS = tonumber(os.getenv("CALLS") or "") or 20000
local SEED = tonumber(os.getenv("SEED") or "") or os.time() % 100000
math.randomseed(SEED)

local good = true
local function check(condition, words)
  print((condition and "  ok   " or "  BAD  ") .. words)
  good = good and condition
end

local function resident()
  return tonumber((support.read_file("/proc/self/status") or ""):match("VmRSS:%s*(%d+)") or 0)
end

-- What is open, a line each, without the pipe that this is asked through.
local function descriptors()
  local list = support.run("ls -l /proc/$PPID/fd | awk 'NR > 1 { print $NF }' | sort")
  return select(2, list:gsub("\n", "")), list
end

local process = chromium.start()
local pages = chromium.pages { index = "<title>Index</title><h1>Index</h1>", other = "<title>Other</title>" }
local client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1", log = "off" }
local browser = bctrl.assert(client:browser(process.url))

local function count_pages()
  return #bctrl.assert(browser:pages())
end

print(("%d pages, %d calls, seed %d"):format(PAGES, CALLS, SEED))
local before, early = count_pages(), nil
local numbers = {}
for i = 1, PAGES do
  numbers[i] = i
end
local results, errors = client:map(numbers, function(i)
  local page = bctrl.assert(browser:new_page(pages.base .. "index"))
  local text = bctrl.assert(page:text "h1")
  bctrl.assert(page:close())
  if i == math.floor(PAGES / 3) then
    collectgarbage()
    early = { lua = collectgarbage("count"), resident = resident() }
    early.descriptors, early.list = descriptors()
  end
  return text
end, { concurrency = 8 })
collectgarbage()
collectgarbage()
local answered = 0
for i = 1, PAGES do
  answered = answered + (results[i] == "Index" and 1 or 0)
end
local last = { lua = collectgarbage("count"), resident = resident() }
last.descriptors, last.list = descriptors()
check(answered == PAGES, ("%d of %d pages read%s"):format(answered, PAGES, next(errors) and ": " .. tostring(select(2, next(errors))) or ""))
check(count_pages() == before, ("%d pages left"):format(count_pages() - before))
check(last.lua < early.lua * 1.2 + 200, ("Lua: %.0f kB after a third, %.0f kB in the end"):format(early.lua, last.lua))
check(last.resident < early.resident * 1.1 + 4096, ("resident: %d kB after a third, %d kB in the end"):format(early.resident, last.resident))
check(last.descriptors <= early.descriptors, ("descriptors: %d, %d%s"):format(early.descriptors, last.descriptors,
  last.descriptors > early.descriptors and "\n" .. early.list .. "then\n" .. last.list or ""))
local waiting = 0
for _ in pairs(browser.connection.sessions) do
  waiting = waiting + 1
end
check(waiting == 1, "only the browser's own session is left")

-- Calls with everything that may happen to them.
local asked, counts, wrong = 0, {}, 0
local function note(name)
  counts[name] = (counts[name] or 0) + 1
end

local function connect()
  browser = bctrl.assert(client:browser(process.url, { timeout = 20 }))
end

local WORKERS = 16
local function worker(number)
  local page
  while asked < CALLS do
    if not page then
      if browser.connection.gone then
        connect()
      end
      local err
      page, err = browser:new_page(pages.base .. "index")
      if not page then
        note("page " .. err.kind)
        client:sleep(0.01)
      end
    else
      asked = asked + 1
      local call, disturbance = asked, math.random(400)
      local answers = 0
      local task = client:spawn(function()
        local value, err = page:evaluate("n => new Promise(go => setTimeout(() => go(n), Math.random() * 4))", call)
        answers = answers + 1
        if err then
          note(err.kind .. (err.reason and " " .. err.reason or ""))
        else
          note "answered"
          wrong = wrong + (value ~= call and 1 or 0)
        end
      end)
      if disturbance <= 4 then
        page:reload { wait = "commit" }
      elseif disturbance <= 6 then
        page:close()
      elseif disturbance == 7 then
        page.cdp:send("Page.crash", nil, { timeout = 5 })
      elseif disturbance <= 10 then
        client:sleep(0)
        task:cancel "enough"
      elseif disturbance == 11 and call % 40 == number then
        browser:close()
      end
      task:wait()
      wrong = wrong + (answers ~= 1 and task.status ~= "cancelled" and 1 or 0)
      if page.cdp.gone or browser.connection.gone then
        page:close()
        page = nil
      end
    end
  end
  if page then
    page:close()
  end
end
for i = 1, WORKERS do
  client:spawn(worker, i)
end
client:loop()
local names = {}
for name in pairs(counts) do
  names[#names + 1] = name
end
table.sort(names)
for _, name in ipairs(names) do
  print(("  %7d %s"):format(counts[name], name))
end
check(wrong == 0, ("%d calls, each with one answer, %d wrong"):format(asked, wrong))
client:close()
pages:stop()
process.stop()
os.exit(good and 0 or 1)
