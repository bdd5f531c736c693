-- tools/release.lua [--untagged] [FOLDER]: makes a release's files of the commit that is checked out, in FOLDER
-- (build/release), after checking that all places agree on its version; tells of each that does not, and makes nothing then.
--
--   bctrl-VERSION.tar.gz          the sources: of one commit always the same bytes
--   bctrl-VERSION-windows-*.zip   one for each Lua that `make windows` has built, if it has, with the licences of what is inside
--   SHA256SUMS
--
-- --untagged: before there is a tag, and a date in CHANGELOG.md. BCTRL_RELEASE_LUA: the Lua whose C module is asked.
local is_tagged, folder = true, "build/release"
for _, argument in ipairs(arg) do
  if argument == "--untagged" then
    is_tagged = false
  elseif argument:find "^%-" then
    io.stderr:write(("unknown option %s (tools/release.lua [--untagged] [FOLDER])\n"):format(argument))
    os.exit(2)
  else
    folder = argument
  end
end

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("*a")
  return text or "", file and file:close()
end

local function quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

local function run(command, ...)
  command = command:format(...)
  local pipe = assert(io.popen(command .. "; echo status $?", "r"))
  local output, status = pipe:read("*a"):match("^(.-)status (%d+)\n$")
  pipe:close()
  return output, status == "0"
end

local function must(command, ...)
  local output, ok = run(command, ...)
  if not ok then
    io.stderr:write(("failed: %s\n%s"):format(command:format(...), output))
    os.exit(1)
  end
  return output
end

local version = dofile "lua/bctrl/version.lua"
local failed = false
local function check(ok, text, ...)
  if not ok then
    failed = true
    io.stderr:write(text:format(...), "\n")
  end
end

local heading = read("CHANGELOG.md"):match("\n(## [^\n]*)") or "no heading"
local plain = version:gsub("%p", "%%%0")
check(heading:find(is_tagged and "^## " .. plain .. " %(%d%d%d%d%-%d%d%-%d%d%)$" or "^## .*" .. plain),
  "CHANGELOG.md begins with %q: `## %s (YYYY-MM-DD)` expected", heading, version)
local differs, agrees = run("%s tools/rocks.lua 2>&1", quote(arg[-1])) -- the rockspecs, and csrc/version.h
check(agrees, "%s", differs)
local said = run('LUA=%s sh tools/run.sh -e "io.write(require([[bctrl.core]])._VERSION)" 2>&1', quote(os.getenv "BCTRL_RELEASE_LUA" or "lua5.4"))
check(said == version, "bctrl.core says %q, lua/bctrl/version.lua %q: run `make`", said, version)
local changed = run "git status --porcelain 2>&1"
check(changed == "", "changed since the last commit, or no checkout of git:\n%s", changed)
if is_tagged then
  local tag = run("git describe --exact-match --tags HEAD 2>&1"):gsub("%s+$", "")
  check(tag == "v" .. version, "the commit's tag is %q: v%s expected (git tag -s v%s)", tag, version, version)
end
if failed then
  os.exit(1)
end

local name = "bctrl-" .. version
local archive = name .. ".tar.gz"
local made = { archive }
must("mkdir -p %s", quote(folder))
must("git archive --format=tar --prefix=%s/ HEAD >%s && gzip -n -9 -c %s >%s && rm %s", name, quote(folder .. "/tar"),
  quote(folder .. "/tar"), quote(folder .. "/" .. archive), quote(folder .. "/tar"))

-- What one commit makes is always the same: files in one order, of the commit's time, without owners.
local stamp = must("git log -1 --format=%%cd --date=iso-strict"):gsub("%s+$", "")
local INSIDE = { curl = "COPYING", nghttp2 = "COPYING", zlib = "LICENSE", libmicrohttpd = "COPYING" }
local COMMAND = [[
-- lua54 bctrl-gateway.lua, or luajit bctrl-gateway.lua: the local gateway; --help tells of its options.
local here = arg[0]:match "^(.*)[/\\]" or "."
package.path = here .. "/lua/?.lua;" .. here .. "/lua/?/init.lua;" .. package.path
package.cpath = here .. "/?.dll;" .. package.cpath
require "bctrl.gateway.serve"
]]
for lua in must("ls build/windows 2>/dev/null; true"):gmatch "[^\n]+" do
  if run("test -e build/windows/%s/bctrl/core.dll && echo yes", quote(lua)) == "yes\n" then
    local zip = ("%s-windows-%s.zip"):format(name, lua)
    local stage = ("%s/stage/%s"):format(folder, name)
    must("rm -rf %s && mkdir -p %s/lua %s/licences", quote(folder .. "/stage"), quote(stage), quote(stage))
    must("cp -R lua/bctrl %s/lua/ && cp -R README.md CHANGELOG.md LICENSE docs examples build/windows/%s/bctrl %s",
      quote(stage), quote(lua), quote(stage))
    for library, file in pairs(INSIDE) do
      must("cp build/windows/src/%s/%s %s/licences/%s.txt", library, file, quote(stage), library)
    end
    must("cp %s %s/lua/", quote(assert(package.searchpath("dkjson", package.path))), quote(stage)) -- the gateway's; its licence is in it
    local script = assert(io.open(stage .. "/bctrl-gateway.lua", "wb"))
    script:write(COMMAND)
    script:close()
    must("cd %s && find . -exec touch -d %s {} + && find . -type f | LC_ALL=C sort | zip -q -X -9 -@ zip.zip && cd - >/dev/null && mv %s %s",
      quote(folder .. "/stage"), quote(stamp), quote(folder .. "/stage/zip.zip"), quote(folder .. "/" .. zip))
    must("rm -rf %s", quote(folder .. "/stage"))
    made[#made + 1] = zip
  end
end
must("cd %s && sha256sum %s >SHA256SUMS", quote(folder), table.concat(made, " "))
print(must("cd %s && cat SHA256SUMS", quote(folder)))
