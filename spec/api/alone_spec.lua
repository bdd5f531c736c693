-- Every success returns its value alone, so that print(session:stop()) and table.insert(list, runtime:start()) do what they say.
local bctrl = require "bctrl"
local objects = require "spec.support.objects"

describe("a success returns its value alone:", function()
  local gateway, client, v1

  setup(function()
    gateway, client, v1 = objects.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  -- How many values there are, then the first.
  local function count(...)
    return select("#", ...), (...)
  end

  local function alone(label, ...)
    local n, first = count(...)
    assert.equal(1, n, label)
    assert.is_not_nil(first, label)
    return first
  end

  it("an operation, in both generations", function()
    for _, each in ipairs { client, v1 } do
      local space = gateway:space()
      local runtime = alone("create", each.runtimes:create { spaceId = space, type = "browser", name = "alone" })
      alone("get", each.runtimes:get(runtime.id))
      alone("update", each.runtimes:update(runtime.id, { name = "x" }))
      alone("start", each.runtimes:start(runtime.id))
      alone("stop", each.runtimes:stop(runtime.id))
      alone("list", each.runtimes:list())
      alone("delete", each.runtimes:delete(runtime.id))
      alone("spaces.list", each.spaces:list())
      alone("spaces.create", each.spaces:create { name = "s" })
      alone("spaces.get", each.spaces:get(space))
      alone("spaces.runtimes.list", each.spaces.runtimes:list(space))
      alone("workspaces.runtimes.create", each.workspaces.runtimes:create(gateway:workspace(), { alias = "a", kind = "browser" }))
    end
  end)

  it("a method of an object", function()
    for _, each in ipairs { client, v1 } do
      local runtime = objects.create(each, gateway:space(), "alone")
      alone("ref", each.runtimes:ref(runtime.id))
      local session = alone("start", runtime:start())
      alone("cdp_url", session:cdp_url())
      alone("run_id", session:run_id())
      alone("refresh", runtime:refresh())
      alone("wait_for", runtime:wait_for("active"))
      alone("session:stop", session:stop())
      alone("update", runtime:update { name = "y" })
      assert.equal(0, (count(runtime:using(function() end))))
      alone("using", runtime:using(function() return 1 end))
      bctrl.assert(runtime:start())
      alone("runtime:stop", runtime:stop())
      alone("runtime:delete", runtime:delete())
      alone("tostring", tostring(runtime))
    end
  end)

  it("a list's pages, and each item of all of them", function()
    local space = gateway:space()
    for i = 1, 3 do
      objects.create(client, space, "page " .. i)
    end
    local page = alone("list", client.runtimes:list { limit = 1 })
    alone("next", page:next())
    local each = alone("each", client.runtimes:each { limit = 1 })
    alone("an item", each())
    while page.nextCursor do
      page = bctrl.assert(page:next())
    end
    assert.equal(1, (count(page:next()))) -- nil, at the end
  end)

  it("a method of the client and of a task", function()
    alone("request", client:request("GET", "/v1/spaces"))
    alone("connect", client:connect())
    alone("sleep", client:sleep(0.001))
    alone("poll", client:poll())
    alone("events", client:events())
    alone("stats", client:stats())
    assert.is_true(select("#", client:pollfd()) <= 1)
    assert.is_true(select("#", client:timeout()) <= 1)
    local task = alone("spawn", client:spawn(function() return 1 end))
    assert.equal(0, (count(client:loop())))
    alone("wait", task:wait())
    alone("cancel", task:cancel())
    assert.equal(2, (count(client:map({ 1 }, function() return 1 end)))) -- results, errors
    local other = alone("new", bctrl.new { base_url = gateway.url, api_key = gateway.api_key })
    local child = alone("with", other:with { timeout = 5 })
    local attachment = alone("attach", other:attach {})
    alone("attachment:poll", attachment:poll())
    alone("attachment:detach", attachment:detach())
    assert.equal(0, (count(child:close())))
    assert.equal(0, (count(other:close { stop = true })))
  end)

  it("the JSON functions and assert", function()
    alone("decode", bctrl.decode "[1]")
    alone("encode", bctrl.encode { 1 })
    alone("array", bctrl.array {})
    alone("assert", bctrl.assert(1, nil))
    assert.equal(1, (count(bctrl.assert(nil, nil))))
  end)
end)
