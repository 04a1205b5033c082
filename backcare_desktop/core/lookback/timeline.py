"""Spans of the history on a time line: cut to a day, spread over its hours, joined to stretches of sitting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.tally import SPANS, Entry, Row, over_at
from backcare_desktop.core.timetable import instant, local_time

ADJOINS_S = 1.0
"""A row that begins so soon after the last is the same stretch, cut at a day's edge or where a call began."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A stretch at the desk without an absence. ``call_s``: of it on a call; ``away_s``: short rests in it."""

    at: datetime
    seconds: float
    call_s: float
    away_s: float


def clip(rows: Iterable[Row], since: datetime, until: datetime) -> list[Row]:
    """The rows in [since, until), spans cut to it; what the cut takes off takes its share of ``away_s``."""
    found = []
    for row in rows:
        if row.entry not in SPANS:
            found += [row] if since <= row.at < until else []
            continue
        begin, end = max(row.at, since), min(over_at(row), until)
        length_s = (end - begin).total_seconds()
        if length_s > 0:
            share = length_s / (row.seconds or length_s)
            away_s = row.away_s * share if row.away_s is not None else None
            found.append(replace(row, at=begin.astimezone(row.at.tzinfo), seconds=length_s, away_s=away_s))
    return found


def sittings(rows: Iterable[Row]) -> tuple[Sitting, ...]:
    """The stretches at the desk, in order; rows that adjoin are one. Those that nobody could see are left out."""
    found: list[Sitting] = []
    for row in sorted((each for each in rows if each.entry is Entry.USE and not each.unseen), key=_begin):
        seconds = row.seconds or 0.0
        call_s = seconds if row.why == "call" else 0.0
        last = found[-1] if found else None
        if last is not None and (row.at - last.at).total_seconds() - last.seconds <= ADJOINS_S:
            found[-1] = Sitting(
                last.at, last.seconds + seconds, last.call_s + call_s, last.away_s + (row.away_s or 0.0)
            )
        else:
            found.append(Sitting(row.at, seconds, call_s, row.away_s or 0.0))
    return tuple(found)


def _begin(row: Row) -> datetime:
    return row.at.astimezone(UTC)


def hours_of(day: date, zone: str, day_starts_at: time = time(4, 0)) -> tuple[datetime, ...]:
    """The full hours of a day from its edge to the next, both included: 25 of them, 24 or 26 where the clock moves."""
    begin_s, end_s = (instant(datetime.combine(day + timedelta(days=each), day_starts_at), zone) for each in (0, 1))
    return tuple(local_time(begin_s + number * 3600.0, zone) for number in range(round((end_s - begin_s) / 3600.0) + 1))


def spread(rows: Iterable[Row], edges: Sequence[datetime], entry: Entry = Entry.USE) -> tuple[float, ...]:
    """The seconds of such spans between one edge and the next; of use without the rests in it."""
    seconds = [0.0] * (len(edges) - 1)
    for row in rows:
        if row.entry is entry and over_at(row) > edges[0] and row.at < edges[-1]:
            for number in range(len(seconds)):
                for part in clip((row,), edges[number], edges[number + 1]):
                    seconds[number] += (part.seconds or 0.0) - (part.away_s or 0.0)
    return tuple(seconds)
