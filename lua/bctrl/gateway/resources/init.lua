-- What each operation does, by the name that it has in the client (the documented five as "v2." and it): a function that
-- takes the request ({ params, query, body, parts, headers }) and returns the answer's value, and its status where that is not
-- the document's first; or raises a problem. An operation that none does is answered with a sample of its answer.
local Runs = require "bctrl.gateway.state.runs"
local Schedule = require "bctrl.gateway.state.schedule"
local Store = require "bctrl.gateway.state.store"
local problem = require "bctrl.gateway.wire.problem"
local sampler = require "bctrl.gateway.sampler"

local resources = {}

local FILES = {
  require "bctrl.gateway.resources.spaces", require "bctrl.gateway.resources.runtimes", require "bctrl.gateway.resources.runs",
  require "bctrl.gateway.resources.files", require "bctrl.gateway.resources.tools",
  (require "bctrl.gateway.resources.conversations"),
}

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

  for _, add in ipairs(FILES) do add(act, api) end
  return act, api
end

return resources
