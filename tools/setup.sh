#!/bin/sh
# Installs what building juchu needs, on Debian and Ubuntu, as root or with sudo. Quick when all is
# there; elsewhere it says what to install.
#   --all   also what tools/test.sh --all needs: a second compiler, clang-format, SPIN,
#           Open MPI and GNU parallel; readers of what juchu writes (xmllint, man, mandoc, zsh, fish,
#           Chromium)
set -eu
cd "$(dirname "$0")/.."

packages="g++ cmake ninja-build pkg-config libfmt-dev libcli11-dev nlohmann-json3-dev tao-pegtl-dev
  libboost-dev librandom123-dev libutf8proc-dev zlib1g-dev libgtest-dev librapidcheck-dev libbenchmark-dev
  ccache"
packages_of_all="clang-19 libclang-rt-19-dev clang-format-19 libvalijson-dev spin
  libopenmpi-dev openmpi-bin parallel
  libxml2-utils man-db mandoc zsh fish chromium firefox-esr"
log=build/setup.log

say() { printf '%s\n' "$*" >&2; }

# Prints those of the packages given that are not installed.
missing_of() {
  for package in "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    if [ "$status" != installed ]; then printf ' %s' "$package"; fi
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 \
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@"
}

# Installs those of the packages given that are missing; fails with the end of apt's own words.
ensure() {
  missing=$(missing_of "$@")
  if [ -z "$missing" ]; then return; fi
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    say "setup: not root and no sudo here. As root, run: apt-get install$missing"
    return 1
  fi
  say "setup: installing$missing (a minute or two; details in $log)"
  mkdir -p build
  # shellcheck disable=SC2086  # missing is a list
  if ! {
    apt_get update || true # a broken source of something else need not stop us
    apt_get install --no-install-recommends $missing
  } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "setup: apt-get could not install$missing"
    return 1
  fi
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  say "setup: neither Debian nor Ubuntu, so nothing is installed for you. juchu needs:"
  say "  a C++20 compiler (GCC 12, Clang 16 or later), CMake 3.22, Ninja, pkg-config;"
  say "  fmt, CLI11, nlohmann-json, PEGTL 3, the headers of Boost 1.74 or later, Random123,"
  say "  utf8proc, RapidCheck; for the tests GoogleTest, for bench/ Google Benchmark."
  exit 0
fi

# shellcheck disable=SC2086  # packages are lists
ensure $packages
if [ "${1:-}" = --all ]; then
  # shellcheck disable=SC2086
  ensure $packages_of_all || say "setup: going on without; tools/test.sh says what it leaves out"
fi
