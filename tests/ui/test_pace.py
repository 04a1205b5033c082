"""The pace through timed parts."""

from __future__ import annotations

import pytest

from backcare_desktop.ui.pace import Pace, Spot


@pytest.mark.parametrize(
    ("elapsed_s", "spot"),
    [(-1.0, Spot(0, 0.0)), (0.0, Spot(0, 0.0)), (59.0, Spot(0, 59.0)), (60.0, Spot(1, 0.0)), (95.0, Spot(2, 5.0))],
)
def test_time_leads_from_part_to_part(elapsed_s: float, spot: Spot) -> None:
    assert Pace([60.0, 30.0, 30.0]).at(elapsed_s) == spot


def test_after_the_last_part_all_are_over() -> None:
    assert Pace([60.0, 30.0]).at(100.0) == Spot(2, 10.0)


def test_a_part_chosen_by_hand_begins_now_and_runs_on_from_there() -> None:
    pace = Pace([60.0, 30.0, 30.0])
    pace.go(1, 10.0)
    assert pace.at(10.0) == Spot(1, 0.0)
    assert pace.at(41.0) == Spot(2, 1.0)
    pace.go(0, 41.0)
    assert pace.at(50.0) == Spot(0, 9.0)


def test_what_is_left_follows_the_hand() -> None:
    pace = Pace([60.0, 30.0, 30.0])
    assert pace.left_s(10.0) == 110.0
    pace.go(1, 10.0)
    assert pace.left_s(15.0) == 55.0
    assert pace.left_s(80.0) == 0.0


def test_all_that_follows_can_be_left_out() -> None:
    pace = Pace([60.0, 30.0])
    pace.finish(10.0)
    assert pace.at(15.0) == Spot(2, 5.0)
    assert pace.left_s(15.0) == 0.0
    pace.go(1, 20.0)
    assert pace.at(25.0) == Spot(1, 5.0)


def test_nobody_goes_beyond_the_ends() -> None:
    pace = Pace([60.0, 30.0])
    pace.go(-1, 5.0)
    assert pace.at(5.0) == Spot(0, 0.0)
    pace.go(7, 5.0)
    assert pace.at(5.0) == Spot(1, 0.0)


def test_without_parts_there_is_nothing_to_walk_through() -> None:
    pace = Pace([])
    pace.go(1, 3.0)
    assert pace.at(5.0) == Spot(0, 2.0)
