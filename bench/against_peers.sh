#!/bin/sh
# Asks our simulation's engine and others the same questions, in turn on one core, and prints the
# medians and how they compare: customers a second of mmc_bench against SimPy 3 and ns-3; the small
# shop under the whole rulebook against the same shop written by hand in SimPy 3, which leaves most of
# the rules out (bench/peers/small_shop_simpy.py says which); and the hold of agenda_bench against the
# heaps of the standard library and Boost. What is not installed is left out with a word.
#
# Usage: bench/against_peers.sh [RUNS]        (default: 5)
# Run it from the root of the source tree, once it is built. Needs jq. Environment:
#   BENCH       where the benchmarks lie (build/bench)
#   JUCHU       the program (build/juchu)
#   PYTHON      the interpreter that has SimPy (/usr/bin/python3)
set -eu

runs=${1:-5}
bench=${BENCH:-build/bench}
juchu=${JUCHU:-build/juchu}
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

median() { sort -g "$1" | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# ours: prints "customers/s mean-wait", as the peers do.
ours() {
  "$bench/mmc_bench" --benchmark_filter=/customers:1000000 --benchmark_format=json 2>/dev/null |
    jq -r '.benchmarks[0] | "\(."customers/s") \(.mean_wait_s)"'
}
simpy() { "$python" bench/peers/mmc_simpy.py; }
ns3() {
  if [ ! -x "$bench/mmc_ns3" ]; then
    echo "mmc_ns3: ns-3 was not found when this was built (libns3-dev)" >&2
    return 1
  fi
  "$bench/mmc_ns3"
}

peers=""
for peer in ours simpy ns3; do
  if "$peer" >"$work/first" 2>"$work/why"; then
    peers="$peers $peer"
    awk '{ print $2 }' "$work/first" >"$work/$peer.wait"
  else
    printf 'left out: %s\n' "$(tail -n 1 "$work/why")"
  fi
done
run=0
while [ $((run += 1)) -le "$runs" ]; do
  for peer in $peers; do "$peer" | awk '{ print $1 }' >>"$work/$peer"; done
done
printf '%-8s %14s %12s %14s\n' "M/M/10" "customers/s" "mean wait" "ours : theirs"
for peer in $peers; do
  awk -v peer="$peer" -v ours="$(median "$work/ours")" -v theirs="$(median "$work/$peer")" \
    -v wait="$(cat "$work/$peer.wait")" \
    'BEGIN { printf "%-8s %14.0f %10.2f s %14.2f\n", peer, theirs, wait, ours / theirs }'
done

# Both print "microseconds-an-order share-of-delayed-orders", of as many packers as given.
our_shop() {
  cat >"$work/shop.json" <<END
{"study": "small-shop", "title": "A small shop", "like": "small", "staff": {"packers": {"count": $1}}}
END
  "$python" - "$juchu" "$work/shop.json" <<'END'
import json, resource, subprocess, sys
said = subprocess.run([sys.argv[1], "simulate", sys.argv[2], "--threads", "1", "--json"],
                      stdout=subprocess.PIPE)  # exit 1: the target is missed
answer = json.loads(said.stdout)
time = resource.getrusage(resource.RUSAGE_CHILDREN)
print("%.2f %.4f" % ((time.ru_utime + time.ru_stime) / answer["orders"] * 1e6,
                     answer["measures"]["delay_rate"]["mean"]))
END
}
simpy_shop() { "$python" bench/peers/small_shop_simpy.py "$1"; }

case $peers in
  *simpy*)
    printf '\n%-20s %10s %14s %14s  %s\n' "small shop" "ours" "SimPy, by hand" "ours : theirs" \
      "delayed"
    for packers in 1 3; do
      rm -f "$work/our_shop" "$work/simpy_shop"
      run=0
      while [ $((run += 1)) -le "$runs" ]; do
        for whose in our_shop simpy_shop; do
          "$whose" "$packers" >"$work/last.$whose"
          awk '{ print $1 }' "$work/last.$whose" >>"$work/$whose"
        done
      done
      awk -v packers="$packers" -v ours="$(median "$work/our_shop")" \
        -v theirs="$(median "$work/simpy_shop")" '
        { delayed = delayed (NR > 1 ? ", " : "") $2 }
        END { printf "%-20s %7.2f us %11.2f us %14.2f  %s\n", packers (packers == 1 ? " packer" : " packers") ", an order", ours, theirs,
              theirs / ours, delayed }' "$work/last.our_shop" "$work/last.simpy_shop"
    done
    ;;
esac

printf '\n%-30s %10s %12s %12s\n' "hold, ns" "ladder" "std : ours" "Boost : ours"
"$bench/agenda_bench" --benchmark_filter=BM_hold --benchmark_repetitions="$runs" \
  --benchmark_min_time=0.2 --benchmark_enable_random_interleaving=true --benchmark_format=json 2>/dev/null |
  jq -r '
    [.benchmarks[] | select(.aggregate_name == "median")
     | {size: (.run_name | sub("^[^/]*/"; "")), of: (.run_name | sub("/.*"; "")), ns: .cpu_time}]
    | group_by(.size)[]
    | [.[0].size] + [("Ladder", "StdHeap", "BoostHeap") as $of | .[] | select(.of | contains($of)) | .ns]
    | @tsv' |
  sort -t: -k2 -g |
  awk '{ printf "%-30s %10.1f %12.2f %12.2f\n", $1, $2, $3 / $2, $4 / $2 }'
