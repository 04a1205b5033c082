"""Gaps: a sleep, a process that stood still, a restart (R13, R14)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.events import Moment
from backcare_desktop.core.model import Break, Notice
from backcare_desktop.core.reminding import absence, holding, hours, prompting
from backcare_desktop.core.reminding.turn import EPS_S, Turn

SILENCE_S = 60.0
"""Longer than this without hearing anything is time without input (R13)."""

RESTART_SILENCE_S = 120.0
"""The same after a restart, since the state is saved only once a minute (R14)."""


def wake(turn: Turn, at: Moment) -> None:
    """Hear again after a sleep, or after the process stood still."""
    slept = turn.asleep_since_s is not None
    if at.boot_s - turn.boot_s > SILENCE_S:
        _pass_over(turn, at)
    elif slept:
        _sleep_lightly(turn, at)
    else:
        turn.advance(at)
        return
    _start_anew_on_screen(turn)


def restart(turn: Turn, at: Moment) -> None:
    """Run again from the saved state."""
    if at.boot_s - turn.boot_s > RESTART_SILENCE_S:
        _pass_over(turn, at)
    elif turn.asleep_since_s is not None:
        _sleep_lightly(turn, at)
    else:
        _run_on(turn, at)
    _start_anew_on_screen(turn)


def _move(turn: Turn, at: Moment) -> None:
    turn.boot_s, turn.utc_s, turn.zone = at.boot_s, at.utc_s, at.zone


def _pass_over(turn: Turn, at: Moment) -> None:
    """A gap is time without input from the last thing heard, whatever stood then."""
    since_s, since_utc_s = turn.boot_s, turn.utc_s
    if turn.asleep_since_s is None and not turn.locked:
        turn.typing = False
        turn.count_use(min(at.boot_s, turn.sign_s + turn.rules.pause_after_s))
    turn.typing = False
    turn.asleep_since_s = since_s  # until it is accounted for, nothing shows that anybody was there
    _move(turn, at)
    _end_prompt(turn, at.boot_s - since_s)
    over_s = hours.over_in_s(turn, since_utc_s)
    if over_s is not None:
        turn.boot_s = min(since_s + over_s, at.boot_s)
        absence.reset_what_it_reached(turn)
        hours.clear(turn)
        turn.boot_s = at.boot_s
    absence.reset_what_it_reached(turn)
    holding.ask_anew(turn)
    turn.asleep_since_s = None
    turn.heard_again_s = turn.boot_s
    if turn.is_engaged:
        absence.end(turn, turn.boot_s - turn.sign_s)


def _end_prompt(turn: Turn, gap_s: float) -> None:
    prompt = turn.prompt
    if prompt is None:
        return
    if isinstance(prompt.phase, Notice):
        prompting.withdraw(turn, "gap")
        return
    left_s = prompt.reminder.duration_s - prompt.phase.counted_s
    if left_s <= gap_s + EPS_S and not prompt.phase.is_halted:
        turn.put(replace(prompt.phase, hands_off_s=prompt.phase.hands_off_s + left_s))
        prompting.take(turn, prompt.reminder.duration_s)
    else:
        prompting.skip(turn, "gap")


def _sleep_lightly(turn: Turn, at: Moment) -> None:
    """A sleep too short to mean anything: use stands still, nobody was away, a countdown runs on."""
    gap_s = at.boot_s - turn.boot_s
    turn.last_input_s += gap_s
    turn.last_company_s += gap_s
    turn.asleep_since_s = None
    if turn.prompt is not None and isinstance(turn.prompt.phase, Break) and not turn.prompt.phase.is_halted:
        turn.put(replace(turn.prompt.phase, counted_s=turn.prompt.phase.counted_s + gap_s))
    _move(turn, at)
    turn.typing = False  # what is true now is told next
    turn.heard_again_s = turn.boot_s


def _run_on(turn: Turn, at: Moment) -> None:
    """A restart so short that it counts as if the app had run; a break that was over meanwhile is told now."""
    if turn.prompt is not None and isinstance(turn.prompt.phase, Break):
        over_s = max(turn.boot_s, min(prompting.deadlines(turn)))
        if over_s < at.boot_s:
            turn.advance(Moment(over_s, turn.utc_s + over_s - turn.boot_s, turn.zone))
            prompting.move_on(turn)
            turn.told[:] = [replace(each, boot_s=at.boot_s, utc_s=at.utc_s, zone=at.zone) for each in turn.told]
    turn.advance(at)


def _start_anew_on_screen(turn: Turn) -> None:
    """``notice``, ``settle_idle`` and ``patience`` of a prompt on screen start anew."""
    turn.settle_from_s = turn.boot_s
    if turn.prompt is not None and isinstance(turn.prompt.phase, Notice):
        turn.put(replace(turn.prompt.phase, fresh_s=turn.boot_s))
