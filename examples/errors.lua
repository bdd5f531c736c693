-- What goes wrong, and what a script can do about it.
--
--     make example-errors           starts a gateway of its own, and has it fail on purpose

local bctrl = require "bctrl"

local gateway = assert(require("bctrl.gateway").start { port = 0 })
local client = bctrl.new { base_url = gateway.url, api_key = gateway.api_key, log = "off" }
local space = gateway:space()

-- 1. The API says no: nil and an error, whose text reads well alone.
local _, err = client.runtimes:get "00000000-0000-4000-8000-000000000000"
print("1. " .. tostring(err))
print("   kind " .. err.kind .. ", status " .. err.status .. ", code " .. err.code)

-- 2. A wrong value in a body: the server judges it, and its details name the field.
_, err = client.runtimes:create { spaceId = space, type = "browser", config = { stealth = "invisible" } }
print("2. " .. tostring(err))
for field, problem in pairs(err.details or {}) do
  print("   " .. field .. ": " .. tostring(problem))
end

-- 3. The server is busy twice: the client waits as it is told, and tries again.
gateway:fail { times = 2, status = 429, retry_after = 0.05 }
local response = {}
bctrl.assert(client.runtimes:list(nil, { response = response }))
print("3. answered " .. response.status .. " at attempt " .. response.attempts)

-- 4. Nobody answers: a bounded wait.
gateway:fail { delay = 5 }
local _, timeout = client.runtimes:list(nil, { timeout = 0.2, max_retries = 0 })
print("4. " .. tostring(timeout))

-- 5. A mistake in the program raises, on the line that made it; nothing is sent.
local _, mistake = pcall(function()
  client.runtimes:start(nil)
end)
print("5. " .. tostring(mistake))
_, mistake = pcall(function()
  client.runtimes:create { spaceId = space, type = "browser", metadata = { ratio = 0 / 0 } }
end)
print("   " .. tostring(mistake))
_, mistake = pcall(bctrl.new, { api_key = "k", time_out = 5 })
print("   " .. tostring(mistake))

-- 6. Whatever happens inside, the browser is stopped.
local runtime = bctrl.assert(client.runtimes:create { spaceId = space, type = "browser" })
local _, failure = pcall(runtime.using, runtime, function(session)
  error("a script failed beside " .. session:cdp_url():gsub("%?.*", ""))
end)
print("6. " .. tostring(failure))
print("   and the runtime is " .. bctrl.assert(runtime:refresh()).status)

client:close()
gateway:stop()
