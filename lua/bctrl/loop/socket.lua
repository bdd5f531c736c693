--- A WebSocket, for whoever speaks a protocol over one: how it opens, is waited for and ends, in scripts, tasks and other
--- schedulers. Required by who needs it. What C does, and how its outcomes are named, is in csrc/lua/websocket.c.

local core = require "bctrl.core"
local errors = require "bctrl.errors"

local now = core.now

-- Outcome -> the error's kind; what is not named here is "network".
local KINDS = { timeout = "timeout", refused = "response", protocol = "response", too_large = "response", closed = "gone", gone = "gone" }

---A WebSocket that was opened.
---@class bctrl.Socket
---@field loop bctrl.Loop
---@field native table C's
---@field id integer under which the loop tells of news
---@field origin string scheme, host and port: all of its URL that is ever shown
---@field news bctrl.Pending? while `on_news` is set
local Socket = { __name = "bctrl.Socket" }
Socket.__index = Socket

local socket_module = { Socket = Socket }

---Why it has ended, as an error: kind "network", "timeout", "response", "gone"; `reason` is the outcome's name in C, `code`
---a Close's, `status` a refusal's, `detail` the Close's reason or the refusal's body. nil while it goes on.
---@return bctrl.Error?
function Socket:failure()
  local name, message, code, detail = self.native:outcome()
  if not name then
    return nil
  end
  local is_refused = name == "refused"
  return errors.new {
    kind = KINDS[name] or "network",
    message = ("%s: %s%s"):format(self.origin, message, detail ~= "" and " (" .. detail .. ")" or ""),
    reason = name,
    code = not is_refused and code ~= 0 and code or nil,
    status = is_refused and code or nil,
    detail = detail ~= "" and detail or nil,
  }
end

-- Waits for news until `due`; returns an error where that was cut short.
local function wait(socket, due, what)
  local loop, pending = socket.loop, { id = socket.id }
  if due and now() >= due then
    return errors.new { kind = "timeout", message = ("%s: no %s in time"):format(socket.origin, what) }
  elseif due then
    socket.native:wake_in(due - now())
  end
  loop:await(pending)
  if pending.cancelled then
    return errors.new { kind = "cancelled", message = ("%s: %s"):format(socket.origin, pending.cancelled) }
  end
end

---Begins to connect; `socket:opened()` waits for it. Raises for a URL that is none, which it does not show.
---@param loop bctrl.Loop
---@param options table template, url, headers (lines), timeout, ping, max_message: as of core.websocket
---@return bctrl.Socket
function socket_module.start(loop, options)
  local native, id = core.websocket(loop.transport, options)
  return setmetatable({ loop = loop, native = native, id = id, origin = options.url:match("^%a+://[^/?#]*") }, Socket)
end

---Connects, and waits until it is open.
---@param loop bctrl.Loop
---@param options table
---@return bctrl.Socket? socket
---@return bctrl.Error? err
function socket_module.connect(loop, options)
  local socket = socket_module.start(loop, options)
  local err = socket:opened()
  if err then
    socket:free()
    return nil, err
  end
  return socket
end

---Waits until it is open; its own timeout bounds that.
---@return bctrl.Error? err
function Socket:opened()
  while self.native:state() == "connecting" do
    local err = wait(self)
    if err then
      return err
    end
  end
  return self:failure()
end

---Sends a message; never waits.
---@param text string
---@param is_binary boolean?
---@return true? sent
---@return bctrl.Error? err
function Socket:send(text, is_binary)
  local sent, problem = self.native:send(text, is_binary)
  if sent then
    return true
  end
  return nil, self:failure() or errors.new { kind = "network", message = ("%s: %s"):format(self.origin, problem) }
end

---The next message; waits for one. What came before the end comes before its error.
---@param timeout number? seconds; nil waits as long as it takes
---@return string? message
---@return boolean|bctrl.Error|nil is_binary or the error
function Socket:receive(timeout)
  local due = timeout and now() + timeout
  while true do
    local message, is_binary = self.native:receive()
    if message then
      return message, is_binary
    end
    local err = self:failure() or wait(self, due, "message")
    if err then
      return nil, err
    end
  end
end

---Has `fn` called wherever the loop is driven, by a call that blocks as well, whenever there is news: it opened, something
---came, it ended. `fn` must not wait, and whoever listens holds the socket; the loop counts as busy meanwhile. Instead of
---`receive`, from then on; nil ends it.
---@param fn fun()?
function Socket:on_news(fn)
  local loop, id = self.loop, self.id
  local news = fn and { id = id }
  if news then
    news.tick = function()
      if self.news == news then
        loop.pending[id] = news
        fn()
      end
    end
  end
  self.news = news
  loop.pending[id] = news or nil
end

---Begins to close it; never waits.
---@param code integer? 1000 where there is none
---@param reason string?
function Socket:close(code, reason)
  self.native:close(code, reason)
end

---Closes it at once.
function Socket:free()
  if self.news then
    self:on_news(nil)
  end
  self.native:free()
end

return socket_module
