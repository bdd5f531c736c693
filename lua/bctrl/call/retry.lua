--- The one place that decides what is tried again, and when: pure functions of an attempt's outcome, and the token bucket
--- that keeps an outage from becoming a storm. It knows no clock and no network.

local core = require "bctrl.core"

local retry = {}

local BASE_DELAY = 0.25 -- seconds; doubles with each attempt
local LONGEST_DELAY = 8
local LONGEST_RETRY_AFTER = 60

-- What cannot have been processed by the server, whatever the operation.
local NEVER_SENT = { dns = true, connect = true, connect_timeout = true, handshake = true, proxy = true, refused = true }
-- What may have been processed: tried again only where repeating is harmless.
local MAYBE_SENT = {
  send = true, recv = true, resent = true, attempt_timeout = true, idle_timeout = true, protocol = true, other = true,
}

---May this outcome be tried again?
---@param repeatable boolean the operation does the same when it is done twice
---@param status integer? HTTP status, when an answer came
---@param failure string? the transport's word for the failure, when none came
---@param sent boolean did the request leave?
---@return boolean
function retry.is_retryable(repeatable, status, failure, sent)
  if status then
    return status == 429 or (repeatable and (status == 408 or status >= 500))
  end
  if NEVER_SENT[failure] and not sent then
    return true
  end
  return repeatable and (NEVER_SENT[failure] or MAYBE_SENT[failure]) or false
end

local UNKNOWN = { outcome_unknown = true, unknown = true }

---Does a refusal say, however deep in it, that the server itself does not know what became of the request? Then nothing is
---tried again, whatever the operation.
---@param refusal table
---@return boolean
function retry.is_unknown(refusal)
  if UNKNOWN[refusal.reasonClass] or refusal.code == "outcome_unknown" or refusal.status == "unknown" then
    return true
  end
  for _, each in pairs(refusal) do
    if type(each) == "table" and retry.is_unknown(each) then
      return true
    end
  end
  return false
end

---Is the next sending none that counts as a retry? What may be repeated is, when the kept connection that it was sent on
---ends without a byte (RFC 9110, 9.2.2): the server had closed it in that very moment. Once a call.
---@param repeatable boolean
---@param class string? the transport's failure class
---@return boolean
function retry.is_resending(repeatable, class)
  return repeatable and class == "resent"
end

---The wait before the next attempt: the server's Retry-After where it gave one, else full jitter from 250 ms doubling to 8 s.
---@param attempt integer the attempt that failed, from 1
---@param retry_after number? seconds
---@param random number in [0, 1)
---@return number? seconds nil when the server asks for longer than this client waits
function retry.delay(attempt, retry_after, random)
  if retry_after then
    if retry_after > LONGEST_RETRY_AFTER then
      return nil
    end
    return retry_after
  end
  return random * math.min(LONGEST_DELAY, BASE_DELAY * 2 ^ (attempt - 1))
end

---Reads a Retry-After header: seconds, or an HTTP date (RFC 9110, 5.6.7).
---@param text string?
---@param now number seconds since 1970, for dates
---@return number? seconds nil when there is none that makes sense
function retry.parse_retry_after(text, now)
  if not text then
    return nil
  end
  if text:find("^%d+$") or text:find("^%d+%.%d+$") then
    return core.decode((text:gsub("^0+(%d)", "%1"))) or math.huge -- tonumber asks the locale on 5.1
  end
  local date = text:find("^[A-Za-z]+,? .*%d%d:%d%d:%d%d") and core.date(text)
  return date and math.max(0, date - now) or nil
end

---A client's allowance of retries: 500 tokens; a retry costs 5, after a timeout 10; success gives back what its own retries
---cost, or 1.
---@class bctrl.Bucket
---@field tokens number
local Bucket = {}
Bucket.__index = Bucket
Bucket.__name = "bctrl.Bucket"

local CAPACITY = 500
local COST = 5
local COST_AFTER_TIMEOUT = 10

---@return bctrl.Bucket
function retry.bucket()
  return setmetatable({ tokens = CAPACITY }, Bucket)
end

---Takes what a retry costs; false when there is not enough left.
---@param timed_out boolean
---@return number|false cost
function Bucket:take(timed_out)
  local cost = timed_out and COST_AFTER_TIMEOUT or COST
  if self.tokens < cost then
    return false
  end
  self.tokens = self.tokens - cost
  return cost
end

---@param cost number what the call's retries took; 0 when there were none
function Bucket:give_back(cost)
  local tokens = self.tokens + (cost > 0 and cost or 1)
  self.tokens = tokens < CAPACITY and tokens or CAPACITY
end

return retry
