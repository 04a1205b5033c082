"""The person's own time to hold a stretch, in the place of the guide's (guidance 4.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backcare_desktop.core.figure.stops import OWN_HOLD_FROM_S
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet, Mode


def held(move: Exercise, own_s: int) -> Exercise:
    """The move, with a stretch held for ``own_s`` seconds; what is done for a time, or hardly held, stays as it is."""
    if move.mode is not Mode.HOLD or move.hold_s < OWN_HOLD_FROM_S:
        return move
    return replace(move, hold_s=own_s, total_s=move.sides * move.reps * (own_s + move.rep_s))


def summed(ready: ExerciseSet, moves: Iterable[Exercise]) -> ExerciseSet:
    """The set, as long as its moves are now."""
    lengths_s = {move.id: move.total_s for move in moves}
    return replace(ready, total_s=sum(lengths_s[each] for each in ready.items))
