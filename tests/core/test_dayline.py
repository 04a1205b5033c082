"""A day as a strip: by the time that passed, whatever the clock did; each thing in its lane, with its words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from backcare_desktop.core.lookback.charts import Ink
from backcare_desktop.core.lookback.dayline import AWAY, BREAKS, DESK, QUIET, Frame, edges, strip
from backcare_desktop.core.tally import Entry, Row

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
TITLES = {"stretch": "Stretch break", "rest": "Longer break", "eyes": "Rest your eyes"}


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 2, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        (Row(at(9), Entry.USE, seconds=3600.0), (DESK, Ink.FULL, 18000, 21600), "09:00 to 10:00 · At the desk, 1 h"),
        (
            Row(at(9), Entry.USE, why="call", seconds=1800.0),
            (DESK, Ink.HATCHED, 18000, 19800),
            "09:00 to 09:30 · At the desk, on a call, 30 min",
        ),
        (
            Row(at(10), Entry.TAKEN, "stretch", seconds=300.0, away_s=280.0),
            (BREAKS, Ink.FULL, 21300, 21600),
            "09:55 to 10:00 · Stretch break: taken, 5 min",
        ),
        (
            Row(at(10), Entry.TAKEN, "eyes", seconds=20.0, away_s=0.0),
            (BREAKS, Ink.DOTTED, 21580, 21600),
            "09:59 to 10:00 · Rest your eyes: marked done, hands went on, 20 s",
        ),
        (
            Row(at(10), Entry.DID, "stretch", seconds=300.0),
            (BREAKS, Ink.FULL, 21300, 21600),
            "09:55 to 10:00 · Stretch break: you did it, 5 min",
        ),
        (
            Row(at(13), Entry.NATURAL, "rest", seconds=1800.0),
            (BREAKS, Ink.HATCHED, 30600, 32400),
            "12:30 to 13:00 · Longer break: you were away, that counts, 30 min",
        ),
        (
            Row(at(10), Entry.SKIPPED, "stretch", "ignored"),
            (BREAKS, Ink.OPEN, 21600, 21600),
            "10:00 · Stretch break: came and went",
        ),
        (
            Row(at(10), Entry.HOLD, "call", seconds=600.0),
            (QUIET, Ink.HATCHED, 21600, 22200),
            "10:00 to 10:10 · Quiet, you were on a call, 10 min",
        ),
        (
            Row(at(10), Entry.PAUSE, seconds=600.0),
            (QUIET, Ink.DOTTED, 21600, 22200),
            "10:00 to 10:10 · Reminders were paused, 10 min",
        ),
        (
            Row(at(10), Entry.AWAY, why="locked", seconds=600.0),
            (AWAY, Ink.DOTTED, 21600, 22200),
            "10:00 to 10:10 · Away, the screen was locked, 10 min",
        ),
    ],
)
def test_each_thing_has_its_lane_its_form_and_its_words(
    row: Row, place: tuple[int, Ink, float, float], words: str
) -> None:
    (found,) = strip([row], Frame(MONDAY, BERLIN), TITLES).stretches
    assert (found.lane, found.ink, found.begin_s, found.end_s) == place
    assert found.words == words


def test_moments_that_need_no_place_and_other_days_are_left_out() -> None:
    rows = [Row(at(10), Entry.PAUSED), Row(at(3), Entry.SKIPPED, "stretch"), Row(at(10), Entry.ANSWER, "pc.feet", "no")]
    assert strip(rows, Frame(MONDAY, BERLIN), TITLES).is_empty


def test_a_skip_that_was_put_right_is_not_shown_twice() -> None:
    rows = [Row(at(10), Entry.SKIPPED, "stretch"), Row(at(10), Entry.DID, "stretch", seconds=300.0)]
    assert [each.ink for each in strip(rows, Frame(MONDAY, BERLIN), TITLES).stretches] == [Ink.FULL]


def test_at_least_six_hours_are_shown_and_as_much_as_there_is() -> None:
    short = strip([Row(at(9, 30), Entry.USE, seconds=600.0)], Frame(MONDAY, BERLIN), TITLES)
    assert (short.begin_s, short.end_s) == (5 * 3600, 11 * 3600)
    late = strip([Row(at(23, 30), Entry.USE, seconds=600.0)], Frame(MONDAY, BERLIN, now=None), TITLES)
    assert (late.begin_s, late.end_s) == (18 * 3600, 24 * 3600)
    running = strip([Row(at(5), Entry.USE, seconds=600.0)], Frame(MONDAY, BERLIN, now=at(17, 20)), TITLES)
    assert (running.begin_s, running.end_s, running.now_s) == (3600, 14 * 3600, 13 * 3600 + 1200)
    nothing = strip([], Frame(MONDAY, BERLIN), TITLES)
    assert (nothing.begin_s, nothing.end_s) == (0, 24 * 3600)


@pytest.mark.parametrize(
    ("day", "hours", "names"),
    [
        (date(2026, 3, 28), 23, ["01:00", "03:00", "04:00"]),
        (date(2026, 10, 24), 25, ["02:00", "02:00", "03:00", "04:00"]),
        (date(2026, 3, 2), 24, ["02:00", "03:00", "04:00"]),
    ],
)
def test_the_hours_of_a_day_are_those_that_passed(day: date, hours: int, names: list[str]) -> None:
    found = strip([], Frame(day, BERLIN), TITLES)
    assert found.end_s == hours * 3600
    assert [name for _, name in found.ticks][-len(names) :] == names


def test_on_a_25_hour_day_both_hours_of_the_same_name_have_their_place() -> None:
    once = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    again = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1)))
    rows = [Row(each, Entry.SKIPPED, "stretch") for each in (again, once)]
    found = strip(rows, Frame(date(2026, 10, 24), BERLIN), TITLES)
    assert [each.begin_s for each in found.stretches] == [22.5 * 3600, 23.5 * 3600]


def test_a_journey_west_makes_a_longer_day_with_the_clocks_that_held() -> None:
    new_york = timezone(timedelta(hours=-5))
    morning = Row(datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=1))), Entry.USE, seconds=600.0)
    evening = Row(datetime(2026, 3, 2, 20, 0, tzinfo=new_york), Entry.USE, seconds=600.0)
    frame = Frame(MONDAY, ZoneInfo("America/New_York"))
    begin, end = edges([morning, evening], frame)
    assert (begin, end) == (datetime(2026, 3, 2, 3, 0, tzinfo=UTC), datetime(2026, 3, 3, 9, 0, tzinfo=UTC))
    found = strip([evening, morning], frame, TITLES)
    assert [each.begin_s for each in found.stretches] == [5 * 3600, 22 * 3600]
    assert dict(found.ticks)[6 * 3600.0] == "10:00"
    assert dict(found.ticks)[23 * 3600.0] == "21:00"


def test_a_journey_far_east_never_makes_a_day_of_nothing() -> None:
    first = Row(datetime(2026, 3, 2, 5, 0, tzinfo=timezone(timedelta(hours=-12))), Entry.USE, seconds=60.0)
    last = Row(datetime(2026, 3, 3, 3, 0, tzinfo=timezone(timedelta(hours=14))), Entry.USE, seconds=60.0)
    begin, end = edges([first, last], Frame(MONDAY, UTC))
    assert end - begin == timedelta(hours=1)


def test_rows_out_of_order_after_a_changed_clock_are_shown_by_the_clock() -> None:
    rows = [Row(at(11), Entry.USE, seconds=60.0), Row(at(10), Entry.USE, seconds=60.0)]
    assert [each.begin_s for each in strip(rows, Frame(MONDAY, BERLIN), TITLES).stretches] == [21600, 25200]


def test_what_began_before_the_edge_begins_at_the_edge() -> None:
    row = Row(at(4, 10), Entry.NATURAL, "rest", seconds=3600.0)
    (found,) = strip([row], Frame(MONDAY, BERLIN), TITLES).stretches
    assert (found.begin_s, found.end_s) == (0, 600)
    assert found.line == ("03:10", "04:10", "Longer break: you were away, that counts, 1 h", "1 h")
