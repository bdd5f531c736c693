#!/bin/sh
# tools/test_all.sh MAKE LUA...: the specs on every Lua and on the portable poller, JOBS (1) at a time, a
# line for each; what a failing run printed comes before its line. Logs stay in build/test-logs.
set -u
make=$1
shift
cd "$(dirname "$0")/.."
logs=build/test-logs
counts='[0-9]+ passed, [0-9]+ failed'

# one MAKE NAME VARIABLES...
one() {
    make=$1 name=$2 started=$(date +%s) status=0
    shift 2
    "$make" --no-print-directory test "$@" >"$logs/$name.log" 2>&1 || status=1
    verdict=$(grep -E "$counts" "$logs/$name.log" | tail -n 1)
    # Printed at once, so that two runs do not mix their lines.
    report=$([ $status -eq 0 ] || grep -vE "$counts" "$logs/$name.log"
        echo "${verdict:-$name: 0 passed, 1 failed}"
        echo "  $(($(date +%s) - started)) s")
    echo "$report"
    return $status
}

if [ "$make" = --one ]; then
    one "$@"
    exit
fi

mkdir -p "$logs"
# Built one after another: the hosts' specs of one Lua use the build of another.
for lua in "$@"; do
    LUA=$lua sh tools/deps.sh build demo test && "$make" --no-print-directory -s all LUA="$lua" || exit 1
done
{
    for lua in "$@"; do echo "$lua LUA=$lua"; done
    echo "lua5.4-portable LUA=lua5.4 POLLER=portable"
} | xargs -P "${JOBS:-1}" -L 1 sh tools/test_all.sh --one "$make"
