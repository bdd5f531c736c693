--- What answers become, by the `result` of a row of the table of operations.

local page = require "bctrl.api.list"
local runtime = require "bctrl.api.resources.runtime"
local session = require "bctrl.api.resources.session"

local objects = {
  Runtime = runtime.Runtime,
  Session = session.Session,
  Page = page.Page,

  ---What is wrong with the shape of a successful answer, if anything.
  check = { runtime = runtime.check, session = session.check, page = page.check },

  ---Makes an object of it: wrap(context, value, id, source, plan, path, query, options)
  wrap = { runtime = runtime.wrap, session = session.wrap, page = page.wrap, ended = session.ended },
}

---The metatables of one client's objects.
---@param context table
---@return table<string, table>
function objects.classes(context)
  return {
    Runtime = runtime.metatable(context),
    Session = session.metatable(context),
    Page = page.metatable(context),
  }
end

return objects
