#!/bin/sh
# Tries the schemas of this project with Ajv as it comes, without options: a schema that it refuses or
# warns of, and a file of ours that it refuses, are failures; so is a damaged scenario that it takes.
#   JUCHU  the command to ask for schemas (default: build/juchu)
# Installs Ajv from npm into a temporary folder. Exits with 77 where npm or the registry is not there.
set -eu
cd "$(dirname "$0")/.."

ajv=8.20.0
juchu=${JUCHU:-build/juchu}

skip() { echo "$1" >&2; exit 77; }

command -v node >/dev/null && command -v npm >/dev/null || skip "npm is not installed"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --no-audit --no-fund --silent "ajv@$ajv" >&2 ||
  skip "npm's registry has no answer"
NODE_PATH="$folder/node_modules" node tools/ajv.js "$juchu"
