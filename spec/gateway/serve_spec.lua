-- `make gateway`: the gateway in the foreground.
local support = require "spec.support.util"

describe("make gateway", function()
  for _, signal in ipairs { "TERM", "KILL" } do
    it("leaves nobody on its port when make is ended by SIG" .. signal, function()
      if signal == "KILL" and not support.read_file("/proc/self/stat") then
        return pending("no /proc")
      end
      local port = support.free_port()
      local make = support.start(("exec env -u BUILD -u MAKEFLAGS -u MAKELEVEL make -s gateway LUA=%s BACKEND= ARGS='--port %d --quiet'"):format(
        support.lua_name, port))
      finally(make.stop)
      support.wait_until(function()
        return support.listens(port)
      end, "the gateway")
      support.run(("kill -%s %d"):format(signal, make.pid))
      support.wait_until(function()
        return not support.listens(port)
      end, "the gateway's end")
    end)
  end
end)
