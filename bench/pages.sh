#!/bin/sh
# Asks how long people wait for pages: for the program that writes one of 20 scenarios, and in Chromium for
# the first story, and from an edit to the story told anew, of a small story and of one of 1,000 orders.
# Expected shape: writing is mostly packing; a story is told in a few milliseconds, the rest is drawing.
#
# Usage: bench/pages.sh [RUNS]        (default: 7; medians)
# Run it from the root of the source tree, once it is built with the engine (tools/page_engine.sh). Needs
# chromium, node and npm, which brings playwright-core into a temporary folder. Environment:
#   JUCHU       the program (build/juchu)
set -eu

runs=${1:-7}
juchu=$(realpath "${JUCHU:-build/juchu}")
chromium=$(command -v chromium) || { echo "bench: chromium is not installed" >&2; exit 77; }
command -v npm >/dev/null || { echo "bench: npm is not installed" >&2; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

npm install --prefix "$work" --no-audit --no-fund --silent --ignore-scripts playwright-core@1.56.1 >&2
NODE_PATH="$work/node_modules" node bench/pages.mjs "$chromium" "$juchu" "$work" "$runs"
