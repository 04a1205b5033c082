"""Sore days, if the person says so: calm moves only, and after three of them when to get help (guidance 7.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from backcare_desktop.core.moves.exercises import ExerciseSet

SET: Final = "set.gentle"
"""No end of the range, no load (guidance 7.2)."""
HELP_AFTER_DAYS: Final = 3

Kept = tuple[str, bool]
"""The day from which the setting was seen on (ISO), and whether the page was shown since."""


def moves(sets: Sequence[ExerciseSet]) -> frozenset[str]:
    """The ids of the moves that a gentle day has."""
    return frozenset(move for each in sets if each.id == SET for move in each.items)


def follow(kept: Sequence[object] | None, today: date, *, is_on: bool) -> tuple[Kept | None, bool]:
    """What to keep after a break of today, and whether “When to get help” is to be shown now: once, three days on."""
    if not is_on:
        return None, False
    if kept is None:
        return (today.isoformat(), False), False
    since, was_shown = str(kept[0]), bool(kept[1])
    is_due = not was_shown and (today - date.fromisoformat(since)).days >= HELP_AFTER_DAYS
    return (since, was_shown or is_due), is_due
