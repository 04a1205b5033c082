"""Notifications of the desktop's own (org.freedesktop.Notifications), for what the app's windows cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtDBus import QDBusConnection

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections import dbus

if TYPE_CHECKING:
    from backcare_desktop.system.connections.bus import Body, Bus

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
EXPIRES_MS = -1  # as the desktop sees fit


class DesktopNotifier:
    """Sends notifications without waiting for their server.

    The connection is made by the first notification and kept, since GNOME takes notifications back when their
    sender leaves the bus.
    """

    def __init__(self, icon: str = "backcare-desktop", desktop_entry: str = "backcare-desktop") -> None:
        self._icon = icon
        self._desktop_entry = desktop_entry
        self._bus: Bus | None = None

    def show(self, title: str, text: str) -> bool:
        """Show it, without waiting; False when the desktop has no service for notifications."""
        from jeepney import DBusAddress

        from backcare_desktop.system.connections.bus import Bus

        # A bus that is slow to say so is no reason to keep silent.
        if dbus.is_there(QDBusConnection.sessionBus(), SERVICE) is False:
            return False
        try:
            self._bus = self._bus or Bus(self._on_lost)
        except ProbeUnavailable:
            return False
        hints = {"desktop-entry": ("s", self._desktop_entry)}
        body: Body = ("BackCare", 0, self._icon, title, text, [], hints, EXPIRES_MS)
        # Its second argument is unsigned, which QtDBus cannot send: hence jeepney.
        self._bus.call(DBusAddress(PATH, SERVICE, SERVICE), "Notify", "susssasa{sv}i", body)
        return True

    def close(self) -> None:
        """Release everything; safe to call twice."""
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _on_lost(self, _why: str) -> None:
        self._bus = None
