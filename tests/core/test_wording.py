"""Durations and times as people write and say them."""

from __future__ import annotations

from datetime import time

import pytest

from backcare_desktop.core import wording


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("20m", 1200), ("1h30m", 5400), ("24h", 86400), ("0s", 0), ("1.5h", 5400), ("1h2m3s", 3723)],
)
def test_a_duration_is_read(text: str, seconds: float) -> None:
    assert wording.duration_s(text) == seconds


@pytest.mark.parametrize("text", ["", "5", "m", "1m1h", "-1m", "1 m", "1d", "soon", "1h30", "1m\n"])
def test_what_is_no_duration_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(ValueError, match=r'is not a time such as "90s", "20m" or "1h30m"'):
        wording.duration_s(text)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0s"), (5, "5s"), (90, "1m30s"), (5400, "1h30m"), (86400, "24h"), (2.5, "2.5s")]
)
def test_a_duration_is_written(seconds: float, text: str) -> None:
    assert wording.duration_text(seconds) == text


def test_a_time_of_day_is_read() -> None:
    assert wording.clock_time("17:30") == time(17, 30)
    assert wording.clock_time("7:05") == time(7, 5)
    assert wording.minute_of_day("24:00") == 1440


@pytest.mark.parametrize("text", ["24:00", "24:01", "25:00", "12:60", "noon", "1230", "12:3", ""])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r'is not a time of day such as "17:30"'):
        wording.clock_time(text)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "1 s"),
        (40, "40 s"),
        (59.4, "59 s"),
        (60, "1 min"),
        (720, "12 min"),
        (3599, "1 h"),
        (5400, "1 h 30 min"),
        (7200, "2 h"),
    ],
)
def test_a_length_is_said_as_people_say_it(seconds: float, text: str) -> None:
    assert wording.about(seconds) == text


def test_a_length_that_must_add_up_is_said_to_the_second() -> None:
    assert [wording.exact(seconds) for seconds in (30, 120, 150, 210)] == ["30 s", "2 min", "2 min 30 s", "3 min 30 s"]


def test_a_countdown_ends_at_nothing() -> None:
    assert [wording.countdown_text(each) for each in (222, 59.1, 0.2, 0, -3)] == [
        "3:42",
        "1:00",
        "0:01",
        "0:00",
        "0:00",
    ]


def test_words_are_joined_as_people_do() -> None:
    assert [wording.listed(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
