"""Being away: when it begins, what it stands for, and what is told when it ends (R1, R2)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.events import What
from backcare_desktop.core.model import Break, Notice
from backcare_desktop.core.reminding import prompting
from backcare_desktop.core.reminding.turn import EPS_S, Turn
from backcare_desktop.core.rules import Presentation, Reminder

BLINK_S = 1.0
"""Two reports of the last input that differ by less mean the same one."""


def stop_input(turn: Turn, idle_s: float) -> None:
    """No input since ``idle_s`` ago; since when the engine believed in input, that much counted as input too early."""
    last_s = turn.boot_s - idle_s
    was_typing, turn.typing = turn.typing, False
    if turn.locked or not (was_typing or last_s > turn.heard_again_s):
        return  # nothing reaches the engine from a locked screen; a gap is accounted for as a whole (R13)
    if not was_typing and not turn.is_engaged and last_s > turn.sign_s + BLINK_S:
        end(turn, last_s - turn.sign_s)  # input came and went between two reports
    turn.last_input_s = last_s
    if turn.prompt is not None and isinstance(turn.prompt.phase, Break) and not turn.is_engaged:
        phase = turn.prompt.phase
        more_s = min(idle_s, turn.boot_s - phase.since_s - phase.hands_off_s) if was_typing else 0.0
        turn.put(replace(phase, hands_off_s=phase.hands_off_s + more_s))


def lock(turn: Turn, on: bool) -> None:
    """The screen is locked, or no longer; a locked screen shows no notice (R6)."""
    turn.locked = on
    if on and turn.prompt is not None and isinstance(turn.prompt.phase, Notice):
        prompting.withdraw(turn, "away")


def end(turn: Turn, away_s: float) -> None:
    """The person is back: the longest break that the absence stood for is recorded, once (R2)."""
    done_s = turn.taken_s
    if turn.prompt is not None and isinstance(turn.prompt.phase, Break):
        done_s = max(done_s, turn.prompt.reminder.duration_s)
    found = [each for each in turn.use_reminders() if each.id in turn.rewarded and each.duration_s > done_s]
    if found:
        longest = min(found, key=lambda each: each.rank)
        turn.tell(What.NATURAL, longest.id, seconds=away_s)
        for reminder in turn.use_reminders():
            if reminder.duration_s <= longest.duration_s:
                _clear(turn, reminder)
                prompting.forget_snooze(turn, reminder.id)
        if longest.presentation is not Presentation.BADGE:
            turn.natural_gap_since_s = turn.boot_s
    turn.rewarded, turn.reset, turn.taken_s = (), (), 0.0
    if turn.is_typing:
        turn.last_input_s = turn.boot_s
    if turn.in_company:
        turn.last_company_s = turn.boot_s


def reset_what_it_reached(turn: Turn) -> None:
    """Being away long enough is the break (R2)."""
    idle_s = turn.boot_s - turn.sign_s if turn.asleep_since_s is not None else turn.idle_s
    for reminder in turn.use_reminders():
        if reminder.id not in turn.reset and idle_s >= reminder.reset_after_s - EPS_S:
            _reset(turn, reminder)


def _reset(turn: Turn, reminder: Reminder) -> None:
    assert reminder.every_s is not None
    turn.reset = (*turn.reset, reminder.id)
    prompt = turn.prompt
    in_break = prompt is not None and isinstance(prompt.phase, Break)
    covered = in_break and prompt is not None and reminder.duration_s <= prompt.reminder.duration_s
    if turn.counter(reminder) >= reminder.every_s / 2 - EPS_S and not covered:
        turn.rewarded = (*turn.rewarded, reminder.id)
        prompting.forget_snooze(turn, reminder.id)
    _clear(turn, reminder)


def _clear(turn: Turn, reminder: Reminder) -> None:
    """A counter goes to 0 without an outcome of its own; its notice goes with it."""
    prompt = turn.prompt
    if prompt is not None and prompt.reminder.id == reminder.id and isinstance(prompt.phase, Notice):
        prompting.withdraw(turn, "away")
        prompting.forget_snooze(turn, reminder.id)
    turn.counters[reminder.id] = 0.0
    if turn.is_rest(reminder):
        turn.end_sitting()
