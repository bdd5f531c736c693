#!/bin/sh
# tools/windows.sh MAKE LUA...: builds both C modules for 64-bit Windows, for lua5.4 (lua54.dll) or luajit (lua51.dll), with
# mingw-w64, into build/windows/LUA/bctrl: one file each, with libcurl, nghttp2, zlib or libmicrohttpd inside. What they are
# built from are Debian's source packages, fetched once; a stage whose product is there is skipped.
# tools/windows.sh MAKE test LUA...: and the modules that the specs need, for tools/test_windows.sh.
# tools/windows.sh MAKE check: compiles csrc for Windows and links nothing: with this machine's headers of Lua and the libraries.
set -eu
cd "$(dirname "$0")/.."
make=$1
shift
host=x86_64-w64-mingw32
: "${JOBS:=$(nproc 2>/dev/null || echo 2)}"
root=$(pwd)/build/windows
prefix=$root/prefix
# A Windows of 2020 or later; printf as C11 has it, in the C library that every Windows has; select for 4096 connections of
# libmicrohttpd's.
macros='-D_WIN32_WINNT=0x0A00 -D__USE_MINGW_ANSI_STDIO=1 -DFD_SETSIZE=4096 -DCURL_STATICLIB -DNGHTTP2_STATICLIB'

need() { # COMMAND PACKAGE
    command -v "$1" >/dev/null 2>&1 && return
    echo "windows: $1 is missing: on Debian and Ubuntu, apt-get install $2" >&2
    exit 1
}

check() {
    include=build/windows/include
    flags=$(pkg-config --cflags libcurl libmicrohttpd 2>/dev/null || true)
    rm -rf "$include"
    mkdir -p "$include"
    for header in curl microhttpd.h; do # not all of /usr/include, whose headers are Linux's
        for folder in $(printf '%s\n' "$flags" | tr ' ' '\n' | sed -n 's/^-I//p') "/usr/include/$(cc -dumpmachine)" /usr/include; do
            [ -e "$folder/$header" ] && ln -sfn "$folder/$header" "$include/$header" && break
        done
    done
    lua=$(sh tools/lua_flags.sh cflags "${LUA_NAME:-lua5.4}")
    printf '%s\n' csrc/*.c csrc/*/*.c | xargs -n 8 -P "$JOBS" \
        "$host-gcc" -std=c11 -D_GNU_SOURCE $macros -Icsrc -isystem "$include" $lua \
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-float-conversion -Werror -fsyntax-only
}

if [ "$1" = check ]; then
    if command -v "$host-gcc" >/dev/null 2>&1; then check; else echo "windows-check: skipped, there is no $host-gcc"; fi
    exit 0
fi

with_tests=
[ "$1" = test ] && with_tests=yes && shift
need "$host-gcc" gcc-mingw-w64-x86-64-win32

