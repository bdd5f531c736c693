#!/bin/sh
# tools/test_install.sh MAKE: installs the rocks with LuaRocks, and with `make install`, each into an
# empty tree, and calls the installed client against the installed gateway from there. LuaRocks compiles a copy:
# it leaves what it builds beside the sources.
set -u
make=$1
cd "$(dirname "$0")/.."
: "${LUA:=lua5.4}" "${LUA_NAME:=$(basename "$LUA")}"
case $LUA_NAME in luajit) version=5.1 ;; *) version=${LUA_NAME#lua} ;; esac
passed=0 failed=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset LUA_PATH LUA_CPATH LUA_PATH_5_2 LUA_PATH_5_3 LUA_PATH_5_4 LUA_PATH_5_5 LUA_CPATH_5_2 LUA_CPATH_5_3 LUA_CPATH_5_4 LUA_CPATH_5_5
unset MAKEFLAGS MFLAGS MAKELEVEL BUILD

cat >"$folder/use.lua" <<'END'
local tree, with_gateway = arg[1], arg[2] == "gateway"
local bctrl = require("bctrl")
for name in pairs(package.loaded) do
  if name:find("^bctrl") then
    local path = (package.path .. ";" .. package.cpath):gsub("%?", (name:gsub("%.", "/")))
    local found
    for each in path:gmatch("[^;]+") do
      local file = not found and io.open(each, "rb")
      if file then
        file:close()
        found = each
      end
    end
    assert(found and found:sub(1, #tree) == tree, name .. " is not from the tree but from " .. tostring(found))
  end
end
assert(type(bctrl._VERSION) == "string")
if with_gateway then
  local gateway = assert(require("bctrl.gateway").start { port = 0 })
  local client = bctrl.new { base_url = gateway.url, api_key = gateway.api_key }
  local space = bctrl.assert(client.spaces:list())[1]
  local runtime = bctrl.assert(client.runtimes:create { spaceId = space.id, type = "browser", name = "installed" })
  assert(runtime.name == "installed")
  client:close()
  gateway:stop()
end
END

# use NAME TREE LUADIR LIBDIR [gateway]
use() {
    if (cd / && LUA_PATH="$3/?.lua;$3/?/init.lua;;" LUA_CPATH="$4/?.so;;" "$LUA" "$folder/use.lua" "$2" "${5:-}") \
        >>"$folder/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        cat "$folder/log"
        echo "install: $1 failed"
    fi
    : >"$folder/log"
}
: >"$folder/log"

# shows_entry NAME FILE SYMBOL: whatever flags compiled it, it shows nothing but its entry point.
shows_entry() {
    shown=$(sh tools/symbols.sh "$2")
    if [ "$shown" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "install: $1 shows other names than $3:" $shown
    fi
}

mkdir "$folder/source"
cp -R csrc lua ./*.rockspec "$folder/source"
find "$folder/source" -name '*.o' -exec rm {} +
rocks() {
    (cd "$folder/source" && luarocks --lua-version="$version" --tree="$folder/rocks" make --deps-mode=none "$@") \
        >>"$folder/log" 2>&1
}
if [ "$LUA_NAME" = luajit ]; then
    headers=$(sh tools/lua_flags.sh cflags luajit | tr -d " ")
    set -- "LUA=$(command -v "$LUA")" "LUA_INCDIR=${headers#-I}"
else
    set --
fi
rocks bctrl-scm-1.rockspec "$@"
use "luarocks make bctrl" "$folder/rocks" "$folder/rocks/share/lua/$version" "$folder/rocks/lib/lua/$version"
shows_entry "luarocks make bctrl" "$folder/rocks/lib/lua/$version/bctrl/core.so" luaopen_bctrl_core
rocks bctrl-gateway-scm-1.rockspec "$@"
use "luarocks make bctrl-gateway" "$folder/rocks" "$folder/rocks/share/lua/$version" "$folder/rocks/lib/lua/$version" gateway
shows_entry "luarocks make bctrl-gateway" "$folder/rocks/lib/lua/$version/bctrl/gateway/core.so" luaopen_bctrl_gateway_core
"$make" --no-print-directory install LUA="$LUA" DESTDIR="$folder/staged" PREFIX=/opt/bctrl >>"$folder/log" 2>&1
staged=$folder/staged/opt/bctrl
use "make install with DESTDIR and PREFIX" "$staged" "$staged/share/lua/$version" "$staged/lib/lua/$version" gateway
"$make" --no-print-directory install LUA="$LUA" INST_LUADIR="$folder/own/lua" INST_LIBDIR="$folder/own/c" >>"$folder/log" 2>&1
use "make install with INST_LUADIR and INST_LIBDIR" "$folder/own" "$folder/own/lua" "$folder/own/c" gateway
echo "install: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
