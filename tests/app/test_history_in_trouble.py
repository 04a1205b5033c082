"""The real app where its history cannot be written: what was kept stays, it goes on, and says so once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from backcare_desktop.single import client
from backcare_desktop.single.messages import Request
from backcare_desktop.store.folders import Folders, find
from backcare_desktop.store.history_rows import MIGRATIONS
from tests.app.test_history_app import COMMAND, ENV, status
from tests.store import conftest
from tests.store.conftest import Closable, Fill, read_history
from tests.store.deadline import until

small_disk, fill, closable = conftest.small_disk, conftest.fill, conftest.closable


@contextmanager
def living(folders: Folders) -> Iterator[list[str]]:
    """The real app, asked to end at the end; then what it told the person is there."""
    told = list[str]()
    with subprocess.Popen(COMMAND, env=os.environ | ENV, stderr=subprocess.PIPE, text=True) as app:
        try:
            until(lambda: status(folders) is not None, 60)
            yield told
            tell(folders, "quit")
            told += app.communicate(timeout=60)[1].splitlines()
            assert app.returncode == 0
        finally:
            app.kill()


def tell(folders: Folders, word: str) -> None:
    """It does what it is told, whatever the disk is like."""
    assert client.ask(str(folders.socket), Request((word,))).code == 0


def kept(folders: Folders) -> list[str]:
    rows, problems = read_history(folders.history)
    assert problems == ()
    return [row.entry.value for row in rows if row.entry.value in ("paused", "resumed")]


def count(told: list[str], words: str) -> int:
    """How often it told the person so."""
    return sum(words in line for line in told)


def live_once(folders: Folders) -> None:
    """A first run, of which something is kept."""
    folders.make()
    with living(folders):
        tell(folders, "pause")
    assert kept(folders) == ["paused"]


def test_a_full_disk(home: Path, small_disk: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(small_disk))
    folders = find()
    live_once(folders)
    with living(folders) as told:
        make_room = fill()
        for word in ("resume", "pause", "resume"):
            tell(folders, word)
        assert kept(folders) == ["paused"]
        make_room()
        tell(folders, "pause")
        assert kept(folders) == ["paused", "resumed", "paused", "resumed", "paused"]
    assert count(told, "The history cannot be written to ") == 1


def test_a_home_that_cannot_be_written(home: Path, closable: Closable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(closable.path))
    folders = find()
    live_once(folders)
    closable.close()
    with living(folders) as told:
        for word in ("resume", "pause"):
            tell(folders, word)
    assert kept(folders) == ["paused"]
    assert count(told, "The history cannot be written to ") == 1


def test_a_file_of_a_newer_app(home: Path) -> None:
    folders = find()
    live_once(folders)
    with closing(sqlite3.connect(folders.history)) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = folders.history.read_bytes()
    with living(folders) as told:
        tell(folders, "resume")
    assert folders.history.read_bytes() == before
    beside = folders.history.with_name(f"history.version-{len(MIGRATIONS)}.db")
    assert [row.entry.value for row in read_history(beside)[0] if row.entry.value == "resumed"] == ["resumed"]
    assert count(told, "was written by a newer BackCare and is left as it is") == 1


def test_a_damaged_file(home: Path) -> None:
    folders = find()
    live_once(folders)
    folders.history.write_bytes(b"no database at all " * 400)
    with living(folders) as told:
        tell(folders, "resume")
        assert kept(folders) == ["resumed"]
    assert [each.read_bytes()[:11] for each in folders.data.glob("history.db.broken-*")] == [b"no database"]
    assert count(told, "history.db was damaged. It is kept as ") == 1
