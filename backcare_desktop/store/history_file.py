"""The file of the history: opened when first needed, mended when damaged, left alone when a newer BackCare wrote it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from backcare_desktop.store.database import Newer, is_broken, open_database, open_to_read
from backcare_desktop.store.history_mend import aside, beside, finish_mending, mend, mended, take_in_older
from backcare_desktop.store.problems import Problem, reason

FoundT = TypeVar("FoundT")
Read = Callable[[sqlite3.Connection], list[FoundT]]
"""Gets something out of an open file."""


class HistoryFile:
    """Where the rows are; ``tell`` hears once of each trouble. Used from one thread."""

    def __init__(
        self,
        path: Path,
        migrations: tuple[str, ...],
        *,
        now: Callable[[], datetime],
        tell: Callable[[Problem], None],
    ) -> None:
        self.migrations = migrations
        self.path = path
        """Where rows go: a file beside the given one while that is a newer BackCare's."""
        self.newer: Path | None = None
        """The given one while it is a newer BackCare's: it is only read."""
        self._given = path
        self._now = now
        self._tell = tell
        self._connection: sqlite3.Connection | None = None
        self._is_told = False

    def exists(self) -> bool:
        """Whether anything was ever written."""
        return self.path.exists()

    def open(self) -> sqlite3.Connection:
        """The connection to write with. Raises sqlite3.Error or OSError."""
        if self._connection is None:
            finish_mending(self.path)
            try:
                self._connection = open_database(self.path, self.migrations)
            except Newer:
                self._use_file_beside()
                return self.open()
            take_in_older(self.path, self._connection, len(self.migrations))
            if aside(self.path).exists():  # a kill came while days were deleted
                from backcare_desktop.store.history_aside import take_in  # late: seldom wanted

                take_in(self.path, self._connection)
        return self._connection

    def read(self, read: Read[FoundT]) -> list[FoundT]:
        """What is found, also in the file of a newer BackCare; what cannot be read is told, and left out."""
        if not self.exists() and not mended(self.path).exists():
            return []
        try:
            found = read(self.open())
        except (sqlite3.Error, OSError) as error:
            if is_broken(error) and self.mend():
                return self.read(read)
            return self._read_only(self.path, read)
        if self.newer is not None:
            found += self._read_only(self.newer, read)
        return found

    def mend(self) -> bool:
        """Have a new file in place of the damaged one, and say so; whether there is one."""
        from backcare_desktop.core.lookback.rowtext import counted  # late: seldom wanted

        self._drop()
        try:
            kept, saved = mend(self.path, self.migrations, at=self._now())
        except (sqlite3.Error, OSError) as error:
            self.refuses(error)
            return False
        self._tell(
            Problem(
                f"{self.path.name} was damaged. It is kept as {kept}, and what could still be read "
                f"({counted(saved)}) is in a new one. If you have a backup of that file, put it back while "
                "BackCare is not running."
            )
        )
        return True

    def close(self) -> None:
        """Let go of it; it is opened again when needed, whatever it is then."""
        self._drop()
        self.path, self.newer = self._given, None

    def refuses(self, error: Exception) -> None:
        """Nothing could be written: say so once."""
        self._tell_once(
            f"The history cannot be written to {self.path} ({reason(error)}). It is kept while BackCare runs and "
            "tried again. Make room on the disk or allow writing there."
        )

    def accepts(self) -> None:
        """Something was written: the next trouble is another one."""
        self._is_told = False

    def _read_only(self, path: Path, read: Read[FoundT]) -> list[FoundT]:
        try:
            with closing(open_to_read(path)) as connection:
                return read(connection)
        except (sqlite3.Error, OSError) as error:
            self._tell_once(
                f"The history in {path} cannot be read ({reason(error)}). It is left as it is. Allow reading it, or "
                "close the program that uses it."
            )
            return []

    def _use_file_beside(self) -> None:
        self.newer, self.path = self.path, beside(self.path, len(self.migrations))
        self._tell_once(
            f"{self.newer} was written by a newer BackCare and is left as it is. What happens now is kept in "
            f"{self.path.name} beside it. Install the newer BackCare again: it takes those rows in."
        )

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _tell_once(self, text: str) -> None:
        if not self._is_told:
            self._is_told = True
            self._tell(Problem(text))
