"""Sums that the database makes are what the rows say, on every kind of day."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from backcare_desktop.core.lookback.periods import Sums, Totals, sums_of
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.timetable import day_of
from backcare_desktop.store.history import History
from backcare_desktop.store.history_apart import Apart
from backcare_desktop.store.history_rows import MIGRATIONS
from tests.store.conftest import AT, Fill, Told

EDGE = time(4, 0)
EYES, NO_SUMS = Totals(break_s=20.0, taken=1), Sums({}, {}, {})
BERLIN, AUCKLAND, HONOLULU = (timezone(timedelta(hours=each)) for each in (1, 13, -10))


@pytest.fixture
def history(tmp_path: Path, told: Told) -> Iterator[History]:
    with closing(History(tmp_path / "history.db", now=lambda: AT, tell=told)) as made:
        yield made


def any_rows(count: int) -> list[Row]:
    dice = random.Random(5)
    rows = [
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
    put_right = [replace(row, entry=Entry.SKIPPED) for row in rows if row.entry is Entry.DID]
    return [*rows, *put_right]


def of_days(rows: list[Row], first: date, end: date, edge: time = EDGE) -> Sums:
    return sums_of([row for row in rows if first <= day_of(row.at, edge) < end], edge)


def test_the_database_adds_up_as_the_core_does(history: History) -> None:
    rows = any_rows(3000)
    history.add(*rows)
    assert history.sums(date(2026, 2, 1), date(2026, 4, 1), EDGE) == sums_of(rows)
    late = time(6, 30)
    assert history.sums(date(2026, 2, 1), date(2026, 4, 1), late) == sums_of(rows, late)
    week = (date(2026, 3, 4), date(2026, 3, 11))
    assert history.sums(*week, EDGE) == of_days(rows, *week)


def test_sums_that_are_kept_are_the_same_and_follow_each_change(history: History, tmp_path: Path) -> None:
    rows = any_rows(2000)
    history.add(*rows)
    spring = (date(2026, 2, 1), date(2026, 4, 1), EDGE)
    assert history.keep_sums(date(2026, 4, 1), EDGE, most=10) == 10
    while history.keep_sums(date(2026, 4, 1), EDGE):
        pass
    assert history.sums(*spring) == sums_of(rows)
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        [kept] = connection.execute("SELECT count(*) FROM kept_sums WHERE cut = 'day'").fetchone()
    assert kept == (date(2026, 3, 29) - date(2026, 2, 28)).days
    late = Row(datetime(2026, 3, 5, 12, 0, tzinfo=BERLIN), Entry.TAKEN, "rest", seconds=900.0)
    history.add(late)
    assert history.sums(*spring) == sums_of([*rows, late])
    assert history.apart().sums(*spring) == sums_of([*rows, late])
    history.delete(date(2026, 3, 5), date(2026, 3, 7), EDGE)
    left = [row for row in rows if not date(2026, 3, 5) <= day_of(row.at, EDGE) < date(2026, 3, 7)]
    assert history.sums(*spring) == sums_of(left)
    half_past_six, later = time(6, 30), (date(2026, 3, 8), date(2026, 4, 1))
    assert history.sums(*later, half_past_six) == of_days(left, *later, half_past_six)
    assert history.keep_sums(date(2026, 4, 1), half_past_six) == 29
    assert history.sums(*later, half_past_six) == of_days(left, *later, half_past_six)


def test_a_disk_that_is_full_when_sums_are_kept_costs_no_row(small_disk: Path, fill: Fill, told: Told) -> None:
    history = History(small_disk / "history.db", now=lambda: AT, tell=told)
    history.add(*any_rows(150))
    make_room = fill()
    assert history.keep_sums(date(2026, 4, 1), EDGE) == 0
    make_room()
    history.add(Row(AT, Entry.TAKEN, "rest"))
    assert history.waiting == 0
    assert history.keep_sums(date(2026, 4, 1), EDGE) > 0
    history.close()
    assert told.problems == []


def test_nothing_is_kept_of_nothing(history: History, told: Told) -> None:
    assert history.keep_sums(date(2026, 4, 1), EDGE) == 0
    assert history.sums(date(2026, 2, 1), date(2026, 4, 1), EDGE) == NO_SUMS
    assert told.problems == []


def test_the_file_of_an_older_app_is_summed_too(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.executescript(MIGRATIONS[0])
        old.execute("INSERT INTO happened VALUES (1, 1772446500000, 60, 'taken', 'eyes', '', 20.0, '[]', 0)")
    assert Apart([path]).sums(date(2026, 3, 2), date(2026, 3, 3), EDGE) == Sums(
        {date(2026, 3, 2): EYES}, {11: EYES}, {"eyes": EYES}
    )


def test_a_break_over_midnight_belongs_to_the_evening(history: History) -> None:
    history.add(Row(datetime(2026, 3, 3, 0, 4, tzinfo=BERLIN), Entry.TAKEN, "stretch", seconds=300.0, away_s=300.0))
    assert history.sums(date(2026, 3, 2), date(2026, 3, 3), EDGE).by_day == {
        date(2026, 3, 2): Totals(break_s=300.0, taken=1)
    }
    assert history.sums(date(2026, 3, 3), date(2026, 3, 4), EDGE) == NO_SUMS


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
