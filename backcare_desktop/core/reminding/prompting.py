"""A prompt's life: shown, begun, and its outcome (R6 to R8)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.events import What
from backcare_desktop.core.model import Break, Notice, Occurrence, Prompt
from backcare_desktop.core.reminding import choosing, halting
from backcare_desktop.core.reminding.turn import EPS_S, Turn
from backcare_desktop.core.rules import Presentation, Reminder


def show(turn: Turn, due: choosing.Due) -> None:
    """Put the notice of a due reminder on screen."""
    grace_until_s = due.occurrence.until_s if due.occurrence else None
    if due.snooze is not None and not due.reminder.is_use:
        grace_until_s = due.snooze.until_s + turn.rules.grace_s
    put_on_screen(turn, due.reminder, Notice(turn.boot_s, turn.boot_s), asked=False, grace_until_s=grace_until_s)


def put_on_screen(
    turn: Turn, reminder: Reminder, phase: Notice | Break, *, asked: bool, grace_until_s: float | None = None
) -> None:
    """Show a prompt, with all that it stands for."""
    already = next((each.covers for each in turn.snoozes if each.reminder.id == reminder.id), ())
    if grace_until_s is None:
        graces = (each.until_s for each in turn.pending if each.reminder_id == reminder.id)
        grace_until_s = max(graces, default=None)
    covers = choosing.joining(turn, reminder, already)
    turn.prompts += 1
    settle_idle_s = turn.rules.settle_idle_s
    turn.prompt = Prompt(turn.prompts, reminder, phase, covers, asked, grace_until_s, settle_idle_s)
    turn.snoozes = tuple(each for each in turn.snoozes if each.reminder.id not in (reminder.id, *covers))
    turn.pending = tuple(each for each in turn.pending if each.reminder_id != reminder.id)
    turn.tell(What.NOTICE if isinstance(phase, Notice) else What.BREAK, reminder.id, covers=covers)


def withdraw(turn: Turn, why: str) -> None:
    """Take the notice off the screen; it stays due (a clock reminder within its grace)."""
    prompt = turn.prompt
    assert prompt is not None
    join_more(turn)
    turn.tell(What.WITHDRAWN, prompt.reminder.id, why=why, covers=covered(turn))
    turn.prompt = None
    if not prompt.reminder.is_use:
        until_s = prompt.grace_until_s if prompt.grace_until_s is not None else turn.boot_s + turn.rules.grace_s
        turn.pending = (*turn.pending, Occurrence(prompt.reminder.id, until_s))
    elif prompt.reminder.id in turn.counters:  # also one that was only asked for
        turn.counters[prompt.reminder.id] += turn.lacking_s(prompt.reminder)


def join_more(turn: Turn) -> None:
    """Let those join that have become due, or nearly, while the prompt stands (R4)."""
    if turn.prompt is not None:
        covers = choosing.joining(turn, turn.prompt.reminder, turn.prompt.covers)
        if covers != turn.prompt.covers:
            turn.prompt = replace(turn.prompt, covers=covers)
            turn.snoozes = tuple(each for each in turn.snoozes if each.reminder.id not in covers)
    turn.snoozes = tuple(
        replace(each, covers=choosing.joining(turn, each.reminder, each.covers)) for each in turn.snoozes
    )


def covered(turn: Turn) -> tuple[str, ...]:
    """Those that the prompt on screen stands for too."""
    return turn.prompt.covers if turn.prompt else ()


# ---- outcomes


def take(turn: Turn, seconds: float, *, unseen: bool = False) -> None:
    """The prompt's break was taken: it and all use reminders as short or shorter start anew."""
    prompt = turn.prompt
    assert prompt is not None
    join_more(turn)
    hands_off_s = prompt.phase.hands_off_s if isinstance(prompt.phase, Break) else None
    turn.tell(
        What.TAKEN, prompt.reminder.id, seconds=seconds, hands_off_s=hands_off_s, covers=covered(turn), unseen=unseen
    )
    shorter = [each for each in turn.use_reminders() if each.duration_s <= prompt.reminder.duration_s]
    for reminder in shorter:
        start_anew(turn, reminder.id)
    if turn.is_rest(prompt.reminder):
        turn.end_sitting()
    if not turn.is_engaged:
        turn.taken_s = max(turn.taken_s, prompt.reminder.duration_s)
    _end(turn, prompt)


