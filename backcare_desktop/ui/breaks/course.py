"""The way through the moves of a break: by the clock, and as the person goes back and forth and changes them."""

from __future__ import annotations

from backcare_desktop.core.breakmoves import BreakMoves
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui.pace import Pace, Spot


class Course:
    """The moves at their pace; what takes the place of another begins at once, and the rest follows it."""

    def __init__(self, moves: BreakMoves) -> None:
        self._moves = moves
        self._pace = self._paced(0, 0.0)
        self._away: tuple[Exercise, int] | None = None
        """The move that was put away last, and where."""

    def __len__(self) -> int:
        return len(self._moves.moves)

    def move(self, index: int) -> Exercise | None:
        """The move at that place; None once all are over."""
        return self._moves.moves[index] if index < len(self) else None

    def is_strength(self, index: int) -> bool:
        """Whether that place belongs to the strength set of the day."""
        return index < self._moves.routine.strength

    def at(self, prompt: PromptView) -> Spot:
        """What is on now."""
        return self._pace.at(elapsed_s(prompt))

    def show(self, index: int) -> None:
        """This one is on now: only then it counts as shown."""
        if index < len(self):
            self._moves.show(index)

    def go(self, index: int, prompt: PromptView) -> None:
        """Begin that move now."""
        self._pace.go(index, elapsed_s(prompt))

    def swap(self, index: int, prompt: PromptView) -> bool:
        """Put another in the place of this one; False when no other fits."""
        is_swapped = self._moves.swap(index, prompt)
        if is_swapped:
            self._pace = self._paced(index, elapsed_s(prompt))
        return is_swapped

    def put_away(self, index: int, prompt: PromptView) -> Exercise:
        """“Not for me”: what comes instead is on at once; which one went."""
        move = self._moves.moves[index]
        self._away = move, index
        self._moves.put_away(index, prompt)
        self._pace = self._paced(index, elapsed_s(prompt))
        return move

    def take_back(self, on: int, prompt: PromptView) -> Exercise | None:
        """Undo the last ``put_away``, once; its move comes again only where it was. None: there is none to undo."""
        if self._away is None:
            return None
        (move, index), self._away = self._away, None
        if index == on:
            self._moves.take_back(index, prompt)
            self._pace = self._paced(index, elapsed_s(prompt))
        return move

    def _paced(self, index: int, at_s: float) -> Pace:
        return Pace([each.total_s for each in self._moves.moves], index=index, elapsed_s=at_s)


def elapsed_s(prompt: PromptView) -> float:
    """How much of the break has passed."""
    return prompt.total_s - (prompt.left_s or 0.0)
