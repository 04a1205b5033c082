"""What is counted while a move runs: sides and repetitions, holds, and the figure that is in step with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.figure.motion import motion
from backcare_desktop.core.moves.exercises import Exercise, Mode
from backcare_desktop.core.moves.pacing import paced
from backcare_desktop.core.moves.turns import Turns
from tests.content.shipped import exercise, library

FIGURES = library().figures
EVERY = library().exercises


def turns(name: str) -> Turns:
    return Turns(exercise(name), paced(FIGURES, exercise(name)))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "neck-side-tilt",
            {
                0.0: "Right side · 1 of 2 times",
                2.0: "Right side · 1 of 2 times · hold 15 s",
                16.5: "Right side · 1 of 2 times · hold 1 s",
                17.0: "Right side · 1 of 2 times",
                18.96: "Left side · 1 of 2 times",
                30.0: "Left side · 1 of 2 times · hold 6 s",
                38.0: "Right side · 2 of 2 times",
                75.9: "Left side · 2 of 2 times",
                76.0: "Left side · 2 of 2 times",
                80.0: "Left side · 2 of 2 times",
            },
        ),
        (
            "shoulder-blade-squeeze",
            {0.0: "1 of 8 times", 1.5: "1 of 8 times · hold 5 s", 8.0: "2 of 8 times", 64.0: "8 of 8 times"},
        ),
        ("hip-flexor-lunge", {0.0: "Left side · 1 of 2 times", 25.0: "Right side · 1 of 2 times"}),
        ("hip-march", {0.0: "1 of 20 times", 2.0: "2 of 20 times", 39.0: "20 of 20 times"}),
        ("low-pelvic-tilt", {0.0: "1 of 10 times", 2.5: "1 of 10 times", 5.0: "2 of 10 times"}),
        ("eye-far-look", {0.0: "0:22 left", 21.0: "0:01 left", 30.0: "0:00 left"}),
        ("move-walk", {0.0: "2:00 left", 30.0: "1:30 left"}),
    ],
)
def test_side_repetition_and_hold_are_counted(name: str, said: dict[float, str]) -> None:
    assert {into_s: turns(name).at(into_s).words() for into_s in said} == said


@pytest.mark.parametrize(("hold_s", "words"), [(2, "1 of 4 times"), (3, "1 of 4 times · hold 3 s")])
def test_a_hold_that_is_over_at_once_is_not_counted_down(hold_s: int, words: str) -> None:
    squeeze = exercise("shoulder-blade-squeeze")
    short = replace(squeeze, hold_s=hold_s, rep_s=2, reps=4, total_s=4 * (hold_s + 2))
    assert Turns(short, None).at(1.0).words() == words


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.id)
def test_the_figure_is_in_step_with_what_is_counted(each: Exercise) -> None:
    played = paced(FIGURES, each)
    assert played is not None
    if each.mode is Mode.TIME:
        usual = motion(FIGURES, each.id)
        assert usual is not None
        assert played.length_s == usual.length_s
        return
    turn_s = each.hold_s + each.rep_s
    turns_shown = round(played.length_s / turn_s, 6)
    assert turns_shown == (2 if each.sides == 2 or each.id in ("hip-march", "wrist-circles") else 1)
    if each.hold_s >= 10:
        holds = [played.at(0.25 * step).hold_s for step in range(4 * round(turn_s)) if played.at(0.25 * step).steady_s]
        assert set(holds) == {each.hold_s}
    if each.sides == 2 and played.has_other_side:
        assert not played.is_mirrored(played.at(turn_s / 2).frame)
        assert played.is_mirrored(played.at(1.5 * turn_s).frame)


def test_every_move_for_two_sides_names_the_one_it_begins_with() -> None:
    first = {each.id: turns(each.id).at(0.0).side for each in EVERY if each.sides == 2}
    left = {"mid-side-bend", "hip-flexor-lunge"}
    assert first == {name: "left" if name in left else "right" for name in first}
    assert len(first) == 14


def test_a_move_without_a_figure_is_held_in_the_middle_of_each_turn() -> None:
    own = replace(exercise("neck-side-tilt"), id="own.1")
    counted = Turns(own, paced(FIGURES, own))
    assert [counted.at(into_s).words() for into_s in (0.0, 2.0, 16.9, 17.5, 19.0, 21.0)] == [
        "First side · 1 of 2 times",
        "First side · 1 of 2 times · hold 15 s",
        "First side · 1 of 2 times · hold 1 s",
        "First side · 1 of 2 times",
        "Other side · 1 of 2 times",
        "Other side · 1 of 2 times · hold 15 s",
    ]


def test_what_is_done_once_counts_its_hold_alone() -> None:
    once = replace(exercise("upper-self-hug"), reps=1, total_s=24)
    assert Turns(once, paced(FIGURES, once)).at(2.0).words() == "Hold 20 s"
    assert Turns(once, paced(FIGURES, once)).at(0.0).words() == ""


def test_a_move_that_names_no_side_has_none() -> None:
    played = paced(FIGURES, exercise("neck-chin-tuck"))
    assert played is not None
    assert played.first_side() == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("neck-chin-tuck", "hold 5 s, 8 times"),
        ("neck-side-tilt", "hold 15 s, 2 times on each side"),
        ("shoulder-rolls", "10 times"),
        ("eye-far-look", "20 s"),
        ("move-walk", "2 min"),
    ],
)
def test_how_much_of_a_move_is_told_in_few_words(name: str, words: str) -> None:
    assert exercise(name).amount == words


def test_a_move_that_is_done_once_says_so() -> None:
    assert replace(exercise("neck-turn"), reps=1).amount == "hold 5 s, once on each side"
