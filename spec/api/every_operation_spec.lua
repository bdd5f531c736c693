-- Every operation of the table, in both generations of the API, whoever serves it: what is sent, what the answer becomes, and
-- what is refused before anything is sent.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local dkjson = require("dkjson")
local operations = require("spec.support.operations")

local IDS = { "a b/ö?", "second.one" }
local ESCAPED = { "a%20b%2F%C3%B6%3F", "second.one" }

-- An answer that will do for a row, and the class of what it becomes.
local ANSWERS = {
  list = [[{"data":[{"id":"one"},{"id":"two"}],"nextCursor":null}]],
  session = [[{"runtimeId":"rt_1","runId":"run_1","status":"active","started":false,"connection":{"cdpUrl":"ws://127.0.0.1:1/x"}}]],
  value = [["any JSON"]],
  result = [[["any",{"JSON":null}] ]],
  turn = [[{"turnId":"turn_1","status":"queued","streamCursor":"0"}]],
}
local function answer_of(row)
  return ANSWERS[row.result] or [[{"id":"one","ok":false,"error":"not an error","list":[],"null":null}]]
end

local function class_of(kind)
  return "bctrl." .. ("_" .. kind):gsub("_(%a)", string.upper)
end

local function class_name(value)
  local metatable = getmetatable(value)
  return type(metatable) == "table" and metatable.__name or nil
end

local function input_of(row)
  if row.takes == "query" then
    return { zone = { "x", "y&z" }, limit = 60 / 4, deep = true }, "deep=true&limit=15&zone=x&zone=y%26z"
  elseif row.takes then
    return { name = "näme", list = bctrl.array {}, map = {}, none = bctrl.null, number = 60 / 4 }, nil
  end
end

