-- What the Makefile builds anew: whatever other flags or other files were given for, and nothing else.
local support = require("spec.support.util")

describe("make", function()
  local folder

  before_each(function()
    folder = support.temporary_folder()
  end)

  after_each(function()
    support.remove(folder)
  end)

  -- The commands that it ran for a target in a build folder of its own.
  local function make(target, settings)
    local output, status = support.run(("env -u MAKEFLAGS -u MAKELEVEL make --no-print-directory BUILD=%s %s/%s %s"):format(folder,
      folder, target, settings or ""))
    assert.equal(0, status, output)
    return output
  end

  it("compiles once, and anew with other flags", function()
    local other = [[CFLAGS="-O1 -DQUOTED='1'"]]
    assert.truthy(make("obj/base/heap.o"):find("heap.c", 1, true))
    assert.falsy(make("obj/base/heap.o"):find("heap.c", 1, true))
    assert.truthy(make("obj/base/heap.o", other):find("-O1", 1, true))
    assert.falsy(make("obj/base/heap.o", other):find("heap.c", 1, true))
    assert.truthy(make("obj/base/heap.o"):find("heap.c", 1, true))
  end)

  it("links anew when a source has gone", function()
    local both = "CORE_SOURCES='csrc/base/heap.c csrc/base/buffer.c'"
    assert.truthy(make("bctrl/core.so", both):find("buffer.o", 1, true))
    assert.falsy(make("bctrl/core.so", both):find("core.so", 1, true))
    local linked = make("bctrl/core.so", "CORE_SOURCES=csrc/base/heap.c")
    assert.truthy(linked:find("core.so", 1, true))
    assert.falsy(linked:find("buffer.o", 1, true))
  end)
end)
