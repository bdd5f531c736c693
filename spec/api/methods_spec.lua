-- The API is data: a new operation is an entry in the table of operations, and nothing else.
-- luacheck: no max string line length
local support = require("spec.support.util")

local SCRIPT = [[
  local operations = require "bctrl.api.operations"
  local function add(operation) operations[#operations + 1] = operation end
  add {
    name = "tools.calls.get", method = "GET", path = "/v1/tools/{toolRef}/calls/{callId}/now", takes = "query",
    repeatable = true, argument = { "tool ref", "call id" },
  }
  add {
    name = "tools.calls.create", method = "POST", path = "/v1/tools/{toolRef}/calls", takes = "body", argument = "tool ref",
    idempotency = { v1 = true }, fields = { query = true },
  }
  add { name = "api_keys.list", method = "GET", path = "/v1/api-keys", takes = "query", result = "list", repeatable = true }
  add { name = "machines.list", method = "GET", path = "/v1/machines", takes = "query", result = "list", items = "runtime" }
  add { name = "old_runtimes.list", method = "GET", path = "/v1/old-runtimes", takes = "query", result = "list" }
  add { name = "usage.get", method = "GET", path = "/v1/usage/{a}/{b}/{c}", path_v2 = "/v2/usage/{a}/{b}/{c}", argument = { "a", "b", "c" } }

  local bctrl = require "bctrl"
  local gateway = assert(require("bctrl.gateway").start())
  local client = bctrl.new { base_url = gateway.url, api_key = gateway.api_key }
  local v1 = client:with { api = "v1" }
  local function sent(...)
    local request = gateway:requests()[1]
    gateway:clear()
    local parts = { request.method, request.path, request.query or "-", request.body ~= "" and request.body or "-" }
    if request.headers["idempotency-key"] then parts[#parts + 1] = request.headers["idempotency-key"] end
    print(table.concat(parts, " "))
    return ...
  end
  local function mistake(fn, ...)
    print((select(2, pcall(fn, ...)):gsub("^[^ ]*:%d+: ", "")))
  end
  client.tools.calls:get("a/b", "c d", { limit = 5 }) sent()
  client.tools.calls:get("a", "b", nil, { timeout = 5 }) sent()
  client.tools.calls:create("search", { query = "lua" }, { idempotency_key = "k1" }) sent()
  gateway:fail { status = 200, body = '{"data":[{"id":"key_1"}],"nextCursor":null}' }
  for key in client.api_keys:each { limit = 1 } do print(key.id, getmetatable(key)) end sent()
  for _, name in ipairs { "machines", "old_runtimes" } do
    gateway:fail { status = 200, body = '{"data":[{"id":"m"}]}' }
    print(name, getmetatable(assert(client[name]:list())[1]) == getmetatable(client.runtimes:ref "m")) sent()
  end
  client.usage:get("1", "2", "3") sent()
  v1.usage:get("1", "2", "3") sent()
  mistake(client.tools.calls.get, client.tools.calls, "", "b")
  mistake(client.tools.calls.get, client.tools.calls, "a")
  mistake(client.tools.calls.get, client.tools.calls, "a", "b", "c")
  mistake(client.tools.calls.get, client.tools.calls, "a", "b", { timeout = 5 })
  mistake(client.tools.calls.get, client.tools.calls, "a", "b", {}, { timeot = 5 })
  mistake(client.tools.calls.get, client.tools.calls, "a", "b", {}, {}, 5)
  mistake(client.tools.calls.create, client.tools.calls, "a", { timeout = 5 })
  mistake(client.usage.get, client.usage, "a", "b", "c", {})
  print(tostring(client.tools.calls), #gateway:requests())
  gateway:fail { status = 503, times = 10 }
  local function attempts(...) return (select(2, ...)).attempts end
  print(attempts(client.tools.calls:get("a", "b", nil, { max_retries = 1 })),
    attempts(v1.tools.calls:create("a", nil, { idempotency_key = "k", max_retries = 1 })),
    attempts(v1.tools.calls:create("a", nil, { max_retries = 1 })),
    attempts(client.tools.calls:create("a", nil, { idempotency_key = "k", max_retries = 1 })))
  client:close()
  gateway:stop()
]]

describe("methods: an entry in the table of operations", function()
  it("is all that a method takes: its namespaces, arguments, checks, path, retries and errors", function()
    local output = support.run_lua(SCRIPT)
    assert.equal([[
GET /v1/tools/a%2Fb/calls/c%20d/now limit=5 -
GET /v1/tools/a/calls/b/now - -
POST /v1/tools/search/calls - {"query":"lua"} k1
key_1	nil
GET /v1/api-keys limit=1 -
machines	true
GET /v1/machines - -
old_runtimes	false
GET /v1/old-runtimes - -
GET /v2/usage/1/2/3 - -
GET /v1/usage/1/2/3 - -
bad argument #1 to 'tools.calls:get' (tool ref expected, got an empty string)
bad argument #2 to 'tools.calls:get' (call id expected, got nil)
bad argument #3 to 'tools.calls:get' (query table expected, got "c")
bad argument #3 to 'tools.calls:get' ('timeout' is an option of the call, not a field of the query: options are argument #4)
bad argument #4 to 'tools.calls:get' (unknown option 'timeot', did you mean 'timeout'?)
bad argument #5 to 'tools.calls:get' (no such argument: nil expected, got 5)
bad argument #2 to 'tools.calls:create' ('timeout' is an option of the call, not a field of the body: options are argument #3)
bad argument #4 to 'usage:get' (this operation has neither body nor query: nil expected, got table)
bctrl namespace client.tools.calls	0
2	2	1	1
]], output)
  end)
end)
