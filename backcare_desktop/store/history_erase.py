"""Deletes days of the history so that nothing of them is left: in no free page, no journal and no copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from pathlib import Path

from backcare_desktop.store.database import JOURNALS
from backcare_desktop.store.history_sums import DAY_OF_ROW, day_number, edge_ms
from backcare_desktop.store.problems import Problem, reason

_DELETE = f"""\
DELETE FROM happened WHERE {DAY_OF_ROW} >= ?2 AND {DAY_OF_ROW} < ?3 AND at_utc_ms >= ?4 AND at_utc_ms < ?5"""
_NEVER, _FOR_EVER = -(10**6), 10**7
_DAY_MS = 86_400_000


class StillRead(Exception):
    """Another program reads the file just now, so what was deleted still stands in its journal."""


def erase(connection: sqlite3.Connection, first: date | None, end: date | None, edge: time) -> int:
    """Delete the rows of the days in [first, end), None for no bound; how many. Raises sqlite3.Error.

    What a row stood on is written over with zeros at once (``secure_delete``).
    """
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN IMMEDIATE")
    try:
        days = (day_number(first, _NEVER), day_number(end, _FOR_EVER))
        near = ((days[0] - 1) * _DAY_MS, (days[1] + 2) * _DAY_MS)  # for the index
        gone = connection.execute(_DELETE, (edge_ms(edge), *days, *near)).rowcount
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    return gone


def tidy(connection: sqlite3.Connection, least_free: float = 0.0) -> None:
    """Make the file as small as what is left, if that much of it is free, and empty its journal.

    Raises StillRead or sqlite3.Error.
    """
    pages, free = (connection.execute(f"PRAGMA {each}").fetchone()[0] for each in ("page_count", "freelist_count"))
    if free >= least_free * pages:
        with suppress(sqlite3.OperationalError):  # a full disk: the rows are gone, only the room is not given back
            connection.execute("VACUUM")
    is_busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise StillRead


def copies(path: Path) -> list[Path]:
    """What was kept aside beside the history: before an update, of a damaged file, of an older version."""
    if not path.parent.is_dir():
        return []
    names = (f"{path.name}.", f"{path.stem}.version-")
    journals = {path.name + ending for ending in JOURNALS}
    return sorted(
        each
        for each in path.parent.iterdir()
        if each.name.startswith(names) and each.name not in journals and each.is_file()
    )


def remove_copies(path: Path) -> int:
    """Remove them, as they have the same rows; how many. Raises OSError."""
    found = copies(path)
    for each in found:
        each.unlink()
    return len(found)


Open = Callable[[], sqlite3.Connection]
"""Opens the history to be written. Raises Problem, sqlite3.Error or OSError."""


def delete(opened: Open, path: Path, days: tuple[date | None, date | None], edge: time) -> int:
    """Delete the days in [first, end) and all copies, without a trace; how many rows. Raises Problem."""
    try:
        connection = opened()
        gone = erase(connection, *days, edge)
        remove_copies(path)
        tidy(connection)
    except StillRead:
        raise Problem(
            "It is deleted, but another program still reads the old file. Close that program, then delete again."
        ) from None
    except (sqlite3.Error, OSError) as error:
        raise Problem(
            f"Not all could be deleted ({reason(error)}). Close other programs that use the file, then try again."
        ) from error
    return gone


def prune(opened: Open, path: Path, end: date, edge: time) -> int:
    """Delete the days before ``end`` and all copies; how many rows. Where it fails it can be tried again."""
    try:
        connection = opened()
        gone = erase(connection, None, end, edge)
        if gone:
            remove_copies(path)
            tidy(connection, least_free=0.25)  # less is not worth a second of the windows' thread
    except (sqlite3.Error, OSError, StillRead, Problem):
        return 0
    return gone
