#!/bin/sh
# tools/test_all.sh MAKE LUA...: the specs on every Lua, and on the poll backend where that is named, a line for each;
# what a failing run printed follows. Logs stay in build/test-logs.
set -u
make=$1
shift
cd "$(dirname "$0")/.."
logs=build/test-logs
mkdir -p "$logs"
failed=
counts='[0-9]+ passed, [0-9]+ failed'

run() {
    name=$1
    shift
    started=$(date +%s)
    env "$@" sh tools/deps.sh build demo test >"$logs/$name.log" 2>&1
    if [ $? -eq 3 ]; then
        echo "$name: skipped, $(tail -n 1 "$logs/$name.log")"
        return
    fi
    if ! "$make" --no-print-directory test "$@" >"$logs/$name.log" 2>&1; then
        failed="$failed $name"
        grep -vE "$counts" "$logs/$name.log"
    fi
    verdict=$(grep -E "$counts" "$logs/$name.log" | tail -n 1)
    verdict=${verdict:-$name: 0 passed, 1 failed}
    echo "$verdict"
    echo "  $(($(date +%s) - started)) s"
}

for lua in "$@"; do
    case $lua in
    poll) run lua5.4-poll LUA=lua5.4 BACKEND=poll ;;
    *) run "$lua" LUA="$lua" ;;
    esac
done
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
