-- The queue of faults: what the gateway was told to do wrong, to the requests that match, in order.
local Faults = {}
Faults.__index = Faults
Faults.__name = "bctrl.gateway.faults"

local ANSWERS = {
  [400] = { "request.invalid", "invalid_input", "The request is invalid." },
  [401] = { "auth.required", "unauthorized", "Authentication required." },
  [402] = { "capability.limit_exceeded", "capability_limit_exceeded", "The plan's limit is reached." },
  [403] = { "capability.denied", "capability_denied", "Forbidden." },
  [404] = { "resource.not_found", "not_found", "Not found." },
  [408] = { "request.timeout", "upstream", "The request took too long." },
  [409] = { "resource.conflict", "conflict", "Conflict." },
  [429] = { "rate.limited", "rate_limited", "Rate limit exceeded." },
  [500] = { "server.error", "server", "Internal error." },
  [502] = { "upstream.error", "upstream", "The upstream answered with an error." },
  [503] = { "upstream.unavailable", "upstream", "The service is unavailable." },
  [504] = { "upstream.timeout", "upstream", "The upstream did not answer in time." },
}

function Faults.new()
  return setmetatable({ queue = {} }, Faults)
end

function Faults:add(fault)
  fault.left = fault.times or 1
  table.insert(self.queue, fault)
end

function Faults:clear()
  self.queue = {}
end

---Takes the first fault that this request matches, or nil. One without a path of its own leaves
---alone what is not the API: HEAD / is how a client warms its connections up.
function Faults:take(method, path)
  for i, fault in ipairs(self.queue) do
    if (fault.method == nil or fault.method == method) and path:find(fault.path or "^/v%d") then
      fault.left = fault.left - 1
      if fault.left <= 0 then table.remove(self.queue, i) end
      return fault
    end
  end
end

---Does the fault answer in the API's place?
function Faults.answers(fault)
  return fault.status ~= nil or fault.body ~= nil or fault.reset or fault.close
end

---The error body for a status: code, reasonClass, error.
function Faults.problem(fault)
  local known = ANSWERS[fault.status] or fault.status >= 500 and ANSWERS[500] or ANSWERS[400]
  return fault.code or known[1], known[2], fault.message or known[3]
end

return Faults
