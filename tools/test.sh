#!/bin/sh
# Installs what is missing, builds everything and runs all tests.
#   LAYER   (model, testing, sim, properties, export, report or cli) builds and runs its tests alone
#   --all   then the same tests with a second compiler, under the address and undefined behaviour
#           sanitizers, fuzzes every verb for a minute, asks SPIN about qoo10-jp and Ajv about the
#           schemas, tries pages in a browser with the engine inside, and checks the formatting; more
#           random rulebooks are tried, and more of them by SPIN
# Ends with one line for each of these.
set -eu
cd "$(dirname "$0")/.."

all=false
layer=""
case ${1:-} in
  "") ;;
  --all) all=true ;;
  model | testing | sim | properties | export | report | cli) layer=$1 ;;
  *) echo "usage: tools/test.sh [--all | LAYER]" >&2; exit 2 ;;
esac

jobs=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
summary=""
failed=false

summarize() { summary="$summary$(printf '%-14s %s' "$1" "$2")
"; }

# Runs the function or command after the heading; notes how it went and how long it took.
section() {
  heading=$1
  shift
  printf '\n=== %s ===\n' "$heading"
  start=$(date +%s)
  said=""
  if "$@"; then outcome=${said:-ok}; else outcome=${said:-FAILED}; failed=true; fi
  summarize "$heading" "$outcome ($(($(date +%s) - start)) s)"
}

# Configures, builds and tests a preset of CMakePresets.json, which lives in the folder given.
try() {
  # all of it is compiled, and nothing twice
  if [ ! -f "$2/build.ninja" ]; then cmake --preset "$1" -DJUCHU_UNITY=ON || return; fi
  # shellcheck disable=SC2086  # none, or one
  cmake --build --preset "$1" ${layer:+--target ${layer}_tests} || return
  verdict=0
  ctest --preset "$1" --parallel "$jobs" ${layer:+--label-regex "^$layer\$"} \
    --output-log "$2/ctest.log" || verdict=$?
  said=$(grep 'tests passed' "$2/ctest.log" || true)
  return $verdict
}

# So do what drives a browser and what judges pages.
try_pages() {
  tools/page/try.sh && return
  verdict=$?
  if [ $verdict -ne 77 ]; then return $verdict; fi
  said="left out (see above)"
}

# Ajv comes from npm's registry, which is not there everywhere.
try_schemas() {
  tools/ajv.sh && return
  verdict=$?
  if [ $verdict -ne 77 ]; then return $verdict; fi
  said="left out: npm or its registry is not there"
}

# Runs a section that needs a program, or says that it is left out.
section_with() {
  program=$1
  shift
  if command -v "$program" >/dev/null; then
    section "$@"
  else
    summarize "$1" "left out: $program is not installed"
  fi
}

if $all; then tools/setup.sh --all; else tools/setup.sh; fi
if $all; then
  export JUCHU_VERDICTS=250 JUCHU_SPIN=16
  tools/page_engine.sh build -DJUCHU_UNITY=ON || echo "pages are tried without the engine"
fi

section "tests" try default build
if $all; then
  section_with clang++-19 "sanitizers" try asan build-asan
  section "fuzzed verbs" build/verbs_fuzz --runs 1000000000 --seconds 60 --seed 20240214
  section_with spin "SPIN" tools/spin.sh
  section "Ajv" try_schemas
  section "pages" try_pages
  section_with clang-format-19 "formatting" tools/format.sh --check
fi

printf '\n=== summary ===\n%s' "$summary"
if $failed; then exit 1; fi
