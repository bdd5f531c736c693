-- What is read from the API and sent back is what was read: empty lists, nulls, integers to the last bit.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local dkjson = require("dkjson")
local rawserver = require("spec.support.rawserver")
local support = require("spec.support.util")

-- A JSON text as another codec reads it, in one spelling; nulls are kept or dropped.
local function canonical(text, nulls)
  local value, _, problem = dkjson.decode(text, 1, nulls == "keep" and dkjson.null or nil)
  assert(problem == nil, problem)
  local function write(each)
    if type(each) ~= "table" or each == dkjson.null then
      return each == dkjson.null and "null" or api.text(each)
    end
    local mark = (getmetatable(each) or {}).__jsontype
    local parts = {}
    for key, item in pairs(each) do
      parts[#parts + 1] = tostring(key) .. ":" .. write(item)
    end
    table.sort(parts)
    return mark .. "(" .. table.concat(parts, ",") .. ")"
  end
  return write(value)
end

for _, generation in ipairs { "v2", "v1" } do
  describe("a round trip: a config of the API, api = \"" .. generation .. "\"", function()
    local gateway, client

    setup(function()
      gateway = api.start { api = generation }
      client = gateway:client { api = generation }
    end)

    teardown(function()
      gateway:finish()
    end)

    local function create(config)
      return bctrl.assert(client.runtimes:create {
        spaceId = gateway:space(), type = "browser", name = "round", metadata = {
          exact = 9007199254740991, negative = -9007199254740991, half = 0.5, empty = bctrl.array {}, object = {}, null = bctrl.null,
          nested = { { 1, { 2, {} } }, bctrl.array {} },
        }, config = config,
      })
    end

    local CONFIGS = {
      [false] = false,
      proxy = { proxy = generation == "v1" and { host = "proxy.example", port = 8080, protocol = "http", type = "custom" }
        or { mode = "custom", host = "proxy.example", port = 8080, protocol = "socks5", username = "u", password = "p" } },
      nothing = { proxy = bctrl.null },
      extensions = generation == "v1" and { extensionIds = { "ext_1", "ext_2" } } or { extensions = { "ext_1", "ext_2" } },
    }

    it("is accepted and unchanged when it is read with nulls = \"keep\" and sent back", function()
      for _, config in pairs(CONFIGS) do
        local runtime = create(config or nil)
        local response = {}
        local read = bctrl.assert(client.runtimes:get(runtime.id, nil, { nulls = "keep", response = response }))
        local before = response.text
        local request = gateway:only(function()
          bctrl.assert(read:update({ config = read.config }, { nulls = "keep", response = response }))
        end)
        local sent = canonical(request.body, "keep")
        api.contains(canonical(bctrl.encode(read.config), "keep"), sent)
        local function config_of(text)
          return canonical(assert(bctrl.encode(bctrl.decode(text, { nulls = "keep" }).config)), "keep")
        end
        assert.equal(config_of(before), config_of(response.text))
        assert.equal("object(config:" .. config_of(before) .. ")", sent)
        api.contains("array()", sent)
        if config == CONFIGS.nothing or not config then
          api.contains("proxy:null", sent)
          assert.equal(bctrl.null, read.config.proxy)
        end
        -- unchanged for whoever reads it next, too
        local again = {}
        bctrl.assert(client.runtimes:get(runtime.id, nil, { response = again }))
        assert.equal(config_of(before), config_of(again.text))
      end
    end)

    it("is accepted and unchanged but for its nulls otherwise", function()
      for _, config in pairs(CONFIGS) do
        local runtime = create(config or nil)
        local response = {}
        bctrl.assert(runtime:refresh(nil, { response = response }))
        local before = response.text
        local request = gateway:only(function()
          bctrl.assert(runtime:update({ config = runtime.config }, { response = response }))
        end)
        local function config_of(text)
          return canonical(assert(bctrl.encode(bctrl.decode(text).config)))
        end
        assert.equal("object(config:" .. config_of(before) .. ")", canonical(request.body))
        assert.is_nil(request.body:find("null", 1, true))
        assert.equal(config_of(before), config_of(response.text))
      end
    end)

    it("comes back with its metadata exactly, and leaves nulls out unless they are kept", function()
      local runtime = create()
      local kept = bctrl.assert(client.runtimes:get(runtime.id, nil, { nulls = "keep" }))
      assert.equal(bctrl.null, kept.metadata.null)
      assert.equal(bctrl.null, kept.activeRunId)
      assert.equal(9007199254740991, kept.metadata.exact)
      assert.equal("[]", bctrl.encode(kept.metadata.empty))
      assert.equal("{}", bctrl.encode(kept.metadata.object))
      assert.equal("[[1,[2,{}]],[]]", bctrl.encode(kept.metadata.nested))
      local plain = bctrl.assert(client.runtimes:get(runtime.id))
      assert.is_nil(plain.metadata.null)
      assert.is_nil(plain.activeRunId)
      assert.equal("[]", bctrl.encode(plain.metadata.empty))
      local keeping = client:with { nulls = "keep" }
      assert.equal(bctrl.null, bctrl.assert(keeping.runtimes:get(runtime.id)).activeRunId)
      assert.is_nil(bctrl.assert(keeping.runtimes:get(runtime.id, nil, { nulls = "drop" })).activeRunId)
    end)
  end)
end

describe("any document", function()
  local server, client

  setup(function()
    server = rawserver.start()
    client = bctrl.new { api_key = "key", base_url = server.url }
  end)

  teardown(function()
    client:close()
    server:stop()
  end)

  -- Reads the text as an answer, sends what was read as a body, and returns what arrived.
  local function round(text, options, codec)
    server:script {
      { "read", { "send", rawserver.response(200, text) }, "read", { "send", rawserver.response(200, "{}") }, "again" },
    }
    local with = codec and client:with { json = codec } or client
    local value = bctrl.assert(with:request("GET", "/v1/document", options))
    bctrl.assert(with:request("POST", "/v1/document", { body = value }))
    for _, connection in ipairs(server:log().connections) do
      for _, request in ipairs(connection.requests) do
        if request.method == "POST" then
          return request.body, value
        end
      end
    end
  end

  local KEEP = { nulls = "keep" }

  it("comes back as the same bytes, where its spelling is the plainest", function()
    for _, text in ipairs {
      "{}", "[]", "[[],{},[[]],[{}]]", [==[{"a":[]}]==], "[null,1,null]", [==[{"a":{"b":{"c":[null]}}}]==], "true", "false", [["text"]], "0", "-1",
      "[0.5,-0.25,1e+300,9007199254740991,-9007199254740991]", [==[["é","日本","\"\\\b\f\n\r\t"]]==],
      [==[{"":1}]==], ("["):rep(100) .. ("]"):rep(100),
    } do
      assert.equal(canonical(text, "keep"), canonical((round(text, KEEP)), "keep"))
      if not text:find("[.e]") and not text:find("\\") then
        assert.equal(text, (round(text, KEEP)))
      end
    end
    assert.equal([==[{"a":null}]==], (round([==[{"a":null}]==], KEEP)))
    assert.equal("{}", (round([==[{"a":null}]==])))
    assert.equal("null", (round("null")))
  end)

  it("keeps integers of 53 bits on every Lua, and of 64 bits where Lua has them", function()
    assert.equal("[9007199254740991,-9007199254740991]", (round("[9007199254740991,-9007199254740991]")))
    if support.has_integers then
      assert.equal("[9007199254740993]", (round("[9007199254740993]")))
      local text, value = round("[9223372036854775807,-9223372036854775808,0,1]")
      assert.equal("[9223372036854775807,-9223372036854775808,0,1]", text)
      assert.equal("integer", math.type(value[1]))
      assert.equal(math.maxinteger, value[1])
    end
  end)

  it("is the other codec's business with json = require \"cjson\" or dkjson, errors and all", function()
    local body, value = round([==[{"a":1,"b":[true,"x"]}]==], nil, support.codec)
    assert.equal(support.codec.decode(body).b[2], "x")
    assert.equal(1, value.a)
    local cjson = support.module("cjson")
    if cjson then
      assert.equal(cjson.null, select(2, round([==[{"a":null}]==], nil, cjson)).a)
    end
    body = round([==[{"a":[],"b":{}}]==], nil, dkjson)
    assert.equal(canonical([==[{"a":[],"b":{}}]==]), canonical(body))
    for name, codec in pairs { cjson = cjson, dkjson = dkjson, ["cjson.safe"] = support.module("cjson.safe") } do
      local with = client:with { json = codec }
      server:script { { "read", { "send", rawserver.response(200, "{\"a\":") }, "again" } }
      local answer, err = with:request("GET", "/v1/document")
      assert.is_nil(answer, name)
      assert.equal("response", err.kind)
      api.contains("the answer's JSON cannot be read: ", err.message)
      server:script { { "read", { "send", rawserver.response(200, "null") }, "again" } }
      answer, err = with:request("GET", "/v1/document")
      assert.is_nil(err)
      assert.truthy(answer == bctrl.null)
      local message = api.mistake(function() with:request("POST", "/v1/document", { body = { a = print } }) end)
      api.contains("bad argument #3 to 'client:request' (body: ", message)
    end
    local odd = client:with { json = { encode = function() return 5 end, decode = function() error({}) end } }
    api.contains("body: ", api.mistake(function() odd:request("POST", "/v1/document", { body = {} }) end))
    server:script { { "read", { "send", rawserver.response(200, "{}") }, "again" } }
    local _, err = odd:request("GET", "/v1/document")
    assert.equal("response", err.kind)
  end)

  it("works with objects, pages and errors with another codec too", function()
    local gateway = api.start()
    finally(function()
      gateway:finish()
    end)
    for _, codec in ipairs { support.codec, dkjson } do
      local other = gateway:client { json = codec }
      local runtime = bctrl.assert(other.runtimes:create { spaceId = gateway:space(), type = "browser", name = "codec" })
      assert.equal("stopped", runtime.status)
      local session = bctrl.assert(runtime:start())
      assert.truthy(session:cdp_url())
      bctrl.assert(runtime:update { name = "renamed" })
      assert.equal("renamed", runtime.name)
      bctrl.assert(session:stop())
      local count = 0
      for _ in other.runtimes:each { limit = 1 } do
        count = count + 1
      end
      assert.truthy(count > 0)
      local empty = bctrl.assert(other.runtimes:list { status = "failed" })
      assert.equal(0, #empty)
      assert.is_nil((empty:next()))
      local _, err = other.runtimes:create { type = "browser" }
      assert.equal("required", err.details.spaceId)
    end
  end)
end)
