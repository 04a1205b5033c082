"""Wall-clock times where clocks jump: Berlin, New York, Lord Howe, Samoa."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from backcare_desktop.core import timetable
from tests.story import given, only, rules_of


def utc(text: str) -> float:
    """Seconds since 1970 of a UTC time."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("zone", "local", "at"),
    [
        ("Europe/Berlin", "2026-03-02 09:00", "2026-03-02 08:00"),
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:00"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30"),
        ("America/New_York", "2026-03-08 02:59", "2026-03-08 07:00"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 10:00"),
    ],
)
def test_a_skipped_time_is_right_after_the_gap_and_a_repeated_one_the_first(zone: str, local: str, at: str) -> None:
    assert timetable.instant(datetime.fromisoformat(local), zone) == utc(at)


def test_the_next_time_may_be_the_second_of_a_repeated_hour() -> None:
    half_past_two = time(2, 30)
    for now, at in (
        ("2026-10-25 00:20", "2026-10-25 00:30"),
        ("2026-10-25 00:30", "2026-10-25 01:30"),
        ("2026-10-25 01:29", "2026-10-25 01:30"),
        ("2026-10-25 01:30", "2026-10-26 01:30"),
        ("2026-03-28 23:00", "2026-03-29 01:00"),
        ("2026-03-29 01:00", "2026-03-30 00:30"),
    ):
        assert timetable.next_instant(half_past_two, utc(now), "Europe/Berlin")[1] == utc(at), now


def test_working_hours_on_the_night_of_the_change() -> None:
    hours = rules_of(given('[hours]\nsat = ["22:00-02:30"]\nsun = ["02:15-02:45", "05:00-06:00"]')).hours
    berlin = "Europe/Berlin"
    assert timetable.next_edge_s(utc("2026-10-24 20:00"), berlin, hours) == utc("2026-10-25 00:45")
    assert timetable.in_hours(utc("2026-10-25 00:44"), berlin, hours)
    assert not timetable.in_hours(utc("2026-10-25 01:20"), berlin, hours), "the second 02:20"
    assert timetable.next_edge_s(utc("2026-03-28 21:30"), berlin, hours) == utc("2026-03-29 01:00")
    assert timetable.next_edge_s(utc("2026-03-29 01:00"), berlin, hours) == utc("2026-03-29 03:00")


def test_hours_that_a_gap_swallows_are_none() -> None:
    hours = rules_of(given('[hours]\nsun = ["02:15-02:45"]')).hours
    assert timetable.next_edge_s(utc("2026-03-28 12:00"), "Europe/Berlin", hours) == utc("2026-04-05 00:15")


def test_without_working_hours_it_is_always_working_time() -> None:
    hours = rules_of({}).hours
    assert timetable.in_hours(utc("2026-03-01 03:00"), "Europe/Berlin", hours)
    assert timetable.next_edge_s(utc("2026-03-01 03:00"), "Europe/Berlin", hours) is None


def test_the_next_occurrence_may_be_a_week_away_or_never_come() -> None:
    rules = rules_of(
        only("", '[reminders.pill]\ntimes = ["17:30"]\ndays = ["mon"]\n[reminders.nap]\ntimes = ["12:00"]\ndays = []')
    )
    pill, nap = rules.reminder("pill"), rules.reminder("nap")
    assert pill is not None
    assert nap is not None
    monday = datetime(2026, 3, 2, 17, 30)  # noqa: DTZ001
    assert timetable.next_occurrence(pill, rules, monday) == datetime(2026, 3, 9, 17, 30)  # noqa: DTZ001
    assert timetable.next_occurrence(nap, rules, monday) is None


def test_a_range_past_midnight_does_not_hide_the_next_days_first() -> None:
    rules = rules_of(
        only(
            "",
            '[reminders.tea]\nevery = "90m"\ntrigger = "clock"\n[hours]\nmon = ["20:00-04:00"]\ntue = ["00:00-04:00"]',
        )
    )
    tea = rules.reminder("tea")
    assert tea is not None
    after = datetime(2026, 3, 3, 0, 45)  # noqa: DTZ001
    assert timetable.next_occurrence(tea, rules, after) == datetime(2026, 3, 3, 1, 30)  # noqa: DTZ001
    assert timetable.occurrences(tea, rules, after, datetime(2026, 3, 3, 2, 30)) == [  # noqa: DTZ001
        datetime(2026, 3, 3, 1, 30),  # noqa: DTZ001
        datetime(2026, 3, 3, 2, 0),  # noqa: DTZ001
    ]


@pytest.mark.parametrize(
    ("zone", "around", "hours"),
    [
        ("Europe/Berlin", "2026-03-02T09:00:00", 0.0),
        ("Europe/Berlin", "2026-03-29T00:00:00", 1.0),
        ("Europe/Berlin", "2026-10-24T02:00:00", 1.0),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00", 0.5),
        ("Pacific/Apia", "2011-12-30T10:00:00", 24.0),
    ],
)
def test_a_zone_tells_by_how_much_it_changes_its_clocks_within_a_day(zone: str, around: str, hours: float) -> None:
    assert timetable.clock_change(zone, utc(around)).total_seconds() == hours * 3600


def test_times_of_hours_that_overlap_come_in_order_and_once() -> None:
    tea = '[reminders.tea]\ntrigger = "clock"\nevery = "30m"\n[hours]\nmon = ["09:00-11:00", "09:15-10:30"]'
    rules = rules_of(only("", tea))
    reminder = rules.reminder("tea")
    assert reminder is not None
    since, until = datetime.fromisoformat("2026-03-02T09:30:00"), datetime.fromisoformat("2026-03-02T10:15:00")
    found = timetable.occurrences(reminder, rules, since, until)
    assert [f"{each:%H:%M}" for each in found] == ["09:45", "10:00", "10:15"]
