--- Errors: the table that a failed call returns, the message that a mistake in the program raises, and `bctrl.assert`.
---
--- What can go wrong at run time is an Error, returned as `nil, err`. A mistake in the program raises a string that is
--- blamed on the line that made it: the first frame outside of this library.

local version_5_1 = _VERSION == "Lua 5.1" and rawget(_G, "jit") == nil

---What a failed call returns as its second value. `tostring(err)` reads well alone in a log.
---@class bctrl.Error
---@field kind "api"|"network"|"timeout"|"cancelled"|"response"|"pending"|"file"|"browser"|"script"|"gone" the API said no; the network; time ran out; cancelled; the answer cannot be used; no result yet; a file of this machine; a browser said no; an exception in a page; the page or the browser is there no more
---@field message string what went wrong, in words
---@field status integer? HTTP status of the answer, where there was one
---@field code string|integer|nil the API's stable error code, e.g. "runtime.not_found"; the DevTools protocol's number
---@field reasonClass string? the API's error category: invalid_input, unauthorized, capability_denied, capability_limit_exceeded, rate_limited, not_found, conflict, upstream, server
---@field hint string? the API's suggestion
---@field details table? the API's structured context, e.g. which fields were wrong
---@field requestId string? the API's id of the request, for its support
---@field retry_after number? seconds after which the server asks to be tried again
---@field attempts integer how many times the request was tried
---@field sent boolean? did the last attempt's request leave?
---@field idempotency_key string? the key that was sent: give it again to repeat the call safely
---@field outcome_unknown boolean? the API says that it does not know what became of the request: look before it is repeated
---@field call bctrl.ToolCall? the call whose result is pending
---@field operation string? e.g. "runtimes.start", "page:click", "Page.navigate"
---@field reason string? of kind "gone": "closed", "crashed", "navigated", "disconnected"
---@field stack string? of kind "script": where it was raised
---@field selector string? which element a browser was asked for
---@field method string? HTTP method
---@field path string? path of the request, without its query
---@field query string? its query, what is secret in it hidden
---@field where string? file:line of the call
---@field response bctrl.Response? the answer, where there was one
---@field traceback string? where a task failed, when `task:wait` raises this error again
local Error = { __name = "bctrl.Error" }
Error.__index = Error

local CONTROL = "[^ -~\128-\255]" -- in every locale

