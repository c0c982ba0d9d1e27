#!/bin/sh
# Verifies that includes point left only (model <- sim <- properties <- export <- report <- cli <-
# bench), that nothing else includes bench/, and that the heavy libraries stay in the files that may
# include them. testing/ includes the model, and is included by tests alone.
# Prints file:line of each include that breaks this, and fails.
# Usage: tools/check_includes.sh [FOLDER]
set -eu
cd "${1:-$(dirname "$0")/..}"

layers=""
for layer in model testing sim properties export report cli bench; do
  if [ -d "$layer" ]; then layers="$layers $layer"; fi
done
if [ -z "$layers" ]; then exit 0; fi

# shellcheck disable=SC2016,SC2086  # awk's own $; layers is a list
find $layers -name '*.[ch]pp' | LC_ALL=C sort | xargs awk '
  BEGIN {
    count = split("model testing sim properties export report cli bench", layers, " ")
    for (i = 1; i <= count; i++) rank[layers[i]] = i
  }

  function complain(problem) {
    printf "%s:%d: %s: %s\n", FILENAME, FNR, problem, $0
    complaints++
  }

  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split(FILENAME, here, "/")
    split($0, quoted, "\"")
    split(quoted[2], there, "/")
    if (!(there[1] in rank)) complain("not written from the root of the source tree")
    else if (there[1] == "bench" && here[1] != "bench") complain("nothing includes bench/")
    else if (there[1] == "testing" && FILENAME !~ /testing\/|_test\.cpp$/)
      complain("only tests include testing/")
    else if (there[1] == "testing") next
    else if (rank[there[1]] > rank[here[1]]) complain(here[1] "/ may not include " there[1] "/")
  }
  # (json_fwd.hpp only names the types.)
  /^[ \t]*#[ \t]*include[ \t]*["<]nlohmann\// && !/json_fwd/ && FILENAME !~ /json[^\/]*\.cpp$/ {
    complain("nlohmann/json is for *json*.cpp only")
  }
  /^[ \t]*#[ \t]*include[ \t]*["<]boost\/graph\// && FILENAME !~ /\/status_graph\.cpp$/ {
    complain("Boost.Graph is for status_graph.cpp only")
  }

  END { exit complaints > 0 }
'
