"""History rows as plain records: for CSV, JSON and backups; docs/history.md has the columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from backcare_desktop.core.tally import Entry, Row, is_break, over_at
from backcare_desktop.core.timetable import day_of

COLUMNS = ("day", "at", "until", "entry", "item", "why", "seconds", "away_s", "covers", "unseen", "is_break")

TEXT_MOST = 500
"""No id and no reason is longer."""


def counted(rows: int) -> str:
    """How many there are, in words: "no entries", "1 entry"."""
    return "1 entry" if rows == 1 else f"{rows:,} entries" if rows else "no entries"


def record_of(row: Row, day_starts_at: time) -> dict[str, Any]:
    """The row by its columns, as JSON has it."""
    return {
        "day": day_of(row.at, day_starts_at).isoformat(),
        "at": row.at.isoformat(),
        "until": over_at(row).isoformat(),
        "entry": row.entry.value,
        "item": row.item,
        "why": row.why,
        "seconds": row.seconds,
        "away_s": row.away_s,
        "covers": list(row.covers),
        "unseen": row.unseen,
        "is_break": is_break(row),
    }


def cells_of(row: Row, day_starts_at: time) -> list[str]:
    """The row by its columns, as CSV has it: an empty cell is "not known", several ids stand apart by a space."""
    return [_cell(value) for value in record_of(row, day_starts_at).values()]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return " ".join(value)
        case float():
            return f"{value:.3f}".rstrip("0").rstrip(".")
    return str(value)


def row_of_record(raw: object) -> Row | None:
    """The row back again; None for what this version cannot read. Never raises."""
    if not isinstance(raw, Mapping):
        return None
    try:
        at = datetime.fromisoformat(_text(raw, "at"))
        covers = raw.get("covers", [])
        if at.utcoffset() is None or not 1970 <= at.year < 9998 or not isinstance(covers, list):
            return None
        return Row(
            at,
            Entry(_text(raw, "entry")),
            _text(raw, "item"),
            _text(raw, "why"),
            _number(raw, "seconds"),
            tuple(_text({"": each}, "") for each in covers),
            unseen=raw.get("unseen") is True,
            away_s=_number(raw, "away_s"),
        )
    except ValueError:
        return None


def _text(raw: Mapping[Any, Any], key: str) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str) or len(value) > TEXT_MOST or not value.isprintable():
        raise ValueError(key)
    return value


def _number(raw: Mapping[Any, Any], key: str) -> float | None:
    value = raw.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LONGEST_S:
        raise ValueError(key)
    return float(value)


_LONGEST_S = timedelta(days=36_500).total_seconds()
