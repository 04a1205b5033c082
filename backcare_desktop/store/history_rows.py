"""How a history row stands in the database, and what can still be read out of a damaged one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from backcare_desktop.core.tally import Entry, Row

MIGRATIONS: tuple[str, ...] = (
    """\
CREATE TABLE happened (
    id INTEGER PRIMARY KEY,
    at_utc_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    entry TEXT NOT NULL,
    item TEXT NOT NULL,
    why TEXT NOT NULL,
    seconds REAL,
    covers TEXT NOT NULL,
    unseen INTEGER NOT NULL
);

CREATE INDEX happened_at ON happened (at_utc_ms);

CREATE TRIGGER happened_stays BEFORE UPDATE ON happened
BEGIN SELECT RAISE(ABORT, 'history rows are never changed'); END""",
    """\
ALTER TABLE happened ADD COLUMN away_s REAL;

CREATE TABLE day_sums (day INTEGER PRIMARY KEY, edge_min INTEGER NOT NULL, sums TEXT NOT NULL);

CREATE TRIGGER happened_came AFTER INSERT ON happened
BEGIN DELETE FROM day_sums WHERE day BETWEEN new.at_utc_ms / 86400000 - 2 AND new.at_utc_ms / 86400000 + 2; END;

CREATE TRIGGER happened_went AFTER DELETE ON happened
BEGIN DELETE FROM day_sums WHERE day BETWEEN old.at_utc_ms / 86400000 - 2 AND old.at_utc_ms / 86400000 + 2; END""",
    """\
DROP TRIGGER happened_came;

DROP TRIGGER happened_went;

DROP TABLE day_sums;

CREATE TABLE kept_sums (
    cut TEXT NOT NULL,
    day INTEGER NOT NULL,
    name TEXT NOT NULL,
    edge_min INTEGER NOT NULL,
    use_s REAL NOT NULL,
    call_s REAL NOT NULL,
    break_s REAL NOT NULL,
    taken INTEGER NOT NULL,
    natural INTEGER NOT NULL,
    noted INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    snoozed INTEGER NOT NULL,
    held INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    PRIMARY KEY (cut, day, name)
) WITHOUT ROWID;

CREATE TRIGGER happened_came AFTER INSERT ON happened
BEGIN DELETE FROM kept_sums WHERE cut IN ('day', 'hour', 'item')
    AND day BETWEEN new.at_utc_ms / 86400000 - 2 AND new.at_utc_ms / 86400000 + 2; END;

CREATE TRIGGER happened_went AFTER DELETE ON happened
BEGIN DELETE FROM kept_sums WHERE cut IN ('day', 'hour', 'item')
    AND day BETWEEN old.at_utc_ms / 86400000 - 2 AND old.at_utc_ms / 86400000 + 2; END""",
)
"""Statements apart by an empty line. A new one is added at the end; what was released is never changed."""

_FIRST_COLUMNS = "at_utc_ms, offset_min, entry, item, why, seconds, covers, unseen"
COLUMNS = f"{_FIRST_COLUMNS}, away_s"
INSERT = f"INSERT INTO happened ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_IF_NEW = f"""\
INSERT INTO happened ({COLUMNS}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
WHERE NOT EXISTS (SELECT 1 FROM happened WHERE at_utc_ms = ?1 AND entry = ?3 AND item = ?4 AND why = ?5)"""
"""For rows out of another file, which a crash may have brought over already, and for spans that one may tell twice."""

Fields = tuple[Any, ...]
Key = tuple[int, str, str, str]
"""By what ``INSERT_IF_NEW`` knows a row again."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DAY_MIN = 24 * 60


def fields_of(row: Row) -> Fields:
    """The row as the database keeps it. Raises ValueError for a time without an offset."""
    offset = row.at.utcoffset()
    if offset is None:
        raise ValueError("a history row needs a time with its offset")
    return (
        milliseconds(row.at),
        round(offset / timedelta(minutes=1)),
        row.entry.value,
        row.item,
        row.why,
        row.seconds,
        json.dumps(row.covers, ensure_ascii=False, separators=(",", ":")),
        int(row.unseen),
        row.away_s,
    )


def key_of(row: Row) -> Key:
    """By what the row is known again, in whichever file it stands."""
    return milliseconds(row.at), row.entry.value, row.item, row.why


def row_of_fields(fields: Fields) -> Row | None:
    """The row back again; None when this version cannot read it (it stays in the file as it is)."""
    at_utc_ms, offset_min, entry, item, why, seconds, covers, unseen, away_s = fields
    try:
        if not -_DAY_MIN < offset_min < _DAY_MIN:
            return None
        zone = timezone(timedelta(minutes=offset_min))
        return Row(
            at=(_EPOCH + at_utc_ms * _MILLISECOND).astimezone(zone),
            entry=Entry(entry),
            item=str(item),
            why=str(why),
            seconds=None if seconds is None else float(seconds),
            covers=tuple(str(each) for each in json.loads(covers)),
            unseen=bool(unseen),
            away_s=None if away_s is None else float(away_s),
        )
    except (ValueError, TypeError, OverflowError):
        return None


def milliseconds(at: datetime) -> int:
    """Whole milliseconds since 1970 UTC, by integer arithmetic."""
    return (at - _EPOCH) // _MILLISECOND


def columns_in(connection: sqlite3.Connection) -> str:
    """The columns to read: a file that an older BackCare made, and nobody brought up to date, lacks the last."""
    names = {each[1] for each in connection.execute("PRAGMA table_info(happened)")}
    return COLUMNS if "away_s" in names or not names else f"{_FIRST_COLUMNS}, NULL"


def select(
    connection: sqlite3.Connection,
    since: datetime | None = None,
    until: datetime | None = None,
    entries: Collection[Entry] | None = None,
) -> Iterator[Row]:
    """The rows in [since, until) of those entries, oldest first. Raises sqlite3.Error."""
    conditions, values = ["1"], list[Any]()
    if since is not None:
        conditions.append("at_utc_ms >= ?")
        values.append(milliseconds(since))
    if until is not None:
        conditions.append("at_utc_ms < ?")
        values.append(milliseconds(until))
    if entries is not None:
        conditions.append(f"entry IN ({', '.join('?' * len(entries))})")
        values.extend(each.value for each in entries)
    columns = columns_in(connection)
    query = f"SELECT {columns} FROM happened WHERE {' AND '.join(conditions)} ORDER BY at_utc_ms, id"
    for fields in connection.execute(query, values):
        row = row_of_fields(fields)
        if row is not None:
            yield row


def salvage(connection: sqlite3.Connection) -> list[Fields]:
    """All rows of a damaged file that can still be read: from the front up to the damage, from the back down to it."""
    found: dict[int, Fields] = {}
    columns = COLUMNS
    with suppress(sqlite3.Error):
        columns = columns_in(connection)
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error):
            for number, *fields in connection.execute(
                f"SELECT id, {columns} FROM happened NOT INDEXED ORDER BY id {order}"
            ):
                if number in found:
                    break
                if _can_be_kept(fields):
                    found[number] = tuple(fields)
    return [found[number] for number in sorted(found)]


def _can_be_kept(fields: list[Any]) -> bool:
    at_utc_ms, offset_min, entry, item, why, seconds, covers, unseen, away_s = fields
    numbers = all(isinstance(each, int) for each in (at_utc_ms, offset_min, unseen))
    texts = all(isinstance(each, str) for each in (entry, item, why, covers))
    return numbers and texts and all(each is None or isinstance(each, float) for each in (seconds, away_s))
