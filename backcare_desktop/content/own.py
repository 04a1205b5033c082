"""The guide with the person's own moves and tips in it, so that search, lists and routines find them by themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.content.library import Library

if TYPE_CHECKING:
    from backcare_desktop.core.guide.guidance import Guidance
    from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet
    from backcare_desktop.core.own.own import OwnContent, Tip

_MERGED = ("exercises", "sets", "guidance", "index")


class WholeLibrary(Library):
    """The shipped families and the person's own; ``take_over`` gives it what they have now, None for nothing.

    ``hold_s``: for how long they hold a stretch of the guide; None: as it is written. Their own moves say so.
    """

    def __init__(self, resources: Path) -> None:
        super().__init__(resources)
        self._own: OwnContent | None = None
        self._hold_s: int | None = None

    def take_over(self, own: OwnContent | None, *, hold_s: int | None = None) -> None:
        """Have this from now on; what was merged with what was before is merged anew when it is next asked for."""
        if own is not self._own or hold_s != self._hold_s:
            self._own, self._hold_s = own, hold_s
            for family in _MERGED:
                self.__dict__.pop(family, None)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """All moves, the person's own after the shipped ones."""
        own = self._own.moves if self._own is not None else ()
        return (*self._held(self._shipped_exercises), *(each.move for each in own))

    @cached_property
    def sets(self) -> tuple[ExerciseSet, ...]:
        """Ready sets of moves, as long as their moves are for this person."""
        if self._hold_s is None:
            return self._shipped_sets
        from backcare_desktop.core.moves.holding import summed

        return tuple(summed(each, self.exercises) for each in self._shipped_sets)

    @cached_property
    def guidance(self) -> Guidance:
        """The whole guide, from all families."""
        return replace(super().guidance, tips=self.tips)

    @property
    def tips(self) -> tuple[Tip, ...]:
        """The person's own tips."""
        return self._own.tips if self._own is not None else ()

    def _held(self, moves: tuple[Exercise, ...]) -> tuple[Exercise, ...]:
        if self._hold_s is None:
            return moves
        from backcare_desktop.core.moves.holding import held

        return tuple(held(each, self._hold_s) for each in moves)

    @cached_property
    def _shipped_exercises(self) -> tuple[Exercise, ...]:
        return super().exercises

    @cached_property
    def _shipped_sets(self) -> tuple[ExerciseSet, ...]:
        return super().sets
