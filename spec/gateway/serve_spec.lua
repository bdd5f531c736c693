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

  it("says how to take another port where one is in use, to each in his own words", function()
    local socket = assert(require("socket").bind("127.0.0.1", 0))
    finally(function() socket:close() end)
    local _, port = socket:getsockname()
    for words, more in pairs { [" --port 0 picks a free one"] = "", ['make gateway ARGS="--port 0" picks a free one'] = " --with-parent" } do
      local output, status = support.run(("sh tools/run.sh lua/bctrl/gateway/serve.lua --port %d%s"):format(port, more))
      assert.equal(1, status)
      assert.truthy(output:find("bctrl-gateway: cannot listen on 127.0.0.1:" .. port, 1, true), output)
      assert.truthy(output:find(words, 1, true), output)
    end
  end)
end)
