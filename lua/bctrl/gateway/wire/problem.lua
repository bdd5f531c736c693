-- What is wrong with a request: raised where it is found, answered as the API's error envelope.
local json = require "bctrl.gateway.wire.json"

local Problem = {}
Problem.__index = Problem
Problem.__name = "bctrl.gateway.problem"

local problem = {}

local REASONS = {
  [400] = "invalid_input", [401] = "unauthorized", [404] = "not_found", [405] = "invalid_input", [409] = "conflict",
  [410] = "not_found", [413] = "invalid_input", [426] = "invalid_input", [501] = "server", [502] = "upstream", [504] = "upstream",
}

---Raises a problem. `extra`: hint, details, headers (a list of names and values).
function problem.raise(status, code, message, extra)
  error(setmetatable({ status = status, code = code, message = message, extra = extra or {} }, Problem))
end

---Raises 400 request.invalid if there is any problem in `details` (path -> what was expected).
function problem.refuse_if(details)
  if next(details) == nil then return end
  local paths = {}
  for path in pairs(details) do paths[#paths + 1] = path end
  table.sort(paths)
  local more = #paths > 1 and (" (and %d more)"):format(#paths - 1) or ""
  problem.raise(400, "request.invalid",
    ("Invalid request: %s: %s%s."):format(paths[1], details[paths[1]], more), { details = details })
end

---Is what was raised a problem of the request, not a mistake of the gateway?
function problem.is(raised)
  return getmetatable(raised) == Problem
end

---The error envelope's text.
function problem.envelope(code, reason, message, request_id, extra)
  return json.encode(json.object {
    code = code, error = message, reasonClass = reason, requestId = request_id, hint = extra.hint,
    details = extra.details and json.object(extra.details),
  })
end

---Status, text and headers of the answer to a problem.
function Problem:answer(request_id)
  return self.status, problem.envelope(self.code, REASONS[self.status], self.message, request_id, self.extra),
    self.extra.headers or {}
end

return problem
