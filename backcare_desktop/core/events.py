"""What comes into the engine and what it tells, as types."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from math import inf

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Obstacle, Rules


@dataclass(frozen=True, slots=True)
class Moment:
    """Both clocks and the zone, read together. Seconds; the zone is an IANA name."""

    boot_s: float
    utc_s: float
    zone: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A word without values, equal to any of its own class; one dataclass for all, as each costs half a millisecond."""


class InputOn(Bare):
    """Input has begun and goes on until told otherwise."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class InputOff:
    """No input since ``idle_s`` seconds ago."""

    idle_s: float = 0.0


@dataclass(frozen=True, slots=True)
class IdleKnown:
    """Whether a probe can tell idle time at all (R17)."""

    known: bool


@dataclass(frozen=True, slots=True)
class Watching:
    """Whether something keeps the screen awake, such as a video."""

    on: bool


@dataclass(frozen=True, slots=True)
class Locked:
    """Whether the screen is locked."""

    on: bool


class Slept(Bare):
    """The machine goes to sleep, now."""

    __slots__ = ()


class Woke(Bare):
    """The engine hears again after a silence: a sleep, or a process that stood still (R13)."""

    __slots__ = ()


class Restarted(Bare):
    """The app runs again from its saved state (R14)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class HoldBegan:
    """An obstacle begins, or answers that it still stands. ``expires``: it must answer every 10 min (R9)."""

    on: Obstacle
    what: str = ""
    expires: bool = False
    for_s: float = inf


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """An obstacle is gone."""

    on: Obstacle


class Begin(Bare):
    """The person begins the break whose notice is on screen."""

    __slots__ = ()


class Skip(Bare):
    """The person skips the prompt on screen."""

    __slots__ = ()


class Done(Bare):
    """The person says that it is done."""

    __slots__ = ()


class Exit(Bare):
    """The emergency exit out of whatever is on screen; always works."""

    __slots__ = ()


class Halt(Bare):
    """The person lets a running warm-up stand still."""

    __slots__ = ()


class GoOn(Bare):
    """The person goes on with the warm-up that stands still."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SnoozeFor:
    """The person puts the prompt off; None: for the reminder's own snooze time."""

    for_s: float | None = None


@dataclass(frozen=True, slots=True)
class PauseFor:
    """The person switches reminders off for a time, until a time of day, until tomorrow, or until resumed."""

    for_s: float | None = None
    until: time | None = None
    until_tomorrow: bool = False


class Resume(Bare):
    """The person switches reminders on again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """The person takes this one now. ``duration_s`` replaces the reminder's own (a 12-minute warm-up)."""

    reminder_id: str
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """The settings changed: these rules hold from now on."""

    rules: Rules


Command = Begin | Skip | Done | Exit | Halt | GoOn | SnoozeFor | PauseFor | Resume | TakeBreak
Event = (
    InputOn
    | InputOff
    | IdleKnown
    | Watching
    | Locked
    | Slept
    | Woke
    | Restarted
    | HoldBegan
    | HoldEnded
    | RulesChanged
    | Command
)


class What(StrEnum):
    """What happened; in the order in which one instant tells it."""

    WITHDRAWN = "withdrawn"
    SKIPPED = "skipped"
    TAKEN = "taken"
    MISSED = "missed"
    SNOOZED = "snoozed"
    HELD = "held"
    REFUSED = "refused"
    PAUSED = "paused"
    RESUMED = "resumed"
    NATURAL = "natural"
    NOTICE = "notice"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened, told once: for the history, the sounds and ``simulate``.

    ``seconds``: of the countdown (taken) or away (natural); ``until_s`` on the boot clock; ``unseen``: nobody could
    tell whether the person was there (R17).
    """

    what: What
    boot_s: float
    utc_s: float
    zone: str
    reminder: str | None = None
    why: str | None = None
    seconds: float | None = None
    hands_off_s: float | None = None
    until_s: float | None = None
    action: str | None = None
    by: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    unseen: bool = False
