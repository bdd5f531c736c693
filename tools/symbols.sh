#!/bin/sh
# tools/symbols.sh FILE: the names that a shared or static library shows to others, one a line.
set -eu
case $(uname -s):$1 in
Darwin:*) nm -gU "$1" ;;
*.a) nm -g --defined-only "$1" ;;
*) nm -D --defined-only "$1" ;;
esac | awk 'NF == 3 { sub(/^_/, "", $3); print $3 }' | LC_ALL=C sort
