"""Keeps what happens while days are deleted in a file beside the history, so that not even a kill then loses it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import time
from pathlib import Path

from backcare_desktop.core.lookback.rowtext import record_of, row_of_record
from backcare_desktop.core.tally import Row
from backcare_desktop.store.history_rows import INSERT_IF_NEW, Fields, fields_of


def aside(path: Path) -> Path:
    """The file with the rows that came while days of the history at ``path`` were deleted."""
    return path.with_suffix(".aside")


class Aside:
    """Rows that wait, written as soon as they are told of; each is a line, as in a backup."""

    def __init__(self, path: Path) -> None:
        self._file = aside(path)
        self._count = 0

    def keep(self, rows: Sequence[Row]) -> None:
        """Write those that are not there yet. Where the disk refuses, they only wait."""
        new = tuple(rows)[self._count :]
        if not new:
            return
        lines = (json.dumps(record_of(row, time(4)), ensure_ascii=False) for row in new)
        text = "".join(f"\n{line}" for line in lines)  # in front: half a line of a full disk spoils no other
        with suppress(OSError):
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
            self._count += len(new)

    def remove(self) -> None:
        """They stand in the history now."""
        if self._count:
            self._count = 0
            with suppress(OSError):
                self._file.unlink(missing_ok=True)


def take_in(path: Path, connection: sqlite3.Connection) -> None:
    """Add the rows that a killed app left aside and that are not there yet. Raises sqlite3.Error or OSError."""
    file = aside(path)
    rows = list(_rows(file.read_bytes()))
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(INSERT_IF_NEW, rows)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    file.unlink()


def _rows(content: bytes) -> Iterator[Fields]:
    for line in content.splitlines():
        with suppress(ValueError, RecursionError):  # half a line
            row = row_of_record(json.loads(line))
            if row is not None:
                yield fields_of(row)
