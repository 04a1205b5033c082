"""What the shell needs from the outside world: one Protocol for each need.

Adapters live in ``system``, ``store`` and ``content``; tests bring fakes that pass the same contract tests.
All callbacks arrive on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class ProbeUnavailable(Exception):
    """A probe cannot work on this desktop; the text says why in words for ``backcare doctor``."""


class Problem(Exception):
    """Something the person can act on; the text says what happened, what we did and what they can do.

    Raised in ``store`` and ``system``, caught in ``app`` and ``cli``. Anything else that is raised is a bug.
    """


@dataclass(frozen=True, slots=True)
class InputStopped:
    """No key and no pointer for ``idle_s`` seconds (at least the watched time)."""

    idle_s: float


@dataclass(frozen=True, slots=True)
class InputBegan:
    """A key or the pointer moved, just now."""


@dataclass(frozen=True, slots=True)
class ProbeLost:
    """The probe's source is gone or answers no more; ``why`` is for the doctor and the log."""

    why: str


IdleReport = InputStopped | InputBegan | ProbeLost


class Clock(Protocol):
    """The two clocks (boot clock for durations, wall clock for the calendar) and the local zone."""

    speed: float
    """Clock seconds for each real second; 1 but in the demo and in tests."""

    def boot_s(self) -> float:
        """Seconds since boot, sleep included; never jumps back."""

    def utc_s(self) -> float:
        """Wall clock: seconds since 1970 UTC."""

    def zone(self) -> str:
        """IANA name of the zone that is valid now, such as ``Europe/Berlin``."""

    def boot_id(self) -> str:
        """Changes with each start of the machine; empty when unknown."""


class IdleProbe(Protocol):
    """Tells when input stopped and when it began again, by event where the system can."""

    name: str

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time.

        If input has already been absent that long, it is reported soon after the call.
        """

    def ask(self) -> float | None:
        """Seconds since the last input; None when this probe can only report events."""

    def stop(self) -> None:
        """Release everything; safe to call twice."""


class SessionProbe(Protocol):
    """Tells of the locked screen and of sleep."""

    name: str

    def start(self, locked: Callable[[bool], None], asleep: Callable[[bool], None]) -> None:
        """Begin to report; ``locked`` is called at once with what holds now. Raises ProbeUnavailable."""

    def stop(self) -> None:
        """Release everything; safe to call twice."""


class Notifier(Protocol):
    """Shows a notification of the desktop's own."""

    def show(self, title: str, text: str) -> bool:
        """Show it, without waiting; False when the desktop has no service for notifications."""

    def close(self) -> None:
        """Release everything; safe to call twice."""


class Autostart(Protocol):
    """Starts the app when the person logs in. Written only when they say so."""

    def is_on(self) -> bool:
        """Whether the app starts at login."""

    def turn_on(self) -> None:
        """Start at login from now on. Raises Problem."""

    def turn_off(self) -> None:
        """Do not start at login any more. Raises Problem."""
