-- require "bctrl": what it leaves alone, and what it does not need.
local bctrl = require("bctrl")
local support = require("spec.support.util")

describe("require \"bctrl\"", function()
  it("leaves the global table, the standard library and the string metatable alone", function()
    local output, status = support.run_lua([[
      local function snapshot()
        local seen = {}
        local function note(prefix, value)
          for key, each in pairs(value) do
            seen[prefix .. tostring(key)] = each
          end
        end
        note("", _G)
        for _, name in ipairs { "string", "table", "math", "io", "os", "coroutine", "debug", "package" } do
          note(name .. ".", _G[name])
        end
        note("string metatable ", getmetatable("") )
        seen["metatable of _G"] = getmetatable(_G)
        return seen
      end
      pcall(require, "cjson") -- whose globals, if any, are its own
      require "socket"
      local before = snapshot()
      local bctrl = require "bctrl"
      local gateway = assert(require("bctrl.gateway").start())
      local client = bctrl.new { base_url = gateway.url, api_key = gateway.api_key }
      client:spawn(function() bctrl.assert(client.runtimes:list()) end)
      client:loop()
      bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" }):using(function() end)
      client.runtimes:get "nothing"
      client:close()
      gateway:stop()
      local after = snapshot()
      for key, value in pairs(after) do
        if before[key] ~= value then print("changed", key) end
      end
      for key in pairs(before) do
        if after[key] == nil then print("gone", key) end
      end
      print "done"
    ]])
    assert.equal("done\n", output)
    assert.equal(0, status)
  end)

  it("leaves math.random's sequence alone, in calls and retries too", function()
    local output = support.run_lua([[
      local function sequence()
        local list = {}
        for i = 1, 5 do list[i] = math.random(1, 1000000) end
        return table.concat(list, " ")
      end
      math.randomseed(42)
      local before = sequence()
      math.randomseed(42)
      local bctrl = require "bctrl"
      local gateway = assert(require("bctrl.gateway").start())
      local client = bctrl.new { base_url = gateway.url, api_key = gateway.api_key }
      gateway:fail { status = 503 }
      bctrl.assert(client.runtimes:list())
      bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "browser" }):start()
      print(before == sequence())
      client:close()
      gateway:stop()
    ]])
    assert.equal("true\n", output)
  end)

  it("has a version that the rockspecs' users can read", function()
    assert.truthy(bctrl._VERSION:find("^%d+%.%d+%.%d+"))
    assert.equal(require("bctrl.version"), bctrl._VERSION)
  end)

  it("needs no lua-cjson, and shares its null where it is there", function()
    local output = support.run_lua([[
      package.preload.cjson = function() error "not installed" end
      local bctrl = require "bctrl"
      print(bctrl.encode { bctrl.null, bctrl.array {} })
    ]])
    assert.equal("[null,[]]\n", output)
    local cjson = support.module("cjson")
    if cjson then
      assert.equal(cjson.null, bctrl.null)
    end
  end)
end)
