#!/bin/sh
# Explores everything K orders can do under a rulebook with SPIN and with ours, one after the other
# on one core, and prints what each of them took: unreduced, where both see the same states, and
# what ours takes from the rulebook's file to the same answers with its exact reductions.
#
# Usage: bench/against_spin.sh [RULEBOOK [ORDERS...]]     (default: bench/rulebooks/parcels.json 1 2)
# Run it from the root of the source tree. Needs spin, gcc and jq. Environment:
#   DAYS=N      puts N for each number of days of the rulebook (for a ship date at most 7): with
#               parcels.json, 35 days and 2 orders are about 10^6 states, 4 and 3 are 10^7, 1 and 4
#               are 10^8
#   JUCHU       what writes the model (build/juchu)
#   MODEL=FILE  a Promela model to take instead, of the one number of ORDERS given
#   BENCH       build/bench/composition_bench
#   MEMORY      for SPIN, in MiB (16000)
#
# SPIN has a state of its own before the shop's settings are chosen, so it counts one more. It is
# compiled without what would leave out states or reduce them: no -DBITSTATE, no -DHC, no partial
# order. Seconds are CPU seconds, since pan's elapsed time grows with what else the machine does.
# Bytes are SPIN's for states and hash table, without its stack, and all of ours.
set -eu

rulebook=${1:-bench/rulebooks/parcels.json}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 1 2
juchu=${JUCHU:-build/juchu}
bench=${BENCH:-build/bench/composition_bench}
memory=${MEMORY:-16000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

if [ -n "${DAYS:-}" ]; then
  ship_days=$((DAYS < 7 ? DAYS : 7))
  sed -E -e "s/(_days\": *\{\"value\": *)[0-9]+/\1$DAYS/" \
         -e "s/(\"ship_days\": *\{\"value\": *)[0-9]+/\1$ship_days/" \
         "$rulebook" > "$work/rulebook.json"
  rulebook=$work/rulebook.json
fi

# our_answer unreduced|reduced ORDERS: prints "states transitions seconds bytes" of ours.
our_answer() {
  JUCHU_BENCH_RULEBOOK=$rulebook "$bench" --benchmark_filter="BM_given/$1/orders:$2\$" \
    --benchmark_format=json 2> "$work/bench.txt" > "$work/bench.json" \
    || { cat "$work/bench.txt" >&2; exit 1; }
  jq -r '.benchmarks[0] | if .error_occurred then error(.error_message) else
         "\(.states) \(.transitions) \(.cpu_time / 1000) \(.states * .["bytes/state"])" end' \
    "$work/bench.json"
}

# pan_options STATES: room for the deepest path there can be, up to 2 * 10^7 steps, and a hash table
# of about one slot for each state: what serves SPIN best.
pan_options() {
  awk -v states="$1" 'BEGIN {
    w = 16
    while (w < 30 && 2 ^ w < states) w++
    printf "-m%d -w%d -n\n", (states < 20000000 ? states + 1000 : 20000000), w
  }'
}

# spin_answer ORDERS STATES: the same of SPIN's run; fails when it did not look at everything.
spin_answer() {
  if [ -n "${MODEL:-}" ]; then
    cp "$MODEL" "$work/model.pml"
  else
    "$juchu" export --format promela "$rulebook" --orders "$1" > "$work/model.pml"
  fi
  options=$(pan_options "$2")
  (
    cd "$work"
    spin -a -o2 model.pml > spin.txt || { cat spin.txt >&2; exit 1; }
    gcc -O2 -w -DSAFETY -DNOREDUCE -DNOFAIR "-DMEMLIM=$memory" -o pan pan.c
    # The last line of `times` is what the children took: user and system time.
    sh -c "./pan $options > pan.txt || true; times" | tail -n 1 | tr 'ms' '  ' > times.txt
    if grep -q -e 'max search depth too small' -e 'Search not completed' pan.txt ||
       ! grep -q 'errors: 0' pan.txt; then
      echo "SPIN did not finish:" >&2
      head -n 20 pan.txt >&2
      exit 1
    fi
    awk 'FILENAME == "times.txt"          { seconds = 60 * $1 + $2 + 60 * $3 + $4; next }
         / states, stored/                { states = $1 }
         / transitions \(/                { transitions = $1 }
         /actual memory usage for states/ { mib += $1 }
         /memory used for hash table/     { mib += $1 }
         END { printf "%.0f %.0f %s %.0f\n", states, transitions, seconds, mib * 1048576 }' \
      times.txt pan.txt
  )
}

printf '%-10s %6s %14s %16s %12s %14s %12s\n' \
  '' orders states transitions 'CPU s' 'states/s' 'bytes/state'
for orders in "$@"; do
  ours=$(our_answer unreduced "$orders")
  reduced=$(our_answer reduced "$orders")
  theirs=$(spin_answer "$orders" "${ours%% *}")
  echo "$orders $theirs $ours $reduced" | awk '
    function row(name, states, transitions, seconds, bytes) {
      rate = seconds > 0 ? states / seconds : 0
      printf "%-10s %6d %14.0f %16.0f %12.4f %14.0f %12.2f\n",
             name, $1, states, transitions, seconds, rate, bytes / states
    }
    {
      row("SPIN", $2, $3, $4, $5)
      row("juchu", $6, $7, $8, $9)
      row("  reduced", $10, $11, $12, $13)
      same = "STATES DIFFER"
      if ($2 == $6) same = "same states"
      if ($2 == $6 + 1) same = "same states, and one that is SPIN itself"
      faster = "SPIN was too fast to measure"
      if ($4 > 0) faster = sprintf("%.1f x the states/s", ($6 / $8) / ($2 / $4))
      printf "%-10s %6d %s; %s; bytes/state / %.1f; reduced, the answer %.0f x sooner\n",
             "ratio", $1, same, faster, ($5 / $2) / ($9 / $6), $4 / $12
    }'
done
