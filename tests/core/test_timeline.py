"""Spans on a time line: cut, joined to stretches of sitting, spread over the hours of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from backcare_desktop.core.lookback.timeline import Sitting, clip, hours_of, sittings, spread
from backcare_desktop.core.tally import Entry, Row, over_at

BERLIN = timezone(timedelta(hours=1))
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
HOUR = timedelta(hours=1)


def use(after_min: float, minutes: float, why: str = "", away_s: float = 0.0) -> Row:
    return Row(NINE + timedelta(minutes=after_min), Entry.USE, "", why, minutes * 60, away_s=away_s)


def test_spans_are_cut_and_points_stay_or_go() -> None:
    taken = Row(NINE + HOUR, Entry.TAKEN, "stretch", seconds=300.0)
    away = Row(NINE + 2 * HOUR, Entry.AWAY, seconds=3600.0)
    found = clip([use(0, 60, away_s=60.0), taken, away, use(300, 10)], NINE + HOUR / 2, NINE + 2.5 * HOUR)
    assert found == [
        Row(NINE + HOUR / 2, Entry.USE, seconds=1800.0, away_s=30.0),
        taken,
        Row(NINE + 2 * HOUR, Entry.AWAY, seconds=1800.0),
    ]
    assert clip([taken], NINE, NINE + HOUR) == []


def test_a_span_is_over_at_its_end_and_a_point_where_it_stands() -> None:
    assert over_at(use(0, 30)) == NINE + HOUR / 2
    assert over_at(Row(NINE, Entry.TAKEN, seconds=300.0)) == NINE
    assert over_at(Row(NINE, Entry.PAUSE)) == NINE


def test_stretches_that_adjoin_are_one_sitting() -> None:
    rows = [use(30, 20, "call"), use(0, 30, away_s=90.0), use(50, 10), use(70, 5), Row(NINE, Entry.AWAY, seconds=9.0)]
    assert sittings(rows) == (
        Sitting(NINE, 3600.0, 1200.0, 90.0),
        Sitting(NINE + timedelta(minutes=70), 300.0, 0.0, 0.0),
    )
    assert sittings([Row(NINE, Entry.USE, seconds=600.0, unseen=True)]) == ()
    assert sittings([Row(NINE, Entry.USE)]) == (Sitting(NINE, 0.0, 0.0, 0.0),)


def test_a_day_has_its_own_number_of_hours() -> None:
    hours = hours_of(date(2026, 3, 2), "Europe/Berlin")
    assert len(hours) == 25
    assert (str(hours[0]), str(hours[-1])) == ("2026-03-02 04:00:00+01:00", "2026-03-03 04:00:00+01:00")
    assert len(hours_of(date(2026, 3, 28), "Europe/Berlin")) == 24
    assert len(hours_of(date(2026, 10, 24), "Europe/Berlin")) == 26


def test_use_is_spread_over_the_hours_without_the_rests_in_it() -> None:
    edges = [NINE + number * HOUR for number in range(4)]
    rows = [use(30, 60, away_s=120.0), use(130, 10), use(400, 10), Row(NINE, Entry.AWAY, seconds=600.0)]
    assert spread(rows, edges) == (1740.0, 1740.0, 600.0)
    assert spread(rows, edges, Entry.AWAY) == (600.0, 0.0, 0.0)
    assert spread([Row(NINE.astimezone(UTC), Entry.USE, seconds=60.0)], edges[:2]) == (60.0,)
