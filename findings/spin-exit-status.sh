#!/bin/sh
# pan, the verifier that SPIN 6.5.2 writes, exits with 0 when it has found an error, as when it has
# found none. A script must read "errors:" in what it prints.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/spin.sh"

# The assertion fails in every run.
cat > model.pml <<'MODEL'
byte x;
active proctype p() { x = 1; assert(x == 0) }
MODEL

spin -a model.pml >/dev/null
gcc -O2 -w -DSAFETY -o pan pan.c
status=0
./pan > said || status=$?
errors=$(sed -n 's/.*errors: //p' said)
conclude "errors: $errors, exit status $status" "errors: 1, exit status 0"
