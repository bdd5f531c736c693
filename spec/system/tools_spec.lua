-- The scripts of tools/ that people run by hand.
local support = require "spec.support.util"

describe("tools/run.sh", function()
  it("says in one line what is to be done before a build", function()
    local output, status = support.run("env LUA=lua5.4 LUA_NAME=lua5.4 BUILD=build/nothing sh tools/run.sh script.lua")
    assert.equal("nothing is built for lua5.4 yet: run `make`\n", output)
    assert.equal(1, status)
  end)

  it("leaves BUILD as it was for a make that runs within", function()
    local build = (os.getenv("BUILD") or ""):match("build/[^/]+$")
    if not build then
      return pending("built elsewhere")
    end
    local output = support.run(("env LUA=printenv BCTRL_TEST_WRAPPER= BUILD=%s sh tools/run.sh BUILD"):format(build))
    assert.equal(build .. "\n", output)
  end)
end)
