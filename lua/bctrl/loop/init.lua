--- The loop that a client and its relatives share: one transport, the calls that wait on it, and the tasks to resume.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local host = require "bctrl.base.host"
local protect = require "bctrl.base.protect"
local running = require "bctrl.loop.running"

---What somebody waits for: a request of the transport's, a timer of the native loop's, or what the Lua loop itself finishes.
---@class bctrl.Pending
---@field request table? the transport's
---@field timer table? the native loop's
---@field id integer? of either
---@field done boolean? it came, or was ended early
---@field cancelled string? why it was ended early
---@field sent boolean? had the request left by then?
---@field task bctrl.Task|false|nil who waits in a task
---@field resume fun()? what is called when it is done, where no task waits

---@class bctrl.Loop
---@field native table C's: sockets, timers, what is ready
---@field transport table C's: HTTP on it
---@field pending table<integer, bctrl.Pending> id -> what somebody waits for
---@field sources table<integer, table> id -> what is told more than once: `on_ready(id)`, `is_busy()`, `close(reason)`
---@field open_sessions table<string, bctrl.Context> id of a runtime -> whose start has started it, of this client and its relatives
local Loop = {}
Loop.__index = Loop
Loop.__name = "bctrl.Loop"
for _, methods in pairs { poll = require "bctrl.loop.poll", await = require "bctrl.loop.await", attach = require "bctrl.loop.attach" } do
  for name, method in pairs(methods) do
    Loop[name] = method
  end
end

local is_yieldable = coroutine.isyieldable

---@param options bctrl.Settings max_connections, wait, blocking, on_error
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
    native = native,
    transport = transport,
    wait = options.wait,
    blocking = options.blocking,
    on_error = options.on_error,
    -- Weak: a coroutine that is dropped while it waits takes its request along.
    pending = setmetatable({}, { __mode = "v" }),
    -- id -> what a scheduler wants called then. Not weak: a coroutine may be known to nobody else.
    subscribed = {},
    -- Weak as well: a browser that nobody has any more, nor listens to, is let go.
    sources = setmetatable({}, { __mode = "v" }),
    kept = {}, -- sources that somebody listens to, as a set
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
    attachment = nil, -- to a host's loop, whose hooks the next two are, and `wait` while it lasts
    is_scheduled = nil,
    on_wake = nil,
    open_sessions = {},
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
  host.say("bctrl: " .. traceback)
end

---Calls a callback whose own failure is reported, never raised.
---@return boolean ok
function Loop:notify(name, fn, ...)
  local ok, failure = running.call_back(name, fn, ...)
  if not ok then
    self:report(failure, name .. " failed: " .. tostring(failure))
  end
  return ok
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
  if running.callback or self.closing or self.closed then
    self:check_usable()
  end
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

---Ends every wait and every task, then the transport. Tasks are resumed once more, so that they can clean up.
function Loop:close()
  if self.closed or self.closing then
    return
  end
  running.check_callback()
  self.closing = true
  local reason = "the client was closed"
  local is_ours = not self:is_foreign()
  if is_ours then -- in a forked child, tasks and requests are the parent's, and so is the scheduler's epoll set
    self.polling = true
    for task in pairs(self.tasks) do
      if task ~= running.task then
        task:cancel(reason)
      end
    end
    for _, pending in pairs(self.pending) do
      self:cancel(pending, reason)
    end
    for _, source in pairs(self.sources) do
      source:close(reason)
    end
    self:drain(true)
    for task in pairs(self.tasks) do -- these do not end: nobody may wait for them for ever
      for _, pending in ipairs(task.joins or {}) do
        self:cancel(pending, reason)
      end
    end
    self:drain()
  end
  self.closed, self.polling = true, true
  if is_ours and self.attachment then
    self.attachment:close()
  end
  self.transport:close()
  self.native:close()
end

return Loop
