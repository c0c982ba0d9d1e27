#!/bin/sh
# Makes the Debian packages of a build, and runs the command out of the first, in an empty environment.
# Usage: tools/install/try_deb.sh BUILD
set -eu
build=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

if ! command -v dpkg-deb >/dev/null || ! command -v dpkg-shlibdeps >/dev/null; then
  echo "left out: Debian's dpkg-deb and dpkg-shlibdeps are not installed"
  exit 77
fi
cpack -G DEB --config "$build/CPackConfig.cmake" -B packages >log || {
  cat log >&2
  exit 1
}
package=$(ls packages/juchu_*.deb)
for needed in libc6 libstdc++6 libfmt libutf8proc; do
  if ! dpkg-deb -f "$package" Depends | grep -q "$needed"; then
    echo "the package does not depend on $needed" >&2
    exit 1
  fi
done
dpkg-deb -x "$package" root
cd root/usr
for lang in ja en; do
  env -i "$PWD/bin/juchu" replay --quiet --lang "$lang" share/juchu/scenarios/trouble/*.json
done
