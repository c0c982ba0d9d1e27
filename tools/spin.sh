#!/bin/sh
# Asks SPIN about the rulebook qoo10-jp, from the models that `juchu export` writes, and compares its
# answers with those of `juchu check`. Needs build/juchu, spin and gcc; takes about a minute.
#
# What can happen is looked for in the whole slice of the question, and SPIN ends at its first error;
# what cannot is shown with most conditions left open (--localized), by looking at everything.
set -eu
cd "$(dirname "$0")/.."
juchu=$PWD/build/juchu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# What check says of $1: holds, violated, reachable or unreachable.
check_says() {
  "$juchu" check qoo10-jp --only "$1" --json --lang en |
    sed -n "s/.*{\"id\":\"$1\",[^{]*\"all\":\"\([a-z]*\)\".*/\1/p"
}

# What SPIN says of $1, with the further options of export and of pan given: found, none or nothing.
spin_says() {
  question=$1 options=$2 depth=$3
  "$juchu" export qoo10-jp --property "$question" $options --output "$folder/model.pml"
  (cd "$folder" && spin -a -o2 model.pml >said 2>&1 &&
    gcc -w -O2 -DSAFETY -DNOREDUCE -DMEMLIM=4000 -o pan pan.c && ./pan -m"$depth" -w22 >>said 2>&1)
  if grep -q 'errors: [1-9]' "$folder/said" && grep -q 'assertion violated *!(bad)' "$folder/said"; then
    echo found
  elif grep -q 'errors: 0' "$folder/said" && ! grep -q 'too small\|not completed' "$folder/said"; then
    echo none
  else
    echo nothing
  fi
}

failed=false
# Compares the answers about $1; further arguments as above.
compare() {
  check=$(check_says "$1")
  spin=$(spin_says "$@")
  case "$check $spin" in
    "violated found" | "reachable found" | "holds none" | "unreachable none") verdict=agree ;;
    *) verdict=DIFFER failed=true ;;
  esac
  printf '%-8s %-24s check: %-12s SPIN: %s, %s states\n' "$verdict" "$1" "$check" "$spin" \
    "$(sed -n 's/^ *\([0-9.e+]*\) states, stored.*/\1/p' "$folder/said")"
}

for question in sent-but-cancelled sold-twice wrong-carrier part-not-sent; do
  compare $question "" 12
done
for question in shown-before-payment one-tracking-number paid-by-paying dated-means-preparing; do
  compare $question --localized 100000
done
if $failed; then exit 1; fi
