"""Idle time on X11 as events: alarms on the server's IDLETIME counter. Nothing wakes while nothing changes.

Limit: ``XResetScreenSaver`` (``xset s reset``, some video players) sets the counter to 0 like a key would.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import partial

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import IdleAnswer, IdleReport, InputBegan, InputStopped, ProbeLost, ProbeUnavailable
from backcare_desktop.system.connections.x11 import (
    Extension,
    Question,
    Steps,
    XConnection,
    extension,
    extension_question,
)

# The SYNC extension's protocol: requests, test types, and the mask "all six values follow".
_INITIALIZE, _LIST_COUNTERS, _QUERY_COUNTER, _CREATE_ALARM, _DESTROY_ALARM = 0, 1, 5, 8, 11
_POSITIVE_COMPARISON, _NEGATIVE_COMPARISON = 2, 3
_ALL_VALUES = 0x3F
_ALARM_NOTIFY = 1


@dataclass(frozen=True, slots=True)
class _Counter:
    """The server's count of the time since the last input."""

    sync: Extension
    number: int


class X11Idle:
    """Lets the X server itself tell when input stopped and began (SYNC extension, IDLETIME)."""

    name = "X11 idle alarms"

    def __init__(self) -> None:
        self._x: XConnection | None = None
        self._counter: _Counter | None = None
        self._after_ms = 0
        self._stopped_alarm = 0
        self._began_alarm = 0

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        self._report = report
        self._x = XConnection(self._on_lost, self._on_event)
        self._x.run(_find_counter(), self._on_counter)

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time."""
        self._after_ms = max(1, round(after_s * 1000))
        self._arm_stopped()

    def ask(self, answer: IdleAnswer) -> None:
        """Have the seconds since the last input told."""
        if self._x is not None:
            self._x.run(self._look(), answer)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        if self._x is not None:
            self._x.close()
            self._x = None
        self._counter = None
        self._stopped_alarm = self._began_alarm = 0

    def _on_counter(self, counter: _Counter) -> None:
        self._counter = counter
        if self._after_ms:
            self._arm_stopped()

    def _look(self) -> Steps[float | None]:
        """Begun only once the counter is found: the steps to it come first."""
        if self._counter is None:
            return None
        question = struct.pack("I", self._counter.number)
        (answer,) = yield [Question(self._counter.sync.opcode, question, _QUERY_COUNTER)]
        return _int64(answer, 8) / 1000 if answer else None

    def _arm_stopped(self) -> None:
        self._stopped_alarm = self._replace(self._stopped_alarm, _POSITIVE_COMPARISON, self._after_ms)

    def _arm_began(self) -> None:
        """A comparison, not a transition: input between the two alarms is told at once instead of missed."""
        if not self._began_alarm:
            self._began_alarm = self._replace(0, _NEGATIVE_COMPARISON, self._after_ms - 1)

    def _replace(self, old: int, test: int, wait_ms: int) -> int:
        """The number of a new alarm; 0 where none can be had yet."""
        if self._x is None or self._counter is None:
            return 0
        tell = partial(self._x.send, self._counter.sync.opcode)
        if old:
            tell(struct.pack("I", old), _DESTROY_ALARM)
        alarm, value = self._x.new_id(), struct.pack("iI", wait_ms >> 32, wait_ms & 0xFFFFFFFF)
        no_delta = struct.pack("iI", 0, 0)  # so the alarm fires once
        what = struct.pack("IIII", alarm, _ALL_VALUES, self._counter.number, 0)
        tell(what + value + struct.pack("I", test) + no_delta + struct.pack("I", True), _CREATE_ALARM)
        return alarm

    def _on_event(self, event: bytes) -> None:
        if self._counter is None or event[0] & 0x7F != self._counter.sync.first_event + _ALARM_NOTIFY:
            return
        alarm = struct.unpack_from("4xI", event)[0]
        if alarm == self._stopped_alarm:
            self._arm_began()
            self._report(InputStopped(_int64(event, 8) / 1000))
        elif alarm == self._began_alarm:
            self._began_alarm = 0
            self._arm_stopped()
            self._report(InputBegan())

    def _on_lost(self, why: str) -> None:
        self.stop()
        self._report(ProbeLost(why))


def extension_of_real(name: str) -> Steps[Extension]:
    """An extension of a server that sees all input. Raises ProbeUnavailable where it has none, or sees only some."""
    xwayland, found = yield [extension_question("XWAYLAND"), extension_question(name)]
    if extension(xwayland) is not None:
        raise ProbeUnavailable("this X server runs under Wayland and sees only the input of X programs")
    known = extension(found)
    if known is None:
        raise ProbeUnavailable(f"the X server has no {name} extension")
    return known


def _find_counter() -> Steps[_Counter]:
    sync = yield from extension_of_real("SYNC")
    version = Question(sync.opcode, struct.pack("BBH", 3, 1, 0), _INITIALIZE)
    _, answer = yield [version, Question(sync.opcode, b"", _LIST_COUNTERS)]
    for name, number in _counters(answer or bytes(32)):
        if name == b"IDLETIME":
            return _Counter(sync, number)
    raise ProbeUnavailable("the X server has no IDLETIME counter")


def _counters(answer: bytes) -> list[tuple[bytes, int]]:
    found, at = [], 32
    for _ in range(struct.unpack_from("8xI", answer)[0]):
        number, length = struct.unpack_from("I8xH", answer, at)
        found.append((answer[at + 14 : at + 14 + length], number))
        at += (14 + length + 3) // 4 * 4
    return found


def _int64(data: bytes, offset: int) -> int:
    high, low = struct.unpack_from("iI", data, offset)
    return int((high << 32) + low)
