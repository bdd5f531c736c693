--- Tasks: functions that run in coroutines of a client's loop, and wait without anybody waiting for them.

local errors = require "bctrl.errors"
local Loop = require "bctrl.loop"
local protect = require "bctrl.base.protect"
local running = require "bctrl.loop.running"

local unpack = table.unpack or unpack

-- LuaJIT's debug hook belongs to every coroutine: Ctrl-C is raised in whichever runs. It is the host's, not the task's.
local has_global_hook = type(rawget(_G, "jit")) == "table"

local function is_interrupt(failure)
  return has_global_hook and type(failure) == "string" and failure:find("interrupted!$") ~= nil
end

---A function that `client:spawn` runs. It moves on whenever its client is polled.
---@class bctrl.Task
---@field status "ready"|"running"|"waiting"|"done"|"failed"|"cancelled"
local Task = { __name = "bctrl.Task" }

-- status is derived, so that it is always true
function Task.__index(task, key)
  if key == "status" then
    if task.outcome then
      return task.outcome
    elseif Loop.is_running(task) then
      return "running"
    end
    return task.pending and "waiting" or "ready"
  end
  return Task[key]
end

function Task.__tostring(task)
  return "bctrl.Task (" .. task.status .. ")"
end

local function pack(...)
  return { n = select("#", ...), ... }
end

-- Keeps what was raised, and where.
local function trace(task, err)
  task.failure = err
  task.traceback = errors.traceback(nil, err, 3)
end

-- The coroutine's body. Where pcall can be yielded through, the function runs protected inside of it, since a coroutine
-- that dies of an error does not run its <close> variables.
local function body(task)
  local fn, arguments = task.fn, task.arguments
  task.fn, task.arguments = nil, nil
  if not protect.yieldable_pcall then
    task.results = pack(fn(unpack(arguments, 1, arguments.n)))
    return
  end
  local results = pack(xpcall(function()
    return fn(unpack(arguments, 1, arguments.n))
  end, function(err)
    trace(task, err)
    return err
  end))
  if results[1] then
    task.results = { n = results.n - 1, unpack(results, 2, results.n) }
  elseif task.traceback == nil then -- an error in the handler itself, such as no memory
    task.failure = results[2]
    task.traceback = tostring(results[2])
  end
end

---@param loop bctrl.Loop
---@param fn function
---@return bctrl.Task
function Task.spawn(loop, fn, ...)
  local task = setmetatable({ loop = loop, fn = fn, origin = fn, arguments = pack(...), joins = nil }, Task)
  task.thread = coroutine.create(body)
  loop:adopt(task)
  return task
end

-- Is this failure the cancellation that the task was sent, uncaught? (On plain 5.1 bctrl.assert raises its text.)
local function is_cancellation(err, reason)
  if errors.is(err) then
    return err.kind == "cancelled"
  end
  return type(err) == "string" and reason ~= nil and err:find("cancelled: " .. reason, 1, true) ~= nil
end

-- Ends a task and tells those who wait for it; returns whether there were any.
local function finish(task, outcome)
  task.outcome = outcome
  task.origin = nil
  task.loop:release(task)
  local joins = task.joins
  task.joins = nil
  for _, pending in ipairs(joins or {}) do
    task.loop:finish(pending)
  end
  return joins ~= nil and #joins > 0
end

local function stop_waiting(task, pending)
  for i, other in ipairs(task.joins or {}) do
    if other == pending then
      table.remove(task.joins, i)
      return
    end
  end
end

-- The loop tells that the coroutine has ended.
function Task:ended(ok, failure)
  if not ok then -- plain 5.1, where the body is not protected
    self.failure = failure
    self.traceback = errors.traceback(self.thread, failure)
  end
  if not self.traceback then
    finish(self, self.was_cancelled and self.results[1] == nil and is_cancellation(self.results[2]) and "cancelled" or "done")
    return
  end
  if self.was_cancelled and is_cancellation(self.failure, self.was_cancelled) then
    finish(self, "cancelled")
    return
  end
  local interrupt = is_interrupt(self.failure) and self.failure
  self.loop.interrupt = interrupt or self.loop.interrupt
  if not finish(self, "failed") and not interrupt then
    self.loop:report(self.failure, self.traceback)
  end
end

