#!/bin/sh
# spec/contract/run.sh: starts Prism, a judge of OpenAPI documents, on a free loopback port for each document of
# contract/, runs the specs of this folder against them, and stops it. `make contract` calls this.
set -eu
cd "$(dirname "$0")/../.."
prism=contract-node/node_modules/@stoplight/prism-cli/dist/index.js
if [ ! -f "$prism" ]; then
    echo "installing Prism into contract-node/"
    log=$(mktemp)
    if ! npm install --ignore-scripts --no-audit --no-fund --no-save --prefix contract-node \
        @stoplight/prism-cli@5.14.2 >"$log" 2>&1; then
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
# serve GENERATION: starts a judge of contract/GENERATION.json on a free port, and sets $url.
serve() {
    port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
        console.log(s.address().port); s.close(); })')
    node "$prism" mock -h 127.0.0.1 -p "$port" "contract/$1.json" >"build/prism-$1.log" 2>&1 </dev/null &
    pids="$pids $!"
    waited=0
    until grep -q 'Prism is listening' "build/prism-$1.log"; do
        waited=$((waited + 1))
        if [ $waited -gt 600 ] || ! kill -0 $! 2>/dev/null; then
            cat "build/prism-$1.log" >&2
            echo "Prism does not start" >&2
            exit 1
        fi
        sleep 0.1
    done
    url=http://127.0.0.1:$port
}
serve v2
BCTRL_PRISM_URL=$url
serve v1
BCTRL_PRISM_V1_URL=$url
export BCTRL_PRISM_URL BCTRL_PRISM_V1_URL
sh tools/test.sh "$@" spec/contract/contract_spec.lua spec/contract/operations_contract_spec.lua
