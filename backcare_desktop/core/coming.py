"""What comes next and when, as the person is told it."""

from __future__ import annotations

from datetime import datetime
from math import inf

from backcare_desktop.core import timetable
from backcare_desktop.core.reminding import choosing
from backcare_desktop.core.reminding.turn import Turn
from backcare_desktop.core.rules import Reminder
from backcare_desktop.core.view import Mood, Upcoming
from backcare_desktop.core.wording import about


def upcoming(turn: Turn, mood: Mood) -> tuple[Upcoming, ...]:
    """What comes next, the soonest first; what stands still comes last."""
    stands = mood in (Mood.AWAY, Mood.PAUSED, Mood.OFF_HOURS) or (turn.is_away and mood is not Mood.BREAK)
    found = [_coming_by_use(turn, each, stands) for each in turn.use_reminders()]
    for reminder in turn.rules.reminders:
        if reminder.enabled and not reminder.is_use:
            fires_s = choosing.next_fire_s(turn, reminder)
            if fires_s is not None:
                at = local_at(turn, fires_s)
                found.append(
                    Upcoming(
                        reminder.id, reminder.title, fires_s - turn.boot_s, at, at_text(at, local_at(turn, turn.boot_s))
                    )
                )
    return tuple(sorted(found, key=lambda each: inf if each.in_s is None else each.in_s))


def _coming_by_use(turn: Turn, reminder: Reminder, stands: bool) -> Upcoming:
    lacking_s = turn.lacking_s(reminder)
    if stands:
        return Upcoming(reminder.id, reminder.title, None, None, f"after {about(lacking_s)} of use")
    in_s = _waits_s(turn, reminder, lacking_s)
    return Upcoming(reminder.id, reminder.title, in_s, None, f"in {about(in_s)}" if in_s else "now")


def _waits_s(turn: Turn, reminder: Reminder, lacking_s: float) -> float:
    """How long until it comes: what was put off by its time, all else not before the quiet gap is over (R5, R8)."""
    put_off = [each.until_s for each in turn.snoozes if each.reminder.id == reminder.id]
    if put_off:
        return max(0.0, put_off[0] - turn.boot_s)
    if turn.prompt is not None:
        return lacking_s
    return max(lacking_s, choosing.gap_until_s(turn, choosing.Due(reminder)) - turn.boot_s)


def at_text(at: datetime, now: datetime) -> str:
    """When, as people say it: "at 17:30", "on Monday at 17:30"."""
    days = (at.date() - now.date()).days
    if days == 0:
        return f"at {at:%H:%M}"
    return f"tomorrow at {at:%H:%M}" if days == 1 else f"on {at:%A} at {at:%H:%M}"


def local_at(turn: Turn, boot_s: float) -> datetime:
    """The local time of an instant of the boot clock."""
    return timetable.local_time(turn.utc_s + boot_s - turn.boot_s, turn.zone)
