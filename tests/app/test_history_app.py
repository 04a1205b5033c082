"""The history and backups with the real app running: one path for commands, and it takes over what was restored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcare_desktop.single import client
from backcare_desktop.single.messages import NoAnswer, NotRunning, Reply, Request
from backcare_desktop.store.folders import Folders, find
from tests.app.conftest import Terminal
from tests.store.deadline import until

ENV = {"QT_QPA_PLATFORM": "offscreen"}
COMMAND = (sys.executable, "-m", "backcare_desktop", "--background")


@contextmanager
def running(folders: Folders, *, is_awaited: bool = True) -> Iterator[subprocess.Popen[bytes]]:
    """The real app, which is gone at the end, however the test ends."""
    with subprocess.Popen(COMMAND, env=os.environ | ENV, stderr=subprocess.DEVNULL) as app:
        try:
            if is_awaited:
                until(lambda: status(folders) is not None, 60)
            yield app
        finally:
            app.kill()


def status(folders: Folders) -> Reply | None:
    try:
        return client.ask(str(folders.socket), Request(ask="status"))
    except (NotRunning, NoAnswer):
        return None


def entries(said: Terminal) -> list[str]:
    rows = [json.loads(line) for line in said("history", "--json")[1].splitlines()]
    return [row["entry"] for row in rows if row["entry"] in ("paused", "resumed")]


def test_it_is_backed_up_deleted_and_restored_while_the_app_runs(home: Path, said: Terminal) -> None:
    folders = find()
    folders.make()
    folders.settings.write_text("[reminders.posture]\nenabled = false\n")
    with running(folders):
        said("pause")
        said("resume")
        assert entries(said) == ["paused", "resumed"]
        assert said("backup", str(home / "all.zip"))[0] == 0

        assert said("history", "delete", "all", "--yes")[1].endswith(" entries deleted, for good.\n")
        assert entries(said) == []
        assert not any(b"paused" in each.read_bytes() for each in folders.data.iterdir() if "history" in each.name)
        said("pause")
        folders.settings.write_text("# changed\n")

        code, out, error = said("restore", str(home / "all.zip"), "--yes")
        assert (code, error) == (0, "")
        assert out.endswith("The backup is restored.\n")
        assert entries(said) == ["paused", "resumed"]
        found = status(folders)
        assert found is not None
        assert found.status is not None
        assert "posture" not in [each["reminder"] for each in found.status["next"]]
        said("resume")
        assert entries(said) == ["paused", "resumed", "resumed"]

    # a restore that a crash left half done is made good at the next start
    folders.history.rename(folders.history.with_name("history.db.before-restore"))
    (folders.state / "restore.json").write_text('{"memory": {}}')
    folders.settings.with_name("settings.toml.restoring").write_text("# restored\n")
    with running(folders) as app:
        assert folders.settings.read_text() == "# restored\n"
        assert not (folders.state / "restore.json").exists()
        said("quit")
        assert app.wait(60) == 0
    assert entries(said) == ["paused", "resumed", "resumed"]
