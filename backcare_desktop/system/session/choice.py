"""The SessionProbe of this system; only its own is loaded."""

from __future__ import annotations

import sys

from backcare_desktop.ports import SessionProbe


def session_probe(platform: str = sys.platform) -> SessionProbe:
    """Who tells here of the locked screen and of sleep."""
    if platform == "win32":
        from backcare_desktop.system.windows.session import WindowsSession

        return WindowsSession()
    if platform == "darwin":
        from backcare_desktop.system.macos.session import MacSession

        return MacSession()
    from backcare_desktop.system.session.linux import LinuxSession

    return LinuxSession()
