-- Spaces.
local json = require "bctrl.gateway.wire.json"
local pages = require "bctrl.gateway.resources.pages"
local problem = require "bctrl.gateway.wire.problem"

return function(act, api)
  local store = api.store

  local function view(space)
    return api.show("Space", space)
  end

  act["spaces.list"] = function(request)
    return pages.page(store.space_list, request.query, view, function(space) return not space.isWorkspace end)
  end

  act["spaces.create"] = function(request)
    return view(store:add_space(request.body))
  end

  act["spaces.get"] = function(request)
    return view(api.find_space(request.params.spaceId))
  end

  act["spaces.update"] = function(request)
    local space, body = api.find_space(request.params.spaceId), request.body
    space.name = body.name or space.name
    for name, mount in pairs(body.environment or {}) do
      if mount == json.null then
        space.environment[name] = nil
      else
        space.environment[name] = space.environment[name] or json.object()
        for field, value in pairs(mount) do
          if value == json.null then value = nil end
          space.environment[name][field] = value
        end
      end
    end
    space.updatedAt = api.clock.timestamp()
    return view(space)
  end

  act["spaces.delete"] = function(request)
    local space = api.find_space(request.params.spaceId)
    if space.isDefault then problem.raise(409, "space.is_default", "The default space cannot be deleted.") end
    for _, runtime in ipairs(store.runtime_list) do
      if runtime.spaceId == space.id and runtime.status == "active" then
        problem.raise(409, "space.in_use", "A runtime of the space is active.", { hint = "stop it first" })
      end
    end
    store:remove_space(space)
    return json.object { deleted = true, id = space.id }
  end
end
