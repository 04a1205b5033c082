"""The history's file: rows that stay, whatever happens to the disk, the file and the versions."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from backcare_desktop.store.history_rows import MIGRATIONS
from tests.store.conftest import AT, Told, integrity, read_history
from tests.store.history_files import BREAK, LATER, fill_with, make, many, names

BERLIN = timezone(timedelta(hours=1))
KATHMANDU = timezone(timedelta(hours=5, minutes=45))
NEXT_VERSION = (*MIGRATIONS, "ALTER TABLE happened ADD COLUMN mood TEXT")


# ---- rows


def test_nothing_is_made_before_the_first_row(history: History, path: Path) -> None:
    assert history.rows() == []
    assert history.answers() == []
    assert integrity(path) == ["ok"]
    assert read_history(path) == ([], ())
    history.close()
    assert names(path) == []


def test_rows_come_back_as_they_were(history: History, path: Path) -> None:
    rows = [
        BREAK,
        Row(AT + timedelta(seconds=1.5), Entry.ANSWER, "screen-height", "no"),
        Row((AT + timedelta(hours=1)).astimezone(KATHMANDU), Entry.NATURAL, "rest", seconds=1234.5),
        Row((AT + timedelta(hours=2)).astimezone(BERLIN), Entry.PAUSED),
    ]
    for row in rows:
        history.add(row)
    history.close()
    found = history.rows()
    assert found == rows
    assert [row.at.utcoffset() for row in found] == [row.at.utcoffset() for row in rows]
    assert history.answers() == [rows[1]]
    assert read_history(path) == (rows, ())


def test_only_the_asked_for_span_and_entries(history: History) -> None:
    for row in (LATER, BREAK):
        history.add(row)
    assert history.rows() == [BREAK, LATER]
    assert history.rows(since=LATER.at) == [LATER]
    assert history.rows(until=LATER.at) == [BREAK]
    assert history.rows(since=BREAK.at, until=LATER.at, entries={Entry.SKIPPED}) == []
    assert history.rows(entries=(Entry.SKIPPED, Entry.MISSED)) == [LATER]
    assert history.rows(entries=()) == []


def test_a_time_without_its_offset_is_refused(history: History) -> None:
    with pytest.raises(ValueError, match="offset"):
        history.add(Row(datetime(2026, 3, 2, 10, 0), Entry.TAKEN))  # noqa: DTZ001
    assert history.rows() == []


def test_a_time_that_a_clock_set_back_repeats_is_kept_twice(history: History) -> None:
    summer, winter = timezone(timedelta(hours=2)), BERLIN
    twice = [Row(datetime(2026, 10, 25, 2, 30, tzinfo=zone), Entry.TAKEN, "eyes") for zone in (summer, winter)]
    for row in twice:
        history.add(row)
    assert [str(row.at) for row in history.rows()] == ["2026-10-25 02:30:00+02:00", "2026-10-25 02:30:00+01:00"]


def test_rows_are_never_changed(history: History, path: Path) -> None:
    history.add(BREAK)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE happened SET why = 'other'")


def test_only_this_person_can_read_it(history: History, path: Path) -> None:
    history.add(BREAK)
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def test_a_row_that_another_version_wrote_costs_only_itself(history: History, path: Path) -> None:
    history.add(BREAK)
    history.close()
    with closing(sqlite3.connect(path)) as connection:
        sql = "INSERT INTO happened (at_utc_ms, offset_min, entry, item, why, seconds, covers, unseen) VALUES "
        connection.execute(sql + "(0, 0, 'levitated', '', '', NULL, '[]', 0)")
        connection.execute(sql + "(0, 99999, 'taken', '', '', NULL, '[]', 0)")
        connection.execute(sql + "(0, 0, 'taken', '', '', NULL, 'no list', 0)")
        connection.execute(sql + "('soon', 0, 'taken', '', '', NULL, '[]', 0)")
        connection.commit()
    history.add(LATER)
    assert history.rows() == [BREAK, LATER]
    assert read_history(path) == ([BREAK, LATER], ())


def test_reading_beside_a_writer(history: History, path: Path) -> None:
    for row in many(300):
        history.add(row)
        assert len(read_history(path)[0]) == row.seconds + 1 if row.seconds is not None else False


def test_two_writers_lose_nothing(path: Path, told: Told) -> None:
    first, second = make(path, told), make(path, told)
    for one, other in zip(many(50), many(50), strict=True):
        first.add(one)
        second.add(other)
    assert len(first.rows()) == len(second.rows()) == 100
    first.close()
    second.close()
    assert told.problems == []


# ---- versions


def test_a_copy_is_kept_before_an_older_file_is_changed(path: Path, told: Told) -> None:
    fill_with(path, [BREAK])
    history = make(path, told, NEXT_VERSION)
    history.add(LATER)
    assert history.rows() == [BREAK, LATER]
    history.close()
    assert read_history(path.with_name("history.db.before-4")) == ([BREAK], ())
    assert names(path) == ["history.db", "history.db.before-4"]


def test_a_migration_that_fails_changes_nothing(path: Path, told: Told) -> None:
    fill_with(path, [BREAK])
    broken = (*MIGRATIONS, "ALTER TABLE happened ADD COLUMN a TEXT;\n\nALTER TABLE nowhere ADD COLUMN b TEXT")
    history = make(path, told, broken)
    history.add(LATER)
    assert history.rows() == [BREAK, LATER]
    history.close()
    assert len(told.problems) == 1
    assert read_history(path) == ([BREAK], ())
    fill_with(path, [LATER])
    assert read_history(path) == ([BREAK, LATER], ())


def test_an_older_app_writes_beside_a_newer_file_and_nothing_is_lost(path: Path, told: Told) -> None:
    fill_with(path, [BREAK], NEXT_VERSION)
    before = path.read_bytes()
    older = make(path, told)
    older.add(LATER)
    assert older.rows() == [BREAK, LATER]
    older.close()
    assert path.read_bytes() == before
    [problem] = told.problems
    assert problem.startswith(f"{path} was written by a newer BackCare and is left as it is.")
    assert "history.version-3.db" in problem

    newer = make(path, told, NEXT_VERSION)
    assert newer.rows() == [BREAK, LATER]
    newer.close()
    assert names(path) == ["history.db", "history.version-3.db.taken-in"]
    assert read_history(path) == ([BREAK, LATER], ())
    assert len(told.problems) == 1


def test_ten_years_are_read_by_span(path: Path, told: Told) -> None:
    history = make(path, told)
    history.add(Row(datetime(2016, 1, 1, tzinfo=UTC), Entry.TAKEN))
    with closing(sqlite3.connect(path)) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM happened WHERE at_utc_ms >= 0 AND at_utc_ms < 9 ORDER BY at_utc_ms, id"
        ).fetchall()
    assert "USING INDEX happened_at" in plan[0][3]
    assert len(plan) == 1
    history.close()


def test_a_file_that_is_just_being_made_is_no_trouble_for_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    sqlite3.connect(path).close()
    assert read_history(path) == ([], ())
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert read_history(path) == ([], ())
