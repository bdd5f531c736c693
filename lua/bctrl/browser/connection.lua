--- A connection to a browser: its WebSocket on the client's loop, commands and their answers, and what becomes of them when
--- a page, or the browser, is gone; who hears events is in handlers.lua. It never waits but in `call` and `await`.

local core = require "bctrl.core"
local failure = require "bctrl.browser.failure"
local handlers = require "bctrl.browser.handlers"

local now = core.now

---@class bctrl.Connection
---@field loop bctrl.Loop
---@field socket table C's WebSocket
---@field owner bctrl.Context of the client that it ends with
---@field raises boolean does the client raise its errors?
---@field timeout number seconds that a command may take, where its session says nothing else
---@field calls table<integer, table> the commands that wait for their answer, by id
---@field sessions table<string, bctrl.Cdp> what is attached to, by id; "" is the browser itself
---@field listened table<string, integer> how many hear an event, by its name: others are not decoded
---@field gone string|false why there is no connection any more
local Connection = {}
Connection.__index = Connection
for name, method in pairs(handlers) do
  Connection[name] = method
end

local SLICE = 0.0004 -- seconds of reading, after which the host is let go on
Connection.TIMEOUT = 30 -- seconds that a command may take
local GRACE = 5 -- seconds that the page's own end of a wait is given to tell of it

---Makes a connection of an open socket.
---@param loop bctrl.Loop
---@param socket table
---@param id integer by which the loop tells of it
---@param given { timeout: number?, dialogs: string?, max_message: integer }
---@return bctrl.Connection
function Connection.new(loop, socket, id, given)
  local connection = setmetatable({
    loop = loop,
    socket = socket,
    socket_id = id,
    timeout = given.timeout or Connection.TIMEOUT,
    grace = GRACE,
    dialogs = given.dialogs or "dismiss",
    max_message = given.max_message,
    raises = given.raises,
    shown = given.shown,
    owner = given.owner,
    gone = false, -- asked for with each message: what is absent is looked for among the methods as well
    last_number = 0,
    calls = {},
    sessions = {},
    listened = {},
    subscriptions = {},
  }, Connection)
  loop.sources[id] = connection
  return connection
end

-- ------------------------------------------------------------------------------------------------------------ deadlines

-- One timer for all commands: it is due when the first of them is, and looks which that were.
local function arm(self, deadline)
  if self.timer_due and self.timer_due <= deadline then
    return
  end
  self:disarm()
  local timer = self.loop:start_timer(math.max(0, deadline - now()))
  self.timer, self.timer_due = timer, deadline
  self.loop.sources[timer.id] = self
end

function Connection:disarm()
  if self.timer then
    self.loop.sources[self.timer.id] = nil
    self.timer.timer:free()
    self.timer, self.timer_due = nil, nil
  end
end

local function finish(self, record, value, err)
  self.calls[record.number] = nil
  record.value, record.err = value, err
  if record.on_answer then
    record.done = true
    record.on_answer(value, err)
  else
    self.loop:finish(record)
  end
end

