"""Clock reminders: when one fires, how long it may wait, and when it is missed (R10)."""

from __future__ import annotations

from datetime import datetime, timedelta

from backcare_desktop.core import choosing, timetable
from backcare_desktop.core.model import Occurrence, Reminder, What
from backcare_desktop.core.turn import EPS_S, Turn

LOOK_BACK = timedelta(days=8)
"""What fell due longer ago, while the app was off, says nothing new: every day of the week has been."""

REMEMBERED = timedelta(days=2)
"""How long a time that fired is remembered, so that a clock set back does not fire it twice."""

JUST = timedelta(microseconds=1)


def begin_watch(turn: Turn) -> None:
    """Look at clock reminders from this instant on, this instant included."""
    turn.clock_seen = local_now(turn) - JUST


def local_now(turn: Turn) -> datetime:
    """What the clock on the wall shows; half a millisecond is nothing (a float's rounding)."""
    return timetable.naive_local(turn.utc_s + 0.0005, turn.zone)


def fire(turn: Turn) -> None:
    """Let the clock reminders fire whose time has come, or was passed over by a sleep, a jump or a journey."""
    seen, now = turn.clock_seen, local_now(turn)
    assert seen is not None
    if now > seen:
        for reminder in _clock_reminders(turn):
            for local in timetable.occurrences(reminder, turn.rules, max(seen, now - LOOK_BACK), now):
                if (reminder.id, local) not in turn.fired:
                    _fire(turn, reminder, local)
    if now != seen:
        turn.clock_seen = now
        turn.fired = tuple(each for each in turn.fired if abs(each[1] - now) <= REMEMBERED)


def _clock_reminders(turn: Turn) -> list[Reminder]:
    return [each for each in turn.rules.reminders if each.enabled and not each.is_use]


def _fire(turn: Turn, reminder: Reminder, local: datetime) -> None:
    late_s = max(0.0, turn.utc_s - timetable.instant(local, turn.zone))
    until_s = turn.boot_s - late_s + turn.rules.grace_s
    turn.fired = (*turn.fired, (reminder.id, local))
    if turn.pause is not None or until_s < turn.boot_s - EPS_S:
        miss(turn, reminder.id)
    else:
        others = tuple(each for each in turn.pending if each.reminder_id != reminder.id)
        turn.pending = (*others, Occurrence(reminder.id, until_s))


def miss(turn: Turn, reminder_id: str) -> None:
    """Record that it was missed, once until something can be shown again."""
    turn.snoozed.pop(reminder_id, None)
    if reminder_id not in turn.said_missed:
        turn.said_missed = (*turn.said_missed, reminder_id)
        turn.tell(What.MISSED, reminder_id)


def drop_late(turn: Turn) -> None:
    """What could not be shown within its grace is missed."""
    late = [each for each in turn.pending if each.until_s <= turn.boot_s + EPS_S]
    turn.pending = tuple(each for each in turn.pending if each not in late)
    snoozes = [each for each in turn.snoozes if not each.reminder.is_use]
    late_snoozes = [each for each in snoozes if each.until_s + turn.rules.grace_s <= turn.boot_s + EPS_S]
    turn.snoozes = tuple(each for each in turn.snoozes if each not in late_snoozes)
    for reminder_id in [each.reminder_id for each in late] + [each.reminder.id for each in late_snoozes]:
        miss(turn, reminder_id)


def deadlines(turn: Turn) -> list[float]:
    """When a clock reminder fires next or a grace ends, on the boot clock."""
    fires = [choosing.next_fire_s(turn, reminder) for reminder in _clock_reminders(turn)]
    graces = [each.until_s for each in turn.pending]
    snoozed = [each.until_s + turn.rules.grace_s for each in turn.snoozes if not each.reminder.is_use]
    return [*(each for each in fires if each is not None), *graces, *snoozed]
