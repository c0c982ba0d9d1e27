#!/bin/sh
# Asks `juchu check` and SPIN the same question about a rulebook, one after the other on one core, and
# prints what each of them took: ours without its reductions, where both see the same situations, and
# as people run it.
#
# Usage: bench/against_spin.sh [RULEBOOK QUESTION [ORDERS...]]
#        (default: bench/rulebooks/parcels.json out-of-thin-air 2)
# QUESTION is a hazard or property that depends on every field and is never seen, so that everything
# is looked at. Run it from the root of the source tree. Needs spin, gcc and jq. Environment:
#   JUCHU       what checks and writes the model (build/juchu)
#   MEMORY      for SPIN, in MiB (16000)
#
# SPIN has a state of its own before the shop's settings are chosen, so it counts one more. It is
# compiled without what would leave out states or reduce them: no -DBITSTATE, no -DHC, no partial
# order. Seconds are CPU seconds of the whole process, ours with the reading of the rulebook, SPIN's
# without the compiling of its model. Bytes are those of situations and hash table.
set -eu

rulebook=${1:-bench/rulebooks/parcels.json}
question=${2:-out-of-thin-air}
[ $# -gt 2 ] && shift 2 || set -- 2
juchu=$PWD/${JUCHU:-build/juchu}
rulebook=$PWD/$rulebook
memory=${MEMORY:-16000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

# seconds COMMAND...: runs it, its output in out.txt; prints the CPU seconds it took.
seconds() {
  # The last line of `times` is what the children took: user and system time.
  sh -c '"$@" > out.txt 2> err.txt || true; times' sh "$@" | tail -n 1 | tr 'ms' '  ' |
    awk '{ printf "%.2f\n", 60 * $1 + $2 + 60 * $3 + $4 }'
}

# our_answer ORDERS OPTIONS...: prints "states seconds bytes".
our_answer() {
  orders=$1
  shift
  took=$(seconds "$juchu" check "$rulebook" --only "$question" --orders "$orders" --threads 1 \
    --json --timing "$@")
  jq -r --arg took "$took" '"\(.explored.states) \($took) \(.timing.bytes)"' out.txt
}

# spin_answer ORDERS STATES: the same of SPIN's run; fails when it did not look at everything.
spin_answer() {
  "$juchu" export --format promela "$rulebook" --property "$question" --orders "$1" > model.pml
  spin -a -o2 model.pml > spin.txt
  gcc -O2 -w -DSAFETY -DNOREDUCE -DNOFAIR "-DMEMLIM=$memory" -o pan pan.c
  slots=$(awk -v states="$2" 'BEGIN { for (w = 16; w < 30 && 2 ^ w < states;) w++; print w }')
  took=$(seconds ./pan "-m$(($2 + 1000))" "-w$slots" -n)
  if ! grep -q 'errors: 0' out.txt || grep -q 'too small\|not completed' out.txt; then
    head -n 20 out.txt >&2
    exit 1
  fi
  awk -v took="$took" '/ states, stored/                { states = $1 }
       /actual memory usage for states/ { mib += $1 }
       /memory used for hash table/     { mib += $1 }
       END { printf "%.0f %s %.0f\n", states, took, mib * 1048576 }' out.txt
}

printf '%-24s %6s %12s %10s %12s %12s\n' '' orders states 'CPU s' 'states/s' 'bytes/state'
for orders in "$@"; do
  ours=$(our_answer "$orders" --no-reduction)
  reduced=$(our_answer "$orders")
  theirs=$(spin_answer "$orders" "${ours%% *}")
  echo "$orders $theirs $ours $reduced" | awk '
    function row(name, states, seconds, bytes) {
      printf "%-24s %6d %12.0f %10.2f %12.0f %12.1f\n", name, $1, states, seconds,
             (seconds > 0 ? states / seconds : 0), (states > 0 ? bytes / states : 0)
    }
    {
      row("SPIN", $2, $3, $4)
      row("juchu check", $8, $9, $10)
      row("  --no-reduction", $5, $6, $7)
      same = $2 == $5 + 1 ? "the same states, and SPIN has one of its own" : "STATES DIFFER"
      printf "%-24s %6d %s; --no-reduction %.1f x the states/s; the answer %.0f x sooner\n",
             "ratio", $1, same, ($5 / ($6 > 0 ? $6 : 0.01)) / ($2 / ($3 > 0 ? $3 : 0.01)), $3 / ($9 > 0 ? $9 : 0.01)
    }'
done
