#!/bin/sh
# Makes a Debian 13 with sway and labwc in the folder $1, for `make test-wayland`; it stays there for the next time.
#   sh tests/wayland/make_root.sh build/wayland-root
# Needs root, debootstrap, and a network: the packages come from the mirror that this system's own sources name.
# All that is mounted is mounted in a namespace of its own, and is gone when this ends, however it ends.
set -eu
root=$1
[ ! -e "$root/made" ] || exit 0
if [ "${IN_NAMESPACE-}" != yes ]; then
    IN_NAMESPACE=yes exec unshare --mount --propagation private sh "$0" "$root"
fi
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)
[ -n "$mirror" ] || { echo "apt names no mirror of Debian here" >&2; exit 1; }
rm -rf --one-file-system "$root"
mkdir -p "$root"
debootstrap --variant=minbase trixie "$root" "$mirror"
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount --rbind /dev "$root/dev"
cp /etc/resolv.conf "$root/etc/resolv.conf"
for settings in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf; do
    [ ! -e "$settings" ] || cp "$settings" "$root/etc/apt/apt.conf.d/"
done
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
    sway labwc xwayland wtype grim x11-xserver-utils fonts-dejavu-core
rm -rf "$root"/var/cache/apt/archives/*.deb
touch "$root/made"
