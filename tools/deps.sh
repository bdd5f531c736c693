#!/bin/sh
# tools/deps.sh SET...: installs what this machine lacks of build, demo, test, lint, valgrind, fuzz,
# contract, install, bench, hosts, day. Says nothing where all is there. LUA says which Lua is meant.
# Debian and its kin install through apt-get; elsewhere it says what to install, and fails.
set -eu
LUA=${LUA:-lua5.4}
LUA_NAME=${LUA_NAME:-$(basename "$LUA")}
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
cd "$(dirname "$0")/.."
missing=

command_there() { command -v "$1" >/dev/null 2>&1; }
module_there() { command_there "$LUA" && sh tools/run.sh -e "require '$1'" >/dev/null 2>&1; }
header_there() {
    printf '#include <%s>\n' "$1" |
        ${CC:-cc} -E -I/usr/local/include -I/opt/homebrew/include $(pkg-config --cflags libcurl libmicrohttpd 2>/dev/null) \
            - >/dev/null 2>&1
}
libfuzzer_there() {
    echo 'int LLVMFuzzerTestOneInput(const unsigned char *d, unsigned long n) { return d && n ? 0 : 0; }' |
        clang -x c -fsanitize=fuzzer,address - -o /dev/null 2>/dev/null
}

# want NAME CHECK...: remembers NAME, a row of the table below, unless the check succeeds.
want() {
    name=$1
    shift
    "$@" >/dev/null 2>&1 || case " $missing " in *" $name "*) ;; *) missing="$missing $name" ;; esac
}

check() {
    missing=
    for set in "$@"; do
        case $set in
        build)
            want compiler command_there "${CC:-cc}"
            want pkg-config command_there pkg-config
            want lua command_there "$LUA"
            want lua-headers sh tools/lua_flags.sh cflags "$LUA_NAME"
            want libcurl header_there curl/curl.h
            want libmicrohttpd header_there microhttpd.h
            ;;
        demo)
            want cjson module_there cjson
            want dkjson module_there dkjson
            ;;
        test)
            want busted module_there busted
            want luasocket module_there socket
            want cqueues module_there cqueues
            want luv module_there luv
            case $LUA_NAME in lua5.1 | lua5.2 | luajit) want copas module_there copas ;; esac
            want curl command_there curl
            want openssl command_there openssl
            want nginx command_there nginx
            want tinyproxy command_there tinyproxy
            # Specs that do without, but say less.
            if command_there apt-get; then
                want strace command_there strace
                want locales test -f /usr/share/i18n/locales/de_DE
                want libnginx-mod-stream test -f /usr/lib/nginx/modules/ngx_stream_module.so
            fi
            ;;
        lint)
            want luacheck command_there luacheck
            want gcc command_there gcc
            want clang command_there clang
            want clang-format command_there clang-format
            want clang-tidy command_there clang-tidy
            want cppcheck command_there cppcheck
            ;;
        valgrind) want valgrind command_there valgrind ;;
        fuzz)
            want clang command_there clang
            want libfuzzer libfuzzer_there
            ;;
        contract)
            want node command_there node
            want npm command_there npm
            ;;
        day)
            want haproxy command_there haproxy
            want node command_there node
            ;;
        install) want luarocks command_there luarocks ;;
        bench)
            want valgrind command_there valgrind
            ;;
        hosts)
            want love command_there love
            want xvfb command_there xvfb-run
            want neovim command_there nvim
            ;;
        *)
            echo "deps: no such set: $set" >&2
            exit 2
            ;;
        esac
    done
}

lua_package() {
    case $LUA_NAME in lua5.[1-4] | luajit) echo "$LUA_NAME" ;; *) echo lua5.4 ;; esac
}

apt_package() {
    case $1 in
    compiler | gcc) echo gcc libc6-dev make ;;
    pkg-config) echo pkgconf ;;
    lua) lua_package ;;
    lua-headers)
        case $LUA_NAME in
        lua5.1) echo liblua5.1-0-dev ;;
        luajit) echo libluajit-5.1-dev ;;
        *) echo "lib$(lua_package)-dev" ;;
        esac
        ;;
    libcurl) echo libcurl4-openssl-dev ;;
    libmicrohttpd) echo libmicrohttpd-dev ;;
    busted | cjson | dkjson | cqueues | luv | copas) echo "lua-$1" ;;
    luasocket) echo lua-socket ;;
    nginx) echo nginx-light ;;
    luacheck) echo lua-check ;;
    libfuzzer) echo libclang-rt-dev ;;
    node) echo nodejs ;;
    xvfb) echo xvfb xauth ;;
    *) echo "$1" ;;
    esac
}

install_with_apt() {
    packages=
    for name in $missing; do packages="$packages $(apt_package "$name")"; done
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command_there sudo; then
            echo "missing:$missing. As root: apt-get install$packages" >&2
            exit 1
        fi
        sudo=sudo
    fi
    echo "installing what is missing:$packages"
    # The specs run nginx and tinyproxy themselves: installing them must start no service.
    policy=/usr/sbin/policy-rc.d
    case $packages in *nginx* | *tinyproxy*)
        if [ ! -e $policy ]; then
            trap '$sudo rm -f $policy' EXIT
            printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null
            $sudo chmod 755 $policy
        fi
        ;;
    esac
    log=$(mktemp)
    apt="$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300"
    # shellcheck disable=SC2086
    if ! { $apt update && $apt install --no-install-recommends $packages; } </dev/null >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        rm -f "$log"
        echo "apt-get could not install:$packages" >&2
        exit 1
    fi
    rm -f "$log"
}

say_what_to_install() {
    cat >&2 <<END
missing here:$missing

Install them, then try again:
  Fedora   sudo dnf install gcc make pkgconf lua lua-devel libcurl-devel libmicrohttpd-devel luarocks openssl nginx tinyproxy
  macOS    brew install pkgconf lua libmicrohttpd luarocks openssl nginx tinyproxy
  Alpine   sudo apk add build-base pkgconf lua5.4 lua5.4-dev curl-dev libmicrohttpd-dev luarocks5.4 openssl nginx tinyproxy
and the Lua modules with LuaRocks (the first two for make demo, all for make test):
           luarocks install lua-cjson && luarocks install dkjson
           luarocks install busted && luarocks install luasocket && luarocks install luv && luarocks install cqueues
For make lint: luacheck, clang, clang-format, clang-tidy, cppcheck. For make contract: Node.js with npm.
END
    exit 1
}

check "$@"
[ -n "$missing" ] || exit 0
command_there apt-get || say_what_to_install
install_with_apt
check "$@"
if [ -n "$missing" ]; then
    echo "still missing after the installation:$missing" >&2
    exit 1
fi
