#!/bin/sh
# Debian 12's python3-holidays 0.10.1 lacks days off of Japan: the Monday after an Emperor's Birthday
# on a Sunday (2025, 2031, 2042, 2048), though it knows that of 2020; and the holidays that a special
# act moved in 2021. Ship dates counted with it are a working day too early.
# Source: Act on National Holidays, article 3 (2); the special act for the Tokyo Games (2020).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

version=0.10.1-3
if apt-get download "python3-holidays=$version" >/dev/null 2>&1; then
  dpkg-deb -x python3-holidays_*.deb package
  export PYTHONPATH="$folder/package/usr/lib/python3/dist-packages"
elif [ "$(dpkg-query -W -f '${Version}' python3-holidays 2>/dev/null)" != "$version" ]; then
  echo "left out: python3-holidays $version can be had neither from the packages of this system nor is it installed" >&2
  exit 2
fi
if ! /usr/bin/python3 -c 'import holidays' 2>/dev/null; then
  echo "left out: what python3-holidays needs (python3-convertdate, python3-dateutil) is not installed" >&2
  exit 2
fi

missing=$(/usr/bin/python3 - <<'PYTHON'
import holidays
known = holidays.Japan(years=range(2020, 2050))
days = ["2020-02-24", "2025-02-24", "2031-02-24", "2042-02-24", "2048-02-24",
        "2021-07-22", "2021-07-23", "2021-08-09", "2024-02-12"]
print(" ".join(day for day in days if day not in known))
PYTHON
)
conclude "no holiday: $missing" \
  "no holiday: 2025-02-24 2031-02-24 2042-02-24 2048-02-24 2021-07-22 2021-07-23 2021-08-09"
