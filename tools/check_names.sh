#!/bin/sh
# Verifies that no two types of one namespace share a name: compilers do not see it, and a program
# in which they do has no meaning (the one definition rule). Types in anonymous namespaces are free.
# Prints file:line of each type whose name is taken, and fails.
# Usage: tools/check_names.sh [FOLDER]
set -eu
cd "${1:-$(dirname "$0")/..}"

# shellcheck disable=SC2016  # awk's own $
find model testing sim properties export report cli bench tools -name '*.[ch]pp' 2>/dev/null |
  LC_ALL=C sort | xargs awk '
  FNR == 1 { depth = 0 }
  /^namespace .*\{/ { scope[++depth] = $2 "::" }  # an anonymous one is "{"
  /^}  \/\/ namespace/ { depth-- }
  scope[depth] == "{::" || !/^(struct|class|enum|enum class) [A-Za-z_]+([ :][^;]*)?\{/ { next }
  {
    name = $0
    sub(/^(struct|class|enum class|enum) /, "", name)
    sub(/( final)?( : .*)? \{.*/, "", name)
    for (i = depth; i > 0; i--) name = scope[i] name
    if (name in taken) {
      printf "%s:%d: %s is in %s, too\n", FILENAME, FNR, name, taken[name]
      complaints++
    }
    taken[name] = FILENAME ":" FNR
  }
  END { exit complaints > 0 }
'
