"""A break's exercises fit the time and the person, and come round in turn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.exercises import Exercise, ExerciseSet, Position, Region
from backcare_desktop.core.routine import Wishes, pick
from tests.content import shipped

STRENGTH = ExerciseSet("set.strength", "Strength", ("push", "stand"), 100)


def move(name: str, region: Region, seconds: int, **changes: object) -> Exercise:
    plain = replace(
        shipped.exercise("neck-turn"),
        id=name, regions=(region,), reps=1, sides=1, hold_s=seconds, rep_s=0, total_s=seconds, avoid_tags=(),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


TURN = move("turn", Region.NECK, 40)
TILT = move("tilt", Region.NECK, 40)
ROLL = move("roll", Region.SHOULDERS, 30)
PUSH = move("push", Region.CHEST, 50, position=Position.STANDING, discreet=False, avoid_tags=("spasm", "bp"))
STAND = move("stand", Region.HIPS, 50, position=Position.STANDING, discreet=False)
ALL = (TURN, TILT, ROLL, PUSH, STAND)


def ids(picked: tuple[Exercise, ...]) -> list[str]:
    return [exercise.id for exercise in picked]


def test_exercises_are_added_until_nothing_more_fits() -> None:
    assert ids(pick((TURN, ROLL, STAND), seconds=119)) == ["turn", "roll"]
    assert ids(pick((TURN, ROLL, STAND), seconds=120)) == ["turn", "roll", "stand"]


def test_a_shorter_one_fills_what_the_next_in_turn_would_overrun() -> None:
    assert ids(pick((STAND, TURN, ROLL), seconds=85)) == ["stand", "roll"]


def test_nothing_fits_into_no_time() -> None:
    assert pick(ALL, seconds=29) == ()
    assert pick((), seconds=300) == ()


def test_never_two_in_a_row_for_the_same_region() -> None:
    assert ids(pick((TURN, TILT), seconds=300)) == ["turn"]
    assert ids(pick((TURN, TILT, ROLL), seconds=300)) == ["turn", "roll", "tilt"]


def test_the_least_recently_shown_comes_first() -> None:
    shown = {"turn": 900.0, "roll": 100.0, "stand": 500.0}
    assert ids(pick((TURN, ROLL, STAND), seconds=300, shown_last=shown)) == ["roll", "stand", "turn"]


def test_what_was_never_shown_comes_before_all() -> None:
    assert ids(pick((TURN, ROLL, STAND), seconds=70, shown_last={"turn": -5.0, "roll": 0.0})) == ["stand"]


def test_of_equals_a_region_not_moved_yet_comes_first() -> None:
    assert ids(pick((TURN, ROLL, TILT, STAND), seconds=300)) == ["turn", "roll", "stand", "tilt"]


def test_the_same_input_picks_the_same() -> None:
    assert pick(ALL, seconds=200) == pick(ALL, seconds=200)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (Wishes(position=Position.SEATED), ["turn", "roll", "tilt"]),
        (Wishes(position=Position.STANDING), ["push", "stand"]),
        (Wishes(discreet=True), ["turn", "roll", "tilt"]),
        (Wishes(hidden_ids=frozenset({"turn", "push"})), ["tilt", "roll", "stand"]),
        (Wishes(hidden_tags=frozenset({"bp", "knee"})), ["turn", "roll", "stand", "tilt"]),
    ],
)
def test_only_what_the_person_wishes(wishes: Wishes, expected: list[str]) -> None:
    assert ids(pick(ALL, seconds=600, wishes=wishes)) == expected


def test_the_strength_set_comes_first_and_takes_its_time() -> None:
    assert ids(pick(ALL, seconds=175, daily_strength_set=STRENGTH)) == ["push", "stand", "turn", "roll"]


def test_the_exercise_after_the_strength_set_is_for_another_region() -> None:
    bend = move("bend", Region.HIPS, 30)
    assert ids(pick((bend, ROLL, PUSH, STAND), seconds=160, daily_strength_set=STRENGTH)) == [
        "push", "stand", "roll", "bend",
    ]  # fmt: skip


def test_no_strength_set_when_it_does_not_fit_or_a_part_is_hidden() -> None:
    assert ids(pick((TURN, PUSH, STAND), seconds=99, daily_strength_set=STRENGTH)) == ["turn", "push"]
    hidden = Wishes(hidden_tags=frozenset({"spasm"}))
    assert ids(pick((TURN, PUSH, STAND), seconds=300, wishes=hidden, daily_strength_set=STRENGTH)) == [
        "turn", "stand",
    ]  # fmt: skip


def test_five_minutes_from_the_shipped_exercises_in_a_fresh_spasm() -> None:
    picked = pick(
        shipped.guidance().exercises,
        seconds=300,
        wishes=Wishes(position=Position.SEATED, hidden_tags=frozenset({"spasm", "osteo"})),
    )
    assert ids(picked) == [
        "neck-chin-tuck", "shoulder-shrug-drop", "shoulder-blade-squeeze", "chest-open-elbows", "low-pelvic-tilt",
    ]  # fmt: skip
    assert sum(exercise.total_s for exercise in picked) == 282
