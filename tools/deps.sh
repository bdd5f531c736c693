#!/bin/sh
# tools/deps.sh SET...: installs what this machine lacks of build, demo, test, lint, valgrind, fuzz,
# contract, install, bench, hosts, day, elsewhere, or of a Lua module (luv cqueues copas). Says nothing where all is there.
# LUA says which Lua is meant. Debian and its kin install through apt-get; elsewhere it says what to
# install, and fails. Exit status 3: no package here has it.
set -eu
LUA=${LUA:-lua5.4}
LUA_NAME=${LUA_NAME:-$(basename "$LUA")}
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
cd "$(dirname "$0")/.."
missing=

command_there() { command -v "$1" >/dev/null 2>&1; }
module_there() { command_there "$LUA" && "$LUA" -e "require '$1'" >/dev/null 2>&1; }
header_there() {
    # Where there is no compiler yet, the folders are looked through: what the user chose is not replaced.
    command_there "${CC:-cc}" || { find /usr/include -path "*/$1" 2>/dev/null | grep -q .; return; }
    printf '#include <%s>\n' "$1" |
        ${CC:-cc} -E -I/usr/local/include -I/opt/homebrew/include $(pkg-config --cflags libcurl libmicrohttpd 2>/dev/null) \
            - >/dev/null 2>&1
}
# Where there is apt-get: elsewhere authorities are somewhere else.
authorities_there() { ! command_there apt-get || [ -e /etc/ssl/certs/ca-certificates.crt ]; }
chromium_there() {
    for browser in "${BCTRL_CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable; do
        command_there "$browser" && return
    done
    return 1
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

# wish NAME CHECK...: as want, for what the specs do without, saying less: what its package does not hold
# for this Lua, and what has no package here, is not missed.
wished= given_up=
wish() {
    command_there apt-get || return 0
    case " $given_up " in *" $1 "*) return 0 ;; esac
    wished="$wished $1"
    dpkg -s "$(apt_package "$1")" 2>/dev/null | grep -q '^Status:.* installed' || want "$@"
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
            wish cjson module_there cjson
            wish chromium chromium_there
            want dkjson module_there dkjson
            ;;
        test)
            want busted module_there busted
            want luasocket module_there socket
            wish cqueues module_there cqueues
            wish luv module_there luv
            wish copas module_there copas
            want curl command_there curl
            want openssl command_there openssl
            want ca-certificates authorities_there
            want nginx command_there nginx
            wish libnginx-mod-stream test -f /usr/lib/nginx/modules/ngx_stream_module.so
            want tinyproxy command_there tinyproxy
            wish strace command_there strace
            wish chromium chromium_there
            wish libwslay-dev header_there wslay/wslay.h
            wish locales test -f /usr/share/i18n/locales/de_DE
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
        windows) want gcc-mingw-w64-x86-64-win32 command_there x86_64-w64-mingw32-gcc ;;
        deb)
            want git command_there git
            want dh-lua command_there dh_lua
            want lintian command_there lintian
            want dpkg-dev command_there dpkg-buildpackage
            want fakeroot command_there fakeroot
            ;;
        elsewhere)
            want debootstrap command_there debootstrap
            want git command_there git
            ;;
        luv | cqueues | copas) want "$set" module_there "$set" ;;
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
    case $LUA_NAME in lua5.[1-5] | luajit) echo "$LUA_NAME" ;; *) echo lua5.4 ;; esac
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
    tinyproxy) echo tinyproxy-bin ;; # the program without the service
    nginx) echo nginx-light ;;
    luacheck) echo lua-check ;;
    libfuzzer) echo libclang-rt-dev ;;
    node) echo nodejs ;;
    xvfb) echo xvfb xauth ;;
    *) echo "$1" ;;
    esac
}

# Services, sockets and timers; not what systemd itself brings.
started_at_boot() {
    ls -d /etc/rc[2-5].d/S* /etc/systemd/system/multi-user.target.wants/*.service \
        /etc/systemd/system/sockets.target.wants/* /etc/systemd/system/timers.target.wants/* 2>/dev/null || true
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
    # What the specs run themselves must not run beside them: no service is started now,
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        trap '$sudo rm -f $policy' EXIT
        printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null
        $sudo chmod 755 $policy
    fi
    started_before=$(started_at_boot)
    log=$(mktemp)
    apt="$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300"
    $apt update </dev/null >"$log" 2>&1 || true # what is there may do
    packages=
    for name in $missing; do
        for package in $(apt_package "$name"); do
            if apt-cache show "$package" >/dev/null 2>&1; then
                packages="$packages $package"
                continue
            fi
            case " $wished " in
            *" $name "*)
                echo "going on without $package: no package here"
                given_up="$given_up $name"
                ;;
            *) unknown="${unknown:-} $package" ;;
            esac
        done
    done
    [ -z "${unknown:-}" ] || { rm -f "$log"; echo "no package here:$unknown" >&2; exit 3; }
    # shellcheck disable=SC2086
    if [ -n "$packages" ] && ! $apt install --no-install-recommends --no-remove $packages </dev/null >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        rm -f "$log"
        echo "apt-get could not install:$packages" >&2
        exit 1
    fi
    rm -f "$log"
    # nor at the next start.
    for link in $(started_at_boot); do
        case "
$started_before
" in *"
$link
"*) continue ;; esac
        case $link in
        */rc[0-9].d/S*) $sudo update-rc.d "$(basename "$link" | cut -c 4-)" disable ;;
        *) $sudo rm -f "$link" ;;
        esac
    done
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
    exit 3
fi
