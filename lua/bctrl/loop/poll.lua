--- How a loop moves: what is ready, and the native loop, which this file alone drives: the methods of `bctrl.Loop` for that.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local running = require "bctrl.loop.running"

local SLICE = 0.25 -- seconds that one C wait lasts at most, so that Ctrl-C is seen between two
local BUDGET = 0.001 -- seconds that a poll lasts
local SHARE = 0.6 -- of the budget after which nothing new is begun, so that what was begun last ends within it
local LOOP_BUDGET = 0.02 -- the same where no host has frames to draw

local now = core.now
local min = math.min

---@class bctrl.Loop
local Loop = {}

-- ---------------------------------------------------------------------------------------------------------- what is ready

-- Something is there for the next poll: a host that watches the descriptor must see it.
local function wake(self)
  if self.closing then
    return
  end
  if self.on_wake then
    self.on_wake()
  end
  if self.has_pollfd and not self.polling then
    self.native:wake()
  end
end

---Queues a task or a function for this poll, or the next where there is none.
function Loop:push_ready(entry)
  local last = self.last + 1
  self.ready[last] = entry
  self.last = last
  wake(self)
end

---Queues a task or a function for the next poll.
function Loop:push_later(entry)
  local count = self.later_count + 1
  self.later[count] = entry -- may find no memory: nothing has changed then
  self.later_count = count
  wake(self)
end

local function has_ready(self)
  return self.later_count > 0 or self.first <= self.last
end

-- Is there anything that may end a wait?
local function is_waiting(self)
  if next(self.pending) ~= nil then
    return true
  end
  for _, source in pairs(self.sources) do
    if source:is_busy() then
      return true
    end
  end
  return false
end

---Has this loop anything under way, for itself or for the coroutines of another scheduler?
function Loop:is_busy()
  return self.live > 0 or has_ready(self) or is_waiting(self)
end

---Has the descriptor tell what is pending or due from now on.
function Loop:settle()
  if self.has_pollfd and not self.closed then
    if has_ready(self) then
      self.native:wake()
    else
      self.native:settle()
    end
  end
end

-- --------------------------------------------------------------------------------------------- what the native loop tells

---Tells those who wait for what is done.
---@param count integer how many that are
function Loop:deliver(count)
  local native, pending_by_id = self.native, self.pending
  for _ = 1, count do
    local id = native:next()
    local pending = id and pending_by_id[id]
    if pending then
      pending_by_id[id] = nil
      if pending.tick then
        pending.timer:free()
        pending.tick()
      else
        self:finish(pending)
      end
    elseif id and self.sources[id] then
      self.sources[id]:on_ready(id)
    end
  end
end

---Waits here until something is done, driving every transfer; resumes nobody.
---@param pending bctrl.Pending
function Loop:block(pending)
  local native = self.native
  while not pending.done do
    local count = native:run(SLICE)
    if count > 0 then
      self:deliver(count)
    end
  end
end

---Begins a timer.
---@param seconds number
---@return bctrl.Pending
function Loop:start_timer(seconds)
  local timer, id = self.native:timer(seconds)
  return { timer = timer, id = id }
end

---@return integer? fd one descriptor that is readable whenever `poll` has something to do; nil on the poll backend
function Loop:pollfd()
  local fd = self.native:pollfd()
  if fd and not self.has_pollfd then
    self.has_pollfd = true
    self:settle()
  end
  return fd
end

---@return number? seconds until `poll` has something to do by itself; nil for never
function Loop:timeout()
  if has_ready(self) then
    return 0
  end
  return self.native:timeout()
end

---Is this another process than the one that made the loop?
function Loop:is_foreign()
  return not pcall(self.native.timeout, self.native)
end

-- ----------------------------------------------------------------------------------------------------------------- polling

local function call_resume(self, resume)
  local ok, failure = pcall(resume)
  if not ok then
    self:report(failure, "resuming a coroutine failed: " .. tostring(failure))
  end
end

