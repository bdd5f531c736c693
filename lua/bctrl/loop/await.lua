--- How a loop's calls wait: the methods of `bctrl.Loop` for that.
---
--- Everything that waits does so in `Loop:await`, which knows the three worlds: a task of this loop yields; a coroutine of
--- another scheduler is suspended by that scheduler's `wait`; anything else blocks, driving every transfer.

local errors = require "bctrl.errors"
local protect = require "bctrl.base.protect"
local running = require "bctrl.loop.running"

local MOST_CLOSING_WAITS = 8

local PENDING = running.PENDING
local is_yieldable = coroutine.isyieldable

---@class bctrl.Loop
local Loop = {}

---Marks what somebody waits for as done and has them resumed, from a poll.
---@param pending bctrl.Pending
function Loop:finish(pending)
  if pending.done then
    return
  end
  pending.done = true
  local resume = pending.resume
  if resume then
    pending.resume = nil
    if pending.id then
      self.subscribed[pending.id] = nil
    end
    self:push_ready(resume)
  elseif pending.task then
    self:push_ready(pending.task)
  end
end

---Gives up what is waited for. (A stream's reader waits for news of it by `id` alone: the stream goes on.)
---@param pending bctrl.Pending
function Loop:abandon(pending)
  local id = pending.id
  if id then
    if self.pending[id] == pending then
      self.pending[id] = nil
    end
    local source = pending.request or pending.timer
    if source then
      source:free()
    end
  end
end

---Ends a wait early: whoever waits goes on, with `pending.cancelled` set.
---@param pending bctrl.Pending
---@param reason string
function Loop:cancel(pending, reason)
  if not pending.done then
    pending.cancelled = reason
    pending.sent = pending.request and pending.request:sent()
    self:abandon(pending)
    self:finish(pending)
  end
end

-- In a closing loop a task's waits end at once, a few times, so that its clean-up can run; then it is left to the collector,
-- so that a task that waits in an endless loop cannot hold up the close.
local function closing_reason(task)
  task.closing_waits = (task.closing_waits or 0) + 1
  return task.closing_waits <= MOST_CLOSING_WAITS and "the client was closed" or nil
end

local function await_in_task(self, task, pending)
  local reason = not task.shielded and task.cancel_reason
  if reason then
    task.cancel_reason = nil
  else
    reason = self.closing and closing_reason(task)
  end
  if reason then
    self:cancel(pending, reason)
    return
  end
  local left_over = task.pending
  if left_over then -- where 5.1 and 5.2 could not yield and raised an error
    left_over.task = nil
    self:cancel(left_over, "abandoned")
  end
  pending.task = task
  task.pending = pending
  repeat
    coroutine.yield(PENDING)
  until pending.done
  task.pending = nil
end

-- Plain 5.1 cannot yield through pcall: there an error of the scheduler's passes, and the collector ends the request.
local call_wait = protect.yieldable_pcall and pcall or function(wait, subscribe)
  return true, protect.outside(wait, subscribe)
end

local function await_in_scheduler(self, pending)
  local id = pending.id
  local ok, failure = call_wait(self.wait, function(resume)
    if type(resume) ~= "function" then
      error("wait: subscribe(resume) expects a function, got " .. errors.describe(resume), 2)
    elseif pending.done or pending.id ~= id then
      return resume()
    end
    pending.resume = resume
    if id then
      self.subscribed[id] = resume
    end
  end)
  if not pending.done then
    pending.resume = nil
    self.subscribed[id or 0] = nil
    self:cancel(pending, "the scheduler ended the wait")
  end
  if not ok then
    error(failure, 0)
  end
end

---Waits until something is done. Look at `pending.cancelled` afterwards: then nothing came.
---@param pending bctrl.Pending
function Loop:await(pending)
  if pending.id then
    self.pending[pending.id] = pending
  end
  local task = running.task_of(self)
  if task and (not is_yieldable or is_yieldable()) then
    return await_in_task(self, task, pending)
  elseif self.closing then
    return self:cancel(pending, "the client was closed")
  elseif not task and self:is_in_scheduler() then
    return await_in_scheduler(self, pending)
  end
  local ok, failure = pcall(self.block, self, pending)
  if not ok then
    self:cancel(pending, "interrupted")
  end
  if not self.polling then
    self:settle()
  end
  if not ok then
    error(failure, 0)
  end
end

---Suspends the caller for some seconds.
---@param seconds number
---@return string? cancelled the reason, when the sleep was cut short
function Loop:sleep(seconds)
  local timer = self:start_timer(seconds)
  self:await(timer)
  timer.timer:free()
  return timer.cancelled
end

---Has `resume` called, from a poll, in some seconds; `Loop:abandon` takes it back. The caller keeps what is returned.
---@param seconds number
---@param resume fun()
---@return bctrl.Pending
function Loop:call_in(seconds, resume)
  local timer = self:start_timer(seconds)
  timer.resume = resume
  self.pending[timer.id] = timer
  return timer
end

---Has `tick` called in some seconds wherever the loop is driven, by a call that blocks as well; it must return at once.
---@param seconds number
---@param tick fun()
---@return bctrl.Pending
function Loop:tick_in(seconds, tick)
  local timer = self:start_timer(seconds)
  timer.tick = tick
  self.pending[timer.id] = timer
  return timer
end

return Loop
