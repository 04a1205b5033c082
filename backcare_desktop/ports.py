"""What the shell needs from the outside world: one Protocol for each need.

Adapters live in ``system``, ``store`` and ``content``; tests bring fakes that pass the same contract tests.
All callbacks arrive on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from backcare_desktop.core.frozen import dataclass


class ProbeUnavailable(Exception):
    """A probe cannot work on this desktop; the text says why in words for ``backcare doctor``."""


class Problem(Exception):
    """Something the person can act on; the text says what happened, what we did and what they can do.

    Raised in ``store`` and ``system``, caught in ``app`` and ``cli``. Anything else that is raised is a bug.
    """


class Remembers(Protocol):
    """Keeps values that JSON can hold from one run to the next."""

    def get(self, key: str) -> Any:
        """The remembered value, or None."""

    def put(self, key: str, value: Any) -> None:
        """Remember a value; None forgets it."""


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
IdleAnswer = Callable[[float | None], None]
"""Gets the seconds since the last input; None from a probe that only reports events, or when it is not known."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a hold's probe sees now; ``what`` in words for the person ("a microphone is in use").

    ``what`` never has the name of a window, a file or an event; it is logged and shown.
    """

    stands: bool
    what: str = ""


HoldReport = Seen | ProbeLost


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of one obstacle now, and since when; ``why`` it cannot be seen (then ``seen`` is None)."""

    seen: Seen | None = None
    since: datetime | None = None
    why: str = ""
    is_off: bool = False
    """Whether it is not looked at, as the settings do not want it."""


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
    """Tells when input stopped and when it began again, by event where the system can.

    Nothing in it keeps the GUI thread over 20 ms. A source that does not answer for two seconds is reported as lost.
    """

    name: str

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time.

        If input has already been absent that long, it is reported soon after the call.
        """

    def ask(self, answer: IdleAnswer) -> None:
        """Have the seconds since the last input told, as soon as the source answers. It is never waited for.

        A first answer, be it None, shows that the probe works. Lost or stopped, it answers no more.
        """

    def stop(self) -> None:
        """Release everything; safe to call twice."""


class HoldProbe(Protocol):
    """Tells whether one obstacle stands, by event where the system can. Nothing in it keeps the GUI thread over 20 ms.

    The same for what keeps the screen awake (R1): there ``Seen.stands`` says that a video or the like plays.
    An adapter whose answer hangs on the person's settings takes their values as its arguments, in the order in which
    its ``Candidate`` names their keys; it is made anew when they change.
    """

    name: str
    """For the doctor: "PulseAudio recording streams"."""

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report: what holds now, soon after, then each change. Raises ProbeUnavailable with the reason."""

    def ask(self) -> None:
        """Look again and report, also when nothing changed: it proves that the source still answers (R9)."""

    def stop(self) -> None:
        """Release everything, and report no more; safe to call twice."""


class SessionProbe(Protocol):
    """Tells of the locked screen and of sleep."""

    name: str

    @property
    def notes(self) -> tuple[str, ...]:
        """For the doctor: what is missing once it runs, in words."""

    @property
    def is_settled(self) -> bool:
        """Whether all who were asked at the start have answered, or had the time to."""

    @property
    def is_blind(self) -> bool:
        """Whether neither lock nor sleep can be told, as was found after the start."""

    def start(self, locked: Callable[[bool], None], asleep: Callable[[bool], None]) -> None:
        """Begin to report; ``locked`` is called soon with what holds now. Raises ProbeUnavailable."""

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


class Cue(StrEnum):
    """The sounds of the app; each is ``resources/sounds/NAME.wav``."""

    START = "start"
    STEP = "step"
    END = "end"
    ALARM = "alarm"


class Player(Protocol):
    """Plays the app's own short sounds. A device that fails is silence, and a line for the doctor; never an error."""

    def play(self, cue: Cue, volume: float) -> None:
        """Play it at 0 to 1, instead of what sounds now; returns at once."""

    def stop(self) -> None:
        """Be silent now."""

    def close(self) -> None:
        """Be silent and let go of the device; safe to call twice."""


class Speaker(Protocol):
    """Says a sentence aloud, where the system can."""

    def say(self, text: str) -> None:
        """Say it instead of what is being said now; returns at once, and never raises."""

    def close(self) -> None:
        """Be silent and release everything; safe to call twice."""


class Awake(Protocol):
    """Keeps the screen on and the machine awake."""

    def hold(self, why: str) -> None:
        """Keep awake from now on; ``why`` is what the desktop may show. Never raises; safe to call twice."""

    def release(self) -> None:
        """Let the desktop go its ways again; safe to call twice. The end of the process does the same."""
