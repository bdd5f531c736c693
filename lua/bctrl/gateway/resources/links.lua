-- Views: links to a space, a runtime or a run, each with a secret that is shown once.
local collections = require "bctrl.gateway.resources.collections"
local json = require "bctrl.gateway.wire.json"

local HOUR = 3600 -- seconds

return function(act, api)
  api.need "accounts" -- for how they look
  local clock = api.clock

  local function check_scope(scope)
    if scope.spaceId then scope.spaceId = api.find_space(scope.spaceId).id end
    if scope.runtimeId then api.find_runtime(scope.runtimeId) end
    if scope.runId then api.must(api.runs.by_id[scope.runId], "run", scope.runId) end
    return scope
  end

  local function space_of(scope)
    local owner = scope.runId and api.runs.by_id[scope.runId] or scope.runtimeId and api.store.runtimes[scope.runtimeId] or scope
    return api.store.spaces[owner.spaceId]
  end

  local function shown(item)
    local space = space_of(item.scope)
    return collections.with(item, { branding = json.object(api.branding()), spaceName = space and space.name })
  end

  collections.serve(act, api, "views", {
    what = "view", parameter = "viewId", prefix = "view_", shown = shown,
    check = function(body) check_scope(body.scope) end,
    made = function(item)
      item.components, item.presentation = item.components or json.object(), item.presentation or json.object { mode = "hosted" }
      item.expiresAt = clock.timestamp(item.expiresInSeconds or HOUR)
      local token = clock.id "vt_"
      api.tell("view.created", clock.id "evt_")
      return collections.with(shown(item), { token = token, url = ("%s/view/%s#%s"):format(api.url, item.id, token) })
    end,
    gone = function() api.tell("view.revoked", clock.id "evt_") end,
  })
end
