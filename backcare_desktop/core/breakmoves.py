"""The moves of one break while it runs: which count as shown, and what the person swaps or puts away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.moves.routine import Routine, Stock, drop, fitted, swap
from backcare_desktop.core.view import PromptView


class BreakMoves:
    """The routine of a break, and the ways to change it; every change keeps it within the time that is left.

    ``stock``: what there is to choose from for this prompt, as it stands now. ``keep``: is told, after each change,
    which moves were shown in this break and when. ``now_s``: the clock of those times.
    """

    def __init__(
        self,
        routine: Routine,
        stock: Callable[[PromptView], Stock],
        keep: Callable[[Mapping[str, float]], None],
        now_s: Callable[[], float],
    ) -> None:
        self.routine = routine
        self._stock = stock
        self._keep = keep
        self._now_s = now_s
        self._shown: dict[str, float] = {}
        self._away: tuple[str, ...] = ()
        self._before = routine

    @property
    def moves(self) -> tuple[Exercise, ...]:
        """The moves, in order."""
        return self.routine.moves

    @property
    def has_shown_strength(self) -> bool:
        """Whether the day's strength set was part of it, and all of it was on."""
        strength = self.moves[: self.routine.strength]
        return bool(strength) and all(move.id in self._shown for move in strength)

    def show(self, index: int) -> None:
        """This one is on now: only then it counts as shown."""
        self._shown[self.moves[index].id] = self._now_s()
        self._keep(self._shown)

    def swap(self, index: int, prompt: PromptView) -> bool:
        """Put another in its place; False when no other fits. What is swapped away does not count as shown."""
        swapped = swap(self._stock_for(prompt, ()), self.routine, index, prompt.left_s or 0.0)
        if swapped is not None:
            self._put_away(swapped)
        return swapped is not None

    def put_away(self, index: int, prompt: PromptView) -> None:
        """“Not for me”: another takes its place, or the next one comes."""
        before, own_id = self.routine, self.moves[index].id
        self._put_away(drop(self._stock_for(prompt, (own_id,)), self.routine, index, prompt.left_s or 0.0))
        self._before = before

    def take_back(self, index: int, prompt: PromptView) -> None:
        """Undo the last ``put_away``, whose move was at ``index``: it begins anew there."""
        self._away = tuple(each for each in self._away if each != self._before.moves[index].id)
        self.routine = fitted(self._before, index, prompt.left_s or 0.0)

    def _stock_for(self, prompt: PromptView, also: tuple[str, ...]) -> Stock:
        stock = self._stock(prompt)
        return replace(stock, declined=stock.declined | {*self._away, *also})

    def _put_away(self, changed: Routine) -> None:
        gone = [move.id for move in self.moves if move not in changed.moves]
        self.routine = changed
        self._away = (*self._away, *gone)
        for each in gone:
            self._shown.pop(each, None)
        self._keep(self._shown)
