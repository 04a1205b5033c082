"""The charts of looking back on a week, a month or a year, made of sums: what was, never a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from backcare_desktop.core import wording
from backcare_desktop.core.lookback.charts import Bar, Bars, Ink, Part, Square, Squares, Unit
from backcare_desktop.core.lookback.lookwords import full_day, item_words, long_time, times_words
from backcare_desktop.core.lookback.periods import Grain, Period, Totals, added, period_of

NOTHING: Final = Totals()
DESK_LEGEND: Final = (("at the desk", Ink.FULL), ("of it on a call", Ink.HATCHED))
BREAK_LEGEND: Final = (
    ("taken", Ink.FULL),
    ("while away", Ink.HATCHED),
    ("marked done", Ink.DOTTED),
    ("came and went", Ink.OPEN),
)
SHARE_LEGEND: Final = (("taken", Ink.FULL), ("marked done", Ink.DOTTED), ("came and went", Ink.OPEN))
NO_USE: Final = "No time at the desk was kept here."
NO_BREAKS: Final = "No breaks came up here."
HOURS: Final = (0, 9, 11, 13, 15, 17, 19, 24)
"""Where a part of the day begins and ends, for the share by time of day."""
USE_LEVELS_S: Final = tuple(hours * wording.HOUR_S for hours in (0, 2, 4, 6))
BREAK_LEVELS: Final = (0, 2, 5, 9)
"""A day above so much has level 1, 2, 3, 4."""


def desk_bars(period: Period, totals: Mapping[date, Totals]) -> Bars:
    """Time at the desk, by day; by month for a year."""
    bars = tuple(_desk_bar(name, words, day, found) for name, words, day, found in _columns(period, totals))
    by_month = period.grain is Grain.YEAR
    columns = ("Month" if by_month else "Day", "At the desk", "On calls")
    return Bars("Time at the desk", columns, bars, DESK_LEGEND, by_month=by_month, empty=NO_USE)


def break_bars(period: Period, totals: Mapping[date, Totals]) -> Bars:
    """Breaks and what came of them, by day; by month for a year."""
    bars = tuple(_break_bar(name, words, day, found) for name, words, day, found in _columns(period, totals))
    by_month = period.grain is Grain.YEAR
    columns = ("Month" if by_month else "Day", "Taken", "While away", "Marked done", "Came and went", "Not shown")
    return Bars("Breaks", columns, bars, BREAK_LEGEND, Unit.TIMES, by_month=by_month, empty=NO_BREAKS)


def by_time(by_hour: Mapping[int, Totals]) -> Bars:
    """Of what was offered, how much was taken, by the time of day."""
    found = {
        begin: added(each for hour, each in by_hour.items() if begin <= hour < end) for begin, end in pairwise(HOURS)
    }
    names = {begin: _hours_words(begin, end) for begin, end in pairwise(HOURS)}
    bars = [_share_bar(names[begin], found[begin]) for begin in HOURS[:-1]]
    shown = _trimmed(bars)
    return _shares("Breaks by time of day", "Time of day", shown)


def by_kind(by_item: Mapping[str, Totals], titles: Mapping[str, str]) -> Bars:
    """Of what was offered, how much was taken, by reminder; in the order of how often it came."""
    found = {item: each for item, each in by_item.items() if each.offered}
    ordered = sorted(found.items(), key=lambda each: (-each[1].offered, each[0]))
    return _shares("Breaks by kind", "Kind", [_share_bar(item_words(item, titles), each) for item, each in ordered])


def year_squares(period: Period, totals: Mapping[date, Totals], week_begins: int) -> Squares:
    """A square for each day; by breaks where no time at the desk was kept in that year."""
    by_use = any(each.use_s for each in totals.values())
    first = period_of(Grain.WEEK, period.first, week_begins).first
    squares = []
    for day in period.days:
        column, row = divmod((day - first).days, 7)
        found = totals.get(day, NOTHING)
        name, level = full_day(day), _level(found, by_use=by_use)
        squares.append(Square(day, level, column, row, _day_said(name, found), _day_line(name, found)))
    months = tuple((each.column, f"{each.day:%b}") for each in squares if each.day.day == 1)
    names = tuple(f"{first + timedelta(days=number):%a}" for number in range(7))
    steps = ("to 2 h", "to 4 h", "to 6 h", "more") if by_use else ("1 or 2", "3 to 5", "6 to 9", "more")
    title = "Time at the desk, day by day" if by_use else "Breaks, day by day"
    columns = ("Day", "At the desk", "On calls", "Breaks", "Came and went")
    return Squares(title, columns, tuple(squares), steps, months, names)


def _columns(period: Period, totals: Mapping[date, Totals]) -> Iterable[tuple[str, str, date, Totals]]:
    """Label, words, first day and totals of each bar."""
    if period.grain is Grain.YEAR:
        months = _by_month(totals)
        for month in range(1, 13):
            day = period.first.replace(month=month)
            yield f"{day:%b}", f"{day:%B %Y}", day, months.get(month, NOTHING)
        return
    for day in period.days:
        label = f"{day.day}" if period.grain is Grain.MONTH else f"{day:%a} {day.day}"
        yield label, full_day(day), day, totals.get(day, NOTHING)


def _by_month(totals: Mapping[date, Totals]) -> dict[int, Totals]:
    found: dict[int, list[Totals]] = {}
    for day, each in totals.items():
        found.setdefault(day.month, []).append(each)
    return {month: added(members) for month, members in found.items()}


def _desk_bar(label: str, words: str, day: date, found: Totals) -> Bar:
    parts = (Part(max(0.0, found.use_s - found.call_s), Ink.FULL), Part(found.call_s, Ink.HATCHED))
    use, call = _time(found.use_s), _time(found.call_s)
    said = f"{words}: {use} at the desk" + (f", {call} of it on a call" if found.call_s else "")
    return Bar(label, said if found.use_s else f"{words}: nothing kept", (words, use, call), parts, use, day)


def _break_bar(label: str, words: str, day: date, found: Totals) -> Bar:
    counts = (found.taken, found.natural, found.noted, found.skipped, found.missed)
    inks = (Ink.FULL, Ink.HATCHED, Ink.DOTTED, Ink.OPEN)
    parts = tuple(Part(count, ink) for count, ink in zip(counts, inks, strict=False))
    short = str(found.breaks) if found.breaks else ""
    return Bar(label, f"{words}: {break_words(found)}", (words, *map(str, counts)), parts, short, day)


def break_words(found: Totals) -> str:
    """What came of the breaks: "5 taken, 2 while away and 1 came and went"."""
    counts = (
        (found.taken, "taken"),
        (found.natural, "while away"),
        (found.noted, "marked done"),
        (found.skipped, "came and went"),
        (found.missed, "not shown"),
    )
    said = [f"{count} {words}" for count, words in counts if count]
    return wording.listed(said) or "no breaks came up"


def _share_bar(name: str, found: Totals) -> Bar:
    parts = (Part(found.taken, Ink.FULL), Part(found.noted, Ink.DOTTED), Part(found.skipped, Ink.OPEN))
    words = f"{name}: {found.taken} of {found.offered} taken" if found.offered else f"{name}: none came up"
    words += f", {found.noted} marked done" if found.noted else ""
    line = (name, *(str(each) for each in (found.offered, found.taken, found.noted, found.skipped)))
    return Bar(name, words, line, parts, f"{found.taken} of {found.offered}" if found.offered else "")


def _shares(title: str, first: str, bars: Sequence[Bar]) -> Bars:
    columns = (first, "Offered", "Taken", "Marked done", "Came and went")
    return Bars(title, columns, tuple(bars), SHARE_LEGEND, Unit.TIMES, lying=True, empty=NO_BREAKS)


def _trimmed(bars: Sequence[Bar]) -> Sequence[Bar]:
    """Without the empty parts of the day at both ends."""
    full = [number for number, bar in enumerate(bars) if bar.short]
    return bars[full[0] : full[-1] + 1] if full else ()


def _hours_words(begin: int, end: int) -> str:
    if begin == HOURS[0]:
        return f"before {end}:00"
    return f"after {begin}:00" if end == HOURS[-1] else f"{begin}:00 to {end}:00"


def _level(found: Totals, *, by_use: bool) -> int:
    if by_use:
        return sum(found.use_s > each for each in USE_LEVELS_S)
    return sum(found.breaks > each for each in BREAK_LEVELS)


def _day_said(name: str, found: Totals) -> str:
    if found.is_empty:
        return f"{name}: nothing kept"
    desk = f"{_time(found.use_s)} at the desk, " if found.use_s else ""
    return f"{name}: {desk}{times_words(found.breaks, 'break')}"


def _day_line(name: str, found: Totals) -> tuple[str, ...]:
    return (name, _time(found.use_s), _time(found.call_s), str(found.breaks), str(found.skipped))


def _time(seconds: float) -> str:
    return long_time(seconds) if seconds else ""
