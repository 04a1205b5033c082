"""A few days of history, and what the history window says of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from backcare_desktop.core.lookback.lookback import Asked, Kept, Look, look
from backcare_desktop.core.lookback.periods import Grain, period_of, sums_of
from backcare_desktop.core.tally import Entry, Row

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 5, 15, 20, tzinfo=BERLIN)
TODAY = date(2026, 3, 5)
TITLES = {"stretch": "Stretch break", "eyes": "Rest your eyes", "pc.feet": "Feet on the floor?"}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=BERLIN)


def use(begin: datetime, minutes: float, why: str = "") -> Row:
    return Row(begin, Entry.USE, why=why, seconds=minutes * 60)


def taken(when: datetime, item: str = "stretch") -> Row:
    return Row(when, Entry.TAKEN, item, seconds=300.0)


ROWS = (
    use(at(2, 9), 120),
    use(at(3, 9), 60, "call"),
    use(at(3, 10), 30),
    taken(at(3, 10, 30)),
    Row(at(3, 11), Entry.NATURAL, "stretch", seconds=1200.0),
    Row(at(3, 12), Entry.SKIPPED, "stretch", "pressed"),
    Row(at(3, 12), Entry.TAKEN, "eyes", seconds=20.0, away_s=0.0),
    Row(at(3, 13), Entry.MISSED, "own"),
)


def seen(grain: Grain, day: date, rows: Sequence[Row] = ROWS, beside: Sequence[Row] = (), now: datetime = NOW) -> Look:
    asked = Asked(period_of(grain, day), now, BERLIN, TITLES)
    inside = [row for row in rows if asked.period.holds(row.at.date())]
    return look(asked, Kept(sums_of(inside), sums_of(beside).whole, inside))
