-- Runs one page of the manual in this process: `lua manual_process.lua ROOT PAGE`, in an empty folder. What the pages take for
-- granted is here: an account with a space and a runtime, and what else their words say is there.
local root, name = arg[1], arg[2]
package.path = root .. "/?.lua;" .. package.path

local page = require "spec.support.page"
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

local bctrl = require "bctrl"

local function stub(path, body, content_type, method)
  gateway:fail { path = path, method = method, status = 200, body = body, content_type = content_type, times = math.huge }
end

local worlds = {}

worlds["streams.md"] = function()
  local streams = require "spec.support.streams"
  stub("/stream$", streams.event(1) .. streams.event(2), "text/event-stream")
  local kept
  return {
    names = {
      bctrl = bctrl, client = bctrl.new(), run_id = "run_1", conversation_id = "conv_1", cursor = "0",
      save = function(id) kept = id end,
      saved = function() return kept end,
    },
  }
end

worlds["files.md"] = function()
  support.write_file("report.pdf", ("%PDF-1.7 "):rep(100))
  stub("^/v1/files$", [[{"id":"file_1","name":"report.pdf","path":"reports/a.pdf"}]], nil, "POST")
  stub("/content$", "a,b\n", "text/csv")
  return { names = { bctrl = bctrl, client = bctrl.new(), space = gateway:space() } }
end

local title = name:match("[^/]+$")
-- A game: its frames go on until no task is left.
local function game()
  local love = {}
  return {
    names = { love = love },
    after = function(names)
      repeat
        if love.update then
          love.update()
        end
      until names.client:poll(0.05) == 0
    end,
  }
end

worlds["tasks.md"], worlds["README.md"] = game, game

worlds["objects.md"] = function()
  stub("^/v1/runs/[^/]+/%a+$", [[{"data":[{"id":"1","type":"runtime.started"}],"nextCursor":null}]])
  stub("^/v1/conversations$", [[{"id":"conv_1","status":"idle"}]])
  stub("/messages$", [[{"turnId":"turn_1","status":"queued","streamCursor":"1"}]])
  stub("^/v1/conversations/conv_1$", [[{"id":"conv_1","messages":[{"role":"assistant","turnId":"turn_1","text":"A form."}]}]])
  stub("/calls$", [[{"id":"tc_1","status":"queued"}]])
  stub("^/v1/tool%-calls/tc_1$", [[{"id":"tc_1","status":"succeeded"}]])
  stub("/result$", "{}")
  return {}
end

local world = worlds[title] and worlds[title]() or {}
local count = page.run(title, assert(support.read_file(root .. "/" .. name)), world)
gateway:stop()
print(("%d pieces of code"):format(count))
