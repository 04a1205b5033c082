"""Keeps the screen on and the machine awake, by every service of the desktop that offers it.

All there are, not the first: on one desktop the screen saver and the power manager are two services, and each heeds its
own list. Whoever lists what keeps the machine awake must leave out our own (``awake_services.APP``): it says nothing
of the person (R1).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtDBus import QDBusConnection

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.awake.services import PORTAL, SERVICES, Service
from backcare_desktop.system.connections import dbus

if TYPE_CHECKING:
    from backcare_desktop.system.connections.bus import Body, Bus, BusError
    from backcare_desktop.system.connections.x11 import Steps, XConnection

NOT_THERE, X_SERVER = "not there", "the X server"
LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_SUSPEND_SAVER = 5
"""MIT-SCREEN-SAVER's request: as long as its sender lives, neither screen saver nor power saving begins by itself."""
PORTAL_REQUEST = "org.freedesktop.portal.Request"


class DesktopAwake:
    """The Awake of Linux desktops. Nothing is held on to at rest: not even a connection."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._environ = environ
        self._is_holding = False
        self._bus: Bus | None = None
        self._x: XConnection | None = None
        self._logind: Any = None
        self._turn = 0
        """Which holding this is: an answer that comes after its end counts for no other."""
        self._given: list[tuple[Service, Any]] = []
        self._open = 0
        self.held: list[str] = []
        """Who keeps awake for us, in words."""
        self.notes: list[str] = []
        """Who does not, and why, in words for the doctor."""

    @property
    def is_settled(self) -> bool:
        """Whether all have answered."""
        return self._open == 0

    def hold(self, why: str) -> None:
        """Keep awake from now on; ``why`` is what the desktop may show. Never raises; safe to call twice."""
        if self._is_holding:
            return
        self._is_holding = True
        self._turn += 1
        self.held, self.notes = [], []
        self._hold_x()
        self._hold_logind(why)
        self._hold_services(why)

    def release(self) -> None:
        """Let the desktop go its ways again; safe to call twice. The end of the process does the same."""
        self._is_holding = False
        self.held, self._open = [], 0
        self._turn += 1
        self._logind = None  # closes what logind gave
        if self._x is not None:
            self._x.close()
            self._x = None
        if self._bus is not None:
            for service, given in self._given:
                if service.undo:
                    self._bus.call(service.address(), service.undo, "u", (given,))
                else:
                    self._bus.call(service.address(given, PORTAL_REQUEST), "Close")
            self._bus.close()
            self._bus = None
        self._given = []

    # ---- X11: the server itself

    def _hold_x(self) -> None:
        from backcare_desktop.system.connections.x11 import XConnection

        if not self._environ.get("DISPLAY") or self._environ.get("WAYLAND_DISPLAY"):
            return
        try:
            self._x = XConnection(self._on_x_lost)
        except ProbeUnavailable as error:
            self.notes.append(f"{X_SERVER}: {error}")
        else:
            self._open += 1
            self._x.run(_suspend_saver(self._x), self._on_x)

    def _on_x(self, _done: None) -> None:
        self._open -= 1
        self.held.append(X_SERVER)

    def _on_x_lost(self, why: str) -> None:
        self._x = None
        if X_SERVER in self.held:
            self.held.remove(X_SERVER)
        else:
            self._open -= 1
        self.notes.append(f"{X_SERVER}: {why}")

    # ---- logind: for machines that sleep by its own clock

    def _hold_logind(self, why: str) -> None:
        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        words = ("idle", "BackCare", why, "block")
        question = dbus.method(LOGIND, LOGIND_PATH, f"{LOGIND}.Manager", "Inhibit", *words)
        self._open += 1
        dbus.call_later(bus, question, partial(self._on_logind, self._turn))

    def _on_logind(self, turn: int, answer: list[Any] | None) -> None:
        if turn != self._turn:
            return  # and what logind gave is closed
        self._open -= 1
        if answer:
            self._logind = answer[0]
            self.held.append("logind")
        else:
            self.notes.append("logind: it does not answer, or does not allow it")

    # ---- the session bus

    def _hold_services(self, why: str) -> None:
        from backcare_desktop.system.connections.bus import Bus

        try:
            self._bus = Bus(self._on_lost)
        except ProbeUnavailable as error:
            self.notes.append(f"the desktop: {error}")
            return
        for service in SERVICES:
            self._look_for(service, why)

    def _look_for(self, service: Service, why: str) -> None:
        """Ask the bus whether the service is there, so that none is waited for or started in vain."""
        from jeepney import DBusAddress

        assert self._bus is not None
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        self._open += 1
        answer = partial(self._on_looked, service, why)
        self._bus.call(bus, "NameHasOwner", "s", (service.bus_name,), answer=answer)

    def _on_looked(self, service: Service, why: str, answer: Body | BusError) -> None:
        self._open -= 1
        if isinstance(answer, tuple) and answer[0]:
            self._ask(service, why)
        else:
            self.notes.append(f"{service.name}: {NOT_THERE}")
            self._turn_to_portal(why)

    def _ask(self, service: Service, why: str) -> None:
        assert self._bus is not None
        self._open += 1
        answer = partial(self._on_answer, service, why)
        self._bus.call(service.address(), "Inhibit", service.signature, service.body(why), answer=answer)

    def _on_answer(self, service: Service, why: str, answer: Body | BusError) -> None:
        self._open -= 1
        if isinstance(answer, tuple):
            self._given.append((service, answer[0]))
            self.held.append(service.name)
        else:
            self.notes.append(f"{service.name}: {NOT_THERE if 'ServiceUnknown' in str(answer) else answer}")
            if service is not PORTAL:
                self._turn_to_portal(why)

    def _turn_to_portal(self, why: str) -> None:
        """Where no service is left to answer and none has said yes; this one the bus may have to start."""
        asked = {note.partition(":")[0] for note in self.notes}
        if not self._given and all(service.name in asked for service in SERVICES):
            self._ask(PORTAL, why)

    def _on_lost(self, _why: str) -> None:
        self._bus, self._given = None, []
        self.held = [each for each in self.held if each in (X_SERVER, "logind")]


def _suspend_saver(x: XConnection) -> Steps[None]:
    from backcare_desktop.system.connections.x11 import extension, extension_question

    (answer,) = yield [extension_question("MIT-SCREEN-SAVER")]
    saver = extension(answer)
    if saver is None:
        raise ProbeUnavailable("it has no MIT-SCREEN-SAVER extension")
    x.send(saver.opcode, struct.pack("I", 1), _SUSPEND_SAVER)
