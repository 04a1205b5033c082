"""A small SQLite file: opened, brought up to date and, when broken, kept aside; for history and memory alike."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from backcare_desktop.store.problems import stamp
from backcare_desktop.store.whole_file import free_name

BUSY_S = 0.25
"""How long to wait for another process that writes; longer would be felt, as this is the thread of the windows."""

BROKEN_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
JOURNALS = ("-wal", "-shm")
"""What SQLite keeps beside a file while it is open, or after a kill."""
CLOSED_FOLDER_CODES = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR)
"""What SQLite says where it cannot make its index beside the journal: the folder is closed, or the disk full."""


class Newer(Exception):
    """The file was made by a newer BackCare than this one, which must not write into it."""


def open_database(path: Path, migrations: Sequence[str]) -> sqlite3.Connection:
    """Open or make the file and bring it to the newest of ``migrations``; a copy is kept before an old one is changed.

    Raises Newer, or sqlite3.Error and OSError (see ``is_broken``).
    """
    if not path.exists():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))  # SQLite would let others read it
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    connection.text_factory = _text
    try:
        if version_of(connection) > len(migrations):
            raise Newer(path.name)
        _prepare(connection)
        _migrate(connection, path, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _text(content: bytes) -> str:
    """Text as far as it can be read: one bad letter in a damaged file must not hide the whole row."""
    return content.decode(errors="replace")


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a file that is there, even a damaged one, without changing anything in it or beside it.

    With a journal beside it somebody writes, or was killed while writing; without one it is read as it stands, as
    SQLite would leave an empty journal behind. Raises sqlite3.Error.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    if not path.with_name(path.name + JOURNALS[0]).exists():
        return _reader(f"{address}&immutable=1")
    connection = _reader(address)
    try:
        version_of(connection)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in CLOSED_FOLDER_CODES:
            connection.close()
            return _reader(f"{address}&immutable=1")
    return connection


def _reader(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_S, isolation_level=None)
    connection.text_factory = _text
    connection.execute("PRAGMA writable_schema = ON")  # lets SQLite into a file that was cut off
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the file has seen."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def is_broken(error: BaseException) -> bool:
    """Whether SQLite says that the file itself is damaged, and not that it could not be used just now."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, sqlite3.DatabaseError) and code in BROKEN_CODES


def move_aside(path: Path, at: datetime) -> Path:
    """Give a broken file another name, together with what SQLite had not yet written into it. Raises OSError."""
    return rename(path, path.with_name(f"{path.name}.broken-{stamp(at)}"))


def rename(path: Path, wanted: Path) -> Path:
    """Give a file that nobody has open another name, or the next free one, and its journal with it. Raises OSError."""
    name = free_name(wanted)
    for ending in JOURNALS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(name.with_name(name.name + ending))
    path.rename(name)
    return name


def copies(path: Path) -> list[Path]:
    """What was kept aside beside it: before an update, of a damaged file, of an older version."""
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
    """Remove them, as they have the same in them; how many. Raises OSError."""
    found = copies(path)
    for each in found:
        each.unlink()
    return len(found)


def _prepare(connection: sqlite3.Connection) -> None:
    # A kill loses nothing; a power cut loses at most the last rows and never damages the file (NORMAL with WAL). FULL
    # would make the disk spin up for each of them.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -512")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is written over with zeros
    connection.execute("PRAGMA wal_autocheckpoint = 100")
    with suppress(sqlite3.OperationalError):  # a network folder may have no WAL: then the slower journal stays
        connection.execute("PRAGMA journal_mode = WAL")


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    version = version_of(connection)
    if version == len(migrations):
        return
    if version:
        _keep_copy(connection, path.with_name(f"{path.name}.before-{len(migrations)}"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(connection), len(migrations)):
            for statement in migrations[number].split(";\n\n"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _keep_copy(connection: sqlite3.Connection, copy: Path) -> None:
    """A whole copy, also of what still stands in the journal; written beside and renamed, so that it is never half."""
    if copy.exists():
        return
    beside = copy.with_name(f"{copy.name}.new")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT, 0o600))
    with closing(sqlite3.connect(beside)) as target:
        connection.backup(target)
    beside.rename(copy)
