-- What specs of the Lua layer need: a gateway, clients of it, what it was sent, and mistakes that are blamed on their line.
local bctrl = require("bctrl")
local core = require("bctrl.core")

local api = {}

local Gateway = {}

--- Starts a gateway; `gateway:client(options)` makes clients of it, and `gateway:finish()` closes them and stops it.
--- Of its options one is ours, jitter: see api.jitter; it lasts until finish.
function api.start(options)
  local given = {}
  for name, value in pairs(options or {}) do
    given[name] = value
  end
  given.jitter = nil
  local gateway = assert(require("bctrl.gateway").start(given))
  local self = setmetatable({ real = gateway, clients = {} }, Gateway)
  self.restore = options and options.jitter and api.jitter(options.jitter)
  self.url, self.api_key, self.port = gateway.url, gateway.api_key, gateway.port
  return self
end

function Gateway:__index(name)
  if Gateway[name] then
    return Gateway[name]
  end
  local gateway = rawget(self, "real")
  local method = gateway[name]
  return type(method) == "function" and function(_, ...)
    return method(gateway, ...)
  end or method
end

--- A client of this gateway.
function Gateway:client(options)
  local given = { base_url = self.url, api_key = self.api_key }
  for name, value in pairs(options or {}) do
    given[name] = value
  end
  local client = bctrl.new(given)
  table.insert(self.clients, client)
  return client
end

--- Calls fn and returns the requests that came in meanwhile, then what fn returned.
function Gateway:seen(fn, ...)
  local _, position = self.real:requests(1e9) -- none, and how many there were
  local results = { n = select("#", ...), fn(...) }
  local list = self.real:requests(position)
  return list, (table.unpack or unpack)(results, 1, 8)
end

--- The one request that fn sent.
function Gateway:only(fn, ...)
  local list, first, second = self:seen(fn, ...)
  assert(#list == 1, #list .. " requests were sent, not 1: " .. tostring(second))
  return list[1], first, second
end

function Gateway:finish()
  for _, client in ipairs(self.clients) do
    client:close()
  end
  self.real:stop()
  if self.restore then
    self.restore()
  end
end

--- Calls a function written on one line and returns its message without the "file:line: " that it must begin with.
function api.mistake(fn, ...)
  local ok, message = pcall(fn, ...)
  assert(not ok, "nothing was raised")
  assert(type(message) == "string", "a " .. type(message) .. " was raised: " .. tostring(message))
  local info = debug.getinfo(fn, "S")
  local where = info.short_src .. ":" .. info.linedefined .. ": "
  assert(message:sub(1, #where) == where, ("%q is not blamed on %s"):format(message, where))
  return message:sub(#where + 1)
end

--- The line of the caller, as the library writes it.
function api.line_of(fn)
  local info = debug.getinfo(fn, "S")
  return info.short_src .. ":" .. info.linedefined
end

--- Does `text` hold `part`? Raises with both when not.
function api.contains(part, text)
  assert(type(text) == "string", "a string expected, got " .. tostring(text))
  assert(text:find(part, 1, true), ("%q expected in %q"):format(part, text))
end

--- Calls fn with environment variables as given (false: not set), as os.getenv tells them.
function api.with_environment(variables, fn, ...)
  local real = os.getenv
  os.getenv = function(name) -- luacheck: ignore 122
    local value = variables[name]
    if value == false then
      return nil
    end
    return value or real(name)
  end
  local results = { pcall(fn, ...) }
  os.getenv = real -- luacheck: ignore 122
  if not results[1] then
    error(results[2], 0)
  end
  return results[2], results[3]
end

--- Makes the waits between attempts `number` of their longest (0: none), until the function that this returns is called.
function api.jitter(number)
  local real = core.random
  core.random = function()
    return number
  end
  return function()
    core.random = real
  end
end

--- A text of the same Lua value on every Lua: keys in order, integral floats as integers.
function api.text(value)
  if type(value) == "number" and value % 1 == 0 and value < 2 ^ 53 then
    return ("%d"):format(value)
  elseif type(value) ~= "table" then
    return type(value) == "string" and ("%q"):format(value) or tostring(value)
  end
  local parts, keys = {}, {}
  for key in pairs(value) do
    keys[#keys + 1] = key
  end
  table.sort(keys, function(a, b)
    return tostring(a) < tostring(b)
  end)
  for _, key in ipairs(keys) do
    parts[#parts + 1] = "[" .. api.text(key) .. "]=" .. api.text(value[key])
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

return api
