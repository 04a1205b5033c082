"""Sums that the database makes are what the rows say, on every kind of day."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from backcare_desktop.core.tally import SPANS, Entry, Row, Sum, is_break
from backcare_desktop.core.timetable import day_of
from backcare_desktop.store.history import History
from backcare_desktop.store.history_apart import Apart
from backcare_desktop.store.history_rows import MIGRATIONS
from tests.store.conftest import AT, Told

EDGE = time(4, 0)
BERLIN, AUCKLAND, HONOLULU = (timezone(timedelta(hours=each)) for each in (1, 13, -10))


@pytest.fixture
def history(tmp_path: Path, told: Told) -> Iterator[History]:
    with closing(History(tmp_path / "history.db", now=lambda: AT, tell=told)) as made:
        yield made


def summed(rows: list[Row], edge: time = EDGE) -> set[Sum]:
    """The same in plain words."""
    groups: dict[tuple[date, int, Entry, str, str, bool], list[Row]] = {}
    for row in rows:
        hour = -1 if row.entry in SPANS else row.at.hour
        groups.setdefault((day_of(row.at, edge), hour, row.entry, row.item, row.why, is_break(row)), []).append(row)
    return {
        Sum(
            *key,
            len(each),
            sum(row.seconds or 0.0 for row in each),
            sum(row.away_s or 0.0 for row in each),
            max(row.seconds or 0.0 for row in each),
        )
        for key, each in groups.items()
    }


def any_rows(count: int) -> list[Row]:
    dice = random.Random(5)
    return [
        Row(
            datetime(2026, 3, 1, tzinfo=UTC).astimezone(dice.choice((BERLIN, AUCKLAND, HONOLULU, UTC)))
            + timedelta(minutes=dice.randrange(14 * 24 * 60)),
            dice.choice(list(Entry)),
            dice.choice(("", "eyes", "stretch")),
            dice.choice(("", "call")),
            dice.choice((None, 20.0, 300.0)),
            unseen=dice.random() < 0.2,
            away_s=dice.choice((None, 0.0, 10.0, 150.0)),
        )
        for _ in range(count)
    ]


def test_the_database_adds_up_as_the_core_does(history: History) -> None:
    rows = any_rows(3000)
    history.add(*rows)
    whole = history.sums(date(2026, 2, 1), date(2026, 4, 1), EDGE)
    assert len(whole) == len(set(whole))
    assert set(whole) == summed(rows)
    late = time(6, 30)
    assert set(history.sums(date(2026, 2, 1), date(2026, 4, 1), late)) == summed(rows, late)
    week = [row for row in rows if date(2026, 3, 4) <= day_of(row.at, EDGE) < date(2026, 3, 11)]
    assert set(history.sums(date(2026, 3, 4), date(2026, 3, 11), EDGE)) == summed(week)


def test_sums_that_are_kept_are_the_same_and_follow_each_change(history: History, tmp_path: Path) -> None:
    rows = any_rows(2000)
    history.add(*rows)
    spring = (date(2026, 2, 1), date(2026, 4, 1), EDGE)
    assert history.keep_sums(date(2026, 4, 1), EDGE, most=10) == 10
    while history.keep_sums(date(2026, 4, 1), EDGE):
        pass
    assert set(history.sums(*spring)) == summed(rows)
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        [kept] = connection.execute("SELECT count(*) FROM day_sums").fetchone()
    assert kept == (date(2026, 3, 29) - date(2026, 2, 28)).days
    late = Row(datetime(2026, 3, 5, 12, 0, tzinfo=BERLIN), Entry.TAKEN, "rest", seconds=900.0)
    history.add(late)
    assert set(history.sums(*spring)) == summed([*rows, late])
    assert set(history.apart().sums(*spring)) == summed([*rows, late])
    history.delete(date(2026, 3, 5), date(2026, 3, 7), EDGE)
    left = [row for row in rows if not date(2026, 3, 5) <= day_of(row.at, EDGE) < date(2026, 3, 7)]
    assert set(history.sums(*spring)) == summed(left)
    half_past_six = time(6, 30)
    assert set(history.sums(date(2026, 3, 8), date(2026, 4, 1), half_past_six)) == summed(
        [row for row in left if day_of(row.at, half_past_six) >= date(2026, 3, 8)], half_past_six
    )
    assert history.keep_sums(date(2026, 4, 1), half_past_six) == 29


def test_nothing_is_kept_of_nothing(history: History, told: Told) -> None:
    assert history.keep_sums(date(2026, 4, 1), EDGE) == 0
    assert history.sums(date(2026, 2, 1), date(2026, 4, 1), EDGE) == []
    assert told.problems == []


def test_the_file_of_an_older_app_is_summed_too(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.executescript(MIGRATIONS[0])
        old.execute("INSERT INTO happened VALUES (1, 1772446500000, 60, 'taken', 'eyes', '', 20.0, '[]', 0)")
    assert Apart([path]).sums(date(2026, 3, 2), date(2026, 3, 3), EDGE) == [
        Sum(date(2026, 3, 2), 11, Entry.TAKEN, "eyes", "", True, 1, 20.0, 0.0, 20.0)
    ]


def test_a_break_over_midnight_belongs_to_the_evening(history: History) -> None:
    history.add(Row(datetime(2026, 3, 3, 0, 4, tzinfo=BERLIN), Entry.TAKEN, "stretch", seconds=300.0, away_s=300.0))
    assert history.sums(date(2026, 3, 2), date(2026, 3, 3), EDGE) == [
        Sum(date(2026, 3, 2), 0, Entry.TAKEN, "stretch", "", True, 1, 300.0, 300.0, 300.0)
    ]
    assert history.sums(date(2026, 3, 3), date(2026, 3, 4), EDGE) == []


def test_the_first_day(history: History) -> None:
    assert history.first_day(EDGE) is None
    history.add(Row(AT, Entry.TAKEN), Row(datetime(2026, 2, 1, 3, 0, tzinfo=BERLIN), Entry.PAUSED))
    assert history.first_day(EDGE) == date(2026, 1, 31)


def test_another_thread_reads_the_same(history: History) -> None:
    rows = any_rows(50)
    history.add(*rows)
    apart = history.apart()
    assert apart.rows(None, None) == history.rows()
    assert apart.sums(date(2026, 2, 1), date(2026, 4, 1), EDGE) == history.sums(
        date(2026, 2, 1), date(2026, 4, 1), EDGE
    )


def test_a_span_that_a_crash_would_tell_twice_is_told_once(history: History) -> None:
    use = Row(AT, Entry.USE, seconds=600.0, away_s=0.0)
    history.add(use)
    history.add(Row(AT, Entry.USE, seconds=540.0, away_s=0.0), Row(AT, Entry.SKIPPED), Row(AT, Entry.SKIPPED))
    assert history.rows() == [use, Row(AT, Entry.SKIPPED), Row(AT, Entry.SKIPPED)]
