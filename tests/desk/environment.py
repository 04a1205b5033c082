"""The environment of what runs on a private desktop: nothing of the person's own session, and folders of its own."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DROPPED = ("DISPLAY", "WAYLAND_", "DBUS_", "XDG_", "QT_", "GTK_", "DESKTOP_SESSION", "GNOME_", "KDE_", "AT_SPI")
"""How variables begin that tell of the session the tests run in."""


def environment(home: Path, runtime: Path) -> dict[str, str]:
    """This process's environment without its session; makes the folders that it names."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(DROPPED)}
    folders = {
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_STATE_HOME": home / ".local/state",
        "XDG_CACHE_HOME": home / ".cache",
    }
    for folder in folders.values():
        folder.mkdir(parents=True)
    runtime.mkdir(mode=0o700)
    return {
        **env,
        **{name: str(folder) for name, folder in folders.items()},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        # No program of a test may reach the machine's own system bus, or start a session bus by itself.
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={runtime}/no-system-bus",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "GSETTINGS_BACKEND": "memory",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH")))),
    }
