"""A shell of the system that waits beside a break and starts the app again if it ends without a word."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

OVER: Final = b"over\n"
_AWAIT: Final = 'read -r word; test "$word" = over || { test -s "$0" && exec "$@" </dev/null >/dev/null 2>&1; }'


class Beside(Protocol):
    """At most one shell. It starts the app only where that left a report: one that was killed, and so left none, stays
    ended, as whoever did that wanted.
    """

    def wait(self, report: Path, again: Sequence[str]) -> None:
        """Wait from now on; ``again`` are the words that start the app. Raises OSError."""

    def send_home(self) -> None:
        """All went well: nothing is to be started."""

    def let_go(self) -> None:
        """Leave nothing behind of one that has ended; one that has not yet is not waited for."""


class PosixShell:
    """On Linux and macOS: ``/bin/sh``, without the module subprocess, which costs memory."""

    def __init__(self) -> None:
        self._wire: int | None = None
        self._waiting: int | None = None

    def wait(self, report: Path, again: Sequence[str]) -> None:
        """Wait from now on."""
        reading, self._wire = os.pipe()
        try:
            self._waiting = os.posix_spawn(
                "/bin/sh",
                ["sh", "-c", _AWAIT, str(report), *again],
                os.environ,
                file_actions=[(os.POSIX_SPAWN_DUP2, reading, 0)],
            )
        finally:
            os.close(reading)

    def send_home(self) -> None:
        """Say the word."""
        if self._wire is not None:
            with suppress(OSError):
                os.write(self._wire, OVER)
            os.close(self._wire)
            self._wire = None

    def let_go(self) -> None:
        """Reap one that has ended."""
        if self._waiting is not None and self._wire is None:
            with suppress(ChildProcessError):
                if os.waitpid(self._waiting, os.WNOHANG) == (0, 0):
                    return
            self._waiting = None
