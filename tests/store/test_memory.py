"""What the app remembers for itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backcare_desktop.store.memory import Memory
from tests.store.conftest import AT, Closable, Fill, Told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.db"


def make(path: Path, told: Told) -> Memory:
    return Memory(path, now=lambda: AT, tell=told)


def test_nothing_is_made_to_find_nothing(path: Path, told: Told) -> None:
    memory = make(path, told)
    assert memory.get("first-run") is None
    memory.put("first-run", None)
    memory.close()
    assert not path.exists()


def test_values_come_back_in_the_next_run(path: Path, told: Told) -> None:
    values = {"told": ["tray", "idle"], "window": {"x": -5, "y": 0.5}, "done": True, "text": "ü\n\u2028"}
    memory = make(path, told)
    for key, value in values.items():
        memory.put(key, value)
    memory.put("window", {"x": 1})
    memory.put("done", None)
    memory.close()
    again = make(path, told)
    assert [again.get(key) for key in values] == [["tray", "idle"], {"x": 1}, None, "ü\n\u2028"]
    again.close()


def test_a_value_that_was_got_is_the_callers_own(path: Path, told: Told) -> None:
    memory = make(path, told)
    memory.put("shown", ["a"])
    memory.get("shown").append("b")
    assert memory.get("shown") == ["a"]
    memory.close()


def test_what_is_already_so_is_not_written(path: Path, told: Told) -> None:
    memory = make(path, told)
    memory.put("told", True)
    written = path.with_name("memory.db-wal").stat().st_mtime_ns
    for _ in range(100):
        memory.put("told", True)
    assert path.with_name("memory.db-wal").stat().st_mtime_ns == written
    memory.close()


def test_a_full_disk_is_waited_for(small_disk: Path, fill: Fill, told: Told) -> None:
    path = small_disk / "memory.db"
    memory = make(path, told)
    memory.put("state", "before")
    make_room = fill()
    for number in range(20):
        memory.put(f"state {number}", "x" * 1000)
    assert memory.get("state 19") == "x" * 1000
    assert not memory.save()
    assert len(told.problems) == 1
    make_room()
    assert memory.save()
    memory.close()
    again = make(path, told)
    assert (again.get("state"), again.get("state 19")) == ("before", "x" * 1000)
    again.close()


def test_a_read_only_home_is_told_once(closable: Closable, told: Told) -> None:
    path = closable.path / "memory.db"
    memory = make(path, told)
    memory.put("a", 1)
    memory.close()
    closable.close()
    memory = make(path, told)
    memory.put("b", 2)
    memory.put("c", 3)
    assert (memory.get("b"), memory.get("c")) == (2, 3)
    assert len(told.problems) == 1
    memory.close()


def test_a_damaged_file_is_kept_and_a_new_one_begun(path: Path, told: Told) -> None:
    path.write_bytes(b"nonsense" * 1000)
    memory = make(path, told)
    assert memory.get("a") is None
    memory.put("a", 1)
    memory.close()
    kept = path.with_name("memory.db.broken-20260302-101500")
    assert kept.read_bytes() == b"nonsense" * 1000
    [problem] = told.problems
    assert problem.startswith(f"memory.db was damaged. It is kept as {kept} and a new one was begun")
    again = make(path, told)
    assert again.get("a") == 1
    again.close()


def test_one_damaged_value_costs_only_itself(path: Path, told: Told) -> None:
    memory = make(path, told)
    memory.put("good", 1)
    memory.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO remembered VALUES ('bad', '{')")
        connection.execute("INSERT INTO remembered VALUES ('worse', x'ff')")
        connection.commit()
    again = make(path, told)
    assert (again.get("good"), again.get("bad"), again.get("worse")) == (1, None, None)
    again.close()
    assert told.problems == []


def test_a_newer_file_is_left_as_it_is(path: Path, told: Told) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 7")
    before = path.read_bytes()
    memory = make(path, told)
    memory.put("a", 1)
    assert memory.get("a") == 1
    memory.close()
    assert path.read_bytes() == before
    [problem] = told.problems
    assert problem.startswith(f"{path} was written by a newer BackCare. It is left as it is")


def test_what_is_forgotten_leaves_no_trace(path: Path, told: Told) -> None:
    memory = make(path, told)
    memory.tidy()
    assert not path.exists()
    for number in range(40):
        memory.put("engine", {"diary": f"was-at-the-desk-{number} " * 200})
    memory.put("welcomed", True)
    path.with_name("memory.db.broken-20260301-101500").write_bytes(b"was-at-the-desk-7")
    memory.put("engine", None)
    memory.tidy()
    assert not any(b"was-at-the-desk" in each.read_bytes() for each in path.parent.iterdir())
    assert memory.get("welcomed") is True
    memory.close()
    assert told.problems == []
