#!/bin/sh
# In simulations of SPIN 6.5.2 (spin -nN) the seed N modulo the number of options decides the first
# choice: seeds 1, 2, 3, ... take the options in turn. Runs with numbered seeds are no sample, and
# how often something is seen in them says nothing about how likely it is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/spin.sh"

cat > model.pml <<'MODEL'
active proctype p() {
  if
  :: printf("1\n")
  :: printf("2\n")
  :: printf("3\n")
  fi
}
MODEL

seen=""
for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
  seen="$seen$(spin -n$seed model.pml | head -n 1 | tr -d ' ')"
done
conclude "options taken by seeds 1 to 12: $seen" "options taken by seeds 1 to 12: 231231231231"
