"""The history's file on a full disk, a read-only one and a damaged one: no row is lost that can be saved."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from backcare_desktop.store.history import History
from backcare_desktop.store.history_read import Days, counted
from tests.store.conftest import Closable, Fill, Told, integrity, read_history
from tests.store.history_files import BREAK, LATER, fill_with, make, many, names

# ---- disks


def test_a_full_disk_is_waited_for(small_disk: Path, fill: Fill, told: Told) -> None:
    path = small_disk / "history.db"
    history = make(path, told)
    history.add(BREAK)
    make_room = fill()
    rows = many(200)
    for row in rows:
        history.add(row)
    assert history.waiting > 0
    [problem] = told.problems
    assert problem.startswith(f"The history cannot be written to {path} (")
    assert "It is kept while BackCare runs and tried again." in problem
    assert len(history.rows()) == 201
    make_room()
    assert history.save()
    assert history.waiting == 0
    history.close()
    assert len(read_history(path)[0]) == 201
    assert len(told.problems) == 1


def test_a_disk_that_is_full_from_the_start(small_disk: Path, fill: Fill, told: Told) -> None:
    make_room = fill()
    history = make(small_disk / "history.db", told)
    history.add(BREAK)
    assert history.rows() == [BREAK]
    make_room()
    history.close()
    assert read_history(small_disk / "history.db") == ([BREAK], ())


def test_a_folder_that_is_not_there_yet(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "later" / "history.db"
    history = make(path, told)
    history.add(BREAK)
    assert history.rows() == [BREAK]
    assert len(told.problems) == 1
    path.parent.mkdir()
    history.add(LATER)
    assert history.waiting == 0
    history.close()
    assert read_history(path) == ([BREAK, LATER], ())


def test_a_read_only_home_can_still_be_read(closable: Closable, told: Told) -> None:
    path = closable.path / "history.db"
    fill_with(path, [BREAK])
    closable.close()
    history = make(path, told)
    assert history.rows() == [BREAK]
    assert read_history(path) == ([BREAK], ())
    history.add(LATER)
    assert history.rows() == [BREAK, LATER]
    assert len(told.problems) == 1
    history.close()


def test_another_program_that_holds_the_file_is_waited_for(history: History, path: Path, told: Told) -> None:
    history.add(BREAK)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        history.add(LATER)
        assert history.waiting == 1
        assert history.rows() == [BREAK, LATER]
        other.execute("COMMIT")
    assert history.save()
    [problem] = told.problems
    assert "(database is locked)" in problem


# ---- damage


def damaged(path: Path, kind: str) -> int:
    """Damage a file of 3000 rows; how many of them can surely still be read."""
    fill_with(path, many(1))
    with closing(sqlite3.connect(path)) as connection:
        sql = "INSERT INTO happened (at_utc_ms, offset_min, entry, item, why, seconds, covers, unseen) VALUES "
        connection.executemany(sql + "(?, 60, 'taken', 'eyes', '', 20.0, '[]', 0)", [(each,) for each in range(2999)])
        connection.commit()
    content = path.read_bytes()
    match kind:
        case "no database":
            path.write_bytes(b"This is not what it was." * 100)
            return 0
        case "empty":
            path.write_bytes(b"")
            return 0
        case "cut off":
            path.write_bytes(content[: len(content) * 2 // 3 + 100])
            return 1000
        case "hole":
            middle = len(content) // 3 // 4096 * 4096
            path.write_bytes(content[:middle] + b"\xa5" * 8192 + content[middle + 8192 :])
            return 2000
        case _:
            path.write_bytes(content[:4096] + b"\xa5" * 4096 + content[8192:])
            return 0


@pytest.mark.parametrize("kind", ["no database", "cut off", "hole", "root"])
@pytest.mark.parametrize("begin", ["reading", "writing"])
def test_a_damaged_file_is_kept_and_what_can_be_read_is_saved(path: Path, told: Told, kind: str, begin: str) -> None:
    readable = damaged(path, kind)
    content = path.read_bytes()
    history = make(path, told)
    if begin == "reading":
        history.rows()
    history.add(BREAK)
    rows = history.rows()
    history.close()
    assert rows[-1] == BREAK
    assert readable < len(rows) <= 3001
    kept = path.with_name("history.db.broken-20260302-101500")
    if begin == "reading":
        assert kept.read_bytes() == content
    [problem] = told.problems
    # A hole is found by the first who reads there: a row may have been written before.
    saved = len(rows) - (0 if (kind, begin) == ("hole", "writing") else 1)
    assert problem.startswith(f"history.db was damaged. It is kept as {kept}, and what could still be read (")
    assert ("(no entries)" if not saved else f"({saved:,} entries)") in problem
    assert integrity(path) == ["ok"]
    history.close()
    assert names(path) == ["history.db", "history.db.broken-20260302-101500"]


def test_an_emptied_file_is_begun_anew(path: Path, told: Told) -> None:
    damaged(path, "empty")
    history = make(path, told)
    history.add(BREAK)
    assert history.rows() == [BREAK]
    history.close()
    assert told.problems == []


def test_a_reader_takes_what_it_can_and_changes_nothing(path: Path) -> None:
    readable = damaged(path, "cut off")
    content = path.read_bytes()
    rows, [sentence] = read_history(path)
    assert len(rows) >= readable
    assert sentence.startswith(f"{path} could not be read completely (database disk image is malformed).")
    assert (path.read_bytes(), names(path)) == (content, ["history.db"])


def test_damage_on_a_full_disk_leaves_the_file_as_it_is(small_disk: Path, fill: Fill, told: Told) -> None:
    path = small_disk / "history.db"
    path.write_bytes(b"This is not what it was." * 100)
    make_room = fill()
    history = make(path, told)
    history.add(BREAK)
    assert path.read_bytes() == b"This is not what it was." * 100
    assert history.rows() == [BREAK]
    make_room()
    assert history.save()
    history.close()
    assert read_history(path) == ([BREAK], ())
    assert path.with_name("history.db.broken-20260302-101500").exists()


def test_a_crash_between_damage_and_mending_loses_nothing(path: Path, told: Told) -> None:
    fill_with(path, [BREAK])
    path.rename(path.with_name("history.db.mended"))
    history = make(path, told)
    assert history.rows() == [BREAK]
    history.close()
    assert names(path) == ["history.db"]


def test_days_are_counted_in_a_damaged_file_too(path: Path) -> None:
    fill_with(path, [BREAK, LATER])
    span = f"{BREAK.at.date()} to {LATER.at.date()}"
    assert counted(path, Days()) == (2, span)
    assert counted(path, Days(BREAK.at.date(), LATER.at.date() + timedelta(days=1))) == (2, span)
    assert counted(path, Days(None, BREAK.at.date() - timedelta(days=3))) == (0, "")
    damaged(path, "cut off")
    days = Days(None, date(2026, 1, 1))
    assert 1000 < counted(path, days)[0] == len([row for row in read_history(path)[0] if days.has(row)])
    damaged(path.with_name("none.db"), "no database")
    assert counted(path.with_name("none.db"), Days()) == (0, "")
