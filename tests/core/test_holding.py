"""The person's own time to hold a stretch: in its dose, its sum, its figure and the sets it stands in."""

from __future__ import annotations

import pytest

from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guidetable import HOLDS, hold_s
from backcare_desktop.core.moves.exercises import Exercise, Mode
from backcare_desktop.core.moves.holding import held, summed
from backcare_desktop.core.moves.pacing import paced
from backcare_desktop.core.moves.turns import Turns
from tests.content.shipped import library

EVERY = library().exercises


def exercise(name: str) -> Exercise:
    found = by_id(EVERY, name)
    assert found is not None
    return found


def test_what_can_be_chosen_in_seconds() -> None:
    assert [hold_s(each) for each in HOLDS] == [None, 10, 15, 20, 30, 45, 60]


def test_a_stretch_is_held_longer_and_its_sum_follows() -> None:
    tilt = held(exercise("neck-side-tilt"), 30)
    assert (tilt.amount, tilt.total_s) == ("hold 30 s, 2 times on each side", 2 * 2 * (30 + 4))


@pytest.mark.parametrize("name", ["neck-turn", "shoulder-rolls", "eye-far-look", "move-walk"])
def test_what_is_no_stretch_stays_as_it_is(name: str) -> None:
    assert held(exercise(name), 30) is exercise(name)


@pytest.mark.parametrize("own_s", [10, 60])
@pytest.mark.parametrize("move", [each for each in EVERY if each.mode is Mode.HOLD], ids=lambda each: each.id)
def test_the_figure_and_the_count_hold_as_long(move: Exercise, own_s: int) -> None:
    longer = held(move, own_s)
    turns = Turns(longer, paced(library().figures, longer))
    counted = [turns.at(tenth / 10).hold_left_s for tenth in range(10 * longer.total_s)]
    assert max(counted) == own_s
    assert abs(sum(each > 0 for each in counted) - 10 * own_s * move.reps * move.sides) <= 2 * move.reps * move.sides


def test_a_set_is_as_long_as_its_moves() -> None:
    ready = by_id(library().sets, "set.neck-5")
    assert ready is not None
    assert summed(ready, EVERY) == ready
    assert summed(ready, [held(each, 30) for each in EVERY]).total_s == 293 + 2 * 2 * 15
