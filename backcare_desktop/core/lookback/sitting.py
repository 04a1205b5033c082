"""Stretches of sitting: rows of use joined where nobody left the desk between them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.tally import Entry, Row

ADJOINS_S = 1.0
"""A row that begins so soon after the last is the same stretch, cut at a day's edge or where a call began."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A stretch at the desk without an absence. ``call_s``: of it on a call; ``rest_s``: of it in short rests."""

    at: datetime
    seconds: float
    call_s: float
    rest_s: float


def sittings(rows: Iterable[Row]) -> tuple[Sitting, ...]:
    """The stretches at the desk, in order; rows that adjoin are one. Those that nobody could see are left out."""
    found: list[Sitting] = []
    for row in sorted((each for each in rows if each.entry is Entry.USE and not each.unseen), key=_begin):
        seconds = row.seconds or 0.0
        call_s = seconds if row.why == "call" else 0.0
        rest_s = row.away_s or 0.0
        last = found[-1] if found else None
        if last is not None and (row.at - last.at).total_seconds() - last.seconds <= ADJOINS_S:
            found[-1] = Sitting(last.at, last.seconds + seconds, last.call_s + call_s, last.rest_s + rest_s)
        else:
            found.append(Sitting(row.at, seconds, call_s, rest_s))
    return tuple(found)


def _begin(row: Row) -> datetime:
    return row.at.astimezone(UTC)
