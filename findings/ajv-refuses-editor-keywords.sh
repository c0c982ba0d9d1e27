#!/bin/sh
# Ajv 8.20.0 as it comes refuses a whole JSON Schema for one keyword that editors show to people and
# validators may ignore: enumDescriptions, which Visual Studio Code knows. What is to be read by both
# says the same as const and description in an anyOf.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

npm install --no-audit --no-fund --silent --prefix . ajv@8.20.0 >&2 || exit 2
cat > ask.cjs <<'ASK'
const Ajv = require("ajv");
const schema = {"$schema": "http://json-schema.org/draft-07/schema#", enum: ["yes"], enumDescriptions: ["it is so"]};
const alike = {"$schema": schema.$schema, anyOf: [{const: "yes", description: "it is so"}]};
const answer = (each) => {
  try {
    return String(new Ajv().compile(each)("yes"));
  } catch (error) {
    return error.message;
  }
};
console.log(`${answer(schema)}; ${answer(alike)}`);
ASK
conclude "$(node ask.cjs)" 'strict mode: unknown keyword: "enumDescriptions"; true'
