"""``backcare calendar``: what the person's calendar files say, and what was left out of them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backcare_desktop.store import folders
from tests.app.conftest import Backcare
from tests.system.calendar_rigs import event, write


def name(*files: Path) -> None:
    path = folders.find().settings
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[calendar]\nfiles = {[str(file) for file in files]}\n")


def test_without_files_it_says_what_to_do(backcare: Backcare) -> None:
    done = backcare("calendar")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "No calendar file is named yet: name files or folders under “Calendar files” in the settings.\n"
    )


def test_busy_times_are_told_without_their_titles_and_what_is_left_out_with_its_name(
    backcare: Backcare, tmp_path: Path
) -> None:
    begin = (datetime.now(UTC) + timedelta(hours=2)).replace(second=0)
    write(tmp_path / "work.ics", event(begin, begin + timedelta(minutes=30)))
    (tmp_path / "broken.ics").write_text("<html>")
    name(tmp_path / "work.ics", tmp_path / "broken.ics")
    done = backcare("calendar")
    local = begin.astimezone()
    assert done.stdout == f"{local:%a %H:%M} to {local + timedelta(minutes=30):%H:%M}: busy\n"
    assert done.stderr == (
        f"{tmp_path}/broken.ics: this is no calendar file, or it is damaged. Export it anew from your calendar.\n"
    )
    assert done.returncode == 1


def test_a_free_day_is_told(backcare: Backcare, tmp_path: Path) -> None:
    write(tmp_path / "work.ics")
    name(tmp_path)
    done = backcare("calendar")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "Not busy in the next 24 hours (calendar files read: 1).\n",
        "",
    )


def test_without_the_two_packages_it_says_which(home: Path) -> None:
    line = "import sys; sys.modules['icalendar'] = None; from backcare_desktop.cli import main; main(['calendar'])"
    done = subprocess.run(
        [sys.executable, "-c", line], capture_output=True, text=True, timeout=60, check=False, cwd=home
    )
    assert done.stderr == (
        "backcare: to read calendars, two more packages are needed: pip install icalendar recurring-ical-events\n"
    )
