"""Holds: reasons not to show anything now, each ending only for its own cause (R9)."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from backcare_desktop.core.events import HoldBegan, HoldEnded, What
from backcare_desktop.core.model import Hold, Notice
from backcare_desktop.core.reminding import choosing, prompting
from backcare_desktop.core.reminding.turn import EPS_S, Turn

ANSWERS_WITHIN_S = 600.0
"""A hold whose source does not answer for so long ends by itself (R9)."""


def change(turn: Turn, event: HoldBegan | HoldEnded) -> None:
    """An obstacle begins, answers that it stands, or is gone."""
    before = turn.obstacles
    others = tuple(each for each in turn.holds if each.on is not event.on)
    if isinstance(event, HoldBegan):
        known = next((each for each in turn.holds if each.on is event.on), None)
        since_s = known.since_s if known else turn.boot_s
        answered_s = turn.boot_s if event.expires else inf
        others = (*others, Hold(event.on, since_s, event.what, answered_s, turn.boot_s + event.for_s))
    turn.holds = others
    heed(turn, before)


def heed(turn: Turn, before: tuple[str, ...]) -> None:
    """A hold that begins withdraws the notice; after the last one nothing starts for a while."""
    now = turn.obstacles
    if set(now) - set(before) and turn.prompt is not None and isinstance(turn.prompt.phase, Notice):
        prompting.withdraw(turn, "hold")
    if before and not now:
        turn.released_s = turn.boot_s


def ask_anew(turn: Turn) -> None:
    """After a gap, give each hold that must answer its ten minutes from now on."""
    turn.holds = tuple(replace(each, answered_s=turn.boot_s) if each.answered_s < inf else each for each in turn.holds)


def ends_s(hold: Hold) -> float:
    """When it ends by itself, on the boot clock; infinite if never."""
    return min(hold.until_s, hold.answered_s + ANSWERS_WITHIN_S)


def end(turn: Turn) -> None:
    """End the holds whose time is over."""
    standing = tuple(each for each in turn.holds if ends_s(each) > turn.boot_s + EPS_S)
    if len(standing) < len(turn.holds):
        before, turn.holds = turn.obstacles, standing
        heed(turn, before)


def say(turn: Turn, due: list[choosing.Due]) -> None:
    """Say once of each prompt that became due under a hold that it is held, unless a longer one stands for it."""
    longest_s = turn.prompt.reminder.duration_s if turn.prompt is not None else 0.0
    for each in due:
        reminder = each.reminder
        if choosing.waits_for_longer(turn, each):
            continue
        joins = reminder.is_use and reminder.duration_s <= longest_s
        if reminder.id not in (*turn.due_seen, *turn.said_held) and not joins:
            turn.said_held = (*turn.said_held, reminder.id)
            turn.tell(What.HELD, reminder.id, by=turn.obstacles, covers=choosing.joining(turn, reminder))
        longest_s = max(longest_s, reminder.duration_s)
