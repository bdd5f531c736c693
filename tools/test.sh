#!/bin/sh
# tools/test.sh [busted's options and spec files]: runs the specs on one Lua. What the user's own
# environment says about keys and proxies must not decide what a spec does, nor reach a real server.
set -eu
cd "$(dirname "$0")/.."
: "${LUA:=lua5.4}" "${BACKEND:=}" "${CC:=cc}"
for name in BCTRL_API_KEY BCTRL_BASE_URL BCTRL_API_BASE_URL BCTRL_LOG CURL_CA_BUNDLE SSL_CERT_FILE \
    SSL_CERT_DIR http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY; do
    unset "$name"
done
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH LUA BACKEND CC BCTRL_TEST_LUA="$LUA"
exec sh tools/run.sh tools/busted.lua "$@"
