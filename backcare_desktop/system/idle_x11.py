"""Idle time on X11 as events: alarms on the server's IDLETIME counter. Nothing wakes while nothing changes.

Limit: ``XResetScreenSaver`` (``xset s reset``, some video players) sets the counter to 0 like a key would.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from PySide6.QtCore import QTimer

from backcare_desktop.ports import IdleReport, InputBegan, InputStopped, ProbeLost, ProbeUnavailable
from backcare_desktop.system.xcb import Extension, Question, XConnection, XLost
from backcare_desktop.system.xsilence import HUNG

# The SYNC extension's protocol: requests, test types, and the mask "all six values follow".
_INITIALIZE, _LIST_COUNTERS, _QUERY_COUNTER, _CREATE_ALARM, _DESTROY_ALARM = 0, 1, 5, 8, 11
_POSITIVE_COMPARISON, _NEGATIVE_COMPARISON = 2, 3
_ALL_VALUES = 0x3F
_ALARM_NOTIFY = 1
_INPUT_FOCUS = 43
"""The shortest question there is, to hear whether the server answers."""
PATIENCE_MS = 2000


class X11Idle:
    """Lets the X server itself tell when input stopped and began (SYNC extension, IDLETIME)."""

    name = "X11 idle alarms"

    def __init__(self) -> None:
        self._x: XConnection | None = None
        self._after_ms = 0
        self._stopped_alarm = 0
        self._began_alarm = 0
        self._patience = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        self._report = report
        self._x = XConnection()
        try:
            self._sync, self._counter = _idle_counter(self._x)
            self._x.listen(self._on_event, self._on_lost)
        except (XLost, ProbeUnavailable) as error:
            self.stop()
            raise ProbeUnavailable(str(error)) from None

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time."""
        self._after_ms = max(1, round(after_s * 1000))
        self._guarded(self._arm_stopped)

    def ask(self) -> float | None:
        """Seconds since the last input; None when the server does not answer."""
        if self._x is None:
            return None
        try:
            answer = self._x.ask(self._sync, _QUERY_COUNTER, struct.pack("I", self._counter))
        except XLost as error:
            self._on_lost(str(error))
            return None
        if answer is None and not self._patience.isActive():
            self._patience.start()
            self._x.later(Question(_INPUT_FOCUS), self._on_sign_of_life)
        return _int64(answer, 8) / 1000 if answer else None

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._patience.stop()
        if self._x is not None:
            self._x.close()
            self._x = None
        self._stopped_alarm = self._began_alarm = 0

    def _arm_stopped(self, x: XConnection) -> None:
        self._stopped_alarm = self._replace(x, self._stopped_alarm, _POSITIVE_COMPARISON, self._after_ms)

    def _arm_began(self, x: XConnection) -> None:
        """A comparison, not a transition: input between the two alarms is told at once instead of missed."""
        if not self._began_alarm:
            self._began_alarm = self._replace(x, 0, _NEGATIVE_COMPARISON, self._after_ms - 1)

    def _replace(self, x: XConnection, old: int, test: int, wait_ms: int) -> int:
        if old:
            x.send(self._sync, _DESTROY_ALARM, struct.pack("I", old))
        alarm, value = x.new_id(), struct.pack("iI", wait_ms >> 32, wait_ms & 0xFFFFFFFF)
        no_delta = struct.pack("iI", 0, 0)  # so the alarm fires once
        body = struct.pack("IIII", alarm, _ALL_VALUES, self._counter, 0) + value + struct.pack("I", test) + no_delta
        x.send(self._sync, _CREATE_ALARM, body + struct.pack("I", True))
        return alarm

    def _on_event(self, event: bytes) -> None:
        if event[0] & 0x7F != self._sync.first_event + _ALARM_NOTIFY:
            return
        alarm = struct.unpack_from("4xI", event)[0]
        if alarm == self._stopped_alarm:
            self._guarded(self._arm_began)
            self._report(InputStopped(_int64(event, 8) / 1000))
        elif alarm == self._began_alarm:
            self._began_alarm = 0
            self._guarded(self._arm_stopped)
            self._report(InputBegan())

    def _guarded(self, work: Callable[[XConnection], None]) -> None:
        if self._x is None:
            return
        try:
            work(self._x)
        except XLost as error:
            self._on_lost(str(error))

    def _on_sign_of_life(self, _answer: bytes | None) -> None:
        self._patience.stop()

    def _on_silence(self) -> None:
        self._on_lost(HUNG)

    def _on_lost(self, why: str) -> None:
        if self._x is not None:
            self.stop()
            self._report(ProbeLost(why))


def _idle_counter(x: XConnection) -> tuple[Extension, int]:
    if x.extension("XWAYLAND") is not None:
        raise ProbeUnavailable("this X server runs under Wayland and sees only the input of X programs")
    sync = x.extension("SYNC")
    if sync is None or x.ask(sync, _INITIALIZE, struct.pack("BBH", 3, 1, 0)) is None:
        raise ProbeUnavailable("the X server has no SYNC extension")
    answer = x.ask(sync, _LIST_COUNTERS) or bytes(32)
    offset = 32
    for _ in range(struct.unpack_from("8xI", answer)[0]):
        counter, length = struct.unpack_from("I8xH", answer, offset)
        if answer[offset + 14 : offset + 14 + length] == b"IDLETIME":
            return sync, counter
        offset += (14 + length + 3) // 4 * 4
    raise ProbeUnavailable("the X server has no IDLETIME counter")


def _int64(data: bytes, offset: int) -> int:
    high, low = struct.unpack_from("iI", data, offset)
    return int((high << 32) + low)