function Error.__tostring(err)
  local parts = {}
  if err.where then
    parts[#parts + 1] = err.where .. ": "
  end
  local refused = err.kind == "api" and err.status
  parts[#parts + 1] = (refused and err.status .. (err.code and (" " .. err.code) or "") or err.kind) .. ": "
  parts[#parts + 1] = err.hint and err.message:gsub("%.$", "") .. "; " .. err.hint or err.message
  local context = {}
  if err.method then
    context[#context + 1] = err.method .. " " .. err.path .. (err.query and "?" .. err.query or "")
  elseif err.operation then
    context[#context + 1] = err.operation
  end
  if err.status and not refused then
    context[#context + 1] = "status " .. err.status
  end
  if err.requestId then
    context[#context + 1] = "request " .. err.requestId
  end
  if err.attempts and err.attempts > 0 then
    context[#context + 1] = err.attempts .. (err.attempts == 1 and " attempt" or " attempts")
  end
  if #context > 0 then
    parts[#parts + 1] = " (" .. table.concat(context, ", ") .. ")"
  end
  return (table.concat(parts):gsub(CONTROL .. "+", " ")) -- one line, whatever words the server used
end

function Error.__concat(left, right)
  return tostring(left) .. tostring(right)
end

local errors = { Error = Error }

-- The library's own files are those whose chunk names start as this one's does.
local debug_getinfo = type(debug) == "table" and debug.getinfo or nil
local own_prefix = debug_getinfo and debug_getinfo(1, "S").source:match("^(.*)errors%.luac?$")

local function is_own(source)
  return own_prefix ~= nil and source:sub(1, #own_prefix) == own_prefix
end

local origin = function() end

---Has a function tell what the caller was called by, where nothing else tells.
---@param find fun(): function?
function errors.set_origin(find)
  origin = find
end

-- Where the function of the running task is defined: all there is to say when it ended in a tail call.
local function where_defined()
  local fn = origin()
  local info = fn and debug_getinfo(fn, "S")
  if info and info.what ~= "C" and not is_own(info.source) then
    return info.short_src .. ":" .. info.linedefined
  end
end

---The first frame outside of this library, as "file:line".
---@return string? where
function errors.caller()
  if not debug_getinfo then
    return nil
  end
  local level = 2
  while true do
    local info = debug_getinfo(level, "Sl")
    if not info then
      return where_defined()
    end
    if info.what ~= "C" and info.currentline > 0 and not is_own(info.source) then
      return info.short_src .. ":" .. info.currentline
    end
    level = level + 1
  end
end

-- What hides a client's key, by its context: a mistake shows what the caller gave, which may be a key in the wrong place.
local redactors = setmetatable({}, { __mode = "k" })

---Hides in what mistakes show of the caller's values what `redact` hides, as long as `owner` lives.
---@param owner table
---@param redact fun(text: string): string
function errors.hide(owner, redact)
  redactors[owner] = redact
end

---A text of the caller's, without the keys of clients.
---@param text string
---@return string
function errors.hidden(text)
  for _, redact in pairs(redactors) do
    text = redact(text)
  end
  return text
end

---Raises a mistake of the program, blamed on the caller's line.
---@param message string
function errors.raise(message)
  local where = errors.caller()
  error(where and (where .. ": " .. message) or message, 0)
end

---Raises a mistake in one argument, in the words of Lua's own library.
---@param position integer 0: what the method was called on
---@param name string the function as the caller knows it, e.g. "runtimes:start"
---@param message string
function errors.bad_argument(position, name, message)
  if position == 0 then
    errors.raise(("calling '%s' on bad self (%s)"):format(name, message))
  end
  errors.raise(("bad argument #%d to '%s' (%s)"):format(position, name, message))
end

local ESCAPES = { ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

-- As %q, which every Lua writes otherwise, but on one line.
local function quote(text)
  return '"' .. text:gsub('["\\]', "\\%0"):gsub(CONTROL, function(char)
    return ESCAPES[char] or ("\\%d"):format(char:byte())
  end) .. '"'
end

---What a value is, for "expected …, got …".
---@param value any
---@return string
function errors.describe(value)
  if value == nil then
    return "nil"
  elseif value == "" then
    return "an empty string"
  elseif type(value) == "string" then
    value = errors.hidden(value)
    return quote(#value > 40 and value:sub(1, 37) .. "..." or value)
  elseif type(value) == "number" or type(value) == "boolean" then
    return tostring(value)
  end
  local metatable = getmetatable(value)
  local name = type(metatable) == "table" and rawget(metatable, "__name")
  return type(name) == "string" and name or type(value)
end

---Makes an Error out of its fields; `where` is found when it is not given.
---@param fields table
---@return bctrl.Error
function errors.new(fields)
  if fields.where == nil then
    fields.where = errors.caller()
  end
  fields.attempts = fields.attempts or 0
  return setmetatable(fields, Error)
end

---@param value any
---@return boolean
function errors.is(value)
  return getmetatable(value) == Error
end

-- The value that `error` is given for an Error: itself, but its text on plain Lua 5.1, whose interpreter prints
-- "(error object is not a string)" for a table.
function errors.throwable(err)
  if version_5_1 and errors.is(err) then
    return tostring(err)
  end
  return err
end

---What was raised, in words, and where.
---@param thread thread? nil for the running one
---@param err any
---@param level integer?
---@return string
function errors.traceback(thread, err, level)
  if type(err) ~= "string" and not errors.is(err) then
    local ok, text = pcall(tostring, err) -- a host's __tostring may fail in turn
    err = "a task raised " .. errors.describe(err) .. ": " .. (ok and type(text) == "string" and text or "its __tostring fails")
  end
  if type(debug) ~= "table" or not debug.traceback then -- a host without it
    return tostring(err)
  elseif thread then
    return debug.traceback(thread, tostring(err))
  end
  return debug.traceback(tostring(err), (level or 1) + 1)
end

---Returns `value`, or raises `err` when there is one: the check for scripts that want to end at the first failure.
---Unlike Lua's own `assert` it lets `false` and `nil` pass as values and shows the error's text on every Lua.
---@generic T
---@param value T?
---@param err any
---@return T
function errors.assert(value, err)
  if err == nil then
    return value
  end
  if type(err) == "string" then
    errors.raise(err)
  end
  error(errors.throwable(err), 0)
end

return errors
