"""Writes the history of the running app: what happened, and how the day went; and forgets what is to be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from backcare_desktop.core import diary, tally
from backcare_desktop.core.diary import Diary, Step
from backcare_desktop.core.events import Event, Happened, HoldBegan, HoldEnded, Watching
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.timetable import day_of, local_time
from backcare_desktop.store import kept_state, logs, saved_state
from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory

if TYPE_CHECKING:
    from backcare_desktop.core.lookback.periods import Sums
    from backcare_desktop.erasing import Erased, Erasing

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
        self._erasing: Erasing | None = None
        self._owes = False
        """Whether something that was over while nobody was there is still to be written."""

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
            self._owes = not rows and self.is_idle  # a call that ends is not worth a write while nobody is there
            self.history.add(*over, *rows, at_once=not self._owes)
            if not self._owes:
                self._prune()
        elif self._owes and not self.is_idle:
            self._owes = not self.history.save()
        return rows

    @property
    def is_idle(self) -> bool:
        """Whether nobody was there for a while, so that nothing is worth a write."""
        kept = self._diary
        return kept is not None and not kept.is_engaged and kept.at.boot_s - kept.seen_s > IDLE_S

    def is_no_news(self, events: Sequence[Event], told: Sequence[Happened]) -> bool:
        """Whether nobody is there to whom it matters: what is only seen is seen again after a crash."""
        return self.is_idle and not told and all(_is_only_seen(each) for each in events)

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

    def sums(self, first: date, end: date) -> Sums:
        """The sums of the days in [first, end); what still lasts is not in them."""
        return self.history.sums(first, end, self._edge)

    def first_day(self) -> date | None:
        """The first day that has anything."""
        return self.history.first_day(self._edge)

    def count(self, first: date | None, end: date | None) -> int:
        """How many rows the days in [first, end) have, None for no bound; what still lasts is none."""
        return self.history.count(first, end, self._edge)

    @property
    def is_erasing(self) -> bool:
        """Whether days are being deleted."""
        return self._erasing is not None and self._erasing.is_busy

    def forget(self, first: date | None, last: date | None, done: Callable[[Erased], None]) -> None:
        """Delete these days, both included, None for no bound; ``done`` hears how many rows, or why not."""
        edge, end = self._edge, None if last is None else last + timedelta(days=1)
        today = day_of(self._now(), edge)
        if not self.is_erasing and (first is None or first <= today) and (last is None or today <= last):
            self._diary = None
        self._eraser().begin(lambda eraser: eraser.delete(first, end, edge), done)

    def finish(self) -> None:
        """Let what is being deleted come to its end."""
        if self._erasing is not None:
            self._erasing.close()

    def begin_anew(self) -> None:
        """The history was replaced: what lasts belongs to neither."""
        self._diary = None

    @property
    def _edge(self) -> time:
        return self._settings().rules.day_starts_at

    def _prune(self) -> None:
        """Once a day, delete what the person does not want to keep for so long."""
        today, edge = day_of(self._now(), self._edge), self._edge
        if today == self._pruned or self.is_erasing:
            return
        self._pruned = today
        self.history.keep_sums(today, edge)
        days = KEEP_DAYS.get(self._settings()[KEEP])
        first = None if days is None else self.history.first_day(edge)
        if days is not None and first is not None and first < today - timedelta(days=days):
            self._eraser().begin(lambda eraser: eraser.prune(today - timedelta(days=days), edge), lambda _: None)

    def _eraser(self) -> Erasing:
        from backcare_desktop.erasing import Erasing  # late: seldom wanted

        if self._erasing is None:
            self._erasing = Erasing(self.history)
        return self._erasing


def _is_only_seen(event: Event) -> bool:
    """A call or a full screen that began or ended; what the person asks for is more."""
    return isinstance(event, Watching) or (isinstance(event, (HoldBegan, HoldEnded)) and event.on is not Obstacle.FOCUS)


def forget_kept(memory: Memory, first: date | None, last: date | None, edge: time) -> None:
    """Forget what is remembered of these days beside the history, both included; None for no bound."""

    def is_gone(day: date) -> bool:
        return (first is None or first <= day) and (last is None or day <= last)

    kept = memory.get(kept_state.KEY)
    found = saved_state.load_as(Diary, str(kept.get("diary", ""))).state if isinstance(kept, dict) else None
    if found is not None and is_gone(day_of(local_time(found.at.utc_s, found.at.zone), edge)):
        memory.put(kept_state.KEY, kept | {"diary": ""})  # else the next start would tell what lasted then
    if first is None and last is None:
        from backcare_desktop import deskcheck, leading

        for key in (*deskcheck.KEPT_OF_ANSWERS, *leading.KEPT_OF_BREAKS):
            memory.put(key, None)
    memory.tidy()
