"""Nobody stays behind a break that hangs: the process ends, its windows with it, and it is started again."""

from __future__ import annotations

import faulthandler
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from backcare_desktop.system.autostart import command
from backcare_desktop.system.beside import Beside, PosixShell


class Watchdog:
    """Ends this process if it is not renewed in time."""

    def __init__(self, report: Path, limit_s: float, beside: Beside | None = None) -> None:
        """``report``: the file for where it hung. ``beside``: who starts it again, else the system's own shell."""
        self._report = report
        self._limit_s = limit_s
        self._beside = beside or shell()
        self._file: IO[str] | None = None

    def renew(self) -> None:
        """All is well, and a break covers the screen."""
        if self._file is None:
            self._begin()
        if self._file is not None:
            faulthandler.dump_traceback_later(self._limit_s, exit=True, file=self._file)

    def rest(self) -> None:
        """Nothing covers the screen any more; safe to call at any time."""
        if self._file is not None:
            faulthandler.cancel_dump_traceback_later()
            self._file.close()
            self._file = None
            self._report.unlink(missing_ok=True)
            self._beside.send_home()
        self._beside.let_go()

    def _begin(self) -> None:
        self._beside.let_go()
        try:
            self._file = self._report.open("w")
        except OSError:
            return  # no room for a report: then nothing watches, as before
        with suppress(OSError):
            self._beside.wait(self._report, _start_again())


def shell(platform: str = sys.platform) -> Beside:
    """Who waits on this system."""
    if platform == "win32":
        from backcare_desktop.system.windows.beside import CommandPrompt

        return CommandPrompt()
    return PosixShell()


def left_a_report(report: Path) -> bool:
    """Whether the last run ended behind a break that hung; the report is kept beside under another name."""
    try:
        if not report.stat().st_size:
            report.unlink()
            return False
        report.replace(report.with_suffix(".last"))
    except OSError:
        return False
    return True


def _start_again() -> list[str]:
    own = [*command()[:1]] if getattr(sys, "frozen", False) else [sys.executable, "-m", "backcare_desktop"]
    return [*own, "--background"]
