"""Which exercises come next: what fits the time and the person, and was shown least recently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from types import MappingProxyType

from backcare_desktop.core.exercises import Exercise, ExerciseSet, Position

NEVER_SHOWN: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person wants of a break's exercises: ``position`` None = any, ``discreet`` = only what fits a call."""

    position: Position | None = None
    discreet: bool = False
    hidden_ids: frozenset[str] = frozenset()
    hidden_tags: frozenset[str] = frozenset()

    def allow(self, move: Exercise) -> bool:
        """Whether this exercise may be shown."""
        return (
            move.id not in self.hidden_ids
            and self.hidden_tags.isdisjoint(move.avoid_tags)
            and self.position in (None, move.position)
            and (move.discreet or not self.discreet)
        )


EVERYTHING = Wishes()


def pick(
    exercises: Sequence[Exercise],
    *,
    seconds: float,
    wishes: Wishes = EVERYTHING,
    shown_last: Mapping[str, float] = NEVER_SHOWN,
    daily_strength_set: ExerciseSet | None = None,
) -> tuple[Exercise, ...]:
    """The exercises of a break that lasts ``seconds``; empty when nothing fits.

    ``shown_last``: by id, when each was last shown, on any one clock; what is not in it was never shown.
    ``daily_strength_set``: begin with this set, if all of it is allowed and fits. Otherwise the least recently shown
    come first, never two in a row for the same first region. The same input always picks the same.
    """
    allowed = [move for move in exercises if wishes.allow(move)]
    picked = list(_strength(daily_strength_set, allowed, seconds))
    left_s = seconds - sum(move.total_s for move in picked)
    while (move := _next(allowed, picked, left_s, shown_last)) is not None:
        picked.append(move)
        left_s -= move.total_s
    return tuple(picked)


def _strength(wanted: ExerciseSet | None, allowed: Iterable[Exercise], seconds: float) -> tuple[Exercise, ...]:
    """The whole strength set, or nothing."""
    if wanted is None or wanted.total_s > seconds:
        return ()
    by_id = {move.id: move for move in allowed}
    return tuple(by_id[name] for name in wanted.items) if all(name in by_id for name in wanted.items) else ()


def _next(
    allowed: Sequence[Exercise], picked: Sequence[Exercise], left_s: float, shown_last: Mapping[str, float]
) -> Exercise | None:
    """The least recently shown that fits the time left; of equals one for a region not moved yet, then file order."""
    last_region = picked[-1].regions[0] if picked else None
    moved = Counter(move.regions[0] for move in picked)
    possible = [
        move for move in allowed if move.total_s <= left_s and move not in picked and move.regions[0] is not last_region
    ]
    return min(possible, key=lambda move: (shown_last.get(move.id, -inf), moved[move.regions[0]]), default=None)
