"""A person's keys in the history window: a file is named, and what a dialog asks is agreed to."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_desktop.core.tally import Row
from backcare_desktop.store.history import History
from tests.desk.backcare import BackCare
from tests.desk.desk import Desk

WINDOW, DELETION = "BackCare – History", "Delete from the history"
CHOOSER, PREVIEW = "Choose a backup", "Restore from a backup"


def kept(app: BackCare, *rows: Row) -> Path:
    """The app's history, with these rows."""
    app.data.mkdir(parents=True, exist_ok=True)
    file = app.data / "history.db"
    history = History(file, now=lambda: rows[0].at, tell=lambda each: pytest.fail(str(each)))
    history.add(*rows)
    history.close()
    return file


def name(desk: Desk, file: Path) -> None:
    """Say which file, in the dialog that asks for one."""
    desk.key("ctrl+a")
    desk.type(str(file))
    desk.key("Return")


def choose_backup(desk: Desk, file: Path) -> None:
    """From the window to what this backup would bring."""
    desk.key("alt+r")
    desk.wait(lambda: desk.focused() == CHOOSER, 15, "the question which file")
    name(desk, file)
    desk.wait(lambda: desk.focused() == PREVIEW, 15, "what it would bring")


def agree(desk: Desk, dialog: str, button: str) -> None:
    """Tick the yes of this dialog, press its button, and be back in the window."""
    desk.key("alt+y")

    def is_done() -> bool:
        """The button listens once the yes was taken in; in the window this key means nothing."""
        if desk.focused() == dialog:
            desk.key(button)
        return desk.focused() == WINDOW

    desk.wait(is_done, 15, "back in the window")
