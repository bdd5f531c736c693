#!/bin/sh
# lua_flags.sh cflags|libs NAME: the compiler's or the linker's flags for one Lua (lua5.4, luajit …),
# from pkg-config under any of the names that systems give it, or else from the usual folders.
set -u
kind=$1
name=$2
pkg_config=${PKG_CONFIG:-pkg-config}
version=${name#lua}

if [ "$name" = luajit ]; then
    candidates=luajit
else
    short=$(printf %s "$version" | tr -d .)
    candidates="lua$version lua-$version lua$short lua"
fi
for candidate in ${LUA_PKG:-$candidates}; do
    found=$($pkg_config --modversion "$candidate" 2>/dev/null) || continue
    case "$candidate:$found" in
    lua:"$version"*) ;;
    lua:*) continue ;;
    esac
    exec "$pkg_config" "--$kind" "$candidate"
done

if [ "$name" = luajit ]; then
    folders="luajit-2.1 luajit-2.0 luajit"
else
    folders="lua$version lua/$version lua-$version lua$short"
fi
for prefix in /usr /usr/local /opt/homebrew /opt/local; do
    for folder in $folders .; do
        include=$prefix/include/$folder
        [ -f "$include/lua.h" ] || continue
        if [ "$name" != luajit ]; then
            number="50${version#5.}"
            grep -q "define LUA_VERSION_NUM[[:space:]]*$number" "$include/lua.h" ||
                grep -q "define LUA_VERSION_MINOR[_A-Z]*[[:space:]]*\"\{0,1\}${version#5.}\"\{0,1\}$" "$include/lua.h" || continue
        fi
        case $kind in
        cflags) echo "-I$include" ;;
        libs) [ "$name" = luajit ] && echo "-L$prefix/lib -lluajit-5.1" || echo "-L$prefix/lib -l$name" ;;
        esac
        exit 0
    done
done
echo "lua.h of $name not found: run 'make deps', or set LUA_INCDIR to the folder that holds it" >&2
exit 1
