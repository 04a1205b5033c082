"""The history for a reader beside the running app: row by row, changing nothing, whatever the file is like."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.tally import Row
from backcare_desktop.core.timetable import day_of
from backcare_desktop.store.database import open_to_read, version_of
from backcare_desktop.store.history_rows import row_of_fields, salvage, select
from backcare_desktop.store.history_sums import count_in
from backcare_desktop.store.problems import reason


@dataclass(frozen=True, slots=True)
class Days:
    """The days in [first, end) that begin at ``edge``; None for no bound."""

    first: date | None = None
    end: date | None = None
    edge: time = time(4, 0)

    def has(self, row: Row) -> bool:
        """Whether the row belongs to one of them."""
        day = day_of(row.at, self.edge)
        return (self.first is None or day >= self.first) and (self.end is None or day < self.end)

    @property
    def near(self) -> tuple[datetime | None, datetime | None]:
        """Where they lie at most, whatever the zone."""
        first, end = (None if each is None else datetime.combine(each, time(), UTC) for each in (self.first, self.end))
        return first and first - _DAY, end and end + 2 * _DAY


ALL: Final = Days()
_DAY: Final = timedelta(days=1)


def stream_history(path: Path, days: Days = ALL) -> Iterator[Row | str]:
    """The rows of these days, oldest first, and last a sentence about what could not be read.

    Only one row is held at a time.
    """
    if not path.exists():
        return
    told = 0
    try:
        with closing(open_to_read(path)) as connection:
            if version_of(connection) == 0:
                return  # the app is just making it
            try:
                for row in filter(days.has, select(connection, *days.near)):
                    told += 1
                    yield row
            except sqlite3.Error:
                rows = [row for row in map(row_of_fields, salvage(connection)) if row is not None and days.has(row)]
                yield from sorted(rows, key=lambda row: row.at)[told:]
                raise
    except (sqlite3.Error, OSError) as error:
        yield (
            f"{path} could not be read completely ({reason(error)}). Here is what can be read; the file is as it was. "
            "Start BackCare: it puts what can be read into a new file."
        )


def counted(path: Path, days: Days) -> tuple[int, str]:
    """How many rows these days have, and from which date to which; only in a damaged file each is read."""
    try:
        with closing(open_to_read(path)) as connection:
            count, *ends = count_in(connection, days.first, days.end, days.edge)
            dates = [datetime.fromtimestamp(each / 1000, UTC).date() for each in ends if each is not None]
    except (sqlite3.Error, OSError):
        dates = [each.at.date() for each in stream_history(path, days) if isinstance(each, Row)]
        count = len(dates)
    return count, f"{min(dates)} to {max(dates)}" if dates else ""
