-- What each operation does, by the name that it has in the client (the documented five as "v2." and it): a function that
-- takes the request ({ params, query, body, parts, headers }) and returns the answer's value, and its status where that is not
-- the document's first; or raises a problem. An operation that none does is answered with a sample of its answer.
local Runs = require "bctrl.gateway.state.runs"
local Schedule = require "bctrl.gateway.state.schedule"
local Store = require "bctrl.gateway.state.store"
local problem = require "bctrl.gateway.wire.problem"
local runtimes = require "bctrl.gateway.resources.runtimes"
local sampler = require "bctrl.gateway.sampler"
local spaces = require "bctrl.gateway.resources.spaces"

local resources = {}

-- Which file does what begins so; each is loaded when it is first asked for, since most tests want little of it.
local HOMES = {
  runs = function() return require "bctrl.gateway.resources.runs" end,
  files = function() return require "bctrl.gateway.resources.files" end,
  tools = function() return require "bctrl.gateway.resources.tools" end,
  conversations = function() return require "bctrl.gateway.resources.conversations" end,
  accounts = function() return require "bctrl.gateway.resources.accounts" end,
  equipment = function() return require "bctrl.gateway.resources.equipment" end,
  views = function() return require "bctrl.gateway.resources.links" end,
  webhooks = function() return require "bctrl.gateway.resources.webhooks" end,
}
local HOME_OF = { tool_calls = "tools", browser = "equipment", proxies = "equipment", toolsets = "equipment" }
for _, name in ipairs { "account", "auth", "usage", "help", "api_keys", "subaccounts", "notification_recipients", "ai" } do
  HOME_OF[name] = "accounts"
end

---@param config table api, url, pace
---@param clock table bctrl.gateway.state.clock
---@param wake fun(channel: integer)
---@return table act operation's name -> function
---@return table api the state, and what the resources share
function resources.new(config, clock, wake)
  local act, api = {}, { clock = clock, wake = wake, url = config.url, base = (config.url:gsub("^http", "ws")) }
  api.pace, api.schedule = config.pace, Schedule.new(clock)
  api.tell = function() end
  api.runs = Runs.new(clock, wake, function(...) return api.tell(...) end)
  api.store = Store.new(clock, config.api == "v1" and "prefixed" or "uuid", api.runs)

  ---An answer of v1's as its document wants it, made from what is known of it.
  function api.show(name, facts)
    return sampler.show("v1", name, facts)
  end

  ---Raises 404 where there is no such thing: "runtime" -> runtime.not_found.
  function api.must(found, what, id)
    return found or problem.raise(404, what .. ".not_found", ("No such %s: %s."):format(what:gsub("_", " "), id))
  end

  function api.find_space(id)
    return api.must(api.store:space(id), "space", id)
  end

  function api.find_runtime(id)
    return api.must(api.store.runtimes[id], "runtime", id)
  end

  local loaded = {}

  ---Loads a file that holds what another one needs: "files" for api.files.
  function api.need(home)
    if loaded[home] or not HOMES[home] then return end
    loaded[home] = true
    HOMES[home]()(act, api)
  end

  spaces(act, api)
  runtimes(act, api)
  setmetatable(act, {
    __index = function(known, name)
      local first = name:match "^[^.]+"
      api.need(HOME_OF[first] or first)
      return rawget(known, name)
    end,
  })
  return act, api
end

return resources
