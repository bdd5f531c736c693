-- Which route a request's path and method mean.
local checks = require "bctrl.gateway.wire.checks"
local problem = require "bctrl.gateway.wire.problem"

local Router = {}
Router.__index = Router
Router.__name = "bctrl.gateway.router"

---@param routes table[] { method, path, … }; a path's segment in braces is a parameter
function Router.new(routes)
  local self = setmetatable({}, Router) -- by the number of segments
  for _, route in ipairs(routes) do
    local _, _, segments = checks.target(route[2])
    self[#segments] = self[#segments] or {}
    table.insert(self[#segments], { route = route, segments = segments })
  end
  return self
end

local function match(pattern, segments)
  local params = {}
  for i, segment in ipairs(pattern) do
    local name = segment:match "^{(.*)}$"
    if name and segments[i] ~= "" then
      params[name] = segments[i]
    elseif segment ~= segments[i] then
      return nil
    end
  end
  return params
end

---The route and the path's parameters; raises 404 or 405.
function Router:find(method, path, segments)
  local allowed = {}
  for _, each in ipairs(self[#segments] or {}) do
    local params = match(each.segments, segments)
    if params and each.route[1] == method then return each.route, params end
    if params then allowed[#allowed + 1] = each.route[1] end
  end
  if #allowed == 0 then problem.raise(404, "route.not_found", ("No such route: %s %s."):format(method, path)) end
  table.sort(allowed)
  local list = table.concat(allowed, ", ")
  problem.raise(405, "method.not_allowed", ("%s does not take %s."):format(path, method),
    { hint = "use " .. list, headers = { "Allow", list } })
end

return Router
