"""The history for another thread than the one that writes it: read only, with a connection for each question."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeVar

from backcare_desktop.core.lookback.periods import Sums, together
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.database import open_to_read
from backcare_desktop.store.history_rows import select
from backcare_desktop.store.history_sums import sums_in

FoundT = TypeVar("FoundT")


class Apart:
    """Reads these files; what cannot be read is left out here, as the thread that writes says so."""

    def __init__(
        self, files: Sequence[Path], open_to_read: Callable[[Path], sqlite3.Connection] = open_to_read
    ) -> None:
        self._files = tuple(files)
        self._open = open_to_read

    def rows(
        self, since: datetime | None, until: datetime | None, entries: Collection[Entry] | None = None
    ) -> list[Row]:
        """As ``History.rows``, of what is written."""
        found = self._read(lambda connection: list(select(connection, since, until, entries)))
        return sorted(found, key=lambda row: row.at)

    def sums(self, first: date, end: date, edge: time) -> Sums:
        """As ``History.sums``."""
        return together(self._read(lambda connection: [sums_in(connection, first, end, edge)]))

    def _read(self, ask: Callable[[sqlite3.Connection], list[FoundT]]) -> list[FoundT]:
        found: list[FoundT] = []
        for file in self._files:
            try:
                with closing(self._open(file)) as connection:
                    found += ask(connection)
            except (sqlite3.Error, OSError):
                continue
        return found
