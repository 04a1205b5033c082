"""History windows to look at, on a history of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

from backcare_desktop.core.commands import Verb
from backcare_desktop.core.tally import Row
from backcare_desktop.store.history import History
from backcare_desktop.ui.history.page import Page as Sheet
from backcare_desktop.ui.history.window import HistoryWindow
from tests.ui.history_life import kept_in, past_of
from tests.ui.kept import kept


@contextmanager
def show(verbs: list[Verb], history: History) -> Iterator[HistoryWindow]:
    with kept(HistoryWindow(verbs.append, past_of(history))) as window:
        yield window


@contextmanager
def show_rows(folder: Path, verbs: list[Verb], rows: Sequence[Row]) -> Iterator[HistoryWindow]:
    history = kept_in(folder / "history.db", rows)
    with show(verbs, history) as window:
        yield window
    history.close()


def sheet(window: HistoryWindow) -> Sheet:
    assert isinstance(window.page, Sheet)
    return window.page


def until(condition: Callable[[], bool]) -> None:
    """Let the other thread and the events go on until it is so."""
    deadline = QDeadlineTimer(20_000)
    while not condition():
        assert not deadline.hasExpired()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def loaded(window: HistoryWindow) -> None:
    until(lambda: not window.is_loading)
