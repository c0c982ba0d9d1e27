#!/bin/sh
# Builds juchu, after installing what that needs, replays every trouble case of the guide, puts a shop
# under the load of a mega sale, and writes pages of these and of a check (build/report*.html): in Japanese,
# unless LANG names another language. Arguments are passed on to `juchu replay`; with others than
# --lang there is no load and no page.
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
if [ ! -x build/juchu ]; then say "demo: building juchu (a few minutes)"; fi
if [ ! -f build/build.ninja ]; then quietly configure cmake --preset default -DJUCHU_UNITY=ON; fi
quietly build cmake --build --preset default --target juchu

load=true
case $* in
  "" | "--lang ja" | "--lang en") ;;
  *) load=false ;;
esac
case " $* " in
  *" --lang"*) ;;
  *) set -- --lang "$(language)" "$@" ;;
esac

# Each trouble before its good twin: 3-lapsed.json, then 3-lapsed-avoided.json.
stories=$(printf '%s\n' scenarios/trouble/*.json | sed 's/\.json$//' | LC_ALL=C sort | sed 's/$/.json/')
# shellcheck disable=SC2086  # stories is a list
build/juchu replay "$@" $stories
if ! $load; then exit; fi

# The answer and the measures; all of it is in the file. A target that is missed (1) is an answer.
build/juchu simulate mega-sale "$@" >build/mega-sale.txt || [ $? -eq 1 ]
echo
awk 'BEGIN { RS = ""; ORS = "\n\n" } NR <= 3' build/mega-sale.txt

# As pages to open and to send: the trouble cases once more, what a check finds, and the sale.
# shellcheck disable=SC2086
build/juchu replay "$@" --html build/report.html $stories
build/juchu check "$@" --html build/report-check.html
build/juchu simulate mega-sale "$@" --html build/report-mega-sale.html || [ $? -eq 1 ]
