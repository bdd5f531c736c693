-- Where a run's connections lead: paths outside the API, each with a secret that only its start's answer tells.
local problem = require "bctrl.gateway.wire.problem"

-- Compared in whole, not up to the first byte that differs.
local function same(given, secret)
  local equal = #given == #secret
  for i = 1, #secret do equal = given:byte(i) == secret:byte(i) and equal end
  return equal
end

---@param api table of bctrl.gateway.resources
---@param host table the server's functions
---@param option string|false|nil which Chromium
---@return fun(request: table): any answers a request, or returns nil where its path is none of these
return function(api, host, option)
  -- Loaded when first asked for: many a gateway never is.
  local function browser_of(run)
    run.browser = run.browser or require("bctrl.gateway.chromium").new(host, option)
    return run.browser
  end

  local function find_run(id, secret)
    local run = api.runs.by_id[id]
    if not run or not same(secret, run.secret) then problem.raise(404, "connection.not_found", "No such connection.") end
    if run.status ~= "active" then
      problem.raise(409, "runtime.not_active", ("The runtime is not active: its run has %s."):format(run.status),
        { hint = "start it again: each start has a URL of its own" })
    end
    return run
  end

  return function(request)
    if request.method ~= "GET" then return nil end
    local id, secret = request.path:match "^/v1/runs/([^/]+)/cdp/(%x+)$"
    if id then return browser_of(find_run(id, secret)):connect(request) end
    local link, rest = request.path:match "^/live/(%x+)(.*)$"
    if not link or rest ~= "" and rest ~= "/socket" then return nil end
    link = api.runs.links[link]
    if not link then problem.raise(404, "connection.not_found", "No such live view, or its runtime was stopped.") end
    local seconds = link.expires - api.clock.now()
    if seconds <= 0 then problem.raise(410, "live.expired", "This live view has expired.", { hint = "start the runtime again" }) end
    local live = require "bctrl.gateway.live"
    if rest == "" then return live.page(link) end
    return browser_of(link.run):connect(request, { seconds = seconds, judge = live.judge(link.control) })
  end
end
