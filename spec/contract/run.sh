#!/bin/sh
# spec/contract/run.sh: starts Prism, a judge of the OpenAPI file beside this script, on a free loopback
# port, runs contract_spec.lua against it, and stops it. `make contract` calls this.
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

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(s.address().port); s.close(); })')
mkdir -p build
node "$prism" mock -h 127.0.0.1 -p "$port" contract/v2.json >build/prism.log 2>&1 </dev/null &
pid=$!
trap 'kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || true' EXIT
trap 'exit 1' INT TERM
waited=0
until grep -q 'Prism is listening' build/prism.log; do
    waited=$((waited + 1))
    if [ $waited -gt 600 ] || ! kill -0 "$pid" 2>/dev/null; then
        cat build/prism.log >&2
        echo "Prism does not start" >&2
        exit 1
    fi
    sleep 0.1
done
BCTRL_PRISM_URL=http://127.0.0.1:$port sh tools/test.sh "$@" spec/contract/contract_spec.lua
