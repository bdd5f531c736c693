#!/bin/sh
# tools/test_install.sh MAKE: installs the rocks with LuaRocks, from the sources and packed, and with `make install`, each
# into an empty tree, and calls the installed client against the installed gateway from there. LuaRocks compiles a copy:
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
cp -R csrc lua LICENSE ./*.rockspec "$folder/source"
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

# As users install them: this version's rocks, packed, from a server (a folder), with what they depend on, on a machine that
# has neither make nor pkg-config.
server=$folder/server
mkdir "$server" "$folder/few"
for name in make gmake cmake pkg-config pkgconf; do
    printf '#!/bin/sh\necho "$0 was called"\nexit 127\n' >"$folder/few/$name"
    chmod +x "$folder/few/$name"
done
served() { # NAME VERSION FOLDER ROCKSPEC: packs what is in the folder of that name
    tar -C "$folder" -czf "$folder/$1.tar.gz" "$3" &&
        sed -e "s|url = \".*|url = \"file://$folder/$1.tar.gz\",|" -e "s|dir = \".*|dir = \"$3\",|" "$4" >"$server/$1-$2.rockspec" &&
        (cd "$server" && luarocks --lua-version="$version" pack "$1-$2.rockspec" && rm "$1-$2.rockspec") >>"$folder/log" 2>&1
}
depends() { # NAME MODULE: what this machine has of it, as a rock
    found=$("$LUA" -e "for each in ((package.cpath .. ';' .. package.path):gsub('%?', '$2')):gmatch '[^;]+' do
        if io.open(each) then io.write(each) break end end")
    [ -n "$found" ] && mkdir -p "$folder/$2" && cp "$found" "$folder/$2/" || return 1
    case $found in *.lua) kind=lua ;; *) kind=lib ;; esac
    cat >"$folder/$2.rockspec" <<END
package = "$1"
version = "99-1"
source = {
  url = "",
  dir = "",
}
build = { type = "builtin", modules = {}, install = { $kind = { ["$2"] = "${found##*/}" } } }
END
    served "$1" 99-1 "$2" "$folder/$2.rockspec"
}
for each in ./*.rockspec rockspecs/*.rockspec; do
    if luarocks lint "$each" >>"$folder/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        cat "$folder/log"
    fi
done
release=$("$LUA" -e 'io.write(dofile "lua/bctrl/version.lua")')
depends lua-cjson cjson && depends dkjson dkjson &&
    served bctrl "$release-1" source "rockspecs/bctrl-$release-1.rockspec" &&
    served bctrl-gateway "$release-1" source "rockspecs/bctrl-gateway-$release-1.rockspec" &&
    luarocks-admin --lua-version="$version" make-manifest "$server" >>"$folder/log" 2>&1
for rock in bctrl bctrl-gateway; do
    PATH=$folder/few:$PATH luarocks --lua-version="$version" --tree="$folder/served" --only-server="$server" install "$rock" "$@" \
        >>"$folder/log" 2>&1
done
use "luarocks install" "$folder/served" "$folder/served/share/lua/$version" "$folder/served/lib/lua/$version" gateway

# command NAME FILE: the command that starts the gateway is there, and finds its modules.
command_runs() {
    if (cd / && "$2" --help 2>&1) | grep -q '^usage: bctrl-gateway '; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "install: $1: bctrl-gateway does not run: $(cd / && "$2" --help 2>&1)"
    fi
}
command_runs "luarocks install" "$folder/served/bin/bctrl-gateway"

"$make" --no-print-directory install LUA="$LUA" DESTDIR="$folder/staged" PREFIX=/opt/bctrl >>"$folder/log" 2>&1
staged=$folder/staged/opt/bctrl
use "make install with DESTDIR and PREFIX" "$staged" "$staged/share/lua/$version" "$staged/lib/lua/$version" gateway
"$make" --no-print-directory install LUA="$LUA" INST_LUADIR="$folder/own/lua" INST_LIBDIR="$folder/own/c" INST_BINDIR="$folder/own/bin" \
    >>"$folder/log" 2>&1
use "make install with INST_LUADIR and INST_LIBDIR" "$folder/own" "$folder/own/lua" "$folder/own/c" gateway
command_runs "make install" "$folder/own/bin/bctrl-gateway"
echo "install: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
