"""The history for a reader beside the running app: row by row, changing nothing, whatever the file is like."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.tally import Row
from backcare_desktop.core.timetable import day_of
from backcare_desktop.store.database import open_to_read, version_of
from backcare_desktop.store.history_mend import aside
from backcare_desktop.store.history_rows import Key, key_of, row_of_fields, salvage, select
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

    What a kill left aside is among them; the app takes it into the file. Of what stands there, only one row is held at
    a time.
    """
    problems = list[str]()
    try:
        left = _left_aside(path, days)  # before the file is read: an app may take them in meanwhile
    except OSError as error:
        left = {}
        problems.append(f"{aside(path)} could not be read ({reason(error)}). What stands there is not shown here.")
    for each in _written(path, days):
        if isinstance(each, str):
            problems.append(each)
            continue
        if left:
            left.pop(key_of(each), None)
            yield from map(left.pop, [key for key, row in left.items() if row.at < each.at])
        yield each
    yield from left.values()
    yield from problems


def _left_aside(path: Path, days: Days) -> dict[Key, Row]:
    """The rows of these days that stand aside, oldest first. Raises OSError."""
    if not aside(path).exists():
        return {}
    from backcare_desktop.store.history_aside import rows_aside  # late: seldom wanted

    rows = sorted(filter(days.has, rows_aside(path)), key=lambda row: row.at)
    return {key_of(row): row for row in rows}


def _written(path: Path, days: Days) -> Iterator[Row | str]:
    """What stands in the file itself."""
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
    """How many rows these days have, and from which date to which.

    Only in a damaged file, or where a kill left some aside, each is read.
    """
    if not aside(path).exists():
        with suppress(sqlite3.Error, OSError), closing(open_to_read(path)) as connection:
            count, *ends = count_in(connection, days.first, days.end, days.edge)
            return count, _span([datetime.fromtimestamp(each / 1000, UTC).date() for each in ends if each is not None])
    dates = [each.at.date() for each in stream_history(path, days) if isinstance(each, Row)]
    return len(dates), _span(dates)


def _span(dates: Collection[date]) -> str:
    return f"{min(dates)} to {max(dates)}" if dates else ""
