"""Which exercises a break has: what fits the time and the person, was shown least recently, and can be changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime, time
from math import inf
from typing import Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet, Position, Region
from backcare_desktop.core.timetable import day_of

STRENGTH_SETS: Final = ("set.strength-2", "set.strength-noband")
"""The daily strength set, the best supported one first; the other needs no band (guidance 7.1)."""
STRENGTH_DAYS: Final = 5
"""On so many days of a week (guidance 7.1)."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person wants of a break's exercises: ``position`` None = any, ``discreet`` = only what fits a call.

    ``lacking``: what the person has not at hand. ``favoured``: regions whose moves come first. ``only``: none but
    these; empty: all.
    """

    position: Position | None = None
    discreet: bool = False
    hidden_ids: frozenset[str] = frozenset()
    hidden_tags: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    favoured: frozenset[Region] = frozenset()
    only: frozenset[str] = frozenset()

    def allow(self, move: Exercise) -> bool:
        """Whether this exercise may be shown."""
        return (
            move.id not in self.hidden_ids
            and (not self.only or move.id in self.only)
            and self.hidden_tags.isdisjoint(move.avoid_tags)
            and self.position in (None, move.position)
            and (move.discreet or not self.discreet)
            and move.equipment not in self.lacking
        )


EVERYTHING = Wishes()


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to choose from. ``shown_last``: by id, when each was last shown; who is not in it never was.

    ``declined``: not again in this break, as the person put them away in it.
    """

    exercises: Sequence[Exercise]
    wishes: Wishes = EVERYTHING
    shown_last: Mapping[str, float] = field(default_factory=dict)
    declined: frozenset[str] = frozenset()

    def allowed(self) -> list[Exercise]:
        """All that may be shown."""
        return [each for each in self.exercises if self.wishes.allow(each) and each.id not in self.declined]

    def whole(self, wanted: ExerciseSet, seconds: float) -> tuple[Exercise, ...]:
        """All of a ready set, or nothing where a part is not allowed or the time too short."""
        by_id = {move.id: move for move in self.allowed()}
        if wanted.total_s > seconds or not all(name in by_id for name in wanted.items):
            return ()
        return tuple(by_id[name] for name in wanted.items)

    def last(self) -> Exercise | None:
        """The one shown most recently; None when none was."""
        shown = [each for each in self.exercises if each.id in self.shown_last]
        return max(shown, key=lambda each: self.shown_last[each.id], default=None)


@dataclass(frozen=True, slots=True)
class Routine:
    """The exercises of a break, in order. ``strength``: so many of the first are the day's strength set."""

    moves: tuple[Exercise, ...] = ()
    strength: int = 0

    @property
    def total_s(self) -> int:
        """How long all of them take."""
        return sum(move.total_s for move in self.moves)


def pick(stock: Stock, seconds: float, *, strength: Iterable[ExerciseSet] = ()) -> Routine:
    """The exercises of a break that lasts ``seconds``; none when nothing fits. The same input picks the same.

    ``strength``: begin with the first of these sets that is allowed and fits as a whole. Otherwise the least recently
    shown come first, never two in a row that move the same part of the body, also after the break before.
    """
    first = next((found for each in strength if (found := stock.whole(each, seconds))), ())
    moves = _filled(stock, first, seconds, after=stock.last())
    return Routine(moves or _filled(stock, first, seconds), len(first))


def swap(stock: Stock, routine: Routine, index: int, left_s: float) -> Routine | None:
    """The routine with another exercise in that place, begun now, ``left_s`` before the break's end; None: none fits.

    A part of the strength set is swapped as the whole set. What comes later gives way from its end where it must.
    """
    done, rest = _around(routine, index)
    away = routine.moves[index : len(routine.moves) - len(rest)]
    stock = replace(stock, declined=stock.declined | {move.id for move in away})
    for kept in range(len(rest), -1, -1):
        then = rest[0] if kept else None
        found = _next(stock, (*done, *rest), left_s - _length(rest[:kept]), between=(_last(done), then))
        if found is not None:
            whole = _filled(stock, (*done, found, *rest[:kept]), left_s + _length(done))
            return Routine(whole, _strength_left(routine, index))
    return None


