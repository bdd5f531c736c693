#!/bin/sh
# tools/test_elsewhere.sh [ROW...]: `make test` on fresh Debians, as a new user would run it there: each
# row a chroot made by debootstrap, with nothing in it but make, in which a clean clone of this checkout's
# last commit installs what it needs by itself. Prints a table; logs and chroots stay in FOLDER
# (build/elsewhere), and are used again unless FRESH=1. MIRROR= names another archive than this machine's.
# Needs root. The rows share the machine's network, nothing else.
set -eu
cd "$(dirname "$0")/.."
FOLDER=${FOLDER:-build/elsewhere}
ROWS='bookworm bookworm-gnutls trixie trixie-backports sid sid-lua5.5'

if [ "${1:-}" != --inside ]; then
    [ "$(id -u)" -eq 0 ] || { echo "test-elsewhere: needs root, for chroots" >&2; exit 1; }
    mkdir -p "$FOLDER"
    FOLDER=$(cd "$FOLDER" && pwd)
    [ "${FRESH:-}" != 1 ] || rm -rf "$FOLDER"/base-*
    MIRROR=${MIRROR:-$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)}
    # Whatever is mounted, or left running, ends with this namespace.
    export FOLDER MIRROR
    exec unshare --mount --pid --fork --kill-child --mount-proc sh "$0" --inside "${@:-$ROWS}"
fi
shift
# shellcheck disable=SC2086,SC2048
set -- $*

# What is asked of apt here (a proxy, dates that are not checked) is asked of it there.
settings() { apt-config dump | grep -E '^Acquire::(http|https|ftp|Check-|Retries|ForceIPv)' || true; }

started_at_boot() {
    ls etc/rc[2-5].d/S* etc/systemd/system/multi-user.target.wants/*.service etc/systemd/system/sockets.target.wants/* \
        etc/systemd/system/timers.target.wants/* 2>/dev/null || true
}

# base SUITE: the bare system, made once.
base() {
    base=$FOLDER/base-$1
    [ -e "$base/etc/debian_version" ] && return
    rm -rf "$base" "$base.new"
    debootstrap --variant=minbase "$1" "$base.new" "$MIRROR" >"$base.log" 2>&1 || return 1
    settings >"$base.new/etc/apt/apt.conf.d/90machine"
    (cd "$base.new" && started_at_boot) >"$base.boot"
    mv "$base.new" "$base"
}

# within COMMAND…: in the row's chroot, as a new user logs in.
within() {
    chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        LANG=C.UTF-8 TERM=dumb DEBIAN_FRONTEND=noninteractive "$@"
}

# row NAME SUITE LUA [SUITE-OF-PACKAGES PACKAGES]: what is there before `make test`, apart from make.
row() {
    name=$1 suite=$2 lua=$3 from=${4:-$2} packages=${5:-}
    root=$FOLDER/$name log=$FOLDER/$name.log
    base "$suite" || { echo "debootstrap $suite failed: $FOLDER/base-$suite.log" >&2; return 1; }
    [ "${FRESH:-}" != 1 ] || rm -rf "$root"
    [ -e "$root" ] || cp -a "$FOLDER/base-$suite" "$root"
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    rm -rf "$root/root/bctrl"
    git clone --quiet --no-hardlinks . "$root/root/bctrl"
    {
        [ "$from" = "$suite" ] || echo "deb $MIRROR $from main" >"$root/etc/apt/sources.list.d/$from.list"
        # shellcheck disable=SC2086
        within apt-get -q update &&
            within apt-get -q -y install --no-install-recommends -t "$from" make $packages &&
            within timeout 1800 make -C /root/bctrl test LUA="$lua"
    } >"$log" 2>&1 </dev/null || true
    # shellcheck disable=SC2016
    within sh -c 'cd /root/bctrl && LUA=$0 sh tools/run.sh -e "io.write(require([[bctrl.core]]).curl_version)" &&
        echo " $(curl-config --ssl-backends)"' "$lua" \
        >"$log.curl" 2>/dev/null || echo '?' >"$log.curl"
    # What the specs installed must start nothing at the machine's next start.
    (cd "$root" && started_at_boot) | grep -vxFf "$FOLDER/base-$suite.boot" | sed 's/^/starts at boot now: /' >>"$log" || true
    umount -l "$root/dev" "$root/proc"
}

# show NAME SYSTEM LUA: a line of the table.
failed=
show() {
    log=$FOLDER/$1.log
    counts=$(grep -E '^([^ ]+: )?[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
    case $counts in *' 0 failed'*) ;; *) failed="$failed $log" ;; esac
    ! grep -q '^starts at boot now' "$log" || { failed="$failed $log" counts="$counts; services start at boot"; }
    printf '%-21s %-15s %-7s %s\n' "$2" "$(cat "$log.curl")" "$3" "${counts:-0 passed, 1 failed}"
}

printf '%-21s %-15s %-7s %s\n' system libcurl Lua 'make test'
for name in "$@"; do
    case $name in
    bookworm) row "$name" bookworm lua5.4 && show "$name" 'Debian 12, minimal' lua5.4 ;;
    bookworm-gnutls)
        row "$name" bookworm lua5.4 bookworm libcurl4-gnutls-dev && show "$name" 'Debian 12, GnuTLS' lua5.4
        ;;
    trixie) row "$name" trixie lua5.4 && show "$name" 'Debian 13' lua5.4 ;;
    trixie-backports)
        row "$name" trixie lua5.4 trixie-backports 'libcurl4-openssl-dev curl' && show "$name" 'Debian 13, backports' lua5.4
        ;;
    sid) row "$name" sid lua5.4 && show "$name" 'Debian unstable' lua5.4 ;;
    sid-lua5.5) row "$name" sid lua5.5 && show "$name" 'Debian unstable' lua5.5 ;;
    *)
        echo "test-elsewhere: no row $name; there are: $ROWS" >&2
        exit 2
        ;;
    esac || failed="$failed $name"
done
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
