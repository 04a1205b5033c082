"""Days, weeks, months and years to look back on, and what their sums add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, time, timedelta
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.tally import Entry, Row, is_break
from backcare_desktop.core.timetable import day_of

KeyT = TypeVar("KeyT")

DAY = timedelta(days=1)
FIRST, LAST = date(1970, 1, 1), date(9998, 12, 31)
"""What a calendar can be turned to."""
OFFERS = frozenset({Entry.TAKEN, Entry.SKIPPED, Entry.DID})
"""What came of something that was shown."""


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
                return (self.first + 31 * DAY).replace(day=1)
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
    answers: int = 0

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


_amounts = attrgetter(*(each.name for each in fields(Totals)))
_COUNTS = tuple(each.name for each in fields(Totals) if not each.name.endswith("_s"))


@dataclass(frozen=True, slots=True)
class Sums:
    """Some time added up. By the local hour and by reminder stands only what was offered (``OFFERS``)."""

    by_day: Mapping[date, Totals]
    by_hour: Mapping[int, Totals]
    by_item: Mapping[str, Totals]

    @property
    def whole(self) -> Totals:
        """All of it."""
        return added(self.by_day.values())


def total(rows: Iterable[Row]) -> Totals:
    """Add rows up. The database does the same for years of them (store/history_sums.py)."""
    number = dict.fromkeys(_COUNTS, 0)
    use_s = call_s = break_s = 0.0
    for row in rows:
        match row.entry:
            case Entry.USE:
                worked_s = max(0.0, (row.seconds or 0.0) - (row.away_s or 0.0))
                use_s += worked_s
                call_s += worked_s if row.why == "call" else 0.0
            case Entry.TAKEN | Entry.NATURAL if is_break(row):
                number[row.entry.value] += 1
                break_s += row.seconds or 0.0
            case Entry.DID:
                number["taken"] += 1
                number["skipped"] -= 1
                break_s += row.seconds or 0.0
            case Entry.TAKEN:
                number["noted"] += 1
            case Entry.ANSWER:
                number["answers"] += 1
            case Entry.SKIPPED | Entry.MISSED | Entry.SNOOZED | Entry.HELD:
                number[row.entry.value] += 1
            case _:
                pass
    number["skipped"] = max(0, number["skipped"])
    return Totals(use_s, call_s, break_s, **number)


def added(parts: Iterable[Totals]) -> Totals:
    """Totals of several times together."""
    members = [_amounts(each) for each in parts]
    return Totals(*map(sum, zip(*members, strict=True))) if members else Totals()


def grouped(rows: Iterable[Row], key: Callable[[Row], KeyT]) -> dict[KeyT, Totals]:
    """Totals of each group that adds up to anything, such as ``lambda row: row.item``."""
    groups: dict[KeyT, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    found = ((name, total(members)) for name, members in groups.items())
    return {name: each for name, each in found if any(_amounts(each))}


def sums_of(rows: Iterable[Row], day_starts_at: time = time(4, 0)) -> Sums:
    """The sums of rows, as the store makes them: of those that are not written yet, or of a single day."""
    members = list(rows)
    offers = [row for row in members if row.entry in OFFERS]
    return Sums(
        grouped(members, lambda row: day_of(row.at, day_starts_at)),
        grouped(offers, lambda row: row.at.hour),
        grouped(offers, lambda row: row.item),
    )


def together(parts: Iterable[Sums]) -> Sums:
    """Sums of several times as one."""
    members = tuple(parts)
    if len(members) == 1:
        return members[0]
    return Sums(
        _merged([each.by_day for each in members]),
        _merged([each.by_hour for each in members]),
        _merged([each.by_item for each in members]),
    )


def _merged(tables: Sequence[Mapping[KeyT, Totals]]) -> dict[KeyT, Totals]:
    found: dict[KeyT, Totals] = {}
    for table in tables:
        for name, each in table.items():
            found[name] = added((found[name], each)) if name in found else each
    return found


def put_right(rows: Iterable[Row]) -> list[Row]:
    """The rows without the skips of which the person said later: I did it."""
    members = list(rows)
    done = {(row.at, row.item) for row in members if row.entry is Entry.DID}
    return [row for row in members if row.entry is not Entry.SKIPPED or (row.at, row.item) not in done]
