"""Two weeks at the desk on paper, for a desk assessment or a physiotherapist: habits only.

When a day began and ended is left out: that would be a time sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.lookback import lookcharts
from backcare_desktop.core.lookback.charts import Bars
from backcare_desktop.core.lookback.lookback import Asked, Fact, Kept
from backcare_desktop.core.lookback.lookwords import long_time, period_words, times_words
from backcare_desktop.core.lookback.periods import Totals
from backcare_desktop.core.lookback.sitting import Sitting, sittings
from backcare_desktop.core.tally import Row
from backcare_desktop.core.timetable import day_of

TITLE: Final = "Two weeks at my desk"
WHAT_IT_IS: Final = (
    "Time at the computer and breaks, as BackCare counted them on this computer. Habits only: it says nothing about "
    "pain, health or how well anybody works. It is general information, not a medical report."
)
HOW_TO_READ: Final = (
    "“Taken”: keyboard and mouse rested for half of the break or more. “While away”: the person was away long enough "
    "anyway. “Marked done”: answered, but the hands went on. “Came and went”: offered, and left out. Time away from "
    "this computer, such as in meetings, is not seen."
)
COLUMNS: Final = (
    "Day", "At the desk", "On calls", "Longest sitting", "Taken", "While away", "Marked done", "Came and went",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """What stands on the sheets. ``span``: which days, and when it was written."""

    span: str
    facts: tuple[Fact, ...]
    charts: tuple[Bars, ...]
    lines: tuple[tuple[str, ...], ...]
    is_empty: bool


def report(asked: Asked, kept: Kept) -> Report:
    """The fortnight that was asked for. ``kept.rows``: those of use."""
    by_day = kept.sums.by_day
    spells: dict[date, list[Sitting]] = {}
    for each in sittings(kept.rows):
        spells.setdefault(day_of(each.at, asked.day_starts_at), []).append(each)
    written = f"{asked.now.day} {asked.now:%B %Y}"
    charts = (
        lookcharts.desk_bars(asked.period, by_day),
        lookcharts.break_bars(asked.period, by_day),
        lookcharts.by_time(kept.sums.by_hour),
        lookcharts.by_kind(kept.sums.by_item, asked.titles),
    )
    found = kept.sums.whole
    lines = tuple(_line(day, by_day.get(day, Totals()), spells.get(day, [])) for day in asked.period.days)
    span = f"{period_words(asked.period, asked.today)}, written on {written}"
    return Report(span, _facts(found, by_day, kept.rows), charts, lines, found.is_empty)


def _facts(found: Totals, by_day: Mapping[date, Totals], rows: Sequence[Row]) -> tuple[Fact, ...]:
    days = sum(1 for each in by_day.values() if each.use_s or each.breaks) or 1
    longest = max((each.seconds for each in sittings(rows)), default=0.0)
    return (
        Fact(
            "At the desk, a day",
            long_time(found.use_s / days) if found.use_s else "–",
            f"on {times_words(days, 'day')}",
        ),
        Fact("Longest sitting", long_time(longest) if longest else "–", "without 2 min away"),
        Fact(
            "On calls",
            f"{round(100 * found.call_s / found.use_s)} %" if found.use_s else "–",
            "of the time at the desk",
        ),
        Fact("Breaks, a day", f"{found.breaks / days:.1f}", f"{found.taken} taken, {found.natural} while away"),
    )


def _line(day: date, found: Totals, spells: Sequence[Sitting]) -> tuple[str, ...]:
    name = f"{day:%a} {day.day} {day:%b}"
    counts = (found.taken, found.natural, found.noted, found.skipped)
    if found.is_empty:
        return name, *("–",) * 3, *("",) * 4
    longest = max((each.seconds for each in spells), default=0.0)
    times = (long_time(each) if each else "–" for each in (found.use_s, found.call_s, longest))
    return name, *times, *map(str, counts)
