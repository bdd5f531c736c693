-- The five documented operations against Prism, which judges every request by contract/v2.json: what it
-- accepts it answers with that file's examples, what it refuses with 422 and the places where the request breaks the contract.
local bctrl = require("bctrl")

local SPACE = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
local RUNTIME = "5b0c1a52-8f0e-4c6e-9d55-0f6f3a7d2f10"

describe("Prism, on the contract of record,", function()
  local client

  setup(function()
    client = bctrl.new {
      base_url = assert(os.getenv("BCTRL_PRISM_URL"), "BCTRL_PRISM_URL says where Prism is: run `make contract`"),
      api_key = "contract-key",
      max_retries = 0,
    }
  end)

  teardown(function()
    client:close()
  end)

  -- The call was refused with 422, and Prism's first complaint is about `place` (the parts of its location, joined).
  local function refused(place, value, err)
    assert.is_nil(value)
    assert.equal("api", err.kind)
    assert.equal(422, err.status)
    local answer = bctrl.assert(bctrl.decode(err.response.text))
    local places = {}
    for _, complaint in ipairs(answer.validation) do
      places[#places + 1] = table.concat(complaint.location, ".") .. " " .. complaint.code
    end
    assert.is_truthy((table.concat(places, ", ")):find(place, 1, true), table.concat(places, ", "))
  end

  -- Prism answers with another of the operation's declared answers, or with 404 where it declares no such one.
  local function preferring(status)
    return { headers = { Prefer = "code=" .. status } }
  end

  describe("runtimes:create", function()
    it("is accepted with the required fields alone", function()
      local response = {}
      local runtime = bctrl.assert(client.runtimes:create({ spaceId = SPACE, type = "browser" }, { response = response }))
      assert.equal(200, response.status)
      assert.equal("string", type(runtime.id))
      assert.equal("browser", runtime.type)
    end)

    it("is accepted with every kind of value that JSON has", function()
      local runtime = bctrl.assert(client.runtimes:create {
        spaceId = SPACE,
        type = "browser",
        name = "näme \"quoted\" \1 \240\159\140\141",
        metadata = {},
        config = {
          browser = { profile = false },
          extensions = bctrl.array {},
          lifecycle = { idleTimeoutMinutes = 60 / 4 },
          proxy = bctrl.null,
          stealth = "high",
        },
      })
      assert.equal("string", type(runtime.config.stealth))
    end)

    it("is accepted with either proxy of the union", function()
      for _, proxy in ipairs {
        { mode = "custom", host = "proxy.example", port = 8080, protocol = "socks5" },
        { mode = "saved", id = RUNTIME },
      } do
        bctrl.assert(client.runtimes:create { spaceId = SPACE, type = "browser", config = { proxy = proxy } })
      end
    end)

    it("is refused without its space", function()
      refused("body required", client.runtimes:create { type = "browser" })
    end)

    it("is refused with a value outside an enum", function()
      refused("body.type enum", client.runtimes:create { spaceId = SPACE, type = "toaster" })
    end)

    it("is refused with {} where a list belongs, which bctrl.array makes []", function()
      refused("body.config.extensions type", client.runtimes:create { spaceId = SPACE, type = "browser", config = { extensions = {} } })
    end)

    it("is refused with a fraction where an integer belongs", function()
      refused("body.config.lifecycle.idleTimeoutMinutes type", client.runtimes:create {
        spaceId = SPACE, type = "browser", config = { lifecycle = { idleTimeoutMinutes = 1.5 } },
      })
    end)
  end)

  describe("runtimes:start", function()
    it("is accepted without a body, and its answer is a session", function()
      local session = bctrl.assert(client.runtimes:start(RUNTIME))
      assert.equal("string", type(session:cdp_url()))
      assert.equal(session.connection.url, session:cdp_url())
      assert.equal(session.run.id, session:run_id())
      assert.equal("browser", session.runtime.type)
    end)

    it("is accepted with live viewing", function()
      local session = bctrl.assert(client.runtimes:start(RUNTIME, { live = { control = "input", expiresInSeconds = 300 } }))
      assert.equal("string", type(session.live.url))
    end)

    it("is refused with an unknown control", function()
      refused("body.live.control enum", client.runtimes:start(RUNTIME, { live = { control = "telepathy" } }))
    end)
  end)

  describe("runtimes:update", function()
    it("is accepted, and the object's fields are the answer's", function()
      local runtime = client.runtimes:ref(RUNTIME)
      bctrl.assert(runtime:update { name = "renamed", idleTimeoutMinutes = 15 })
      assert.equal("string", type(runtime.status))
      assert.equal("table", type(runtime.config))
    end)

    it("is refused with a name that is no string", function()
      refused("body.name type", client.runtimes:update(RUNTIME, { name = 7 }))
    end)

    it("comes back with the contract's own error for each status that it declares", function()
      for _, status in ipairs { 401, 403, 404, 429 } do
        local runtime, err = client.runtimes:update(RUNTIME, { name = "x" }, preferring(status))
        assert.is_nil(runtime)
        assert.equal("api", err.kind)
        assert.equal(status, err.status)
        assert.equal("string", type(err.code))
        assert.equal("string", type(err.message))
        assert.equal(1, err.attempts)
      end
    end)
  end)

  describe("spaces.runtimes:list", function()
    it("is accepted, and its answer is a page of runtimes", function()
      local page = bctrl.assert(client.spaces.runtimes:list(SPACE))
      assert.is_true(#page > 0)
      assert.equal("string", type(page[1].id))
      assert.equal("function", type(page[1].start))
      assert.is_nil(page:next())
    end)

    it("is refused on a path that the contract does not have", function()
      local page, err = client:request("GET", "/v1/spaces/" .. SPACE .. "/runtimess")
      assert.is_nil(page)
      assert.equal(404, err.status)
    end)

    it("is refused where Prism is asked for an answer that it does not declare", function()
      local page, err = client.spaces.runtimes:list(SPACE, nil, preferring(404))
      assert.is_nil(page)
      assert.equal("api", err.kind)
      assert.equal(404, err.status)
    end)
  end)

  describe("workspaces.runtimes:create", function()
    it("is accepted with each launch of the union", function()
      for _, launch in ipairs {
        { mode = "profile", profileId = RUNTIME },
        { mode = "ephemeral", extensionIds = bctrl.array {}, config = { proxy = bctrl.null, humanizePersonaId = 3 } },
      } do
        local runtime = bctrl.assert(client.workspaces.runtimes:create(SPACE, {
          alias = "main", kind = "browser", driver = "playwright", launch = launch,
        }))
        assert.equal("string", type(runtime.id))
        assert.equal("string", type(runtime.alias))
      end
    end)

    it("is refused without its alias", function()
      refused("body required", client.workspaces.runtimes:create(SPACE, { kind = "browser" }))
    end)

    it("is refused with a launch of neither kind", function()
      refused("body.launch", client.workspaces.runtimes:create(SPACE, {
        alias = "main", kind = "browser", launch = { mode = "rocket" },
      }))
    end)
  end)
end)
