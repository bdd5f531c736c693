#!/bin/sh
# tools/test_windows.sh LUA [SPEC...]: the specs under wine, on build/windows/LUA, each file in a process of its own; servers
# that they start run on this machine's lua5.4. What wine cannot show is in spec/system/windows_skipped.lua, with the reason.
set -eu
cd "$(dirname "$0")/.."
lua=$1
shift
root=$(pwd)
build=$root/build/windows/$lua
case $lua in luajit) program=luajit.exe version=5.1 ;; *) program=lua.exe version=${lua#lua} ;; esac
command -v wine >/dev/null 2>&1 || {
    echo "test-windows: wine is missing: on Debian and Ubuntu, apt-get install wine64 wine" >&2
    exit 1
}
folder=$(mktemp -d "${TMPDIR:-/tmp}/bctrl-spec.wine.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
: "${WINEPREFIX:=$root/build/windows/wine}"
export WINEPREFIX WINEDEBUG="${WINEDEBUG:--all}" DISPLAY=

# What a Linux program that is started from within wine gets.
native=$(lua5.4 -e 'io.write(package.path, "\n", package.cpath)')
cat >"$folder/environment" <<EOF
cd '$root'
export PATH='$PATH:/usr/sbin:/sbin' TMPDIR='${TMPDIR:-/tmp}'
export LUA_PATH='$root/lua/?.lua;$root/lua/?/init.lua;$(echo "$native" | sed -n 1p)'
export LUA_CPATH='$root/build/lua5.4/?.so;$(echo "$native" | sed -n 2p)'
EOF
# The Lua of the specs, for scripts that a spec runs in a process of its own.
cat >"$folder/lua" <<EOF
#!/bin/sh
export LUA_PATH='$root/lua/?.lua;$root/lua/?/init.lua;$root/?.lua;/usr/share/lua/$version/?.lua;/usr/share/lua/$version/?/init.lua'
export LUA_CPATH='$build/?.dll;$build/modules/?.dll'
exec wine '$build/$program' "\$@"
EOF
chmod +x "$folder/lua"
[ -e "$WINEPREFIX/system.reg" ] || "$folder/lua" -v >/dev/null 2>&1
[ $# -gt 0 ] || set -- $(printf '%s\n' spec/*/*_spec.lua | grep -v contract_spec)
for name in BCTRL_API_KEY BCTRL_BASE_URL BCTRL_API_BASE_URL BCTRL_LOG CURL_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR \
    http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY; do
    unset "$name"
done
export BCTRL_TEST_FOLDER="$folder" BCTRL_TEST_LUA="$folder/lua" BCTRL_TEST_SERVER_LUA=lua5.4 LUA_NAME="$lua" LUA="$folder/lua"

lua5.4 tools/test_windows.lua "$folder" "$@"
