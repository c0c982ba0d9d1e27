#!/bin/sh
# Runs clang-tidy, as .clang-tidy says, over the files given or over all of juchu. What it says is
# advice: it is slow, not part of the tests, and never fails.
set -eu
cd "$(dirname "$0")/.."

tidy=$(command -v clang-tidy-19 || command -v clang-tidy) || {
  echo "tidy: install clang-tidy (Debian: apt-get install clang-tidy-19)" >&2
  exit 2
}
folder=build
if command -v clang++-19 >/dev/null; then folder=build-asan; fi
if [ ! -f $folder/compile_commands.json ]; then
  if [ $folder = build ]; then cmake --preset default; else cmake --preset asan; fi
fi
if [ $# = 0 ]; then
  # shellcheck disable=SC2046  # no file has a blank in its name
  set -- $(find . -path './build*' -prune -o -name '*.cpp' -print)
fi
printf '%s\n' "$@" | xargs -n 1 -P "$(nproc)" "$tidy" -p $folder --quiet 2>&1 |
  grep -v ' warnings* generated\.$' || true
