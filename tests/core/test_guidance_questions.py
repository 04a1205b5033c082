"""A question about the desk is asked when one is owed, and no oftener."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backcare_desktop.core.guide.posturecheck import PostureQuestion, cue, owed, seated

FEET, BACK, MOUSE = (
    PostureQuestion(name, f"{name}?", "Change it.", "Comfort.", ("S25",)) for name in ("pc.feet", "pc.back", "pc.mouse")
)
ALL = (FEET, BACK, MOUSE)
MONDAY = date(2026, 3, 2)


def at(day: int, time: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-{day:02} {time}")


def test_nothing_is_owed_before_the_whole_checklist_was_done() -> None:
    assert owed(at(3, "10:00"), None, (), ALL) is None


def test_nothing_more_is_owed_on_the_day_of_the_whole_checklist() -> None:
    assert owed(at(2, "18:00"), MONDAY, (), ALL) is None


def test_the_next_day_the_first_question_is_owed() -> None:
    assert owed(at(3, "09:00"), MONDAY, (), ALL) == FEET


def test_two_a_day_three_hours_apart_for_two_weeks() -> None:
    first = ("pc.feet", at(3, "09:00"))
    assert owed(at(3, "11:59"), MONDAY, (first,), ALL) is None
    assert owed(at(3, "12:00"), MONDAY, (first,), ALL) == BACK
    second = ("pc.back", at(3, "12:00"))
    assert owed(at(3, "18:00"), MONDAY, (first, second), ALL) is None
    assert owed(at(4, "08:00"), MONDAY, (first, second), ALL) == MOUSE


def test_two_weeks_end_with_the_fourteenth_day() -> None:
    yesterday = (("pc.feet", at(15, "09:00")),)
    assert owed(at(16, "09:00"), MONDAY, yesterday, ALL) == BACK
    assert owed(at(17, "09:00"), MONDAY, yesterday, ALL) is None


def test_then_one_a_week() -> None:
    asked = (("pc.feet", at(18, "15:00")),)
    assert owed(at(24, "18:00"), MONDAY, asked, ALL) is None
    assert owed(at(25, "09:00"), MONDAY, asked, ALL) == BACK


def test_the_one_asked_least_recently_comes_first_whatever_the_order_of_the_answers() -> None:
    asked = (
        ("pc.mouse", at(5, "09:00")),
        ("pc.feet", at(6, "14:00")),
        ("pc.back", at(5, "14:00")),
        ("pc.feet", at(4, "09:00")),
        ("pc.mouse", at(6, "09:00")),
    )
    assert owed(at(7, "09:00"), MONDAY, asked, ALL) == BACK


def test_a_question_that_is_gone_is_not_asked() -> None:
    assert owed(at(7, "09:00"), MONDAY, (("pc.gone", at(5, "09:00")),), ALL) == FEET


def test_who_sits_all_day_is_not_asked_to_stand() -> None:
    change = replace(FEET, id="pc.change", if_no="Stand up, walk, or sit in a new way for one minute.")
    moved, feet = seated((change, FEET))
    assert moved.if_no.startswith("Sit in a new way for one minute: raise your arms")
    assert feet == FEET


def test_without_questions_nothing_is_owed() -> None:
    assert owed(at(7, "09:00"), MONDAY, (), ()) is None


def test_an_answer_in_the_future_does_not_silence_the_questions() -> None:
    wrong_clock = (("pc.feet", datetime.fromisoformat("2031-01-01 09:00")),)
    assert owed(at(7, "09:00"), MONDAY, wrong_clock, ALL) == FEET


def test_times_with_a_zone_work_as_well() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    asked = (("pc.feet", at(3, "09:00").replace(tzinfo=berlin)),)
    now = at(3, "09:00").replace(tzinfo=berlin) + timedelta(hours=3)
    assert owed(now, MONDAY, asked, ALL) == BACK


@pytest.mark.parametrize(("shown", "expected"), [(0, FEET), (1, BACK), (2, MOUSE), (3, FEET), (31, BACK)])
def test_cues_come_in_turn(shown: int, expected: PostureQuestion) -> None:
    assert cue(ALL, shown) == expected
