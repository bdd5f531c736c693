#!/bin/sh
# tools/deb.sh [FOLDER]: Debian's packages lua-bctrl and lua-bctrl-gateway of the commit that is checked out, for all of
# Debian's Luas, looked at by lintian; in FOLDER (build/deb).
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build/deb}
version=$(sed -n '1s/.*(\([^-]*\)-.*/\1/p' debian/changelog)
said=$(sed -n 's/^return "\(.*\)"$/\1/p' lua/bctrl/version.lua)
[ "$version" = "$said" ] || { echo "debian/changelog says $version, lua/bctrl/version.lua $said" >&2; exit 1; }
rm -rf "$folder"
mkdir -p "$folder"
git archive --prefix="lua-bctrl-$version/" HEAD -- . ':!debian' | gzip -n -9 >"$folder/lua-bctrl_$version.orig.tar.gz"
git archive --prefix="lua-bctrl-$version/" HEAD | tar -C "$folder" -xf -
cd "$folder/lua-bctrl-$version"
unset MAKEFLAGS MFLAGS MAKELEVEL BUILD LUA LUA_NAME
if ! dpkg-buildpackage -us -uc >../build.log 2>&1; then
    tail -n 40 ../build.log >&2
    exit 1
fi
cd ..
lintian --fail-on error,warning --allow-root ./*.changes
ls -l ./*.deb
