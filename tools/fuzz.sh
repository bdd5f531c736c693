#!/bin/sh
# tools/fuzz.sh TARGET...: runs each libFuzzer target for SECONDS from its seed corpus. What it finds
# that is new goes to build/, what it fails on into build/fuzz-failures.
set -eu
cd "$(dirname "$0")/.."
passed=0 failed=0
mkdir -p build/fuzz-failures
unset LUA_PATH LUA_CPATH
for target in "$@"; do
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
        passed=$((passed + 1))
        echo "$target: $(grep -E '^Done' "$log" | tail -n 1)"
    else
        failed=$((failed + 1))
        tail -n 60 "$log"
        echo "$target: failed"
    fi
done
echo "fuzz: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
