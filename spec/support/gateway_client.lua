-- A small HTTP client for the gateway's specs, on LuaSocket and dkjson: nothing of what it judges.
local dkjson = require("dkjson")
local socket = require("socket")

local Connection = {}
Connection.__index = Connection

local client = { null = dkjson.null }

function client.decode(text)
  return (dkjson.decode(text, 1, dkjson.null))
end

--- An empty table is {} in what is sent; this is [].
client.empty_array = setmetatable({}, { __jsontype = "array" })

local function encode(value)
  if type(value) ~= "table" or getmetatable(value) then
    return dkjson.encode(value)
  elseif #value > 0 then
    local items = {}
    for i, item in ipairs(value) do
      items[i] = encode(item)
    end
    return "[" .. table.concat(items, ",") .. "]"
  end
  local fields = {}
  for name, field in pairs(value) do
    fields[#fields + 1] = dkjson.quotestring(name) .. ":" .. encode(field)
  end
  return "{" .. table.concat(fields, ",") .. "}"
end

--- A connection to a gateway; it authorizes itself with the gateway's key.
function client.connect(gateway, timeout)
  local stream = assert(socket.tcp())
  stream:settimeout(timeout or 60)
  assert(stream:connect(gateway.host, gateway.port))
  return setmetatable({ stream = stream, key = gateway.api_key }, Connection)
end

--- Sends a request and does not wait. A body that is a table is written as JSON.
function Connection:send(method, path, body, headers)
  if type(body) == "table" then
    body = encode(body)
  end
  local all = { host = "localhost", authorization = "Bearer " .. self.key }
  if body then
    all["content-type"], all["content-length"] = "application/json", tostring(#body)
  end
  for name, value in pairs(headers or {}) do
    all[name:lower()] = value or nil
  end
  local lines = { ("%s %s HTTP/1.1"):format(method, path) }
  for name, value in pairs(all) do
    lines[#lines + 1] = name .. ": " .. value
  end
  return self.stream:send(table.concat(lines, "\r\n") .. "\r\n\r\n" .. (body or ""))
end

--- Receives an answer: { status, headers, text, body }, or nil and LuaSocket's error ("closed", "timeout").
function Connection:receive(method)
  local line, problem = self.stream:receive("*l")
  if not line then
    return nil, problem
  end
  local answer = { status = tonumber(line:match("^HTTP/1.1 (%d+)")), headers = {} }
  while true do
    line, problem = self.stream:receive("*l")
    if not line then
      return nil, problem
    elseif line == "" then
      break
    end
    local name, value = line:match("^([^:]+):%s*(.*)$")
    answer.headers[name:lower()] = value
  end
  local length = method ~= "HEAD" and tonumber(answer.headers["content-length"]) or 0
  local text, failure, part = "", nil, nil
  if length > 0 then -- LuaSocket waits for nothing, too
    text, failure, part = self.stream:receive(length)
  end
  if not text then
    answer.text = part
    return nil, failure, answer
  end
  answer.text = text
  if (answer.headers["content-type"] or ""):find("json", 1, true) then
    answer.body = client.decode(text)
  end
  return answer
end

function Connection:request(method, ...)
  local sent, problem = self:send(method, ...)
  if not sent then
    return nil, problem
  end
  return self:receive(method)
end

function Connection:close()
  self.stream:close()
end

--- One request on a connection of its own.
function client.request(gateway, ...)
  local connection = client.connect(gateway)
  local answer, problem, half = connection:request(...)
  connection:close()
  return answer, problem, half
end

return client
