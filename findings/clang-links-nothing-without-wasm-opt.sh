#!/bin/sh
# Debian 12's clang-19 (19.1.7), asked for WebAssembly with --no-wasm-opt, does not leave out the optimizer
# alone but the linking, too: no file comes of it, and the exit code is 0. Without the option the same
# command links. (Without -O at linking no optimizer is run anyway.)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

wanted=19.1.7
version=$(clang-19 --version 2>/dev/null | sed -n '1s/.*version \([0-9.]*\).*/\1/p') || version=none
if [ "$version" != "$wanted" ] || [ ! -d /usr/include/wasm32-wasi ] || ! command -v wasm-ld-19 >/dev/null; then
  echo "left out: this takes clang-19 $wanted, lld-19 and wasi-libc, not $version" >&2
  exit 2
fi

echo 'int answer(void) { return 42; }' >answer.c
linked() {
  rm -f answer.wasm
  clang-19 --target=wasm32-wasi -mexec-model=reactor "$@" answer.c -o answer.wasm && code=$? || code=$?
  if [ -f answer.wasm ]; then echo "linked, $code"; else echo "no file, $code"; fi
}
conclude "without: $(linked), with: $(linked --no-wasm-opt)" "without: linked, 0, with: no file, 0"
