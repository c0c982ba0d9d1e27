#!/bin/sh
# Checks the types of the page's script, and tries pages in Debian's Chromium and Firefox: opened from the
# disk, stepped through, changed, printed, and judged by axe. The engine within is held against the program.
#   JUCHU  the program that writes them (default: build/juchu), built with the engine (page_engine.sh)
# Installs TypeScript, playwright-core and axe-core from npm into a temporary folder. Exits with 77 where npm, its
# registry, Chromium or the engine is not there.
set -eu
cd "$(dirname "$0")/../.."

playwright=1.56.1
axe=4.11.0
typescript=5.9.3
juchu=${JUCHU:-build/juchu}

skip() { echo "$1" >&2; exit 77; }

chromium=$(command -v chromium) || skip "chromium is not installed"
command -v node >/dev/null && command -v npm >/dev/null || skip "npm is not installed"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case $("$juchu" replay scenarios/trouble/0-happy-path.json --html "$folder/probe.html" --lang en 2>&1) in
  *"built without the engine"*) skip "$juchu was built without the engine for pages" ;;
esac
npm install --prefix "$folder" --no-audit --no-fund --silent --ignore-scripts \
  "playwright-core@$playwright" "axe-core@$axe" "typescript@$typescript" >&2 || skip "npm's registry has no answer"
"$folder/node_modules/.bin/tsc" --allowJs --checkJs --noEmit --strict --noUncheckedIndexedAccess \
  --target es2022 --lib es2022,dom,dom.iterable report/page/loader.js report/page/script/*.js
export NODE_PATH="$folder/node_modules"
node tools/page/engine.mjs "$juchu" "$folder" 400
echo "in Chromium"
node tools/page/try.mjs chromium "$chromium" "$juchu" "$folder"
if firefox=$(command -v firefox-esr); then
  echo "in Firefox"
  node tools/page/try.mjs firefox "$firefox" "$juchu" "$folder"
else
  echo "left out: firefox-esr is not installed"
fi