def drop(stock: Stock, routine: Routine, index: int, left_s: float) -> Routine:
    """The routine without that exercise: another in its place where one fits, else what comes after it."""
    swapped = swap(stock, routine, index, left_s)
    if swapped is not None:
        return swapped
    done, rest = _around(routine, index)
    while rest and not _differ(_last(done), rest[0]):
        rest = rest[1:]
    return fitted(Routine((*done, *rest), _strength_left(routine, index)), index, left_s)


def fitted(routine: Routine, index: int, left_s: float) -> Routine:
    """The routine without what no longer fits when the exercise at ``index`` begins ``left_s`` before the end."""
    moves = routine.moves
    while len(moves) > index and _length(moves[index:]) > left_s:
        moves = moves[:-1]
    return replace(routine, moves=moves, strength=min(routine.strength, len(moves)))


def strength_is_owed(now: datetime, taken: Collection[date], *, after: time, day_starts_at: time) -> bool:
    """Whether the day's strength set is still to come: from ``after`` on, once a day, on five days of a week.

    ``taken``: the days on which it was taken. ``now``: local time; until the day's edge it is still the day before.
    """
    today = day_of(now, day_starts_at)
    days = [day for day in taken if day.isocalendar()[:2] == today.isocalendar()[:2]]
    is_late = _into_day(now.time(), day_starts_at) >= _into_day(after, day_starts_at)
    return is_late and today not in days and len(days) < STRENGTH_DAYS


def _into_day(at: time, day_starts_at: time) -> int:
    """Minutes since the day's edge."""
    return (60 * (at.hour - day_starts_at.hour) + at.minute - day_starts_at.minute) % (24 * 60)


def _around(routine: Routine, index: int) -> tuple[tuple[Exercise, ...], tuple[Exercise, ...]]:
    """What comes before and after an exercise that is put away; the strength set goes as a whole."""
    end = max(index + 1, routine.strength if index < routine.strength else 0)
    return routine.moves[:index], routine.moves[end:]


def _strength_left(routine: Routine, index: int) -> int:
    """How much of it is the strength set once the exercise at ``index`` is put away."""
    return routine.strength if index >= routine.strength else 0


def _filled(
    stock: Stock, taken: Sequence[Exercise], seconds: float, *, after: Exercise | None = None
) -> tuple[Exercise, ...]:
    """These exercises and more, until nothing else fits into ``seconds``; ``after`` comes before all of them."""
    moves = tuple(taken)
    while True:
        found = _next(stock, moves, seconds - _length(moves), between=(_last(moves) or after, None))
        if found is None:
            return moves
        moves = (*moves, found)


def _next(
    stock: Stock, taken: Sequence[Exercise], room_s: float, *, between: tuple[Exercise | None, Exercise | None]
) -> Exercise | None:
    """The one whose turn it is, of those that fit; of equals one for a region not moved yet, then file order."""
    moved = Counter(move.regions[0] for move in taken)
    possible = [
        move
        for move in stock.allowed()
        if move.total_s <= room_s and move not in taken and all(_differ(move, other) for other in between)
    ]
    return min(
        possible,
        key=lambda move: (
            stock.wishes.favoured.isdisjoint(move.regions),
            stock.shown_last.get(move.id, -inf),
            moved[move.regions[0]],
        ),
        default=None,
    )


def _differ(one: Exercise | None, other: Exercise | None) -> bool:
    """Whether no part of the body is moved by both."""
    return one is None or other is None or set(one.regions).isdisjoint(other.regions)


def _last(moves: Sequence[Exercise]) -> Exercise | None:
    return moves[-1] if moves else None


def _length(moves: Iterable[Exercise]) -> int:
    return sum(move.total_s for move in moves)
