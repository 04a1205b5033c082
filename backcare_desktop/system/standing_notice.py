"""A notification of the desktop's own that stands until it is taken back, with buttons where the desktop has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtDBus import QDBusConnection

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections import dbus
from backcare_desktop.system.notify import PATH, SERVICE

if TYPE_CHECKING:
    from backcare_desktop.system.connections.bus import Body, Bus, BusError

NEVER_EXPIRES_MS = 0


class StandingNotice:
    """One notification at a time. Nothing is waited for but the bus itself, for a moment (``dbus.is_there``)."""

    def __init__(self, icon: str = "backcare-desktop") -> None:
        self._icon = icon
        self._bus: Bus | None = None
        self._id = 0
        self._is_wanted = False
        self._pressed: Callable[[str], None] = lambda _key: None

    def show(self, title: str, words: str, actions: Sequence[tuple[str, str]], pressed: Callable[[str], None]) -> bool:
        """Show it, or this in the place of what it said; False when the desktop has no service for notifications."""
        from jeepney import DBusAddress

        if not self._connect():
            return False
        assert self._bus is not None
        self._is_wanted, self._pressed = True, pressed
        keys = [part for action in actions for part in action]
        hints = {"desktop-entry": ("s", "backcare-desktop"), "resident": ("b", True)}
        body: Body = ("BackCare", self._id, self._icon, title, words, keys, hints, NEVER_EXPIRES_MS)
        self._bus.call(DBusAddress(PATH, SERVICE, SERVICE), "Notify", "susssasa{sv}i", body, answer=self._shown)
        return True

    def take_back(self) -> None:
        """Take it off the screen; also one whose number is not known yet."""
        self._is_wanted = False
        self._pressed = lambda _key: None
        self._close_shown()

    def close(self) -> None:
        """Take it back and release everything; safe to call twice."""
        self.take_back()
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _connect(self) -> bool:
        from jeepney import MatchRule

        from backcare_desktop.system.connections.bus import Bus

        if not dbus.is_there(QDBusConnection.sessionBus(), SERVICE):
            return False
        try:
            if self._bus is None:
                self._bus = Bus(self._on_lost)
                rule = MatchRule(type="signal", interface=SERVICE, member="ActionInvoked", path=PATH)
                self._bus.listen(rule, self._on_action)
        except ProbeUnavailable:
            return False
        return True

    def _shown(self, answer: Body | BusError) -> None:
        if not isinstance(answer, tuple):
            return
        self._id = answer[0]
        if not self._is_wanted:
            self._close_shown()

    def _close_shown(self) -> None:
        from jeepney import DBusAddress

        if self._id and self._bus is not None:
            self._bus.call(DBusAddress(PATH, SERVICE, SERVICE), "CloseNotification", "u", (self._id,))
        self._id = 0

    def _on_action(self, body: Body) -> None:
        if body[0] == self._id:
            self._pressed(body[1])

    def _on_lost(self, _why: str) -> None:
        self._bus, self._id = None, 0
