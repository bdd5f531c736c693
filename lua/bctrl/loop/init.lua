--- The loop that a client and its relatives share: one transport, the calls that wait on it, and the tasks to resume.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local protect = require "bctrl.base.protect"
local running = require "bctrl.loop.running"
local waiting = require "bctrl.loop.await"

local SLICE = 0.25 -- seconds that one C wait lasts at most, so that Ctrl-C is seen between two
local BUDGET = 0.001 -- seconds that a poll lasts
local SHARE = 0.6 -- of the budget after which nothing new is begun, so that what was begun last ends within it
local LOOP_BUDGET = 0.02 -- the same where no host has frames to draw

---@class bctrl.Loop
local Loop = {}
Loop.__index = Loop
Loop.__name = "bctrl.Loop"
for name, method in pairs(waiting) do
  Loop[name] = method
end

local now = core.now
local min = math.min
local is_yieldable = coroutine.isyieldable

---@param options table max_connections, wait, blocking, on_error
---@return bctrl.Loop
function Loop.new(options)
  local native, message = core.loop()
  local transport
  if native then
    transport, message = core.transport(native, options.max_connections)
  end
  if not transport then
    errors.raise("bctrl.new: " .. message)
  end
  return setmetatable({
    native = native, -- sockets, timers, what is ready
    transport = transport, -- HTTP on it
    wait = options.wait,
    blocking = options.blocking,
    on_error = options.on_error,
    -- id of a request or a timer -> who waits for it. Weak: a coroutine that is dropped while it waits takes its request along.
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
    open_sessions = {}, -- id of a runtime -> the context whose start has started it, of this client and its relatives
    interrupt = nil, -- Ctrl-C, where a task has caught it
  }, Loop)
end

---A message for the host that nobody asked for, but that must not vanish.
function Loop:report(err, traceback)
  local handler = self.on_error
  if handler then
    local ok, failure = running.call_back("on_error", handler, err, traceback)
    if ok then
      return
    end
    traceback = traceback .. "\nand on_error failed: " .. tostring(failure)
  end
  io.stderr:write("bctrl: ", traceback, "\n")
end

---Calls a callback whose own failure is reported, never raised.
function Loop:notify(name, fn, ...)
  local ok, failure = running.call_back(name, fn, ...)
  if not ok then
    self:report(failure, name .. " failed: " .. tostring(failure))
  end
end

-- ------------------------------------------------------------------------------------------------------- who is running?

---The task that is running, if it is one of this loop; raises in another loop's.
---@return bctrl.Task?
Loop.running_task = running.task_of

---Is this task running just now?
function Loop.is_running(task)
  return running.task == task
end

---Is the running coroutine one of another scheduler, that its `wait` suspends?
function Loop:is_in_scheduler()
  if not self.wait then
    return false
  end
  local thread, is_main = coroutine.running()
  if thread == nil or is_main then
    return false
  end
  return not self.is_scheduled or protect.outside(self.is_scheduled)
end

---Raises where a call must not be made at all.
function Loop:check_usable()
  running.check_callback()
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

local function has_pending(self)
  return self.later_count > 0 or self.first <= self.last
end

---Has this loop anything under way, for itself or for the coroutines of another scheduler?
function Loop:is_busy()
  return self.live > 0 or has_pending(self) or next(self.waiting) ~= nil
end

---Has the descriptor tell what is pending or due from now on.
function Loop:settle()
  if self.has_pollfd and not self.closed then
    if has_pending(self) then
      self.native:wake()
    else
      self.native:settle()
    end
  end
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
  local outer = running.task
  running.task = task
  local ok, value = coroutine.resume(task.thread, task.fn and task or nil)
  running.task = outer
  if coroutine.status(task.thread) == "dead" then
    task:ended(ok, value)
  elseif value ~= running.WAITING then
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
  elseif not task.waiter then
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
    if not has_pending(self) and next(self.waiting) == nil and not finished() then
      errors.raise("every task waits for another one: none can ever go on")
    end
  end
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
  if has_pending(self) then
    return 0
  end
  return self.native:timeout()
end

---Ends every wait and every task, then the transport. Tasks are resumed once more, so that they can clean up.
function Loop:close()
  if self.closed or self.closing then
    return
  end
  running.check_callback()
  self.closing = true
  local reason = "the client was closed"
  local is_ours = pcall(self.native.timeout, self.native)
  if is_ours then -- in a forked child, tasks and requests are the parent's, and so is the scheduler's epoll set
    self.polling = true
    for task in pairs(self.tasks) do
      if task ~= running.task then
        task:cancel(reason)
      end
    end
    for _, waiter in pairs(self.waiting) do
      self:cancel(waiter, reason)
    end
    take_later(self)
    resume_ready(self, math.huge)
    for task in pairs(self.tasks) do -- these do not end: nobody may wait for them for ever
      for _, waiter in ipairs(task.waiters or {}) do
        self:cancel(waiter, reason)
      end
    end
    resume_ready(self, math.huge)
  end
  self.closed, self.polling = true, true
  if is_ours and self.on_close then
    self.on_close()
  end
  self.transport:close()
  self.native:close()
end

return Loop
