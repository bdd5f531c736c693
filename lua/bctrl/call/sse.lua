--- Reads server-sent events as the HTML standard does (9.2.6, "Interpreting an event stream"). It is fed bytes, cut
--- anywhere, and knows no socket.

local byte, find, sub = string.byte, string.find, string.sub
local concat = table.concat

local CR, LF, COLON, SPACE = 13, 10, 58, 32
local BOM = "\239\187\191"

---A frame whose end has been seen.
---@class bctrl.Frame
---@field data string? nil where it had none: the standard dispatches no event then
---@field event string? its type, where it tells one
---@field id string? its own; the standard's "last event ID" stays with the reader's user

---@class bctrl.FrameReader
---@field retry integer? milliseconds: the last that was told
local Reader = {}
Reader.__index = Reader

local sse = {}

---@param most integer bytes of a frame
---@return bctrl.FrameReader
function sse.reader(most)
  return setmetatable({
    most = most,
    size = 0, -- of the frame so far
    text = "", -- what was fed last
    at = 1, -- how far that is read
    parts = {}, -- the beginning of a line that is not yet ended
    count = 0, -- of those
    after_cr = false, -- an LF now belongs to the line end before
    is_first = true, -- a BOM may come
    frame = nil, -- what the frame so far says
    data = nil, -- its data lines
  }, Reader)
end

---Takes further bytes; before it `next` has returned nil.
---@param bytes string
function Reader:feed(bytes)
  self.text, self.at = bytes, 1
end

---Has a frame begun that is not ended? Then what ends here is cut off. (Comments do not count.)
---@return boolean
function Reader:is_within()
  if self.frame then
    return true
  end
  local first = self.parts[1]
  return first ~= nil and byte(first) ~= COLON
end

-- A line's end has been found: the whole line.
local function finish_line(self, text, stop)
  local line = sub(text, self.at, stop - 1)
  if self.count > 0 then
    self.parts[self.count + 1] = line
    line = concat(self.parts, "", 1, self.count + 1)
    self.parts, self.count = {}, 0
  end
  self.after_cr = byte(text, stop) == CR
  self.at = stop + 1
  if self.is_first then
    self.is_first = false
    if sub(line, 1, 3) == BOM then
      line = sub(line, 4)
    end
  end
  return line
end

local function take_field(self, line)
  local colon = find(line, ":", 1, true)
  if colon == 1 then -- a comment, such as a heartbeat
    self.size = self.size - #line
    return
  end
  local name, value = line, ""
  if colon then
    name = sub(line, 1, colon - 1)
    value = sub(line, byte(line, colon + 1) == SPACE and colon + 2 or colon + 1)
  end
  local frame = self.frame or {}
  self.frame = frame
  if name == "data" then
    local data = self.data or {}
    self.data = data
    data[#data + 1] = value
  elseif name == "event" then
    frame.event = value ~= "" and value or nil
  elseif name == "id" then
    if not find(value, "\0", 1, true) then
      frame.id = value
    end
  elseif name == "retry" and find(value, "^%d+$") then
    self.retry = tonumber(value)
  end
end

local function too_long(self)
  return nil, ("an event is longer than %d bytes"):format(self.most)
end

---@return bctrl.Frame? frame nil where more bytes are needed
---@return string? problem the frame is too long: the stream is of no use any more
function Reader:next()
  local text = self.text
  while self.at <= #text do
    if self.after_cr then
      self.after_cr = false
      if byte(text, self.at) == LF then
        self.at = self.at + 1
      end
    end
    local stop = find(text, "[\r\n]", self.at)
    self.size = self.size + (stop or #text + 1) - self.at
    if self.size > self.most then
      return too_long(self)
    end
    if not stop then
      if self.at <= #text then
        self.count = self.count + 1
        self.parts[self.count] = sub(text, self.at)
        self.at = #text + 1
      end
      return nil
    end
    local line = finish_line(self, text, stop)
    if line ~= "" then
      take_field(self, line)
    else
      local frame, data = self.frame, self.data
      self.frame, self.data, self.size = nil, nil, 0
      if frame then
        frame.data = data and (data[2] and concat(data, "\n") or data[1])
        return frame
      end
    end
  end
  return nil
end

return sse
