"""The words of the app as types: rules, state, events and what happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from math import inf


class Kind(StrEnum):
    """What a reminder is about."""

    EYES = "eyes"
    POSTURE = "posture"
    STRETCH = "stretch"
    REST = "rest"
    WARMUP = "warmup"
    CUSTOM = "custom"


class Trigger(StrEnum):
    """What makes a reminder due: active use, or the wall clock."""

    USE = "use"
    CLOCK = "clock"


class Presentation(StrEnum):
    """How a prompt is shown."""

    BADGE = "badge"
    NOTICE = "notice"
    CARD = "card"
    WINDOW = "window"
    PLAYER = "player"

    @property
    def is_full(self) -> bool:
        """Whether a notice comes first and a break with a countdown follows it."""
        return self in (Presentation.WINDOW, Presentation.PLAYER)


class Countdown(StrEnum):
    """When the countdown of a break runs."""

    ALWAYS = "always"
    WHILE_AWAY = "while_away"


class Obstacle(StrEnum):
    """A reason for a hold: not to show anything now."""

    DND = "dnd"
    FULLSCREEN = "fullscreen"
    CALL = "call"
    CAMERA = "camera"
    SCREENSHARE = "screenshare"
    APP = "app"
    CALENDAR = "calendar"
    FOCUS = "focus"


IN_COMPANY = frozenset({Obstacle.CALL, Obstacle.CAMERA, Obstacle.SCREENSHARE})
"""The holds under which time without input counts as use (R1)."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One configured rule. Times are seconds; ``patience_s`` is infinite for "never"."""

    id: str
    kind: Kind
    title: str
    trigger: Trigger
    presentation: Presentation
    duration_s: float
    every_s: float | None
    reset_after_s: float
    times: tuple[time, ...] = ()
    days: frozenset[int] = frozenset(range(7))
    notice_s: float = 10.0
    patience_s: float = 150.0
    snooze_s: float = 300.0
    snoozes: int = 2
    strict: bool = False
    countdown: Countdown = Countdown.ALWAYS
    enabled: bool = True
    order: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is shown as a notice that becomes a break (window, player)."""
        return self.presentation.is_full

    @property
    def is_use(self) -> bool:
        """Whether active use makes it due."""
        return self.trigger is Trigger.USE

    @property
    def is_strict(self) -> bool:
        """Whether skip is refused (full prompts only)."""
        return self.strict and self.is_full

    @property
    def obeys_hours(self) -> bool:
        """Whether it keeps to working hours; the person's own ``times`` do not (R10)."""
        return self.is_use or not self.times

    @property
    def rank(self) -> tuple[float, float, int]:
        """The order of R4: the longest first, of equals the longer ``every``, then the order in the file."""
        every_s = self.every_s if self.every_s is not None and not (self.times and not self.is_use) else inf
        return (-self.duration_s, -every_s, self.order)


Ranges = tuple[tuple[int, int], ...]
"""Working hours of one day: (begin, end) in minutes since its midnight; an end past 1440 is after midnight."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything in the settings that the engine reads. Times are seconds."""

    reminders: tuple[Reminder, ...] = ()
    quiet_gap_s: float = 300.0
    merge_window_s: float = 300.0
    settle_idle_s: float = 5.0
    release_delay_s: float = 30.0
    grace_s: float = 1800.0
    day_starts_at: time = time(4, 0)
    pause_after_s: float = 30.0
    count_video_as_use: bool = True
    hours: tuple[Ranges, ...] = ((),) * 7
    holds: frozenset[Obstacle] = frozenset(Obstacle) - {Obstacle.APP, Obstacle.CALENDAR}

    def reminder(self, reminder_id: str) -> Reminder | None:
        """The reminder of that id, or None."""
        return next((each for each in self.reminders if each.id == reminder_id), None)


# ---- state


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
    """The break runs: ``counted_s`` of its countdown are over, hands were off for ``hands_off_s``."""

    since_s: float
    counted_s: float = 0.0
    hands_off_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Prompt:
    """One showing of a reminder, with the rule as it was when it began.

    ``asked``: the person asked for it. ``grace_until_s``: the end of a clock reminder's grace, None for others.
    """

    number: int
    reminder: Reminder
    phase: Notice | Break
    covers: tuple[str, ...] = ()
    asked: bool = False
    grace_until_s: float | None = None


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


# ---- what comes in


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


Command = Begin | Skip | Done | Exit | SnoozeFor | PauseFor | Resume | TakeBreak
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


# ---- what goes out


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
