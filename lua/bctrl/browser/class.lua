--- What every public method of the browser's objects has in common: its self is checked, a call that must not wait here
--- raises, and what goes wrong is returned, or raised where the client's option `errors` says so.

local errors = require "bctrl.errors"
local protect = require "bctrl.base.protect"

local class = {}

---@param name string "bctrl.Page"
---@return table
function class.new(name)
  local made = { __name = name }
  made.__index = made
  return made
end

local function settle(self, value, err, ...)
  if err == nil then
    return value -- alone, as elsewhere
  elseif errors.is(err) then
    if err.where == false then
      err.where = errors.caller()
    end
    if self.connection.raises then
      error(errors.throwable(err), 0)
    end
  end
  return value, err, ...
end

---Makes the public methods of a class: those that it has by now, but for the names of metamethods.
---@param made table
---@param label string "page": as callers know it
---@param immediate table<string, boolean>? those that never wait
function class.finish(made, label, immediate)
  for name, method in pairs(made) do
    if type(method) == "function" and not name:find("^__") then
      local never_waits = immediate and immediate[name]
      made[name] = function(self, ...)
        if getmetatable(self) ~= made then
          errors.bad_argument(0, label .. ":" .. name, label .. " expected, got " .. errors.describe(self))
        end
        if not never_waits then
          self.connection.loop:check_waitable()
        end
        return settle(self, method(self, ...))
      end
    end
  end
end

---Raises where the iterator of a `for` loop cannot wait.
---@param loop bctrl.Loop
---@param label string
function class.check_iterable(loop, label)
  if not protect.yieldable_pcall and (loop:running_task() or loop:is_in_scheduler()) then
    errors.raise(label .. " cannot wait in a coroutine on Lua 5.1: use :next() in a while loop")
  end
end

return class
