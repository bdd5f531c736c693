-- require "bctrl" with a C module of another version: an old core.so that is still found beside new Lua files.
local support = require("spec.support.util")
local version = require("bctrl.version")

describe("bctrl.core's version", function()
  -- Requires bctrl with a stand-in that knows nothing but a version, so that nothing may be used before the check.
  local function require_with(stand_in)
    return support.run_lua(("package.preload['bctrl.core'] = function() return %s end\n"):format(stand_in) .. [[
      local loaded, problem = pcall(require, "bctrl")
      print(loaded, problem)
    ]])
  end

  it("is that of the Lua files", function()
    assert.equal(version, require("bctrl.core")._VERSION)
  end)

  it("is in csrc/version.h, which is written from version.lua", function()
    assert.truthy(support.read_file("csrc/version.h"):find(('BCTRL_VERSION "%s"'):format(version), 1, true))
  end)

  it("is refused when it is another, with both named and what to do", function()
    local output = require_with("{ _VERSION = '0.0.9' }")
    assert.equal("false", output:match("^%S+"))
    for _, part in ipairs { "Lua files are version " .. version, "bctrl.core", "is version 0.0.9", "install both anew" } do
      assert.truthy(output:find(part, 1, true), output)
    end
  end)

  it("is refused when it has none", function()
    local output = require_with("{}")
    assert.equal("false", output:match("^%S+"))
    assert.truthy(output:find("is an older one: install both anew", 1, true), output)
  end)
end)
