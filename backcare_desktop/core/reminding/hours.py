"""Working hours: outside them nothing counts and nothing that keeps to them is shown (R11)."""

from __future__ import annotations

from math import inf

from backcare_desktop.core import timetable
from backcare_desktop.core.model import Notice
from backcare_desktop.core.reminding import prompting
from backcare_desktop.core.reminding.turn import Turn


def look(turn: Turn) -> None:
    """Take note whether it is working time, so that what the person does at that instant is judged by it."""
    turn.in_hours = timetable.in_hours(turn.utc_s, turn.zone, turn.rules.hours)


def keep(turn: Turn) -> None:
    """Outside working time withdraw, drop and forget what keeps to it."""
    look(turn)
    if turn.in_hours:
        return
    prompt = turn.prompt
    if prompt is not None and isinstance(prompt.phase, Notice) and prompt.reminder.obeys_hours and not prompt.asked:
        prompting.withdraw(turn, "hours")
    clear(turn)


def clear(turn: Turn) -> None:
    """Counters are 0 outside working hours, and what was put off is dropped."""
    turn.counters = dict.fromkeys((each.id for each in turn.use_reminders()), 0.0)
    turn.end_sitting()
    for snooze in turn.snoozes:
        if snooze.reminder.obeys_hours:
            prompting.forget_snooze(turn, snooze.reminder.id)


def over_in_s(turn: Turn, utc_s: float) -> float | None:
    """How long after ``utc_s`` working hours ended (0: before), if they did before now; None if they held all along."""
    if not timetable.has_hours(turn.rules.hours):
        return None
    end_s = timetable.hours_end_s(utc_s, turn.zone, turn.rules.hours)
    if end_s is None:
        return 0.0
    return end_s - utc_s if end_s <= turn.utc_s else None


def next_edge_s(turn: Turn) -> float:
    """When working hours next begin or end, on the boot clock; infinite when there are none."""
    edge_s = timetable.next_edge_s(turn.utc_s, turn.zone, turn.rules.hours)
    return inf if edge_s is None else turn.boot_s + edge_s - turn.utc_s
