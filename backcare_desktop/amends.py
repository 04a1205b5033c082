"""Takes "I did it" for a break that was counted as skipped; the history gets one more row, none is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.timetable import day_of


class Amends:
    """Knows what was skipped last today. ``rows``: the history of so many days; ``add``: writes one row."""

    def __init__(
        self,
        rows: Callable[[int], Sequence[Row]],
        add: Callable[[Row], None],
        *,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
    ) -> None:
        self._rows = rows
        self._add = add
        self._settings = settings
        self._now = now
        self._last: Row | None = None

    def heed(self, row: Row) -> None:
        """Take note of an outcome."""
        if row.entry is Entry.SKIPPED:
            self._last = row
        elif self._last is not None and row.item == self._last.item and row.entry in (Entry.TAKEN, Entry.DID):
            self._last = None

    def begin_anew(self) -> None:
        """Days were deleted, or others restored: what was skipped last is not known any more."""
        self._last = None

    @property
    def open(self) -> str | None:
        """The reminder that can be put right now, for the tray; what was skipped before the start is not offered."""
        if self._last is None or self._day_of(self._last.at) != self._day_of(self._now()):
            return None
        return self._last.item

    @property
    def early(self) -> Row | None:
        """What was skipped last, if the person had called it done."""
        return self._last if self._last is not None and self._last.why == "early" else None

    def put_right(self, item: str | None) -> Row | None:
        """Count it as done; None where nothing of today was skipped (of this reminder, if one is named)."""
        from backcare_desktop.core import amends  # late: the resting app does without

        rules = self._settings().rules
        skipped = amends.to_amend(self._rows(2), self._now(), rules.day_starts_at, item)
        if skipped is None:
            return None
        reminder = rules.reminder(skipped.item)
        row = amends.amended(skipped, None if reminder is None else reminder.duration_s)
        self._add(row)
        self.heed(row)
        return row

    def _day_of(self, at: datetime) -> object:
        return day_of(at, self._settings().rules.day_starts_at)
