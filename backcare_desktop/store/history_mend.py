"""Brings rows from one history file into another: out of a damaged one, or one that an older BackCare wrote beside."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from backcare_desktop.store.database import JOURNALS, move_aside, open_database, open_to_read, rename
from backcare_desktop.store.history_rows import INSERT_IF_NEW, salvage


def mended(path: Path) -> Path:
    """Where the new file is built while the damaged one still stands."""
    return path.with_name(f"{path.name}.mended")


def finish_mending(path: Path) -> None:
    """Put the new file in its place where a crash came just before that. Raises OSError."""
    if mended(path).exists() and not path.exists():
        mended(path).rename(path)


def mend(path: Path, migrations: Sequence[str], *, at: datetime) -> tuple[Path, int]:
    """Build a new file from what can be read of a damaged one, which is kept aside.

    Returns where it is kept and how many rows could be read. Raises sqlite3.Error or OSError, the file being as it was.
    """
    new = mended(path)
    for ending in ("", *JOURNALS):
        new.with_name(new.name + ending).unlink(missing_ok=True)
    with closing(open_database(new, migrations)) as connection:
        saved = bring_over(path, connection)
    kept = move_aside(path, at)
    finish_mending(path)
    return kept, saved


def beside(path: Path, version: int) -> Path:
    """The file that a BackCare of an older ``version`` writes while ``path`` is of a newer one."""
    return path.with_name(f"{path.stem}.version-{version}{path.suffix}")


def aside(path: Path) -> Path:
    """The file with the rows that came while days of the history at ``path`` were deleted."""
    return path.with_suffix(".aside")


def take_in_older(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Add the rows that older ones wrote beside this file while they could not use it; their files are kept."""
    for older in (beside(path, each) for each in range(1, version)):
        if older.exists():
            bring_over(older, connection)
            rename(older, older.with_name(f"{older.name}.taken-in"))


def bring_over(source: Path, target: sqlite3.Connection) -> int:
    """Add the rows of another file that can be read and are not there yet; how many could be read."""
    with closing(open_to_read(source)) as connection:
        rows = salvage(connection)
    target.execute("BEGIN IMMEDIATE")
    target.executemany(INSERT_IF_NEW, rows)
    target.execute("COMMIT")
    return len(rows)
