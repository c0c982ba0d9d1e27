#!/bin/sh
# Two CEL libraries of npm, @marcbachmann/cel-js 8.0.0 and cel-js 0.8.2, answer the same short
# expressions differently, and both take a bare conditional in the middle of another, for which
# CEL's grammar (Expr = ConditionalOr ["?" ConditionalOr ":" Expr]) has no place. Conditions that are
# to mean the same in both keep clear of these.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

npm install --no-audit --no-fund --silent --prefix . @marcbachmann/cel-js@8.0.0 cel-js@0.8.2 >&2 || exit 2
cat > ask.mjs <<'ASK'
import {evaluate as first} from "@marcbachmann/cel-js";
import {evaluate as second} from "cel-js";

const expressions = ["true ? false ? 1 : 2 : 3", "1 in [1, 2, ]", "false < true", "null != 3"];
const answer = (evaluate, expression) => {
  try {
    return String(evaluate(expression, {}));
  } catch {
    return "error";
  }
};
console.log(expressions.map((each) => `${each}: ${answer(first, each)}, ${answer(second, each)}`).join("; "));
ASK
conclude "$(node ask.mjs)" \
  "true ? false ? 1 : 2 : 3: 2, 2; 1 in [1, 2, ]: true, error; false < true: true, error; null != 3: error, true"
