"""Nobody stays behind a break that hangs: the process ends, its windows with it, and it is started again."""

from __future__ import annotations

import faulthandler
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from backcare_desktop.system.autostart import command

OVER: Final = b"over\n"
_AWAIT: Final = 'read -r word; test "$word" = over || { test -s "$0" && exec "$@" </dev/null >/dev/null 2>&1; }'
"""A shell that waits beside a break. If the app ends without a word and left a report, it is started again.

One that was killed left none, and is not: whoever did that wanted it to end.
"""


class Watchdog:
    """Ends this process if it is not renewed in time. Where there is no shell, it is not started again."""

    def __init__(self, report: Path, limit_s: float) -> None:
        """``report``: the file for where it hung."""
        self._report = report
        self._limit_s = limit_s
        self._file: IO[str] | None = None
        self._wire: int | None = None
        self._waiting: int | None = None

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
            self._send_home()
        self._reap()

    def _begin(self) -> None:
        self._reap()
        try:
            self._file = self._report.open("w")
        except OSError:
            return  # no room for a report: then nothing watches, as before
        if hasattr(os, "posix_spawn"):
            with suppress(OSError):
                self._wait_beside()

    def _wait_beside(self) -> None:
        reading, self._wire = os.pipe()
        try:
            self._waiting = os.posix_spawn(
                "/bin/sh",
                ["sh", "-c", _AWAIT, str(self._report), *_start_again()],
                os.environ,
                file_actions=[(os.POSIX_SPAWN_DUP2, reading, 0)],
            )
        finally:
            os.close(reading)

    def _send_home(self) -> None:
        if self._wire is not None:
            with suppress(OSError):
                os.write(self._wire, OVER)
            os.close(self._wire)
            self._wire = None

    def _reap(self) -> None:
        """Let go of a shell that has ended; nothing waits for one that has not yet."""
        if self._waiting is not None and self._wire is None:
            with suppress(ChildProcessError):
                if os.waitpid(self._waiting, os.WNOHANG) == (0, 0):
                    return
            self._waiting = None


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
