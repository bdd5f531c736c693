-- The local gateway: the API of bctrl on this machine, for developing, demonstrating and testing
-- with no account. It runs inside this process, on a thread and in a Lua state of its own.
local core = require "bctrl.gateway.core"
local json = require "bctrl.gateway.wire.json"

local gateway = {}

---@class bctrl.Gateway
---@field url string where it listens: "http://127.0.0.1:8787"
---@field host string
---@field port integer
---@field api_key string the only key that it accepts
---@field private server userdata
local Gateway = {}
Gateway.__index = Gateway
Gateway.__name = "bctrl.Gateway"

local function check_type(name, value, expected, level)
  if value ~= nil and type(value) ~= expected then
    error(("bad option '%s' (%s expected, got %s)"):format(name, expected, type(value)), level + 1)
  end
end

-- Refuses fields that are not known, by name, and those of another type.
local function check_fields(what, fields, known, level)
  if type(fields) ~= "table" then
    error(("bad argument to '%s' (table expected, got %s)"):format(what, type(fields)), level + 1)
  end
  for name, value in pairs(fields) do
    local expected = known[name]
    if not expected then
      local names = {}
      for each in pairs(known) do names[#names + 1] = each end
      table.sort(names)
      error(("unknown field '%s' in '%s' (known: %s)"):format(tostring(name), what, table.concat(names, ", ")),
        level + 1)
    elseif expected ~= "any" then
      check_type(what .. "." .. name, value, expected, level + 1)
    end
  end
end

local function describe(value)
  if type(value) == "string" then return "'" .. value:gsub("%c", "?") .. "'" end
  return (value == nil or type(value) == "number") and tostring(value) or type(value)
end

local function bad_argument(position, name, expected, value, level)
  error(("bad argument #%d to '%s' (%s expected, got %s)"):format(position, name, expected, describe(value)), level + 1)
end

-- Raises, blamed on the caller of a method, where it was called without the colon.
local function check_self(self, name)
  if getmetatable(self) ~= Gateway then
    error(("calling 'gateway:%s' on bad self (gateway expected, got %s)"):format(name, describe(self)), 3)
  end
end

local function is_integer(value, low, high)
  return type(value) == "number" and value % 1 == 0 and value >= low and value <= high
end

local function check_integer(name, value, low, high, level)
  if value ~= nil and not is_integer(value, low, high) then
    error(("bad option '%s' (integer from %d to %.0f expected, got %s)"):format(name, low, high, tostring(value)),
      level + 1)
  end
end

local function check_seconds(name, value, level)
  if value ~= nil and not (value >= 0 and value <= 3600) then
    error(("bad option '%s' (seconds from 0 to 3600 expected, got %s)"):format(name, tostring(value)), level + 1)
  end
end

local PACE, HEARTBEAT = 0.02, 15 -- seconds

local START = { host = "string", port = "number", api_key = "string", api = "string", seed = "table", unknown = "string",
  pace = "number", heartbeat = "number", chromium = "any" }
local UNKNOWN = { warn = true, refuse = true, accept = true }
local SEED = { spaces = "number", runtimes = "number" }

local function copied(fields)
  local copy = {}
  for name, value in pairs(fields) do copy[name] = value end
  return copy
end

-- Asks the server's Lua state. A gateway that is collected stops: its server's own __gc does that.
local function command(self, op, arguments, level)
  local server = self.server
  if not server then error("the gateway is stopped", level or 3) end
  arguments = arguments or {}
  arguments.op = op
  return json.unpack(server:command(json.pack(arguments)))
end

---Starts a gateway.
---@param options? { host?: string, port?: integer, api_key?: string, api?: "v1"|"v2",
---  seed?: { spaces?: integer, runtimes?: integer }, unknown?: "warn"|"refuse"|"accept", pace?: number, heartbeat?: number,
---  chromium?: string|false }
---`port` 0, the default, is any free one. `api_key` is made up by default. `api` says which generation
---PATCH speaks and runtimes are shown in: both by default, each runtime in the one it was last written
---in. `seed` makes further spaces, and runtimes in the default one. `unknown` says what is done about fields and
---query parameters that the contract does not have: told of on stderr, each once, and in requests() ("warn", the default);
---answered 400 ("refuse"); let pass in silence, as the API does ("accept"). `pace` (0.02): seconds between two steps of what
---takes time, a turn and a tool call; `heartbeat` (15): after which a silent stream says that it is there.
---`chromium`: the Chromium or Chrome that runs behind the runtimes' CDP URLs, a path or a name in the PATH (BCTRL_CHROMIUM's, or
---one of the usual names); false for none. Each run has its own, started at the first connection to its URL and not at `start`,
---so that nobody pays for a browser that is not used; it is gone with the run, the gateway and this process.
---@return bctrl.Gateway? gateway
---@return string? error such as "cannot listen on 127.0.0.1:8787: Address already in use …"
function gateway.start(options)
  options = options or {}
  check_fields("start", options, START, 2)
  local host, port = options.host or "127.0.0.1", options.port or 0
  check_integer("port", port, 0, 65535, 2)
  if options.api and options.api ~= "v1" and options.api ~= "v2" then
    error(("bad option 'api' ('v1' or 'v2' expected, got '%s')"):format(options.api), 2)
  end
  local about_unknown = options.unknown or "warn"
  if not UNKNOWN[about_unknown] then
    error(("bad option 'unknown' ('warn', 'refuse' or 'accept' expected, got %s)"):format(describe(about_unknown)), 2)
  end
  local seed = options.seed or {}
  check_fields("start.seed", seed, SEED, 2)
  check_integer("seed.spaces", seed.spaces, 0, 100000, 2)
  check_integer("seed.runtimes", seed.runtimes, 0, 100000, 2)
  check_seconds("pace", options.pace, 2)
  check_seconds("heartbeat", options.heartbeat, 2)
  if options.chromium ~= nil and options.chromium ~= false and (type(options.chromium) ~= "string" or options.chromium == "") then
    error(("bad option 'chromium' (a path or false expected, got %s)"):format(describe(options.chromium)), 2)
  end
  local key = options.api_key or "bctrl_local_" .. core.random_name()
  if key == "" or key:find "[%c ]" then error("bad option 'api_key' (a key without spaces expected)", 2) end
  local shown = host:find(":", 1, true) and "[" .. host .. "]" or host == "0.0.0.0" and "127.0.0.1" or host
  local server, message = core.start(host, port, package.path, package.cpath, json.pack {
    api_key = key, api = options.api, url = ("http://%s:PORT"):format(shown), seed = seed,
    unknown = about_unknown, chromium = options.chromium, pace = options.pace or PACE, heartbeat = options.heartbeat or HEARTBEAT,
  })
  if not server then return nil, message end
  local self = setmetatable({ server = server, host = host, api_key = key, port = server:port() }, Gateway)
  local known = command(self, "describe")
  self.url, self.space_id, self.workspace_id = known.url, known.space, known.workspace
  return self
