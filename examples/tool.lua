-- Tools: one that answers at once, one that ends later and is waited for, one that asks a human.
--
--     make example-tool                                           against a gateway inside this process
--     BCTRL_API_KEY=… make example-tool                           against the API

local bctrl = require "bctrl"

local gateway
local options = { errors = "raise" }
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)

local space = client.spaces:list({ limit = 1 })[1] or client.spaces:create { name = "lua" }
local runtime = client.runtimes:create { spaceId = space.id, type = "browser", name = "tool" }

runtime:using(function()
  local here = client:with { headers = { ["BCTRL-Runtime-Id"] = runtime.id } } -- the same client, in this browser

  -- The answer is whatever JSON the tool answers with.
  local extracted = here.tools:call("stagehand.extract", { instruction = "The heading of the page." })
  print("answered  " .. bctrl.encode(extracted))

  -- The call is there at once, its result later.
  local call = here.tools.calls:create("captcha.solve")
  print("begun     " .. call.tool .. " is " .. call.status)
  call:wait { timeout = 300 }
  print("ended     " .. call.tool .. " has " .. call.status)
  if call.status == "succeeded" then
    print("result    " .. bctrl.encode(call:result()))
  end

  -- It waits for an answer, which anybody may give who knows the call's id.
  local question = here.tools.calls:create("human.request", { prompt = "Which account?" })
  question:wait { timeout = 60 }
  print("asks      " .. question.prompt)
  question:respond "the second one"
  print("heard     " .. bctrl.encode(question:result()))
end)

runtime:delete()
client:close()
if gateway then
  gateway:stop()
end
