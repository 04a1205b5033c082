"""Writes the history of the running app: what happened, and how the day went; and forgets what is to be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time, timedelta

from backcare_desktop.core import diary, tally
from backcare_desktop.core.diary import Diary, Step
from backcare_desktop.core.events import Happened
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tally import Entry, Row, Sum
from backcare_desktop.core.timetable import day_of, local_time
from backcare_desktop.store import kept_state, logs, saved_state
from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory

KEEP = "history.keep"
KEEP_DAYS = {"1 month": 31, "3 months": 92, "1 year": 366, "2 years": 731, "5 years": 1827}
"""How many days stay, by the words of the setting; "always" is none of them."""

IDLE_S = 60.0
LONGEST = timedelta(hours=26)
"""No span is longer: each lies in one day, and a day has 25 hours at most."""


class Recorder:
    """The rows go where ``history`` writes them; what still lasts is kept with the engine's state."""

    def __init__(self, history: History, settings: Callable[[], Settings], now: Callable[[], datetime]) -> None:
        self.history = history
        self._settings = settings
        self._now = now
        self._diary: Diary | None = None
        self._pruned: date | None = None

    def take_up(self, kept: str) -> None:
        """Go on from what lasted when the app last ran."""
        if kept:
            loaded = saved_state.load_as(Diary, kept)
            for left_out in loaded.left_out:
                logs.warn("diary: %s", left_out)
            self._diary = loaded.state

    def text(self) -> str:
        """What lasts now, to be kept with the engine's state."""
        return saved_state.dump(self._diary) if self._diary is not None else ""

    def heed(self, step: Step, told: Sequence[Happened]) -> tuple[Row, ...]:
        """Take note of one step of the engine; the rows of what was told."""
        before = self._diary
        self._diary, over = diary.follow(before, step)
        found = (tally.row_of(each, diary.idle_s(before, step, each.boot_s)) for each in told)
        rows = tuple(each for each in found if each is not None)
        if rows or over:
            self.history.add(*over, *rows)
            self._prune()
        return rows

    @property
    def is_idle(self) -> bool:
        """Whether nobody was there for a while, so that nothing is worth a write."""
        kept = self._diary
        return kept is not None and not kept.is_engaged and kept.at.boot_s - kept.seen_s > IDLE_S

    def rows(self, days: int) -> Sequence[Row]:
        """The rows of so many days, with what still lasts."""
        return self.between(self._now() - timedelta(days=days), None)

    def between(
        self, since: datetime, until: datetime | None, entries: Collection[Entry] | None = None
    ) -> Sequence[Row]:
        """The rows of those entries that touch [since, until), oldest first, with what still lasts; spans are uncut."""
        found = self.history.rows(since - LONGEST, until, entries)
        if self._diary is not None:
            for row in diary.lasting(self._diary, self._settings().rules):
                if (entries is None or row.entry in entries) and (until is None or row.at < until):
                    found.append(row)
        return sorted((each for each in found if tally.over_at(each) >= since), key=lambda row: row.at)

    def sums(self, first: date, end: date) -> Sequence[Sum]:
        """The sums of the days in [first, end); what still lasts is not in them."""
        return self.history.sums(first, end, self._edge)

    def first_day(self) -> date | None:
        """The first day that has anything."""
        return self.history.first_day(self._edge)

    def forget(self, first: date | None, last: date | None) -> int:
        """Delete these days, both included, None for no bound; how many rows. Raises Problem."""
        end = None if last is None else last + timedelta(days=1)
        gone = self.history.delete(first, end, self._edge)
        today = day_of(self._now(), self._edge)
        if (first is None or first <= today) and (last is None or today <= last):
            self._diary = None
        return gone

    def begin_anew(self) -> None:
        """The history was replaced: what lasts belongs to neither."""
        self._diary = None

    @property
    def _edge(self) -> time:
        return self._settings().rules.day_starts_at

    def _prune(self) -> None:
        """Once a day, delete what the person does not want to keep for so long."""
        today = day_of(self._now(), self._edge)
        days = KEEP_DAYS.get(self._settings()[KEEP])
        if today != self._pruned and days is not None:
            self.history.prune(today - timedelta(days=days), self._edge)
        if today != self._pruned:
            self.history.keep_sums(today, self._edge)
        self._pruned = today


def forget_kept(memory: Memory, first: date | None, last: date | None, edge: time) -> None:
    """Forget what lasted when the app last ran, if it was in these days: else the next start would tell it again."""
    kept = memory.get(kept_state.KEY)
    found = saved_state.load_as(Diary, str(kept.get("diary", ""))).state if isinstance(kept, dict) else None
    if found is None:
        return
    day = day_of(local_time(found.at.utc_s, found.at.zone), edge)
    if (first is None or first <= day) and (last is None or day <= last):
        memory.put(kept_state.KEY, kept | {"diary": ""})
