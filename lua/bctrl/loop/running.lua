--- Who is running in this Lua state: a task, of whichever loop, and a callback of the user's.

local errors = require "bctrl.errors"
local protect = require "bctrl.base.protect"

local running = {
  task = nil, ---@type bctrl.Task? the task that was resumed last and has not yet yielded
  callback = nil, ---@type string? what the callback is called
  PENDING = {}, -- what a task yields when it waits for something; any other yield means "until the next poll"
}

local status = coroutine.status
local callback_thread

-- A coroutine that calls what it is given, again and again: one a callback costs as much as decoding what it is told of.
local DONE = {}
local spare

local function call(fn, ...)
  fn(...)
end

local function new_caller()
  local thread = coroutine.create(function()
    while true do
      call(coroutine.yield(DONE)) -- nothing of the last call is kept
    end
  end)
  coroutine.resume(thread)
  return thread
end

---Calls a function of the user's that must not wait: in a coroutine of its own, with calls forbidden.
---@return boolean ok
---@return any failure
function running.call_back(name, fn, ...)
  local outer_name, outer_thread = running.callback, callback_thread
  local thread = spare
  spare = nil
  if not thread or status(thread) ~= "suspended" then -- somebody else may have resumed it
    thread = new_caller()
  end
  running.callback, callback_thread = name, thread
  local ok, result = coroutine.resume(thread, fn, ...)
  running.callback, callback_thread = outer_name, outer_thread
  if not ok then
    return false, result
  elseif result ~= DONE then
    return false, name .. " yielded: it must return"
  end
  spare = thread
  return true
end

---Raises in a callback.
function running.check_callback()
  if not running.callback then
    return
  end
  local found = status(callback_thread)
  if found == "dead" or found == "suspended" then -- Ctrl-C came when it had just returned
    running.callback, callback_thread = nil, nil
    return
  end
  errors.raise(running.callback .. " must not make calls, wait, poll or close: client:spawn a task, or remember and act later")
end

---The task that is running, if it is one of this loop; raises in another loop's.
---@param loop bctrl.Loop
---@return bctrl.Task?
function running.task_of(loop)
  local task = running.task
  if not task then
    return nil
  end
  local thread = coroutine.running()
  if thread ~= task.thread and protect.outermost(thread) ~= task.thread then
    return nil -- a coroutine of the user's own, that the task resumes
  end
  if task.loop ~= loop then
    errors.raise("a call of another client in this task: use client:with { api_key = … } for another key on the same loop")
  end
  return task
end

return running
