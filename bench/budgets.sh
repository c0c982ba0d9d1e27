#!/bin/sh
# Asks what `check` takes under its budgets, of rulebooks of 4,001 permits that it cannot exhaust: wall
# time against --time, peak memory against --memory. Expected shape: no more than a tenth over either,
# whatever the size of the rulebook; then exit code 3, or 1 where something was found before, never 0.
#
# Usage: bench/budgets.sh [SECONDS] [MEGABYTES] [RUNS]        (default: 5, 300, 3)
# Run it from the root of the source tree, once it is built. Needs python3. Environment:
#   JUCHU       the program (build/juchu)
#   PROMISES    the program that writes such rulebooks (build/promises)
set -eu

seconds=${1:-5}
megabytes=${2:-300}
runs=${3:-3}
juchu=$(realpath "${JUCHU:-build/juchu}")
promises=$(realpath "${PROMISES:-build/promises}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# Prints the wall time in seconds, the peak memory in MB (of 10^6 bytes) and the exit code of a command.
measure() {
  python3 - "$@" <<'PYTHON'
import resource, subprocess, sys, time
begin = time.monotonic()
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
took = time.monotonic() - begin
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
print(f"{took:.2f} s, {peak:.0f} MB, exit code {code}")
PYTHON
}

echo "juchu check, --time $seconds and --memory $megabytes, $runs runs of each:"
for how in spread together dated; do
  "$promises" --rulebook "$how" >"$work/$how.json"
  run=0
  while [ $((run += 1)) -le "$runs" ]; do
    printf '  %-8s  %s\n' "$how" \
      "$(measure "$juchu" check "$work/$how.json" --time "$seconds" --memory "$megabytes")"
  done
done
