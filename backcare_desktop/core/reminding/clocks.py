"""Clock reminders: when one fires, how long it may wait, and when it is missed (R10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import inf

from backcare_desktop.core import timetable
from backcare_desktop.core.events import What
from backcare_desktop.core.model import Occurrence
from backcare_desktop.core.reminding import choosing
from backcare_desktop.core.reminding.turn import EPS_S, Turn
from backcare_desktop.core.rules import Reminder

LOOK_BACK = timedelta(days=8)
"""What fell due longer ago, while the app was off, says nothing new: every day of the week has been."""

JUST_S = 2 * timetable.ROUNDING_S

REMEMBERED = 1000
"""How many times that fired are remembered, so that a clock set back does not fire them again."""


def begin_watch(turn: Turn) -> None:
    """Look at clock reminders from this instant on, this instant included."""
    turn.clock_seen_s = turn.utc_s - JUST_S
    turn.clock_zone = turn.zone


def fire(turn: Turn, until_s: float = inf) -> None:
    """Let the clock reminders fire whose time has come, or was passed over by a sleep, a jump or a journey.

    ``until_s`` (wall clock): look no further than that.
    """
    now_s = min(turn.utc_s, until_s)
    if now_s < turn.clock_seen_s and turn.zone == turn.clock_zone:  # set back: from there on, that instant included
        turn.clock_seen_s = now_s - JUST_S
    fresh = []
    for reminder in clock_reminders(turn):
        fresh += [(reminder.id, local) for local in _passed(turn, reminder, now_s)]
    known = set(turn.fired) if fresh else set()
    for reminder_id, local in sorted(fresh, key=lambda each: each[1]):
        if (reminder_id, local) not in known:
            turn.fired = (*turn.fired[-REMEMBERED:], (reminder_id, local))
            _fire(turn, reminder_id, timetable.instant(local, turn.zone))
    turn.clock_seen_s, turn.clock_zone = now_s, turn.zone


def clock_reminders(turn: Turn) -> list[Reminder]:
    """The clock reminders that are switched on."""
    return [each for each in turn.rules.reminders if each.enabled and not each.is_use]


def _passed(turn: Turn, reminder: Reminder, now_s: float) -> Iterator[datetime]:
    """Its local times since the last look; of a repeated hour the first, of a journey all that it passed over."""
    now_s += timetable.ROUNDING_S
    seen_s = turn.clock_seen_s + timetable.ROUNDING_S
    now, seen = timetable.naive_local(now_s, turn.zone), timetable.naive_local(seen_s, turn.clock_zone)
    if turn.zone != turn.clock_zone:
        yield from timetable.occurrences(reminder, turn.rules, max(seen, now - LOOK_BACK), now)
        return
    moved = timetable.clock_change(turn.zone, seen_s, now_s)  # the end of summer time sets it back
    first = max(seen - moved, now - LOOK_BACK - timetable.DAY)
    for local in timetable.occurrences(reminder, turn.rules, first, now + moved):
        if seen_s < timetable.instant(local, turn.zone) <= now_s:
            yield local


def _fire(turn: Turn, reminder_id: str, fired_utc_s: float) -> None:
    until_s = turn.boot_s - max(0.0, turn.utc_s - fired_utc_s) + turn.rules.grace_s
    if turn.pause is not None or until_s < turn.boot_s - EPS_S:
        miss(turn, reminder_id)
    else:
        turn.pending = (*turn.pending, Occurrence(reminder_id, until_s))


def miss(turn: Turn, reminder_id: str) -> None:
    """Record that it was missed, once until something can be shown again."""
    if reminder_id not in turn.said_missed:
        turn.said_missed = (*turn.said_missed, reminder_id)
        turn.tell(What.MISSED, reminder_id)


def drop_late(turn: Turn) -> None:
    """What could not be shown within its grace is missed; in a pause what was put off stands still."""
    late = [each for each in turn.pending if each.until_s <= turn.boot_s + EPS_S]
    turn.pending = tuple(each for each in turn.pending if each not in late)
    for occurrence in late:
        miss(turn, occurrence.reminder_id)
    if turn.pause is None:
        drop_snoozes(turn, turn.rules.grace_s)


def drop_snoozes(turn: Turn, after_s: float = 0.0) -> None:
    """Clock reminders that were put off and due again for that long are missed."""
    for snooze in turn.snoozes:
        if not snooze.reminder.is_use and snooze.until_s + after_s <= turn.boot_s + EPS_S:
            turn.snoozes = tuple(each for each in turn.snoozes if each is not snooze)
            turn.snoozed.pop(snooze.reminder.id, None)
            miss(turn, snooze.reminder.id)


def deadlines(turn: Turn) -> Iterator[float]:
    """When a clock reminder fires next or a grace ends, on the boot clock."""
    for reminder in clock_reminders(turn):
        fires_s = choosing.next_fire_s(turn, reminder)
        if fires_s is not None:
            yield fires_s
    for occurrence in turn.pending:
        yield occurrence.until_s
    if turn.pause is None:
        yield from (each.until_s + turn.rules.grace_s for each in turn.snoozes if not each.reminder.is_use)