local function expire(self)
  self:disarm()
  local time, first, expired = now(), math.huge, {}
  for _, record in pairs(self.calls) do
    if record.deadline <= time then
      expired[#expired + 1] = record
    elseif record.deadline < first then
      first = record.deadline
    end
  end
  for _, record in ipairs(expired) do
    if record.method == "Runtime.evaluate" then -- a script that never ends would hold up all that follows
      self:post(record.session, "Runtime.terminateExecution")
    end
    local message = record.words or "no answer from the browser"
    finish(self, record, nil, failure.new("timeout", record.method, ("%s within %.3g s"):format(message, record.timeout)))
  end
  if first < math.huge then
    arm(self, first)
  end
end

-- ------------------------------------------------------------------------------------------------------------- messages

local function on_answer(self, message)
  local record = self.calls[message.id]
  if not record then
    return -- it came too late, or was cancelled
  elseif message.error then
    finish(self, record, nil, failure.refused(record.method, message.error))
  else
    finish(self, record, type(message.result) == "table" and message.result or {})
  end
end

-- The loop tells that the socket has something, or that the timer is due.
function Connection:on_ready(id)
  if self.timer and id == self.timer.id then
    return expire(self)
  end
  local socket, listened, deadline = self.socket, self.listened, nil
  while not self.gone do
    local message, problem, has_ended = socket:next(listened)
    if message == nil then
      if problem then
        self:lose("disconnected", "what came is no answer of the protocol's: " .. problem)
      elseif has_ended then
        self:lose("disconnected", (select(2, socket:outcome())))
      end
      return
    elseif message.id then
      on_answer(self, message)
    elseif message.method then
      local failed = self:tell(message.method, message.params or {}, message.sessionId)
      if type(failed) == "string" and failed:find "interrupted!$" then -- Ctrl-C
        error(failed, 0)
      elseif failed ~= nil then -- the user's own handlers report theirs: this event is none of the protocol's
        self:lose("disconnected", ("%s is not told so by a browser: %s"):format(tostring(message.method), tostring(failed)))
      end
    end
    local time = now()
    deadline = deadline or time + SLICE
    if time >= deadline then
      if not self.gone then
        socket:wake_in(0)
      end
      return
    end
  end
end

---Has the loop something to wait for, on behalf of this connection?
function Connection:is_busy()
  return next(self.calls) ~= nil
end

-- ------------------------------------------------------------------------------------------------------------- commands

local NO_PARAMS = {}

-- An empty table is an object, but where the protocol wants an array.
local function with_arrays(method, params)
  local names = nil
  for name, value in pairs(params) do
    if type(value) == "table" and next(value) == nil and getmetatable(value) == nil then
      names = names or (" %s "):format(require("bctrl.browser.names").arrays[method] or "")
      if names:find(" " .. tostring(name) .. " ", 1, true) then
        local copy = {}
        for each, other in pairs(params) do
          copy[each] = other
        end
        copy[name] = core.array {}
        return with_arrays(method, copy)
      end
    end
  end
  return params
end

-- Sends a command; returns its record, or nil and an error.
local function send(self, session, method, params, timeout, answered)
  if self.gone then
    return nil, failure.gone(method, self.gone, self.detail)
  elseif session.gone then
    return nil, failure.gone(method, session.gone, session.detail)
  end
  local number = self.last_number + 1
  local message = { id = number, method = method, params = params or NO_PARAMS, sessionId = session.id }
  local text, problem = core.encode(message)
  if text and params and text:find("{}", 1, true) then
    message.params = with_arrays(method, params)
    text, problem = core.encode(message)
  end
  if not text then
    return nil, failure.new("browser", method, "the parameters cannot be written as JSON: " .. problem)
  end
  self.last_number = number
  local sent, why = self.socket:send(text)
  if not sent then
    self:lose("disconnected", why)
    return nil, failure.gone(method, self.gone, self.detail)
  end
  timeout = timeout or session.timeout
  local deadline = now() + timeout
  local record = { -- as large as it becomes: it never grows
    number = number, method = method, session = session, timeout = timeout, deadline = deadline, on_answer = answered,
    done = false, value = nil,
  }
  self.calls[number] = record
  arm(self, deadline)
  return record
end

local function ignore() end

---Sends a command and goes on. What becomes of it is told to `answered`, in the loop; it must not wait.
---@param session bctrl.Cdp
---@param method string
---@param params table?
---@param answered fun(result: table?, err: bctrl.Error?)?
---@param timeout number?
function Connection:post(session, method, params, answered, timeout)
  local record, err = send(self, session, method, params, timeout, answered or ignore)
  if not record then
    return answered and answered(nil, err)
  end
end

---Sends a command and waits for its answer.
---@param session bctrl.Cdp
---@param method string
---@param params table?
---@param timeout number? seconds
---@return table? result
---@return bctrl.Error? err
function Connection:call(session, method, params, timeout)
  local record, err = send(self, session, method, params, timeout)
  if not record then
    return nil, err
  end
  self.loop:await(record)
  if record.cancelled then
    self.calls[record.number] = nil
    return nil, failure.new("cancelled", method, record.cancelled)
  end
  return record.value, record.err
end

---As `call`, for a command whose answer is a name.
---@param session bctrl.Cdp
---@param method string
---@param params table?
---@param field string of the answer
---@return string? name
---@return bctrl.Error? err
function Connection:ask(session, method, params, field)
  local result, err = self:call(session, method, params)
  if not result then
    return nil, err
  elseif type(result[field]) ~= "string" then
    return nil, failure.new("browser", method, "the browser's answer has no " .. field)
  end
  return result[field]
end

---Waits until somebody calls `connection.loop:finish(record)`, the time is up, or there is nothing left to wait for.
---@param record table { session = …, method = what the error names, words = "no …" for that of a timeout }
---@param timeout number seconds
---@return boolean done
---@return bctrl.Error? err
function Connection:await(record, timeout)
  if not record.done then
    record.number = record
    record.timeout, record.deadline = timeout, now() + timeout
    local gone = self.gone or record.session.gone
    if gone then
      return false, failure.gone(record.method, gone, self.gone and self.detail or record.session.detail)
    end
    self.calls[record] = record
    if timeout < math.huge then
      arm(self, record.deadline)
    end
    self.loop:await(record)
    self.calls[record] = nil
  end
  if record.cancelled then
    return false, failure.new("cancelled", record.method, record.cancelled)
  elseif record.err then
    return false, record.err
  end
  return true
end

-- ------------------------------------------------------------------------------------------------------------------ end

---A session is gone: those who wait for an answer of its never get one.
---@param session bctrl.Cdp
---@param reason string
---@param detail string?
function Connection:end_session(session, reason, detail)
  if session.gone then
    return
  end
  session.gone, session.detail = reason, detail
  if session.id then
    self.sessions[session.id] = nil
  end
  local ended = {}
  for _, record in pairs(self.calls) do
    if record.session == session then
      ended[#ended + 1] = record
    end
  end
  for _, record in ipairs(ended) do
    finish(self, record, nil, failure.gone(record.method, reason, detail))
  end
  for _, list in pairs(session.handlers) do
    for _, handler in ipairs(list) do
      self:ignore(handler)
    end
  end
  for _, listener in ipairs(session.on_gone) do
    listener(reason)
  end
end

---Has a session tell of those that are attached through it: they end when the browser lets go of them.
---@param session bctrl.Cdp
function Connection:hear_detached(session)
  self:hear(session, "Target.detachedFromTarget", function(params)
    local ended = self.sessions[params.sessionId]
    if ended then
      self:end_session(ended, "closed")
    end
  end)
end

---The connection is lost, or let go.
---@param reason string
---@param detail string?
function Connection:lose(reason, detail)
  if self.gone then
    return
  end
  self.gone, self.detail = reason, detail
  self:disarm()
  local loop = self.loop
  loop.sources[self.socket_id] = nil
  if reason == "closed" then
    self.socket:close() -- the browser is told; the loop does the rest, or the collector
  else
    self.socket:free()
  end
  loop.kept[self] = nil
  local sessions = {}
  for _, session in pairs(self.sessions) do
    sessions[#sessions + 1] = session
  end
  for _, session in ipairs(sessions) do
    self:end_session(session, reason, detail)
  end
end

---The loop closes.
---@param reason string
function Connection:close(reason)
  self:lose("closed", reason)
end

return Connection
