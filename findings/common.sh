# shellcheck shell=sh disable=SC2164  # those who source it end at an error (set -e)
# Sourced by the scripts here: goes to a temporary folder that is removed in the end.

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Says whether the behaviour is as it was when the script was written.
conclude() {
  if [ "$1" = "$2" ]; then
    echo "as described: $1"
  else
    echo "changed: $1, it was $2"
    exit 1
  fi
}
