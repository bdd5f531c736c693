#!/bin/sh
# tools/fuzz.sh TARGET...: runs each libFuzzer target for SECONDS from its seed corpus, JOBS at a time. What
# it finds that is new goes to build/, what it fails on into build/fuzz-failures.
set -eu
cd "$(dirname "$0")/.."
: "${JOBS:=1}"

one() {
    target=$1
    grown=$BUILD/corpus/$target
    seeds=spec/fuzz/corpus/$target
    mkdir -p "$grown"
    [ -d "$seeds" ] || seeds=
    dictionary=
    [ ! -f "spec/fuzz/$target.dict" ] || dictionary="-dict=spec/fuzz/$target.dict"
    log=$BUILD/$target.log
    # shellcheck disable=SC2086
    if ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$PWD/tools/lsan.supp:print_suppressions=0 \
        "$BUILD/fuzz/$target" $dictionary -max_total_time="$SECONDS" -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="build/fuzz-failures/$target-" "$grown" $seeds >"$log" 2>&1; then
        echo "$target: $(grep -E '^Done' "$log" | tail -n 1)"
    else
        tail -n 60 "$log"
        echo "$target: failed"
        touch "build/fuzz-failures/$target.failed"
    fi
}

if [ "$1" = --one ]; then
    one "$2"
    exit
fi
mkdir -p build/fuzz-failures
rm -f build/fuzz-failures/*.failed
unset LUA_PATH LUA_CPATH
export BUILD SECONDS
printf '%s\n' "$@" | xargs -n 1 -P "$JOBS" sh tools/fuzz.sh --one
failed=$(find build/fuzz-failures -name '*.failed' | wc -l)
echo "fuzz: $(($# - failed)) passed, $((failed)) failed"
[ "$failed" -eq 0 ]
