"""What happens while days are deleted stands beside the history at once, and comes into it once, whatever comes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import time, timedelta
from pathlib import Path

import pytest

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from backcare_desktop.store.history_apart import Apart
from backcare_desktop.store.history_aside import open_whole
from backcare_desktop.store.history_read import Days, counted
from tests.store.conftest import AT, Fill, Told, read_history

ROWS = [Row(AT + timedelta(seconds=each), Entry.TAKEN, "rest", seconds=60.0) for each in range(4)]


@pytest.fixture
def history(tmp_path: Path, told: Told) -> History:
    made = History(tmp_path / "history.db", now=lambda: AT, tell=told)
    made.add(ROWS[0])
    return made


def lines(file: Path) -> list[str]:
    return [json.loads(line)["at"] for line in file.read_text().split("\n") if line]


def test_each_row_is_written_aside_once_and_gone_when_it_is_in_the_history(history: History, tmp_path: Path) -> None:
    file = tmp_path / "history.aside"
    history.begin_erasing()
    assert not file.exists()
    history.add(ROWS[1])
    history.add(ROWS[2], at_once=False)
    assert lines(file) == ["2026-03-02T10:15:01+00:00"]
    assert history.save() is False
    assert lines(file) == ["2026-03-02T10:15:01+00:00", "2026-03-02T10:15:02+00:00"]
    assert file.stat().st_mode & 0o777 == 0o600
    history.end_erasing()
    assert not file.exists()
    assert history.delete(None, AT.date() + timedelta(days=1), time(4)) == 3
    history.add(ROWS[3])
    assert history.rows() == [ROWS[3]]
    history.close()


@pytest.mark.parametrize("is_in_already", [False, True], ids=["before it was written", "just after"])
def test_what_a_kill_left_is_taken_in_once(tmp_path: Path, told: Told, history: History, is_in_already: bool) -> None:
    file = tmp_path / "history.aside"
    history.begin_erasing()
    history.add(*ROWS[1:3])
    left = file.read_bytes()
    if is_in_already:
        history.end_erasing()
    file.write_bytes(left + b'\n{"at": "2026-03-\nnonsense\n[1]\n\xff')
    with closing(History(tmp_path / "history.db", now=lambda: AT, tell=told)) as after_the_kill:
        assert after_the_kill.rows() == ROWS[:3]
    assert not file.exists()
    assert read_history(tmp_path / "history.db") == (ROWS[:3], ())
    assert told.problems == []


def test_a_reader_finds_them_among_the_others_and_leaves_them_where_they_are(history: History, tmp_path: Path) -> None:
    path, file = tmp_path / "history.db", tmp_path / "history.aside"
    history.begin_erasing()
    history.add(*ROWS[1:3])
    left = file.read_bytes()
    history.end_erasing()
    history.add(ROWS[3])
    history.close()
    file.write_bytes(left)
    assert read_history(path) == (ROWS, ())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM happened WHERE id IN (2, 3)")
        connection.commit()
    assert read_history(path) == (ROWS, ())
    assert counted(path, Days()) == (4, "2026-03-02 to 2026-03-02")
    assert read_history(path, Days(end=AT.date())) == ([], ())
    assert counted(path, Days(end=AT.date())) == (0, "")
    whole = Apart([path], open_whole)
    assert whole.rows(None, None) == ROWS
    assert whole.sums(AT.date(), AT.date() + timedelta(days=1), time(4)).by_day[AT.date()].taken == 4
    assert Apart([path]).rows(None, None) == [ROWS[0], ROWS[3]]
    assert file.read_bytes() == left
    path.unlink()
    assert read_history(path) == (ROWS[1:3], ())


def test_a_reader_says_what_it_cannot_read_of_them(history: History, tmp_path: Path) -> None:
    history.close()
    (tmp_path / "history.aside").mkdir()
    assert read_history(tmp_path / "history.db") == (
        ROWS[:1],
        (f"{tmp_path}/history.aside could not be read (Is a directory). What stands there is not shown here.",),
    )


def test_a_full_disk_only_lets_them_wait(small_disk: Path, fill: Fill, told: Told) -> None:
    with closing(History(small_disk / "history.db", now=lambda: AT, tell=told)) as history:
        history.add(ROWS[0])
        history.begin_erasing()
        history.add(ROWS[1])
        make_room = fill()
        history.add(*ROWS[2:])
        make_room()
        history.end_erasing()
        assert history.rows() == ROWS
        assert not (small_disk / "history.aside").exists()


def test_a_file_that_was_let_go_meanwhile_gets_each_row_once(history: History, tmp_path: Path) -> None:
    history.begin_erasing()
    history.add(*ROWS[1:3])
    history.close()
    history.end_erasing()
    assert history.rows() == ROWS[:3]
    assert read_history(tmp_path / "history.db") == (ROWS[:3], ())
    history.close()
