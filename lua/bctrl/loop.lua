--- The loop that a client and its relatives share: one transport, the calls that wait on it, and the tasks to resume.
---
--- Everything that waits does so in `Loop:await`, which knows the three worlds: a task of this loop yields; a coroutine of
--- another scheduler is suspended by that scheduler's `wait`; anything else blocks, driving every transfer.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local protect = require "bctrl.protect"

local SLICE = 0.25 -- seconds that one C wait lasts at most, so that Ctrl-C is seen between two
local BUDGET = 0.001 -- seconds after which a poll starts nothing new
local MOST_CLOSING_WAITS = 8

---@class bctrl.Loop
local Loop = {}
Loop.__index = Loop
Loop.__name = "bctrl.Loop"

-- Which task a coroutine belongs to, for every loop of this Lua state.
local task_of = setmetatable({}, { __mode = "k" })

-- What a task yields when it waits; any other yield means "until the next poll".
local WAITING = {}

local now = core.now
local running_thread = coroutine.running
local outermost = protect.outermost

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
    tasks = {}, -- every task that has not ended, as a set
    live = 0, -- how many those are
    ready = {}, -- tasks and resume functions to call in this poll, [first, last]
    first = 1,
    last = 0,
    later = {}, -- those for the next poll
    later_count = 0,
    polling = false,
    callback = nil, -- name of the user's callback that is running
    has_pollfd = false,
    closed = false,
    -- what an adapter to another scheduler sets: see bctrl.luv and bctrl.cqueues
    is_scheduled = nil, -- is the running coroutine that scheduler's?
    on_wake = nil, -- there is something to poll for
    on_close = nil, -- the descriptor is about to be closed
  }, Loop)
end

---A message for the host that nobody asked for, but that must not vanish.
function Loop:report(err, traceback)
  local handler = self.on_error
  if handler then
    local ok, failure = self:call_back("on_error", handler, err, traceback)
    if ok then
      return
    end
    traceback = traceback .. "\nand on_error failed: " .. tostring(failure)
  end
  io.stderr:write("bctrl: ", traceback, "\n")
end

---Calls a function of the user's that must not wait: in a coroutine of its own, with calls forbidden.
---@return boolean ok
---@return any failure
function Loop:call_back(name, fn, ...)
  local outer = self.callback
  self.callback = name
  local thread = coroutine.create(fn)
  local ok, failure = coroutine.resume(thread, ...)
  self.callback = outer
  if ok and coroutine.status(thread) ~= "dead" then
    return false, name .. " yielded: it must return"
  end
  return ok, failure
end

---Calls a callback whose own failure is reported, never raised.
function Loop:notify(name, fn, ...)
  local ok, failure = self:call_back(name, fn, ...)
  if not ok then
    self:report(failure, name .. " failed: " .. tostring(failure))
  end
end

---The task that is running, if it is one of this loop; raises in another loop's.
---@return bctrl.Task?
function Loop:running_task()
  local thread = running_thread()
  local task = thread and task_of[thread]
  if task == nil and thread then
    thread = outermost(thread)
    task = thread and task_of[thread]
  end
  if task and task.loop ~= self then
    errors.raise("a call of another client in this task: use client:with { api_key = … } for another key on the same loop")
  end
  return task
end

-- Is this a coroutine that the user's scheduler can suspend?
local function in_foreign_coroutine(self)
  if not self.wait then
    return false
  end
  local thread, is_main = running_thread()
  return thread ~= nil and not is_main and (not self.is_scheduled or self.is_scheduled())
end

---Is the running coroutine one of another scheduler, that its `wait` suspends?
function Loop:is_in_scheduler()
  return in_foreign_coroutine(self)
end

---Raises where a call must not be made at all.
function Loop:check_usable()
  if self.callback then
    errors.raise(self.callback .. " must not make calls, wait or poll: client:spawn a task, or remember and act later")
  end
  if self.closed then
    errors.raise("the client is closed")
  end
