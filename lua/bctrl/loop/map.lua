--- Runs a function for each item of a list, in tasks.

local errors = require "bctrl.errors"
local protect = require "bctrl.base.protect"
local tasks = require "bctrl.loop.tasks"

---Runs `fn(item, index)` for each item in tasks, `concurrency` at a time.
---@param loop bctrl.Loop
---@param list any[]
---@param fn function
---@param options table concurrency, on_progress, stop_on_error
---@return table results index-aligned, with `n`
---@return table errors index-aligned; empty when all went well
local function map(loop, list, fn, options)
  local total = #list
  local results, failures = { n = total }, {}
  local next_index, done, stopped = 1, 0, false
  local settled = {}

  local function settle(index, ok, value, err)
    settled[index] = true
    if not ok then
      failures[index] = value == nil and "nil was raised" or value
    elseif err ~= nil then
      failures[index] = err
    else
      results[index] = value
    end
    stopped = stopped or (failures[index] ~= nil and options.stop_on_error)
    done = done + 1
    if options.on_progress then
      loop:notify("on_progress", options.on_progress, done, total)
    end
  end

  local function work()
    while next_index <= total and not stopped do
      local index = next_index
      next_index = index + 1
      settle(index, protect.call(fn, list[index], index))
      if tasks.is_interrupt(failures[index]) then
        error(failures[index], 0)
      end
      local task = loop:running_task()
      if task and task.was_cancelled then
        return
      end
    end
  end

  local workers = {}
  for i = 1, math.min(options.concurrency or 16, total) do
    workers[i] = tasks.spawn(loop, work)
    workers[i].origin = fn
  end
  local cancelled
  for _, worker in ipairs(workers) do
    repeat -- a wait that was cancelled goes on until the worker has cleaned up
      local ok, failure, err = protect.call(worker.wait, worker)
      cancelled = cancelled or err
      if err or not ok then -- this wait was cancelled, or interrupted by Ctrl-C
        for _, other in ipairs(workers) do
          other:cancel()
        end
      end
      if not ok then
        error(failure, 0)
      end
    until worker.outcome or loop.closing
  end
  for index = 1, total do
    if not settled[index] then
      failures[index] = cancelled or errors.new { kind = "cancelled", message = "not started: an earlier item failed" }
    end
  end
  return results, failures
end

return map
