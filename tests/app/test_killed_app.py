"""kill -9 on the real app at any moment: what it said to be done stands in the history, and every file is whole."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_desktop.single import client
from backcare_desktop.single.messages import NoAnswer, NotRunning, Request, line_of
from backcare_desktop.store import kept_state
from backcare_desktop.store.folders import Folders, find
from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory
from backcare_desktop.system.clock import SystemClock
from tests.store.conftest import integrity
from tests.store.deadline import until

WORDS = (("pause",), ("resume",))
ENTRIES = ("paused", "resumed")


def is_up(folders: Folders) -> bool:
    try:
        client.ask(str(folders.socket), Request(ask="status"))
    except (NotRunning, NoAnswer):
        return False
    return True


def one_life(folders: Folders, said: list[str], dice: random.Random) -> None:
    """Start the app, have it do a few things, and kill it while it does the next; what it said to be done is added."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "backcare_desktop", "--background"]
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as app:
        try:
            if dice.random() < 0.9:  # else it is killed while it starts
                until(lambda: is_up(folders), 60)
                _do_things(folders, said, dice)
            _pass(dice.randrange(3000 if said else 1_000_000))
        finally:
            app.kill()
        assert app.stderr is not None
        told = app.stderr.read()
        assert all(each.startswith("BackCare: BackCare cannot tell when you pause") for each in told.splitlines()), told


def _do_things(folders: Folders, said: list[str], dice: random.Random) -> None:
    """A few things, and the last without waiting for its answer."""
    turn = _turn(folders)
    for _ in range(dice.randrange(12)):
        assert client.ask(str(folders.socket), Request(WORDS[turn])).code == 0
        said.append(ENTRIES[turn])
        turn = 1 - turn
    with socket.socket(socket.AF_UNIX) as last:
        client.at_address(str(folders.socket), last.connect)
        last.sendall(line_of({"v": 1, "do": list(WORDS[turn])}))
        _pass(dice.randrange(30_000))


def _turn(folders: Folders) -> int:
    """What can be done next; a kill between a row and the state may leave the history one step ahead."""
    status = client.ask(str(folders.socket), Request(ask="status")).status
    assert status is not None
    return int(status["state"] == "paused")


def _pass(rounds: int) -> None:
    """Let a random moment pass, shorter than any clock would wait."""
    for _ in range(rounds):
        pass


def check(folders: Folders, said: list[str]) -> None:
    """All that was said is there, in its order; of what was under way when it was killed one thing more may be."""
    problems: list[Exception] = []
    history = History(folders.history, now=lambda: datetime.now(UTC), tell=problems.append)
    assert integrity(folders.history) == ["ok"]
    found = [each.entry.value for each in history.rows() if each.entry.value in ENTRIES]
    assert found[: len(said)] == said
    assert len(found) <= len(said) + 1
    history.close()
    memory = Memory(folders.memory, now=lambda: datetime.now(UTC), tell=problems.append)
    assert kept_state.restore(memory, SystemClock()) is not None or not said
    memory.close()
    assert problems == []
    said[:] = found


def kill_often(times: int) -> int:
    """How many things were said and kept in so many lives."""
    folders, said, dice = find(), list[str](), random.Random(11)
    for _ in range(times):
        one_life(folders, said, dice)
        check(folders, said)
    return len(said)


def test_the_app_is_killed_ten_times(home: Path) -> None:
    assert kill_often(10) > 10


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_app_is_killed_two_hundred_times(home: Path) -> None:
    assert kill_often(200) > 200
