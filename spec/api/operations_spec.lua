-- The calls that the gateway serves, in both generations of the API: what each sends, what it returns, how it is refused.
-- Every operation of the table, whoever serves it: every_operation_spec.lua.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local dkjson = require("dkjson")
local operations = require("spec.support.operations")

local NOBODY = "00000000-0000-4000-8000-000000000000"

-- A body as another codec reads it.
local function read(text)
  local value, _, problem = dkjson.decode(text, 1, dkjson.null)
  assert(problem == nil, problem)
  return api.text(value)
end

for _, generation in ipairs { "v2", "v1" } do
  local is_v1 = generation == "v1"

  describe("operations, with api = \"" .. generation .. "\"", function()
    local gateway, client, space, runtime, active, restore

    setup(function()
      gateway = api.start()
      client = gateway:client { api = generation }
      space = gateway:space()
      restore = api.jitter(0)
    end)

    teardown(function()
      restore()
      gateway:finish()
    end)

    before_each(function()
      gateway:clear()
      client:close()
      client = gateway:client { api = generation }
      runtime = bctrl.assert(client.runtimes:create { spaceId = space, type = "browser", name = "stopped" })
      active = bctrl.assert(client.runtimes:create { spaceId = space, type = "browser", name = "active" })
      bctrl.assert(active:start())
    end)

    -- One row a call. `call(id, options)` makes it; `id` is what `of` returns: an id that exists, or NOBODY.
    local CASES = {
      ["runtimes.create"] = {
        method = "POST", path = is_v1 and "/v1/runtimes" or "/v2/runtimes", status = is_v1 and 201 or 200,
        of = function() return space end,
        call = function(id, options)
          return client.runtimes:create({
            spaceId = id, type = "browser", name = "main", metadata = { team = "lua", empty = {} },
            config = {
              proxy = bctrl.null, [is_v1 and "extensionIds" or "extensions"] = bctrl.array {}, stealth = is_v1 and "best" or "high",
            },
          }, options)
        end,
        body = function(id)
          return ([[{"spaceId":"%s","type":"browser","name":"main","metadata":{"team":"lua","empty":{}},
            "config":{"proxy":null,"%s":[],"stealth":"%s"}}]]):format(id, is_v1 and "extensionIds" or "extensions", is_v1 and "best" or "high")
        end,
        check = function(value)
          assert.equal("main", value.name)
          assert.equal("stopped", value.status)
          assert.equal("lua", value.metadata.team)
          assert.equal(is_v1 and "best" or "high", value.config.stealth)
          assert.is_nil(value.config.proxy)
        end,
        class = "Runtime",
        bad = function(options)
          return client.runtimes:create({ spaceId = 5, type = "browser", config = { stealth = "invisible" } }, options)
        end,
        details = { "spaceId", "config.stealth" },
      },
      ["runtimes.start"] = {
        method = "POST", path = is_v1 and "/v1/runtimes/%s/start" or "/v2/runtimes/%s/start", status = 200,
        of = function() return runtime.id end,
        call = function(id, options)
          return client.runtimes:start(id, is_v1 and { recording = true } or { live = { control = "input", expiresInSeconds = 60 } }, options)
        end,
        body = function()
          return is_v1 and [[{"recording":true}]] or [[{"live":{"control":"input","expiresInSeconds":60}}]]
        end,
        check = function(value, id)
          assert.truthy(value:cdp_url():find("^ws://"))
          assert.truthy(value:run_id())
          assert.equal(id, value.runtime.id)
          if is_v1 then
            assert.is_true(value.started)
            assert.is_true(value.recording.enabled)
          else
            assert.equal("input", value.live.control)
            assert.equal("active", value.runtime.status)
          end
        end,
        class = "Session", keyed = true, missing = "runtime.not_found",
        bad = function(options)
          return client.runtimes:start(runtime.id, is_v1 and { recording = "yes" } or { live = { control = "look" } }, options)
        end,
        details = { is_v1 and "recording" or "live.control" },
      },
      ["runtimes.update"] = {
        method = "PATCH", path = "/v1/runtimes/%s", status = 200,
        of = function() return runtime.id end,
        call = function(id, options)
          return client.runtimes:update(id, {
            name = "renamed", [is_v1 and "idleTimeoutSeconds" or "idleTimeoutMinutes"] = 60 / 4, config = { proxy = bctrl.null },
          }, options)
        end,
        body = function()
          return ([[{"name":"renamed","%s":15,"config":{"proxy":null}}]]):format(is_v1 and "idleTimeoutSeconds" or "idleTimeoutMinutes")
        end,
        check = function(value, id)
          assert.equal(id, value.id)
          assert.equal("renamed", value.name)
          assert.equal(15, value.config[is_v1 and "idleTimeoutSeconds" or "idleTimeoutMinutes"])
        end,
        class = "Runtime", missing = "runtime.not_found",
        bad = function(options)
          return client.runtimes:update(runtime.id, { name = 5, config = { extensionIds = {} } }, options)
        end,
        details = { "name", "config.extensionIds" }, -- {} is an object
        conflict = function(options)
          return client.runtimes:update(active.id, { config = { autoUpgrade = false } }, options)
        end,
        conflict_code = "runtime.config_locked",
      },
      ["runtimes.list"] = {
        method = "GET", path = "/v1/runtimes", status = 200,
        of = function() return space end,
        call = function(id, options)
          return client.runtimes:list({ spaceId = id, status = { "active", "stopped" }, limit = 2, q = "a" }, options)
        end,
        query = function(id) return "limit=2&q=a&spaceId=" .. id .. "&status=active&status=stopped" end,
        check = function(value)
          assert.truthy(#value > 0 and #value <= 2)
          for _, each in ipairs(value) do
            assert.equal(bctrl.Runtime.start, each.start)
            assert.truthy(each.id)
          end
        end,
        class = "List", missing = "space.not_found",
        bad = function(options) return client.runtimes:list({ limit = 1000, status = "asleep" }, options) end,
        details = { "limit", "status" },
      },
      ["runtimes.get"] = {
        method = "GET", path = "/v1/runtimes/%s", status = 200,
        of = function() return runtime.id end,
        call = function(id, options) return client.runtimes:get(id, { include = "connection" }, options) end,
        query = function() return "include=connection" end,
        check = function(value, id)
          assert.equal(id, value.id)
          assert.equal(space, value.spaceId)
        end,
        class = "Runtime", missing = "runtime.not_found",
      },
      ["runtimes.stop"] = {
        method = "POST", path = "/v1/runtimes/%s/stop", status = 200,
        of = function() return active.id end,
        call = function(id, options) return client.runtimes:stop(id, nil, options) end,
        check = function(value, id)
          assert.equal(id, value.runtimeId)
          assert.is_true(value.stopped)
          assert.equal("stopped", value.status)
        end,
        missing = "runtime.not_found",
        conflict = function(options) return client.runtimes:stop(runtime.id, nil, options) end,
        conflict_code = "runtime.not_active",
      },
      ["runtimes.delete"] = {
        method = "DELETE", path = "/v1/runtimes/%s", status = 200,
        of = function() return runtime.id end,
        call = function(id, options) return client.runtimes:delete(id, { force = false }, options) end,
        query = function() return "force=false" end,
        check = function(value, id)
          assert.equal(id, value.id)
          assert.is_true(value.deleted)
        end,
        missing = "runtime.not_found",
        conflict = function(options) return client.runtimes:delete(active.id, nil, options) end,
        conflict_code = "runtime.not_stopped",
      },
      ["spaces.list"] = {
        method = "GET", path = "/v1/spaces", status = 200,
        of = function() return space end,
        call = function(_, options) return client.spaces:list({ limit = 10 }, options) end,
        query = function() return "limit=10" end,
        check = function(value)
          assert.equal(space, value[1].id)
          assert.equal("bctrl.Space", getmetatable(value[1]).__name)
        end,
        class = "List",
        bad = function(options) return client.spaces:list({ limit = 0 }, options) end,
        details = { "limit" },
      },
      ["spaces.create"] = {
        method = "POST", path = "/v1/spaces", status = 201,
        of = function() return space end,
        call = function(_, options)
          return client.spaces:create({ name = "made", environment = { vault = { allow = bctrl.array {} } } }, options)
        end,
        body = function() return [[{"name":"made","environment":{"vault":{"allow":[]}}}]] end,
        check = function(value)
          assert.equal("made", value.name)
          assert.equal("function", type(value.refresh))
          assert.equal("[]", bctrl.encode(value.environment.vault.allow))
        end,
        class = "Space",
        bad = function(options) return client.spaces:create({ name = {}, environment = { vault = { allow = {} } } }, options) end,
        details = { "name", "environment.vault.allow" },
      },
      ["spaces.get"] = {
        method = "GET", path = "/v1/spaces/%s", status = 200,
        of = function() return space end,
        call = function(id, options) return client.spaces:get(id, nil, options) end,
        check = function(value, id)
          assert.equal(id, value.id)
          assert.is_true(value.isDefault)
        end,
        class = "Space", missing = "space.not_found",
      },
      ["spaces.runtimes.list"] = {
        method = "GET", path = "/v1/spaces/%s/runtimes", status = 200,
        of = function() return space end,
        call = function(id, options) return client.spaces.runtimes:list(id, nil, options) end,
        check = function(value)
          assert.truthy(#value >= 2)
          for _, each in ipairs(value) do
            assert.equal(bctrl.Runtime.start, each.start)
            assert.equal("browser", each.kind)
          end
          assert.is_nil(value.nextCursor)
          assert.equal(0, select("#", value:next()) - 1)
          assert.is_nil((value:next()))
        end,
        class = "List", missing = "space.not_found",
      },
      ["workspaces.runtimes.create"] = {
        method = "POST", path = "/v1/workspaces/%s/runtimes", status = 200,
        of = function() return gateway:workspace() end,
        call = function(id, options)
          return client.workspaces.runtimes:create(id, {
            alias = "crawler", kind = "browser", driver = "playwright",
            launch = { mode = "ephemeral", extensionIds = bctrl.array {}, config = { humanize = true, proxy = bctrl.null } },
          }, options)
        end,
        body = function()
          return [[{"alias":"crawler","kind":"browser","driver":"playwright",
            "launch":{"mode":"ephemeral","extensionIds":[],"config":{"humanize":true,"proxy":null}}}]]
        end,
        check = function(value, id)
          assert.equal("crawler", value.alias)
          assert.equal("playwright", value.driver)
          assert.equal(id, value.workspaceId)
        end,
        class = "Runtime", missing = "workspace.not_found",
        bad = function(options)
          return client.workspaces.runtimes:create(gateway:workspace(), { alias = "a", launch = { mode = "profile" } }, options)
        end,
        details = { "kind", "launch.profileId" },
      },
    }

    it("every case is an operation of the table", function()
      local known = {}
      for _, row in ipairs(operations.rows) do
        known[row.name] = true
      end
      for name in pairs(CASES) do
        assert(known[name], name .. " is no operation")
      end
    end)

    for _, row in ipairs(operations.rows) do
      local name = row.name
      local case = CASES[name]

      if case then describe("client." .. name, function()
        it("sends what the contract has, once, and returns what came", function()
          local id = case.of()
          local response = {}
          local request, value, err = gateway:only(case.call, id, { response = response, headers = { ["X-Call"] = name } })
          assert.is_nil(err)
          case.check(value, id)
          assert.equal(case.method, request.method)
          assert.equal(case.path:format(id), request.path)
          assert.equal(case.query and case.query(id) or nil, request.query)
          if case.body then
            assert.equal(read(case.body(id)), read(request.body))
            assert.equal("application/json", request.headers["content-type"])
          else
            assert.equal("", request.body)
            assert.is_nil(request.headers["content-type"])
          end
          assert.equal("Bearer " .. gateway.api_key, request.headers.authorization)
          assert.equal(name, request.headers["x-call"])
          assert.equal(case.keyed or false, request.headers["idempotency-key"] ~= nil)
          assert.equal(case.status, response.status)
          assert.equal(1, response.attempts)
          assert.equal(request.requestId, response.requestId)
          local metatable = getmetatable(value)
          if case.class then
            assert.equal("bctrl." .. case.class, metatable.__name)
          else
            assert.truthy(metatable == nil or metatable.context == nil)
          end
        end)

        if row.takes then
          it("may be given no " .. row.takes .. ", and then sends " .. (row.takes == "body" and "{}" or "none"), function()
            local request = gateway:only(operations.call, client, row, case.of())
            assert.equal(row.takes == "body" and "{}" or "", request.body)
            assert.is_nil(request.query)
          end)
        end

        if case.bad then
          it("returns the server's 400 with the details of what is wrong", function()
            local request, value, err = gateway:only(case.bad, { max_retries = 0 })
            assert.is_nil(value)
            assert.equal("api", err.kind)
            assert.equal(400, err.status)
            assert.equal("invalid_input", err.reasonClass)
            for _, field in ipairs(case.details) do
              assert(err.details[field], field .. " is not in " .. api.text(err.details))
            end
            assert.equal(request.requestId, err.requestId)
            assert.equal(name, err.operation)
            assert.equal(1, err.attempts)
          end)
        end

        it("returns 401 for a wrong key", function()
          local good = client
          client = good:with { api_key = "wrong" }
          local _, value, err = gateway:only(case.call, case.of())
          client = good
          assert.is_nil(value)
          assert.equal(401, err.status)
          assert.equal("auth.required", err.code)
          assert.equal("unauthorized", err.reasonClass)
          assert.truthy(err.hint)
        end)

        if case.missing then
          it("returns 404 for what is not there", function()
            local _, value, err = gateway:only(case.call, NOBODY)
            assert.is_nil(value)
            assert.equal(404, err.status)
            assert.equal(case.missing, err.code)
            assert.equal("not_found", err.reasonClass)
          end)
        end

        if case.conflict then
          it("returns 409 where the state forbids it", function()
            local _, value, err = gateway:only(case.conflict)
            assert.is_nil(value)
            assert.equal(409, err.status)
            assert.equal(case.conflict_code, err.code)
            assert.equal("conflict", err.reasonClass)
          end)
        end

        it("returns 400, 401, 404, 409, 429, 500 and 503 as errors with what the answer says", function()
          for _, status in ipairs { 400, 401, 404, 409, 429, 500, 503 } do
            gateway:fail {
              status = status, times = 10, code = "code." .. status, message = "Message of " .. status .. ".", hint = "a hint",
              details = { field = "wrong" }, retry_after = status >= 429 and 0 or nil,
            }
            local list, value, err = gateway:seen(case.call, case.of())
            gateway:clear()
            assert.is_nil(value)
            assert.equal("api", err.kind)
            assert.equal(status, err.status)
            assert.equal("code." .. status, err.code)
            assert.equal("Message of " .. status .. ".", err.message)
            assert.equal("a hint", err.hint)
            assert.equal("wrong", err.details.field)
            assert.equal(status >= 429 and 0 or nil, err.retry_after)
            assert.equal(name, err.operation)
            assert.equal(case.method, err.method)
            assert.equal(#list, err.attempts)
            local retried = status == 429 or status >= 500 and (row.repeatable or case.keyed and is_v1)
            assert.equal(retried and 3 or 1, #list)
            assert.equal(list[#list].requestId, err.requestId)
            assert.equal(status, err.response.status)
            assert.truthy(err.where:find("operations_spec.lua:", 1, true) or err.where:find("api.lua:", 1, true), err.where)
            for _, request in ipairs(list) do
              assert.equal(list[1].body, request.body)
              assert.equal(list[1].headers["idempotency-key"], request.headers["idempotency-key"])
            end
          end
        end)
      end) end
    end

    it("goes through all pages by each and by next, in order, and asks for no page twice", function()
      local made = {}
      local own = bctrl.assert(client.spaces:create { name = "pages" })
      for i = 1, 7 do
        made[i] = bctrl.assert(client.runtimes:create { spaceId = own.id, type = "browser", name = "r" .. i }).id
      end
      local seen = {}
      local list = gateway:seen(function()
        for each in client.runtimes:each { spaceId = own.id, limit = 3 } do
          seen[#seen + 1] = each.id
        end
      end)
      assert.same(made, seen)
      assert.equal(3, #list)
      seen = {}
      list = gateway:seen(function()
        local page, err = client.runtimes:list { spaceId = own.id, limit = 2 }
        while page do
          for _, each in ipairs(page) do
            seen[#seen + 1] = each.id
          end
          page, err = page:next()
        end
        assert.is_nil(err)
      end)
      assert.same(made, seen)
      assert.equal(4, #list)
      for _, request in ipairs(list) do
        api.contains("limit=2&spaceId=" .. own.id, request.query)
      end
      local count = 0
      for _ in client.spaces:each { limit = 1 } do
        count = count + 1
      end
      assert.equal(#bctrl.assert(client.spaces:list { limit = 100 }), count)
    end)
  end)
end
