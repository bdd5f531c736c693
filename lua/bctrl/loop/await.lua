--- How a loop's calls wait: the methods of `bctrl.Loop` for that.
---
--- Everything that waits does so in `Loop:await`, which knows the three worlds: a task of this loop yields; a coroutine of
--- another scheduler is suspended by that scheduler's `wait`; anything else blocks, driving every transfer.

local errors = require "bctrl.errors"
local protect = require "bctrl.base.protect"
local running = require "bctrl.loop.running"

local SLICE = 0.25 -- seconds that one C wait lasts at most, so that Ctrl-C is seen between two
local MOST_CLOSING_WAITS = 8

local WAITING = running.WAITING
local is_yieldable = coroutine.isyieldable

---@class bctrl.Loop
local Loop = {}

---Marks what somebody waits for as done and has them resumed, from a poll.
function Loop:finish(waiter)
  if waiter.done then
    return
  end
  waiter.done = true
  local resume = waiter.resume
  if resume then
    waiter.resume = nil
    if waiter.id then
      self.resumes[waiter.id] = nil
    end
    self:push_ready(resume)
  elseif waiter.task then
    self:push_ready(waiter.task)
  end
end

---Tells those who wait for what is done.
function Loop:deliver(count)
  local native, waiting = self.native, self.waiting
  for _ = 1, count do
    local id = native:next()
    local waiter = id and waiting[id]
    if waiter then
      waiting[id] = nil
      self:finish(waiter)
    end
  end
end

---Gives up what a waiter waits for.
function Loop:abandon(waiter)
  local id = waiter.id
  if id then
    if self.waiting[id] == waiter then
      self.waiting[id] = nil
    end
    (waiter.request or waiter.timer):free()
  end
end

---Ends a wait early: whoever waits goes on, with `waiter.cancelled` set.
function Loop:cancel(waiter, reason)
  if not waiter.done then
    waiter.cancelled = reason
    waiter.sent = waiter.request and waiter.request:sent()
    self:abandon(waiter)
    self:finish(waiter)
  end
end

-- In a closing loop a task's waits end at once, a few times, so that its clean-up can run; then it is left to the collector,
-- so that a task that waits in an endless loop cannot hold up the close.
local function closing_reason(task)
  task.closing_waits = (task.closing_waits or 0) + 1
  return task.closing_waits <= MOST_CLOSING_WAITS and "the client was closed" or nil
end

local function await_in_task(self, task, waiter)
  local reason = not task.shielded and task.cancel_reason
  if reason then
    task.cancel_reason = nil
  else
    reason = self.closing and closing_reason(task)
  end
  if reason then
    self:cancel(waiter, reason)
    return
  end
  local left_over = task.waiter
  if left_over then -- where 5.1 and 5.2 could not yield and raised an error
    left_over.task = nil
    self:cancel(left_over, "abandoned")
  end
  waiter.task = task
  task.waiter = waiter
  repeat
    coroutine.yield(WAITING)
  until waiter.done
  task.waiter = nil
end

-- Plain 5.1 cannot yield through pcall: there an error of the scheduler's passes, and the collector ends the request.
local call_wait = protect.yieldable_pcall and pcall or function(wait, subscribe)
  return true, protect.outside(wait, subscribe)
end

local function await_in_scheduler(self, waiter)
  local ok, failure = call_wait(self.wait, function(resume)
    if type(resume) ~= "function" then
      error("wait: subscribe(resume) expects a function, got " .. errors.describe(resume), 2)
    elseif waiter.done then
      return resume()
    end
    waiter.resume = resume
    if waiter.id then
      self.resumes[waiter.id] = resume
    end
  end)
  if not waiter.done then
    waiter.resume = nil
    self.resumes[waiter.id or 0] = nil
    self:cancel(waiter, "the scheduler ended the wait")
  end
  if not ok then
    error(failure, 0)
  end
end

-- Waits here, driving every transfer; resumes nobody.
local function block(self, waiter)
  local native = self.native
  while not waiter.done do
    local done = native:run(SLICE)
    if done > 0 then
      self:deliver(done)
    end
  end
end

---Waits until `waiter.done`. Check `waiter.cancelled` afterwards: then nothing came.
---@param waiter table { request, id } of the transport's, { timer, id } of the loop's, or an empty table that `Loop:finish` will end
function Loop:await(waiter)
  if waiter.id then
    self.waiting[waiter.id] = waiter
  end
  local task = running.task_of(self)
  if task and (not is_yieldable or is_yieldable()) then
    return await_in_task(self, task, waiter)
  elseif self.closing then
    return self:cancel(waiter, "the client was closed")
  elseif not task and self:is_in_scheduler() then
    return await_in_scheduler(self, waiter)
  end
  local ok, failure = pcall(block, self, waiter)
  if not ok then
    self:cancel(waiter, "interrupted")
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
  local timer, id = self.native:timer(seconds)
  local waiter = { timer = timer, id = id }
  self:await(waiter)
  timer:free()
  return waiter.cancelled
end

---Has `resume` called, from a poll, in some seconds; `Loop:abandon` takes it back. The caller keeps what is returned.
function Loop:call_in(seconds, resume)
  local timer, id = self.native:timer(seconds)
  local waiter = { timer = timer, id = id, resume = resume }
  self.waiting[id] = waiter
  return waiter
end

return Loop
