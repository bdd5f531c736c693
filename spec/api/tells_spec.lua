-- What the answer of a start or a stop says of a runtime shows on the object that it was asked through, and nothing else does.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local objects = require "spec.support.objects"
local rawserver = require "spec.support.rawserver"

describe("a runtime shows what is known of it:", function()
  local gateway, client, v1

  setup(function()
    gateway, client, v1 = objects.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  local function create(of)
    return bctrl.assert(of.runtimes:create { spaceId = gateway:space(), type = "browser", name = "known" })
  end

  for generation, of in pairs { v2 = function() return client end, v1 = function() return v1 end } do
    it("started and stopped through its session, in " .. generation, function()
      local runtime = create(of())
      local others = api.text { runtime.id, runtime.name, runtime.createdAt, runtime.config }
      assert.equal("stopped", runtime.status)
      local session = bctrl.assert(runtime:start())
      for _, each in ipairs { runtime, session.runtime } do
        assert.equal("active", each.status)
        assert.equal(session:run_id(), each.activeRunId)
      end
      assert.matches("%(active%)$", tostring(runtime))
      bctrl.assert(session:stop())
      for _, each in ipairs { runtime, session.runtime } do
        assert.equal("stopped", each.status)
        assert.is_nil(each.activeRunId)
      end
      assert.is_not_equal("active", session.status) -- v1 tells it there
      assert.equal(others, api.text { runtime.id, runtime.name, runtime.createdAt, runtime.config })
    end)

    it("stopped by itself, in " .. generation, function()
      local runtime = create(of())
      bctrl.assert(runtime:start())
      bctrl.assert(runtime:stop())
      assert.equal("stopped", runtime.status)
      assert.is_nil(runtime.activeRunId)
    end)

    it("stopped on the way out of using, in " .. generation, function()
      local runtime = create(of())
      local inside = runtime:using(function()
        return runtime.status
      end)
      assert.equal("active", inside)
      assert.equal("stopped", runtime.status)
    end)

    it("known by its id alone, in " .. generation, function()
      local id = create(of()).id
      local runtime = of().runtimes:ref(id)
      local session = bctrl.assert(of().runtimes:start(id))
      assert.equal("active", session.runtime.status)
      assert.equal(session:run_id(), session.runtime.activeRunId)
      assert.is_nil(runtime.status)
      bctrl.assert(runtime:stop())
      assert.equal("stopped", runtime.status)
    end)
  end

  it("is as it was where the request fails", function()
    local runtime = create(client)
    bctrl.assert(runtime:start())
    local run = runtime.activeRunId
    gateway:fail { status = 500, times = 3 }
    assert.is_nil((runtime:stop()))
    assert.equal("active", runtime.status)
    assert.equal(run, runtime.activeRunId)
    bctrl.assert(runtime:stop())
  end)

  it("has no field from what an answer does not say, or says in another way than the API does", function()
    local server = rawserver.start()
    finally(function()
      server:stop()
    end)
    local other = client:with { base_url = server.url }
    for _, body in ipairs { "{}", [[{"runtime":{"status":5},"run":"x"}]], [[{"status":{},"runId":[]}]], [[{"runtime":null,"connection":null}]],
      [[{"status":false}]] } do
      for _, nulls in ipairs { "drop", "keep" } do
        server:script { { "read", { "send", rawserver.response(200, body) }, "again" } }
        local runtime = other.runtimes:ref("rt_1")
        runtime.status, runtime.activeRunId = "odd", "run_1"
        local session = bctrl.assert(runtime:start(nil, { nulls = nulls }))
        bctrl.assert(session:stop(nil, { nulls = nulls }))
        bctrl.assert(runtime:stop(nil, { nulls = nulls }))
        assert.equal("odd", runtime.status, body)
        assert.equal("run_1", runtime.activeRunId, body)
        assert.equal("activeRunId id status", objects.keys(runtime))
      end
    end
  end)
end)
