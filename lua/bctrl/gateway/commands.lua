-- What bctrl.gateway asks of the gateway's Lua state: a function of the app and the arguments each.
local json = require "bctrl.gateway.wire.json"

local commands = {}

function commands.describe(app)
  return json.object { space = app.space.id, workspace = app.workspace.id, url = app.url }
end

function commands.fail(app, arguments)
  app.faults:add(arguments.fault)
end

function commands.requests(app, arguments)
  return json.object { list = app.log:after(arguments.after or 0), last = app.log.last }
end

function commands.unknown(app)
  local list = json.array()
  for _, entry in ipairs(app.log:after(0)) do
    for _, each in ipairs(entry.unknown or {}) do
      list[#list + 1] = json.object {
        field = each.field, meant = each.meant, method = entry.method, path = entry.path, requestId = entry.requestId,
      }
    end
  end
  return json.object { list = list }
end

function commands.clear(app)
  app.faults:clear()
  app.log:clear()
end

function commands.stats(app)
  return json.object(app.host.counters())
end

function commands.set_status(app, arguments)
  local runtime = app.store.runtimes[arguments.id]
  if not runtime then return json.object { missing = true } end
  if arguments.status == "active" then
    app.store:start(runtime)
  else
    app.store:finish(runtime, arguments.status)
  end
end

return commands
