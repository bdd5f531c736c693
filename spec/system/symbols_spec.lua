-- What the linked modules show to others: a host, or a library beside them, may have functions of the same names.
local support = require("spec.support.util")

describe("the C modules", function()
  if not os.getenv("BUILD") then
    return pending("need BUILD, as `make test` sets it")
  end

  local function make(targets)
    local output, status = support.run(('make --no-print-directory -s BUILD="$BUILD" %s'):format(targets))
    assert.equal(0, status, output)
  end

  local function symbols(file)
    local output, status = support.run('sh tools/symbols.sh "$BUILD/' .. file .. '"')
    assert.equal(0, status, output)
    return output
  end

  it("show their entry point alone", function()
    assert.equal("luaopen_bctrl_core\n", symbols("bctrl/core.so"))
    assert.equal("luaopen_bctrl_gateway_core\n", symbols("bctrl/gateway/core.so"))
  end)

  it("show it alone as a static library", function()
    make("static")
    assert.equal("luaopen_bctrl_core\n", symbols("libbctrl.a"))
  end)

  it("work in a host that has a json_decode, a buffer_free and a queue_next of its own", function()
    make('gateway-core "$BUILD/own_names"')
    local folder = support.temporary_folder()
    finally(function()
      support.remove(folder)
    end)
    local script = support.write_file(folder .. "/script.lua", [[
      local bctrl = require "bctrl"
      local gateway = assert(require("bctrl.gateway").start())
      local client = bctrl.new { base_url = gateway.url, api_key = gateway.api_key }
      local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser", name = "own" })
      print(bctrl.decode('{"a":[1]}').a[1], bctrl.assert(runtime:refresh()).name)
      client:close()
      gateway:stop()
    ]])
    local output, status = support.run('"$BUILD/own_names" ' .. script)
    assert.equal("1\town\n", output)
    assert.equal(0, status)
  end)
end)
