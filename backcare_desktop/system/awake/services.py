"""The services of the session bus that keep a desktop awake: how each is asked, and told that it may sleep again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from backcare_desktop.core.frozen import dataclass

if TYPE_CHECKING:
    from jeepney import DBusAddress

    from backcare_desktop.system.connections.bus import Body

APP = "backcare-desktop"
"""Desktops that show who keeps them awake look up this name's entry."""
SUSPEND, IDLE = 4, 8
"""What GNOME's session manager and the portal call "the machine sleeps" and "the screen goes off"."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service of the session bus: how it is asked, and how it is told that it may sleep again."""

    name: str
    bus_name: str
    path: str
    interface: str
    signature: str
    body: Callable[[str], Body]
    undo: str
    """The method that takes the answer back; for the portal the answer is an object, whose Close it is."""

    def address(self, path: str = "", interface: str = "") -> DBusAddress:
        """Where its methods are called."""
        from jeepney import DBusAddress

        return DBusAddress(path or self.path, self.bus_name, interface or self.interface)


def _simple(name: str, bus_name: str, *, part: str = "") -> Service:
    """A service that takes two words and whose path and interface follow from its name."""
    interface = f"{bus_name}.{part}" if part else bus_name
    path = "/" + interface.replace(".", "/")
    return Service(name, bus_name, path, interface, "ss", lambda why: (APP, why), "UnInhibit")


SERVICES = (
    Service(
        "GNOME's session",  # and those of MATE, Cinnamon and Budgie
        "org.gnome.SessionManager",
        "/org/gnome/SessionManager",
        "org.gnome.SessionManager",
        "susu",
        lambda why: (APP, 0, why, SUSPEND | IDLE),
        "Uninhibit",
    ),
    _simple("the screen saver", "org.freedesktop.ScreenSaver"),
    _simple("Xfce's screen saver", "org.xfce.ScreenSaver"),
    _simple("the power manager", "org.freedesktop.PowerManagement", part="Inhibit"),
)
PORTAL = Service(
    "the desktop's portal",
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Inhibit",
    "sua{sv}",
    lambda why: ("", SUSPEND | IDLE, {"reason": ("s", why)}),
    "",
)
