-- A look-up without end holds nobody up: not a pump, a cancel, a deadline, a close, nor the end of the process. Shown with
-- a getaddrinfo of our own, preloaded, which lasts until it is told to end.
local native = require "spec.support.native"
local support = require "spec.support.util"

local SCRIPT = [[
package.path = "./?.lua;" .. package.path
local core = require "bctrl.core"
local transports = require "spec.support.transport"
local loopback = require "spec.support.loopback"
local server = loopback.listen()
local transport = transports.new {}
local patient, impatient = transports.template {}, transports.template { connect_timeout = 0.1 }

local function quick(what, fn)
  local start = core.now()
  fn()
  local took = core.now() - start
  print(what, took < 20 and "quick" or took) -- the look-up itself lasts a minute
end

local function send(host, template, timeout)
  local url = "http://" .. host .. ":" .. server.port .. "/"
  return transport:send(template or patient, "GET", url, nil, nil, timeout or 60)
end

local function outcome(request, id)
  loopback.finish(transport, id)
  local _, kind, message, sent = request:outcome()
  print(kind, message, sent)
  request:free()
end

local request, id
quick("pump", function() request, id = send("slow.invalid") transport:run(0.1) end)
quick("cancel", function() request:free() end)
quick("timeout", function() outcome(send("slow.invalid", patient, 0.1)) end)
quick("connect timeout", function() outcome(send("slow.but.there", impatient)) end)
quick("others", function()
  request, id = send("127.0.0.1")
  local connection = server:accept(transport)
  connection:read(transport)
  connection:answer("{}")
  loopback.finish(transport, id)
  print(request:outcome())
  request:free()
end)
assert(io.open(os.getenv "SLOW_GATE", "w")):close() -- the look-ups end, and nothing comes of them
local function count(variable)
  local file = io.open(os.getenv(variable))
  local number = file and #file:read "*a" or 0
  if file then file:close() end
  return number
end
repeat -- newer libcurls look each host up twice, for either family
  assert(transport:run(0.02) == 0)
  local ended = count "SLOW_ENDED"
until ended >= 3 and ended == count "SLOW_BEGUN"
assert(transport:run(0.1) == 0)
assert(os.remove(os.getenv "SLOW_GATE"))
local stats = transport:stats()
print(stats.active, stats.connections, stats.sendings, server.listener:accept())
local narrow = transports.new { max_connections = 1 }
local fd = narrow:pollfd()
local function readable()
  return fd == nil or #require("socket").select({ { getfd = function() return fd end } }, nil, 0) == 1
end
local first = narrow:send(patient, "GET", "http://slow.invalid/", nil, nil, 60)
narrow:send(patient, "GET", server.url .. "/", nil, nil, 60)
narrow:run(0.05)
repeat
  narrow:run(0)
  narrow:settle()
until fd == nil or not readable()
first:free()
print("told of the place", readable())
narrow:close()
request = send("slow.invalid")
transport:run(0.05)
quick("close", function() transport:close() end)
print(pcall(request.outcome, request))
print(core.now())
]]

local EXPECTED = [[
pump	quick
cancel	quick
timeout	timed out while looking up the host	false
timeout	quick
connect_timeout	connection timed out while looking up the host	false
connect timeout	quick
200	nil	nil	true	true
others	quick
0	1	1	nil	timeout
told of the place	true
close	quick
false	the request was freed, or the client is closed
]]

describe("a slow look-up", function()
  local folder, library

  setup(function()
    folder = support.temporary_folder()
    local built, path = pcall(native.slow_resolver)
    library = built and path
  end)

  teardown(function()
    support.remove(folder)
    native.remove()
  end)

  it("keeps nobody waiting, nor the end of the process", function()
    if not library or support.run("uname -s") ~= "Linux\n" then
      return pending("no compiler, or a system that preloads otherwise")
    end
    local ended = folder .. "/ended"
    os.remove(ended)
    os.remove(ended .. ".begun")
    local env = { LD_PRELOAD = library, SLOW_GATE = folder .. "/gate", SLOW_ENDED = ended, SLOW_BEGUN = ended .. ".begun",
      ASAN_OPTIONS = (os.getenv("ASAN_OPTIONS") or "") .. ":verify_asan_link_order=0" }
    local output, status = support.run_lua(SCRIPT, { env = env })
    local text, stopped = output:match("^(.*\n)(%d[%d.]*)\n$")
    assert.equal(EXPECTED, ((text or output):gsub("(%d)%.0([\t\n])", "%1%2")))
    assert.equal(0, status)
    assert.is_true(require("bctrl.core").now() - stopped < 20, "the process ended late")
  end)
end)
