-- What is measured: each function runs one part of the benchmark against the server given and returns its figures.
local chromium = require "spec.support.chromium"
local measure = require "bench.measure"
local util = require "spec.support.util"

local works = {}

local START = "/v2/runtimes/rt_1/start"
local LIST = "/v1/spaces/sp_1/runtimes"
local BODY = '{"live":{"control":"input"}}'

local function client(...)
  return { util.lua_command(), "bench/client.lua", ... }
end

--- Starts one by one and 64 at once, and lists: the floor, this client and others, turn and turn about.
function works.compare(server, floor, rounds)
  local url = server.plain
  local few = math.max(2, math.floor(rounds / 3))
  return measure.compare(rounds, {
    { name = "floor start", words = { floor, "one", url .. START, 4000, 1, BODY } },
    { name = "client start", words = client("start", url, 3000) },
    { name = "luasocket start", words = { util.lua_command(), "bench/luasocket.lua", "start", url, 300 } },
    { name = "popen start", rounds = few, words = { util.lua_command(), "bench/popen.lua", "start", url, 20 } },
    { name = "floor flight", words = { floor, "multi", url .. START, 4000, 64, BODY } },
    { name = "client flight", words = client("flight", url, 3000, 64) },
    { name = "floor list", words = { floor, "one", url .. LIST, 1000, 1 } },
    { name = "client list", words = client("list", url, 300) },
    { name = "luasocket list", words = { util.lua_command(), "bench/luasocket.lua", "list", url, 200 } },
    { name = "popen list", rounds = few, words = { util.lua_command(), "bench/popen.lua", "list", url, 20 } },
  })
end

