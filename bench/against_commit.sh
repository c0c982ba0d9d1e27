#!/bin/sh
# Measures today's build against that of an earlier commit, the two in turns, and
# prints the medians of both and their ratio: the benchmarks of the engine, then whole runs.
#
# Usage: bench/against_commit.sh [COMMIT]        (default: b8257ac)
# Run it from the root of the source tree, after building it. The commit is built once, in a worktree
# of its own that goes when the script ends, with today's bench/*.cpp that it measures. Environment:
#   ROUNDS      turns of each (5)
#   STEPS       of the generated scenarios that are replayed ("100000 500000"; b8257ac reads no file
#               of more than 64 MiB)
#   BUILD       today's build (build)
#
# All numbers are CPU time: nanoseconds of one call, seconds of a whole run with the reading of its
# files. A ratio of 10 means ten times as fast as then.
set -eu

commit=${1:-b8257ac}
rounds=${ROUNDS:-5}
build=$PWD/${BUILD:-build}
work=$(mktemp -d)
trap 'git worktree remove --force "$work/then" 2> /dev/null || true; rm -rf "$work"' EXIT INT TERM

git worktree add --quiet --detach "$work/then" "$commit"
cp bench/life_bench.cpp bench/decide_bench.cpp bench/reachable.?pp "$work/then/bench/"
{
  cmake -S "$work/then" -B "$work/then/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DBUILD_TESTING=OFF
  ninja -C "$work/then/build" bench/life_bench bench/decide_bench juchu
} > "$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }

# seconds COMMAND...: the CPU seconds of its run; says when it was bad usage (2), and no run at all.
seconds() {
  # The last line of `times` is what the children took: user and system time.
  sh -c '"$@" > /dev/null 2>&1; [ $? -lt 2 ] || echo "cannot: $*" >&2; times' sh "$@" | tail -n 1 | tr 'ms' '  ' |
    awk '{ printf "%.3f\n", 60 * $1 + $2 + 60 * $3 + $4 }'
}

# scenario STEPS: orders of one shop, one every five minutes, of five steps each, in their sequence.
scenario() {
  awk -v steps="$1" '
    function step(minutes, order, event, more,  at) {
      at = strftime("%Y-%m-%d %H:%M", 1709251200 + minutes * 60, 1)
      printf "%s {\"at\": \"%s\", \"order\": \"A-%d\", \"event\": \"%s\"%s}\n",
             at, at, order, event, more
    }
    BEGIN {
      for (o = 0; o < steps / 5; o++) {
        due = strftime("%Y-%m-%d", 1709251200 + (o * 5 + 4320) * 60, 1)
        step(o * 5, o, "place_order", ", \"payment\": \"card\", \"listed_method\": \"sagawa\"")
        step(o * 5 + 60, o, "set_ship_date", ", \"ship_date\": \"" due "\"")
        step(o * 5 + 1440, o, "hand_over", "")
        step(o * 5 + 1500, o, "confirm_shipment", ", \"number\": \"012345678903\"")
        step(o * 5 + 2880, o, "parcel_arrives", "")
      }
    }' | LC_ALL=C sort -s -k 1,2 | cut -d ' ' -f 3- | awk '
    BEGIN { print "{\"title\": {\"en\": \"Many orders\"}, \"rulebook\": \"qoo10-jp\", \"steps\": [" }
    { print (NR > 1 ? "," : "") $0 }
    END { print "]}" }'
}
for steps in ${STEPS:-100000 500000}; do scenario "$steps" > "$work/$steps.json"; done

# engine WHO BENCHMARK FILTER: appends lines "what;WHO;nanoseconds".
engine() {
  "$2" --benchmark_filter="$3" --benchmark_min_time=0.1 --benchmark_format=json 2> /dev/null |
    jq -r --arg who "$1" '.benchmarks[] | "\(.name);\($who);\(.cpu_time)",
      (select(.median_ns) | "\(.name) (median);\($who);\(.median_ns)")'
}

# measure WHO BUILD TREE: the same of everything; whole runs in nanoseconds, too. The trouble cases are
# those of the tree.
measure() {
  engine "$1" "$2/bench/life_bench" .
  engine "$1" "$2/bench/decide_bench" BM_decide
  echo "juchu check;$1;$(seconds "$2/juchu" check --threads 1)e9"
  echo "juchu replay of the trouble cases;$1;$(seconds "$2/juchu" replay "$3"/scenarios/trouble/*.json)e9"
  for steps in ${STEPS:-100000 500000}; do
    echo "juchu replay of $steps steps;$1;$(seconds "$2/juchu" replay "$work/$steps.json")e9"
  done
}
for _ in $(seq "$rounds"); do
  measure then "$work/then/build" "$work/then"
  measure now "$build" .
done > "$work/numbers"

printf '%-36s %16s %16s %8s\n' "median CPU time" "$commit" "now" "ratio"
sort -t ';' -k 1,1 -k 2,2 -k 3,3g "$work/numbers" | awk -F ';' -v middle="$(((rounds + 1) / 2))" '
  function text(ns) { return ns < 1e6 ? sprintf("%.1f ns", ns) : sprintf("%.3f s", ns / 1e9) }
  ++seen[$1, $2] != middle { next }
  $2 == "now" { now = $3 }
  $2 == "then" {
    printf "%-36s %16s %16s %8.1f\n", $1, text($3), text(now), $3 / (now > 0 ? now : 1e6)
  }'
