"""Keeps what happens while days are deleted in a file beside the history, so that not even a kill then loses it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import time
from pathlib import Path

from backcare_desktop.core.lookback.rowtext import record_of, row_of_record
from backcare_desktop.core.tally import Row
from backcare_desktop.store.database import open_to_read
from backcare_desktop.store.history_mend import aside
from backcare_desktop.store.history_rows import INSERT_IF_NEW, fields_of


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
    rows = rows_aside(path)
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(INSERT_IF_NEW, map(fields_of, rows))
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    aside(path).unlink()


def rows_aside(path: Path) -> list[Row]:
    """The rows that stand aside now, as they were told; none where nothing does. Raises OSError."""
    found = list[Row | None]()
    with suppress(FileNotFoundError):
        for line in aside(path).read_bytes().splitlines():
            with suppress(ValueError, RecursionError):  # half a line
                found.append(row_of_record(json.loads(line)))
    return [row for row in found if row is not None]


def open_whole(path: Path) -> sqlite3.Connection:
    """The history with what stands aside, to read: a copy in memory then, as only the app takes it into the file.

    Raises sqlite3.Error or OSError.
    """
    rows = rows_aside(path)  # before the file is read: an app may take them in meanwhile
    written = open_to_read(path)
    if not rows:
        return written
    with closing(written):
        whole = sqlite3.connect(":memory:", isolation_level=None)
        written.backup(whole)
    whole.executemany(INSERT_IF_NEW, map(fields_of, rows))
    return whole
