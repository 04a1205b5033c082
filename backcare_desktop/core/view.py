"""What the person sees, as types: one View for tray, windows and status line."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Kind, Obstacle, Presentation


class Mood(StrEnum):
    """The one word for the state of the app (``state`` of ``backcare status``)."""

    WORKING = "working"
    AWAY = "away"
    NOTICE = "notice"
    BREAK = "break"
    HELD = "held"
    PAUSED = "paused"
    OFF_HOURS = "off_hours"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What comes: ``in_s`` of further use (or wall time), None while it stands still; ``at`` for clock reminders."""

    reminder: str
    title: str
    in_s: float | None
    at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class HoldView:
    """One obstacle, with the sentence for it: "on a call since 10:02"."""

    on: Obstacle
    since: datetime
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class PromptView:
    """The prompt on screen. ``left_s``: seconds of countdown in a break, of patience in a notice (None: for ever)."""

    number: int
    reminder: str
    kind: Kind
    presentation: Presentation
    is_break: bool
    title: str
    why: str
    left_s: float | None
    total_s: float
    is_running: bool
    can_begin: bool
    can_skip: bool
    can_snooze: bool
    can_done: bool
    snooze_s: float
    covers: tuple[str, ...]
    can_halt: bool = False
    is_halted: bool = False
    lasts_s: float = 0.0
    """How long its break lasts in all, told from the notice on."""
    in_company: bool = False
    """Whether a call, the camera or a shared screen stands, also where the settings let breaks through."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything that is said to the person. ``ring``: 0 to 1 towards the next full break, None when nothing comes."""

    mood: Mood
    why: str
    since: datetime
    headline: str
    tooltip: str
    ring: float | None
    next: tuple[Upcoming, ...]
    prompt: PromptView | None
    holds: tuple[HoldView, ...]
    is_paused: bool
    paused_until: datetime | None
    idle_s: float | None
    skipped: str = ""
    """The reminder whose skipped break can still be put right ("I did it"); empty for none."""
    pack: str = ""
    """The warm or cold pack that is on or must come off, or the skin to look at; empty when nothing is owed."""
