"""Sums of the history, made by the database and kept for each day that is over: a year in a tenth of a second."""

from __future__ import annotations

import sqlite3
from datetime import date, time, timedelta
from itertools import groupby
from json import dumps, loads
from typing import Any

from backcare_desktop.core.tally import SPANS, Entry, Sum
from backcare_desktop.store.history_rows import columns_in

_FIRST = date(1970, 1, 1)
_DAY_MS = 86_400_000
DAY_OF_ROW = f"(at_utc_ms + offset_min * 60000 - ?1) / {_DAY_MS}"
"""The day that a row belongs to, as ``timetable.day_of`` has it, in days since 1970."""

_SPANS = ", ".join(f"'{each.value}'" for each in sorted(SPANS))
_IS_BREAK = """\
entry IN ('natural', 'did')
    OR entry = 'taken' AND NOT unseen AND (away_s IS NULL OR away_s >= ifnull(seconds, 0) / 2)"""
"""The same as ``tally.is_break``; a test holds them together."""

_SUMS = f"""\
SELECT {DAY_OF_ROW} AS day,
    CASE WHEN entry IN ({_SPANS}) THEN -1 ELSE (at_utc_ms / 60000 + offset_min) / 60 % 24 END AS hour,
    entry, item, why, {_IS_BREAK} AS is_break, count(*), total(seconds), total(away_s), ifnull(max(seconds), 0.0)
FROM (SELECT {{columns}} FROM happened WHERE at_utc_ms >= ?2 AND at_utc_ms < ?3)
WHERE day >= ?4 AND day < ?5
GROUP BY day, hour, entry, item, why, is_break"""

_NAMES = ("hour", "entry", "item", "why", "is_break", "count", "seconds", "away_s", "longest_s")
LATEST = 3
"""So many days before a day are not kept: each new row would have them made anew."""

_KNOWN = {each.value: each for each in Entry}


def day_number(day: date | None, otherwise: int) -> int:
    """A day as the database counts it."""
    return otherwise if day is None else (day - _FIRST).days


def edge_ms(edge: time) -> int:
    """How long after midnight a day begins."""
    return (edge.hour * 60 + edge.minute) * 60_000


def sums_in(connection: sqlite3.Connection, first: date, end: date, edge: time) -> list[Sum]:
    """The sums of the days in [first, end): kept ones, and what is not kept is added up. Raises sqlite3.Error."""
    begin, over = day_number(first, 0), day_number(end, 0)
    kept = _kept(connection, begin, over, edge)
    found = [each for day in sorted(kept) for each in _of_text(day, kept[day])]
    for lacking, days in groupby(range(begin, over), key=lambda day: day not in kept):
        if lacking:
            run = list(days)
            found += _added_up(connection, run[0], run[-1] + 1, edge)
    return found


def keep_sums(connection: sqlite3.Connection, until: date, edge: time, most: int) -> int:
    """Keep the sums of days before ``until``, the latest first, at most so many; how many. Raises sqlite3.Error.

    A row that comes or goes forgets what is kept of the days around it (the triggers).
    """
    first = first_day_in(connection, edge)
    over = day_number(until, 0) - LATEST
    if first is None:
        return 0
    begin = max(0, day_number(first, 0))
    kept = _kept(connection, begin, over, edge)
    lacking = [day for day in range(over - 1, begin - 1, -1) if day not in kept][:most]
    texts: dict[int, list[list[Any]]] = {day: [] for day in lacking}
    if lacking:
        for each in _added_up(connection, lacking[-1], lacking[0] + 1, edge):
            texts.get(day_number(each.day, 0), []).append([getattr(each, name) for name in _NAMES])
        rows = [(day, edge_ms(edge) // 60_000, dumps(text, separators=(",", ":"))) for day, text in texts.items()]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT OR REPLACE INTO day_sums VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")
    return len(lacking)


def _kept(connection: sqlite3.Connection, begin: int, over: int, edge: time) -> dict[int, str]:
    """The kept sums of each day as text; none in a file that an older BackCare made."""
    query = "SELECT day, sums FROM day_sums WHERE day >= ? AND day < ? AND edge_min = ?"
    try:
        return dict(connection.execute(query, (begin, over, edge_ms(edge) // 60_000)))
    except sqlite3.OperationalError:
        return {}


def _of_text(number: int, text: str) -> list[Sum]:
    day = _day(number)
    made, known = Sum._make, _KNOWN
    return [made((day, hour, known[entry], *rest)) for hour, entry, *rest in loads(text) if entry in known]


def _added_up(connection: sqlite3.Connection, begin: int, over: int, edge: time) -> list[Sum]:
    # A day lies within 14 hours of the same day in UTC: the index finds what is near.
    near = ((begin - 1) * _DAY_MS, (over + 2) * _DAY_MS)
    columns = columns_in(connection).replace(", NULL", ", NULL AS away_s")
    days = {number: _FIRST + timedelta(days=number) for number in range(begin, over)}
    found = connection.execute(_SUMS.format(columns=columns), (edge_ms(edge), *near, begin, over))
    return [
        Sum(days[day], hour, _KNOWN[entry], item, why, bool(is_break), *amounts)
        for day, hour, entry, item, why, is_break, *amounts in found
        if entry in _KNOWN
    ]


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
