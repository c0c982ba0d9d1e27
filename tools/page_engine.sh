#!/bin/sh
# Installs what compiling the engine within pages needs, on Debian as root or with sudo, and fetches
# utf8proc's own source, of which WebAssembly has no library, by apt from where the package comes. Where
# npm is there it brings dagre, which lays out the graph of statuses, and binaryen's wasm-opt.
#   tools/page_engine.sh [BUILD [OPTION...]]   BUILD (default: build) is configured to compile it, with
#                                              further options of CMake
# Exits with 77 where one of these cannot be had; pages are then written without the engine.
set -eu
cd "$(dirname "$0")/.."

build=${1:-build}
if [ $# -gt 0 ]; then shift; fi
packages="clang-19 lld-19 libc++-19-dev-wasm32 libc++abi-19-dev-wasm32 wasi-libc dpkg-dev zopfli"

skip() { echo "page engine: $1" >&2; exit 77; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

command -v apt-get >/dev/null || skip "this is no Debian"
missing=""
for package in $packages; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  if [ "$status" != installed ]; then missing="$missing $package"; fi
done
mkdir -p "$build"
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086  # missing is a list
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $missing \
    >"$build/page_engine.log" 2>&1 || skip "apt-get could not install$missing"
fi

if [ ! -f "$build/utf8proc/utf8proc.c" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  mkdir -p "$folder/sources" "$folder/lists/partial"
  for list in /etc/apt/sources.list.d/*.sources; do
    [ -f "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"$folder/sources/$(basename "$list")"
  done
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$list" ] && sed -n 's/^deb /deb-src /p' "$list" >"$folder/sources/$(basename "$list" .list).list"
  done
  apt() {
    apt-get -q -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$folder/sources" \
      -o Dir::State::Lists="$folder/lists" -o APT::Sandbox::User=root "$@"
  }
  (cd "$folder" && apt update && apt --download-only source utf8proc) >"$build/page_engine.log" 2>&1 ||
    skip "the source of utf8proc cannot be fetched (see $build/page_engine.log)"
  mkdir -p "$build/utf8proc"
  tar -xf "$folder"/utf8proc_*.orig.tar.* -C "$build/utf8proc" --strip-components=1
fi
# From npm: NAME VERSION FILE SHA-256, each checked; without them pages are larger and draw no graph.
fetch() {
  file="$build/npm/node_modules/$3"
  if [ -f "$file" ] && echo "$4  $file" | sha256sum --check --status; then return; fi
  npm install --prefix "$build/npm" --no-audit --no-fund --silent --ignore-scripts "$1@$2" >&2 || return 1
  echo "$4  $file" | sha256sum --check --status || { rm -f "$file"; return 1; }
}
if command -v npm >/dev/null; then
  fetch @dagrejs/dagre 3.1.3 @dagrejs/dagre/dist/dagre.min.js \
    54a503e346f93ca0bb10abe7999587e037262935687aca45eb4e4b0f64bbb578 ||
    echo "page engine: dagre cannot be fetched; pages will list statuses without drawing them" >&2
  fetch binaryen 132.0.0 binaryen/bin/wasm-opt \
    608c021fa3f2c68cdc26f06a1454341089a0e689abb71cbe5a23ef7300e7f3e3 ||
    echo "page engine: wasm-opt cannot be fetched; pages will be larger than they could be" >&2
else
  echo "page engine: npm is not installed; pages will be larger, and list statuses without drawing them" >&2
fi
cmake --preset default -B "$build" -DJUCHU_PAGE_ENGINE=ON "$@" >/dev/null