describe("every operation", function()
  local gateway, client, clients

  setup(function()
    gateway = api.start { jitter = 0 }
    clients = { v1 = gateway:client { api = "v1" }, v2 = gateway:client() }
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    client = clients.v2
    gateway:clear()
  end)

  local function answer(status, body, headers)
    gateway:fail { status = status, body = body, headers = headers }
  end

  it("is in the table once, and there are as many as the documents have", function()
    local seen, requests = {}, {}
    for _, row in ipairs(operations.rows) do
      assert.is_nil(seen[row.name])
      seen[row.name] = true
      requests[row.method .. " " .. row.path] = true
      if row.path_v2 then
        requests[row.method .. " " .. row.path_v2] = true
      end
    end
    for document, expected in pairs { ["contract/v1.json"] = 101, ["contract/v2.json"] = 5 } do
      local file = assert(io.open(document, "rb"))
      local paths = dkjson.decode(file:read("*a")).paths
      file:close()
      local count = 0
      for path, item in pairs(paths) do
        for method in pairs(item) do
          count = count + 1
          assert(requests[method:upper() .. " " .. path], method .. " " .. path)
        end
      end
      assert.equal(expected, count)
    end
  end)

  for _, generation in ipairs { "v2", "v1" } do
    for _, row in ipairs(operations.plain()) do
      it("is sent as its document has it, with api = " .. generation .. ": " .. row.name, function()
        client = clients[generation]
        answer(200, answer_of(row))
        local input, query = input_of(row)
        local response = {}
        local options = { response = response, headers = { ["X-Call"] = row.name }, idempotency_key = "k-1" }
        if row.takes ~= "query" then
          options.query = { dryRun = true }
          query = "dryRun=true"
        end
        local request, value, err = gateway:only(operations.call, client, row, IDS, input, options)
        assert.is_nil(err)
        assert.equal(row.method, request.method)
        assert.equal(operations.path(row, generation, ESCAPED), request.path)
        assert.equal(query, request.query)
        assert.equal(row.name, request.headers["x-call"])
        assert.equal("k-1", request.headers["idempotency-key"])
        if row.takes and row.takes ~= "query" then
          assert.equal("application/json", request.headers["content-type"])
          assert.same({ name = "näme", list = {}, map = {}, none = dkjson.null, number = 15 },
            dkjson.decode(request.body, 1, dkjson.null))
          api.contains('"list":[]', request.body)
          api.contains('"map":{}', request.body)
        else
          assert.equal("", request.body)
          assert.is_nil(request.headers["content-type"])
        end
        assert.equal(200, response.status)
        if row.result == "list" then
          assert.equal("bctrl.List", class_name(value))
          assert.equal(2, #value)
          assert.equal("two", value[2].id)
          assert.equal(row.items and class_of(row.items) or nil, class_name(value[1]))
        elseif row.result == "value" then
          assert.equal("any JSON", value)
        elseif row.result == "result" then
          assert.equal("any", value[1])
        elseif row.result and row.result ~= "ended" then
          assert.equal(class_of(row.result), class_name(value))
          api.contains(class_of(row.result) .. " ", tostring(value))
        else
          assert.is_nil(getmetatable(value))
          assert.equal("one", value.id)
          assert.is_false(value.ok) -- an answer, not an error
          assert.equal("not an error", value.error)
        end
      end)
    end
  end

  it("may be given no input, and sends {} or none; only any JSON must be given", function()
    for _, row in ipairs(operations.plain()) do
      gateway:clear()
      answer(200, answer_of(row))
      if row.takes == "value" then
        api.contains("a JSON value expected", (select(2, pcall(operations.call, client, row, IDS))))
        assert.equal(0, #gateway:requests())
      else
        local request = gateway:only(operations.call, client, row, IDS)
        assert.equal(row.takes == "body" and "{}" or "", request.body, row.name)
        assert.is_nil(request.query)
        assert.equal(operations.is_keyed(row), request.headers["idempotency-key"] ~= nil, row.name)
      end
    end
  end)

  it("refuses what cannot be meant, before anything is sent", function()
    for _, row in ipairs(operations.plain()) do
      local label = row.name:gsub("%.([^.]+)$", ":%1")
      local parameters = operations.parameters(row)
      local function mistake(words, ids, input, options, ...)
        local method, namespace = operations.method(client, row)
        local arguments, count = { namespace }, parameters + 3 + select("#", ...)
        for i = 1, parameters do
          arguments[i + 1] = ids[i]
        end
        arguments[parameters + 2], arguments[parameters + 3], arguments[parameters + 4] = input, options, ...
        local message = api.mistake(function() method((table.unpack or unpack)(arguments, 1, count)) end)
        api.contains(words, message)
        api.contains("'" .. label .. "'", message)
      end
      for i = 1, parameters do
        for _, bad in ipairs { "", ".", "..", "a\nb", 5, false } do
          local ids = { "good", "good" }
          ids[i] = bad
          mistake(" expected, got ", ids)
        end
        local ids = { "good", "good" }
        ids[i] = nil
        mistake(" expected, got nil", ids)
      end
      mistake("unknown option 'timeot', did you mean 'timeout'?", IDS, row.takes == "value" and 1 or nil, { timeot = 5 })
      mistake("no such argument", IDS, row.takes == "value" and 1 or nil, nil, 5)
      if row.takes == "query" then
        mistake("query table expected, got \"text\"", IDS, "text")
        mistake("null cannot be in a query", IDS, { x = bctrl.null })
        mistake("option 'query'", IDS, {}, { query = { a = 1 } })
      elseif row.takes == "body" then
        mistake("body table expected, got \"text\"", IDS, "text")
        mistake("x: NaN", IDS, { x = 0 / 0 })
      elseif row.takes == "value" then
        mistake("NaN", IDS, 0 / 0)
      else
        mistake("neither body nor query", IDS, {})
      end
      if row.takes and row.takes ~= "value" then
        for name in pairs(require("bctrl.base.options").call) do
          if not row.own and not (row.fields and row.fields[name]) then
            mistake("'" .. name .. "' is an option of the call", IDS, { [name] = "x" })
          end
        end
      end
    end
    assert.equal(0, #gateway:requests())
  end)

  it("that lists goes through all pages by each, and passes on its query and its cursor", function()
    for _, row in ipairs(operations.plain()) do
      if row.each then
        gateway:clear()
        gateway:fail { status = 200, body = [[{"data":[{"id":"1"},{"id":"2"}],"nextCursor":"c/2"}]] }
        gateway:fail { status = 200, body = [[{"data":[],"nextCursor":"c3"}]] }
        gateway:fail { status = 200, body = [[{"data":[{"id":"3"}],"nextCursor":null}]] }
        local names = row.name:match("^(.*)%.")
        local namespace = client
        for name in names:gmatch("[^.]+") do
          namespace = namespace[name]
        end
        local seen = {}
        local arguments = { namespace }
        for i = 1, operations.parameters(row) do
          arguments[#arguments + 1] = IDS[i]
        end
        arguments[#arguments + 1] = { limit = 2 }
        local list = gateway:seen(function()
          for item in namespace.each((table.unpack or unpack)(arguments)) do
            seen[#seen + 1] = item.id
            assert.equal(row.items and class_of(row.items) or nil, class_name(item))
          end
        end)
        assert.equal("1 2 3", table.concat(seen, " "), row.name)
        assert.equal(3, #list)
        assert.equal("limit=2", list[1].query)
        assert.equal("cursor=c%2F2&limit=2", list[2].query)
        assert.equal("cursor=c3&limit=2", list[3].query)
        assert.equal(operations.path(row, "v2", ESCAPED), list[3].path)
        gateway:fail { status = 403, code = "auth.forbidden" }
        local ok, err = pcall(function()
          for _ in namespace.each((table.unpack or unpack)(arguments)) do
            error "no item was expected"
          end
        end)
        assert.is_false(ok)
        api.contains("auth.forbidden", tostring(err))
      end
    end
  end)

  it("tells of an answer of another shape as one that cannot be used", function()
    for _, row in ipairs(operations.plain()) do
      if row.result ~= "value" and row.result ~= "ended" and row.result ~= "result" then
        for _, body in ipairs { "[]", "5", "false", [["text"]], "null" } do
          answer(200, body)
          local value, err = operations.call(client, row, IDS, row.takes == "value" and 1 or nil)
          assert.is_nil(value)
          assert.equal("response", err.kind, row.name .. " " .. body)
          api.contains("expected in the answer", err.message)
          assert.equal(row.name, err.operation)
        end
      end
    end
  end)

  it("is done through the object's method as well, where its line says so", function()
    for _, row in ipairs(operations.rows) do
      local kind, name = (row.on or ""):match("^(.*):(.*)$")
      if kind and row.result ~= "stream" and row.result ~= "bytes" then
        gateway:clear()
        local object = setmetatable({ id = IDS[1] }, getmetatable(client).context.classes[kind])
        answer(200, row.result == kind and [[{"id":"new","fresh":1}]] or answer_of(row))
        local arguments = { object }
        for i = 2, operations.parameters(row) do
          arguments[i] = IDS[i]
        end
        local input = input_of(row)
        arguments[operations.parameters(row) + 1] = input
        local request, value, err = gateway:only(object[name], (table.unpack or unpack)(arguments, 1, operations.parameters(row) + 1))
        assert.is_nil(err)
        assert.equal(row.method, request.method)
        assert.equal(operations.path(row, "v2", ESCAPED), request.path)
        if row.result == kind then
          assert.equal(object, value)
          assert.equal(1, object.fresh)
          assert.equal("new", object.id)
        end
        api.contains("calling '" .. kind .. ":" .. name .. "' on bad self", api.mistake(function() object[name]({}) end))
        api.contains("no such argument", (select(2, pcall(object[name], object, IDS[2], nil, nil, nil, 5))))
      end
    end
  end)

  it("has a class in the module, and a ref, where its object has methods", function()
    for kind, namespace in pairs {
      run = "runs", conversation = "conversations", tool_call = "tool_calls", file = "files", webhook = "webhooks", view = "views",
      space = "spaces", runtime = "runtimes",
    } do
      local object = client[namespace]:ref("id_1")
      assert.equal(class_of(kind), class_name(object))
      assert.equal("id_1", object.id)
      assert.equal(bctrl[class_of(kind):sub(7)].refresh, object.refresh)
      api.contains(kind:gsub("_", " ") .. " id expected, got nil", api.mistake(function() client[namespace]:ref() end))
    end
    assert.equal(0, #gateway:requests())
  end)
end)
