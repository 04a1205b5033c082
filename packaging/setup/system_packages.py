"""What the system must bring: libraries that Qt loads, a font, and the servers that the tests use.

Installed only as root, by apt. Elsewhere the one line to run is told; ``sudo`` is never called.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

LOG = Path(__file__).resolve().parents[2] / "build" / "setup.log"
LOCK_WAIT_S = 600
LOCK_RETRY_S = 3


class Package(NamedTuple):
    """The names of one package, for each package manager."""

    apt: str
    dnf: str
    pacman: str
    zypper: str


FONT = "a scalable font"
ENSUREPIP = "Python's venv module"
NEEDED = {
    "libEGL.so.1": Package("libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    "libGL.so.1": Package("libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
    "libX11-xcb.so.1": Package("libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
    "libX11.so.6": Package("libx11-6", "libX11", "libx11", "libX11-6"),
    "libXext.so.6": Package("libxext6", "libXext", "libxext", "libXext6"),
    "libdbus-1.so.3": Package("libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    "libfontconfig.so.1": Package("libfontconfig1", "fontconfig", "fontconfig", "libfontconfig1"),
    "libfreetype.so.6": Package("libfreetype6", "freetype", "freetype2", "libfreetype6"),
    "libglib-2.0.so.0": Package("libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
    "libgthread-2.0.so.0": Package("libglib2.0-0", "glib2", "glib2", "libgthread-2_0-0"),
    "libgssapi_krb5.so.2": Package("libgssapi-krb5-2", "krb5-libs", "krb5", "krb5"),
    "libbrotlicommon.so.1": Package("libbrotli1", "libbrotli", "brotli", "libbrotlicommon1"),
    "libbrotlidec.so.1": Package("libbrotli1", "libbrotli", "brotli", "libbrotlidec1"),
    "libstdc++.so.6": Package("libstdc++6", "libstdc++", "gcc-libs", "libstdc++6"),
    "libxcb-cursor.so.0": Package("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    "libxcb-icccm.so.4": Package("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    "libxcb-image.so.0": Package("libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    "libxcb-keysyms.so.1": Package("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    "libxcb-randr.so.0": Package("libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    "libxcb-render-util.so.0": Package(
        "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil", "libxcb-render-util0"
    ),
    "libxcb-render.so.0": Package("libxcb-render0", "libxcb", "libxcb", "libxcb-render0"),
    "libxcb-shape.so.0": Package("libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    "libxcb-shm.so.0": Package("libxcb-shm0", "libxcb", "libxcb", "libxcb-shm0"),
    "libxcb-sync.so.1": Package("libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    "libxcb-util.so.1": Package("libxcb-util1", "xcb-util", "xcb-util", "libxcb-util1"),
    "libxcb-xfixes.so.0": Package("libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
    "libxcb-xkb.so.1": Package("libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
    "libxcb.so.1": Package("libxcb1", "libxcb", "libxcb", "libxcb1"),
    "libxkbcommon-x11.so.0": Package(
        "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"
    ),
    "libxkbcommon.so.0": Package("libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    "libz.so.1": Package("zlib1g", "zlib", "zlib", "libz1"),
    "libzstd.so.1": Package("libzstd1", "libzstd", "zstd", "libzstd1"),
    "objdump": Package("binutils", "binutils", "binutils", "binutils"),
    FONT: Package("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", "dejavu-fonts"),
    ENSUREPIP: Package(f"python3.{sys.version_info.minor}-venv", "python3-libs", "python", "python3-base"),
}
# What the tests on the virtual desktop run: Debian's package, and where to see that it is there.
SERVERS = {
    "appstream": "appstreamcli",
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "dbus": "dbus-daemon",
    "dconf-gsettings-backend": "/usr/lib/*/gio/modules/libdconfsettings.so",
    "desktop-file-utils": "desktop-file-validate",
    "dunst": "dunst",
    "gsettings-desktop-schemas": "/usr/share/glib-2.0/schemas/org.gnome.desktop.notifications.gschema.xml",
    "gstreamer1.0-pipewire": "/usr/lib/*/gstreamer-1.0/libgstpipewire.so",
    "gstreamer1.0-tools": "gst-launch-1.0",
    "imagemagick": "import",
    "libglib2.0-bin": "gsettings",
    "libgtk-3-0": "/usr/lib/*/libgtk-3.so.0",
    "mutter": "mutter",
    "openbox": "openbox",
    "pipewire": "pipewire",
    "pipewire-pulse": "pipewire-pulse",
    "pulseaudio": "pulseaudio",
    "pulseaudio-utils": "parec",
    "python3-dbusmock": "/usr/lib/python3/dist-packages/dbusmock",
    "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi",
    "speech-dispatcher": "speech-dispatcher",
    "trayer": "trayer",
    "wireplumber": "wireplumber",
    "x11-utils": "xprop",
    "x11-xserver-utils": "xrandr",
    "xdotool": "xdotool",
    "xfce4-notifyd": "/usr/lib/*/xfce4/notifyd/xfce4-notifyd",
    "xfce4-panel": "xfce4-panel",
    "xfconf": "xfconf-query",
    "xvfb": "Xvfb",
}
INSTALL = {
    "apt-get": "sudo apt-get install --no-install-recommends",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S --needed",
    "zypper": "sudo zypper install",
}


class SystemLacks(Exception):
    """Something of the system is missing and was not installed; the text says what to do."""


def is_ready(venv: Path, level: str) -> bool:
    """Whether nothing is missing; says nothing."""
    return sys.platform != "linux" or (not missing(venv, level) and not (level == "test" and missing_servers()))


def make_ready(venv: Path, level: str) -> None:
    """Install what is missing where that is ours to do, else tell. Raises SystemLacks when the app could not start."""
    if sys.platform != "linux":
        return
    if lacking := missing(venv, level):
        provide(lacking)
        if still := missing(venv, level):
            raise SystemLacks(f"Still missing after installing: {', '.join(sorted(still))}; see build/{LOG.name}.")
    if level == "test" and (absent := missing_servers()):
        if may_install() and not has_graphical_session(os.environ):
            apt_install(absent, "the servers for the virtual desktop", skip_unknown=True)
            absent = missing_servers()
        if absent:
            tell_skipped(absent)


def provide(lacking: set[str]) -> None:
    """Install packages for the missing things as root on apt; raises SystemLacks with the line to run elsewhere."""
    unknown = sorted(lacking - NEEDED.keys())
    if may_install() and not unknown:
        apt_install(sorted({NEEDED[thing].apt for thing in lacking}), "what BackCare needs of the system")
        return
    manager = next((each for each in INSTALL if shutil.which(each)), None)
    raise SystemLacks(advice(lacking, manager))


def advice(lacking: Iterable[str], manager: str | None) -> str:
    """What is missing, and the one line to run; without a known package manager, the names alone."""
    things = sorted(lacking)
    told = f"BackCare cannot start yet, as the system lacks: {', '.join(things)}."
    known = [NEEDED[thing] for thing in things if thing in NEEDED]
    if manager is None or not known:
        return f"{told}\nInstall what provides them, then try again."
    column = list(INSTALL).index(manager)
    packages = " ".join(sorted({each[column] for each in known}))
    return f"{told}\nRun this, then try again:\n  {INSTALL[manager]} {packages}"


def may_install() -> bool:
    """Only root, and only with apt."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def has_graphical_session(environment: Mapping[str, str]) -> bool:
    """Somebody's desktop is running, which is not ours to change."""
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def apt_install(packages: Iterable[str], purpose: str, *, skip_unknown: bool = False) -> None:
    """Update the lists, then install; waits for other package managers. Raises SystemLacks."""
    names = sorted(packages)
    print(f"Installing {purpose}: {' '.join(names)} ...", flush=True)
    apt_get("update")  # its exit code says little: what can be installed shows next
    code, said = apt_get("install", "-y", "--no-install-recommends", *names)
    if code != 0 and skip_unknown:
        unknown = set(re.findall(r"^E: Unable to locate package (\S+)|^E: Package '(\S+)' has no", said, re.MULTILINE))
        names = [name for name in names if not any(name in each for each in unknown)]
        code, said = apt_get("install", "-y", "--no-install-recommends", *names) if unknown and names else (code, said)
    if code != 0:
        reasons = re.findall(r"^E: (.+?)\.?$", said, re.MULTILINE)
        why = f" ({reasons[-1]})" if reasons else ""
        raise SystemLacks(f"apt-get could not install {purpose}{why}: see build/{LOG.name}, then try again.")


