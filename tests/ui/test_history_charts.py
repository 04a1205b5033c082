"""The charts of the history window: each bar in words, by mouse and by keys, and as a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.commands import Verb
from backcare_desktop.core.lookback.periods import Grain
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.chart import ChartView
from tests.ui.history_life import NOW
from tests.ui.history_windows import loaded, sheet, show, show_rows


def test_a_chart_says_the_words_of_the_bar_that_the_keys_reach(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.pick(Grain.WEEK)
        chart = sheet(window).charts[0]
        chart.setFocus()
        assert chart.accessibleName() == "Time at the desk"
        QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.keyClick(chart, Qt.Key.Key_Right)
        words = "Tuesday, 3 March: 8 h 54 min at the desk, 50 min of it on a call"
        assert chart.accessibleName() == f"{words}. Time at the desk"
        assert chart.chart.spots[chart.shown or 0] == words
        chart.grab()
        QTest.keyClick(chart, Qt.Key.Key_End)
        assert chart.at == 6
        QTest.keyClick(chart, Qt.Key.Key_Home)
        QTest.keyClick(chart, Qt.Key.Key_Left)
        assert (chart.at, window.period.first) == (0, date(2026, 3, 2))
        QTest.keyClick(chart, Qt.Key.Key_Tab)
        assert chart.accessibleName() == "Time at the desk"
        assert chart.shown is None


def test_enter_on_a_bar_opens_its_day(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.pick(Grain.WEEK)
        chart = sheet(window).charts[0]
        chart.setFocus()
        chart.walk_to(1)
        QTest.keyClick(chart, Qt.Key.Key_Return)
        assert window.head.title.text() == "Tuesday, 3 March"
        assert window.head.grains.currentIndex() == 0


def test_enter_on_a_month_of_a_year_opens_the_month(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.pick(Grain.YEAR)
        loaded(window)
        chart = sheet(window).charts[1]
        chart.setFocus()
        chart.walk_to(1)
        QTest.keyClick(chart, Qt.Key.Key_Return)
        loaded(window)
        assert window.head.title.text() == "February 2026"


def test_pointing_shows_the_words_and_a_click_opens(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.head.grains.setCurrentIndex(3)
        loaded(window)
        chart = sheet(window).charts[0]
        number = next(number for number, each in enumerate(chart.chart.spots) if each.startswith("Tuesday, 3 March"))
        point_at(chart, chart.spots[number].center())
        assert (chart.shown, chart.cursor().shape()) == (number, Qt.CursorShape.PointingHandCursor)
        chart.grab()
        point_at(chart, QPointF(-5, -5))
        assert chart.shown is None
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.spots[number].center().toPoint())
        assert window.head.title.text() == "Tuesday, 3 March"


def point_at(chart: ChartView, place: QPointF) -> None:
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place,
        chart.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(chart, event)


def test_in_a_year_left_and_right_walk_by_weeks(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.head.grains.setCurrentIndex(3)
        loaded(window)
        chart = sheet(window).charts[0]
        chart.setFocus()
        QTest.keyClick(chart, Qt.Key.Key_Left)
        assert chart.at == 31 + 28 + 4
        QTest.keyClick(chart, Qt.Key.Key_Left)
        QTest.keyClick(chart, Qt.Key.Key_Up)
        assert chart.accessibleName().startswith("Wednesday, 25 February: ")


def test_every_chart_is_a_table_too(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.pick(Grain.WEEK)
        window.as_tables.click()
        page = sheet(window)
        assert not page.charts
        assert [each.accessibleName() for each in page.tables] == [
            "Time at the desk, as a table",
            "Breaks, as a table",
            "Breaks by time of day, as a table",
            "Breaks by kind, as a table",
        ]
        model = page.tables[0].model()
        header = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())]
        assert header == ["Day", "At the desk", "On calls"]
        assert [model.index(1, number).data() for number in range(3)] == ["Tuesday, 3 March", "8 h 54 min", "50 min"]
        empty = model.index(6, 1)
        assert (empty.data(), empty.data(Qt.ItemDataRole.AccessibleTextRole)) == ("–", "none")
        page.tables[0].setFocus()
        page.tables[0].selectRow(1)
        QTest.keyClick(page.tables[0], Qt.Key.Key_Right)
        assert window.period.first == date(2026, 3, 2)
        window.grab()


def test_at_twice_the_text_size_everything_still_stands_inside(
    qapp: QApplication, verbs: list[Verb], lived: History
) -> None:
    theme.apply(qapp, "dark", 2.0)
    with show(verbs, lived) as window:
        window.pick(Grain.WEEK)
        for chart in sheet(window).charts:
            assert all(spot.left() >= 0 and spot.right() <= chart.width() for spot in chart.spots)
        assert all(each.x() + each.width() <= window.width() for each in (window.take, window.delete, window.help))
        theme.apply(qapp, "light", 1.0)
        window.grab()


def test_an_empty_chart_says_so_and_takes_no_focus(tmp_path: Path, verbs: list[Verb]) -> None:
    with show_rows(tmp_path, verbs, [Row(NOW, Entry.PAUSED)]) as window:
        chart = sheet(window).charts[1]
        assert chart.accessibleDescription() == "No breaks came up here."
        assert chart.focusPolicy() is Qt.FocusPolicy.NoFocus
        window.grab()
