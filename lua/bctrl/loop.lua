--- The loop that a client and its relatives share: one transport, the calls that wait on it, and the tasks to resume.
---
--- Everything that waits does so in `Loop:await`, which knows the three worlds: a task of this loop yields; a coroutine of
--- another scheduler is suspended by that scheduler's `wait`; anything else blocks, driving every transfer.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local protect = require "bctrl.protect"

local SLICE = 0.25 -- seconds that one C wait lasts at most, so that Ctrl-C is seen between two
local BUDGET = 0.001 -- seconds that a poll lasts
local SHARE = 0.7 -- of the budget after which nothing new is begun, so that what was begun last ends within it
local LOOP_BUDGET = 0.02 -- the same where no host has frames to draw
local MOST_CLOSING_WAITS = 8

---@class bctrl.Loop
local Loop = {}
Loop.__index = Loop
Loop.__name = "bctrl.Loop"

-- What a task yields when it waits; any other yield means "until the next poll".
local WAITING = {}

local now = core.now
local min = math.min
local running_thread = coroutine.running
local is_yieldable = coroutine.isyieldable
local outermost, outside = protect.outermost, protect.outside

-- The task and the callback of the user's that are running, of whichever loop.
local current = nil
local callback_name, callback_thread = nil, nil

---@param options table max_connections, wait, blocking, on_error
---@return bctrl.Loop
function Loop.new(options)
  local transport, message = core.transport { max_connections = options.max_connections }
  if not transport then
    errors.raise("bctrl.new: " .. message)
  end
  return setmetatable({
    transport = transport,
    wait = options.wait,
    blocking = options.blocking,
    on_error = options.on_error,
    -- id of a transport's request -> who waits for it. Weak: a coroutine that is dropped while it waits takes its request along.
    waiting = setmetatable({}, { __mode = "v" }),
    -- id -> what a scheduler wants called then. Not weak: a coroutine may be known to nobody else.
    resumes = {},
    tasks = {}, -- every task that has not ended, as a set
    live = 0, -- how many those are
    ready = {}, -- tasks and resume functions to call in this poll, [first, last]
    first = 1,
    last = 0,
    later = {}, -- those for the next poll
    later_count = 0,
    polling = false, -- or closed
    has_pollfd = false,
    closing = false,
    closed = false,
    -- what an adapter to another scheduler sets: see bctrl.luv and bctrl.cqueues
    is_scheduled = nil, -- is the running coroutine that scheduler's?
    on_wake = nil, -- there is something to poll for
    on_close = nil, -- the descriptor is about to be closed
  }, Loop)
end

-- ----------------------------------------------------------------------------------------------------- the user's callbacks

-- Calls a function of the user's that must not wait: in a coroutine of its own, with calls forbidden.
local function call_back(name, fn, ...)
  local outer_name, outer_thread = callback_name, callback_thread
  local thread = coroutine.create(function(...) -- of a Lua function: 5.1 makes none of a C function
    fn(...)
  end)
  callback_name, callback_thread = name, thread
  local ok, failure = coroutine.resume(thread, ...)
  callback_name, callback_thread = outer_name, outer_thread
  if ok and coroutine.status(thread) ~= "dead" then
    return false, name .. " yielded: it must return"
  end
  return ok, failure
end

---A message for the host that nobody asked for, but that must not vanish.
function Loop:report(err, traceback)
  local handler = self.on_error
  if handler then
    local ok, failure = call_back("on_error", handler, err, traceback)
    if ok then
      return
    end
    traceback = traceback .. "\nand on_error failed: " .. tostring(failure)
  end
  io.stderr:write("bctrl: ", traceback, "\n")
end

---Calls a callback whose own failure is reported, never raised.
function Loop:notify(name, fn, ...)
  local ok, failure = call_back(name, fn, ...)
  if not ok then
    self:report(failure, name .. " failed: " .. tostring(failure))
  end
end

local function check_callback()
  if coroutine.status(callback_thread) == "dead" then -- Ctrl-C came when it had just returned
    callback_name, callback_thread = nil, nil
    return
  end
  errors.raise(callback_name .. " must not make calls, wait, poll or close: client:spawn a task, or remember and act later")
end

