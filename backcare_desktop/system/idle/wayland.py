"""Idle time on Wayland (KDE, sway, labwc and others) as events of the ext-idle-notify protocol.

On a connection of its own, since the windows themselves usually go through XWayland.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QTimer

from backcare_desktop.ports import IdleAnswer, IdleReport, InputBegan, InputStopped, ProbeLost
from backcare_desktop.system.clock import boot_s
from backcare_desktop.system.connections.wayland import DISPLAY, WaylandConnection, WaylandLost, read_text, text

NOTIFIER, SEAT = "ext_idle_notifier_v1", "wl_seat"
NOT_OFFERED = "the compositor does not offer ext-idle-notify"
PRECISE = 0
"""Qt.TimerType.PreciseTimer by its number: whoever touches the namespace Qt pays 0.9 MB and 20 ms. Other timers may
fire early, and "at least the watched time" is promised."""
_GET_REGISTRY, _BIND, _GLOBAL, _DESTROY = 1, 0, 0, 0
_IDLE, _INPUT_IDLE = 1, 2
"""Requests of the notifier. The second, of version 2, counts input alone; with the first a playing video may keep the
seat from going idle."""
_IDLED, _RESUMED = 0, 1


class WaylandIdle:
    """Has the compositor tell when the seat went idle and when it resumed."""

    name = "Wayland idle notification"

    def __init__(self) -> None:
        self._wayland: WaylandConnection | None = None
        self._notifier = self._seat = self._note = self._version = 0
        """Numbers of the compositor's objects; 0: not there."""
        self._after_s: float | None = None
        self._since_s: float | None = None
        """Boot time of the last input, while idle; None while there is input or nothing is known."""
        self._remaining = QTimer(singleShot=True)
        self._remaining.setProperty("timerType", PRECISE)
        self._remaining.timeout.connect(self._on_remaining)

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        self._report = report
        wayland = self._wayland = WaylandConnection(self._on_lost)
        self._registry = wayland.new(self._on_registry)
        wayland.send(DISPLAY, _GET_REGISTRY, struct.pack("I", self._registry))
        wayland.sync(self._on_offers)

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time.

        A notification counts from its own creation. So while idle already, the old one stays (it will tell of the
        next input) and the rest of the time is a timer's; with input, the report may come up to the earlier time late.
        """
        self._after_s = after_s
        if self._since_s is None:
            self._renew()
        else:
            self._remaining.start(ceil(max(0.0, self._since_s + after_s - boot_s()) * 1000))

    def ask(self, answer: IdleAnswer) -> None:
        """Have the seconds since the last input told while idle; None otherwise, since the protocol has only events."""
        if self._wayland is not None:
            self._wayland.sync(lambda: answer(None if self._since_s is None else boot_s() - self._since_s))

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._remaining.stop()
        if self._wayland is not None:
            self._wayland.close()
            self._wayland = None
        self._notifier = self._seat = self._note = 0
        self._since_s = None

    # --- what it offers

    def _on_registry(self, event: int, body: bytes) -> None:
        if event != _GLOBAL:
            return
        (name,) = struct.unpack_from("I", body)
        interface, at = read_text(body, 4)
        version = struct.unpack_from("I", body, at)[0]
        if interface == NOTIFIER:
            self._version = min(version, 2)
            self._notifier = self._bind(name, interface, self._version)
        elif interface == SEAT and not self._seat:
            self._seat = self._bind(name, interface, 1)

    def _bind(self, name: int, interface: str, version: int) -> int:
        assert self._wayland is not None
        number = self._wayland.new(lambda _event, _body: None)
        what = struct.pack("I", name) + text(interface) + struct.pack("II", version, number)
        self._wayland.send(self._registry, _BIND, what)
        return number

    def _on_offers(self) -> None:
        if not (self._notifier and self._seat):
            raise WaylandLost(NOT_OFFERED)
        self._renew()

    def _renew(self) -> None:
        """Ask for a notification after the time that is watched, in the place of the one before."""
        if self._wayland is None or not self._notifier or self._after_s is None:
            return
        if self._note:
            self._wayland.forget(self._note)
            self._wayland.send(self._note, _DESTROY)
        self._note, self._note_after_s = self._wayland.new(self._on_note), self._after_s
        milliseconds = max(1, round(self._after_s * 1000))
        opcode = _INPUT_IDLE if self._version >= 2 else _IDLE
        self._wayland.send(self._notifier, opcode, struct.pack("III", self._note, milliseconds, self._seat))

    # --- what is told

    def _on_note(self, event: int, _body: bytes) -> None:
        if event == _IDLED:
            self._since_s = boot_s() - self._note_after_s
            self._report(InputStopped(self._note_after_s))
        elif event == _RESUMED:
            self._since_s = None
            self._remaining.stop()
            if self._note_after_s != self._after_s:
                self._renew()
            self._report(InputBegan())

    def _on_remaining(self) -> None:
        if self._since_s is not None:
            self._report(InputStopped(boot_s() - self._since_s))

    def _on_lost(self, why: str) -> None:
        if self._wayland is not None:
            self.stop()
            self._report(ProbeLost(why))
