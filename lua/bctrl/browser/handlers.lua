--- Who hears the events of the protocol, by session and name: the methods of `bctrl.Connection` for that.

---@class bctrl.Connection
local Connection = {}

---Has `fn` called with each event of a name, in the loop: it must not wait.
---@param session bctrl.Cdp
---@param event string
---@param fn fun(params: table)
---@return table handler for `ignore`
function Connection:hear(session, event, fn)
  local handler = { fn = fn, event = event, session = session, is_off = false }
  local list = {}
  for i, each in ipairs(session.handlers[event] or {}) do -- a copy: this may be an event of the old list
    list[i] = each
  end
  list[#list + 1] = handler
  self.listened[event] = (self.listened[event] or 0) + 1 -- before the list: memory may be short for either
  session.handlers[event] = list
  return handler
end

function Connection:ignore(handler)
  if handler.is_off then
    return
  end
  handler.is_off = true
  local event, list = handler.event, {}
  for _, each in ipairs(handler.session.handlers[event]) do
    if each ~= handler then
      list[#list + 1] = each
    end
  end
  handler.session.handlers[event] = list[1] and list or nil
  local count = self.listened[event] - 1
  self.listened[event] = count > 0 and count or nil
end

---Counts the user's own handlers: as long as there is one, the connection is nobody's garbage.
---@param change integer 1 or -1
---@param subscription table
function Connection:keep(change, subscription)
  self.subscriptions[subscription] = change > 0 or nil
  self.loop.kept[self] = next(self.subscriptions) ~= nil or nil
end

---Tells those who hear an event.
---@param event string
---@param params table
---@param session_id string?
---@return any failed what one of them raised
function Connection:tell(event, params, session_id)
  local session = self.sessions[session_id or ""]
  local list = session and session.handlers[event]
  if not list then
    return
  end
  for i = 1, #list do
    local handler = list[i]
    if not handler.is_off then
      local ok, failed = pcall(handler.fn, params)
      if not ok then
        return failed
      end
    end
  end
end

return Connection