---Cancels a task: the call that it waits in returns nil and an error of kind "cancelled", once, so that it can clean up
---with later calls. A task that has not begun never does.
---@param reason string? what the error says
---@return boolean cancelled false when it had ended already
function Task:cancel(reason)
  if getmetatable(self) ~= Task then
    errors.bad_argument(0, "task:cancel", "task expected, got " .. errors.describe(self))
  elseif reason ~= nil and type(reason) ~= "string" then
    errors.bad_argument(1, "task:cancel", "reason in words expected, got " .. errors.describe(reason))
  elseif self.outcome then
    return false
  end
  reason = reason or "the task was cancelled"
  self.was_cancelled = reason
  local pending = self.pending
  if self.fn then
    self.fn, self.arguments = nil, nil
    finish(self, "cancelled")
  elseif pending and not pending.done and not self.shielded then
    self.loop:cancel(pending, reason)
  elseif not (pending and pending.cancelled) then -- else it has not yet been told of the last one
    self.cancel_reason = reason
  end
  return true
end

-- What the task came to: its values, nil and a cancellation, or its error raised again with its traceback.
local function result(task)
  if task.outcome == "failed" then
    local failure = task.failure
    if type(failure) == "string" then
      error(task.traceback, 0)
    elseif errors.is(failure) then
      failure.traceback = task.traceback
    end
    error(errors.throwable(failure), 0)
  elseif task.outcome == "cancelled" and not task.results then
    return nil, errors.new { kind = "cancelled", message = task.was_cancelled }
  end
  return unpack(task.results, 1, task.results.n)
end

-- Waits as the caller must. From the main program that is polling, so that every task moves on.
local function wait_for(task, pending, is_resumed)
  local loop = task.loop
  if is_resumed then
    return protect.call(loop.await, loop, pending)
  end
  local ok, failure = pcall(loop.run_until, loop, function()
    return pending.done or task.outcome
  end)
  pending.done = true
  return ok, failure
end

---Waits for the task's end and returns what its function returned. Raises its error, with its traceback.
---From the main program this polls, so every task moves on.
---@param timeout number? seconds; nil waits as long as it takes
---@return any ... the function's results; nil and an error of kind "timeout" or "cancelled"
function Task:wait(timeout)
  if getmetatable(self) ~= Task then
    errors.bad_argument(0, "task:wait", "task expected, got " .. errors.describe(self))
  elseif timeout ~= nil and (type(timeout) ~= "number" or timeout ~= timeout or timeout < 0) then
    errors.bad_argument(1, "task:wait", "timeout in seconds expected, got " .. errors.describe(timeout))
  end
  local loop = self.loop
  if self.outcome then
    return result(self)
  end
  loop:check_waitable()
  local caller = loop:running_task()
  if caller == self then
    errors.raise("task:wait in the task itself: it would wait for ever")
  end
  local pending, timer, timed_out = {}, nil, false
  self.joins = self.joins or {}
  table.insert(self.joins, pending)
  if timeout then
    timer = loop:call_in(timeout, function()
      timed_out = true
      loop:finish(pending)
    end)
  end
  local ok, failure = wait_for(self, pending, caller or loop:is_in_scheduler())
  if timer then
    loop:abandon(timer)
  end
  if not ok then
    stop_waiting(self, pending)
    error(failure, 0)
  elseif self.outcome then
    return result(self)
  end
  stop_waiting(self, pending)
  if timed_out and not pending.cancelled then
    return nil, errors.new { kind = "timeout", message = ("the task did not end within %g s"):format(timeout) }
  end
  return nil, errors.new { kind = "cancelled", message = pending.cancelled or "the client was closed" }
end

-- Where the running task's function is defined, for errors of calls that are its last: Lua keeps no line of theirs.
errors.set_origin(function()
  local task = running.task
  return task and task.origin
end)

local tasks = { Task = Task, spawn = Task.spawn, is_interrupt = is_interrupt }

local function unshield(task, outer, ok, ...)
  task.shielded = outer
  if not ok then
    error((...), 0)
  end
  return ...
end

---Calls a function in whose calls the running task, if there is one, is not cancelled: its next call after it is. Closing
---the client ends them all the same.
---@param loop bctrl.Loop
---@param fn function
function tasks.shield(loop, fn, ...)
  local task = loop:running_task()
  if not task then
    return fn(...)
  end
  local outer = task.shielded
  task.shielded = true
  return unshield(task, outer, protect.call(fn, ...))
end

return tasks
