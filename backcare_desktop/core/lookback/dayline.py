"""A day as a strip: at the desk, breaks, what made them wait, pauses and absences, from the day's edge to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from backcare_desktop.core import wording
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.lookback.charts import Ink, Stretch, Strip
from backcare_desktop.core.lookback.lookwords import row_words
from backcare_desktop.core.lookback.periods import put_right
from backcare_desktop.core.tally import Entry, Row, is_break
from backcare_desktop.core.timetable import day_of

DESK, BREAKS, QUIET, AWAY = range(4)
LANES: Final = ("At the desk", "Breaks", "Quiet", "Away")
COLUMNS: Final = ("From", "To", "What", "How long")
LEGEND: Final = (
    ("at the desk", Ink.FULL, DESK),
    ("on a call", Ink.HATCHED, DESK),
    ("break taken", Ink.FULL, BREAKS),
    ("away long enough", Ink.HATCHED, BREAKS),
    ("marked done", Ink.DOTTED, BREAKS),
    ("came and went", Ink.OPEN, BREAKS),
    ("held back", Ink.HATCHED, QUIET),
    ("paused", Ink.DOTTED, QUIET),
)
LEAST_SHOWN_S: Final = 6 * wording.HOUR_S
"""So much of a day is shown at least, that its first ten minutes do not look like the whole of it."""
_SECOND: Final = timedelta(seconds=1)
_SPANS: Final[Mapping[Entry, int]] = {Entry.USE: DESK, Entry.AWAY: AWAY, Entry.HOLD: QUIET, Entry.PAUSE: QUIET}
_ENDED: Final = frozenset({Entry.TAKEN, Entry.NATURAL, Entry.SKIPPED, Entry.MISSED, Entry.DID})


@dataclass(frozen=True, slots=True)
class Frame:
    """The day that is looked at. ``zone``: where the person is now; ``now``: where today's line stands, else None."""

    day: date
    zone: tzinfo
    day_starts_at: time = time(4, 0)
    now: datetime | None = None


def strip(rows: Sequence[Row], frame: Frame, titles: Mapping[str, str]) -> Strip:
    """The rows of that day as a strip of the time that passed; the clock on the wall names the hours."""
    mine = [row for row in put_right(rows) if day_of(row.at, frame.day_starts_at) == frame.day]
    mine.sort(key=lambda row: row.at)
    begin, end = edges(mine, frame)
    stretches = tuple(found for row in mine if (found := _stretch(row, begin, frame, titles)) is not None)
    whole_s = (end - begin) / _SECOND
    now_s = None if frame.now is None else min(whole_s, max(0.0, (frame.now.astimezone(UTC) - begin) / _SECOND))
    shown = _shown(stretches, whole_s, now_s)
    return Strip(
        title="The day, hour by hour",
        columns=COLUMNS,
        lanes=LANES,
        stretches=stretches,
        ticks=_ticks(mine, begin, whole_s, frame.zone),
        begin_s=shown[0],
        end_s=shown[1],
        now_s=now_s,
    )


def edges(rows: Sequence[Row], frame: Frame) -> tuple[datetime, datetime]:
    """When the day began and ended (UTC), each by the clock that held then: 24 hours apart, or 23, 25, or a journey's.

    ``rows``: those of the day, oldest first.
    """
    first = datetime.combine(frame.day, frame.day_starts_at)
    begin, end = (
        local.replace(tzinfo=_clock(row, frame.zone)).astimezone(UTC)
        for local, row in ((first, rows[0] if rows else None), (first + timedelta(days=1), rows[-1] if rows else None))
    )
    return begin, max(end, begin + timedelta(hours=1))


def clock_of(at: datetime, zone: tzinfo) -> tzinfo:
    """The clock that a time was lived by: the one of ``zone``, unless that showed another time then."""
    if at.tzinfo is None or at.utcoffset() == at.astimezone(zone).utcoffset():
        return zone
    return at.tzinfo


def _clock(row: Row | None, zone: tzinfo) -> tzinfo:
    return zone if row is None else clock_of(row.at, zone)


def _stretch(row: Row, begin: datetime, frame: Frame, titles: Mapping[str, str]) -> Stretch | None:
    long = timedelta(seconds=row.seconds or 0.0)
    if row.entry in _SPANS:
        lane, since, until = _SPANS[row.entry], row.at, row.at + long
    elif row.entry in _ENDED:
        lane, since, until = BREAKS, row.at - long, row.at
    else:
        return None
    begin_s = max(0.0, (since.astimezone(UTC) - begin) / _SECOND)
    end_s = max(begin_s, (until.astimezone(UTC) - begin) / _SECOND)
    clock, what = _clock(row, frame.zone), row_words(row, titles)
    since, until = since.astimezone(clock), until.astimezone(clock)  # the night in which it changed has both
    length = wording.about(row.seconds) if row.seconds else ""
    times = f"{since:%H:%M} to {until:%H:%M}" if f"{since:%H:%M}" != f"{until:%H:%M}" else f"{until:%H:%M}"
    words = f"{times} · {what}" + (f", {length}" if length and length not in what else "")
    return Stretch(lane, begin_s, end_s, _ink(row), words, (f"{since:%H:%M}", f"{until:%H:%M}", what, length))


def _ink(row: Row) -> Ink:
    match row.entry:
        case Entry.USE:
            return Ink.HATCHED if row.why == "call" else Ink.FULL
        case Entry.TAKEN | Entry.DID:
            return Ink.FULL if is_break(row) else Ink.DOTTED
        case Entry.NATURAL | Entry.HOLD:
            return Ink.HATCHED
        case Entry.PAUSE | Entry.AWAY:
            return Ink.DOTTED
        case _:
            return Ink.OPEN


def _shown(stretches: Sequence[Stretch], whole_s: float, now_s: float | None) -> tuple[float, float]:
    """From the hour in which the day's first thing began to the hour in which its last one ended."""
    if not stretches:
        return 0.0, whole_s
    last_s = max([each.end_s for each in stretches] + ([] if now_s is None else [now_s]))
    begin_s = min(each.begin_s for each in stretches) // wording.HOUR_S * wording.HOUR_S
    end_s = min(whole_s, max(-(-last_s // wording.HOUR_S) * wording.HOUR_S, begin_s + LEAST_SHOWN_S))
    return max(0.0, min(begin_s, end_s - LEAST_SHOWN_S)), end_s


def _ticks(rows: Sequence[Row], begin: datetime, whole_s: float, zone: tzinfo) -> tuple[tuple[float, str], ...]:
    """Each hour that passed, as the clock on the wall named it then: a repeated one stands twice."""
    ticks, row, number = list[tuple[float, str]](), rows[0] if rows else None, 0
    for hour in range(int(whole_s // wording.HOUR_S) + 1):
        at = begin + timedelta(hours=hour)
        while number < len(rows) and rows[number].at <= at:
            row, number = rows[number], number + 1
        ticks.append((hour * wording.HOUR_S, f"{at.astimezone(_clock(row, zone)):%H:%M}"))
    return tuple(ticks)