-- ------------------------------------------------------------------------------------------------------- who is running?

---The task that is running, if it is one of this loop; raises in another loop's.
---@return bctrl.Task?
function Loop:running_task()
  local task = current
  if not task then
    return nil
  end
  local thread = running_thread()
  if thread ~= task.thread and outermost(thread) ~= task.thread then
    return nil -- a coroutine of the user's own, that the task resumes
  end
  if task.loop ~= self then
    errors.raise("a call of another client in this task: use client:with { api_key = … } for another key on the same loop")
  end
  return task
end

---Is this task running just now?
function Loop.is_running(task)
  return current == task
end

---Is the running coroutine one of another scheduler, that its `wait` suspends?
function Loop:is_in_scheduler()
  if not self.wait then
    return false
  end
  local thread, is_main = running_thread()
  if thread == nil or is_main then
    return false
  end
  return not self.is_scheduled or outside(self.is_scheduled)
end

---Raises where a call must not be made at all.
function Loop:check_usable()
  if callback_name then
    check_callback()
  end
  if self.closed or (self.closing and not self:running_task()) then
    errors.raise("the client is closed")
  end
end

---Raises where a call would have to wait but must not.
function Loop:check_waitable()
  self:check_usable()
  if self.blocking ~= false then
    return
  end
  if self:running_task() then
    if is_yieldable and not is_yieldable() then
      errors.raise("would block: Lua cannot yield here, inside of a C function or metamethod")
    end
  elseif not self:is_in_scheduler() then
    errors.raise("would block: use client:spawn")
  end
end

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
    self.transport:wake()
  end
end

local function push_ready(self, entry)
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

local function has_pending(self)
  return self.later_count > 0 or self.first <= self.last
end

---Has this loop anything under way, for itself or for the coroutines of another scheduler?
function Loop:is_busy()
  return self.live > 0 or has_pending(self) or next(self.waiting) ~= nil
end

-- The descriptor tells what is pending or due from now on.
local function settle(self)
  if self.has_pollfd and not self.closed then
    if has_pending(self) then
      self.transport:wake()
    else
      self.transport:settle()
    end
  end
end

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
    push_ready(self, resume)
  elseif waiter.task then
    push_ready(self, waiter.task)
  end
end

local function deliver(self, count)
  local transport, waiting = self.transport, self.waiting
  for _ = 1, count do
    local id = transport:next()
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
    waiter.request:free()
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

-- ----------------------------------------------------------------------------------------------------------------- waiting

-- In a closing loop a task's waits end at once, a few times, so that its clean-up can run; then it is left to the collector,
-- so that a task that waits in an endless loop cannot hold up the close.
local function closing_reason(task)
  task.closing_waits = (task.closing_waits or 0) + 1
  return task.closing_waits <= MOST_CLOSING_WAITS and "the client was closed" or nil
end

local function await_in_task(self, task, waiter)
  local reason = task.cancel_reason or (self.closing and closing_reason(task))
  if reason then
    task.cancel_reason = nil
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
  return true, outside(wait, subscribe)
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
  local transport = self.transport
  while not waiter.done do
    local done = transport:pump(SLICE)
    if done > 0 then
      deliver(self, done)
    end
  end
end

---Waits until `waiter.done`. Check `waiter.cancelled` afterwards: then nothing came.
---@param waiter table { request, id } of the transport's, or an empty table that `Loop:finish` will end
function Loop:await(waiter)
  if waiter.id then
    self.waiting[waiter.id] = waiter
  end
  local task = self:running_task()
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
    settle(self)
  end
  if not ok then
    error(failure, 0)
  end
end

---Suspends the caller for some seconds.
---@param seconds number
---@return string? cancelled the reason, when the sleep was cut short
function Loop:sleep(seconds)
  local request, id = self.transport:sleep(seconds)
  local waiter = { request = request, id = id }
  self:await(waiter)
  request:free()
  return waiter.cancelled
end

---Has `resume` called, from a poll, in some seconds; `Loop:abandon` takes it back. The caller keeps what is returned.
function Loop:call_in(seconds, resume)
  local request, id = self.transport:sleep(seconds)
  local waiter = { request = request, id = id, resume = resume }
  self.waiting[id] = waiter
  return waiter
end

