"""The history window of the real app, by keys alone: looked at, a day earlier, and that day deleted for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from tests.desk.backcare import BackCare
from tests.desk.desk import Desk

WINDOW, DIALOG = "BackCare – History", "Delete from the history"


def test_a_day_is_found_and_deleted_by_keys(desk: Desk) -> None:
    app = BackCare(desk)
    app.data.mkdir(parents=True, exist_ok=True)
    noon = datetime.now(UTC).astimezone().replace(hour=12, minute=0)
    now = noon - timedelta(days=1)
    history = History(app.data / "history.db", now=lambda: now, tell=lambda each: pytest.fail(str(each)))
    history.add(
        Row(noon - timedelta(days=2), Entry.NATURAL, "rest", seconds=900.0),
        Row(noon - timedelta(days=1), Entry.SKIPPED, "stretch", "pressed"),
    )
    history.close()
    app.start("--background")
    app.tell("open", "history")
    desk.wait(lambda: desk.focused() == WINDOW, 15, "the window has the keyboard")
    desk.key("alt+w", "alt+m", "alt+y", "alt+d", "Home", "Left", "alt+l")
    desk.wait(lambda: desk.focused() == DIALOG, 15, "the question which days")
    desk.key("alt+y")

    def delete() -> bool:
        """The button listens once the yes was taken in."""
        if desk.focused() == DIALOG:
            desk.key("alt+l")
        return desk.focused() == WINDOW

    desk.wait(delete, 15, "back in the window")
    desk.wait(lambda: app.history() == [("rest", "natural")], 15, "only the day before is left")
    desk.key("Escape")
    desk.wait(lambda: not desk.windows(WINDOW), 15, "the window is closed")
    app.quit()
