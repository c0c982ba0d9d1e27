#!/bin/sh
# Builds juchu, after installing what that needs, and replays every trouble case of the guide: in
# Japanese, unless LANG names another language. Arguments are passed on to `juchu replay`.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# Runs a command quietly; on failure shows the end of what it said, in build/<name>.log.
quietly() {
  log=build/$1.log
  shift
  if ! "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    say "demo: failed; all of it is in $log"
    exit 1
  fi
}

# The language the locale names: ja when it names none.
language() {
  locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
  case $locale in
    "" | C | C.* | POSIX | ja | ja_* | ja.*) echo ja ;;
    *) echo en ;;
  esac
}

tools/setup.sh
mkdir -p build
if [ ! -x build/juchu ]; then say "demo: building juchu (a minute or two)"; fi
if [ ! -f build/build.ninja ]; then quietly configure cmake --preset default; fi
quietly build cmake --build --preset default --target juchu

case " $* " in
  *" --lang"*) ;;
  *) set -- --lang "$(language)" "$@" ;;
esac

# Each trouble before its good twin: 3-lapsed.json, then 3-lapsed-avoided.json.
stories=$(printf '%s\n' scenarios/trouble/*.json | sed 's/\.json$//' | LC_ALL=C sort | sed 's/$/.json/')
# shellcheck disable=SC2086  # stories is a list
exec build/juchu replay "$@" $stories
