-- The queue of faults: what the gateway was told to do wrong, to the requests that match, in order.
local problem = require "bctrl.gateway.wire.problem"

local Fault = {}
Fault.__index = Fault
Fault.__name = "bctrl.gateway.fault"

local Faults = {}
Faults.__index = Faults
Faults.__name = "bctrl.gateway.faults"

-- code, reasonClass, error
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

---@param fault table the fields of bctrl.Gateway:fail, `times` given
function Faults:add(fault)
  table.insert(self.queue, setmetatable(fault, Fault))
end

function Faults:clear()
  self.queue = {}
end

---Takes the first fault that this request matches, or nil. One without a path of its own leaves
---alone what is not the API: HEAD / is how a client warms its connections up.
function Faults:take(method, path)
  for i, fault in ipairs(self.queue) do
    if (fault.method == nil or fault.method == method) and path:find(fault.path or "^/v%d") then
      fault.times = fault.times - 1
      if fault.times <= 0 then table.remove(self.queue, i) end
      return fault
    end
  end
end

---Does it take the answer's place? One that cuts a stream does not, however it cuts.
function Fault:answers()
  return self.status ~= nil or self.body ~= nil or not self.events and (self.reset or self.close)
end

---Status (0 for no answer), text and headers of its own answer.
function Fault:answer(request_id)
  local status = self.status
  if self.body then return status or 200, self.body, {} end
  if not status then return 0, "", {} end
  if status == 204 or status == 304 then return status, "", {} end
  if status < 400 then return status, "{}", {} end
  local known = ANSWERS[status] or status >= 500 and ANSWERS[500] or ANSWERS[400]
  return status, problem.envelope(self.code or known[1], known[2], self.message or known[3], request_id,
    { hint = self.hint, details = self.details }), {}
end

---Does to an answer, the API's or its own, what else it says.
function Fault:spoil(answer)
  answer.delay, answer.reset, answer.truncate = self.delay, self.reset, self.truncate
  local headers = answer.headers
  if self.retry_after then
    headers[#headers + 1] = "Retry-After"
    headers[#headers + 1] = self.retry_after
  end
  for name, value in pairs(self.headers or {}) do
    headers[#headers + 1] = name
    headers[#headers + 1] = value
  end
end

return Faults