end

---Raises where a call would have to wait but must not.
function Loop:check_waitable()
  self:check_usable()
  if self.blocking == false and not self:running_task() and not in_foreign_coroutine(self) then
    errors.raise("would block: use client:spawn")
  end
end

-- Something is there for the next poll: a host that watches the descriptor must see it.
local function wake(self)
  if self.on_wake then
    self.on_wake()
  end
  if self.has_pollfd and not self.polling and not self.closed then
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
  self.later_count = self.later_count + 1
  self.later[self.later_count] = entry
  wake(self)
end

---Marks what somebody waits for as done and has them resumed, from a poll.
function Loop:finish(waiter)
  if waiter.done then
    return
  end
  waiter.done = true
  local entry = waiter.task or waiter.resume
  if entry then
    push_ready(self, entry)
  end
end

local function deliver(self)
  local transport, waiting = self.transport, self.waiting
  local id = transport:next()
  while id do
    local waiter = waiting[id]
    waiting[id] = nil
    if waiter then
      self:finish(waiter)
    end
    id = transport:next()
  end
end

-- Waits here, driving every transfer; resumes nobody.
local function block(self, waiter)
  local transport = self.transport
  while not waiter.done do
    if transport:pump(SLICE) > 0 then
      deliver(self)
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
    self:abandon(waiter)
    self:finish(waiter)
  end
end

-- Plain 5.1 cannot yield through pcall: there an error of the scheduler's passes, and the collector ends the request.
local call_wait = protect.yieldable_pcall and pcall or function(wait, subscribe)
  return true, wait(subscribe)
end

-- In a closing loop a task's waits end at once, a few times, so that its clean-up can run; then it is left to the collector,
-- so that a task that waits in an endless loop cannot hold up the close.
local function closing_reason(task)
  task.closing_waits = (task.closing_waits or 0) + 1
  return task.closing_waits <= MOST_CLOSING_WAITS and "the client was closed" or nil
end

---Waits until `waiter.done`. Check `waiter.cancelled` afterwards: then nothing came.
---@param waiter table { request, id } of the transport's, or an empty table that `Loop:finish` will end
function Loop:await(waiter)
  local id = waiter.id
  if id then
    self.waiting[id] = waiter
  end
  local task = self:running_task()
  if task then
    local reason = task.cancel_reason or (self.closing and closing_reason(task))
    if reason then
      task.cancel_reason = nil
      return self:cancel(waiter, reason)
    end
    waiter.task = task
    task.waiter = waiter
    coroutine.yield(WAITING)
    task.waiter = nil
    return
  end
  if waiter.done then
    return
  end
  if in_foreign_coroutine(self) then
    local ok, failure = call_wait(self.wait, function(resume)
      if waiter.done then
        return resume()
      end
      waiter.resume = resume
    end)
    waiter.resume = nil
    if not waiter.done then
      self:cancel(waiter, "the scheduler ended the wait")
    end
    if not ok then
      error(failure, 0)
    end
    return
  end
  local ok, failure = pcall(block, self, waiter)
  if not ok then
    self:cancel(waiter, "interrupted")
    error(failure, 0)
  end
  if self.later_count > 0 or self.last >= self.first then
    wake(self)
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

---Makes a coroutine known as a task's.
function Loop:adopt(task)
  task_of[task.thread] = task
  self.tasks[task] = true
  self.live = self.live + 1
end

---A task has ended.
function Loop:release(task)
  task_of[task.thread] = nil
  self.tasks[task] = nil
  self.live = self.live - 1
end

local function resume(self, entry)
  if type(entry) == "function" then
    local ok, failure = pcall(entry)
    if not ok then
      self:report(failure, "resume failed: " .. tostring(failure))
    end
    return
  end
  if entry.outcome then
    return -- cancelled before it began
  end
  local thread = entry.thread
  local outer = self.current
  self.current = entry
  local ok, value = coroutine.resume(thread, entry)
  self.current = outer
  if coroutine.status(thread) == "dead" then
    entry:ended(ok, value)
  elseif value ~= WAITING then
    self:push_later(entry)
  end
