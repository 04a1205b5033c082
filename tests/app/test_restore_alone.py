"""One restore at a time, and never beside an app that starts: shown with real processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from backcare_desktop import backups
from backcare_desktop.single import client
from backcare_desktop.single.messages import Request
from backcare_desktop.store.folders import Folders, find
from tests.app.conftest import Backcare, Terminal
from tests.app.test_history_app import running, status
from tests.store.deadline import until

RESTORED, CHANGED = '[look]\ntheme = "dark"\n', "# changed\n"
ROUNDS = 3


def backed_up(folders: Folders, home: Path, said: Terminal) -> str:
    """A backup of these settings."""
    folders.make()
    folders.settings.write_text(RESTORED)
    assert said("backup", str(home / "all.zip"))[0] == 0
    return str(home / "all.zip")


def left_over(folders: Folders) -> list[str]:
    places = (folders.config, folders.data, folders.state)
    found = (each.name for place in places for each in place.iterdir())
    return sorted(name for name in found if "restor" in name)


def test_a_restore_and_an_app_that_starts_at_the_same_moment(home: Path, said: Terminal) -> None:
    folders = find()
    backup = backed_up(folders, home, said)
    restore = (sys.executable, "-m", "backcare_desktop", "restore", backup, "--yes")
    for _ in range(ROUNDS):
        folders.settings.write_text(CHANGED)
        with running(folders, is_awaited=False) as app:
            done = subprocess.run(restore, capture_output=True, text=True, timeout=60, check=False)
            assert (done.returncode, done.stderr) == (0, ""), done.stderr
            until(lambda: status(folders) is not None, 60)
            assert folders.settings.read_text() == RESTORED
            assert left_over(folders) == []
            client.ask(str(folders.socket), Request(("quit",)))
            assert app.wait(60) == 0


def test_two_restores_never_meet(home: Path, said: Terminal, backcare: Backcare) -> None:
    folders = find()
    backup = backed_up(folders, home, said)
    folders.settings.write_text(CHANGED)
    window = backups.Restoring(folders)
    window.prepare(Path(backup))
    done = backcare("restore", backup, "--yes")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{backups.OTHER}\n")
    assert folders.settings.read_text() == CHANGED
    assert left_over(folders) != []
    window.leave()
    assert left_over(folders) == []
    assert backcare("restore", backup, "--yes").returncode == 0
    assert folders.settings.read_text() == RESTORED
