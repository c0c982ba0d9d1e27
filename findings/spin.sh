# Sourced by the scripts about SPIN: makes `spin` the pinned version, in a temporary folder.
. "$here/common.sh"

spin_version=6.5.2+dfsg-1  # of Debian 12, together with its gcc 12.2

if apt-get download "spin=$spin_version" >/dev/null 2>&1; then
  dpkg-deb -x spin_*.deb spin
  PATH="$folder/spin/usr/bin:$PATH"
elif [ "$(dpkg-query -W -f '${Version}' spin 2>/dev/null)" != "$spin_version" ]; then
  echo "left out: spin $spin_version can be had neither from the packages of this system nor is it installed" >&2
  exit 2
fi
command -v gcc >/dev/null || { echo "left out: gcc is not installed" >&2; exit 2; }

echo "$(spin -V); $(gcc --version | head -n 1)"
