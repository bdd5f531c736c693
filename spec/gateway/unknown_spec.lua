-- Fields that the contract does not have: told of, with what was meant, or refused, or let pass.
local client = require("spec.support.gateway_client")
local gateway = require("bctrl.gateway")
local support = require("spec.support.util")

describe("the gateway tells of unknown fields", function()
  local one

  local function start(unknown)
    one = assert(gateway.start({ unknown = unknown }))
  end

  after_each(function()
    one:stop()
  end)

  local function call(expected, ...)
    local answer = assert(client.request(one, ...))
    assert.are.equal(expected, answer.status, answer.text)
    return answer.body
  end

  -- The unknown fields of a request that is answered 400, with what is said of each.
  local function refused(method, path, body)
    return call(400, method, path, body).details
  end

  local function create(fields)
    local body = { spaceId = one:space(), type = "browser" }
    for name, value in pairs(fields) do
      body[name] = value
    end
    return body
  end

  it("with those that were meant", function()
    start("refuse")
    assert.are.same({ nmae = 'unknown field, "name" was meant?' }, refused("POST", "/v2/runtimes", create { nmae = "x" }))
    for body, expected in pairs({
      [create { space_id = "x" }] = { space_id = "spaceId" }, -- another spelling
      [create { STEALTH = "high" }] = { STEALTH = "config.stealth" }, -- another place
      [create { stelth = "high" }] = { stelth = "config.stealth" },
      [create { config = { profile = true } }] = { ["config.profile"] = "config.browser.profile" },
      [create { config = { name = "x" } }] = { ["config.name"] = "name" },
      [create { config = { fingerprint = { viewport = { height = 1, widht = 1, width = 1 } } } }] =
        { ["config.fingerprint.viewport.widht"] = "config.fingerprint.viewport.width" },
      [create { config = { proxy = { mode = "custom", host = "h", port = 1, protocol = "http", passwrod = "x" } } }] =
        { ["config.proxy.passwrod"] = "config.proxy.password" },
      [create { further = 1, xy = 1, [("n"):rep(100000)] = 1 }] = { further = false, xy = false, [("n"):rep(100000)] = false },
    }) do
      local details = {}
      for field, meant in pairs(expected) do
        details[field] = meant and ("unknown field, %q was meant?"):format(meant) or "unknown field"
      end
      assert.are.same(details, refused("POST", "/v2/runtimes", body))
    end
  end)

  it("of a query and of an update, whichever generation it is of", function()
    start("refuse")
    assert.are.same({ limti = 'unknown field, "limit" was meant?' }, refused("GET", "/v1/runtimes?limti=5"))
    local id = call(200, "POST", "/v2/runtimes", create {}).id
    assert.are.same({ force = "unknown field" }, refused("GET", "/v1/runtimes/" .. id .. "?force=true"))
    assert.are.same({ ["config.idleTimeoutMinute"] = 'unknown field, "config.idleTimeoutMinutes" was meant?' },
      refused("PATCH", "/v1/runtimes/" .. id, { config = { idleTimeoutMinute = 5 } }))
    assert.are.same({ ["config.headles"] = 'unknown field, "config.headless" was meant?' },
      refused("PATCH", "/v1/runtimes/" .. id, { idleTimeoutSeconds = 60, config = { headles = true } }))
  end)

  it("in no answer of its own that is sent back", function()
    start("refuse")
    local proxies = {
      v2 = { { mode = "custom", host = "h", port = 1, protocol = "http", password = "p" },
        { mode = "saved", id = "00000000-0000-4000-8000-000000000000" } },
      v1 = { { type = "custom", host = "h", port = 1, protocol = "http", password = "p" }, "saved", { type = "managed-rotating" },
        { id = "saved", pool = "pool1" } },
    }
    for generation, list in pairs(proxies) do
      for _, proxy in ipairs(list) do
        local body = create { config = { proxy = proxy } }
        local id = call(generation == "v2" and 200 or 201, "POST", "/" .. generation .. "/runtimes", body).id
        local shown = call(200, "GET", "/v1/runtimes/" .. id)
        call(200, "PATCH", "/v1/runtimes/" .. id, { config = shown.config })
        assert.are.same(shown.config, call(200, "GET", "/v1/runtimes/" .. id).config)
      end
    end
  end)

  it("to the test that asks", function()
    start("refuse")
    call(200, "POST", "/v2/runtimes", create { name = "known" })
    assert.are.same({}, one:unknown())
    call(400, "POST", "/v2/runtimes", create { nmae = "x", config = { further = {} } })
    local requests = one:requests()
    assert.is_nil(requests[1].unknown)
    assert.are.same({ { field = "config.further" }, { field = "nmae", meant = "name" } }, requests[2].unknown)
    assert.are.same({ field = "nmae", meant = "name", method = "POST", path = "/v2/runtimes", requestId = requests[2].requestId },
      one:unknown()[2])
    one:clear()
    assert.are.same({}, one:unknown())
  end)

  it("to nobody, where they are let pass", function()
    start("accept")
    call(200, "POST", "/v2/runtimes", create { nmae = "x" })
    assert.are.same({ {}, nil }, { one:unknown(), one:requests()[1].unknown })
  end)

  it("on its standard error, each once", function()
    start("accept")
    local output, status = support.run_lua([[
      package.path = "./?.lua;" .. package.path
      local client = require("spec.support.gateway_client")
      local one = require("bctrl.gateway").start()
      for _, unknown in ipairs { "nmae", "nmae", "new\nline" } do
        client.request(one, "POST", "/v2/runtimes", { spaceId = one:space(), type = "browser", [unknown] = "secret" })
      end
      client.request(one, "GET", "/v1/runtimes/x?includes=1")
      print(#one:unknown(), one:requests()[1].status, one:requests()[1].unknown[1].meant)
      one:stop()
    ]])
    assert.are.equal([[
bctrl gateway: POST /v2/runtimes: nmae: unknown field, "name" was meant?
bctrl gateway: POST /v2/runtimes: new?line: unknown field
bctrl gateway: GET /v1/runtimes/{runtimeId}: includes: unknown field, "include" was meant?
4	200	name
]], output)
    assert.are.equal(0, status)
  end)
end)
