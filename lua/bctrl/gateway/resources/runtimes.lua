-- Runtimes, in both generations.
local json = require "bctrl.gateway.wire.json"
local problem = require "bctrl.gateway.wire.problem"
local pages = require "bctrl.gateway.resources.pages"
local views = require "bctrl.gateway.resources.views"
local Store = require "bctrl.gateway.state.store"

return function(act, api)
  local store, find_space = api.store, api.find_space

  local function find_runtime(request)
    return api.find_runtime(request.params.runtimeId)
  end

  act["v2.runtimes.create"] = function(request)
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
    return views.simplified(runtime)
  end

  act["v2.runtimes.start"] = function(request)
    local runtime = find_runtime(request)
    local live = request.body.live or {}
    store:start(runtime)
    local seconds = live.expiresInSeconds or 3600
    return views.session(runtime, api.base, api.runs:link(runtime.run, {
      control = live.control or "none", expires = api.clock.now() + seconds, expiresAt = api.clock.timestamp(seconds),
    }))
  end

  act["runtimes.create"] = function(request)
    local body = request.body
    local runtime = store:add_runtime {
      generation = "v1", spaceId = find_space(body.spaceId or "default").id, name = body.name,
      metadata = body.metadata, profile = body.profile, config = body.config,
    }
    if body.start then store:start(runtime, body.recording) end
    local shown = views.detail(runtime, api.base)
    if body.start then shown.connection = views.connection(runtime, api.base) end
    return shown
  end

  act["runtimes.start"] = function(request)
    local runtime = find_runtime(request)
    local started = store:start(runtime, request.body.recording)
    return views.started(runtime, api.base, started)
  end

  act["v2.workspaces.runtimes.create"] = function(request)
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
    return views.in_workspace(runtime)
  end

  act["runtimes.get"] = function(request)
    local runtime = find_runtime(request)
    local shown = views.detail(runtime, api.base)
    if request.query.include and runtime.status == "active" then
      shown.connection = views.connection(runtime, api.base)
    end
    return shown
  end

  act["runtimes.stop"] = function(request)
    local runtime = find_runtime(request)
    if runtime.status ~= "active" then
      problem.raise(409, "runtime.not_active", ("The runtime is not active: it is %s."):format(runtime.status))
    end
    store:finish(runtime, "stopped")
    return json.object { runId = runtime.run.id, runtimeId = runtime.id, status = runtime.status, stopped = true }
  end

  act["runtimes.delete"] = function(request)
    local runtime = find_runtime(request)
    if runtime.status == "active" and request.query.force then
      store:finish(runtime, "stopped")
    elseif runtime.status == "active" then
      problem.raise(409, "runtime.not_stopped", "The runtime is active.", { hint = "stop it first" })
    end
    store:remove(runtime)
    return json.object { deleted = true, id = runtime.id }
  end

  -- PATCH is the one path where two generations meet: see checks.update.
  act["runtimes.update"] = function(request)
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
    return views.detail(runtime, api.base)
  end

  act["v2.spaces.runtimes.list"] = function(request)
    local space = find_space(request.params.id)
    local runtimes = json.array()
    for _, runtime in ipairs(store.runtime_list) do
      if runtime.spaceId == space.id then runtimes[#runtimes + 1] = Store.written(runtime, views.listed) end
    end
    return json.object { runtimes = runtimes }
  end

  act["runtimes.list"] = function(request)
    local query = request.query
    local space = query.spaceId and find_space(query.spaceId)
    local q = query.q and query.q:lower()
    local statuses
    for _, status in ipairs(query.status or {}) do
      statuses = statuses or {}
      statuses[status] = true
    end
    local function view(runtime) return Store.written(runtime, views.summary) end
    return pages.page(store.runtime_list, query, view, function(runtime)
      return (not space or runtime.spaceId == space.id) and (not statuses or statuses[runtime.status])
        and (not q or runtime.name:lower():find(q, 1, true) or runtime.id:lower() == q)
    end)
  end
end
