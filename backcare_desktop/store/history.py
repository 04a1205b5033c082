"""What happened, kept for the person: rows that are added and never changed."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.database import Newer, is_broken, open_database, open_to_read, version_of
from backcare_desktop.store.history_mend import beside, finish_mending, mend, mended, take_in_older
from backcare_desktop.store.history_rows import INSERT, MIGRATIONS, fields_of, row_of_fields, salvage, select
from backcare_desktop.store.problems import Problem, reason

MOST_WAITING = 10_000
"""Rows kept while the disk refuses: months of use; then the oldest go."""


class History:
    """The history's file. Nothing is opened before the first row is added or asked for. Used from one thread.

    Each row is written at once. Where the disk refuses, rows wait and are tried again with the next one, by ``save``
    and by ``close``; they are told with the others meanwhile. ``tell`` hears once of each trouble. A file of a newer
    BackCare is only read: rows go into a file of our own version beside it, which the newer one takes in. A damaged
    file is kept aside, and what can be read of it goes into a new one.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime],
        tell: Callable[[Problem], None],
        migrations: tuple[str, ...] = MIGRATIONS,
    ) -> None:
        self._now = now
        self._tell = tell
        self._migrations = migrations
        self._file = path
        """Where rows go: a file beside the given one while that is a newer BackCare's."""
        self._newer: Path | None = None
        self._connection: sqlite3.Connection | None = None
        self._waiting: deque[Row] = deque(maxlen=MOST_WAITING)
        self._is_told = False

    def add(self, row: Row) -> None:
        """Keep a row. Raises ValueError for a time without its offset."""
        fields_of(row)
        self._waiting.append(row)
        self.save()

    def rows(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        entries: Collection[Entry] | None = None,
    ) -> list[Row]:
        """The rows in [since, until) of those entries, oldest first; what cannot be read is left out."""
        self.save()
        found = self._stored(since, until, entries)
        for row in self._waiting:
            is_in_time = (since is None or row.at >= since) and (until is None or row.at < until)
            if is_in_time and (entries is None or row.entry in entries):
                found.append(row)
        return sorted(found, key=lambda row: row.at)

    def answers(self) -> list[Row]:
        """The answers to posture questions, oldest first."""
        return self.rows(entries=(Entry.ANSWER,))

    @property
    def waiting(self) -> int:
        """How many rows the disk has not taken yet."""
        return len(self._waiting)

    def save(self) -> bool:
        """Try again to write the rows that wait; whether none waits now."""
        if not self._waiting:
            return True
        try:
            self._write()
        except (sqlite3.Error, OSError) as error:
            if not is_broken(error):
                self._cannot_write(error)
            elif self._mend():
                with suppress(sqlite3.Error, OSError):
                    self._write()
        return not self._waiting

    def integrity(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; nothing when all is well or there is none yet."""
        if not self._file.exists():
            return ()
        try:
            found = [str(each[0]) for each in self._open().execute("PRAGMA integrity_check(10)")]
        except (sqlite3.Error, OSError) as error:
            return (reason(error),)
        return () if found == ["ok"] else tuple(found)

    def close(self) -> None:
        """Write what waits and let go of the file; it is opened again when needed."""
        self.save()
        self._drop()

    def _write(self) -> None:
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.executemany(INSERT, [fields_of(row) for row in self._waiting])
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        self._waiting.clear()
        self._is_told = False

    def _stored(self, since: datetime | None, until: datetime | None, entries: Collection[Entry] | None) -> list[Row]:
        if not self._file.exists() and not mended(self._file).exists():
            return []
        try:
            connection = self._open()
            found = list(select(connection, since, until, entries))
        except (sqlite3.Error, OSError) as error:
            if is_broken(error) and self._mend():
                return self._stored(since, until, entries)
            return self._read_only(self._file, since, until, entries)
        if self._newer is not None:
            found += self._read_only(self._newer, since, until, entries)
        return found

    def _read_only(
        self, path: Path, since: datetime | None, until: datetime | None, entries: Collection[Entry] | None
    ) -> list[Row]:
        try:
            with closing(open_to_read(path)) as connection:
                return list(select(connection, since, until, entries))
        except (sqlite3.Error, OSError) as error:
            self._tell_once(
                f"The history in {path} cannot be read ({reason(error)}). It is left as it is. Allow reading it, or "
                "close the program that uses it."
            )
            return []

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            finish_mending(self._file)
            try:
                self._connection = open_database(self._file, self._migrations)
            except Newer:
                self._use_file_beside()
                return self._open()
            take_in_older(self._file, self._connection, len(self._migrations))
        return self._connection

    def _use_file_beside(self) -> None:
        self._newer, self._file = self._file, beside(self._file, len(self._migrations))
        self._tell_once(
            f"{self._newer} was written by a newer BackCare and is left as it is. What happens now is kept in "
            f"{self._file.name} beside it. Install the newer BackCare again: it takes those rows in."
        )

    def _mend(self) -> bool:
        """Have a new file in place of the damaged one, and say so; whether there is one."""
        self._drop()
        try:
            kept, saved = mend(self._file, self._migrations, at=self._now())
        except (sqlite3.Error, OSError) as error:
            self._cannot_write(error)
            return False
        self._tell(
            Problem(
                f"{self._file.name} was damaged. It is kept as {kept}, and the {saved} entries that could still be "
                "read are in a new one. If you have a backup of that file, put it back while BackCare is not running."
            )
        )
        return True

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _cannot_write(self, error: Exception) -> None:
        self._tell_once(
            f"The history cannot be written to {self._file} ({reason(error)}). It is kept while BackCare runs and "
            "tried again. Make room on the disk or allow writing there."
        )

    def _tell_once(self, text: str) -> None:
        if not self._is_told:
            self._is_told = True
            self._tell(Problem(text))


def read_history(path: Path) -> tuple[list[Row], tuple[str, ...]]:
    """All rows for a reader beside the running app, and sentences about what could not be read; changes nothing."""
    if not path.exists():
        return [], ()
    found: list[Row] = []
    try:
        with closing(open_to_read(path)) as connection:
            if version_of(connection) == 0:
                return [], ()  # the app is just making it
            try:
                found += select(connection)
            except sqlite3.Error:
                found = [row for row in map(row_of_fields, salvage(connection)) if row is not None]
                raise
    except (sqlite3.Error, OSError) as error:
        sentence = (
            f"{path} could not be read completely ({reason(error)}). Here is what can be read; the file is as it was. "
            "Start BackCare: it puts what can be read into a new file."
        )
        return found, (sentence,)
    return found, ()
