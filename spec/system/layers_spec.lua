-- tools/layers.lua on a copy of the tree: green as it is, red for each rule that is broken on purpose.
local support = require("spec.support.util")

-- The tree is the same whatever Lua reads it: where fewer cases are asked for (`make test-all` in CI), it was looked at before.
if os.getenv "BCTRL_TEST_STRIDE" then
  return
end

describe("tools/layers.lua", function()
  local folder, tool

  setup(function()
    folder = support.temporary_folder()
    local output, status = support.run(("mkdir %s/tree && cp -R csrc lua %s/tree && cp tools/layers.lua %s"):format(folder, folder,
      folder))
    assert.equal(0, status, output)
    tool = folder .. "/layers.lua"
  end)

  teardown(function()
    support.remove(folder)
  end)

  local function run(more)
    local output, status = support.run(("%s %s %s/tree %s"):format(support.quote(support.lua_command()), tool, folder, more or ""))
    return status, output
  end

  -- Adds a text at the end of a file (a new one perhaps), looks what is said of it, and takes it away again.
  local function broken(path, text, more)
    local whole = folder .. "/tree/" .. path
    local before = support.read_file(whole)
    support.run(("mkdir -p %s"):format(support.quote(whole:match("^(.*)/"))))
    support.write_file(whole, (before or "") .. text .. "\n")
    local status, output = run(more)
    if before then
      support.write_file(whole, before)
    else
      os.remove(whole)
    end
    return status, output
  end

  it("finds nothing in this tree", function()
    local status, output = run()
    assert.equal("", output)
    assert.equal(0, status)
  end)

  for what, case in pairs {
    ["a lower module that requires a higher one"] = {
      "lua/bctrl/base/url.lua", 'local call = require "bctrl.call"', "base may not require bctrl.call %(call%)" },
    ["a require inside a function"] = {
      "lua/bctrl/errors.lua", 'local f = function() return require("bctrl.base.url") end', "below may not require bctrl.base.url" },
    ["a protected require"] = {
      "lua/bctrl/loop/init.lua", 'local ok, m = pcall(require, "bctrl.client")', "loop may not require bctrl.client" },
    ["a circle of requires"] = {
      "lua/bctrl/base/options.lua", 'local a = require "bctrl.base.new"', "a circle of requires: ",
      { "lua/bctrl/base/new.lua", 'return require "bctrl.base.options"' } },
    ["a module handed over in a field"] = {
      "lua/bctrl/client/new.lua", 'local call = require "bctrl.call"\nlocal context = { call = call }',
      "hands the module call over in the field call" },
    ["a gateway that requires the client's modules"] = {
      "lua/bctrl/gateway/app.lua", 'local errors = require "bctrl.errors"', "gateway may not require bctrl.errors" },
    ["a gateway that requires the client's C module"] = {
      "lua/bctrl/gateway/app.lua", 'local core = require "bctrl.core"', "gateway may not require bctrl.core" },
    ["a client that requires the gateway"] = {
      "lua/bctrl/init.lua", 'local gateway = require "bctrl.gateway"', "adapters may not require bctrl.gateway" },
    ["a browser that requires more than the loop and events"] = {
      "lua/bctrl/browser/new.lua", 'require "bctrl.api.list"', "browser may not require bctrl.api.list" },
    ["a module that is not there"] = {
      "lua/bctrl/init.lua", 'require "bctrl.nowhere"', "requires bctrl.nowhere, which is not there" },
    ["a Lua folder without a layer"] = { "lua/bctrl/more/new.lua", "return {}", "belongs to no layer" },
    ["a lower folder that includes a higher one"] = {
      "csrc/base/text.c", '#include "http/http.h"', 'base may not include "http/http.h"' },
    ["HTTP that includes the binding"] = {
      "csrc/http/http.h", '#include "lua/binding.h"', 'http may not include "lua/binding.h"' },
    ["a client that includes the gateway"] = {
      "csrc/lua/util.c", '#include "gateway/server.h"', 'lua may not include "gateway/server.h"' },
    ["a circle of includes"] = {
      "csrc/base/new_a.h", '#include "base/new_b.h"', "a circle of includes: csrc/base/new_a.h %-> csrc/base/new_b.h",
      { "csrc/base/new_b.h", '#include "base/new_a.h"' } },
    ["an include that is not there"] = { "csrc/core.c", '#include "nowhere.h"', 'includes "nowhere.h", which is not in csrc' },
    ["a C folder without a layer"] = { "csrc/more/new.c", "int x;", "belongs to no layer" },
    ["Lua below its binding"] = { "csrc/http/http.h", "#include <lua.h>", "lua.h does not belong here" },
    ["Lua through compat.h"] = { "csrc/base/text.c", '#include "compat.h"', 'base may not include "compat.h"' },
    ["libcurl outside HTTP"] = { "csrc/json/json.h", "#include <curl/curl.h>", "curl/ does not belong here" },
    ["libmicrohttpd outside the gateway"] = { "csrc/base/text.c", "#include <microhttpd.h>", "microhttpd.h does not belong here" },
    ["a system's header outside os/ and the backends"] = {
      "csrc/json/json.h", "# include <sys/mman.h>", "a system's header does not belong here: <sys/mman.h>" },
    ["a system's macro outside os/ and loop/"] = {
      "csrc/json/json.h", "#if defined(_WIN32)\n#endif", "_WIN32 does not belong here" },
  } do
    it("finds " .. what, function()
      local other = case[4]
      if other then
        support.write_file(folder .. "/tree/" .. other[1], other[2] .. "\n")
      end
      local status, output = broken(case[1], case[2])
      if other then
        os.remove(folder .. "/tree/" .. other[1])
      end
      assert.truthy(output:find(case[3]), output)
      assert.equal(1, status)
    end)
  end

  it("does not take a comment for code", function()
    local status, output = broken("lua/bctrl/base/url.lua", '-- require "bctrl.client"\n--[[\nrequire "bctrl.client"\n]]')
    assert.equal("", output)
    assert.equal(0, status)
    status, output = broken("csrc/base/text.c", '/*\n#include "http/http.h"\n*/')
    assert.equal("", output)
    assert.equal(0, status)
  end)

  it("finds an exception that is needed no more", function()
    local source = support.read_file(tool)
    local changed = source:gsub("local EXCEPTIONS = {\n", '%0  { "csrc/core.c", "unistd.h" },\n')
    assert.not_equal(source, changed)
    support.write_file(tool, changed)
    local status, output = run()
    support.write_file(tool, source)
    assert.truthy(output:find("the exception of csrc/core.c for unistd.h is needed no more", 1, true), output)
    assert.equal(1, status)
  end)

  describe("with the objects", function()
    if not os.getenv("BUILD") then
      return pending("need BUILD, as `make test` sets it")
    end

    local objects
    setup(function()
      objects = folder .. "/obj"
      local output, status = support.run(('cp -R "$BUILD/obj" %s'):format(objects))
      assert.equal(0, status, output)
    end)

    -- Compiles a C file of the copied tree, as much as who calls whom needs.
    local function compile(path, text)
      local output, status = support.run(("printf '%%s\\n' %s | ${CC:-cc} -c -x c -o %s/%s.o -"):format(support.quote(text), objects,
        path:match("^csrc/(.*)%.c$")))
      assert.equal(0, status, output)
    end

    it("finds nothing in this tree", function()
      local status, output = run(objects)
      assert.equal("", output)
      assert.equal(0, status)
    end)

    it("finds a call upward through a prototype of one's own, and a circle of calls", function()
      compile("csrc/base/new_a.c", "void new_b(void); void new_a(void); void new_a(void) { new_b(); }")
      compile("csrc/loop/new_b.c", "void new_a(void); void new_b(void); void new_b(void) { new_a(); }")
      support.write_file(folder .. "/tree/csrc/loop/new_b.c", "")
      local status, output = broken("csrc/base/new_a.c", "", objects)
      os.remove(folder .. "/tree/csrc/loop/new_b.c")
      assert.truthy(output:find("base may not use new_b of csrc/loop/new_b.c", 1, true), output)
      assert.truthy(output:find("a circle of calls: csrc/base/new_a.c -> csrc/loop/new_b.c -> csrc/base/new_a.c", 1, true), output)
      assert.equal(1, status)
    end)
  end)
end)
