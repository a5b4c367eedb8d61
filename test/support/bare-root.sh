#!/bin/sh
# Runs briefs in a root of its own that has Node, the libraries Node is linked with and this checkout, read-only, and
# nothing else: no browser, no font, no shell, no /dev/shm. It is gone with the command. Needs root, or a system that
# lets users make namespaces, and no network.
#
#   bare-root.sh OUT [--hide FOLDER] [--user ID] ARGUMENT...   such as: bare-root.sh /tmp/bare doctor --project /briefs
#
# The checkout is /briefs there, so the arguments of most commands end in `--project /briefs`. What is written to /out
# is then in OUT/files. A hidden folder of the checkout is empty. HOME is /out/home; a user other than 0 has none.
# NODE names the Node to use.
set -eu

if [ "${1:-}" != --inside ]; then
  checkout=$(cd "$(dirname "$0")/../.." && pwd -P)
  node=$(readlink -f "${NODE:-$(command -v node)}")
  own=$([ "$(id -u)" = 0 ] || echo --user --map-root-user)
  # shellcheck disable=SC2086
  exec unshare $own --mount --pid --fork --kill-child sh "$checkout/test/support/bare-root.sh" --inside "$checkout" "$node" "$@"
fi

checkout=$2 node=$3 out=$(cd "$4" && pwd -P)
shift 4
hidden='' user=0
while :; do
  case "${1:-}" in
    --hide) hidden=$2; shift 2 ;;
    --user) user=$2; shift 2 ;;
    *) break ;;
  esac
done

# Everything below is seen by this process and its children alone.
root=$out/root
mkdir -p "$root"
mount -t tmpfs -o mode=755 tmpfs "$root"
cd "$root"
mkdir -p bin dev out proc tmp briefs
chmod 1777 tmp
mount -t proc proc proc
for device in null zero random urandom; do
  : >dev/$device
  mount --bind /dev/$device dev/$device
done
: >bin/node
mount --bind "$node" bin/node
ldd "$node" | sed -n 's/^\(.* => \)\{0,1\}[[:space:]]*\(\/[^ ]*\) (.*/\2/p' | while read -r library; do
  mkdir -p "./$(dirname "$library")"
  cp -L "$library" "./$library"
done
mkdir -p "$out/files"
[ "$user" = 0 ] || chmod 777 "$out/files"
mount --bind "$out/files" out
mount --bind "$checkout" briefs
# Not allowed to users where the folder is on a file system with limits of its own.
mount -o remount,bind,ro briefs 2>/dev/null || true
[ -z "$hidden" ] || mount -t tmpfs -o ro tmpfs "briefs/$hidden"

set -- "$root" /bin/node /briefs/bin/briefs.js "$@"
chroot=$(command -v chroot || echo /usr/sbin/chroot)
[ "$user" = 0 ] || exec env -i "$chroot" --userspec="$user:$user" "$@"
exec env -i HOME=/out/home "$chroot" "$@"
