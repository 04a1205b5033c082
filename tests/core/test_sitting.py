"""Rows of use that adjoin are one stretch of sitting."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from backcare_desktop.core.lookback.sitting import Sitting, sittings
from backcare_desktop.core.tally import Entry, Row, over_at

BERLIN = timezone(timedelta(hours=1))
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
HOUR = timedelta(hours=1)


def use(after_min: float, minutes: float, why: str = "", away_s: float = 0.0) -> Row:
    return Row(NINE + timedelta(minutes=after_min), Entry.USE, "", why, minutes * 60, away_s=away_s)


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
