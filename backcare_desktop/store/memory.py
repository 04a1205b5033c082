"""What the app remembers for itself between two runs: window places, rotation, what it told, the engine's state."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from backcare_desktop.store.database import Newer, is_broken, move_aside, open_database, remove_copies
from backcare_desktop.store.problems import Problem, reason

MIGRATIONS = ("CREATE TABLE remembered (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",)

Tell = Callable[[Problem], None]


class Memory:
    """Values by key, as JSON, in a file of its own: it can be lost without loss of the person's history.

    Nothing is opened before the first use. Where the disk refuses, values are kept until it takes them, and ``tell``
    hears of it once. Used from one thread.
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime], tell: Tell) -> None:
        self._path = path
        self._now = now
        self._tell = tell
        self._connection: sqlite3.Connection | None = None
        self._values: dict[str, str] = {}
        self._unsaved: dict[str, str | None] = {}
        self._is_told = False
        self._is_read = False
        self._may_write = True

    def get(self, key: str) -> Any:
        """The remembered value; None when there is none."""
        self._read()
        text = self._values.get(key)
        return None if text is None else json.loads(text)

    def put(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold; None forgets it. What is already so is not written again."""
        self._read()
        text = None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        if self._values.get(key) != text:
            if text is None:
                self._values.pop(key, None)
            else:
                self._values[key] = text
            self._unsaved[key] = text
        self.save()

    def save(self) -> bool:
        """Try again to write what the disk did not take; whether all is written now."""
        if not self._unsaved or not self._may_write:
            return not self._unsaved
        try:
            self._write()
        except (sqlite3.Error, OSError) as error:
            self._cannot(error)
        else:
            self._unsaved.clear()
            self._is_told = False
        return not self._unsaved

    def tidy(self) -> None:
        """Leave nothing of what was forgotten in the file, beside it or in a copy. It can wait where that fails."""
        if not self.save() or not self._path.exists():
            return
        with suppress(sqlite3.Error, OSError):
            connection = self._open()
            remove_copies(self._path)
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Write what is left and let go of the file; it is opened again when needed."""
        self.save()
        self._drop()

    def _write(self) -> None:
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            for key, text in self._unsaved.items():
                if text is None:
                    connection.execute("DELETE FROM remembered WHERE key = ?", (key,))
                else:
                    connection.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (key, text))
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def _read(self) -> None:
        """Read everything, once: it is a few kilobytes."""
        if self._is_read:
            return
        self._is_read = True
        if not self._path.exists():
            return
        try:
            for key, text in self._open().execute("SELECT key, value FROM remembered"):
                with suppress(ValueError, TypeError):
                    json.loads(text)
                    self._values.setdefault(key, text)
        except (sqlite3.Error, OSError) as error:
            self._cannot(error)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._connection = open_database(self._path, MIGRATIONS)
            except Newer:
                self._may_write = False
                self._tell_once(
                    f"{self._path} was written by a newer BackCare. It is left as it is; window places and counters "
                    "are kept only while this BackCare runs. Install the newer BackCare again."
                )
                raise sqlite3.OperationalError("made by a newer BackCare") from None
        return self._connection

    def _cannot(self, error: Exception) -> None:
        if is_broken(error):
            self._start_anew()
        elif self._may_write:
            self._tell_once(
                f"What BackCare remembers cannot be saved in {self._path} ({reason(error)}). It is kept while BackCare "
                "runs and tried again. Make room on the disk or allow writing there."
            )

    def _start_anew(self) -> None:
        """Keep the broken file aside and write what is still known into a new one."""
        self._drop()
        try:
            kept = move_aside(self._path, self._now())
            self._unsaved = dict(self._values)
            self._write()
            self._unsaved.clear()
        except (sqlite3.Error, OSError) as error:
            self._tell_once(
                f"{self._path} is damaged and could not be put aside ({reason(error)}). BackCare goes on without it. "
                "Remove that file, then start BackCare again."
            )
            return
        self._tell(
            Problem(
                f"{self._path.name} was damaged. It is kept as {kept} and a new one was begun: window places and "
                "running counters start afresh. There is nothing you need to do."
            )
        )

    def _tell_once(self, text: str) -> None:
        if not self._is_told:
            self._is_told = True
            self._tell(Problem(text))

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
