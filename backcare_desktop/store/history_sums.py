"""Sums of the history, made by the database and kept for each day that is over: a year in a few milliseconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any

from backcare_desktop.core.lookback.periods import OFFERS, Sums, Totals, together
from backcare_desktop.store.history_rows import columns_in

_FIRST = date(1970, 1, 1)
_DAY_MS = 86_400_000
DAY_OF_ROW = f"(at_utc_ms + offset_min * 60000 - ?1) / {_DAY_MS}"
"""The day that a row belongs to, as ``tally.day_of`` has it, in days since 1970."""


_IS_BREAK = """\
(entry IN ('natural', 'did')
    OR entry = 'taken' AND NOT unseen AND (away_s IS NULL OR away_s >= ifnull(seconds, 0) / 2))"""
"""The same as ``tally.is_break``; a test holds them together."""
_WORKED_S = "max(0.0, ifnull(seconds, 0.0) - ifnull(away_s, 0.0))"
_AMOUNTS: Mapping[str, str] = {
    "use_s": f"total(CASE WHEN entry = 'use' THEN {_WORKED_S} END)",
    "call_s": f"total(CASE WHEN entry = 'use' AND why = 'call' THEN {_WORKED_S} END)",
    "break_s": f"total(CASE WHEN {_IS_BREAK} THEN seconds END)",
    "taken": f"sum(entry = 'did' OR entry = 'taken' AND {_IS_BREAK})",
    "natural": "sum(entry = 'natural')",
    "noted": f"sum(entry = 'taken' AND NOT {_IS_BREAK})",
    "skipped": "max(0, sum(entry = 'skipped') - sum(entry = 'did'))",
    "missed": "sum(entry = 'missed')",
    "snoozed": "sum(entry = 'snoozed')",
    "held": "sum(entry = 'held')",
    "answers": "sum(entry = 'answer')",
}
"""The same as ``periods.total``; a test holds them together, and this knows that none is lacking:"""
assert [each.name for each in fields(Totals)] == list(_AMOUNTS)

_COUNTED = ", ".join(f"{words} AS {name}" for name, words in _AMOUNTS.items())
_ADDED = ", ".join(f"sum({name})" for name in _AMOUNTS)
_ROWS = f"""\
SELECT {DAY_OF_ROW} AS day, (at_utc_ms / 60000 + offset_min) / 60 % 24 AS hour, {{columns}}
FROM happened WHERE at_utc_ms >= ?2 AND at_utc_ms < ?3"""
IN_DAYS = f"{DAY_OF_ROW} >= ?4 AND {DAY_OF_ROW} < ?5 AND at_utc_ms >= ?2 AND at_utc_ms < ?3"
"""Of the days in [?4, ?5) that begin at ?1; ?2 and ?3 are for the index."""
_OFFERED = ", ".join(f"'{each.value}'" for each in sorted(OFFERS))
_CUTS: Mapping[str, tuple[str, str]] = {
    "day": ("''", "day >= ?4 AND day < ?5"),
    "hour": ("hour", f"day >= ?4 AND day < ?5 AND entry IN ({_OFFERED})"),
    "item": ("item", f"day >= ?4 AND day < ?5 AND entry IN ({_OFFERED})"),
}
"""By what is added up: its name within a day, and of which rows."""
NEVER, FOR_EVER = -(10**6), 10**7
"""Days before and after all others."""
LATEST = 3
"""So many days before a day are not kept: each new row would have them made anew."""


def day_number(day: date | None, otherwise: int) -> int:
    """A day as the database counts it."""
    return otherwise if day is None else (day - _FIRST).days


def edge_ms(edge: time) -> int:
    """How long after midnight a day begins."""
    return (edge.hour * 60 + edge.minute) * 60_000


def near_ms(begin: int, over: int) -> tuple[int, int]:
    """Where the days in [begin, over) lie, for the index: a day lies within 14 hours of the same day in UTC."""
    return (begin - 1) * _DAY_MS, (over + 2) * _DAY_MS


def sums_in(connection: sqlite3.Connection, first: date, end: date, edge: time) -> Sums:
    """The sums of the days in [first, end): kept ones, and what is not kept is added up. Raises sqlite3.Error."""
    begin, over = day_number(first, 0), day_number(end, 0)
    connection.execute("BEGIN")  # all is read as of one moment
    try:
        kept = _kept(connection, begin, over, edge)
        parts = [_of_kept(connection, begin, over, edge)] if kept else []
        for lacking, days in groupby(range(begin, over), key=lambda day: day not in kept):
            if lacking:
                run = list(days)
                parts.append(_added_up(connection, run[0], run[-1] + 1, edge))
    finally:
        connection.execute("COMMIT")
    return together(parts)


def count_in(
    connection: sqlite3.Connection, first: date | None, end: date | None, edge: time
) -> tuple[int, int | None, int | None]:
    """How many rows the days in [first, end) have, None for no bound, and the local milliseconds of the first and last.

    Raises sqlite3.Error.
    """
    begin, over = day_number(first, NEVER), day_number(end, FOR_EVER)
    local = "at_utc_ms + offset_min * 60000"
    if first is None and end is None:  # the index knows all of it
        ends = (f"(SELECT {local} FROM happened ORDER BY at_utc_ms {order} LIMIT 1)" for order in ("ASC", "DESC"))
        count, first_ms, last_ms = connection.execute(f"SELECT count(*), {', '.join(ends)} FROM happened").fetchone()
        return count, first_ms, last_ms
    query = f"SELECT count(*), min({local}), max({local}) FROM happened WHERE {IN_DAYS}"
    count, first_ms, last_ms = connection.execute(query, (edge_ms(edge), *near_ms(begin, over), begin, over)).fetchone()
    return count, first_ms, last_ms


def keep_sums(connection: sqlite3.Connection, until: date, edge: time, most: int) -> int:
    """Keep the sums of days before ``until``, the latest first, at most so many; how many. Raises sqlite3.Error.

    A row that comes or goes forgets what is kept of the days around it (the triggers).
    """
    first = first_day_in(connection, edge)
    if first is None:
        return 0
    begin, over = max(0, day_number(first, 0)), day_number(until, 0) - LATEST
    kept = _kept(connection, begin, over, edge)
    lacking = [day for day in range(over - 1, begin - 1, -1) if day not in kept][:most]
    if lacking:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _keep(connection, lacking[-1], lacking[0] + 1, edge)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    return len(lacking)


def _keep(connection: sqlite3.Connection, begin: int, over: int, edge: time) -> None:
    edge_min = edge_ms(edge) // 60_000
    connection.execute("DELETE FROM kept_sums WHERE edge_min <> ?", (edge_min,))
    nothing = ", ".join("0" * len(_AMOUNTS))
    marks = [(day, edge_min) for day in range(begin, over)]  # a day without rows is known, too
    connection.executemany(f"INSERT OR REPLACE INTO kept_sums VALUES ('day', ?, '', ?, {nothing})", marks)
    for cut, (name, asked) in _CUTS.items():
        connection.execute(
            f"INSERT OR REPLACE INTO kept_sums SELECT '{cut}', day, {name}, {edge_min}, {_COUNTED} "
            f"FROM ({_rows(connection)}) WHERE {asked} GROUP BY day, {name}",
            (edge_ms(edge), *near_ms(begin, over), begin, over),
        )


def _kept(connection: sqlite3.Connection, begin: int, over: int, edge: time) -> set[int]:
    """The days whose sums are kept; none in a file that an older BackCare made."""
    query = "SELECT day FROM kept_sums WHERE cut = 'day' AND day >= ? AND day < ? AND edge_min = ?"
    try:
        return {each[0] for each in connection.execute(query, (begin, over, edge_ms(edge) // 60_000))}
    except sqlite3.OperationalError:
        return set()


def _of_kept(connection: sqlite3.Connection, begin: int, over: int, edge: time) -> Sums:
    query = f"""\
