-- bctrl.assert: the value, or an error that reads well on every Lua.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local errors = require("bctrl.errors")
local support = require("spec.support.util")

local NOBODY = "00000000-0000-4000-8000-000000000000"

describe("bctrl.assert", function()
  it("returns the value, also false, null and nil", function()
    assert.equal("value", bctrl.assert("value"))
    assert.equal(false, bctrl.assert(false))
    assert.equal(bctrl.null, bctrl.assert(bctrl.null))
    assert.is_nil(bctrl.assert(nil))
    assert.equal("value", bctrl.assert("value", nil))
    assert.equal(1, select("#", bctrl.assert("value")))
  end)

  it("raises the error: the object itself, whose text every Lua shows", function()
    local err = errors.new { kind = "api", status = 404, message = "gone", where = "a.lua:1" }
    local ok, raised = pcall(bctrl.assert, nil, err)
    assert.is_false(ok)
    assert.equal("a.lua:1: 404: gone", tostring(raised))
    if support.lua_name == "lua5.1" then
      assert.equal("string", type(raised))
    else
      assert.equal(err, raised)
    end
    assert.is_false((pcall(bctrl.assert, "a value too", err)))
  end)

  it("raises any other error with the line of the caller", function()
    assert.equal("out of luck", api.mistake(function() bctrl.assert(nil, "out of luck") end))
    local other = {}
    local ok, raised = pcall(bctrl.assert, nil, other)
    assert.is_false(ok)
    assert.equal(other, raised)
    assert.is_false((pcall(bctrl.assert, nil, false)))
  end)

  local SCRIPT = [[
    package.path = %q
    local errors = require "bctrl.errors"
    local fields = { kind = "api", status = 404, code = "runtime.not_found", message = "no such runtime", attempts = 1 }
    errors.assert(nil, errors.new(fields))
  ]]

  it("ends a script with the error's text, on every Lua that is here", function()
    local tried = 0
    for _, name in ipairs { "lua5.1", "lua5.2", "lua5.3", "lua5.4", "lua5.5", "luajit" } do
      if support.which(name) then
        local folder = support.temporary_folder()
        local script = support.write_file(folder .. "/deploy.lua", SCRIPT:format(package.path))
        local output, status = support.run("env -u LUA_INIT " .. name .. " " .. script)
        support.remove(folder)
        api.contains("deploy.lua:4: 404 runtime.not_found: no such runtime (1 attempt)", output)
        assert.equal(1, status)
        tried = tried + 1
      end
    end
    assert.truthy(tried > 0)
  end)

  it("ends a script with the text of a real failure, from a task too", function()
    local gateway = api.start()
    finally(function()
      gateway:finish()
    end)
    local code = ([[
      local bctrl = require "bctrl"
      local client = bctrl.new { base_url = %q, api_key = %q }
      local function run()
        return bctrl.assert(client.runtimes:get "%s").id
      end
      if arg[1] then client:spawn(run):wait() else run() end
    ]]):format(gateway.url, gateway.api_key, NOBODY)
    for _, args in ipairs { {}, { "in a task" } } do
      local output, status = support.run_lua(code, { args = args })
      api.contains("script.lua:4: 404 runtime.not_found: No such runtime: " .. NOBODY .. ". (GET /v1/runtimes/" .. NOBODY, output)
      api.contains("1 attempt)", output)
      assert.equal(1, status)
    end
  end)
end)
