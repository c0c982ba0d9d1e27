#!/bin/sh
# The prove of Debian 12's perl 5.36 (Test::Harness 3.44) fails a file whose tests all pass when it
# begins with "TAP version 14", although TAP 14 was written so that what reads TAP 13 reads it too.
# The same lines after "TAP version 13" pass. (Test::Harness takes 14 since 3.48.)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

wanted=3.44
version=$(perl -MTAP::Parser -e 'print $TAP::Parser::VERSION' 2>/dev/null) || version=none
if [ "$version" != "$wanted" ]; then
  echo "left out: this is Test::Harness $version, not $wanted" >&2
  exit 2
fi

printf 'TAP version 14\n1..1\nok 1 - as it should be\n' >fourteen.tap
sed '1s/14/13/' fourteen.tap >thirteen.tap
said() {
  prove -e cat "$1" 2>&1 | sed -n 's/.*Parse errors: //p; s/^Result: //p' | tr '\n' ';'
}
conclude "13: $(said thirteen.tap) 14: $(said fourteen.tap)" \
  "13: PASS; 14: TAP specified version 14 but we don't know about versions later than 13;FAIL;"
