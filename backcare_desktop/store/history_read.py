"""The history for a reader beside the running app: row by row, changing nothing, whatever the file is like."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, time
from pathlib import Path

from backcare_desktop.core.tally import Row
from backcare_desktop.core.timetable import day_of
from backcare_desktop.store.database import open_to_read, version_of
from backcare_desktop.store.history_rows import row_of_fields, salvage, select
from backcare_desktop.store.problems import reason


def stream_history(path: Path) -> Iterator[Row | str]:
    """All rows, oldest first, and last a sentence about what could not be read. Only one row is held at a time."""
    if not path.exists():
        return
    told = 0
    try:
        with closing(open_to_read(path)) as connection:
            if version_of(connection) == 0:
                return  # the app is just making it
            try:
                for row in select(connection):
                    told += 1
                    yield row
            except sqlite3.Error:
                rows = [row for row in map(row_of_fields, salvage(connection)) if row is not None]
                yield from sorted(rows, key=lambda row: row.at)[told:]
                raise
    except (sqlite3.Error, OSError) as error:
        yield (
            f"{path} could not be read completely ({reason(error)}). Here is what can be read; the file is as it was. "
            "Start BackCare: it puts what can be read into a new file."
        )


def read_history(path: Path) -> tuple[list[Row], tuple[str, ...]]:
    """All rows at once, and the sentences about what could not be read."""
    found = list(stream_history(path))
    return [each for each in found if isinstance(each, Row)], tuple(each for each in found if isinstance(each, str))


def within(rows: Iterator[Row | str], first: date | None, end: date | None, edge: time) -> Iterator[Row | str]:
    """Only the rows of the days in [first, end), and what is said of the file."""
    for each in rows:
        if isinstance(each, str):
            yield each
            continue
        day = day_of(each.at, edge)
        if (first is None or day >= first) and (end is None or day < end):
            yield each