-- ----------------------------------------------------------------------------------------------------------------- polling

---Takes a new task in: the next poll begins it. Short of memory it raises, and the task does not count.
function Loop:adopt(task)
  self.tasks[task] = true
  self:push_later(task)
  self.live = self.live + 1
end

---A task has ended.
function Loop:release(task)
  self.tasks[task] = nil
  self.live = self.live - 1
end

local function call_resume(self, resume)
  local ok, failure = pcall(resume)
  if not ok then
    self:report(failure, "resuming a coroutine failed: " .. tostring(failure))
  end
end

local function resume_task(self, task)
  local waiter = task.waiter
  if task.outcome or (waiter and not waiter.done) then
    return -- it was cancelled before it began, or is resumed already
  end
  local outer = current
  current = task
  local ok, value = coroutine.resume(task.thread, task)
  current = outer
  if coroutine.status(task.thread) == "dead" then
    task:ended(ok, value)
  elseif value ~= WAITING then
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
  local transport = self.transport
  repeat
    if done > 0 then
      deliver(self, done)
    end
    local any = resume_ready(self, deadline)
    local left = deadline - now()
    if self.closed or left <= 0 or not any then
      return
    end
    done = transport:pump(0, left) -- sends what the tasks have just asked for
  until done == 0 and self.first > self.last
end

-- Ctrl-C may come when a task has just returned to the loop: it is not lost.
local function recover(self)
  local task = current
  current = nil
  if not task or task.loop ~= self or task.outcome then
    return
  elseif coroutine.status(task.thread) == "dead" then
    task:ended(task.results ~= nil or task.traceback ~= nil, "interrupted")
  elseif not task.waiter then
    self:push_later(task)
  end
end

local function check_pollable(self)
  self:check_usable()
  if self.polling or current then
    errors.raise("client:poll in a task, or inside of another poll: tasks are resumed by the poll of their host")
  end
end

-- Waits in slices, so that Ctrl-C is seen between two.
local function pump_in_slices(self, timeout, budget)
  local deadline = now() + timeout
  local done, _, left
  repeat
    done, _, left = self.transport:pump(min(timeout, SLICE), budget, true)
    timeout = deadline - now()
  until done > 0 or timeout <= 0
  return done, nil, left
end

---Moves everything along: delivers answers, resumes tasks, sends what they ask for. Waits up to `timeout` seconds for
---something to do; starts nothing new once `budget` seconds are spent.
---@return integer live tasks that have not ended
function Loop:poll(timeout, budget)
  if self.polling or current or callback_name then
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
    done, _, left = self.transport:pump(0, (budget or BUDGET) * SHARE, not is_pending)
  end
  if done == 0 and not is_pending then
    return self.live
  end
  self.polling = true
  local ok, failure = pcall(turn, self, done, now() + left)
  self.polling = self.closed
  settle(self)
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
    if not has_pending(self) and next(self.waiting) == nil and not finished() then
      errors.raise("every task waits for another one: none can ever go on")
    end
  end
end

---@return integer? fd one descriptor that is readable whenever `poll` has something to do; nil on the portable poller
function Loop:pollfd()
  local fd = self.transport:pollfd()
  if fd and not self.has_pollfd then
    self.has_pollfd = true
    settle(self)
  end
  return fd
end

---@return number? seconds until `poll` has something to do by itself; nil for never
function Loop:timeout()
  if has_pending(self) then
    return 0
  end
  return self.transport:timeout()
end

---Ends every wait and every task, then the transport. Tasks are resumed once more, so that they can clean up.
function Loop:close()
  if self.closed or self.closing then
    return
  elseif callback_name then
    check_callback()
  end
  self.closing = true
  local reason = "the client was closed"
  if pcall(self.transport.timeout, self.transport) then -- in a forked child, tasks and requests are the parent's
    self.polling = true
    for task in pairs(self.tasks) do
      if task ~= current then
        task:cancel(reason)
      end
    end
    for _, waiter in pairs(self.waiting) do
      self:cancel(waiter, reason)
    end
    take_later(self)
    resume_ready(self, math.huge)
  end
  self.closed, self.polling = true, true
  if self.on_close then
    self.on_close()
  end
  self.transport:close()
end

return Loop