end

---The id of the default space, which is there from the start.
---@return string
function Gateway:space()
  check_self(self, "space")
  return self.space_id
end

---The id of the workspace (a space of an earlier API), which is there from the start.
---@return string
function Gateway:workspace()
  check_self(self, "workspace")
  return self.workspace_id
end

---@class bctrl.GatewayFault
---@field times? integer how many requests (1; math.huge: all until clear)
---@field method? string only requests of this method
---@field path? string only requests whose path matches this Lua pattern
---@field status? integer
---@field body? string
---@field content_type? string
---@field headers? table<string, string>
---@field retry_after? number|string seconds or an HTTP date
---@field delay? number seconds
---@field reset? boolean
---@field close? boolean
---@field truncate? integer bytes
---@field events? integer of a stream, which breaks after so many
---@field after_processing? boolean
---@field code? string of the error envelope, as the next three
---@field message? string
---@field hint? string
---@field details? table
local FAULT = {
  times = "number", status = "number", retry_after = "any", delay = "number", reset = "boolean", close = "boolean",
  truncate = "number", events = "number", body = "string", content_type = "string", headers = "table", method = "string", path = "string",
  after_processing = "boolean", code = "string", message = "string", hint = "string", details = "table",
}

-- Any of these makes an answer other than it would be.
local EFFECTS = { "status", "body", "content_type", "headers", "retry_after", "delay", "reset", "close", "truncate",
  "events" }

local function has_effect(fault)
  for _, name in ipairs(EFFECTS) do
    if fault[name] ~= nil and fault[name] ~= false then return true end
  end
  return false
end

local function bad_option(name, expected, value, level)
  error(("bad option 'fail.%s' (%s expected, got %s)"):format(name, expected, describe(value)), level + 1)
end

local function is_retry_after(value)
  if type(value) == "number" then return value >= 0 and value < math.huge end
  return type(value) == "string" and value ~= "" and not value:find "%c"
end

-- What a fault says must be possible, and say something. Blames the caller of what called this.
local function check_fault(fault)
  check_fields("fail", fault, FAULT, 3)
  if fault.times ~= math.huge then check_integer("fail.times", fault.times, 1, 2 ^ 53, 3) end
  check_integer("fail.status", fault.status, 200, 599, 3)
  check_integer("fail.truncate", fault.truncate, 0, 2 ^ 53, 3)
  check_integer("fail.events", fault.events, 0, 2 ^ 53, 3)
  if fault.delay and not (fault.delay >= 0 and fault.delay <= 86400) then
    bad_option("delay", "seconds from 0 to 86400", fault.delay, 3)
  elseif fault.retry_after ~= nil and not is_retry_after(fault.retry_after) then
    bad_option("retry_after", "seconds or an HTTP date", fault.retry_after, 3)
  elseif fault.path and not pcall(string.find, "", fault.path) then
    bad_option("path", "a Lua pattern", fault.path, 3)
  elseif fault.method and not fault.method:find "^%u+$" then
    bad_option("method", "an HTTP method in capitals", fault.method, 3)
  elseif fault.content_type and (fault.content_type == "" or fault.content_type:find "%c") then
    bad_option("content_type", "a value without line breaks", fault.content_type, 3)
  elseif fault.details and not pcall(json.encode, json.object(copied(fault.details))) then
    bad_option("details", "a table with names as keys, that JSON can say", fault.details, 3)
  end
  for name, value in pairs(fault.headers or {}) do
    if type(name) ~= "string" or type(value) ~= "string" or not name:find "^[%w!#$%%&'*+.^_`|~-]+$"
      or value:find "[\r\n%z]" then
      bad_option("headers", "names and values without line breaks", fault.headers, 3)
    end
  end
  if not has_effect(fault) then
    error(("a fault that does something expected in 'fail' (one of: %s)"):format(table.concat(EFFECTS, ", ")), 3)
  end
