#!/bin/sh
# Asks what sharing a study out costs: how much of two processors two processes use, what merging 10^4
# and 10^5 replications takes in time and memory, and how long a plan of 10^9 orders would take,
# extrapolated from one block; and how much of them two processes use that try changes of the rules.
# Expected shape: nearly all (of changes less: each process asks for the rulebook's own answers);
# linear in time, flat in memory. All times are processor time, medians of some turns.
#
# Usage: bench/shards.sh [RUNS]        (default: 3)
# Run it from the root of the source tree, once it is built. Needs jq and python3. Environment:
#   JUCHU       the program (build/juchu)
set -eu

runs=${1:-3}
juchu=$(realpath "${JUCHU:-build/juchu}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

# Prints the processor seconds and the peak memory in MB of a command.
measure() {
  python3 - "$@" <<'PYTHON'
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
if code not in (0, 1): sys.exit("failed: " + " ".join(sys.argv[1:]))
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss / 1024:.1f}")
PYTHON
}
median() { sort -g "$1" | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
shard() {
  measure "$juchu" simulate mega-sale --replications 64 --threads 1 --shard "$1" --output "$2"
}

run=0
while [ $((run += 1)) -le "$runs" ]; do
  rm -f one.jsonl a.jsonl b.jsonl
  shard 1/1 one.jsonl >>one
  shard 1/2 a.jsonl >a &
  shard 2/2 b.jsonl >b
  wait
  sort -g a b | tail -n 1 >>two
done
awk -v one="$(median one)" -v two="$(median two)" 'BEGIN {
  split(one, whole, " "); split(two, half, " ")
  printf "mega-sale: one process %.2f s, the slower of two %.2f s, efficiency %.2f\n",
    whole[1], half[1], whole[1] / half[1] / 2 }'

mutants() {
  measure "$juchu" mutate qoo10-jp --every 4 --threads 1 --states 20000 --shard "$1" --output "$2"
}
run=0
while [ $((run += 1)) -le "$runs" ]; do
  rm -f whole.jsonl a.jsonl b.jsonl
  mutants 1/1 whole.jsonl >>whole_mutants
  mutants 1/2 a.jsonl >a &
  mutants 2/2 b.jsonl >b
  wait
  sort -g a b | tail -n 1 >>half_mutants
done
"$juchu" merge a.jsonl b.jsonl --json >two.json || true
"$juchu" merge whole.jsonl --json | cmp - two.json
awk -v one="$(median whole_mutants)" -v two="$(median half_mutants)" 'BEGIN {
  split(one, whole, " "); split(two, half, " ")
  printf "mutate: one process %.2f s, the slower of two %.2f s, efficiency %.2f\n",
    whole[1], half[1], whole[1] / half[1] / 2 }'

orders=$("$juchu" merge one.jsonl --json | jq .orders)
awk -v one="$(median one)" -v orders="$orders" 'BEGIN {
  split(one, whole, " "); rate = orders / whole[1]
  printf "a block of %d orders: %.0f orders/s; 10^9 would take %.1f processor-hours (extrapolated)\n",
    orders, rate, 1e9 / rate / 3600 }'

# A study of a day or two, with a rate, a time and a number; the lines of 1,000 replications are taken
# again under other numbers, so that making the parts takes no longer than merging them.
cat >study.json <<'STUDY'
{"study": "short", "like": "small", "days": 1, "follow_days": 3, "replications": 1000,
 "arrivals": {"orders": {"per_day": 20}}, "title": {"ja": "一日", "en": "A day"},
 "measures": [
   {"id": "delay_rate", "rate": "orders", "ever": "shipping == delayed"},
   {"id": "to-send", "time": {"from": "shipping == new_order", "to": "parcel[1].sent_on != null"}},
   {"id": "waiting", "number": "shipping == new_order"}]}
STUDY
for count in 10000 100000; do
  rm -f part*.jsonl
  "$juchu" simulate study.json --replications $count --shard 1..1000 --output some.jsonl >/dev/null
  for part in 1 2 3 4; do
    awk -v count=$count -v part=$part -F '"replication":|,"orders"' '
      NR == 1 { print; next }
      { lines[NR - 2] = $0; size = NR - 1 }
      END {
        for (i = part; i <= count; i += 4) {
          line = lines[(i - 1) % size]
          sub(/"replication":[0-9]+/, "\"replication\":" i, line)
          print line
        }
      }' some.jsonl >part$part.jsonl
  done
  rm some.jsonl
  run=0
  : >merge.s
  : >merge.mb
  while [ $((run += 1)) -le "$runs" ]; do
    result=$(measure "$juchu" merge part1.jsonl part2.jsonl part3.jsonl part4.jsonl --json)
    echo "${result% *}" >>merge.s
    echo "${result#* }" >>merge.mb
  done
  printf 'merge of %d replications in 4 parts (%s): %s s, %s MB\n' $count \
    "$(du -ch part*.jsonl | tail -n 1 | cut -f 1)" "$(median merge.s)" "$(median merge.mb)"
done
