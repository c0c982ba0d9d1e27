#!/bin/sh
# Installs a build into a temporary folder, and uses what is there as a stranger would: the command,
# and the library from a project of its own.
# Usage: tools/install/try.sh BUILD
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cmake --install "$build" --prefix "$folder/usr" >"$folder/log" || {
  cat "$folder/log" >&2
  exit 1
}
cd "$folder" # whatever is found lies in the folder, or was found by its place there

usr=$folder/usr
"$usr/bin/juchu" replay --quiet "$usr"/share/juchu/scenarios/trouble/*.json
for file in share/man/man1/juchu.1 share/man/ja/man1/juchu.1 share/zsh/vendor-completions/_juchu \
  share/bash-completion/completions/juchu share/fish/vendor_completions.d/juchu.fish; do
  if [ ! -s "$usr/$file" ]; then
    echo "not installed: $file" >&2
    exit 1
  fi
done

cmake -S "$here/consumer" -B consumer -DCMAKE_PREFIX_PATH="$usr" -DCMAKE_BUILD_TYPE=Debug >log || {
  cat log >&2
  exit 1
}
cmake --build consumer >log || {
  cat log >&2
  exit 1
}
answer=$(consumer/consumer)
if [ "$answer" != "1 1" ]; then
  echo "the consumer says: $answer" >&2
  exit 1
fi
consumer/replay
if grep -rl "$build" "$usr/lib" "$usr/include" "$usr/share"; then
  echo "these name the folder of the build" >&2
  exit 1
fi
echo "installed, and used by the command and from C++"
