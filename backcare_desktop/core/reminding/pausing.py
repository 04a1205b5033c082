"""Pauses: the person switches reminders off, until a time or until resumed (R12)."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from backcare_desktop.core import timetable
from backcare_desktop.core.events import PauseFor, What
from backcare_desktop.core.model import Break, Pause
from backcare_desktop.core.reminding import clocks, prompting
from backcare_desktop.core.reminding.turn import EPS_S, Turn


def begin(turn: Turn, command: PauseFor) -> None:
    """Switch off, or replace the pause that runs."""
    until_s = turn.boot_s + command.for_s if command.for_s is not None else inf
    until_local = None
    at = turn.rules.day_starts_at if command.until_tomorrow else command.until
    if at is not None:
        until_local, until_utc_s = timetable.next_instant(at, turn.utc_s, turn.zone)
        if timetable.instant(until_local, turn.zone) < until_utc_s:  # an hour that the end of summer time repeats
            until_local, until_s = None, turn.boot_s + until_utc_s - turn.utc_s
    turn.pause = Pause(turn.pause.since_s if turn.pause else turn.boot_s, until_s, until_local)
    turn.tell(What.PAUSED)
    _clear_screen(turn)
    waiting, turn.pending = turn.pending, ()
    for occurrence in waiting:
        clocks.miss(turn, occurrence.reminder_id)
    clocks.drop_snoozes(turn)


def _clear_screen(turn: Turn) -> None:
    """A running break is skipped; a notice withdraws and is due again afterwards, a clock reminder is missed."""
    prompt = turn.prompt
    if prompt is None:
        return
    if isinstance(prompt.phase, Break):
        prompting.skip(turn, "pause")
        return
    prompting.withdraw(turn, "pause")
    every_s = prompt.reminder.every_s
    if prompt.reminder.id in turn.counters and every_s is not None:
        turn.counters[prompt.reminder.id] = min(turn.counter(prompt.reminder), every_s)


def resume(turn: Turn) -> None:
    """Switch on again, if it was off; what was put off has stood still."""
    if turn.pause is None:
        turn.tell(What.REFUSED, action="resume", why="reminders are not paused")
        return
    since_s, turn.pause = turn.pause.since_s, None
    turn.released_s = turn.boot_s
    turn.snoozes = tuple(
        replace(each, until_s=each.until_s + turn.boot_s - max(since_s, each.since_s))
        if each.until_s > since_s + EPS_S
        else each
        for each in turn.snoozes
    )
    turn.tell(What.RESUMED)


def ends_s(turn: Turn) -> float:
    """When the pause ends, on the boot clock; infinite without one."""
    if turn.pause is None:
        return inf
    if turn.pause.until_local is not None:
        return turn.boot_s + timetable.instant(turn.pause.until_local, turn.zone) - turn.utc_s
    return turn.pause.until_s


def end(turn: Turn) -> None:
    """End the pause whose time is over; what fell into it is missed, also where a gap hid its end.

    What fires at the very instant at which it ends does not: until 17:30 leaves the 17:30 one alone.
    """
    over_s = ends_s(turn)
    if over_s <= turn.boot_s + EPS_S:
        clocks.fire(turn, turn.utc_s - (turn.boot_s - over_s) - clocks.JUST_S)
        resume(turn)
