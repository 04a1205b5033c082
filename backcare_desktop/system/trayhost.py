"""Tells when a place for a tray icon appears or goes, so that reminders and the icon never wait for each other."""

from __future__ import annotations

import struct
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections import dbus
from backcare_desktop.system.connections.x11 import (
    Question,
    Steps,
    XConnection,
    atom_number,
    atom_question,
    extension,
    extension_question,
)

WATCHER = "org.kde.StatusNotifierWatcher"
PATH = "/StatusNotifierWatcher"
_HOST_SIGNALS = ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered")
_XFIXES_QUERY_VERSION, _XFIXES_SELECT_SELECTION_INPUT, _GET_SELECTION_OWNER = 0, 2, 23
_ALL_CHANGES = 7  # new owner, owner's window destroyed, owner's connection closed


class TrayKind(StrEnum):
    """Which tray is there."""

    NONE = "none"
    XEMBED = "xembed"
    SNI = "sni"


class TrayWatch(QObject):
    """Watches for tray hosts of both kinds, by events alone.

    ``start(host_came, changed)``: ``host_came()`` is called whenever a StatusNotifier host appears, also for one that
    is there already: an icon made before the first such host never registers with it, so make it anew then.
    ``changed(kind)`` is called for every change of ``kind``, the first time soon after the start, "none" included.
    Neither is called from within ``start``.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kind = TrayKind.NONE
        """What was found last."""
        self._host_came: Callable[[], None] | None = None
        self._changed: Callable[[TrayKind], None] | None = None
        self._told: TrayKind | None = None
        self._has_notifier = self._has_xembed = False
        self._asked = {"the bus", "the X server"}
        """Who has not said yet what is there now."""
        self._x: XConnection | None = None

    def start(self, host_came: Callable[[], None], changed: Callable[[TrayKind], None] | None = None) -> None:
        """Begin to watch. Without a session bus only the old kind is seen, without an X server only the new one."""
        self._host_came, self._changed = host_came, changed
        self._watch_selection()
        self._bus = QDBusConnection.sessionBus()
        self._names = QDBusServiceWatcher(
            WATCHER, self._bus, QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange, self
        )
        self._names.serviceOwnerChanged.connect(self._on_owner)
        for name in _HOST_SIGNALS:
            dbus.connect(self._bus, (WATCHER, PATH, WATCHER, name), self, "_ask()")
        self._ask()

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        if self._host_came is None:
            return
        self._host_came = self._changed = None
        self._names.deleteLater()
        for name in _HOST_SIGNALS:
            dbus.disconnect(self._bus, (WATCHER, PATH, WATCHER, name), self, "_ask()")
        if self._x is not None:
            self._x.close()
            self._x = None

    @Slot()
    def _ask(self) -> None:
        """Ask the watcher whether a host is there; the answer comes later."""
        question = dbus.get_property(WATCHER, PATH, WATCHER, "IsStatusNotifierHostRegistered")
        question.setAutoStartService(False)
        dbus.call_later(self._bus, question, self._on_answer)

    def _on_answer(self, answer: list[Any] | None) -> None:
        self._asked.discard("the bus")
        self._set_notifier(bool(answer and answer[0]))

    def _on_owner(self, _name: str, _old: str, new: str) -> None:
        if new:
            self._ask()
        self._set_notifier(False)

    def _set_notifier(self, has_notifier: bool) -> None:
        came = has_notifier and not self._has_notifier
        self._has_notifier = has_notifier
        if came and self._host_came is not None:
            self._host_came()
        self._tell()

    def _tell(self) -> None:
        if self._asked and not self._has_notifier:
            return
        self.kind = TrayKind.SNI if self._has_notifier else TrayKind.XEMBED if self._has_xembed else TrayKind.NONE
        if self.kind != self._told and self._changed is not None:
            self._told = self.kind
            self._changed(self.kind)

    # --- the old kind of tray, which owns a selection of the X server

    def _watch_selection(self) -> None:
        try:
            self._x = XConnection(self._on_x_gone, self._on_selection)
        except ProbeUnavailable:
            self._asked.discard("the X server")
        else:
            self._x.run(_find_selection(self._x), self._on_found)

    def _on_found(self, selection: int) -> None:
        self._selection = selection
        self._read_owner()

    def _on_selection(self, _event: bytes) -> None:
        self._read_owner()

    def _read_owner(self) -> None:
        if self._x is not None:
            self._x.run(_find_owner(self._selection), self._on_x_told)

    def _on_x_told(self, owner: int) -> None:
        self._asked.discard("the X server")
        self._has_xembed = owner != 0
        self._tell()

    def _on_x_gone(self, _why: str) -> None:
        self._x = None
        self._on_x_told(0)


def _find_selection(x: XConnection) -> Steps[int]:
    """The selection, whose changes XFixes tells from now on; an X server without it tells none."""
    atom, found = yield [atom_question("_NET_SYSTEM_TRAY_S0"), extension_question("XFIXES")]
    fixes, selection = extension(found), atom_number(atom)
    if fixes is not None:
        yield [Question(fixes.opcode, struct.pack("II", 5, 0), _XFIXES_QUERY_VERSION)]
        body = struct.pack("III", x.root, selection, _ALL_CHANGES)
        x.send(fixes.opcode, body, _XFIXES_SELECT_SELECTION_INPUT)
    return selection


def _find_owner(selection: int) -> Steps[int]:
    (answer,) = yield [Question(_GET_SELECTION_OWNER, struct.pack("I", selection))]
    return int(struct.unpack_from("8xI", answer)[0]) if answer else 0