end

local function queue_fault(self, fault)
  fault.times = fault.times == math.huge and 2 ^ 53 or fault.times or 1
  if type(fault.retry_after) == "number" then fault.retry_after = ("%.14g"):format(fault.retry_after) end
  command(self, "fail", { fault = fault }, 4)
end

---Queues a fault: the next requests that match it, `times` of them (1), are answered wrongly. Faults
---are looked through in the order of their queueing, and a request takes the first that matches.
---@param fault bctrl.GatewayFault
---`method` and `path` (a Lua pattern) say which requests; without a path, those of the API ("^/v%d").
---`status` and `body`, `reset` (a TCP reset) and `close` (no answer) take the answer's place, and the
---request does nothing, unless `after_processing`; without any of them the API answers. `delay`
---(seconds) holds the answer back, `truncate` sends that many bytes of its body and closes the
---connection; `events` breaks a stream after so many (with `reset`, by a TCP reset); `retry_after` and `headers` are added.
function Gateway:fail(fault)
  check_self(self, "fail")
  check_fault(fault)
  queue_fault(self, copied(fault))
end

---Makes answers late: the API does its work at once and answers after `seconds`.
---@param seconds number
---@param filter? { times?: integer, method?: string, path?: string } times: 1
function Gateway:delay(seconds, filter)
  check_self(self, "delay")
  if type(seconds) ~= "number" then bad_argument(1, "gateway:delay", "seconds", seconds, 2) end
  if filter ~= nil and type(filter) ~= "table" then bad_argument(2, "gateway:delay", "table", filter, 2) end
  local fault = copied(filter or {})
  fault.delay = seconds
  check_fault(fault)
  queue_fault(self, fault)
end

---@class bctrl.GatewayRequest
---@field method string
---@field path string as sent
---@field query string? as sent
---@field headers table<string, string> by lower-case name
---@field body string
---@field status integer? what was answered, nil where the connection was closed without an answer
---@field connection integer the connection's number
---@field requestId string
---@field fault boolean? it met a fault
---@field unknown { field: string, meant: string? }[]? what the contract does not have in it, and what was meant

---The requests since the start or the last clear, oldest first: the last 10,000.
---@param after? integer only those after this position (the second result of an earlier call)
---@return bctrl.GatewayRequest[] requests
---@return integer position
function Gateway:requests(after)
  check_self(self, "requests")
  if after ~= nil and not is_integer(after, 0, 2 ^ 53) then
    bad_argument(1, "gateway:requests", "position", after, 2)
  end
  local answer = command(self, "requests", { after = after })
  return setmetatable(answer.list, nil), answer.last
end

---The fields and query parameters that the contract does not have, in the requests since the start or the last clear, oldest
---first; none with unknown = "accept". A test ends with `assert(#gateway:unknown() == 0)`.
---@return { field: string, meant: string?, method: string, path: string, requestId: string }[]
function Gateway:unknown()
  check_self(self, "unknown")
  return setmetatable(command(self, "unknown").list, nil)
end

---Forgets the requests seen so far and the faults still queued.
function Gateway:clear()
  check_self(self, "clear")
  command(self, "clear")
end

---Counters: connections, peak_connections, total_connections, requests, in_flight, peak_in_flight,
---waiting (answers held back), memory (kB of the gateway's Lua state).
---@return table<string, integer>
function Gateway:stats()
  check_self(self, "stats")
  return setmetatable(command(self, "stats"), nil)
end

---Puts a runtime into a status by hand: "failed", say, which no request brings about.
---@param id string
---@param status "active"|"stopped"|"failed"
function Gateway:set_status(id, status)
  check_self(self, "set_status")
  if status ~= "active" and status ~= "stopped" and status ~= "failed" then
    bad_argument(2, "gateway:set_status", "a status", status, 2)
  end
  if command(self, "set_status", { id = tostring(id), status = status }).missing then
    error(("no such runtime: %s"):format(tostring(id)), 2)
  end
end

---Is it running?
---@return boolean
function Gateway:running()
  check_self(self, "running")
  return self.server ~= nil
end

---Stops the gateway: closes every connection, also those whose answer is held back, and the port is
---free again when this returns. Stopping it twice does nothing.
function Gateway:stop()
  check_self(self, "stop")
  local server = self.server
  self.server = nil
  if server then server:stop() end
end

Gateway.__close = Gateway.stop

function Gateway:__tostring()
  return ("bctrl.Gateway (%s%s)"):format(self.url, self.server and "" or ", stopped")
end

return gateway
