"""The guide with the person's own moves and tips in it, so that search, lists and routines find them by themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.content.library import Library

if TYPE_CHECKING:
    from backcare_desktop.core.guide.guidance import Guidance
    from backcare_desktop.core.moves.exercises import Exercise
    from backcare_desktop.core.own.own import OwnContent, Tip

_MERGED = ("exercises", "guidance", "index")


class WholeLibrary(Library):
    """The shipped families and the person's own; ``take_over`` gives it what they have now, None for nothing."""

    def __init__(self, resources: Path) -> None:
        super().__init__(resources)
        self._own: OwnContent | None = None

    def take_over(self, own: OwnContent | None) -> None:
        """Hold this from now on; what was merged with the content before is merged anew when it is next asked for."""
        if own is not self._own:
            self._own = own
            for family in _MERGED:
                self.__dict__.pop(family, None)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """All moves, the person's own after the shipped ones."""
        own = self._own.moves if self._own is not None else ()
        return (*self._shipped_exercises, *(each.move for each in own))

    @cached_property
    def guidance(self) -> Guidance:
        """The whole guide, from all families."""
        return replace(super().guidance, tips=self.tips)

    @property
    def tips(self) -> tuple[Tip, ...]:
        """The person's own tips."""
        return self._own.tips if self._own is not None else ()

    @cached_property
    def _shipped_exercises(self) -> tuple[Exercise, ...]:
        return super().exercises