def skip(turn: Turn, why: str) -> None:
    """The prompt was skipped: it and what joined it start anew; a clock reminder only itself."""
    prompt = turn.prompt
    assert prompt is not None
    join_more(turn)
    turn.tell(What.SKIPPED, prompt.reminder.id, why=why, covers=covered(turn))
    if prompt.reminder.is_use:
        for reminder_id in covered(turn):
            start_anew(turn, reminder_id)
    _end(turn, prompt)


def _end(turn: Turn, prompt: Prompt) -> None:
    """After an outcome: its own counter starts anew and the quiet gap begins."""
    start_anew(turn, prompt.reminder.id)
    if prompt.reminder.presentation is not Presentation.BADGE:
        turn.gap_since_s = turn.boot_s
    turn.prompt = None


def start_anew(turn: Turn, reminder_id: str) -> None:
    """Set a reminder's use to 0 and forget that it was put off."""
    if reminder_id in turn.counters:
        turn.counters[reminder_id] = 0.0
    forget_snooze(turn, reminder_id)


def forget_snooze(turn: Turn, reminder_id: str) -> None:
    """Forget that it was put off, and how often."""
    turn.snoozes = tuple(each for each in turn.snoozes if each.reminder.id != reminder_id)
    turn.snoozed.pop(reminder_id, None)


# ---- time does it


def move_on(turn: Turn) -> None:
    """What the prompt on screen does by itself at this instant."""
    match turn.prompt:
        case Prompt(reminder=reminder, phase=Notice() as notice) if reminder.is_full:
            _move_full_notice(turn, reminder, notice)
        case Prompt(reminder=reminder, phase=Notice() as notice):
            _move_light(turn, reminder, notice)
        case Prompt(reminder=reminder, phase=Break() as phase):
            _move_break(turn, reminder, phase)


def _patience_is_over(turn: Turn, reminder: Reminder, notice: Notice) -> bool:
    return turn.boot_s >= notice.fresh_s + reminder.patience_s - EPS_S


def _move_full_notice(turn: Turn, reminder: Reminder, notice: Notice) -> None:
    if reminder.presentation is Presentation.PLAYER:
        if _patience_is_over(turn, reminder, notice):
            skip(turn, "ignored")
        return
    stood = turn.boot_s >= notice.fresh_s + reminder.notice_s - EPS_S
    rested = turn.boot_s >= turn.settled_at_s - EPS_S
    if (stood and rested) or _patience_is_over(turn, reminder, notice):
        begin(turn)


def _move_light(turn: Turn, reminder: Reminder, notice: Notice) -> None:
    if turn.idle_s >= reminder.duration_s - EPS_S:
        take(turn, min(reminder.duration_s, turn.boot_s - notice.since_s))
    elif _patience_is_over(turn, reminder, notice):
        skip(turn, "ignored")


def _move_break(turn: Turn, reminder: Reminder, phase: Break) -> None:
    if phase.counted_s >= reminder.duration_s - EPS_S:
        take(turn, reminder.duration_s, unseen=not turn.idle_known)
    elif turn.boot_s >= halting.gives_up_s(reminder, phase) - EPS_S:
        skip(turn, "ignored")


def begin(turn: Turn) -> None:
    """The notice becomes the break."""
    assert turn.prompt is not None
    join_more(turn)
    turn.put(Break(turn.boot_s))
    turn.tell(What.BREAK, turn.prompt.reminder.id, covers=covered(turn))


def deadlines(turn: Turn) -> list[float]:
    """When the prompt on screen next does something by itself, on the boot clock."""
    match turn.prompt:
        case Prompt(reminder=reminder, phase=Notice() as notice):
            over_s = notice.fresh_s + reminder.patience_s
            if reminder.presentation is Presentation.WINDOW:
                return [over_s, max(notice.fresh_s + reminder.notice_s, turn.settled_at_s)]
            if reminder.is_full or turn.is_engaged:
                return [over_s]
            return [over_s, turn.sign_s + reminder.duration_s]
        case Prompt(reminder=reminder, phase=Break() as phase):
            from_s = max(turn.boot_s, turn.countdown_from_s(reminder, phase))
            return [from_s + reminder.duration_s - phase.counted_s, halting.gives_up_s(reminder, phase)]
    return []
