"""Tells when the screen is locked and when the machine sleeps: from logind, and from the desktop's screen saver."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServiceWatcher

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections import dbus

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
NO_OBJECT = "/"
IN_FRONT = "the session in front"
NO_SAVER = "screen savers: none of those we know runs"
LIMIT_MS = 2000
"""So long may each take at the start to say what holds; all else goes on beside it."""

SCREEN_SAVERS = (
    # Service, path, interface. KDE and others; GNOME; Cinnamon; MATE.
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
)


class LinuxSession(QObject):
    """Lock and sleep on Linux. The screen counts as locked while any source says so.

    So it does while another session is in front of this one, as after "Switch user": nobody reads this screen then.

    logind's ``Lock`` signal alone does not count: it is a request, on some desktops nobody obeys it, and where a
    locker does so silently nobody ever says "unlocked". It only makes us read the session's LockedHint again.
    """

    name = "logind and screen savers"

    def __init__(self) -> None:
        super().__init__()
        self._locked: Callable[[bool], None] | None = None
        self._asleep: Callable[[bool], None] | None = None
        self._sources: dict[str, bool] = {}
        """Whether the screen is locked, by the name of who says so."""
        self._told: bool | None = None
        self._open = 0
        """Questions of the start that are not answered yet."""
        self._connected: list[tuple[QDBusConnection, dbus.Signal, str]] = []
        self._watchers: list[QDBusServiceWatcher] = []
        self._session_path = NO_OBJECT
        self._has_logind = self._has_saver = False
        self._logind_note, self._saver_note = "", NO_SAVER

    @property
    def notes(self) -> tuple[str, ...]:
        """For the doctor: each source that is missing, in words."""
        return tuple(filter(None, (self._logind_note, "" if self._has_saver else self._saver_note)))

    @property
    def is_settled(self) -> bool:
        """Whether all who were asked at the start have answered, or had the time to."""
        return self._open == 0

    @property
    def is_blind(self) -> bool:
        """Whether neither lock nor sleep can be told."""
        return not (self._has_logind or self._has_saver)

    def start(self, locked: Callable[[bool], None], asleep: Callable[[bool], None]) -> None:
        """Begin to report; ``locked`` is called soon with what holds now. Raises ProbeUnavailable."""
        self._locked, self._asleep = locked, asleep
        has_buses = [self._start_logind(), self._start_screen_savers()]
        if not any(has_buses):
            self.stop()
            raise ProbeUnavailable("; ".join(self.notes))

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        for bus, signal, slot in self._connected:
            dbus.disconnect(bus, signal, self, slot)
        for watcher in self._watchers:
            watcher.deleteLater()
        self._connected.clear()
        self._watchers.clear()
        self._sources.clear()
        self._locked = self._asleep = self._told = None

    def _ask(self, bus: QDBusConnection, question: QDBusMessage, answered: Callable[[list[Any] | None], None]) -> None:
        """Ask what holds at the start, of nobody who would have to be started first."""
        question.setAutoStartService(False)
        self._open += 1

        def take(answer: list[Any] | None) -> None:
            self._open -= 1
            if self._locked is not None:
                answered(answer)
                self._tell()

        dbus.call_later(bus, question, take, limit_ms=LIMIT_MS)

    # --- logind

    def _start_logind(self) -> bool:
        """Listen to logind; whether there is a bus for it."""
        self._system = QDBusConnection.systemBus()
        if not self._system.isConnected():
            self._logind_note = "logind: there is no system bus"
            return False
        self._connect(self._system, (LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep"), "_on_sleep(bool)")
        question = dbus.get_property(LOGIND, LOGIND_PATH, MANAGER, "PreparingForSleep")
        self._ask(self._system, question, self._on_logind)
        return True

    def _on_logind(self, answer: list[Any] | None) -> None:
        self._has_logind = answer is not None
        if self._has_logind:
            numbers = (os.environ.get("XDG_SESSION_ID", ""), "auto")
            self._find_session([each for each in numbers if each])
        else:
            self._logind_note = "logind: it does not answer"

    def _find_session(self, numbers: list[str]) -> None:
        """The session by its number, or the one of this program, or the person's graphical one (``auto``)."""
        if not numbers:
            self._logind_note = "logind: this program belongs to no session, so only sleep is seen"
            return
        question = dbus.method(LOGIND, LOGIND_PATH, MANAGER, "GetSession", numbers[0])
        self._ask(self._system, question, partial(self._on_session, numbers[1:]))

    def _on_session(self, others: list[str], answer: list[Any] | None) -> None:
        if not answer:
            self._find_session(others)
            return
        self._session_path = str(answer[0].path() if hasattr(answer[0], "path") else answer[0])
        changes = (LOGIND, self._session_path, dbus.PROPERTIES, "PropertiesChanged")
        self._connect(self._system, changes, "_on_session_changed()")
        for name in ("Lock", "Unlock"):
            self._connect(self._system, (LOGIND, self._session_path, SESSION, name), "_on_session_changed()")
        self._watch_end(self._system, LOGIND)
        self._ask(self._system, self._locked_hint(), self._on_first_hint)

    def _on_first_hint(self, answer: list[Any] | None) -> None:
        if not answer:
            self._logind_note = "logind: the session tells nothing of the lock, so only sleep is seen"
            return
        self._sources[LOGIND] = bool(answer[0])
        self._ask(self._system, self._active(), self._on_active_hint)

    def _locked_hint(self) -> QDBusMessage:
        return dbus.get_property(LOGIND, self._session_path, SESSION, "LockedHint")

    def _active(self) -> QDBusMessage:
        return dbus.get_property(LOGIND, self._session_path, SESSION, "Active")

    @Slot()
    def _on_session_changed(self) -> None:
        # What changed comes in a form that PySide cannot read, so the values are asked for.
        dbus.call_later(self._system, self._locked_hint(), self._on_hint)
        dbus.call_later(self._system, self._active(), self._on_active_hint)

    def _on_hint(self, answer: list[Any] | None) -> None:
        if answer and self._locked is not None:
            self._set(LOGIND, bool(answer[0]))

    def _on_active_hint(self, answer: list[Any] | None) -> None:
        if answer and self._locked is not None:
            self._set(IN_FRONT, not answer[0])

    @Slot(bool)
    def _on_sleep(self, is_beginning: bool) -> None:
        if self._asleep is not None:
            self._asleep(is_beginning)

    # --- screen savers

    def _start_screen_savers(self) -> bool:
        """Listen to all that there may be; whether there is a bus for them."""
        session = QDBusConnection.sessionBus()
        if not session.isConnected():
            self._saver_note = "screen savers: there is no session bus"
            return False
        for service, path, interface in SCREEN_SAVERS:
            self._watch_end(session, service)
            # From whichever path: KDE has the same object at two.
            self._connect(session, (service, "", interface, "ActiveChanged"), "_on_active(QDBusMessage)")
            question = dbus.method(service, path, interface, "GetActive")
            self._ask(session, question, partial(self._on_saver, interface))
        return True

    def _on_saver(self, interface: str, answer: list[Any] | None) -> None:
        if answer:
            self._has_saver = True
            self._sources[interface] = bool(answer[0])

    @Slot(QDBusMessage)
    def _on_active(self, message: QDBusMessage) -> None:
        arguments = message.arguments()
        if arguments and isinstance(arguments[0], bool):
            self._set(message.interface(), arguments[0])

    # --- the sum

    def _connect(self, bus: QDBusConnection, signal: dbus.Signal, slot: str) -> None:
        if dbus.connect(bus, signal, self, slot):
            self._connected.append((bus, signal, slot))

    def _watch_end(self, bus: QDBusConnection, service: str) -> None:
        """A source that vanished says "locked" no more; otherwise the app would stay silent for ever."""
        watcher = QDBusServiceWatcher(service, bus, QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration, self)
        watcher.serviceUnregistered.connect(self._on_end)
        self._watchers.append(watcher)

    def _on_end(self, service: str) -> None:
        if service == LOGIND:
            self._sources[IN_FRONT] = False
        self._set(service, False)

    def _set(self, source: str, is_locked: bool) -> None:
        self._sources[source] = is_locked
        self._tell()

    def _tell(self) -> None:
        is_locked = any(self._sources.values())
        is_known = is_locked or self.is_settled or self._told is not None
        if is_known and is_locked != self._told and self._locked is not None:
            self._told = is_locked
            self._locked(is_locked)
