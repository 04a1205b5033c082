"""Days, weeks, months and years to look back on, and what their sums add up to."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TypeVar

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.tally import SPANS, Entry, Row, Sum, is_break
from backcare_desktop.core.timetable import day_of

KeyT = TypeVar("KeyT")

DAY = timedelta(days=1)
FIRST, LAST = date(1970, 1, 1), date(9998, 12, 31)
"""What a calendar can be turned to."""


class Grain(StrEnum):
    """How much is looked at together."""

    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month or year by the calendar; ``first`` is its first day."""

    grain: Grain
    first: date

    @property
    def end(self) -> date:
        """The day after its last."""
        match self.grain:
            case Grain.DAY:
                return self.first + DAY
            case Grain.WEEK:
                return self.first + 7 * DAY
            case Grain.FORTNIGHT:
                return self.first + 14 * DAY
            case Grain.MONTH:
                return self.first + monthrange(self.first.year, self.first.month)[1] * DAY
            case _:
                return date(self.first.year + 1, 1, 1)

    @property
    def days(self) -> tuple[date, ...]:
        """Each of its days."""
        return tuple(self.first + number * DAY for number in range((self.end - self.first).days))

    @property
    def before(self) -> Period:
        """The one before; itself where the calendar begins."""
        if self.first <= FIRST:
            return self
        if self.grain in (Grain.WEEK, Grain.FORTNIGHT):
            return Period(self.grain, self.first - (self.end - self.first))
        return period_of(self.grain, self.first - DAY)

    @property
    def after(self) -> Period:
        """The one after; itself where the calendar ends."""
        return Period(self.grain, self.end) if self.end <= LAST - 366 * DAY else self

    def holds(self, day: date) -> bool:
        """Whether that day belongs to it."""
        return self.first <= day < self.end


def period_of(grain: Grain, day: date, week_begins: int = 0) -> Period:
    """The period of that grain in which the day lies; ``week_begins``: 0 is Monday, 6 is Sunday.

    A fortnight ends with the day.
    """
    day = min(max(day, FIRST), LAST - 366 * DAY)
    match grain:
        case Grain.DAY:
            return Period(grain, day)
        case Grain.WEEK:
            return Period(grain, day - (day.weekday() - week_begins) % 7 * DAY)
        case Grain.FORTNIGHT:
            return Period(grain, day - 13 * DAY)
        case Grain.MONTH:
            return Period(grain, day.replace(day=1))
        case _:
            return Period(grain, day.replace(month=1, day=1))


@dataclass(frozen=True, slots=True)
class Totals:
    """What some time adds up to, each outcome counted as it was. Seconds on the boot clock.

    ``noted``: a cue that was answered while the hands went on, or nobody could tell; kind, but no break.
    """

    use_s: float = 0.0
    call_s: float = 0.0
    break_s: float = 0.0
    taken: int = 0
    natural: int = 0
    noted: int = 0
    skipped: int = 0
    missed: int = 0
    snoozed: int = 0
    held: int = 0

    @property
    def breaks(self) -> int:
        """Real breaks: taken, or away long enough."""
        return self.taken + self.natural

    @property
    def offered(self) -> int:
        """What was shown and had an outcome: an absence counts by itself, and what was not shown was no offer."""
        return self.taken + self.noted + self.skipped

    @property
    def is_empty(self) -> bool:
        """Whether nothing was kept."""
        return not (self.use_s or self.natural or self.offered or self.missed or self.snoozed or self.held)


def total(sums: Iterable[Sum]) -> Totals:
    """Add them all up."""
    number = dict.fromkeys(("taken", "natural", "noted", "skipped", "missed", "snoozed", "held"), 0)
    use_s = call_s = break_s = 0.0
    for each in sums:
        match each.entry:
            case Entry.USE:
                worked_s = max(0.0, each.seconds - each.away_s)
                use_s += worked_s
                call_s += worked_s if each.why == "call" else 0.0
            case Entry.TAKEN | Entry.NATURAL if each.is_break:
                number[each.entry.value] += each.count
                break_s += each.seconds
            case Entry.DID:
                number["taken"] += each.count
                number["skipped"] -= each.count
                break_s += each.seconds
            case Entry.TAKEN:
                number["noted"] += each.count
            case Entry.SKIPPED | Entry.MISSED | Entry.SNOOZED | Entry.HELD:
                number[each.entry.value] += each.count
            case _:
                pass
    number["skipped"] = max(0, number["skipped"])
    return Totals(use_s, call_s, break_s, **number)


def grouped(sums: Iterable[Sum], key: Callable[[Sum], KeyT]) -> Mapping[KeyT, Totals]:
    """Totals of each group, such as ``lambda each: each.day``; groups in the order they came."""
    groups: dict[KeyT, list[Sum]] = {}
    for each in sums:
        groups.setdefault(key(each), []).append(each)
    return {name: total(members) for name, members in groups.items()}


def sums_of(rows: Iterable[Row], day_starts_at: time = time(4, 0)) -> tuple[Sum, ...]:
    """The sums of rows, as the store makes them: of those that are not written yet, or of a single day."""
    found: dict[tuple[date, int, Entry, str, str, bool], list[Row]] = {}
    for row in rows:
        hour = -1 if row.entry in SPANS else row.at.hour
        key = (day_of(row.at, day_starts_at), hour, row.entry, row.item, row.why, is_break(row))
        found.setdefault(key, []).append(row)
    return tuple(Sum(*key, len(members), *_amounts(members)) for key, members in found.items())


def _amounts(rows: Sequence[Row]) -> tuple[float, float, float]:
    """Seconds in all, of them away, and the longest."""
    seconds = [row.seconds or 0.0 for row in rows]
    return sum(seconds), sum(row.away_s or 0.0 for row in rows), max(seconds)


def put_right(rows: Iterable[Row]) -> list[Row]:
    """The rows without the skips of which the person said later: I did it."""
    members = list(rows)
    done = {(row.at, row.item) for row in members if row.entry is Entry.DID}
    return [row for row in members if row.entry is not Entry.SKIPPED or (row.at, row.item) not in done]
