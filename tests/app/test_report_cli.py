"""What is taken away: two weeks at the desk as a PDF from the command line, and a backup from the window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcare_desktop import backups
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store import folders
from backcare_desktop.store.history import History
from backcare_desktop.store.history_mend import aside
from tests.app.conftest import Backcare

Said = tuple[int, str, str]


def report(backcare: Backcare, *words: str) -> Said:
    done = backcare("history", "report", *words)
    return done.returncode, done.stdout, done.stderr


def test_the_report_is_written_where_there_is_something_to_tell(backcare: Backcare, home: Path) -> None:
    file = home / "mine.pdf"
    nothing = "Nothing was kept in the last two weeks. Nothing was written.\n"
    assert report(backcare, str(file)) == (1, "", nothing)
    assert not file.exists()
    path = folders.find().history
    path.parent.mkdir(parents=True, exist_ok=True)
    now, problems = datetime.now(UTC), list[object]()
    history = History(path, now=lambda: now, tell=problems.append)
    history.add(Row(now, Entry.NATURAL, "rest", seconds=900.0))
    history.close()
    assert report(backcare, str(file)) == (
        0,
        f"Written to {file}: habits of two weeks, and no word about health.\n",
        "",
    )
    assert file.read_bytes().startswith(b"%PDF")
    code, _, said = report(backcare, str(home / "no" / "such.pdf"))
    assert code == 1
    assert said.endswith("Nothing was changed. Name another place.\n")


def test_what_a_kill_left_aside_is_told_too(backcare: Backcare, home: Path) -> None:
    path, now = folders.find().history, datetime.now(UTC)
    path.parent.mkdir(parents=True)
    history = History(path, now=lambda: now, tell=lambda each: pytest.fail(str(each)))
    history.add(Row(now - timedelta(days=60), Entry.NATURAL, "rest", seconds=900.0))
    history.begin_erasing()
    history.add(Row(now, Entry.NATURAL, "rest", seconds=900.0))
    left = aside(path).read_bytes()
    assert report(backcare, str(home / "mine.pdf"))[0] == 0
    assert aside(path).read_bytes() == left
    history.close()


def test_more_than_a_file_is_wrong_usage(backcare: Backcare) -> None:
    assert report(backcare, "a", "b") == (2, "", "backcare: use it as: backcare history report [FILE.pdf]\n")


def test_a_backup_out_of_the_window_says_what_is_in_it_or_why_not(home: Path) -> None:
    file = home / "mine.zip"
    said = backups.written(file, folders.find(), "1.0", datetime.now(UTC))
    assert said.startswith(
        f"Backup written to {file}: settings, no entries of history, your own moves and tips, and kept pages."
    )
    assert said.endswith("It is not locked: anyone who has the file can read it.")
    assert file.exists()
    assert "no/such.zip" in backups.written(home / "no" / "such.zip", folders.find(), "1.0", datetime.now(UTC))
