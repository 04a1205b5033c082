"""What the history window says of a day, a week, a month or a year: a sentence, a few numbers and the charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from backcare_desktop.core import wording
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.lookback import lookcharts
from backcare_desktop.core.lookback.charts import Chart
from backcare_desktop.core.lookback.dayline import Frame, clock_of, strip
from backcare_desktop.core.lookback.lookwords import long_time, row_words, times_words
from backcare_desktop.core.lookback.periods import Grain, Period, Sums, Totals, put_right
from backcare_desktop.core.lookback.sitting import sittings
from backcare_desktop.core.tally import SPANS, Row
from backcare_desktop.core.timetable import day_of

BEFORE: Final[Mapping[Grain, str]] = {
    Grain.DAY: "a week before",
    Grain.WEEK: "the week before",
    Grain.MONTH: "the month before",
    Grain.YEAR: "the year before",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at, from when and where."""

    period: Period
    now: datetime
    zone: tzinfo
    titles: Mapping[str, str]
    day_starts_at: time = time(4, 0)
    week_begins: int = 0

    @property
    def today(self) -> date:
        """The day that it is."""
        return day_of(self.now, self.day_starts_at)

    @property
    def is_running(self) -> bool:
        """Whether it is not over yet."""
        return self.period.holds(self.today)

    @property
    def beside(self) -> tuple[date, date]:
        """The days to compare with, [first, end): of a time that is not over, only as many as have passed."""
        period = self.period
        if period.grain is Grain.DAY:
            return period.first - timedelta(days=7), period.first - timedelta(days=6)
        before = period.before
        passed = (self.today - period.first).days + 1
        return before.first, min(before.end, before.first + timedelta(days=passed)) if self.is_running else before.end


@dataclass(frozen=True, slots=True)
class Kept:
    """What the history has for it. ``rows``: of a day all, of a week or a month those of use, of a year none."""

    sums: Sums
    beside: Totals
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One number with its name, and what stands below it in small."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """All that the window says of a time. ``moments``: the lines of a day's list, "10:05" and what it was."""

    sentence: str
    facts: tuple[Fact, ...] = ()
    charts: tuple[Chart, ...] = ()
    moments: tuple[tuple[str, str], ...] = ()
    has_answers: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was kept."""
        return not (self.facts or self.moments)


def look(asked: Asked, kept: Kept) -> Look:
    """All that is to be said and shown."""
    found = kept.sums.whole
    has_answers = bool(found.answers)
    moments = _moments(kept.rows, asked) if asked.period.grain is Grain.DAY else ()
    if found.is_empty and not kept.rows and not has_answers:
        return Look(_nothing_words(asked))
    return Look(_sentence(found, asked), _facts(found, asked, kept), _charts(asked, kept), moments, has_answers)


def _sentence(found: Totals, asked: Asked) -> str:
    so_far = " so far" if asked.is_running else ""
    if not (found.use_s or found.breaks):
        return "No breaks came up." if not found.offered else "Breaks came up and went."
    if not found.breaks:
        return f"{long_time(found.use_s)} at the desk and no break{' yet' if so_far else ''}."
    moved = times_words(found.breaks, "break")
    if not found.use_s:
        return f"{moved}{so_far}."
    return f"{long_time(found.use_s)} at the desk and {moved}{so_far}."


def _nothing_words(asked: Asked) -> str:
    if asked.period.first > asked.today:
        return "This is still to come."
    if asked.is_running:
        return "Nothing here yet."
    return "Nothing was kept for this time. Perhaps BackCare did not run, or you were off."


def _facts(found: Totals, asked: Asked, kept: Kept) -> tuple[Fact, ...]:
    then, grain = kept.beside, asked.period.grain
    same = ", the whole day" if grain is Grain.DAY else ", same days"
    beside = f"{BEFORE[grain]}{same if asked.is_running else ''}: "
    facts = []
    if found.use_s:
        note = f"{beside}{long_time(then.use_s)}" if then.use_s else ""
        facts.append(Fact("At the desk", long_time(found.use_s), note))
    facts += _longest(kept.rows, asked)
    if found.call_s:
        share = f"{round(100 * found.call_s / found.use_s)} % of the time at the desk"
        facts.append(Fact("On calls", long_time(found.call_s), share))
    kinds = ((found.taken, "taken"), (found.natural, "while away"))
    notes = [", ".join(f"{count} {words}" for count, words in kinds if count)] if found.breaks else []
    notes += [f"{beside}{then.breaks}"] if not then.is_empty else []
    facts.append(Fact("Breaks", str(found.breaks), "\n".join(notes)))
    return tuple(facts)


def _longest(rows: Sequence[Row], asked: Asked) -> list[Fact]:
    longest = max(sittings(rows), key=lambda each: each.seconds, default=None)
    if longest is None:
        return []
    clock = clock_of(longest.at, asked.zone)
    begin, end = (longest.at + timedelta(seconds=each) for each in (0.0, longest.seconds))
    days = {day_of(row.at, asked.day_starts_at) for row in rows}
    day = f"{begin:%a} {begin.day} {begin:%b}, " if len(days) > 1 else ""
    when = f"{day}{begin:%H:%M} to {end.astimezone(clock):%H:%M}"
    parts = ((longest.call_s, "on a call"), (longest.rest_s, "in short rests"))
    of_it = [f"{wording.about(seconds)} of it {words}" for seconds, words in parts if seconds >= wording.MINUTE_S]
    return [Fact("Longest sitting", wording.about(longest.seconds), ", ".join((when, *of_it)))]


def _charts(asked: Asked, kept: Kept) -> tuple[Chart, ...]:
    period, by_day = asked.period, kept.sums.by_day
    shares = (lookcharts.by_time(kept.sums.by_hour), lookcharts.by_kind(kept.sums.by_item, asked.titles))
    match period.grain:
        case Grain.DAY:
            now = asked.now if asked.is_running else None
            frame = Frame(period.first, asked.zone, asked.day_starts_at, now)
            return strip(kept.rows, frame, asked.titles), shares[1]
        case Grain.YEAR:
            squares = lookcharts.year_squares(period, by_day, asked.week_begins)
            return squares, lookcharts.desk_bars(period, by_day), lookcharts.break_bars(period, by_day), *shares
        case _:
            return lookcharts.desk_bars(period, by_day), lookcharts.break_bars(period, by_day), *shares


def _moments(rows: Sequence[Row], asked: Asked) -> tuple[tuple[str, str], ...]:
    told = [row for row in put_right(rows) if row.entry not in SPANS]
    return tuple((f"{row.at:%H:%M}", row_words(row, asked.titles)) for row in sorted(told, key=lambda row: row.at))
