"""Moves and tips that the person does not want to see: the settings that name them, and what changes these."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, Protocol

from backcare_desktop.core.commands import ChangeSettings

HIDDEN: Final = "guide.hidden_moves"
"""The ids of the moves that are "not for me", in the order in which they were hidden."""
HIDDEN_TIPS: Final = "guide.hidden_tips"


class Has(Protocol):
    """The settings, or anything else that knows the value of a key."""

    def __getitem__(self, key: str) -> Any:
        """The value of this key."""


def hidden(settings: Has) -> tuple[str, ...]:
    """The ids of the hidden moves."""
    return tuple(settings[HIDDEN])


def hide(settings: Has, move_id: str) -> ChangeSettings:
    """“Not for me”: show this move no more, until ``show_again``."""
    kept = [each for each in hidden(settings) if each != move_id]
    return ChangeSettings(((HIDDEN, [*kept, move_id]),))


def show_again(settings: Has, move_id: str) -> ChangeSettings:
    """Show this move again."""
    kept = [each for each in hidden(settings) if each != move_id]
    return ChangeSettings(((HIDDEN, kept or None),))


def shown_anew(settings: Has, ids: Collection[str]) -> dict[str, object]:
    """What to write when what has these ids is new: it comes up, though another of its id was put away before."""
    away = {key: tuple(settings[key]) for key in (HIDDEN, HIDDEN_TIPS)}
    return {
        key: [each for each in names if each not in ids] or None
        for key, names in away.items()
        if any(each in ids for each in names)
    }
