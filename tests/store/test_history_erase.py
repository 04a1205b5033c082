"""What a person deletes is gone: not one byte of it is left in any file beside the history."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from threading import Thread

import pytest

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from backcare_desktop.store.history_rows import MIGRATIONS
from backcare_desktop.store.problems import Problem
from tests.store.conftest import AT, Fill, Told, integrity
from tests.store.history_files import make

EDGE = time(4, 0)
DAY = AT.date()


def row(day: int, number: int, what: str) -> Row:
    return Row(AT + timedelta(days=day, seconds=number), Entry.SKIPPED, f"{what}-{number:04d}", "pressed")


def fill_days(history: History) -> None:
    """Three days of many pages, written in turns so that pages are shared."""
    for number in range(0, 900, 30):
        history.add(*(row(day, each, f"day{day}x") for each in range(number, number + 30) for day in (0, 1, 2)))


def traces(folder: Path, words: bytes) -> list[str]:
    return [each.name for each in sorted(folder.iterdir()) if words in each.read_bytes()]


def test_a_day_leaves_no_trace_while_the_app_runs_on(tmp_path: Path, told: Told) -> None:
    history = make(tmp_path / "history.db", told)
    fill_days(history)
    (tmp_path / "history.db.broken-20260301-101500").write_bytes(b"what could be read of day1x-0007")
    (tmp_path / "notes.txt").write_bytes(b"the person's own file about day1x-0007")
    assert traces(tmp_path, b"day1x-0") != ["notes.txt"]
    assert history.delete(DAY + timedelta(days=1), DAY + timedelta(days=2), EDGE) == 900
    assert traces(tmp_path, b"day1x-0") == ["notes.txt"]
    assert len(history.rows()) == 1800
    history.add(row(3, 0, "day3x"))
    assert len(history.rows()) == 1801
    assert integrity(tmp_path / "history.db") == ["ok"]
    history.close()
    assert told.problems == []


def test_everything_leaves_no_trace_and_the_file_is_small(tmp_path: Path, told: Told) -> None:
    history = make(tmp_path / "history.db", told)
    fill_days(history)
    assert history.delete(None, None, EDGE) == 2700
    assert traces(tmp_path, b"x-0") == []
    assert (tmp_path / "history.db").stat().st_size < 30_000
    assert history.rows() == []
    history.close()


def test_the_day_ends_at_its_edge(tmp_path: Path, told: Told) -> None:
    history = make(tmp_path / "history.db", told)
    night = Row(AT.replace(day=3, hour=3, minute=59), Entry.PAUSED)
    morning = Row(AT.replace(day=3, hour=4, minute=0), Entry.PAUSED)
    history.add(night, morning)
    assert history.delete(date(2026, 3, 2), date(2026, 3, 3), EDGE) == 1
    assert history.rows() == [morning]
    history.close()


def test_the_copy_that_an_update_made_goes_too(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "history.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.executescript(MIGRATIONS[0])
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO happened VALUES (1, 1772446500000, 0, 'skipped', 'older-0001', '', NULL, '[]', 0)")
    history = make(path, told)
    assert [each.item for each in history.rows()] == ["older-0001"]
    assert traces(tmp_path, b"older-0001") == ["history.db", "history.db.before-3"]
    assert history.delete(DAY, DAY + timedelta(days=1), EDGE) == 1
    assert traces(tmp_path, b"older-0001") == []
    history.close()


def test_nothing_kept_is_nothing_deleted(tmp_path: Path, told: Told) -> None:
    history = make(tmp_path / "history.db", told)
    assert history.delete(None, None, EDGE) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_reader_in_the_way_is_said_and_it_is_deleted_all_the_same(tmp_path: Path, told: Told) -> None:
    history = make(tmp_path / "history.db", told)
    fill_days(history)
    with closing(sqlite3.connect(tmp_path / "history.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM happened").fetchone()
        eraser = history.begin_erasing()
        assert eraser is not None
        with pytest.raises(Problem, match="It is deleted, but another program still reads the old file"):
            replace(eraser, patience_s=0.05).delete(None, None, EDGE)
        history.end_erasing()
    assert history.rows() == []
    assert history.delete(None, None, EDGE) == 0
    assert traces(tmp_path, b"x-0") == []
    history.close()


def test_a_newer_file_is_left_alone(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "history.db"
    newer = History(path, now=lambda: AT, tell=told, migrations=(*MIGRATIONS, "CREATE TABLE mood (word TEXT)"))
    newer.add(row(0, 1, "kept"))
    newer.close()
    before = path.read_bytes()
    older = make(path, told)
    older.add(row(0, 2, "beside"))
    with pytest.raises(Problem, match=r"was written by a newer BackCare\. Nothing was deleted"):
        older.delete(None, None, EDGE)
    older.close()
    assert path.read_bytes() == before


def test_what_waits_for_the_disk_is_written_first(small_disk: Path, fill: Fill, told: Told) -> None:
    history = make(small_disk / "history.db", told)
    history.add(row(0, 1, "kept"))
    make_room = fill()
    history.add(*(row(0, each, "waits") for each in range(200)))
    with pytest.raises(Problem, match=r"Nothing was deleted\. Make room on the disk first"):
        history.delete(None, None, EDGE)
    make_room()
    assert history.delete(None, None, EDGE) == 201
    history.close()


def test_what_is_too_old_goes_by_itself(tmp_path: Path, told: Told) -> None:
    history = make(tmp_path / "history.db", told)
    assert history.begin_erasing() is None
    fill_days(history)
    eraser = history.begin_erasing()
    assert eraser is not None
    assert eraser.prune(DAY + timedelta(days=2), EDGE) == 1800
    assert traces(tmp_path, b"day0x-0") == traces(tmp_path, b"day1x-0") == []
    assert len(history.rows()) == 900
    assert eraser.prune(DAY + timedelta(days=2), EDGE) == 0
    history.end_erasing()
    history.close()


def test_what_happens_while_days_are_deleted_waits_and_is_kept(tmp_path: Path, told: Told) -> None:
    history = make(tmp_path / "history.db", told)
    fill_days(history)
    eraser = history.begin_erasing()
    assert eraser is not None
    gone = list[int]()
    thread = Thread(target=lambda: gone.append(eraser.delete(None, None, EDGE)))
    thread.start()
    history.add(row(1, 5000, "meanwhile"))
    assert history.waiting == 1
    assert "meanwhile-5000" in [each.item for each in history.rows()]
    thread.join()
    history.end_erasing()
    assert gone == [2700]
    assert history.waiting == 0
    history.close()
    with closing(make(tmp_path / "history.db", told)) as again:
        assert [each.item for each in again.rows()] == ["meanwhile-5000"]
    assert told.problems == []


def test_a_file_that_cannot_be_opened_is_said_and_rows_go_on(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "history.db"
    path.mkdir()
    history = make(path, told)
    with pytest.raises(Problem, match=r"^The history cannot be used just now \(.*\)\. Nothing was deleted\."):
        history.begin_erasing()
    history.close()


def test_what_was_counted_of_a_day_leaves_no_trace_either(tmp_path: Path, told: Told) -> None:
    history = make(tmp_path / "history.db", told)
    fill_days(history)
    assert history.count(None, None, EDGE) == 2700
    assert history.count(DAY, DAY + timedelta(days=2), EDGE) == 1800
    assert history.keep_sums(DAY + timedelta(days=9), EDGE) == 6
    history.close()
    assert traces(tmp_path, b"day1x-0007") == ["history.db"]
    history.delete(DAY + timedelta(days=1), DAY + timedelta(days=2), EDGE)
    assert traces(tmp_path, b"day1x-0007") == []
    history.close()
