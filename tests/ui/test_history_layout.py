"""How the pages of the history window are laid out: at once, and each chart as high as it needs at its width."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.commands import Verb
from backcare_desktop.core.lookback.periods import Grain
from backcare_desktop.ui.history.window import HistoryWindow
from backcare_desktop.ui.history.year import YearSquares
from tests.ui.history_life import kept_in, life, past_of
from tests.ui.kept import kept


class Paints(QObject):
    """Counts how often the squares of a year are painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += isinstance(watched, YearSquares) and event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def window(verbs: list[Verb], tmp_path: Path) -> Iterator[HistoryWindow]:
    """On a year; all is read in this thread."""
    history = kept_in(tmp_path / "history.db", life(date(2026, 1, 12)))
    with kept(HistoryWindow(verbs.append, past_of(history))) as shown:
        yield shown
    history.close()


def year_of(window: HistoryWindow, qapp: QApplication) -> YearSquares:
    for _ in range(3):
        qapp.processEvents()
    (squares,) = window.findChildren(YearSquares)
    return squares


def test_a_year_that_is_turned_to_is_painted_once(window: HistoryWindow, qapp: QApplication) -> None:
    paints = Paints()
    qapp.installEventFilter(paints)
    window.pick(Grain.YEAR)
    while window.is_loading:
        qapp.processEvents()
    year_of(window, qapp)
    qapp.removeEventFilter(paints)
    assert paints.count == 1


def test_the_squares_of_a_wider_year_are_larger_and_none_is_cut(window: HistoryWindow, qapp: QApplication) -> None:
    window.pick(Grain.YEAR)
    while window.is_loading:
        qapp.processEvents()
    heights = []
    for width in (600, 1400):
        window.resize(width, 700)
        squares = year_of(window, qapp)
        assert max(spot.bottom() for spot in squares.spots) < squares.height() - squares.fontMetrics().height()
        heights.append(squares.height())
    assert heights[0] < heights[1]
