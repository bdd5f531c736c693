--- Events: what a client tells of each attempt, to a log on stderr or to functions of the user's. No key is ever in one.

local log = {}

---What `on_event` and a `log` function get, once an attempt.
---@class bctrl.Event
---@field operation string e.g. "runtimes.start"
---@field method string HTTP method
---@field path string without its query
---@field attempt integer from 1
---@field status integer? HTTP status, when an answer came
---@field kind string? the error's kind, when the attempt failed
---@field message string? the error's message
---@field elapsed number seconds that the attempt took
---@field delay number? seconds until the next attempt, when there is one
---@field requestId string?
---@field request_headers table<string, string>? with debug
---@field request_body string? with debug
---@field response_headers table<string, string>? with debug
---@field response_body string? with debug

local function write(line)
  io.stderr:write((line:gsub("%c+", " ")), "\n") -- a server's words make no lines of their own
end

---One line for a log.
---@param event bctrl.Event
---@return string
function log.line(event)
  local parts = { "bctrl: ", event.method, " ", event.path, " " }
  if event.status then
    parts[#parts + 1] = tostring(event.status)
  end
  if event.kind then
    parts[#parts + 1] = (event.status and " " or "") .. event.kind .. ": " .. event.message
  end
  parts[#parts + 1] = (" in %.0f ms (attempt %d"):format(event.elapsed * 1000, event.attempt)
  if event.requestId then
    parts[#parts + 1] = ", request " .. event.requestId
  end
  parts[#parts + 1] = event.delay and (", next in %.2f s)"):format(event.delay) or ")"
  return table.concat(parts)
end

local function write_details(event)
  local function headers(mark, list)
    local names = {}
    for name in pairs(list or {}) do
      names[#names + 1] = name
    end
    table.sort(names)
    for _, name in ipairs(names) do
      write(mark .. name .. ": " .. list[name])
    end
  end
  headers("bctrl:   > ", event.request_headers)
  if event.request_body then
    write("bctrl:   > " .. event.request_body)
  end
  headers("bctrl:   < ", event.response_headers)
  if event.response_body and event.response_body ~= "" then
    write("bctrl:   < " .. event.response_body)
  end
end

---What a client does with an event, if anything.
---@param loop bctrl.Loop
---@param settings table log, on_event
---@return fun(event: bctrl.Event)? emit
---@return boolean detailed are headers and bodies wanted?
function log.emitter(loop, settings)
  local level, on_event = settings.log, settings.on_event
  if level == "off" then
    level = nil
  end
  if not level and not on_event then
    return nil, false
  end
  local detailed = level == "debug"
  return function(event)
    if type(level) == "function" then
      loop:notify("log", level, event)
    elseif level then
      write(log.line(event))
      if detailed then
        write_details(event)
      end
    end
    if on_event then
      loop:notify("on_event", on_event, event)
    end
  end, detailed
end

return log
