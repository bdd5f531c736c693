--- One call's life: its attempts, and the waits between them.

local answer = require "bctrl.call.answer"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local events = require "bctrl.call.events"
local headers = require "bctrl.call.headers"
local retry = require "bctrl.call.retry"
local transfer = require "bctrl.call.transfer"

local attempts = {}

local now = core.now

---A call: what it asks for and how far it has come, in the one table that the loop waits with.
---@class bctrl.Call: bctrl.Pending
---@field context bctrl.Context
---@field operation bctrl.CompiledOperation
---@field path string escaped
---@field query string? escaped, without "?"
---@field body string? JSON text
---@field form userdata? the C module's, in the body's place
---@field draft userdata? … of the file that the answer becomes
---@field key string? Idempotency-Key
---@field options bctrl.CallOptions checked
---@field lines string[]? the headers that this call adds to its client's
---@field started number
---@field attempt integer from 1
---@field waits number? seconds that the server may wait before it answers

-- Makes what a failed call returns.
local function fail(call, err)
  if call.options.response then
    answer.fill_response(call, err.response)
  end
  return nil, errors.new(err)
end

---The wait before the next attempt, and what the retry costs; nil where there is none.
---@param call bctrl.Call
---@param repeatable boolean
---@param deadline number
---@param err table the fields of an Error
---@param failure string? the transport's word for it
---@return number? delay seconds
---@return number? cost
function attempts.next_delay(call, repeatable, deadline, err, failure)
  if err.outcome_unknown then
    return nil
  end
  local status = not failure and err.status or nil
  if not retry.is_retryable(repeatable, status, failure, err.sent or status ~= nil) then
    return nil
  end
  local delay = retry.delay(call.attempt, err.retry_after, core.random())
  if not delay or now() + delay >= deadline then
    return nil
  end
  local cost = call.context.bucket:take(err.kind == "timeout")
  if cost then
    return delay, cost
  end
end

---Does a call: sends it, waits, tries again where that is allowed, and returns what came.
---@param call bctrl.Call
---@return any value
---@return bctrl.Error? err
function attempts.perform(call)
  local context, operation, options = call.context, call.operation, call.options
  local loop, settings = context.loop, context.settings
  loop:check_waitable()
  if context.closed then
    errors.raise("the client is closed")
  end
  local url = context.base_url .. call.path
  if call.query then
    url = url .. "?" .. call.query
  end
  local is_bytes = operation.result == "bytes"
  if call.key or options.headers or is_bytes then
    call.lines = headers.of_call(call)
  end
  local repeatable = operation.repeatable or (operation.keyed and call.key ~= nil) or false
  local waits = call.waits or 0
  local attempt_timeout = options.attempt_timeout or (repeatable and not is_bytes and settings.attempt_timeout + waits) or nil
  local retries_left = options.max_retries or settings.max_retries
  local cost = 0
  local is_fresh, has_resent = false, false -- the next attempt's connection; did a sending not count as a retry?
  local attempt_started = now()
  local deadline = attempt_started + (options.timeout or settings.timeout + waits)
  call.started = attempt_started

  while true do
    local left = deadline - attempt_started
    call.request, call.id =
      loop.transport:send(context.template, operation.method, url, call.form or call.body, call.lines, left, attempt_timeout,
        is_fresh, nil, call.draft)
    if options.on_progress then
      transfer.watch(call)
    end
    loop:await(call)
    if call.draft and not call.cancelled then
      transfer.sync(call)
    end

    local value, err, status, failure
    if call.cancelled then
      err = answer.cancelled(call, call.cancelled, call.sent)
    else
      value, err, status, failure = answer.read(call)
    end
    if options.on_progress then
      transfer.watched(call, err == nil, value)
    end
    local delay, price
    local is_resending = not has_resent and retry.is_resending(repeatable, failure) and now() < deadline
    if is_resending then
      delay, price, has_resent = 0, 0, true
    elseif err and not call.cancelled and retries_left > 0 then
      delay, price = attempts.next_delay(call, repeatable, deadline, err, failure)
    end
    if context.emit then
      events.emit(call, status, err, delay, now() - attempt_started)
    end
    call.request:free()
    if not err then
      context.bucket:give_back(cost)
      return value
    elseif not delay then
      return fail(call, err)
    end
    cost, retries_left = cost + price, is_resending and retries_left or retries_left - 1
    is_fresh = err.status == nil
    local reason = not is_resending and loop:sleep(delay)
    if reason then
      local ended = answer.cancelled(call, reason, err.sent)
      ended.status, ended.response, ended.requestId = err.status, err.response, err.requestId
      ended.retry_after = err.retry_after
      return fail(call, ended)
    end
    attempt_started = now()
    call.attempt, call.done = call.attempt + 1, false
  end
end

return attempts
