#!/bin/sh
# spec/contract/run.sh: starts two judges by the OpenAPI documents of contract/ on free loopback ports, runs the specs of this
# folder against them, and stops them: Prism judges what the client sends, and ajv (judge.js) what the gateway answers.
# `make contract` calls this.
set -eu
cd "$(dirname "$0")/../.."
prism=contract-node/node_modules/@stoplight/prism-cli/dist/index.js
if [ ! -f "$prism" ] || [ ! -d contract-node/node_modules/ajv-formats ]; then
    echo "installing Prism and ajv into contract-node/"
    log=$(mktemp)
    if ! npm install --ignore-scripts --no-audit --no-fund --no-save --prefix contract-node \
        @stoplight/prism-cli@5.14.2 ajv@8.17.1 ajv-formats@3.0.1 >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
fi

mkdir -p build
pids=
trap 'kill $pids 2>/dev/null; wait $pids 2>/dev/null || true' EXIT
trap 'exit 1' INT TERM
# wait_for LOG TEXT NAME: until the last job has said so.
wait_for() {
    waited=0
    until grep -q "$2" "$1"; do
        waited=$((waited + 1))
        if [ $waited -gt 600 ] || ! kill -0 $! 2>/dev/null; then
            cat "$1" >&2
            echo "$3 does not start" >&2
            exit 1
        fi
        sleep 0.1
    done
}
# serve GENERATION: starts Prism on contract/GENERATION.json on a free port, and sets $url.
serve() {
    port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
        console.log(s.address().port); s.close(); })')
    node "$prism" mock -h 127.0.0.1 -p "$port" "contract/$1.json" >"build/prism-$1.log" 2>&1 </dev/null &
    pids="$pids $!"
    wait_for "build/prism-$1.log" 'Prism is listening' Prism
    url=http://127.0.0.1:$port
}
# judge GENERATION: starts ajv on it, and sets $url.
judge() {
    NODE_PATH=contract-node/node_modules node spec/contract/judge.js "contract/$1.json" >"build/judge-$1.log" 2>&1 </dev/null &
    pids="$pids $!"
    wait_for "build/judge-$1.log" '^[0-9][0-9]*$' "The judge"
    url=http://127.0.0.1:$(cat "build/judge-$1.log")
}
serve v2
BCTRL_PRISM_URL=$url
serve v1
BCTRL_PRISM_V1_URL=$url
judge v2
BCTRL_JUDGE_V2_URL=$url
judge v1
BCTRL_JUDGE_V1_URL=$url
export BCTRL_PRISM_URL BCTRL_PRISM_V1_URL BCTRL_JUDGE_V1_URL BCTRL_JUDGE_V2_URL
sh tools/test.sh "$@" spec/contract/contract_spec.lua spec/contract/operations_contract_spec.lua \
    spec/contract/gateway_contract_spec.lua
