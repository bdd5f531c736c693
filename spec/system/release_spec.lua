-- tools/release.lua: a release's files come from a commit whose places agree on the version, and are always the same.
local support = require("spec.support.util")

describe("tools/release.lua", function()
  local root = support.run("pwd"):gsub("%s+$", "")
  local version = require "bctrl.version"
  local plain = version:gsub("%p", "%%%0")
  local folder

  local function git(command)
    local output, status = support.run(("cd %s && git -c user.name=spec -c user.email=spec@localhost %s"):format(
      support.quote(folder), command))
    assert.equal(0, status, output)
    return output
  end

  -- A repository of its own with what the tool asks, and the C module of this checkout.
  before_each(function()
    if not support.which "git" then
      return
    end
    folder = support.temporary_folder()
    support.run(("cp -R lua csrc tools rockspecs *.rockspec CHANGELOG.md README.md LICENSE %s && find %s -name '*.o' -exec rm {} +"):format(
      support.quote(folder), support.quote(folder)))
    support.write_file(folder .. "/.gitignore", "/build/\n")
    git "init -q"
    git "add -A"
    git "commit -q -m first"
  end)
  after_each(function()
    support.remove(folder)
  end)

  local function release(arguments)
    local build = os.getenv "BUILD" or "build/" .. support.lua_name
    return support.run(("cd %s && BUILD=%s BCTRL_RELEASE_LUA=%s %s tools/release.lua %s"):format(support.quote(folder),
      support.quote(build:find "^/" and build or root .. "/" .. build), support.quote(support.lua_command()),
      support.quote(support.lua_command()), arguments))
  end

  local function edit(path, from, to)
    local text, count = support.read_file(folder .. "/" .. path):gsub(from, to)
    assert.equal(1, count)
    support.write_file(folder .. "/" .. path, text)
  end

  it("makes the same archive of a commit each time, with its sources", function()
    support.need_command("git", pending)
    edit("CHANGELOG.md", "\n## [^\n]*" .. plain .. "[^\n]*", "\n## " .. version .. " (2026-11-25)")
    git "commit -q -a -m release"
    git("tag v" .. version)
    local sums, status = release "build/one"
    assert.equal(0, status, sums)
    assert.matches("%x+  bctrl%-" .. plain .. "%.tar%.gz", sums)
    support.run(("touch %s/lua/bctrl/init.lua"):format(support.quote(folder)))
    assert.equal(sums, (release "build/two"))
    local listed = support.run(("tar tzf %s/build/two/bctrl-%s.tar.gz"):format(support.quote(folder), version))
    assert.truthy(listed:find("bctrl-" .. version .. "/csrc/core.c\n", 1, true), listed)
  end)

  it("tells every place that says another version, and makes nothing", function()
    support.need_command("git", pending)
    edit("lua/bctrl/version.lua", '"[^"]*"', '"9.9.9"')
    local output, status = release "build/none"
    assert.equal(1, status)
    for _, words in ipairs { "CHANGELOG.md begins with", "rockspecs/bctrl-9.9.9-1.rockspec is not what", "csrc/version.h is not what",
      ('bctrl.core says %q, lua/bctrl/version.lua "9.9.9"'):format(version), "changed since the last commit", "v9.9.9 expected" } do
      assert.truthy(output:find(words, 1, true), words .. "\nis not in\n" .. output)
    end
    assert.is_nil(support.read_file(folder .. "/build/none/SHA256SUMS"))
  end)
end)
