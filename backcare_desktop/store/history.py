"""What happened, kept for the person: rows that are added and never changed."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from backcare_desktop.core.tally import SPANS, Entry, Row
from backcare_desktop.store.database import Newer, is_broken, open_database, open_to_read
from backcare_desktop.store.history_mend import beside, finish_mending, mend, mended, take_in_older
from backcare_desktop.store.history_rows import INSERT, INSERT_IF_NEW, MIGRATIONS, fields_of, select
from backcare_desktop.store.problems import Problem, reason

if TYPE_CHECKING:
    from backcare_desktop.core.lookback.periods import Sums
    from backcare_desktop.store.history_apart import Apart
    from backcare_desktop.store.history_erase import Eraser

FoundT = TypeVar("FoundT")
Read = Callable[[sqlite3.Connection], list[FoundT]]
"""Gets something out of an open file."""

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
        self._path = path
        self._file = path
        """Where rows go: a file beside the given one while that is a newer BackCare's."""
        self._newer: Path | None = None
        self._connection: sqlite3.Connection | None = None
        self._waiting: deque[Row] = deque(maxlen=MOST_WAITING)
        self._is_told = False
        self._is_erasing = False

    def add(self, *rows: Row, at_once: bool = True) -> None:
        """Keep these rows, in one write now or with the next. Raises ValueError for a time without its offset."""
        for row in rows:
            fields_of(row)
        self._waiting += rows
        if at_once:
            self.save()

    def rows(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        entries: Collection[Entry] | None = None,
    ) -> list[Row]:
        """The rows in [since, until) of those entries, oldest first; what cannot be read is left out."""
        self.save()
        found = self._stored(lambda connection: list(select(connection, since, until, entries)))
        for row in self._waiting:
            is_in_time = (since is None or row.at >= since) and (until is None or row.at < until)
            if is_in_time and (entries is None or row.entry in entries):
                found.append(row)
        return sorted(found, key=lambda row: row.at)

    def answers(self) -> list[Row]:
        """The answers to posture questions, oldest first."""
        return self.rows(entries=(Entry.ANSWER,))

    def sums(self, first: date, end: date, edge: time) -> Sums:
        """The sums of the days in [first, end) that begin at ``edge``; of what is written."""
        from backcare_desktop.core.lookback.periods import together
        from backcare_desktop.store.history_sums import sums_in  # late: only for who looks back

        self.save()
        return together(self._stored(lambda connection: [sums_in(connection, first, end, edge)]))

    def count(self, first: date | None, end: date | None, edge: time) -> int:
        """How many rows the days in [first, end) have, None for no bound; of what is written."""
        from backcare_desktop.store.history_sums import count_in

        self.save()
        return sum(self._stored(lambda connection: [count_in(connection, first, end, edge)[0]]))

    def keep_sums(self, until: date, edge: time, most: int = 40) -> int:
        """Keep the sums of days that are over, so that a year is read at once; how many. It can wait where it fails."""
        from backcare_desktop.store.history_sums import keep_sums

        try:
            connection = self._open() if self._file.exists() else None
            return 0 if connection is None else keep_sums(connection, until, edge, most)
        except (sqlite3.Error, OSError):
            return 0

    def first_day(self, edge: time) -> date | None:
        """The first day that has anything."""
        from backcare_desktop.store.history_sums import first_day_in

        self.save()
        found = self._stored(lambda connection: [first_day_in(connection, edge)])
        return min((each for each in found if each is not None), default=None)

    def apart(self) -> Apart:
        """For another thread, which must not use this one's connection."""
        from backcare_desktop.store.history_apart import Apart

        self.save()
        return Apart([each for each in (self._file, self._newer) if each is not None])

    def begin_erasing(self) -> Eraser | None:
        """For another thread, which may delete until ``end_erasing``: rows wait. None: no file. Raises Problem."""
        from backcare_desktop.store.history_erase import Eraser

        if not self.save():
            raise Problem("The history cannot be written just now. Nothing was deleted. Make room on the disk first.")
        if not self._file.exists():
            return None
        try:
            self._open()
        except (sqlite3.Error, OSError) as error:
            raise Problem(
                f"The history cannot be used just now ({reason(error)}). Nothing was deleted. Try again later."
            ) from error
        if self._newer is not None:
            raise Problem(
                f"{self._newer} was written by a newer BackCare. Nothing was deleted. Use the newer BackCare."
            )
        self._is_erasing = True
        return Eraser(self._file, self._migrations)

    def end_erasing(self) -> None:
        """It is over: what waited is written."""
        self._is_erasing = False
        self.save()

    def delete(self, first: date | None, end: date | None, edge: time) -> int:
        """Delete the days in [first, end), None for no bound, without a trace; how many rows. Raises Problem."""
        eraser = self.begin_erasing()
        try:
            return eraser.delete(first, end, edge) if eraser is not None else 0
        finally:
            self.end_erasing()

    @property
    def waiting(self) -> int:
        """How many rows the disk has not taken yet."""
        return len(self._waiting)

    def save(self) -> bool:
        """Try again to write the rows that wait; whether none waits now."""
        if not self._waiting or self._is_erasing:
            return not self._waiting
        try:
            self._write()
        except (sqlite3.Error, OSError) as error:
            if not is_broken(error):
                self._cannot_write(error)
            elif self._mend():
                with suppress(sqlite3.Error, OSError):
                    self._write()
        return not self._waiting

    def close(self) -> None:
        """Write what waits and let go of the file; it is opened again when needed, whatever it is then."""
        self.save()
        self._drop()
        self._file, self._newer = self._path, None

    def _write(self) -> None:
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            for row in self._waiting:
                connection.execute(INSERT_IF_NEW if row.entry in SPANS else INSERT, fields_of(row))
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        self._waiting.clear()
        self._is_told = False

    def _stored(self, read: Read[FoundT]) -> list[FoundT]:
        if not self._file.exists() and not mended(self._file).exists():
            return []
        try:
            found = read(self._open())
        except (sqlite3.Error, OSError) as error:
            if is_broken(error) and self._mend():
                return self._stored(read)
            return self._read_only(self._file, read)
        if self._newer is not None:
            found += self._read_only(self._newer, read)
        return found

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
        from backcare_desktop.core.lookback.rowtext import counted  # late: seldom wanted

        self._drop()
        try:
            kept, saved = mend(self._file, self._migrations, at=self._now())
        except (sqlite3.Error, OSError) as error:
            self._cannot_write(error)
            return False
        self._tell(
            Problem(
                f"{self._file.name} was damaged. It is kept as {kept}, and what could still be read "
                f"({counted(saved)}) is in a new one. If you have a backup of that file, put it back while "
                "BackCare is not running."
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
