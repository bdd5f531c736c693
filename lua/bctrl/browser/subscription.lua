--- Handlers of the user's: who hears what, until they are told not to. As long as there is one, its connection is kept.

local class = require "bctrl.browser.class"

local subscription = {}

---What `on` and `route` return.
---@class bctrl.Subscription
local Subscription = class.new "bctrl.Subscription"

---Ends it; idempotent.
function Subscription:off()
  if not self.is_off then
    self.is_off = true
    self.remove()
    self.connection:keep(-1, self)
  end
end

class.finish(Subscription, "subscription", { off = true })

---@param connection bctrl.Connection
---@param remove fun() takes the handler away
---@return bctrl.Subscription
function subscription.new(connection, remove)
  local made = setmetatable({ connection = connection, remove = remove, is_off = false }, Subscription)
  connection:keep(1, made)
  return made
end

---Who hears what an object tells by itself, by its names.
---@class bctrl.Listeners
local Listeners = {}
Listeners.__index = Listeners

---@param connection bctrl.Connection
---@return bctrl.Listeners
function subscription.listeners(connection)
  return setmetatable({ connection = connection, lists = {} }, Listeners)
end

---Has a function called with what a name tells.
---@param name string
---@param fn function
---@return fun() stop ends it
function Listeners:hear(name, fn)
  local entry, list = { fn = fn }, {}
  for i, each in ipairs(self.lists[name] or {}) do -- a copy: the old one may be gone through just now
    list[i] = each
  end
  list[#list + 1] = entry
  self.lists[name] = list
  return function()
    entry.is_off = true
    local left = {}
    for _, each in ipairs(self.lists[name]) do
      if each ~= entry then
        left[#left + 1] = each
      end
    end
    self.lists[name] = left
  end
end

---As `hear`, for the user, who may end it.
---@param name string
---@param fn function
---@return bctrl.Subscription
function Listeners:add(name, fn)
  return subscription.new(self.connection, self:hear(name, fn))
end

---@param name string
---@return boolean any
function Listeners:any(name)
  return self.lists[name] ~= nil and self.lists[name][1] ~= nil
end

---Calls those that hear a name, in the order in which they were added.
---@param name string
---@param value any
---@return boolean good none of them failed
function Listeners:tell(name, value)
  local good = true
  for _, entry in ipairs(self.lists[name] or {}) do
    if not entry.is_off then
      good = self.connection.loop:notify("the handler of " .. name, entry.fn, value) and good
    end
  end
  return good
end

return subscription
