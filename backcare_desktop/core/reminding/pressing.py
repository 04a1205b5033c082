"""What the person does with a prompt, or in place of one, and what the rules refuse (R6 to R8)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.events import Begin, Done, Exit, Skip, SnoozeFor, TakeBreak, What
from backcare_desktop.core.model import Break, Notice, Snooze
from backcare_desktop.core.reminding import prompting
from backcare_desktop.core.reminding.turn import EPS_S, Turn


def press(turn: Turn, command: Begin | Skip | Done | Exit | SnoozeFor) -> None:
    """A button on the prompt on screen; what the rules do not allow is refused, with the reason."""
    action = {Begin: "begin", Skip: "skip", Done: "done", Exit: "exit", SnoozeFor: "snooze"}[type(command)]
    reason = refusal(turn, action)
    if reason is not None:
        reminder_id = turn.prompt.reminder.id if turn.prompt else None
        turn.tell(What.REFUSED, reminder_id, action=action, why=reason)
        return
    match command:
        case Begin():
            prompting.begin(turn)
        case Skip():
            prompting.skip(turn, "pressed")
        case Exit():
            prompting.skip(turn, "exit")
        case Done():
            _done(turn)
        case _:
            _snooze(turn, command.for_s)


def refusal(turn: Turn, action: str) -> str | None:
    """Why the rules do not allow it now; None when they do."""
    prompt = turn.prompt
    if prompt is None:
        return "nothing is on screen; take a break with: backcare next"
    reminder, in_break = prompt.reminder, isinstance(prompt.phase, Break)
    if action == "begin" and not reminder.is_full:
        return "there is nothing to begin"
    if action == "begin" and in_break:
        return "the break runs already"
    if action == "done" and reminder.is_full and not in_break:
        return "the break has not begun"
    if reminder.is_strict and (action == "skip" or (in_break and action in ("done", "snooze"))):
        return "the break is strict; leave it with: backcare exit"
    if action == "snooze" and turn.snoozed.get(reminder.id, 0) >= reminder.snoozes:
        return "it was put off as often as the settings allow; begin or skip it"
    return None


def _done(turn: Turn) -> None:
    prompt = turn.prompt
    assert prompt is not None
    duration_s = prompt.reminder.duration_s
    if isinstance(prompt.phase, Notice):
        prompting.take(turn, min(duration_s, turn.boot_s - prompt.phase.since_s))
    elif prompt.phase.counted_s >= duration_s / 2 - EPS_S:
        prompting.take(turn, min(prompt.phase.counted_s, duration_s))
    else:
        prompting.skip(turn, "early")


def _snooze(turn: Turn, for_s: float | None) -> None:
    prompt = turn.prompt
    assert prompt is not None
    prompting.join_more(turn)
    until_s = turn.boot_s + (for_s if for_s is not None else prompt.reminder.snooze_s)
    turn.tell(What.SNOOZED, prompt.reminder.id, until_s=until_s, covers=prompting.covered(turn))
    turn.snoozed[prompt.reminder.id] = turn.snoozed.get(prompt.reminder.id, 0) + 1
    turn.snoozes = (*turn.snoozes, Snooze(prompt.reminder, turn.boot_s, until_s, prompting.covered(turn)))
    turn.prompt = None


def take_now(turn: Turn, command: TakeBreak) -> None:
    """The person takes a break of their choice: at once, whatever stands in the way."""
    reminder = turn.rules.reminder(command.reminder_id)
    prompt = turn.prompt
    if reminder is None:
        known = ", ".join(each.id for each in turn.rules.reminders)
        turn.tell(
            What.REFUSED, command.reminder_id, action="break", why=f"there is no such reminder; there are {known}"
        )
        return
    if prompt is not None and isinstance(prompt.phase, Break):
        turn.tell(What.REFUSED, reminder.id, action="break", why="a break is running; leave it with: backcare exit")
        return
    if prompt is not None and prompt.reminder.id == reminder.id:
        if not reminder.is_full:
            turn.tell(What.REFUSED, reminder.id, action="break", why="it is on screen already")
            return
        if command.duration_s is not None:
            turn.prompt = replace(prompt, reminder=replace(prompt.reminder, duration_s=command.duration_s))
        prompting.begin(turn)
        return
    if prompt is not None:
        prompting.withdraw(turn, "break")
    if command.duration_s is not None:
        reminder = replace(reminder, duration_s=command.duration_s)
    phase = Break(turn.boot_s) if reminder.is_full else Notice(turn.boot_s, turn.boot_s)
    prompting.put_on_screen(turn, reminder, phase, asked=True)
