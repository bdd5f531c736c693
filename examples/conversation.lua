-- An agent in a running browser: a message, what it does as it does it, and its answer.
--
--     make example-conversation                                   against a gateway inside this process
--     BCTRL_API_KEY=… make example-conversation ARGS="'Open example.com and tell me its heading.'"      against the API

local bctrl = require "bctrl"

local gateway
local options = { errors = "raise" } -- every call raises what goes wrong
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local client = bctrl.new(options)

local space = client.spaces:list({ limit = 1 })[1] or client.spaces:create { name = "lua" }
local runtime = client.runtimes:create { spaceId = space.id, type = "browser", name = "conversation" }

runtime:using(function()
  local conversation = client.conversations:create { runtimeId = runtime.id, title = "From Lua" }
  local turn = conversation:send { text = arg[1] or "What is the heading of this page?" }

  -- What happens in the turn, as it happens; the text of the answer a piece at a time.
  for event in turn:stream():each() do
    if event.type == "message.delta" then
      io.write(event.text)
      io.flush()
    elseif event.type == "message.completed" then
      print ""
    elseif event.type == "input.required" then -- the agent asks
      io.write(event.prompt, " ")
      io.flush()
      client.tool_calls:respond(event.toolCallId, io.read() or "")
    else
      print(event.type, event.tool or event.text or event.errorMessage or "")
    end
  end

  -- Who wants the answer alone needs no stream.
  local message = turn:wait { timeout = 360 }
  print(message.role .. ": " .. message.text)
end)

runtime:delete()
client:close()
if gateway then
  gateway:stop()
end
