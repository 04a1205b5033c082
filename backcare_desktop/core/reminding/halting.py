"""A warm-up that the person halts: its countdown stands still until they go on, for so long and no longer (R7)."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from backcare_desktop.core.events import GoOn, Halt, What
from backcare_desktop.core.model import Break
from backcare_desktop.core.reminding.turn import EPS_S, Turn
from backcare_desktop.core.rules import Countdown, Presentation, Reminder


def press(turn: Turn, command: Halt | GoOn) -> None:
    """Halt the warm-up on screen, or let it go on; what is not allowed is refused, with the reason."""
    is_halt = isinstance(command, Halt)
    reason = halt_refusal(turn) if is_halt else go_on_refusal(turn)
    if reason is not None:
        reminder_id = turn.prompt.reminder.id if turn.prompt else None
        turn.tell(What.REFUSED, reminder_id, action="halt" if is_halt else "go-on", why=reason)
        return
    assert turn.prompt is not None
    assert isinstance(turn.prompt.phase, Break)
    turn.put(replace(turn.prompt.phase, is_halted=is_halt))


def halt_refusal(turn: Turn) -> str | None:
    """Why it cannot be halted now; None when it can."""
    prompt = turn.prompt
    if prompt is None or not isinstance(prompt.phase, Break) or prompt.reminder.presentation is not Presentation.PLAYER:
        return "only a warm-up that runs can be halted"
    if prompt.phase.is_halted:
        return "it is halted already; go on with: backcare go-on"
    if turn.boot_s >= _enough_s(prompt.reminder, prompt.phase) - EPS_S:
        return "it has stood still long enough; leave it with: backcare exit"
    return None


def go_on_refusal(turn: Turn) -> str | None:
    """Why it cannot go on; None when it can."""
    if turn.prompt is not None and isinstance(turn.prompt.phase, Break) and turn.prompt.phase.is_halted:
        return None
    return "nothing is halted; a warm-up that runs is halted with: backcare halt"


def gives_up_s(reminder: Reminder, phase: Break) -> float:
    """When a break whose countdown may stand still is given up, on the boot clock; infinite for one that runs."""
    may_stand = phase.is_halted or reminder.countdown is Countdown.WHILE_AWAY
    return _enough_s(reminder, phase) if may_stand else inf


def _enough_s(reminder: Reminder, phase: Break) -> float:
    """Until when it may stand still, so that nothing covers the screen for ever."""
    return phase.since_s + 2 * reminder.duration_s
