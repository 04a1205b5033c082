"""Asks, once, whether what nobody takes is still wanted: a warm-up, or a break as often as now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from backcare_desktop.core import tally
from backcare_desktop.core.commands import ChangeSettings, Emit, Open, Page
from backcare_desktop.core.rules import Kind, Reminder
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.display import Display
from backcare_desktop.ports import Remembers

if TYPE_CHECKING:
    from backcare_desktop.core.amends import Rarer

IGNORED_DAYS, IGNORED_WITHIN_DAYS = 3, 30
"""A warm-up ignored on so many days running is asked about."""

SKIPPED_WITHIN_DAYS = 7
"""Skips of longer ago are forgotten."""

ASKED_TO_KEEP = "asked.keep."
ASKED_FOR_LESS = "asked.less."


class Wanted:
    """Watches outcomes. ``rows``: the history of so many days."""

    def __init__(self, memory: Remembers, rows: Callable[[int], Sequence[Row]], display: Display, emit: Emit) -> None:
        self._memory = memory
        self._rows = rows
        self._display = display
        self._emit = emit

    def heed(self, row: Row, reminder: Reminder | None) -> None:
        """Take note of an outcome, and ask if it is one too many."""
        if reminder is None or row.entry not in (Entry.SKIPPED, Entry.MISSED):
            return
        if reminder.kind is Kind.WARMUP:
            self._ask_to_keep(row, reminder)
        else:
            self._offer_less(row, reminder)

    def _offer_less(self, row: Row, reminder: Reminder) -> None:
        """After three skipped by hand one after the other: once for each reminder, and no is no."""
        from backcare_desktop.core.amends import SKIPS, rarer, skipped_by_hand, skips_in_a_row

        key, less = ASKED_FOR_LESS + row.item, rarer(reminder)
        if less is None or not skipped_by_hand(row) or self._memory.get(key):
            return
        if skips_in_a_row(self._rows(SKIPPED_WITHIN_DAYS), row.item) < SKIPS:
            return
        self._memory.put(key, True)
        self._display.ask(
            f"{reminder.title}: less often?",
            f"It comes after {less.now} of use. It can come after {less.then}. You can change this in the settings.",
            (
                (f"Every {less.then}", lambda: self._make_rarer(reminder, less)),
                ("Keep it", lambda: None),
            ),
        )

    def _make_rarer(self, reminder: Reminder, less: Rarer) -> None:
        """Do it, and offer the way back."""
        self._change(reminder.id, "every", less.every)
        self._display.ask(
            f"{reminder.title}: every {less.then}",
            f"It came after {less.now} of use so far.",
            (("Undo", lambda: self._change(reminder.id, "every", less.was)), ("Keep it so", lambda: None)),
        )

    def _change(self, reminder_id: str, name: str, value: object) -> None:
        self._emit(ChangeSettings(((f"reminders.{reminder_id}.{name}", value),)))

    def _ask_to_keep(self, row: Row, reminder: Reminder) -> None:
        """After three days without one taken."""
        key = ASKED_TO_KEEP + row.item
        if self._memory.get(key) or tally.days_ignored(self._rows(IGNORED_WITHIN_DAYS), row.item) < IGNORED_DAYS:
            return
        self._memory.put(key, True)
        self._display.ask(
            f"{reminder.title}: is this a good time?",
            "It came on three days, and each time it went by. What would you like?",
            (
                ("Keep it", lambda: None),
                ("Another time", lambda: self._emit(Open(Page.SETTINGS))),
                ("Not at all", lambda: self._change(row.item, "enabled", False)),
            ),
        )
