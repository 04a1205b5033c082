"""Tells when the screen is locked and when the machine sleeps: from logind, and from the desktop's screen saver."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServiceWatcher

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system import dbus

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
NO_OBJECT = "/"
IN_FRONT = "the session in front"

SCREEN_SAVERS = (
    # Service, path, interface. KDE and others; GNOME; Cinnamon; MATE. Asked only while they run, never started.
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
        self._connected: list[tuple[QDBusConnection, dbus.Signal, str]] = []
        self._watchers: list[QDBusServiceWatcher] = []
        self._session_path = NO_OBJECT
        self.notes: tuple[str, ...] = ()
        """For the doctor: each source that is used or missing, in words."""

    def start(self, locked: Callable[[bool], None], asleep: Callable[[bool], None]) -> None:
        """Begin to report; ``locked`` is called at once with what holds now. Raises ProbeUnavailable."""
        self._locked, self._asleep = locked, asleep
        problems = [self._start_logind(), self._start_screen_savers()]
        self.notes = tuple(filter(None, problems))
        if all(problems):
            self.stop()
            raise ProbeUnavailable("; ".join(self.notes))
        self._tell()

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

    # --- logind

    def _start_logind(self) -> str:
        """Listen to logind; return what is wrong with it, in words."""
        self._system = QDBusConnection.systemBus()
        if not self._system.isConnected():
            return "logind: there is no system bus"
        if dbus.call_now(self._system, dbus.get_property(LOGIND, LOGIND_PATH, MANAGER, "PreparingForSleep")) is None:
            return "logind: it does not answer"
        self._connect(self._system, (LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep"), "_on_sleep(bool)")
        self._session_path = self._find_session()
        if self._session_path == NO_OBJECT:
            return "logind: this program belongs to no session, so only sleep is seen"
        changes = (LOGIND, self._session_path, dbus.PROPERTIES, "PropertiesChanged")
        self._connect(self._system, changes, "_on_session_changed()")
        for name in ("Lock", "Unlock"):
            self._connect(self._system, (LOGIND, self._session_path, SESSION, name), "_on_session_changed()")
        answer = dbus.call_now(self._system, self._locked_hint())
        if answer is None:
            return "logind: the session tells nothing of the lock, so only sleep is seen"
        self._watch_end(self._system, LOGIND)
        self._sources[LOGIND] = bool(answer[0])
        is_active = dbus.call_now(self._system, self._active())
        self._sources[IN_FRONT] = is_active is not None and not is_active[0]
        return ""

    def _find_session(self) -> str:
        """The session by its number, or the one of this program, or the person's graphical one (``auto``)."""
        for number in (os.environ.get("XDG_SESSION_ID"), "auto"):
            if not number:
                continue
            answer = dbus.call_now(self._system, dbus.method(LOGIND, LOGIND_PATH, MANAGER, "GetSession", number))
            if answer:
                return str(answer[0].path() if hasattr(answer[0], "path") else answer[0])
        return NO_OBJECT

    def _locked_hint(self) -> QDBusMessage:
        return dbus.get_property(LOGIND, self._session_path, SESSION, "LockedHint")

    def _active(self) -> QDBusMessage:
        return dbus.get_property(LOGIND, self._session_path, SESSION, "Active")

    @Slot()
    def _on_session_changed(self) -> None:
        # What changed comes in a form that PySide cannot read, so the values are asked for.
        dbus.call_later(self._system, self._locked_hint(), self, self._on_hint)
        dbus.call_later(self._system, self._active(), self, self._on_active_hint)

    def _on_hint(self, answer: list[Any] | None) -> None:
        if answer is not None and self._locked is not None:
            self._set(LOGIND, bool(answer[0]))

    def _on_active_hint(self, answer: list[Any] | None) -> None:
        if answer is not None and self._locked is not None:
            self._set(IN_FRONT, not answer[0])

    @Slot(bool)
    def _on_sleep(self, is_beginning: bool) -> None:
        if self._asleep is not None:
            self._asleep(is_beginning)

    # --- screen savers

    def _start_screen_savers(self) -> str:
        session = QDBusConnection.sessionBus()
        if not session.isConnected():
            return "screen savers: there is no session bus"
        bus = session.interface()
        found = False
        for service, path, interface in SCREEN_SAVERS:
            self._watch_end(session, service)
            # From whichever path: KDE has the same object at two.
            self._connect(session, (service, "", interface, "ActiveChanged"), "_on_active(QDBusMessage)")
            if bus.isServiceRegistered(service).value():
                answer = dbus.call_now(session, dbus.method(service, path, interface, "GetActive"))
                found = found or answer is not None
                self._sources[interface] = bool(answer and answer[0])
        return "" if found else "screen savers: none of those we know runs"

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
        if is_locked != self._told and self._locked is not None:
            self._told = is_locked
            self._locked(is_locked)
