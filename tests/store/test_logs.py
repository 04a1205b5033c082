"""The log: two files at most, and bugs written to it."""

from __future__ import annotations

import re
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from backcare_desktop.store import logs


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    assert logs.start(tmp_path / "backcare.log") is None
    yield tmp_path / "backcare.log"
    logs.stop()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Bugs are caught, and this is what the person hears; the hooks are put back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    sentences: list[str] = []
    logs.catch_bugs(lambda: "working", sentences.append)
    return sentences


def test_facts_are_written_with_their_time(log: Path) -> None:
    logs.note("notice: %s after %d s of use", "stretch", 3000)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO notice: stretch after 3000 s of use\n", log.read_text()
    )
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


@pytest.mark.warns
def test_two_files_of_a_megabyte_at_most(log: Path) -> None:
    for number in range(3500):
        logs.warn("line %d %s", number, "x" * 1000)
    older = log.with_name("backcare.log.1")
    assert sorted(each.name for each in log.parent.iterdir()) == ["backcare.log", "backcare.log.1"]
    assert older.stat().st_size < 1_010_000
    assert log.stat().st_size < 1_010_000
    assert "line 3499 " in log.read_text()


def test_starting_again_goes_on_in_the_same_file(log: Path) -> None:
    logs.note("one")
    logs.start(log)
    logs.note("two")
    assert [line.split()[-1] for line in log.read_text().splitlines()] == ["one", "two"]


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    problem = logs.start(tmp_path / "file" / "backcare.log")
    assert str(problem).startswith(
        f"The log cannot be written to {tmp_path / 'file' / 'backcare.log'} (Not a directory)."
    )
    logs.note("nobody hears this")


def test_a_full_disk_does_not_stop_the_app(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert logs.start(small_disk / "backcare.log") is None
    for _ in range(500):
        logs.note("x" * 1000)
    logs.stop()
    assert capsys.readouterr() == ("", "")


def boom() -> None:
    raise RuntimeError("the bug")


@pytest.mark.warns
def test_a_bug_is_logged_and_told_once(log: Path, told: list[str]) -> None:
    for _ in range(2):
        try:
            boom()
        except RuntimeError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert len(told) == 1
    assert told[0].startswith("Something went wrong inside BackCare.")
    text = log.read_text()
    assert text.count("ERROR unexpected: RuntimeError; state: working\n") == 2
    assert "in boom" in text


@pytest.mark.warns
def test_a_bug_in_a_thread_is_caught_too(log: Path, told: list[str]) -> None:
    thread = threading.Thread(target=boom)
    thread.start()
    thread.join()
    assert len(told) == 1
    assert "RuntimeError" in log.read_text()


@pytest.mark.warns
def test_a_bug_in_telling_of_a_bug_hides_nothing(log: Path, told: list[str]) -> None:
    logs.catch_bugs(lambda: str(1 / 0), told.append)
    sys.excepthook(ValueError, ValueError("first"), None)
    assert "unexpected: ValueError; state: unknown (ZeroDivisionError)" in log.read_text()


def test_ctrl_c_is_no_bug(log: Path, told: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_lines_of_days_that_are_deleted_go_from_both_files(log: Path) -> None:
    older = log.with_name("backcare.log.1")
    older.write_text("2026-03-01 10:00:00,000 INFO taken: eyes \n2026-03-02 10:00:00,000 INFO taken: rest \n")
    log.write_text(
        "2026-03-02 11:00:00,000 ERROR unexpected: ValueError; state: working\nTraceback (most recent call last):\n"
        "2026-03-03 10:00:00,000 INFO taken: stretch \n"
    )
    logs.forget(log, date(2026, 3, 2), date(2026, 3, 2))
    assert older.read_text() == "2026-03-01 10:00:00,000 INFO taken: eyes \n"
    assert log.read_text() == "2026-03-03 10:00:00,000 INFO taken: stretch \n"
    logs.note("started")
    assert log.read_text().startswith("2026-03-03 10:00:00,000 INFO taken: stretch \n")
    assert log.read_text().endswith(" INFO started\n")
    logs.forget(log, None, None)
    assert log.read_text() == older.read_text() == ""
    logs.forget(log.with_name("none.log"), None, None)


def test_what_is_not_worth_a_write_comes_with_the_next_line(log: Path) -> None:
    logs.note_by_the_way("fullscreen: %s", "began")
    assert log.read_text() == ""
    logs.note("started")
    assert [line.split(" ", 3)[2:] for line in log.read_text().splitlines()] == [
        ["DEBUG", "fullscreen: began"],
        ["INFO", "started"],
    ]
    logs.note_by_the_way("fullscreen: %s", "ended")
    logs.stop()
    assert log.read_text().endswith(" DEBUG fullscreen: ended\n")