# Unpacks a source package as $root/src/NAME.
fetch() {
    [ -d "$root/src/$1" ] && return 0
    need apt-get 'apt (elsewhere: unpack the sources as build/windows/src/NAME)'
    need dpkg-source dpkg-dev
    rm -rf "$root/src/download/$1"
    mkdir -p "$root/src/download/$1"
    echo "windows: fetches the sources of $1"
    # Where a mirror has lost Debian's own part, the makers' will do: for the specs, not for what has Debian's mended holes.
    (cd "$root/src/download/$1" && {
        apt-get -qq source --download-only "$1" && dpkg-source -x ./*.dsc unpacked ||
            case $1 in
            lua-*) mkdir unpacked && tar xf ./*.orig.tar.* -C unpacked --strip-components=1 ;;
            *) false ;;
            esac
    }) >"$root/$1.log" 2>&1 || {
        tail -5 "$root/$1.log" >&2
        echo "windows: no source package of $1: it takes a deb-src line among apt's sources and an apt-get update;" \
            "or unpack its sources as build/windows/src/$1" >&2
        exit 1
    }
    mv "$root/src/download/$1/unpacked" "$root/src/$1"
}

# stage PRODUCT PACKAGE FUNCTION: makes what is not there yet; what it says is in a file.
stage() {
    [ -e "$1" ] && return
    fetch "$2"
    echo "windows: builds $2 (build/windows/$2.log)"
    set +e # which would not hold within a condition
    (set -e; cd "$root/src/$2"; "$3") >"$root/$2.log" 2>&1
    [ -e "$1" ] && set -e && return
    tail -20 "$root/$2.log" >&2
    exit 1
}

# Not by its makefile, which Debian has made libtool's.
build_lua5_4() {
    mkdir -p "$root/lua5.4/include"
    "$host-gcc" -std=gnu99 -O2 -DLUA_COMPAT_5_3 -DLUA_BUILD_AS_DLL -shared -static-libgcc -s -o "$root/lua5.4/lua54.dll" \
        $(ls src/*.c | grep -v -e /lua.c -e /luac.c)
    "$host-gcc" -std=gnu99 -O2 -DLUA_COMPAT_5_3 -s -o "$root/lua5.4/lua.exe" src/lua.c "$root/lua5.4/lua54.dll"
    cp src/lua.h src/luaconf.h src/lualib.h src/lauxlib.h "$root/lua5.4/include"
}

build_luajit() {
    "$make" -C src -j"$JOBS" HOST_CC="${CC:-cc}" CROSS="$host-" TARGET_SYS=Windows
    mkdir -p "$root/luajit/include" "$root/luajit/lua"
    cp src/lua.h src/luaconf.h src/lualib.h src/lauxlib.h src/luajit.h "$root/luajit/include"
    cp -r src/jit "$root/luajit/lua"
    cp src/luajit.exe "$root/luajit"
    cp src/lua51.dll "$root/luajit"
}

cmake_for_windows() {
    need cmake cmake
    cmake -S . -B build -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_SYSTEM_PROCESSOR=x86_64 -DCMAKE_C_COMPILER="$host-gcc" \
        -DCMAKE_RC_COMPILER="$host-windres" -DCMAKE_CXX_COMPILER="$host-gcc" -DCMAKE_CXX_COMPILER_WORKS=1 \
        -DCMAKE_FIND_ROOT_PATH="$prefix;/usr/$host" -DCMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER \
        -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY \
        -DCMAKE_BUILD_TYPE=MinSizeRel -DCMAKE_INSTALL_PREFIX="$prefix" -DBUILD_SHARED_LIBS=OFF "$@"
    cmake --build build -j"$JOBS" --target install
}

# By hand: Debian leaves out the makefile for Windows.
build_zlib() {
    mkdir -p "$prefix/lib" "$prefix/include"
    "$host-gcc" -O2 -c ./*.c
    "$host-ar" rcs "$prefix/lib/libz.a" ./*.o
    cp zlib.h zconf.h "$prefix/include"
}

build_nghttp2() {
    cmake_for_windows -DENABLE_LIB_ONLY=ON -DENABLE_STATIC_LIB=ON -DENABLE_SHARED_LIB=OFF -DENABLE_DOC=OFF
    mv "$prefix/lib/nghttp2.lib" "$prefix/lib/libnghttp2.a"
}

build_curl() {
    cmake_for_windows -DHTTP_ONLY=ON -DCURL_USE_SCHANNEL=ON -DENABLE_THREADED_RESOLVER=ON -DENABLE_UNICODE=ON \
        -DUSE_NGHTTP2=ON -DNGHTTP2_INCLUDE_DIR="$prefix/include" -DNGHTTP2_LIBRARY="$prefix/lib/libnghttp2.a" \
        -DZLIB_INCLUDE_DIR="$prefix/include" -DZLIB_LIBRARY="$prefix/lib/libz.a" -DCMAKE_USE_LIBSSH2=OFF -DCURL_USE_LIBSSH2=OFF \
        -DBUILD_CURL_EXE=OFF -DBUILD_TESTING=OFF -DENABLE_MANUAL=OFF -DCURL_TARGET_WINDOWS_VERSION=0x0601 \
        -DCMAKE_C_FLAGS=-DNGHTTP2_STATICLIB
}

build_libmicrohttpd() {
    ./configure --host="$host" --prefix="$prefix" --disable-shared --enable-static --disable-https --disable-doc \
        --disable-examples --disable-curl --disable-nls --disable-dauth --disable-bauth --disable-postprocessor \
        CFLAGS=-Os CPPFLAGS='-DFD_SETSIZE=4096 -D_MHD_EXTERN=extern'
    "$make" -j"$JOBS" -C src/microhttpd install
    "$make" -C src/include install
}

# module FILE SOURCE...: a module of C for $lua, for the specs.
module() {
    target=$root/$lua/modules/$1
    shift
    mkdir -p "${target%/*}"
    "$host-gcc" -O2 -shared -static -s $macros -DLUASOCKET_NODEBUG -I"$root/$lua/include" -o "$target" "$@" "$root/$lua"/lua5?.dll -lws2_32
}
build_luasocket() {
    cd src
    module mime/core.dll mime.c compat.c
    module socket/core.dll luasocket.c timeout.c buffer.c io.c auxiliar.c options.c inet.c except.c select.c tcp.c udp.c compat.c wsocket.c
}
build_lua_filesystem() { module lfs.dll src/lfs.c; }
build_lua_term() { module term/core.dll core.c; }
build_lua_cjson() { # LuaJIT has a luaL_setfuncs of its own
    sed 's/luaL_setfuncs/own_setfuncs/' lua_cjson.c >own_cjson.c
    module cjson.dll own_cjson.c strbuf.c fpconv.c
}

for lua in "$@"; do
    case $lua in
    lua5.4) dll=lua54.dll ;;
    luajit) dll=lua51.dll ;;
    *) echo "windows: lua5.4 or luajit, not $lua" >&2; exit 1 ;;
    esac
    name=build_$(printf %s "$lua" | tr . _)
    stage "$root/$lua/$dll" "$lua" "$name"
done
stage "$prefix/lib/libz.a" zlib build_zlib
stage "$prefix/lib/libnghttp2.a" nghttp2 build_nghttp2
stage "$prefix/lib/libcurl.a" curl build_curl
stage "$prefix/lib/libmicrohttpd.a" libmicrohttpd build_libmicrohttpd

for lua in "$@"; do
    "$make" --no-print-directory -s -j"$JOBS" core gateway-core SO=dll LUA="$lua" LUA_NAME="$lua" BUILD="build/windows/$lua" \
        CC="$host-gcc" BACKEND= LIBFLAG='-shared -static -s' CFLAGS='-O2 -Wno-float-conversion' CPPFLAGS="$macros" LDFLAGS= \
        LUA_INCDIR="$root/$lua/include" CURL_INCDIR="$prefix/include" MHD_INCDIR="$prefix/include" \
        CURL_LIBS="-L$prefix/lib -lcurl -lnghttp2 -lz -lcrypt32 -lbcrypt -ladvapi32 -lws2_32 $(echo "$root/$lua"/lua5?.dll)" \
        MHD_LIBS="-L$prefix/lib -lmicrohttpd -lbcrypt -lws2_32 $(echo "$root/$lua"/lua5?.dll)"
    if [ -n "$with_tests" ]; then
        stage "$root/$lua/modules/socket/core.dll" lua-socket build_luasocket
        stage "$root/$lua/modules/lfs.dll" lua-filesystem build_lua_filesystem
        stage "$root/$lua/modules/term/core.dll" lua-term build_lua_term
        stage "$root/$lua/modules/cjson.dll" lua-cjson build_lua_cjson
    fi
    ls -l "build/windows/$lua/bctrl/core.dll" "build/windows/$lua/bctrl/gateway/core.dll"
done