def apt_get(*words: str) -> tuple[int, str]:
    """Run apt-get without questions, waiting for whoever holds its locks; returns exit code and what it said."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    command = ["apt-get", "-q", "-o", f"DPkg::Lock::Timeout={LOCK_WAIT_S}", *words]
    patience_s = LOCK_WAIT_S
    while True:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        LOG.parent.mkdir(exist_ok=True)
        with LOG.open("a") as log:
            log.write(done.stdout)
        # DPkg's timeout does not cover the lock of the package lists, which is given up at once.
        if "Could not get lock" not in done.stdout or patience_s <= 0:
            return done.returncode, done.stdout
        time.sleep(LOCK_RETRY_S)
        patience_s -= LOCK_RETRY_S


def missing_servers() -> list[str]:
    """The Debian packages of the test servers that are not there."""
    return [package for package, sign in SERVERS.items() if not is_there(sign)]


def is_there(sign: str) -> bool:
    """Whether a program is on the path, or a file (a pattern) exists."""
    return any(Path("/").glob(sign[1:])) if sign.startswith("/") else shutil.which(sign) is not None


def tell_skipped(absent: list[str]) -> None:
    """Say loudly which tests cannot run."""
    names = " ".join(absent)
    told = f"""\
{"!" * 100}
!! Tests on the virtual desktop that need these are SKIPPED, as they are not installed:
!!   {names}
!! Those are Debian's names. There, this installs them:
!!   {INSTALL["apt-get"]} {names}
{"!" * 100}"""
    print(told, file=sys.stderr, flush=True)


def missing(venv: Path, level: str) -> set[str]:
    """What Qt cannot load. A new process for each look: a library once asked for in vain stays unknown to its asker."""
    command = [str(venv / "bin" / "python"), "-I", "-S", __file__, str(venv)]
    found = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    tools = {"objdump"} if level == "package" and shutil.which("objdump") is None else set()
    return {*found.splitlines(), *tools}


def look(venv: Path) -> set[str]:
    """Load what the app loads; once something is missing, try every library we know of, to tell all at once."""
    [qt] = (venv / "lib").glob("python3.*/site-packages/PySide6/Qt")
    parts = ["plugins/platforms/libqxcb.so", *(f"lib/libQt6{name}.so.6" for name in ("Widgets", "DBus", "Network"))]
    lacking = {cannot_load(str(qt / part)) for part in parts} | {cannot_load("libXext.so.6")}
    if lacking != {None}:
        lacking |= {cannot_load(name) for name in NEEDED if name.startswith("lib")}
    if cannot_load("libfontconfig.so.1") is not None or not has_font():
        lacking.add(FONT)
    return {name for name in lacking if name}


def cannot_load(library: str) -> str | None:
    """The library that is missing for this one, by the loader's message; None when it loads."""
    try:
        ctypes.CDLL(library)
    except OSError as problem:
        return Path(str(problem).partition(":")[0]).name
    return None


def has_font() -> bool:
    """Whether fontconfig knows a scalable font: without one, Qt draws boxes."""
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    for name in ("FcPatternCreate", "FcObjectSetCreate", "FcFontList"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    pattern = ctypes.c_void_p(fontconfig.FcPatternCreate())
    fontconfig.FcPatternAddBool(pattern, b"scalable", 1)
    fonts = fontconfig.FcFontList(None, pattern, ctypes.c_void_p(fontconfig.FcObjectSetCreate()))
    return bool(fonts) and ctypes.c_int.from_address(fonts).value > 0


if __name__ == "__main__":
    sys.stdout.writelines(f"{name}\n" for name in sorted(look(Path(sys.argv[1]))))