end

-- Resumes what is ready until nothing is, or the budget is spent; returns whether there was anything.
local function resume_ready(self, deadline)
  local ready = self.ready
  local any = false
  while self.first <= self.last do
    local first = self.first
    local entry = ready[first]
    ready[first] = nil
    self.first = first + 1
    any = true
    resume(self, entry)
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
    self.later, self.later_count = {}, 0
    for i = 1, count do
      push_ready(self, later[i])
    end
  end
end

-- One poll that has something to do.
local function turn(self, timeout, budget)
  take_later(self)
  local transport = self.transport
  if self.first <= self.last then
    timeout = 0
  end
  local done = transport:pump(timeout, budget)
  local deadline = now() + budget
  repeat
    if done > 0 then
      deliver(self)
    end
    local any = resume_ready(self, deadline)
    local left = deadline - now()
    if self.closed or left <= 0 then
      return
    end
    done = any and transport:pump(0, left) or 0 -- sends what the tasks have just asked for
  until done == 0 and self.first > self.last
end

---Moves everything along: delivers answers, resumes tasks, sends what they ask for. Waits up to `timeout` seconds for
---something to do; starts nothing new once `budget` seconds are spent.
---@return integer live tasks that have not ended
function Loop:poll(timeout, budget)
  self:check_usable()
  if self.polling then
    errors.raise("client:poll in a task, or inside of another poll: tasks are resumed by the poll of their host")
  end
  if self.later_count == 0 and self.first > self.last then
    local done = self.transport:pump(timeout or 0, budget or BUDGET)
    if done == 0 then
      if self.has_pollfd then
        self.transport:settle()
      end
      return self.live
    end
    timeout = 0
  end
  self.polling = true
  local ok, failure = pcall(turn, self, timeout or 0, budget or BUDGET)
  self.polling = false
  if self.has_pollfd and not self.closed then
    if self.later_count > 0 or self.first <= self.last then
      self.transport:wake()
    else
      self.transport:settle()
    end
  end
  if not ok then
    error(failure, 0)
  end
  return self.live
end

---Polls until `finished()` is true, in slices that let Ctrl-C through.
function Loop:run_until(finished)
  while not finished() do
    self:poll(SLICE)
  end
end

---@return integer? fd one descriptor that is readable whenever `poll` has something to do; nil on the portable poller
function Loop:pollfd()
  local fd = self.transport:pollfd()
  if fd and not self.has_pollfd then
    self.has_pollfd = true
    if self.later_count > 0 or self.first <= self.last then
      self.transport:wake()
    end
  end
  return fd
end

---@return number? seconds until `poll` has something to do by itself; nil for never
function Loop:timeout()
  if self.later_count > 0 or self.first <= self.last then
    return 0
  end
  return self.transport:timeout()
end

---Ends every wait and every task, then the transport. Tasks are resumed once more, so that they can clean up.
function Loop:close()
  if self.closed then
    return
  end
  self.closing = true
  for task in pairs(self.tasks) do
    if task ~= self.current then
      task:cancel("the client was closed")
    end
  end
  for _, waiter in pairs(self.waiting) do
    self:cancel(waiter, "the client was closed")
  end
  local was_polling = self.polling
  self.polling = true
  take_later(self)
  resume_ready(self, math.huge) -- one that only yields is left to the collector
  self.polling = was_polling
  self.closed = true
  if self.on_close then
    self.on_close()
  end
  self.transport:close()
end

---Has this loop anything under way, for itself or for the coroutines of another scheduler?
function Loop:is_busy()
  return self.live > 0 or next(self.waiting) ~= nil or self.later_count > 0 or self.first <= self.last
end

return Loop
