"""Where the history window reads: a few questions to the store, each answered at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from threading import Thread
from typing import Final, Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.lookback.backupwords import Prepared
from backcare_desktop.core.lookback.lookback import Asked, Kept, Look, look
from backcare_desktop.core.lookback.periods import DAY, Grain, Period, Sums, sums_of, together
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.timetable import day_of

FARTHEST: Final = timedelta(hours=14)
"""No clock is farther from UTC: rows of a day lived elsewhere are found too."""


class ReadsApart(Protocol):
    """The store, for another thread."""

    def rows(self, since: datetime, until: datetime, entries: Collection[Entry] | None = None) -> Sequence[Row]:
        """As ``Past.rows``."""

    def sums(self, first: date, end: date, edge: time) -> Sums:
        """As ``Past.sums``, of days that begin at ``edge``."""


class Restores(Protocol):
    """Puts a backup in the place of what there is, in two steps."""

    def prepare(self, path: str) -> Prepared:
        """Read this backup and tell what it would bring. May be called in another thread. Raises Problem."""

    def take(self) -> str:
        """Put it in place now; what came of it, in words."""

    def leave(self) -> None:
        """Nobody wanted it: remove what was made ready."""


@dataclass(frozen=True, slots=True)
class Past:
    """``rows(since, until, entries)``, ``sums(first, end)`` and ``count(first, end)`` as the store has them.

    No ``first_day``: nothing yet.
    """

    rows: Callable[[datetime, datetime, Collection[Entry] | None], Sequence[Row]]
    sums: Callable[[date, date], Sums]
    count: Callable[[date | None, date | None], int]
    first_day: Callable[[], date | None]
    titles: Callable[[], Mapping[str, str]]
    now: Callable[[], datetime]
    day_starts_at: time = time(4, 0)
    apart: Callable[[], ReadsApart] | None = None
    """What another thread may read; None: all is read here at once."""
    back_up: Callable[[str], str] | None = None
    """Writes everything of the person's into that file; what came of it, in words. May be called in another thread."""

    restores: Restores | None = None

    @property
    def today(self) -> date:
        """The day that it is."""
        return day_of(self.now(), self.day_starts_at)

    def look(self, period: Period) -> Look:
        """All that is to be said of that time, read at once."""
        asked = self.asked(period)
        return self.read(asked, self.fresh(asked))

    def fresh(self, asked: Asked) -> Sequence[Row]:
        """The rows of yesterday and today, with what still lasts: the sums do not have that. None of other days."""
        first, end = self._recent(asked)
        return self._rows_of(first, end, asked.zone) if first < end else ()

    def read(self, asked: Asked, fresh: Sequence[Row]) -> Look:
        """What was asked; only ``rows`` and ``sums`` are called. ``fresh``: as that function has them."""
        return look(asked, self.kept(asked, fresh))

    def kept(self, asked: Asked, fresh: Sequence[Row]) -> Kept:
        """What the history has for it."""
        period, (recent, _) = asked.period, self._recent(asked)
        beside = self.sums(*asked.beside).whole
        if period.grain is Grain.DAY:
            rows = fresh or self._rows_of(period.first, period.end, asked.zone)
            return Kept(sums_of(rows, self.day_starts_at), beside, rows)
        sums = together((self.sums(period.first, recent), sums_of(fresh, self.day_starts_at)))
        if period.grain is Grain.YEAR:
            return Kept(sums, beside)
        rows = self._rows_of(period.first, recent, asked.zone, (Entry.USE,))
        return Kept(sums, beside, (*rows, *fresh))

    def _recent(self, asked: Asked) -> tuple[date, date]:
        """The days of it, [first, end), of which something may still last: yesterday's night, and today."""
        period, today = asked.period, asked.today
        first = min(max(period.first, today - DAY), period.end)
        return first, max(first, min(period.end, today + DAY))

    def asked(self, period: Period) -> Asked:
        """What is looked at, from when and where."""
        now = self.now()
        assert now.tzinfo is not None
        return Asked(period, now, now.tzinfo, self.titles(), self.day_starts_at, week_begins())

    def _rows_of(self, first: date, end: date, zone: tzinfo, entries: Collection[Entry] | None = None) -> Sequence[Row]:
        """The rows of the days in [first, end), each day by the clock that it was lived by."""
        since = datetime.combine(first, self.day_starts_at, zone) - 2 * FARTHEST
        until = datetime.combine(end, self.day_starts_at, zone) + 2 * FARTHEST
        found = self.rows(since, until, entries)
        return [row for row in found if first <= day_of(row.at, self.day_starts_at) < end]


class Loader(QObject):
    """Reads what takes longer in another thread, so that the window never stands still meanwhile."""

    loaded = Signal(object, object)
    """What was asked, and what is to be said of it."""

    def load(self, past: Past, asked: Asked) -> None:
        """Begin to read; ``loaded`` tells the end of it."""
        assert past.apart is not None
        store, edge = past.apart(), past.day_starts_at
        there = replace(past, rows=store.rows, sums=lambda first, end: store.sums(first, end, edge))
        Thread(target=self._read, args=(there, asked, past.fresh(asked)), name="history", daemon=True).start()

    def _read(self, past: Past, asked: Asked, fresh: Sequence[Row]) -> None:
        found = past.read(asked, fresh)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self.loaded.emit(asked, found)


def week_begins() -> int:
    """The day on which a week begins where the person lives: 0 is Monday."""
    return QLocale.system().firstDayOfWeek().value - 1
