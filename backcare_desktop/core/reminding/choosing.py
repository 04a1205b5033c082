"""Which due reminder is shown, which waits for a longer one, and which it stands for (R4, R5)."""

from __future__ import annotations

from backcare_desktop.core import timetable
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.model import Occurrence, Snooze
from backcare_desktop.core.reminding.turn import EPS_S, Turn
from backcare_desktop.core.rules import Presentation, Reminder


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is due, and how: by use, as an occurrence of its clock, or again after a snooze."""

    reminder: Reminder
    occurrence: Occurrence | None = None
    snooze: Snooze | None = None

    @property
    def rank(self) -> tuple[float, bool, float, int]:
        """The longest first; of equals one that was put off, then as ``Reminder.rank`` says."""
        duration, every, order = self.reminder.rank
        return duration, self.snooze is None, every, order


def due_now(turn: Turn) -> list[Due]:
    """All that is due and may be shown at this time of day, the first to show first."""
    put_off = {snooze.reminder.id for snooze in turn.snoozes}
    due = [Due(snooze.reminder, snooze=snooze) for snooze in turn.snoozes if snooze.until_s <= turn.boot_s + EPS_S]
    due += [
        Due(reminder)
        for reminder in turn.use_reminders()
        if reminder.id not in put_off and turn.lacking_s(reminder) == 0
    ]
    by_grace = sorted(turn.pending, key=lambda each: each.until_s)
    latest = {occurrence.reminder_id: occurrence for occurrence in by_grace}
    for occurrence in latest.values():
        reminder = turn.rules.reminder(occurrence.reminder_id)
        if reminder is not None and reminder.id not in put_off:
            due.append(Due(reminder, occurrence=occurrence))
    return sorted((each for each in due if turn.in_hours or not each.reminder.obeys_hours), key=lambda each: each.rank)


def gap_until_s(turn: Turn, due: Due) -> float:
    """Until when the quiet gap keeps it back (R5): a badge never, a snoozed prompt only after a natural break."""
    if due.reminder.presentation is Presentation.BADGE:
        return turn.boot_s
    if due.snooze is not None:
        return turn.natural_gap_until_s
    return turn.gap_until_s


def waits_for_longer(turn: Turn, due: Due) -> bool:
    """Whether a due use reminder leaves the field to a longer one that is snoozed or soon due (R4, R8)."""
    reminder = due.reminder
    if not reminder.is_use:
        return False
    if any(_is_snoozed_over(turn, snooze, reminder) for snooze in turn.snoozes):
        return True
    return any(_is_soon_due(turn, longer, reminder) for longer in turn.rules.reminders if longer.enabled)


def _is_snoozed_over(turn: Turn, snooze: Snooze, reminder: Reminder) -> bool:
    return (
        snooze.until_s > turn.boot_s + EPS_S
        and snooze.reminder.id != reminder.id
        and snooze.reminder.duration_s >= reminder.duration_s
    )


def _is_soon_due(turn: Turn, longer: Reminder, reminder: Reminder) -> bool:
    """Whether ``longer`` will be due so soon that ``reminder`` is better left to it."""
    if longer.id == reminder.id or longer.duration_s < reminder.duration_s:
        return False
    within_s = turn.rules.merge_window_s
    if longer.presentation is reminder.presentation is Presentation.WINDOW and reminder.every_s is not None:
        within_s = max(within_s, reminder.every_s / 4)
    if not longer.is_use:
        return _fires_within(turn, longer, within_s)
    if longer.duration_s == reminder.duration_s:
        return False
    lacking_s = turn.lacking_s(longer)
    return 0 < lacking_s <= within_s + EPS_S and _stays_in_hours(turn, lacking_s)


def _fires_within(turn: Turn, reminder: Reminder, within_s: float) -> bool:
    fires_s = next_fire_s(turn, reminder)
    if fires_s is None or not EPS_S < fires_s - turn.boot_s <= within_s + EPS_S:
        return False
    return _stays_in_hours(turn, fires_s - turn.boot_s)


def _stays_in_hours(turn: Turn, for_s: float) -> bool:
    """Whether working time goes on for that long."""
    if not timetable.has_hours(turn.rules.hours):
        return True
    end_s = timetable.hours_end_s(turn.utc_s, turn.zone, turn.rules.hours)
    return end_s is not None and turn.utc_s + for_s < end_s - timetable.ROUNDING_S


def next_fire_s(turn: Turn, reminder: Reminder) -> float | None:
    """When a clock reminder fires next, on the boot clock; None if never."""
    seen_s = turn.clock_seen_s + timetable.ROUNDING_S
    after = timetable.naive_local(seen_s, turn.zone)
    while True:
        local = timetable.next_occurrence(reminder, turn.rules, after)
        if local is None:
            return None
        fires_s = timetable.instant(local, turn.zone)
        if fires_s > seen_s and (reminder.id, local) not in turn.fired:
            return turn.boot_s + fires_s - turn.utc_s
        after = local


def choose(turn: Turn, all_due: list[Due]) -> Due | None:
    """The one to show now, if any: the longest that neither waits for a longer one nor for the quiet gap."""
    longest_in_gap_s = 0.0
    for due in all_due:
        if due.reminder.is_use and due.reminder.duration_s < longest_in_gap_s:
            continue
        if waits_for_longer(turn, due):
            continue
        if gap_until_s(turn, due) > turn.boot_s + EPS_S:
            longest_in_gap_s = max(longest_in_gap_s, due.reminder.duration_s)
            continue
        return due
    return None


def joining(turn: Turn, reminder: Reminder, already: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The use reminders that a prompt of ``reminder`` stands for, longest first (R4)."""
    joined = [
        each
        for each in turn.use_reminders()
        if each.id != reminder.id and (each.id in already or (turn.in_hours and _would_join(turn, each, reminder)))
    ]
    return tuple(each.id for each in sorted(joined, key=lambda each: each.rank))


def _would_join(turn: Turn, each: Reminder, reminder: Reminder) -> bool:
    return each.duration_s <= reminder.duration_s and turn.lacking_s(each) <= turn.rules.merge_window_s + EPS_S