--- Decoding and encoding alone, against lua-cjson: the shapes and sizes of bench/json.lua.
function works.json(_, _, rounds)
  local output = measure.run({ util.lua_command(), "bench/json.lua", rounds }, 300).output
  local result = { decode = {}, encode = {}, scaling = {} }
  local part
  for line in output:gmatch("[^\n]+") do
    part = line:match("^(%a+)%s+bctrl%s") or part
    local name, size, ours, theirs = line:match("^(%S.-)%s+([%d.]+) kB%s+([%d.]+) µs%s+([%d.]+) µs")
    local kilobytes, our_byte, their_byte = line:match("^%s*([%d.]+) kB%s+([%d.]+) ns/byte%s+([%d.]+) ns/byte")
    if name then
      table.insert(result[part], { name = name, size = tonumber(size) * 1000, ours = tonumber(ours), theirs = tonumber(theirs) })
    elseif kilobytes then
      table.insert(result.scaling, { size = tonumber(kilobytes) * 1000, ours = tonumber(our_byte), theirs = tonumber(their_byte) })
    end
  end
  assert(#result.decode == 5 and #result.encode == 5 and #result.scaling > 0, "bench/json.lua prints something else:\n" .. output)
  return result
end

--- A process from its beginning to its first answer: wall and CPU of the whole process.
function works.cold(server, floor, rounds)
  local url = server.plain
  local contenders = {
    { name = "floor", words = { floor, "one", url .. START, 0, 1, BODY } },
    { name = "client", words = client("cold", url) },
    { name = "luasocket", words = { util.lua_command(), "bench/luasocket.lua", "start", url, 1 } },
    { name = "curl", words = { "curl", "-s", "--noproxy", "*", "-o", "/dev/null", "-d", BODY, url .. START } },
  }
  for _, contender in ipairs(contenders) do
    contender.words = measure.repeated(contender.words, 10)
  end
  return measure.compare(rounds, contenders)
end

--- 100 starts at once over TLS from a client that has no connection yet.
function works.burst(server)
  return measure.run(client("burst", server.tls, 100))
end

--- poll() with requests waiting that nobody answers.
function works.poll(server, _, rounds)
  local contenders = {}
  for _, count in ipairs { 10, 100, 1000 } do
    contenders[#contenders + 1] = { name = count, words = client("poll", server.silent(), count) }
  end
  return measure.compare(math.max(1, math.floor(rounds / 3)), contenders)
end

--- The longest poll() while 100 starts are in flight: of a host that polls every 4 ms, with Lua's collector as it comes and
--- in small steps, and of one that polls without a pause.
function works.frames(server, _, rounds)
  local result = {}
  for _, scheme in ipairs { "http", "https" } do
    local url = scheme == "http" and server.plain or server.tls
    result[scheme] = measure.run(client("frames", url, 100, 20 * rounds, 0.004), 300)
    result[scheme .. "_steps"] = measure.run(client("frames", url, 100, 20 * rounds, 0.004, 1), 300)
    result[scheme .. "_busy"] = measure.run(client("frames", url, 100, 20 * rounds, 0), 300)
  end
  return result
end

--- Wake-ups of the descriptor, and what the kernel is asked, per request.
function works.wakeups(server)
  return {
    one = measure.run(client("wakeups", server.plain, 2000, 1)),
    many = measure.run(client("wakeups", server.plain, 4000, 64)),
    tls = measure.run(client("wakeups", server.tls, 4000, 64)),
  }
end

function works.memory(server)
  return {
    client = measure.run(client("memory_client", server.plain, 100)).bytes,
    waiting = measure.run(client("memory_waiting", server.silent(), 1000)).bytes,
    answer = measure.run(client("memory_answer", server.plain, 100)).bytes,
  }
end

-- Instructions that one more call takes: what 1,000 calls need beyond 200, so that what happens once does not count.
local function instructions(few, many, words_of)
  local function collect(count)
    local words = { "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null" }
    for _, word in ipairs(words_of(count)) do
      words[#words + 1] = word
    end
    return tonumber(measure.run(words, 120).output:match("Collected : (%d+)"))
  end
  return (collect(many) - collect(few)) / (many - few)
end

function works.instructions(server, floor)
  if not util.which "valgrind" then
    return nil
  end
  local url = server.plain
  return {
    floor_start = instructions(200, 1200, function(count) return { floor, "one", url .. START, count, 1, BODY } end),
    client_start = instructions(200, 1200, function(count) return client("start", url, count) end),
    floor_list = instructions(20, 120, function(count) return { floor, "one", url .. LIST, count, 1 } end),
    client_list = instructions(20, 120, function(count) return client("list", url, count) end),
  }
end

--- CPU time of a call, with more and more of them in flight.
function works.scaling(server, floor, rounds)
  local contenders, counts = {}, { 1, 4, 16, 64, 256, 1000 }
  for _, count in ipairs(counts) do
    contenders[#contenders + 1] = { name = "client " .. count, words = client("flight", server.plain, 3000, count) }
    contenders[#contenders + 1] = { name = "floor " .. count, words = { floor, "epoll", server.plain .. START, 3000, count, BODY } }
  end
  local seen = measure.compare(math.max(1, math.floor(rounds / 2)), contenders)
  local result = {}
  for i, count in ipairs(counts) do
    result[i] = { count = count, client = seen["client " .. count].cpu, floor = seen["floor " .. count].cpu }
  end
  return result
end

-- ------------------------------------------------------------------------------------------------------------- browsers

-- Other clients of the protocol, for comparison alone: installed into the build folder.
local PEERS = { "puppeteer-core@24.43.1", "chrome-remote-interface@0.34.0" }
local PEERS_FOLDER = "build/bench-node"

-- What keeps them from being measured, or nil.
local function install_peers()
  if not util.which "node" or not util.which "npm" then
    return "puppeteer-core and chrome-remote-interface are not measured: there is no Node.js with npm"
  end
  local folder = util.quote(measure.folder .. PEERS_FOLDER)
  local output, status = util.run(("mkdir -p %s && npm install --ignore-scripts --no-audit --no-fund --no-save --prefix %s %s")
    :format(folder, folder, table.concat(PEERS, " ")))
  return status ~= 0 and "puppeteer-core and chrome-remote-interface are not measured: npm could not install them:\n" .. output or nil
end

-- How many of each a process does.
local BROWSER_WORKS = {
  { "evaluate", 2000 }, { "flight", 5000 }, { "heard", 5000 }, { "unheard", 5000 }, { "screenshot", 20 }, { "large", 5 },
  { "clicks", 50 }, { "poll", 10000 },
}
local PEERLESS = { poll = { puppeteer = true, cri = true }, clicks = { cri = true } }
local PAGE = "<title>Bench</title><h1>Bench</h1><button id=b onclick='window.clicks=(window.clicks||0)+1'>Press</button><p>"
  .. ("The quick brown fox jumps over the lazy dog. "):rep(40)

--- Driving a Chromium: this client and others, turn and turn about, each in a page of its own of the same browser.
function works.browser(floor, rounds)
  if not chromium.find() then
    return nil, "there is no Chromium to be driven"
  end
  local problem = install_peers()
  if problem then
    io.stderr:write("bench: ", problem, "\n")
  end
  measure.environment.NODE_PATH = PEERS_FOLDER .. "/node_modules"
  local browser = chromium.start()
  local page = "data:text/html," .. PAGE:gsub("[^%w]", function(byte)
    return ("%%%02X"):format(byte:byte())
  end)
  local contenders = {}
  for _, work in ipairs(BROWSER_WORKS) do
    local name = work[1]
    local function add(who, ...)
      if who == "client" or not problem and not (PEERLESS[name] and PEERLESS[name][who]) then
        local words = { ... }
        for _, word in ipairs { name, browser.url, page, work[2] } do
          words[#words + 1] = word
        end
        contenders[#contenders + 1] = { name = who .. " " .. name, words = words }
      end
    end
    if name == "evaluate" then
      contenders[#contenders + 1] = { name = "floor " .. name, words = { floor, browser.port, work[2] } }
    end
    add("client", util.lua_command(), "bench/browser.lua")
    add("puppeteer", "node", "--expose-gc", "bench/browser_puppeteer.js")
    add("cri", "node", "--expose-gc", "bench/browser_cri.js")
  end
  local ok, result = pcall(measure.compare, rounds, contenders)
  browser.stop()
  assert(ok, result)
  result.version = util.run(util.quote(chromium.find()) .. " --version"):match "[%d.]+"
  result.peers = table.concat(PEERS, ", ")
  return result
end

return works
