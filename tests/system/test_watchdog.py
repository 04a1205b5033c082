"""Who starts the app again after a break that hung. Windows' part is from documentation and meets a fake here.

The real thing on Linux: tests/desk/test_app_ends.py.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backcare_desktop.system.beside import PosixShell
from backcare_desktop.system.watchdog import Watchdog, shell
from backcare_desktop.system.windows.beside import CommandPrompt

ENVIRONMENT = {"COMSPEC": "C:\\Windows\\system32\\cmd.exe", "USERNAME": "kim"}


class Pipe(io.BytesIO):
    """Keeps what was written when it is closed; ``is_broken``: who read it is gone, which is found only then."""

    written = b""
    is_broken = False

    def close(self) -> None:
        if not self.closed:
            self.written = b"" if self.is_broken else self.getvalue()
        super().close()
        if self.is_broken:
            raise BrokenPipeError


class FakePrompt:
    """The process that was started, and how."""

    def __init__(self, words: str, **how: Any) -> None:
        self.words, self.how = words, how
        self.stdin = Pipe()
        self.code: int | None = None
        self.asked = 0

    def poll(self) -> int | None:
        self.asked += 1
        return self.code


class Started(list[FakePrompt]):
    """All that was started."""

    def __call__(self, words: str, **how: Any) -> FakePrompt:
        self.append(FakePrompt(words, **how))
        return self[-1]


@pytest.fixture
def started() -> Started:
    return Started()


def test_on_windows_a_command_prompt_waits_without_a_window_and_starts_the_app_where_a_report_was_left(
    started: Started,
) -> None:
    again = ["C:\\Program Files\\R&D\\backcare.exe", "--background"]
    CommandPrompt(ENVIRONMENT, started).wait(Path("stalled.txt"), again)
    (prompt,) = started
    assert prompt.words == (
        '"C:\\Windows\\system32\\cmd.exe" /d /s /c "findstr over >nul || '
        '(findstr "^" "%BACKCARE_REPORT%" >nul && start "" /b %BACKCARE_AGAIN% <nul >nul 2>nul)"'
    )
    assert prompt.how["env"] == {
        **ENVIRONMENT,
        "BACKCARE_REPORT": "stalled.txt",
        "BACKCARE_AGAIN": '"C:\\Program Files\\R&D\\backcare.exe" "--background"',
    }
    assert (prompt.how["creationflags"], prompt.how["stdin"]) == (0x08000000, subprocess.PIPE)
    assert not prompt.stdin.closed


def test_after_a_break_that_went_well_the_prompt_hears_so_and_is_let_go_when_it_has_ended(
    started: Started, tmp_path: Path
) -> None:
    report = tmp_path / "stalled"
    watchdog = Watchdog(report, 3600.0, CommandPrompt(ENVIRONMENT, started))
    watchdog.renew()
    watchdog.renew()
    (prompt,) = started
    assert prompt.how["env"]["BACKCARE_AGAIN"] == f'"{sys.executable}" "-m" "backcare_desktop" "--background"'
    watchdog.rest()
    assert prompt.stdin.written == b"over\n"
    assert not report.exists()
    prompt.code = 0
    watchdog.rest()
    watchdog.rest()
    assert prompt.asked == 2
    watchdog.renew()
    watchdog.rest()
    assert [each.stdin.written for each in started] == [b"over\n", b"over\n"]


def test_a_prompt_that_cannot_be_started_or_is_gone_breaks_no_break(started: Started, tmp_path: Path) -> None:
    def refuse(*_words: object, **_how: object) -> FakePrompt:
        raise OSError("refused")

    unwatched = Watchdog(tmp_path / "stalled", 3600.0, CommandPrompt(ENVIRONMENT, refuse))
    unwatched.renew()
    unwatched.rest()
    gone = CommandPrompt(ENVIRONMENT, started)
    gone.wait(tmp_path / "stalled", ["backcare"])
    (prompt,) = started
    prompt.stdin.is_broken, prompt.code = True, 1
    gone.send_home()
    gone.let_go()
    assert (prompt.stdin.closed, prompt.stdin.written, prompt.asked) == (True, b"", 1)


def test_each_system_has_its_own_shell() -> None:
    assert isinstance(shell("win32"), CommandPrompt)
    assert isinstance(shell("darwin"), PosixShell)
    assert isinstance(shell("linux"), PosixShell)
