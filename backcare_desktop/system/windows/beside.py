"""Windows' command prompt beside a break. From documentation, not run on Windows.

Written after Microsoft's "cmd", "findstr" and "start" (Windows Commands) and Python's "subprocess".
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from backcare_desktop.system.beside import OVER

_AWAIT: Final = (
    'findstr over >nul || (findstr "^" "%BACKCARE_REPORT%" >nul && start "" /b %BACKCARE_AGAIN% <nul >nul 2>nul)'
)
"""``findstr over`` reads what the app says, to its end; ``findstr "^"`` finds no line in an empty report.

The paths come as variables: in the words themselves the prompt would obey what stands in a folder's name.
"""
CREATE_NO_WINDOW: Final = 0x08000000


class CommandPrompt:
    """The ``Beside`` of Windows, which has no ``/bin/sh``. ``start`` begins a process, as ``subprocess.Popen`` does."""

    def __init__(self, environ: Mapping[str, str] = os.environ, start: Callable[..., Any] = subprocess.Popen) -> None:
        self._environ = environ
        self._start = start
        self._waiting: Any = None

    def wait(self, report: Path, again: Sequence[str]) -> None:
        """Wait from now on."""
        prompt = self._environ.get("COMSPEC", "cmd.exe")
        self._waiting = self._start(
            f'"{prompt}" /d /s /c "{_AWAIT}"',  # one string: a list would be quoted by other rules than the prompt's
            executable=prompt,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=CREATE_NO_WINDOW,
            env={
                **self._environ,
                "BACKCARE_REPORT": str(report),
                "BACKCARE_AGAIN": " ".join(f'"{word}"' for word in again),
            },
        )

    def send_home(self) -> None:
        """Say the word."""
        if self._waiting is not None and not self._waiting.stdin.closed:
            with suppress(OSError):
                self._waiting.stdin.write(OVER)
            with suppress(OSError):  # it writes only now, and the prompt may be gone
                self._waiting.stdin.close()

    def let_go(self) -> None:
        """Close the handle of one that has ended."""
        if self._waiting is not None and self._waiting.stdin.closed and self._waiting.poll() is not None:
            self._waiting = None
