"""Reads settings of the desktop through its settings portal, and follows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from backcare_desktop.system.connections import dbus

PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
Key = tuple[str, str]
"""Namespace and name."""


class PortalSettings(QObject):
    """Knows what the portal last said of each key, and calls ``changed`` when one differs. Nothing here waits."""

    def __init__(self, *keys: Key) -> None:
        super().__init__()
        self.values: dict[Key, Any] = {}
        """Only the keys that the desktop has."""
        self._keys = keys
        self._changed: Callable[[], None] | None = None
        self._open = 0
        self._bus = QDBusConnection.sessionBus()
        self._signal = (PORTAL, PORTAL_PATH, SETTINGS, "SettingChanged")

    @property
    def is_settled(self) -> bool:
        """Whether every question was answered, be it with an error."""
        return self._open == 0

    def start(self, changed: Callable[[], None], *, may_start_portal: bool = True) -> None:
        """Ask and follow. Where there is no portal, ``changed`` is never called."""
        self._changed = changed
        dbus.connect(self._bus, self._signal, self, "_on_changed(QDBusMessage)")
        self.ask(may_start_portal=may_start_portal)

    def ask(self, *, may_start_portal: bool = True) -> None:
        """Ask for every key that nothing is known of."""
        for key in self._keys:
            if key not in self.values:
                question = dbus.method(PORTAL, PORTAL_PATH, SETTINGS, "Read", *key)
                question.setAutoStartService(may_start_portal)
                self._open += 1
                dbus.call_later(self._bus, question, partial(self._on_answer, key))

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._changed = None
        dbus.disconnect(self._bus, self._signal, self, "_on_changed(QDBusMessage)")

    def _on_answer(self, key: Key, answer: list[Any] | None) -> None:
        self._open -= 1
        if answer:
            self._set(key, answer[0])

    @Slot(QDBusMessage)
    def _on_changed(self, message: QDBusMessage) -> None:
        match [dbus.plain(argument) for argument in message.arguments()]:
            case [str(namespace), str(name), value] if (namespace, name) in self._keys:
                self._set((namespace, name), value)

    def _set(self, key: Key, value: Any) -> None:
        is_new = key not in self.values or self.values[key] != value
        if self._changed is not None and is_new:
            self.values[key] = value
            self._changed()
