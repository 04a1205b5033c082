"""Asks, once, whether a warm-up that nobody takes is still wanted (engine contract, "Words")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backcare_desktop.core import tally
from backcare_desktop.core.commands import ChangeSettings, Emit, Open, Page
from backcare_desktop.core.rules import Kind, Reminder
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.display import Display
from backcare_desktop.ports import Remembers

IGNORED_DAYS, IGNORED_WITHIN_DAYS = 3, 30
"""A warm-up ignored on so many days running is asked about."""

ASKED_TO_KEEP = "asked.keep."


class Wanted:
    """Watches the outcomes of warm-ups. ``rows``: the history of so many days."""

    def __init__(self, memory: Remembers, rows: Callable[[int], Sequence[Row]], display: Display, emit: Emit) -> None:
        self._memory = memory
        self._rows = rows
        self._display = display
        self._emit = emit

    def heed(self, row: Row, reminder: Reminder | None) -> None:
        """Take note of an outcome, and ask if it is the third day without one taken."""
        if reminder is None or reminder.kind is not Kind.WARMUP or row.entry not in (Entry.SKIPPED, Entry.MISSED):
            return
        key = ASKED_TO_KEEP + row.item
        if self._memory.get(key) or tally.days_ignored(self._rows(IGNORED_WITHIN_DAYS), row.item) < IGNORED_DAYS:
            return
        self._memory.put(key, True)
        self._display.ask(
            f"{reminder.title}: is this a good time?",
            "It came on three days, and you had no use for it. What shall we do?",
            (
                ("Keep it", lambda: None),
                ("Another time", lambda: self._emit(Open(Page.SETTINGS))),
                ("Not at all", lambda: self._emit(ChangeSettings(((f"reminders.{row.item}.enabled", False),)))),
            ),
        )
