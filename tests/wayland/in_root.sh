#!/bin/sh
# Runs a command in the Debian 13 of the folder $1, as nobody, with this system's /dev, /proc and /tmp.
#   sh tests/wayland/in_root.sh build/wayland-root sway -c CONFIGURATION
# The mounts are in a namespace of its own and end with the command; no process stands between it and who started this.
set -eu
root=$1
if [ "${IN_NAMESPACE-}" != yes ]; then
    IN_NAMESPACE=yes exec unshare --mount --propagation private sh "$0" "$@"
fi
shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind /tmp "$root/tmp"
exec chroot --userspec=65534:65534 --groups= "$root" env -u IN_NAMESPACE PATH=/usr/bin:/bin HOME=/nonexistent "$@"
