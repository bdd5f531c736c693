-- The API is data: a new operation is an entry in the table of operations, and nothing else.
-- luacheck: no max string line length
local support = require("spec.support.util")

local SCRIPT = [[
  local operations = require "bctrl.api.operations"
  local function add(operation) operations[#operations + 1] = operation end
  add {
    name = "gadgets.calls.get", method = "GET", path = "/v1/gadgets/{gadgetRef}/calls/{callId}/now", takes = "query",
    repeatable = true,
  }
  add {
    name = "gadgets.calls.create", method = "POST", path = "/v1/gadgets/{gadgetRef}/calls", takes = "body",
    idempotency = { v1 = true }, fields = { query = true },
  }
  add { name = "old_keys.list", method = "GET", path = "/v1/old-keys", takes = "query", result = "list", each = true, repeatable = true }
  add { name = "machines.list", method = "GET", path = "/v1/machines", takes = "query", result = "list", items = "runtime" }
  add { name = "old_runtimes.list", method = "GET", path = "/v1/old-runtimes", takes = "query", result = "list" }
  add { name = "burden.get", method = "GET", path = "/v1/burden/{a}/{b}/{c}", path_v2 = "/v2/burden/{a}/{b}/{c}" }

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
  client.gadgets.calls:get("a/b", "c d", { limit = 5 }) sent()
  client.gadgets.calls:get("a", "b", nil, { timeout = 5 }) sent()
  client.gadgets.calls:create("search", { query = "lua" }, { idempotency_key = "k1" }) sent()
  gateway:fail { status = 200, body = '{"data":[{"id":"key_1"}],"nextCursor":null}' }
  for key in client.old_keys:each { limit = 1 } do print(key.id, getmetatable(key)) end sent()
  for _, name in ipairs { "machines", "old_runtimes" } do
    gateway:fail { status = 200, body = '{"data":[{"id":"m"}]}' }
    print(name, getmetatable(assert(client[name]:list())[1]) == getmetatable(client.runtimes:ref "m")) sent()
  end
  client.burden:get("1", "2", "3") sent()
  v1.burden:get("1", "2", "3") sent()
  mistake(client.gadgets.calls.get, client.gadgets.calls, "", "b")
  mistake(client.gadgets.calls.get, client.gadgets.calls, "a")
  mistake(client.gadgets.calls.get, client.gadgets.calls, "a", "b", "c")
  mistake(client.gadgets.calls.get, client.gadgets.calls, "a", "b", { timeout = 5 })
  mistake(client.gadgets.calls.get, client.gadgets.calls, "a", "b", {}, { timeot = 5 })
  mistake(client.gadgets.calls.get, client.gadgets.calls, "a", "b", {}, {}, 5)
  mistake(client.gadgets.calls.create, client.gadgets.calls, "a", { timeout = 5 })
  mistake(client.burden.get, client.burden, "a", "b", "c", {})
  print(tostring(client.gadgets.calls), #gateway:requests())
  gateway:fail { status = 503, times = 10 }
  local function attempts(...) return (select(2, ...)).attempts end
  print(attempts(client.gadgets.calls:get("a", "b", nil, { max_retries = 1 })),
    attempts(v1.gadgets.calls:create("a", nil, { idempotency_key = "k", max_retries = 1 })),
    attempts(v1.gadgets.calls:create("a", nil, { max_retries = 1 })),
    attempts(client.gadgets.calls:create("a", nil, { idempotency_key = "k", max_retries = 1 })))
  client:close()
  gateway:stop()
]]

describe("methods: an entry in the table of operations", function()
  it("is all that a method takes: its namespaces, arguments, checks, path, retries and errors", function()
    local output = support.run_lua(SCRIPT)
    assert.equal([[
GET /v1/gadgets/a%2Fb/calls/c%20d/now limit=5 -
GET /v1/gadgets/a/calls/b/now - -
POST /v1/gadgets/search/calls - {"query":"lua"} k1
key_1	nil
GET /v1/old-keys limit=1 -
machines	true
GET /v1/machines - -
old_runtimes	false
GET /v1/old-runtimes - -
GET /v2/burden/1/2/3 - -
GET /v1/burden/1/2/3 - -
bad argument #1 to 'gadgets.calls:get' (gadget ref expected, got an empty string)
bad argument #2 to 'gadgets.calls:get' (call id expected, got nil)
bad argument #3 to 'gadgets.calls:get' (query table expected, got "c")
bad argument #3 to 'gadgets.calls:get' ('timeout' is an option of the call, not a field of the query: options are argument #4)
bad argument #4 to 'gadgets.calls:get' (unknown option 'timeot', did you mean 'timeout'?)
bad argument #5 to 'gadgets.calls:get' (no such argument: nil expected, got 5)
bad argument #2 to 'gadgets.calls:create' ('timeout' is an option of the call, not a field of the body: options are argument #3)
bad argument #4 to 'burden:get' (this operation has neither body nor query: nil expected, got table)
bctrl namespace client.gadgets.calls	0
2	2	1	1
]], output)
  end)
end)
