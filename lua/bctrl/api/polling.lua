--- Polling: something is read again and again until it is as it is waited for, or the time is up.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local options = require "bctrl.base.options"
local settle = require("bctrl.api.operation").settle

local polling = {}

---How something is waited for.
---@class bctrl.Polling
---@field label string the method as the caller wrote it
---@field operation string the one that reads
---@field read fun(left: number): any, bctrl.Error? reads it, in so many seconds
---@field done fun(value: any): any, bctrl.Error? what the wait returns, once there is something, of what was read, if anything was
---@field words fun(): string how it is, for the error when the time is up
---@field pause (fun(left: number): bctrl.Error?)? waits at the server, which may end at once

---@param context bctrl.Context
---@param position integer of the options, among the caller's arguments
---@param given { timeout: number?, interval: number? }? seconds: 60 in all, 1 between two readings
---@param of bctrl.Polling
---@return any value
---@return bctrl.Error? err of kind "timeout" when the time is up
function polling.wait(context, position, given, of)
  options.check(of.label, position, given, { timeout = "seconds", interval = "seconds" })
  local timeout = given and given.timeout or 60
  local interval = given and given.interval or 1
  local deadline = core.now() + timeout
  local has_answered, last_error = false, nil
  while true do
    local left = deadline - core.now()
    local begun = core.now()
    local value, err
    if left > 0 then
      value, err = of.read(left)
      if err ~= nil and err.kind ~= "timeout" then
        return settle(context, nil, err)
      end
      has_answered, last_error = has_answered or err == nil, err
    end
    local result, problem = of.done(value)
    if result ~= nil or problem ~= nil then
      return settle(context, result, problem)
    end
    left = deadline - core.now()
    if left <= 0 and last_error and not has_answered then
      return settle(context, nil, last_error)
    elseif left <= 0 then
      local message = ("%s, after %g s"):format(of.words(), timeout)
      return settle(context, nil, errors.new { kind = "timeout", message = message, operation = of.operation })
    end
    err = of.pause and of.pause(left)
    if err then
      return settle(context, nil, err)
    end
    local rest = math.min(of.pause and begun + interval - core.now() or interval, deadline - core.now())
    local reason = rest > 0 and context.loop:sleep(rest)
    if reason then
      return settle(context, nil, errors.new { kind = "cancelled", message = reason, operation = of.operation })
    end
  end
end

return polling