SELECT {{key}}, {_ADDED} FROM kept_sums
WHERE cut = ?1 AND day >= ?2 AND day < ?3 AND edge_min = ?4 GROUP BY {{key}}"""
    days = (begin, over, edge_ms(edge) // 60_000)
    keys = {cut: "day" if cut == "day" else "name" for cut in _CUTS}
    return _sums(lambda cut: connection.execute(query.format(key=keys[cut]), (cut, *days)))


def _added_up(connection: sqlite3.Connection, begin: int, over: int, edge: time) -> Sums:
    values = (edge_ms(edge), *near_ms(begin, over), begin, over)
    rows = _rows(connection)

    def ask(cut: str) -> sqlite3.Cursor:
        query = f"SELECT {cut}, {_COUNTED} FROM ({rows}) WHERE {_CUTS[cut][1]} GROUP BY {cut}"
        return connection.execute(query, values)

    return _sums(ask)


def _rows(connection: sqlite3.Connection) -> str:
    return _ROWS.format(columns=columns_in(connection).replace(", NULL", ", NULL AS away_s"))


def _sums(ask: Callable[[str], Iterable[tuple[Any, ...]]]) -> Sums:
    return Sums(
        {_day(day): found for day, found in _totals(ask("day"))},
        {int(hour): found for hour, found in _totals(ask("hour"))},
        {str(item): found for item, found in _totals(ask("item"))},
    )


def _totals(found: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, Totals]]:
    return ((key, Totals(*amounts)) for key, *amounts in found if any(amounts))


def _day(number: int) -> date:
    try:
        return _FIRST + timedelta(days=number)
    except OverflowError:  # a row with a damaged time
        return date.max if number > 0 else date.min


def first_day_in(connection: sqlite3.Connection, edge: time) -> date | None:
    """The day of the oldest row; None without any. Raises sqlite3.Error."""
    found = connection.execute(
        f"SELECT {DAY_OF_ROW} FROM happened ORDER BY at_utc_ms LIMIT 1", (edge_ms(edge),)
    ).fetchone()
    return None if found is None else _day(found[0])
