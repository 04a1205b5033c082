"""kill -9 at any moment: what was said to be saved is there, and every file is whole."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory
from backcare_desktop.store.settings_file import load
from tests.store.conftest import AT, Told, integrity

ROOT = Path(__file__).resolve().parents[2]


def killed_after(folder: Path, rounds: int) -> int:
    """Let the writer do so many rounds and kill it in the next one; the last round it told of."""
    command = [sys.executable, "-m", "tests.store.writer", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        last = [writer.stdout.readline() for _ in range(rounds)][-1]
        writer.kill()
        rest = writer.stdout.read().split()
        assert writer.stderr.read() == ""
    return int(rest[-1] if rest else last)


def check(folder: Path, said: int) -> None:
    told = Told()
    history = History(folder / "history.db", now=lambda: AT, tell=told)
    memory = Memory(folder / "memory.db", now=lambda: AT, tell=told)
    rows = [row.seconds for row in history.rows()]
    assert rows == [float(number) for number in range(len(rows))]
    assert said + 1 <= len(rows) <= said + 2
    assert memory.get("round") in (said, said + 1)
    assert integrity(folder / "history.db") == ["ok"]
    settings, problems = load(folder / "settings.toml", at=AT)
    assert problems == ()
    assert settings["look.theme"] in ("dark", "light")
    assert (folder / "settings.toml").read_text().startswith("# mine\n")
    history.close()
    memory.close()
    assert told.problems == []


def kill_often(folder: Path, times: int) -> str:
    """The settings file after so many lives, each of which was looked at."""
    (folder / "settings.toml").write_text('# mine\n[look]\ntheme = "dark"  # easier\n')
    dice = random.Random(7)
    for _ in range(times):
        check(folder, killed_after(folder, dice.randint(1, 12)))
    return (folder / "settings.toml").read_text()


def test_killed_twenty_times(tmp_path: Path) -> None:
    assert "# easier" in kill_often(tmp_path, 20)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_two_hundred_times(tmp_path: Path) -> None:
    assert "# easier" in kill_often(tmp_path, 200)
