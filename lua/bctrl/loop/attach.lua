--- How a loop is plugged into a host's own event loop or scheduler: the methods of `bctrl.Loop` for that.

local check_options = require("bctrl.base.options").check
local errors = require "bctrl.errors"

local HOOKS = { on_wake = "callback", on_close = "callback", wait = "callback", is_scheduled = "callback" }

---What a host gives to `client:attach`; it needs none that it has no use for. None of them may make calls.
---@class bctrl.Hooks
---@field on_wake fun()? there is something to poll for, or the time to wait has changed: have `attachment:poll` called soon, not now
---@field on_close fun()? the client closes, and its descriptor with it: take that out of the host's loop
---@field wait fun(subscribe: fun(resume: fun()))? suspends the running coroutine until what it subscribes is called, once, from a poll
---@field is_scheduled (fun(): boolean)? can `wait` suspend the running coroutine? Without it: any but the main program's

---A client in a host's loop.
---@class bctrl.Attachment
---@field loop bctrl.Loop
local Attachment = { __name = "bctrl.Attachment" }
Attachment.__index = Attachment

---Moves everything along without waiting, as `client:poll()` does, but reports what goes wrong to `on_error`.
---@return boolean ok
function Attachment:poll()
  local loop = self.loop
  local ok, failure = pcall(loop.poll, loop)
  if not ok and not loop.closed then
    loop:report(failure, tostring(failure))
  end
  return ok
end

---Is a poll going on, so that there can be no other? (A task may run the host's loop.)
---@return boolean
function Attachment:is_polling()
  return self.loop.polling
end

---Has the client anything under way, so that the host's loop ought to go on?
---@return boolean
function Attachment:is_busy()
  return self:is_attached() and self.loop:is_busy()
end

---@return boolean attached false once the client is closed or has been detached
function Attachment:is_attached()
  return self.loop.attachment == self and not self.loop.closed
end

---Tells `on_error` of what went wrong in the host's own code, such as a coroutine that an answer has resumed.
---@param err any
---@param traceback string
function Attachment:report(err, traceback)
  self.loop:report(err, traceback)
end

---Takes the client out of the host's loop; the hooks are called no more.
---@return boolean detached false when it had been already
function Attachment:detach()
  local loop = self.loop
  if loop.attachment ~= self then
    return false
  end
  loop.attachment, loop.on_wake, loop.is_scheduled, loop.wait = nil, nil, nil, self.own_wait
  return true
end

---The loop closes.
function Attachment:close()
  if self:detach() and self.on_close then
    self.on_close()
  end
end

---@class bctrl.Loop
local Loop = {}

---Plugs the loop into a host's.
---@param label string the function as the caller knows it
---@param hooks bctrl.Hooks
---@return bctrl.Attachment
function Loop:attach(label, hooks)
  if hooks == nil then
    errors.bad_argument(1, label, "hooks expected, got nil")
  end
  check_options(label, 1, hooks, HOOKS)
  if self.attachment then
    errors.raise(label .. ": the client is attached to a loop already")
  end
  self.attachment = setmetatable({ loop = self, own_wait = self.wait, on_close = hooks.on_close }, Attachment)
  self.on_wake, self.is_scheduled, self.wait = hooks.on_wake, hooks.is_scheduled, hooks.wait or self.wait
  return self.attachment
end

return Loop
