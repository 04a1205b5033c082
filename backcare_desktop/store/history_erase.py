"""Deletes days of the history so that nothing of them is left: in no free page, no journal and no copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date, time
from pathlib import Path
from typing import Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.store.database import open_database, remove_copies
from backcare_desktop.store.history_sums import FOR_EVER, IN_DAYS, NEVER, day_number, edge_ms, near_ms
from backcare_desktop.store.problems import Problem, reason

PATIENCE_S: Final = 3.0
"""How long to wait for another program that reads or writes."""
NEAR: Final = 2
"""So many days around a row may count it, whatever their edge and zone; as the triggers have it."""
WORTH_IT: Final = 0.25
"""What goes by itself leaves so much of the file free before it is made smaller: less is not worth the writing."""


class StillRead(Exception):
    """Another program reads the file just now, so what was deleted still stands in its journal."""


@dataclass(frozen=True, slots=True)
class Eraser:
    """Deletes with a connection of its own, in any thread; nobody may write into the file meanwhile."""

    path: Path
    migrations: Sequence[str]
    patience_s: float = PATIENCE_S

    def delete(self, first: date | None, end: date | None, edge: time) -> int:
        """Delete the days in [first, end) and all copies, without a trace; how many rows. Raises Problem."""
        try:
            with closing(self._opened()) as connection:
                gone = erase(connection, first, end, edge)
                remove_copies(self.path)
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

    def prune(self, end: date, edge: time) -> int:
        """Delete the days before ``end`` and all copies; how many rows. Where it fails it can be tried again."""
        try:
            with closing(self._opened()) as connection:
                gone = erase(connection, None, end, edge)
                if gone:
                    remove_copies(self.path)
                    tidy(connection, WORTH_IT)
        except (sqlite3.Error, OSError, StillRead):
            return 0
        return gone

    def _opened(self) -> sqlite3.Connection:
        connection = open_database(self.path, self.migrations)
        connection.execute(f"PRAGMA busy_timeout = {round(self.patience_s * 1000)}")
        return connection


def erase(connection: sqlite3.Connection, first: date | None, end: date | None, edge: time) -> int:
    """Delete the rows of the days in [first, end), None for no bound; how many. Raises sqlite3.Error.

    What a row stood on is written over with zeros at once (``secure_delete``, see database.py).
    """
    begin, over = day_number(first, NEVER), day_number(end, FOR_EVER)
    connection.execute("BEGIN IMMEDIATE")
    try:
        trigger = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'happened_went'").fetchone()[0]
        connection.execute("DROP TRIGGER happened_went")  # once for all days, not once for each row
        connection.execute("DELETE FROM kept_sums WHERE day BETWEEN ? AND ?", (begin - NEAR, over + NEAR))
        values = (edge_ms(edge), *near_ms(begin, over), begin, over)
        gone = connection.execute(f"DELETE FROM happened WHERE {IN_DAYS}", values).rowcount
        connection.execute(trigger)
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
