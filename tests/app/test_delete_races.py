"""Deleting beside an app that starts, one that is killed meanwhile, and a backup made ready: with real processes."""

from __future__ import annotations

import os
import pty
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.single import client
from backcare_desktop.single.messages import line_of
from backcare_desktop.store.folders import Folders, find
from backcare_desktop.store.history import History
from tests.app.conftest import Backcare, Terminal
from tests.app.test_history_app import entries, running, status
from tests.store.deadline import until

PROGRAM = (sys.executable, "-m", "backcare_desktop")
DELETE = ("history", "delete", "all")


@pytest.fixture
def folders(home: Path) -> Folders:
    """With a history: it was paused twice."""
    found, now = find(), datetime.now(UTC)
    assert found.data.is_relative_to(home)
    found.make()
    with closing(history_of(found)) as history:
        history.add(*(Row(now - timedelta(hours=each), Entry.PAUSED, "", "pressed") for each in (2, 1)))
    return found


def history_of(folders: Folders) -> History:
    return History(folders.history, now=lambda: datetime.now(UTC), tell=lambda each: pytest.fail(str(each)))


@contextmanager
def started(*words: str, stdin: int | None = None) -> Iterator[subprocess.Popen[str]]:
    """``backcare`` with these words, which is gone at the end, however the test ends."""
    pipe = subprocess.PIPE
    with subprocess.Popen((*PROGRAM, *words), stdin=stdin, stdout=pipe, stderr=pipe, text=True) as command:
        try:
            yield command
        finally:
            command.kill()


@contextmanager
def held(folders: Folders) -> Iterator[None]:
    """Another program is about to write into the history: what would delete in it waits for some seconds."""
    with closing(sqlite3.connect(folders.history, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def has_lock(folders: Folders, pid: int) -> bool:
    return folders.lock.exists() and folders.lock.read_text().startswith(f"{pid}\n")


def test_an_app_that_starts_meanwhile_waits_for_the_command(folders: Folders, said: Terminal) -> None:
    with ExitStack() as stack:
        with held(folders):
            command = stack.enter_context(started(*DELETE, "--yes"))
            until(lambda: has_lock(folders, command.pid), 60)
            command.send_signal(signal.SIGSTOP)
        app = stack.enter_context(running(folders, is_awaited=False))
        subprocess.run((*PROGRAM, "--version"), check=True, stdout=subprocess.DEVNULL)  # the app is as far by then
        assert has_lock(folders, command.pid)
        assert (app.poll(), folders.socket.exists()) == (None, False)
        command.send_signal(signal.SIGCONT)
        assert command.communicate(timeout=60)[0].endswith("2 entries deleted, for good.\n")
        until(lambda: status(folders) is not None, 60)
        assert entries(said) == []
        said("pause")
        said("quit")
        assert app.wait(60) == 0
    assert entries(said) == ["paused"]


def test_what_happens_while_it_deletes_outlives_a_kill(folders: Folders, said: Terminal) -> None:
    aside = folders.history.with_name("history.aside")
    with running(folders) as app, held(folders), socket.socket(socket.AF_UNIX) as asks:
        client.at_address(str(folders.socket), asks.connect)
        asks.sendall(line_of({"v": 1, "do": list(DELETE)}))
        assert status(folders) is not None
        said("pause")
        said("resume")
        assert aside.read_text().count('"paused"') == 1
        app.kill()
        app.wait(60)
    left = aside.read_bytes()
    assert entries(said) == ["paused", "paused", "paused", "resumed"]
    assert aside.read_bytes() == left
    with closing(history_of(folders)) as history:
        found = [row.entry.value for row in history.rows()]
    assert found == ["paused", "paused", "paused", "pause", "resumed"]
    assert not aside.exists()


def test_a_backup_made_ready_goes_with_what_is_deleted(folders: Folders, backcare: Backcare, home: Path) -> None:
    backup = str(home / "mine.zip")
    assert backcare("backup", backup).returncode == 0
    person, terminal = pty.openpty()
    with started("restore", backup, stdin=terminal) as restore:
        until(lambda: folders.memory.with_name("memory.db.restoring").exists(), 60)
        assert backcare("restore", backup, "--yes").returncode == 1
        assert backcare(*DELETE, "--yes").stdout.endswith("2 entries deleted, for good.\n")
        os.write(person, b"y\n")
        assert restore.communicate(timeout=60)[1] == (
            "The backup is not ready any more: days of your history were deleted meanwhile, or it was put aside. "
            "Nothing was restored. Choose it again if you want it.\n"
        )
    os.close(person)
    os.close(terminal)
    assert restore.returncode == 1
    assert backcare("history").stdout == "Nothing yet: your first break will be the first line.\n"
    assert backcare("restore", backup, "--yes").returncode == 0
    assert backcare("history", "--json").stdout.count('"paused"') == 2
