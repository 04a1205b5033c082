"""Follows the desktop's wish for light or dark, by the settings portal."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from backcare_desktop.system import dbus

PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
APPEARANCE, COLOR_SCHEME = "org.freedesktop.appearance", "color-scheme"


class Scheme(StrEnum):
    """Light, dark, or no wish."""

    ANY = "any"
    DARK = "dark"
    LIGHT = "light"


class ColorScheme(QObject):
    """Knows the wish and tells when it changes."""

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.ANY
        """What the desktop said last."""
        self._changed: Callable[[Scheme], None] | None = None
        self._bus = QDBusConnection.sessionBus()
        self._signal = (PORTAL, PORTAL_PATH, SETTINGS, "SettingChanged")

    def start(self, changed: Callable[[Scheme], None]) -> None:
        """Ask now, without waiting; call ``changed`` when the answer differs from ``scheme``, and for every change.

        Where there is no portal it is never called.
        """
        self._changed = changed
        dbus.connect(self._bus, self._signal, self, "_on_changed(QDBusMessage)")
        question = dbus.method(PORTAL, PORTAL_PATH, SETTINGS, "Read", APPEARANCE, COLOR_SCHEME)
        dbus.call_later(self._bus, question, self, self._on_answer)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._changed = None
        dbus.disconnect(self._bus, self._signal, self, "_on_changed(QDBusMessage)")

    def _on_answer(self, answer: list[Any] | None) -> None:
        if answer:
            self._set(answer[0])

    @Slot(QDBusMessage)
    def _on_changed(self, message: QDBusMessage) -> None:
        arguments = [dbus.plain(argument) for argument in message.arguments()]
        if arguments[:2] == [APPEARANCE, COLOR_SCHEME] and len(arguments) == 3:
            self._set(arguments[2])

    def _set(self, value: object) -> None:
        """The portal's numbers; any other is no wish, as it asks for."""
        scheme = Scheme.DARK if value == 1 else Scheme.LIGHT if value == 2 else Scheme.ANY
        if self._changed is not None and scheme != self.scheme:
            self.scheme = scheme
            self._changed(scheme)
