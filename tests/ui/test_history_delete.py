"""Deleting from the history: what goes, and that it is asked first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt

from backcare_desktop.core.commands import Forget, Verb
from backcare_desktop.store.history import History
from backcare_desktop.ui.history.delete import DeleteDialog
from backcare_desktop.ui.history.window import HistoryWindow
from tests.ui.history_life import kept_in
from tests.ui.history_windows import show


@contextmanager
def deleting(verbs: list[Verb], history: History) -> Iterator[DeleteDialog]:
    with show(verbs, history) as window:
        window.go(date(2026, 3, 3))
        window.delete.click()
        dialog = window.findChild(DeleteDialog)
        assert dialog is not None
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        yield dialog
        dialog.close()


def test_deleting_shows_how_much_it_is_and_wants_a_yes(verbs: list[Verb], lived: History) -> None:
    with deleting(verbs, lived) as dialog:
        assert dialog.preview.text() == "Tuesday, 3 March: 37 entries."
        assert not dialog.delete.isEnabled()
        dialog.agree.click()
        dialog.begin.setDate(QDate(2026, 3, 4))
        assert not dialog.delete.isEnabled()
        dialog.agree.click()
        dialog.delete.click()
        assert not dialog.isVisible()
        window = dialog.parentWidget()
        assert isinstance(window, HistoryWindow)
        assert window.said.text() == "Deleting…"
        assert not window.delete.isEnabled()
        window.go(date(2026, 3, 2))  # it goes on meanwhile
        window.forgot("37 entries deleted, for good.")
        assert window.said.text() == "37 entries deleted, for good."
        assert window.delete.isEnabled()
    assert verbs == [Forget(date(2026, 3, 3), date(2026, 3, 4))]


def test_everything_and_a_long_time_are_named_and_nothing_is_deleted_by_keeping(
    verbs: list[Verb], lived: History
) -> None:
    with deleting(verbs, lived) as dialog:
        dialog.begin.setDate(QDate(2020, 1, 1))
        assert dialog.preview.text() == "Wednesday, 1 January 2020 to Tuesday, 3 March 2026: 1,262 entries."
        dialog.everything.click()
        assert dialog.preview.text() == "All that was kept since Monday, 12 January 2026: 1,323 entries."
        assert dialog.days == Forget()
        dialog.cancel.click()
    assert not verbs


def test_with_nothing_kept_there_is_nothing_to_delete(tmp_path: Path, verbs: list[Verb]) -> None:
    with deleting(verbs, kept_in(tmp_path / "history.db", ())) as dialog:
        assert dialog.preview.text() == "Nothing was kept yet."
