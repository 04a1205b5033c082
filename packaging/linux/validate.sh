#!/bin/sh
# Checks the desktop entry and the AppStream file with the freedesktop tools, where they are installed.
set -eu
cd "$(dirname "$0")"
if command -v desktop-file-validate >/dev/null; then
    desktop-file-validate backcare-desktop.desktop
    echo "backcare-desktop.desktop is valid"
else
    echo "NOT CHECKED: backcare-desktop.desktop (desktop-file-validate is not installed)" >&2
fi
if command -v appstreamcli >/dev/null; then
    appstreamcli validate --no-net --explain backcare-desktop.metainfo.xml
else
    echo "NOT CHECKED: backcare-desktop.metainfo.xml (appstreamcli is not installed)" >&2
fi