local function resume_task(self, task)
  local pending = task.pending
  if task.outcome or (pending and not pending.done) then
    return -- it was cancelled before it began, or is resumed already
  end
  local outer = running.task
  running.task = task
  local ok, value = coroutine.resume(task.thread, task.fn and task or nil)
  running.task = outer
  if coroutine.status(task.thread) == "dead" then
    task:ended(ok, value)
  elseif value ~= running.PENDING then
    self:push_later(task)
  end
end

-- Resumes what is ready until nothing is, or the time is up; returns whether there was anything.
local function resume_ready(self, deadline)
  local ready = self.ready
  local any = false
  while self.first <= self.last do
    local first = self.first
    local entry = ready[first]
    ready[first] = nil
    self.first = first + 1
    any = true
    if type(entry) == "function" then
      call_resume(self, entry)
    else
      resume_task(self, entry)
    end
    if now() >= deadline then
      break
    end
  end
  if self.first > self.last then
    self.first, self.last = 1, 0
  end
  return any
end

local function take_later(self)
  local later, count = self.later, self.later_count
  if count > 0 then
    local last = self.last
    for i = 1, count do
      self.ready[last + i] = later[i]
    end
    self.later, self.later_count, self.last = {}, 0, last + count
  end
end

-- Delivers and resumes until nothing is left to do or the time is up.
local function turn(self, done, deadline)
  local native = self.native
  repeat
    if done > 0 then
      self:deliver(done)
    end
    local any = resume_ready(self, deadline)
    local left = deadline - now()
    if self.closed or left <= 0 or not any then
      return
    end
    done = native:run(0, left) -- sends what the tasks have just asked for
  until done == 0 and self.first > self.last
end

-- Ctrl-C may come when a task has just returned to the loop: it is not lost.
local function recover(self)
  local task = running.task
  running.task = nil
  if not task or task.loop ~= self or task.outcome then
    return
  elseif coroutine.status(task.thread) == "dead" then
    task:ended(task.results ~= nil or task.traceback ~= nil, "interrupted")
  elseif not task.pending then
    self:push_later(task)
  end
end

local function check_pollable(self)
  self:check_usable()
  if self.polling or running.task then
    errors.raise("client:poll in a task, or inside of another poll: tasks are resumed by the poll of their host")
  end
end

-- Waits in slices, so that Ctrl-C is seen between two.
local function pump_in_slices(self, timeout, budget)
  local deadline = now() + timeout
  local done, _, left
  repeat
    done, _, left = self.native:run(min(timeout, SLICE), budget, true)
    timeout = deadline - now()
  until done > 0 or timeout <= 0
  return done, nil, left
end

---Moves everything along: delivers answers, resumes tasks, sends what they ask for. Waits up to `timeout` seconds for
---something to do; starts nothing new once `budget` seconds are spent.
---@return integer live tasks that have not ended
function Loop:poll(timeout, budget)
  if self.polling or running.task or running.callback then
    check_pollable(self)
  end
  if self.later_count > 0 then
    take_later(self)
  end
  local is_pending = self.first <= self.last
  local done, _, left
  if timeout and timeout > 0 and not is_pending then
    done, _, left = pump_in_slices(self, timeout, (budget or BUDGET) * SHARE)
  else
    done, _, left = self.native:run(0, (budget or BUDGET) * SHARE, not is_pending)
  end
  if done == 0 and not is_pending then
    return self.live
  end
  self.polling = true
  local ok, failure = pcall(turn, self, done, now() + left)
  self.polling = self.closed
  self:settle()
  if ok and self.interrupt then
    ok, failure = false, self.interrupt
  end
  self.interrupt = nil
  if not ok then
    recover(self)
    error(failure, 0)
  elseif self.on_wake then
    self.on_wake()
  end
  return self.live
end

---Polls until `finished()` is true.
function Loop:run_until(finished)
  while not finished() do
    self:poll(SLICE, LOOP_BUDGET)
    if not has_ready(self) and not is_waiting(self) and not finished() then
      errors.raise("every task waits for another one: none can ever go on")
    end
  end
end

---Resumes all that is ready, in a loop that closes.
---@param with_later boolean? also what is queued for the next poll, once
function Loop:drain(with_later)
  if with_later then
    take_later(self)
  end
  resume_ready(self, math.huge)
end

return Loop
