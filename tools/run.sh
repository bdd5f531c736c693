#!/bin/sh
# tools/run.sh [script and arguments]: runs a Lua (LUA=lua5.4) on this uninstalled checkout, built in
# BUILD (build/lua5.4), whatever the working directory; what LuaRocks put in the path stays in it.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
: "${LUA:=lua5.4}" "${LUA_NAME:=$(basename "$LUA")}"
: "${BUILD:=build/$LUA_NAME}"
# A variable of its own: a path with a space is no target for a make that inherits BUILD.
case $BUILD in /*) build=$BUILD ;; *) build=$root/$BUILD ;; esac
if [ ! -d "$build/bctrl" ]; then # holds one C module at least
    [ "$LUA_NAME" = lua5.4 ] && hint=make || hint="make LUA=$LUA"
    echo "nothing is built for $LUA_NAME yet: run \`$hint\`" >&2
    exit 1
fi

case $LUA_NAME in
lua5.2) path=${LUA_PATH_5_2:-${LUA_PATH:-}} cpath=${LUA_CPATH_5_2:-${LUA_CPATH:-}} ;;
lua5.3) path=${LUA_PATH_5_3:-${LUA_PATH:-}} cpath=${LUA_CPATH_5_3:-${LUA_CPATH:-}} ;;
lua5.4) path=${LUA_PATH_5_4:-${LUA_PATH:-}} cpath=${LUA_CPATH_5_4:-${LUA_CPATH:-}} ;;
lua5.5) path=${LUA_PATH_5_5:-${LUA_PATH:-}} cpath=${LUA_CPATH_5_5:-${LUA_CPATH:-}} ;;
*) path=${LUA_PATH:-} cpath=${LUA_CPATH:-} ;;
esac
unset LUA_PATH_5_2 LUA_PATH_5_3 LUA_PATH_5_4 LUA_PATH_5_5 LUA_CPATH_5_2 LUA_CPATH_5_3 LUA_CPATH_5_4 LUA_CPATH_5_5
export LUA_PATH="$root/lua/?.lua;$root/lua/?/init.lua;$path;;"
export LUA_CPATH="$build/?.so;$cpath;;"
exec ${BCTRL_TEST_WRAPPER:-} "$LUA" "$@"
