"""What must be settled before Qt starts: which platform and theme it takes, and whether there is a screen at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping

GTK_DESKTOPS = frozenset(("GNOME", "XFCE", "MATE", "X-CINNAMON", "CINNAMON", "UNITY", "BUDGIE", "PANTHEON", "LXDE"))


def prepare(environ: MutableMapping[str, str] = os.environ) -> None:
    """Set what Qt reads at its start; call it before QApplication is made. What the person set stays."""
    # Qt paints half-transparent shapes in a pool of threads: up to 300 wake-ups for one tray icon, and no gain for us.
    environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    if sys.platform != "linux":
        return
    desktops = {name.upper() for name in environ.get("XDG_CURRENT_DESKTOP", "").split(":")}
    if "QT_QPA_PLATFORMTHEME" not in environ and any(
        name in GTK_DESKTOPS or name.startswith("GNOME") for name in desktops
    ):
        # Qt would load GTK there: 38 MB and 85 ms for dialogs that we do not use.
        environ["QT_QPA_PLATFORMTHEME"] = "gnome"
        # That theme complains on stderr where no settings portal runs; we ask the portal ourselves.
        environ.setdefault("QT_LOGGING_RULES", "qt.qpa.theme.gnome=false;qt.qpa.services=false")
    if "QT_QPA_PLATFORM" not in environ and environ.get("WAYLAND_DISPLAY") and environ.get("DISPLAY"):
        # Native Wayland windows can neither be placed nor stay on top without taking the keys; through XWayland both
        # work.
        environ["QT_QPA_PLATFORM"] = "xcb"
        # WORKAROUND for a crash of Qt 6.11 under XWayland when a pointer vanishes while it is used (three of five tries
        # on sway; none with this): https://github.com/qutebrowser/qutebrowser/issues/7732 looks alike. It takes smooth
        # scrolling from our windows there.
        environ.setdefault("QT_XCB_NO_XI2", "1")


def leave_out_hung_buses(environ: MutableMapping[str, str] = os.environ) -> str:
    """Have Qt start without the message buses that hang, and say so; empty where they answer."""
    if sys.platform != "linux":
        return ""
    from backcare_desktop.system.connections import busplace

    hung = [each for each in ("session", "system") if busplace.hangs(each, environ)]
    for each in hung:
        environ[f"DBUS_{each.upper()}_BUS_ADDRESS"] = "disabled:"
    if "session" in hung:
        return (
            "Your desktop’s message bus does not answer. BackCare goes on without it: there may be no tray icon and no "
            "notifications, and not each call is seen. Log out and in again, or start BackCare again later."
        )
    if hung:
        return (
            "The machine’s message bus does not answer. BackCare goes on without it: locking and sleep may go unseen. "
            "Start BackCare again later."
        )
    return ""


def has_display(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a screen to show windows on; without one, Qt would end the process."""
    if sys.platform != "linux":
        return True
    if environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def why_no_display(environ: Mapping[str, str] = os.environ) -> str:
    """Why nothing can be shown, in words; empty where it can. Qt would abort where no X server answers."""
    if not has_display(environ):
        return "DISPLAY is not set"
    if sys.platform != "linux" or not environ.get("DISPLAY") or environ.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return ""
    from backcare_desktop.system.connections.x11place import why_closed

    return why_closed(environ)
