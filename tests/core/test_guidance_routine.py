"""A break's exercises fit the time and the person, come round in turn, and can be swapped and put away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet, Position, Region
from backcare_desktop.core.moves.routine import Routine, Stock, Wishes, drop, fitted, pick, strength_is_owed, swap
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
STAND = move("stand", Region.HIPS, 50, position=Position.STANDING, discreet=False, equipment="wall")
REACH = move("reach", Region.MID_BACK, 20)
ALL = (TURN, TILT, ROLL, PUSH, STAND)


def ids(picked: Routine | None) -> list[str]:
    assert picked is not None
    return [exercise.id for exercise in picked.moves]


def of(*names: str, strength: int = 0) -> Routine:
    by_id = {each.id: each for each in (*ALL, REACH)}
    return Routine(tuple(by_id[name] for name in names), strength)


def test_exercises_are_added_until_nothing_more_fits() -> None:
    assert ids(pick(Stock((TURN, ROLL, STAND)), 119)) == ["turn", "roll"]
    assert ids(pick(Stock((TURN, ROLL, STAND)), 120)) == ["turn", "roll", "stand"]
    assert pick(Stock((TURN, ROLL, STAND)), 120).total_s == 120


def test_a_shorter_one_fills_what_the_next_in_turn_would_overrun() -> None:
    assert ids(pick(Stock((STAND, TURN, ROLL)), 85)) == ["stand", "roll"]


def test_nothing_fits_into_no_time() -> None:
    assert pick(Stock(ALL), 29) == Routine()
    assert pick(Stock(()), 300) == Routine()


def test_never_two_in_a_row_for_the_same_region() -> None:
    assert ids(pick(Stock((TURN, TILT)), 300)) == ["turn"]
    assert ids(pick(Stock((TURN, TILT, ROLL)), 300)) == ["turn", "roll", "tilt"]


def test_a_region_that_is_moved_beside_another_counts_too() -> None:
    shrug = move("shrug", Region.SHOULDERS, 40, regions=(Region.SHOULDERS, Region.NECK))
    assert ids(pick(Stock((TURN, shrug, STAND)), 300)) == ["turn", "stand", "shrug"]


def test_the_first_one_is_not_for_what_the_break_before_ended_with() -> None:
    stock = Stock((TILT, ROLL), shown_last={"turn": 9.0, "tilt": 1.0, "roll": 2.0})
    assert ids(pick(replace(stock, exercises=(TURN, TILT, ROLL)), 40)) == ["roll"]
    assert ids(pick(Stock((TURN, TILT), shown_last={"turn": 9.0, "tilt": 1.0}), 40)) == ["tilt"]


def test_the_least_recently_shown_comes_first() -> None:
    shown = {"turn": 900.0, "roll": 100.0, "stand": 500.0}
    assert ids(pick(Stock((TURN, ROLL, STAND), shown_last=shown), 300)) == ["roll", "stand", "turn"]


def test_what_was_never_shown_comes_before_all() -> None:
    assert ids(pick(Stock((TURN, ROLL, STAND), shown_last={"turn": -5.0, "roll": 0.0}), 70)) == ["stand"]


def test_of_equals_a_region_not_moved_yet_comes_first() -> None:
    assert ids(pick(Stock((TURN, ROLL, TILT, STAND)), 300)) == ["turn", "roll", "stand", "tilt"]


def test_what_the_person_wants_most_comes_first_and_alternates_with_the_rest() -> None:
    wishes = Wishes(favoured=frozenset({Region.NECK}))
    assert ids(pick(Stock((ROLL, STAND, TURN, TILT), wishes), 300)) == ["turn", "roll", "tilt", "stand"]


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (Wishes(position=Position.SEATED), ["turn", "roll", "tilt"]),
        (Wishes(position=Position.STANDING), ["push", "stand"]),
        (Wishes(discreet=True), ["turn", "roll", "tilt"]),
        (Wishes(hidden_ids=frozenset({"turn", "push"})), ["tilt", "roll", "stand"]),
        (Wishes(only=frozenset({"roll", "stand"})), ["roll", "stand"]),
        (Wishes(hidden_tags=frozenset({"bp", "knee"})), ["turn", "roll", "stand", "tilt"]),
        (Wishes(lacking=frozenset({"wall"})), ["turn", "roll", "push", "tilt"]),
    ],
)
def test_only_what_the_person_wishes(wishes: Wishes, expected: list[str]) -> None:
    assert ids(pick(Stock(ALL, wishes), 600)) == expected


# ---- strength


def test_the_strength_set_comes_first_and_takes_its_time() -> None:
    picked = pick(Stock(ALL), 175, strength=[STRENGTH])
    assert ids(picked) == ["push", "stand", "turn", "roll"]
    assert picked.strength == 2


def test_the_exercise_after_the_strength_set_is_for_another_region() -> None:
    bend = move("bend", Region.HIPS, 30)
    assert ids(pick(Stock((bend, ROLL, PUSH, STAND)), 160, strength=[STRENGTH])) == ["push", "stand", "roll", "bend"]


def test_no_strength_set_when_it_does_not_fit_or_a_part_is_hidden() -> None:
    short = pick(Stock((TURN, PUSH, STAND)), 99, strength=[STRENGTH])
    assert (ids(short), short.strength) == (["turn", "push"], 0)
    hidden = Wishes(hidden_tags=frozenset({"spasm"}))
    assert ids(pick(Stock((TURN, PUSH, STAND), hidden), 300, strength=[STRENGTH])) == ["turn", "stand"]


def test_the_set_without_a_band_stands_in_for_the_one_with_it() -> None:
    sets = shipped.guidance().sets
    strength = [each for each in sets if each.id in ("set.strength-2", "set.strength-noband")]
    with_band = pick(Stock(shipped.guidance().exercises), 300, strength=strength)
    assert ids(with_band)[0] == "shoulder-band-raise"
    assert with_band.strength == 1
    lacking = Wishes(lacking=frozenset({"elastic band"}))
    without = pick(Stock(shipped.guidance().exercises, lacking), 300, strength=strength)
    assert ids(without)[:2] == ["chest-desk-push-up", "hip-sit-to-stand"]
    assert without.strength == 2


@pytest.mark.parametrize(
    ("now", "taken", "is_owed"),
    [
        ("2026-03-04 12:59", [], False),
        ("2026-03-04 13:00", [], True),
        ("2026-03-04 17:00", ["2026-03-03"], True),
        ("2026-03-04 17:00", ["2026-03-04"], False),
        ("2026-03-05 01:30", ["2026-03-04"], False),
        ("2026-03-05 01:30", ["2026-03-03"], True),
        ("2026-03-05 04:00", [], False),
        ("2026-03-07 14:00", ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"], True),
        ("2026-03-07 14:00", ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"], False),
        ("2026-03-09 14:00", ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"], True),
    ],
)
def test_strength_is_owed_after_one_once_a_day_on_five_days_of_a_week(
    now: str, taken: list[str], is_owed: bool
) -> None:
    days = [date.fromisoformat(each) for each in taken]
    at = datetime.fromisoformat(now)
    assert strength_is_owed(at, days, after=time(13), day_starts_at=time(4)) is is_owed


# ---- swap, put away


def test_a_swap_takes_another_that_fits_the_rest_of_its_time() -> None:
    routine, stock = of("turn", "push", "tilt"), Stock((STAND, REACH))
    assert ids(swap(stock, routine, 1, left_s=90)) == ["turn", "stand", "tilt"]
    assert ids(swap(stock, routine, 1, left_s=89)) == ["turn", "reach", "tilt"]


def test_a_swap_never_puts_two_of_a_region_in_a_row() -> None:
    assert ids(swap(Stock(ALL), of("roll", "push"), 1, left_s=300)) == ["roll", "turn", "stand", "tilt"]
    assert ids(swap(Stock((TURN, TILT, ROLL, PUSH)), of("push", "turn"), 0, left_s=90)) == ["roll", "turn"]


def test_a_swap_takes_what_was_shown_least_recently_and_nothing_that_was_put_away() -> None:
    stock = Stock(ALL, shown_last={"roll": 5.0, "stand": 1.0}, declined=frozenset({"turn", "tilt"}))
    assert ids(swap(stock, of("push"), 0, left_s=50)) == ["stand"]


def test_what_comes_later_gives_way_from_its_end_where_nothing_fits_the_place_alone() -> None:
    assert ids(swap(Stock((TURN, ROLL, STAND, PUSH)), of("roll", "turn", "stand"), 0, left_s=110)) == [
        "push", "turn",
    ]  # fmt: skip


def test_where_no_other_fits_there_is_no_swap() -> None:
    assert swap(Stock(ALL), of("turn"), 0, left_s=29) is None
    assert swap(Stock((TURN, TILT)), of("turn"), 0, left_s=39) is None


def test_the_strength_set_is_swapped_away_as_a_whole_with_one_press() -> None:
    routine = of("push", "stand", "turn", strength=2)
    swapped = swap(Stock(ALL), routine, 0, left_s=140)
    assert swapped == of("roll", "turn")
    later = swap(Stock(ALL), routine, 2, left_s=40)
    assert later is not None
    assert (ids(later), later.strength) == (["push", "stand", "tilt"], 2)


def test_what_is_put_away_gives_its_place_to_another_or_to_the_next() -> None:
    assert ids(drop(Stock(ALL), of("turn", "push"), 0, left_s=90)) == ["tilt", "push"]
    assert ids(drop(Stock((TURN, STAND)), of("turn", "stand"), 0, left_s=60)) == ["stand"]
    assert drop(Stock((TURN,)), of("turn"), 0, left_s=300) == Routine()


def test_two_of_a_region_never_come_together_when_the_one_between_is_put_away() -> None:
    assert ids(drop(Stock((TURN, TILT, ROLL)), of("turn", "roll", "tilt"), 1, left_s=70)) == ["turn"]


def test_putting_away_a_part_of_the_strength_set_ends_it() -> None:
    assert drop(Stock((PUSH, STAND)), of("push", "stand", strength=2), 1, left_s=50) == of("push")


def test_a_routine_is_cut_to_the_time_that_is_left() -> None:
    assert fitted(of("turn", "roll", "stand"), 1, left_s=80) == of("turn", "roll", "stand")
    assert fitted(of("turn", "roll", "stand"), 1, left_s=79) == of("turn", "roll")
    assert fitted(of("push", "stand", strength=2), 1, left_s=0) == of("push", strength=1)


def test_five_minutes_from_the_shipped_exercises_in_a_fresh_spasm() -> None:
    wishes = Wishes(position=Position.SEATED, hidden_tags=frozenset({"spasm", "osteo"}))
    picked = pick(Stock(shipped.guidance().exercises, wishes), 300)
    assert ids(picked) == [
        "neck-chin-tuck", "shoulder-rolls", "low-pelvic-tilt", "shoulder-blade-squeeze", "hip-march", "wrist-circles",
    ]  # fmt: skip
    assert picked.total_s == 288


# ---- whatever the person wishes

MOVES = shipped.guidance().exercises
SETS = [each for each in shipped.guidance().sets if each.id.startswith("set.strength")]
ANY_WISHES = st.builds(
    Wishes,
    position=st.sampled_from([None, *Position]),
    discreet=st.booleans(),
    hidden_ids=st.frozensets(st.sampled_from([each.id for each in MOVES]), max_size=30),
    hidden_tags=st.frozensets(st.sampled_from([each.id for each in shipped.guidance().tags]), max_size=4),
    lacking=st.frozensets(st.sampled_from(["wall", "chair", "elastic band"])),
    favoured=st.frozensets(st.sampled_from(list(Region)), max_size=2),
)
SHOWN = st.dictionaries(st.sampled_from([each.id for each in MOVES]), st.floats(0, 1000), max_size=47)
STOCKS = st.builds(Stock, st.just(MOVES), ANY_WISHES, SHOWN)


def check(routine: Routine, stock: Stock, *, begun: int = 0, left_s: float) -> None:
    """What holds for any routine from that move on, so long before the end."""
    moves = routine.moves
    assert sum(each.total_s for each in moves[begun:]) <= left_s
    assert len({each.id for each in moves}) == len(moves)
    assert all(stock.wishes.allow(each) for each in moves)
    for place, (one, other) in enumerate(pairwise(moves), 1):
        if place >= routine.strength:
            assert not set(one.regions) & set(other.regions)


@given(STOCKS, st.sampled_from([20, 60, 100, 101, 300, 600]), st.booleans())
def test_a_routine_fits_the_time_and_the_person(stock: Stock, seconds: int, has_strength: bool) -> None:
    routine = pick(stock, seconds, strength=SETS if has_strength else ())
    check(routine, stock, left_s=seconds)
    assert routine == pick(stock, seconds, strength=SETS if has_strength else ())


@given(STOCKS, st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.floats(0, 300)), max_size=6))
def test_no_swap_and_no_putting_away_breaks_a_routine(stock: Stock, presses: list[tuple[bool, int, float]]) -> None:
    routine = pick(stock, 300, strength=SETS)
    for is_swap, place, passed_s in presses:
        index, left_s = min(place, len(routine.moves) - 1), 300.0 - passed_s
        if index < 0:
            break
        away = routine.moves[index]
        found = swap(stock, routine, index, left_s) if is_swap else drop(stock, routine, index, left_s)
        if found is not None:
            assert away not in found.moves
            check(found, stock, begun=index, left_s=left_s)
            routine = found
