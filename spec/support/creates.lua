-- Many creates, some at a time, through an nginx that ends its connections: what became of each, and how often the server
-- saw it.
--
--   creates.run(client, nginx, { count = 300, concurrency = 16 })
--     -> { answered =, failed = { err, … }, twice = (seen more than once), unseen = (never seen) }
local support = require("spec.support.util")

local creates = {}

function creates.run(client, nginx, options)
  local names, seen = {}, {}
  for i = 1, options.count do
    names[i] = ("create-%d"):format(i)
  end
  local before = #nginx:requests()
  local results, failures = client:map(names, function(name)
    return client:request("POST", "/v1/runtimes", { body = { name = name }, query = { name = name }, max_retries = 0 })
  end, { concurrency = options.concurrency })
  local report = { answered = 0, failed = {}, twice = 0, unseen = 0 }
  support.wait_until(function() -- nginx writes its log after it has answered
    for i, request in ipairs(nginx:requests()) do
      local name = i > before and request.line:match("name=(create%-%d+)")
      if name then
        seen[name] = (seen[name] or 0) + 1
      end
    end
    for i, name in ipairs(names) do
      if results[i] ~= nil and not seen[name] then
        seen = {}
        return false
      end
    end
    return true
  end, "nginx's log", 10)
  for i, name in ipairs(names) do
    local times = seen[name] or 0
    report.answered = report.answered + (results[i] ~= nil and 1 or 0)
    report.failed[#report.failed + 1] = failures[i]
    report.twice = report.twice + (times > 1 and 1 or 0)
    report.unseen = report.unseen + (times == 0 and 1 or 0)
  end
  return report
end

return creates
