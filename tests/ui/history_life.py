"""Made-up days at a desk, the same at every run, and a history window over a real file that holds them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from backcare_desktop.core.lookback.periods import sums_of
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.timetable import day_of
from backcare_desktop.store.history import History
from backcare_desktop.ui.history.past import Past

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 5, 15, 20, tzinfo=BERLIN)
EDGE = time(4, 0)
TITLES = {
    "stretch": "Stretch break",
    "eyes": "Rest your eyes",
    "posture": "Posture check",
    "rest": "Longer break",
    "warmup": "Warm-up",
    "pc.feet": "Feet on the floor?",
}


def span(begin: datetime, minutes: float, entry: Entry = Entry.USE, item: str = "", why: str = "") -> Row:
    """Something that lasted."""
    return Row(begin, entry, item, why, minutes * 60.0, away_s=0.0 if entry is Entry.USE else None)


def workday(day: date, *, until: datetime | None = None) -> list[Row]:
    """A day from about nine to five; it differs a little from day to day. Weekends are free."""
    if day.weekday() > 4 or day.toordinal() % 23 == 5:
        return []
    seed = day.toordinal() * 7919
    at = datetime.combine(day, time(8, 40), BERLIN) + timedelta(minutes=seed % 35)
    rows = []
    for number in range(7 + seed % 3):
        turn = seed // (number + 2) % 9
        long = 44 + turn * 3
        if number == 3:
            rows += _lunch(at)
            at += timedelta(minutes=40)
        is_call = turn in (2, 5)
        rows.append(span(at, long, why="call" if is_call else ""))
        end = at + timedelta(minutes=long)
        if is_call:
            rows.append(span(at, long, Entry.HOLD, "call"))
            rows.append(Row(at + timedelta(minutes=20), Entry.HELD, "stretch", "call"))
        rows += _eyes(at, turn)
        rows += _break(end, turn)
        at = end + timedelta(minutes=6)
    return [row for row in rows if until is None or row.at + _length(row) <= until]


def _length(row: Row) -> timedelta:
    return timedelta(seconds=row.seconds or 0) if row.entry in (Entry.USE, Entry.HOLD, Entry.AWAY) else timedelta(0)


def _lunch(at: datetime) -> list[Row]:
    end = at + timedelta(minutes=38)
    return [span(at, 38, Entry.AWAY, why="locked"), Row(end, Entry.NATURAL, "rest", seconds=38 * 60.0)]


def _eyes(at: datetime, turn: int) -> list[Row]:
    when = at + timedelta(minutes=20)
    if turn % 4 == 3:
        return [Row(when, Entry.SKIPPED, "posture", "ignored")]
    return [Row(when, Entry.TAKEN, "eyes", seconds=20.0, away_s=20.0 if turn % 3 else 0.0)]


def _break(end: datetime, turn: int) -> list[Row]:
    if turn == 8:
        return [Row(end, Entry.SKIPPED, "stretch", "pressed")]
    if turn == 7:
        return [Row(end, Entry.SNOOZED, "stretch", seconds=300.0)]
    return [
        Row(end + timedelta(minutes=5), Entry.TAKEN, "stretch", seconds=300.0, covers=("posture",), away_s=270.0),
        span(end, 5, Entry.AWAY),
    ]


def life(first: date, now: datetime = NOW) -> list[Row]:
    """All working days from the first one on, up to now."""
    days = (now.date() - first).days + 1
    return [row for number in range(days) for row in workday(first + timedelta(days=number), until=now)]


def kept_in(file: Path, rows: Sequence[Row]) -> History:
    """A history file with these rows."""
    problems: list[object] = []
    history = History(file, now=lambda: NOW, tell=problems.append)
    if rows:
        history.add(*rows)
    assert not problems
    return history


def past_of(history: History, now: datetime = NOW) -> Past:
    """What the window reads from."""
    return Past(
        rows=history.rows,
        sums=lambda first, end: history.sums(first, end, EDGE),
        count=lambda first, end: history.count(first, end, EDGE),
        first_day=lambda: history.first_day(EDGE),
        titles=lambda: TITLES,
        now=lambda: now,
        day_starts_at=EDGE,
        apart=history.apart,
    )


def remembered(rows: Sequence[Row], now: datetime = NOW) -> Past:
    """The same out of memory, without a file."""

    def between(since: datetime, until: datetime, entries: Collection[Entry] | None) -> list[Row]:
        return [row for row in rows if since <= row.at < until and (entries is None or row.entry in entries)]

    return Past(
        rows=between,
        sums=lambda first, end: sums_of([row for row in rows if first <= day_of(row.at, EDGE) < end], EDGE),
        count=lambda _first, _end: len(rows),
        first_day=lambda: min((day_of(row.at, EDGE) for row in rows), default=None),
        titles=lambda: TITLES,
        now=lambda: now,
    )
