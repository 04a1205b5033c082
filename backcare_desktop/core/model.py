"""All that the engine knows, as types: the state and its parts."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from math import inf

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Obstacle, Reminder


@dataclass(frozen=True, slots=True)
class Hold:
    """One obstacle that stands. Boot-clock seconds; ``until_s`` infinite unless it ends by itself."""

    on: Obstacle
    since_s: float
    what: str = ""
    answered_s: float = inf
    until_s: float = inf


@dataclass(frozen=True, slots=True)
class Notice:
    """The prompt announces itself. ``fresh_s``: from when ``notice`` and ``patience`` count (R13 starts them anew)."""

    since_s: float
    fresh_s: float


@dataclass(frozen=True, slots=True)
class Break:
    """The break runs: ``counted_s`` of its countdown are over, hands were off for ``hands_off_s``.

    ``is_halted``: the person lets a warm-up stand still.
    """

    since_s: float
    counted_s: float = 0.0
    hands_off_s: float = 0.0
    is_halted: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """One showing of a reminder, with the rule as it was when it began.

    ``asked``: the person asked for it. ``grace_until_s``: the end of a clock reminder's grace, None for others.
    ``settle_idle_s``: how long hands must rest, as it was set then (R15).
    """

    number: int
    reminder: Reminder
    phase: Notice | Break
    covers: tuple[str, ...] = ()
    asked: bool = False
    grace_until_s: float | None = None
    settle_idle_s: float = 5.0


@dataclass(frozen=True, slots=True)
class Snooze:
    """A prompt put off, due again from ``until_s`` of the boot clock."""

    reminder: Reminder
    since_s: float
    until_s: float
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A clock reminder that fired and was not shown yet. ``until_s``: the end of its grace on the boot clock."""

    reminder_id: str
    until_s: float


@dataclass(frozen=True, slots=True)
class Pause:
    """The person switched reminders off: for a length of boot clock, until a local time, or until resumed."""

    since_s: float
    until_s: float = inf
    until_local: datetime | None = None


@dataclass(frozen=True, slots=True)
class State:
    """All that the engine knows. ``_s`` are seconds of boot clock, ``utc_s`` of wall clock since 1970."""

    boot_s: float
    utc_s: float
    zone: str
    counters: dict[str, float] = field(default_factory=dict)
    """Seconds of use since each use reminder's last break."""
    sat_s: float = 0.0
    """Seconds of use since the person last had a break that was one; what they skip changes nothing here."""
    sat_called_s: float = 0.0
    """How much of that was on a call."""
    typing: bool = False
    idle_known: bool = True
    locked: bool = False
    watching: bool = False
    asleep_since_s: float | None = None
    last_input_s: float = -inf
    last_company_s: float = -inf
    """When time without input last counted as use: a video, a call, or nobody could tell (R1, R17)."""
    heard_again_s: float = -inf
    """The end of the last gap or short sleep, which are accounted for as a whole (R13)."""
    settle_from_s: float = -inf
    """``settle_idle`` counts from here at the earliest (R13)."""
    rewarded: tuple[str, ...] = ()
    """Reminders for which the absence that runs counts as their break (R2)."""
    reset: tuple[str, ...] = ()
    """Reminders whose ``reset_after`` that absence has reached."""
    taken_s: float = 0.0
    """The longest break that was taken in that absence."""
    holds: tuple[Hold, ...] = ()
    released_s: float = -inf
    """Nothing starts before: ``release_delay`` after the last hold or the pause (R9, R12)."""
    prompt: Prompt | None = None
    snoozes: tuple[Snooze, ...] = ()
    snoozed: dict[str, int] = field(default_factory=dict)
    """How often the prompt of each reminder was put off since its last outcome."""
    pending: tuple[Occurrence, ...] = ()
    clock_seen_s: float = inf
    """Wall clock up to which clock reminders were looked at, and the zone that held then."""
    clock_zone: str = ""
    fired: tuple[tuple[str, datetime], ...] = ()
    """The clock reminders that fired last, by their local time, so that none fires twice (R10)."""
    gap_since_s: float = -inf
    """When the last prompt had its outcome, and the last natural break its end: the quiet gap begins (R5)."""
    natural_gap_since_s: float = -inf
    pause: Pause | None = None
    in_hours: bool = True
    due_seen: tuple[str, ...] = ()
    said_held: tuple[str, ...] = ()
    said_missed: tuple[str, ...] = ()
    prompts: int = 0
    changed_s: float = 0.0
    """When something last changed but time (R14)."""
