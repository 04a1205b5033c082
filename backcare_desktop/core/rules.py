"""The words of the settings that the engine reads, as types: reminders, their times, holds and hours."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from math import inf

from backcare_desktop.core.frozen import dataclass


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

ON_CALL = frozenset({Obstacle.CALL, Obstacle.CAMERA})
"""The holds that mean a call: a shared screen alone may be a recording."""

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
