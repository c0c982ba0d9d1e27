#!/bin/sh
# Fuzzes the readers of scenarios, rulebooks and expressions with libFuzzer under the address and undefined
# behaviour sanitizers, from the shipped files; then every verb, under the same, with generated rulebooks, holding
# what is checked against the plain search of the tests. Needs clang-19 and libclang-rt-19-dev.
# Usage: tools/fuzz.sh [SECONDS for each, default 60] [SEED of the verbs' rulebooks, default: the time]
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
seed=${2:-$(date +%s)}

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz

# The corpora grow from run to run; the shipped files are where they start.
fuzz() {
  corpus=build-fuzz/corpus/$1
  mkdir -p "$corpus"
  name=$1
  shift
  echo "=== $name ($seconds s) ==="
  "build-fuzz/${name}_fuzzer" "$corpus" "$@" -max_total_time="$seconds" -timeout=10 -max_len=30000 \
    -print_final_stats=1 2>&1 | tail -n 12
}

fuzz scenario scenarios/trouble
fuzz rulebook scenarios/rulebooks
fuzz expression

echo "=== verbs ($seconds s, seed $seed) ==="
build-fuzz/verbs_fuzz --runs 1000000000 --seconds "$seconds" --seed "$seed"
