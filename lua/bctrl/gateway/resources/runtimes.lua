-- The operations: each takes the request ({ params, query, body, key }) and returns a status and the
-- answer's value, or raises a problem with `fail`.
local checks = require "bctrl.gateway.wire.checks"
local contract = require "bctrl.gateway.contract"
local json = require "bctrl.gateway.wire.json"
local problem = require "bctrl.gateway.wire.problem"
local views = require "bctrl.gateway.resources.views"
local Store = require "bctrl.gateway.state.store"

local handlers = {}

---@param api table { store, clock, base: where its connections live, "ws://127.0.0.1:8787" }
function handlers.new(api)
  local store = api.store
  local act = {}

  local function find_space(id)
    return store:space(id) or problem.raise(404, "space.not_found", ("No such space: %s."):format(id))
  end

  local function find_runtime(request)
    local id = request.params.runtimeId
    return store.runtimes[id] or problem.raise(404, "runtime.not_found", ("No such runtime: %s."):format(id))
  end

  -- A page's items and nextCursor. Cursors are positions, written so that nobody builds on them.
  local function page(list, request, view, wanted)
    local after = 0
    if request.query.cursor then
      local text = request.query.cursor:match "^cur_(%x+)$" or ""
      after = tonumber((text:gsub("%x%x", function(hex) return string.char(tonumber(hex, 16)) end):match "^after:(%d+)$"))
      if not after then problem.refuse_if { cursor = "expected a nextCursor of this list" } end
    end
    local items, more = Store.page(list, after, request.query.limit or 20, wanted)
    local last = items[#items]
    for i, item in ipairs(items) do items[i] = view(item) end
    local cursor = more and "cur_" .. ("after:%d"):format(last.sequence):gsub(".", function(byte)
      return ("%02x"):format(byte:byte())
    end) or json.null
    return json.object { data = items, nextCursor = cursor }
  end

  function act.create_v2(request)
    local body = request.body
    find_space(body.spaceId)
    local config = body.config or {}
    local runtime = store:add_runtime {
      generation = "v2", spaceId = body.spaceId, name = body.name, metadata = body.metadata,
      profile = config.browser and config.browser.profile,
      config = {
        extensionIds = config.extensions, fingerprint = config.fingerprint, proxy = config.proxy,
        stealth = config.stealth, idleTimeoutMinutes = config.lifecycle and config.lifecycle.idleTimeoutMinutes,
      },
    }
    return 200, views.simplified(runtime)
  end

  function act.start_v2(request)
    local runtime = find_runtime(request)
    local live = request.body.live or {}
    store:start(runtime)
    return 200, views.session(runtime, api.base, {
      control = live.control or "none", expiresAt = api.clock.timestamp(live.expiresInSeconds or 3600),
    })
  end

  function act.create_v1(request)
    local body = request.body
    local runtime = store:add_runtime {
      generation = "v1", spaceId = find_space(body.spaceId or "default").id, name = body.name,
      metadata = body.metadata, profile = body.profile, config = body.config,
    }
    if body.start then store:start(runtime, body.recording) end
    local shown = views.detail(runtime, api.base)
    if body.start then shown.connection = views.connection(runtime, api.base) end
    return 201, shown
  end

  function act.start_v1(request)
    local runtime = find_runtime(request)
    local started = store:start(runtime, request.body.recording)
    return 200, views.started(runtime, api.base, started)
  end

  function act.create_in_workspace(request)
    local space = store.spaces[request.params.id]
    if not space or not space.isWorkspace then
      problem.raise(404, "workspace.not_found", ("No such workspace: %s."):format(request.params.id))
    end
    local body = request.body
    local launch = body.launch or {}
    local config = launch.config or {}
    local proxy = config.proxy
    if json.type(proxy) == "object" then
      proxy.mode, proxy.protocol, proxy.type = "custom", proxy.type, nil
    end
    local runtime = store:add_runtime {
      generation = "v2", spaceId = space.id, name = body.alias, profile = launch.mode == "profile",
      config = { proxy = proxy, extensionIds = launch.extensionIds },
    }
    runtime.workspace = {
      driver = body.driver or "playwright", launchMode = launch.mode or "ephemeral",
      profileId = launch.profileId or json.null,
    }
    return 200, views.in_workspace(runtime)
  end

  function act.get(request)
    local runtime = find_runtime(request)
    local shown = views.detail(runtime, api.base)
    if request.query.include and runtime.status == "active" then
      shown.connection = views.connection(runtime, api.base)
    end
    return 200, shown
  end

  function act.stop(request)
    local runtime = find_runtime(request)
    if runtime.status ~= "active" then
      problem.raise(409, "runtime.not_active", ("The runtime is not active: it is %s."):format(runtime.status))
    end
    store:finish(runtime, "stopped")
    return 200, json.object { runId = runtime.run.id, runtimeId = runtime.id, status = runtime.status, stopped = true }
  end

  function act.delete(request)
    local runtime = find_runtime(request)
    if runtime.status == "active" and request.query.force == "true" then
      store:finish(runtime, "stopped")
    elseif runtime.status == "active" then
      problem.raise(409, "runtime.not_stopped", "The runtime is active.", { hint = "stop it first" })
    end
    store:remove(runtime)
    return 200, json.object { deleted = true, id = runtime.id }
  end

  -- PATCH is the one path where two generations meet: see checks.update.
  function act.update(request)
    local runtime = find_runtime(request)
    local body, generation = request.check_update(runtime)
    if body.config and next(body.config) ~= nil and runtime.status == "active" then
      problem.raise(409, "runtime.config_locked", "The config can be changed only while the runtime is stopped.",
        { hint = "stop it first; name and idle timeout can be changed any time" })
    end
    if body.name then runtime.name = body.name end
    store:configure(runtime, body.config or {}, generation)
    store:configure(runtime,
      { idleTimeoutMinutes = body.idleTimeoutMinutes, idleTimeoutSeconds = body.idleTimeoutSeconds }, generation)
    store:touch(runtime)
    return 200, views.detail(runtime, api.base)
  end

  function act.list_in_space(request)
    local space = find_space(request.params.id)
    local runtimes = json.array()
    for _, runtime in ipairs(store.runtime_list) do
      if runtime.spaceId == space.id then runtimes[#runtimes + 1] = Store.written(runtime, views.listed) end
    end
    return 200, json.object { runtimes = runtimes }
  end

  function act.list(request)
    local query = request.query
    local space = query.spaceId and find_space(query.spaceId)
    local q = query.q and query.q:lower()
    local statuses
    for _, status in ipairs(query.status or {}) do
      statuses = statuses or {}
      statuses[status] = true
    end
    local function view(runtime) return Store.written(runtime, views.summary) end
    return 200, page(store.runtime_list, request, view, function(runtime)
      return (not space or runtime.spaceId == space.id) and (not statuses or statuses[runtime.status])
        and (not q or runtime.name:lower():find(q, 1, true) or runtime.id:lower() == q)
    end)
  end

  function act.list_spaces(request)
    return 200, page(store.space_list, request, views.space, function(space) return not space.isWorkspace end)
  end

  function act.create_space(request)
    return 201, views.space(store:add_space(request.body))
  end

  function act.get_space(request)
    return 200, views.space(find_space(request.params.id))
  end

  function act.health()
    return 200, json.object { name = "bctrl local gateway", status = "ok" }
  end

  return act
end

---The API's routes: method, path, operation, and what the request must be like. A body is "required",
---"optional" (an absent one is {}) or none; `query` as checks.query knows it; `replays` honours an Idempotency-Key.
handlers.routes = {
  { "POST", "/v2/runtimes", "create_v2", body = contract.create_v2, need = "optional" },
  { "POST", "/v2/runtimes/{runtimeId}/start", "start_v2", body = contract.start_v2, need = "optional" },
  { "PATCH", "/v1/runtimes/{runtimeId}", "update", update = true },
  { "GET", "/v1/runtimes/{runtimeId}", "get", query = { include = checks.one_of "connection" } },
  { "DELETE", "/v1/runtimes/{runtimeId}", "delete", query = { force = checks.one_of("true", "false") } },
  { "POST", "/v1/runtimes/{runtimeId}/start", "start_v1", body = contract.start_v1, need = "required", replays = true },
  { "POST", "/v1/runtimes/{runtimeId}/stop", "stop" },
  { "GET", "/v1/runtimes", "list",
    query = { cursor = true, include = checks.one_of "archived", limit = true, q = true, spaceId = true, status = true } },
  { "POST", "/v1/runtimes", "create_v1", body = contract.create_v1, need = "required", replays = true },
  { "GET", "/v1/spaces/{id}/runtimes", "list_in_space" },
  { "POST", "/v1/workspaces/{id}/runtimes", "create_in_workspace", body = contract.create_in_workspace,
    need = "optional" },
  { "GET", "/v1/spaces", "list_spaces", query = { cursor = true, limit = true } },
  { "POST", "/v1/spaces", "create_space", body = contract.create_space, need = "required" },
  { "GET", "/v1/spaces/{id}", "get_space" },
  { "GET", "/", "health", open = true },
}

return handlers
