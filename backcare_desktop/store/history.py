"""What happened, kept for the person: rows that are added and never changed."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.core.tally import SPANS, Entry, Row
from backcare_desktop.store.database import is_broken
from backcare_desktop.store.history_file import HistoryFile
from backcare_desktop.store.history_rows import INSERT, INSERT_IF_NEW, MIGRATIONS, fields_of, select
from backcare_desktop.store.problems import Problem, reason

if TYPE_CHECKING:
    from backcare_desktop.core.lookback.periods import Sums
    from backcare_desktop.store.history_apart import Apart
    from backcare_desktop.store.history_aside import Aside
    from backcare_desktop.store.history_erase import Eraser

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
        self._file = HistoryFile(path, migrations, now=now, tell=tell)
        self._waiting: deque[Row] = deque(maxlen=MOST_WAITING)
        self._is_erasing = False
        self._aside: Aside | None = None
        """Where rows stand while days are deleted; not before the first time."""

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
        found = self._file.read(lambda connection: list(select(connection, since, until, entries)))
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
        return together(self._file.read(lambda connection: [sums_in(connection, first, end, edge)]))

    def count(self, first: date | None, end: date | None, edge: time) -> int:
        """How many rows the days in [first, end) have, None for no bound; of what is written."""
        from backcare_desktop.store.history_sums import count_in

        self.save()
        return sum(self._file.read(lambda connection: [count_in(connection, first, end, edge)[0]]))

    def keep_sums(self, until: date, edge: time, most: int = 40) -> int:
        """Keep the sums of days that are over, so that a year is read at once; how many. It can wait where it fails."""
        from backcare_desktop.store.history_sums import keep_sums

        try:
            connection = self._file.open() if self._file.exists() else None
            return 0 if connection is None else keep_sums(connection, until, edge, most)
        except (sqlite3.Error, OSError):
            return 0

    def first_day(self, edge: time) -> date | None:
        """The first day that has anything."""
        from backcare_desktop.store.history_sums import first_day_in

        self.save()
        found = self._file.read(lambda connection: [first_day_in(connection, edge)])
        return min((each for each in found if each is not None), default=None)

    def apart(self) -> Apart:
        """For another thread, which must not use this one's connection."""
        from backcare_desktop.store.history_apart import Apart

        self.save()
        return Apart([each for each in (self._file.path, self._file.newer) if each is not None])

    def begin_erasing(self) -> Eraser | None:
        """For another thread, which may delete until ``end_erasing``: rows wait. None: no file. Raises Problem."""
        from backcare_desktop.store.history_aside import Aside
        from backcare_desktop.store.history_erase import Eraser

        if not self.save():
            raise Problem("The history cannot be written just now. Nothing was deleted. Make room on the disk first.")
        if not self._file.exists():
            return None
        try:
            self._file.open()
        except (sqlite3.Error, OSError) as error:
            raise Problem(
                f"The history cannot be used just now ({reason(error)}). Nothing was deleted. Try again later."
            ) from error
        if self._file.newer is not None:
            raise Problem(
                f"{self._file.newer} was written by a newer BackCare. Nothing was deleted. Use the newer BackCare."
            )
        self._is_erasing, self._aside = True, self._aside or Aside(self._file.path)
        return Eraser(self._file.path, self._file.migrations)

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
        if self._is_erasing and self._aside is not None:
            self._aside.keep(self._waiting)
            return not self._waiting
        if not self._waiting:
            return True
        try:
            self._write()
        except (sqlite3.Error, OSError) as error:
            if not is_broken(error):
                self._file.refuses(error)
            elif self._file.mend():
                with suppress(sqlite3.Error, OSError):
                    self._write()
        return not self._waiting

    def close(self) -> None:
        """Write what waits and let go of the file; it is opened again when needed, whatever it is then."""
        self.save()
        self._file.close()

    def _write(self) -> None:
        connection = self._file.open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            for row in self._waiting:
                may_be_there = row.entry in SPANS or self._aside is not None
                connection.execute(INSERT_IF_NEW if may_be_there else INSERT, fields_of(row))
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        self._waiting.clear()
        self._file.accepts()
        if self._aside is not None:
            self._aside.remove()
