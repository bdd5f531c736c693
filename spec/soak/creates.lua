-- Thousands of creates through servers that end their connections after every hundredth request: each is seen exactly once,
-- and none is lost. Over HTTP/1.1 one may fail in the race that no client can win: its connection ends while it is sent.
--
-- usage: make soak-creates [CALLS=5000] [CONCURRENCY=16]
local bctrl = require "bctrl"
local creates = require "spec.support.creates"
local rawserver = require "spec.support.rawserver"
local tls = require "spec.support.tls"

local CALLS = tonumber(os.getenv("CALLS") or "") or 5000
local CONCURRENCY = tonumber(os.getenv("CONCURRENCY") or "") or 16

local backend = rawserver.start() -- reads the body before it answers, which nginx alone does not
backend:script { otherwise = { "read", { "send", rawserver.response(200, '{"id":"rt_1"}') }, "again" } }
local ENDS = "keepalive_requests 100;"
local nginx = tls.start {
  { http2 = true, proxy = backend.url, directives = ENDS },
  { proxy = backend.url, directives = ENDS },
  { tls = false, proxy = backend.url, directives = ENDS },
}

local good = true
for index, name in ipairs { "HTTP/2", "HTTP/1.1, TLS", "HTTP/1.1" } do
  local client = bctrl.new { api_key = "key", base_url = nginx[index].url, ca_file = tls.ca_file(), max_connections = CONCURRENCY }
  local report = creates.run(client, nginx, { count = CALLS, concurrency = CONCURRENCY })
  client:close()
  print(("%s: %d of %d answered, %d failed, %d seen twice, %d never seen"):format(name, report.answered, CALLS, #report.failed,
    report.twice, report.unseen))
  for i = 1, math.min(#report.failed, 3) do
    print("", tostring(report.failed[i]))
  end
  good = good and report.twice == 0 and (index > 1 or report.answered == CALLS) and report.answered + #report.failed == CALLS
end
nginx:stop()
backend:stop()
tls.remove()
os.exit(good and 0 or 1)
