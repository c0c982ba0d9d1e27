#!/bin/sh
# Formats all of juchu's C++ as .clang-format says; with --check only names what is not formatted.
set -eu
cd "$(dirname "$0")/.."

case ${1:-} in
  "") how="-i" ;;
  --check) how="--dry-run --Werror" ;;
  *) echo "usage: tools/format.sh [--check]" >&2; exit 2 ;;
esac

# shellcheck disable=SC2086  # how is a list
find . -path './build*' -prune -o -name '*.[ch]pp' -exec clang-format-19 $how {} +
