"""Days, weeks, months and years by the calendar, and their sums, each outcome counted as it was."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest

from backcare_desktop.core.lookback.periods import (
    Grain,
    Period,
    Sums,
    Totals,
    added,
    grouped,
    period_of,
    put_right,
    sums_of,
    together,
    total,
)
from backcare_desktop.core.tally import Entry, Row

BERLIN = timezone(timedelta(hours=1))
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("grain", "first", "end"),
    [
        (Grain.DAY, date(2026, 3, 5), date(2026, 3, 6)),
        (Grain.WEEK, date(2026, 3, 2), date(2026, 3, 9)),
        (Grain.FORTNIGHT, date(2026, 2, 20), date(2026, 3, 6)),
        (Grain.MONTH, date(2026, 3, 1), date(2026, 4, 1)),
        (Grain.YEAR, date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_day_lies_in_its_period(grain: Grain, first: date, end: date) -> None:
    period = period_of(grain, date(2026, 3, 5))
    assert (period.first, period.end) == (first, end)
    assert period.holds(date(2026, 3, 5))
    assert not period.holds(end)
    assert len(period.days) == (end - first).days


def test_a_week_may_begin_on_sunday() -> None:
    assert period_of(Grain.WEEK, date(2026, 3, 5), week_begins=6).first == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("grain", "before", "after"),
    [
        (Grain.DAY, date(2026, 2, 28), date(2026, 3, 2)),
        (Grain.WEEK, date(2026, 2, 22), date(2026, 3, 8)),
        (Grain.FORTNIGHT, date(2026, 2, 15), date(2026, 3, 15)),
        (Grain.MONTH, date(2026, 2, 1), date(2026, 4, 1)),
    ],
)
def test_one_earlier_and_one_later(grain: Grain, before: date, after: date) -> None:
    period = Period(grain, date(2026, 3, 1))
    assert (period.before.first, period.after.first) == (before, after)


def test_a_year_goes_by_the_calendar() -> None:
    year = Period(Grain.YEAR, date(2024, 1, 1))
    assert (year.before.first, year.after.first, len(year.days)) == (date(2023, 1, 1), date(2025, 1, 1), 366)


def test_the_calendar_has_two_ends() -> None:
    first = Period(Grain.DAY, date(1970, 1, 1))
    assert first.before == first
    last = period_of(Grain.YEAR, date(9999, 12, 31))
    assert last.after == last
    assert period_of(Grain.DAY, date(1066, 10, 14)).first == date(1970, 1, 1)


def test_each_outcome_is_counted_as_it_was() -> None:
    found = total(
        (
            Row(TEN, Entry.USE, seconds=3600.0, away_s=600.0),
            Row(TEN, Entry.USE, why="call", seconds=1200.0),
            Row(TEN, Entry.TAKEN, "stretch", seconds=300.0, away_s=200.0),
            Row(TEN, Entry.TAKEN, "stretch", seconds=300.0),
            Row(TEN, Entry.TAKEN, "posture", seconds=60.0, away_s=0.0),
            Row(TEN, Entry.TAKEN, "eyes", seconds=20.0, unseen=True),
            Row(TEN, Entry.NATURAL, "rest", seconds=900.0),
            Row(TEN, Entry.SKIPPED, "eyes", "ignored"),
            Row(TEN, Entry.MISSED, "warmup"),
            Row(TEN, Entry.SNOOZED, "stretch"),
            Row(TEN, Entry.HELD, "stretch", "call"),
            Row(TEN, Entry.ANSWER, "pc.feet", "no"),
            Row(TEN, Entry.PAUSED),
        )
    )
    assert found == Totals(
        use_s=4200.0,
        call_s=1200.0,
        break_s=1500.0,
        taken=2,
        natural=1,
        noted=2,
        skipped=1,
        missed=1,
        snoozed=1,
        held=1,
        answers=1,
    )
    assert (found.breaks, found.offered, found.is_empty) == (3, 5, False)


def test_i_did_it_turns_a_skip_into_a_break() -> None:
    skipped = Row(TEN, Entry.SKIPPED, "stretch", "pressed")
    rows = (skipped, Row(TEN, Entry.DID, "stretch", seconds=300.0), Row(TEN, Entry.SKIPPED, "eyes", "pressed"))
    assert total(rows) == Totals(break_s=300.0, taken=1, skipped=1)
    assert put_right(rows) == list(rows[1:])
    assert total(rows[1:2]).skipped == 0


def test_nothing_is_nothing() -> None:
    assert total(()).is_empty
    assert total((Row(TEN, Entry.AWAY, seconds=600.0),)).is_empty


def test_sums_are_made_by_day_and_what_was_offered_by_hour_and_kind() -> None:
    rows = (
        Row(TEN.replace(hour=3), Entry.TAKEN, "eyes", seconds=20.0),
        Row(TEN, Entry.USE, seconds=600.0, away_s=60.0),
        Row(TEN, Entry.SKIPPED, "eyes"),
        Row(TEN, Entry.NATURAL, "rest", seconds=900.0),
        Row(TEN + timedelta(hours=2), Entry.USE, seconds=900.0, away_s=30.0),
        Row(TEN + timedelta(days=1), Entry.AWAY, seconds=900.0),
    )
    eyes, skip = Totals(break_s=20.0, taken=1), Totals(skipped=1)
    found = sums_of(rows, time(4, 0))
    assert found.by_day == {
        date(2026, 3, 1): eyes,
        date(2026, 3, 2): Totals(use_s=1410.0, break_s=900.0, natural=1, skipped=1),
    }
    assert found.by_hour == {3: eyes, 10: skip}
    assert found.by_item == {"eyes": Totals(break_s=20.0, taken=1, skipped=1)}
    assert found.whole == Totals(use_s=1410.0, break_s=920.0, taken=1, natural=1, skipped=1)


def test_sums_of_several_times_are_one() -> None:
    one = sums_of((Row(TEN, Entry.TAKEN, "eyes", seconds=20.0), Row(TEN, Entry.USE, seconds=60.0)))
    other = sums_of((Row(TEN, Entry.SKIPPED, "eyes"), Row(TEN, Entry.SKIPPED, "rest")))
    both = together((one, other))
    assert both.by_day == {date(2026, 3, 2): Totals(use_s=60.0, break_s=20.0, taken=1, skipped=2)}
    assert both.by_hour == {10: Totals(break_s=20.0, taken=1, skipped=2)}
    assert both.by_item == {"eyes": Totals(break_s=20.0, taken=1, skipped=1), "rest": Totals(skipped=1)}
    assert together((one,)) is one
    assert together(()) == Sums({}, {}, {})
    assert added(()) == Totals()


def test_totals_by_any_key() -> None:
    rows = (Row(TEN, Entry.MISSED, "a"), Row(TEN, Entry.MISSED, "b"), Row(TEN, Entry.MISSED, "a"), Row(TEN, Entry.AWAY))
    found = grouped(rows, lambda row: row.item)
    assert {item: each.missed for item, each in found.items()} == {"a": 2, "b": 1}
