"""Views to paint in tests, one for each mood, and the reminders of the default settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from backcare_desktop.core.rules import Kind, Obstacle, Presentation, Reminder, Trigger
from backcare_desktop.core.view import HoldView, Mood, PromptView, Upcoming, View

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

STRETCH_IN_12 = Upcoming("stretch", "Stretch break", 720.0, None, "in 12 min")
EYES_IN_5 = Upcoming("eyes", "Rest your eyes", 300.0, None, "in 5 min")
WARMUP_AT_1730 = Upcoming("warmup", "Warm-up", 27000.0, TEN.replace(hour=17, minute=30), "at 17:30")

NOTICE = PromptView(
    number=7,
    reminder="stretch",
    kind=Kind.STRETCH,
    presentation=Presentation.WINDOW,
    is_break=False,
    title="Stretch break",
    why="58 min at the desk, 20 of them on a call",
    left_s=140.0,
    total_s=150.0,
    is_running=True,
    can_begin=True,
    can_skip=True,
    can_snooze=True,
    can_done=False,
    snooze_s=300.0,
    covers=("posture",),
)
BREAK = replace(NOTICE, is_break=True, left_s=222.0, total_s=300.0, can_begin=False, can_done=True)
CARD = replace(NOTICE, reminder="posture", kind=Kind.POSTURE, presentation=Presentation.CARD, title="Change position")

ON_A_CALL = HoldView(Obstacle.CALL, TEN, "Meet", "on a call since 10:02")
FOCUS = HoldView(Obstacle.FOCUS, TEN, "", "held back until 10:30")

WORKING = View(
    mood=Mood.WORKING,
    why="At the desk for 48 min",
    since=TEN,
    headline="Stretch break in 12 min",
    tooltip="BackCare: at the desk for 48 min\nStretch break in 12 min",
    ring=0.8,
    next=(EYES_IN_5, STRETCH_IN_12, WARMUP_AT_1730),
    prompt=None,
    holds=(),
    is_paused=False,
    paused_until=None,
    idle_s=0.0,
)
AWAY = replace(WORKING, mood=Mood.AWAY, why="Away 4 min, counts as your break", headline="Away")
DUE = replace(WORKING, mood=Mood.NOTICE, headline="Time for a stretch break", ring=1.0, prompt=NOTICE)
ON_BREAK = replace(WORKING, mood=Mood.BREAK, headline="Stretch break, 3:42 left", ring=None, prompt=BREAK)
HELD = replace(
    WORKING, mood=Mood.HELD, headline="Stretch break waits", why="On a call since 10:02", ring=1.0, holds=(ON_A_CALL,)
)
FOCUSING = replace(WORKING, holds=(FOCUS,))
PAUSED = replace(
    WORKING, mood=Mood.PAUSED, headline="Paused until 13:00", why="You paused reminders", ring=None, next=(),
    is_paused=True, paused_until=TEN.replace(hour=13),
)  # fmt: skip
OFF_HOURS = replace(WORKING, mood=Mood.OFF_HOURS, headline="Outside working hours", ring=None, next=(WARMUP_AT_1730,))

MOODS = {
    "working": WORKING,
    "away": AWAY,
    "notice": DUE,
    "break": ON_BREAK,
    "held": HELD,
    "paused": PAUSED,
    "off_hours": OFF_HOURS,
    "focusing": FOCUSING,
}


def reminder(reminder_id: str, kind: Kind, title: str, *, enabled: bool = True) -> Reminder:
    """A reminder of which only the words matter."""
    return Reminder(reminder_id, kind, title, Trigger.USE, Presentation.CARD, 60.0, 1800.0, 120.0, enabled=enabled)


REMINDERS = (
    reminder("eyes", Kind.EYES, "Rest your eyes"),
    reminder("posture", Kind.POSTURE, "Change position"),
    reminder("stretch", Kind.STRETCH, "Stretch break"),
    reminder("rest", Kind.REST, "Longer break", enabled=False),
    reminder("tea", Kind.CUSTOM, "Tea & biscuits"),
    reminder("warmup", Kind.WARMUP, "Warm-up"),
)
