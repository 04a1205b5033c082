"""The shared widgets: they show what they are told, and repaint only when it can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui import theme
from backcare_desktop.ui.switches import Radio, Switch
from backcare_desktop.ui.widgets import Flow, PlainButton, Ring, Text, TextButton
from tests.ui.paints import Paints


def pixels_of(widget: QWidget, colour: str) -> int:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


def test_a_ring_fills_with_its_value(qtbot: QtBot) -> None:
    ring = Ring(64)
    qtbot.addWidget(ring)
    amounts = []
    for value in (None, 0.0, 0.25, 0.5, 1.0, 7.0):
        ring.set_value(value)
        amounts.append(pixels_of(ring, theme.LIGHT.accent))
    assert amounts[0] == amounts[1] == 0
    assert 0 < amounts[2] < amounts[3] < amounts[4] == amounts[5]


def test_a_ring_repaints_only_for_what_can_be_seen(qtbot: QtBot, qapp: QApplication) -> None:
    ring = Ring(64)
    qtbot.addWidget(ring)
    ring.set_value(0.5)
    ring.set_text("3:42")
    ring.show()
    qapp.processEvents()
    paints = Paints(ring)
    ring.set_value(0.5001)
    ring.set_text("3:42")
    qapp.processEvents()
    assert paints.count == 0
    ring.set_text("3:41")
    qapp.processEvents()
    assert paints.count == 1


@pytest.mark.parametrize("look", ["primary", "text", ""])
def test_a_button_without_a_task_may_be_clicked(qtbot: QtBot, look: str) -> None:
    button = PlainButton("Go")
    qtbot.addWidget(button)
    button.wear(look)
    button.click()
    assert button.property("look") == look


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_with_the_focus_is_pressed_by_space_and_by_enter(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[bool] = []
    button = PlainButton("Go", lambda: pressed.append(True))
    qtbot.addWidget(button)
    button.show()
    QTest.keyClick(button, key)
    assert pressed == [True]


@pytest.mark.parametrize("words", ["Settings", "הגדרות"])
@pytest.mark.parametrize(("direction", "side"), [("LeftToRight", "left"), ("RightToLeft", "right")])
def test_words_begin_where_reading_begins_in_the_window(qtbot: QtBot, words: str, direction: str, side: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    heading = Text(words)
    QVBoxLayout(window).addWidget(heading)
    window.setLayoutDirection(Qt.LayoutDirection[direction])
    window.resize(400, 60)
    image = heading.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(0, 0)
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]
    if side == "left" and words == "Settings":
        assert inked[0] < 12
    else:  # a language that is read from the right begins there in any window
        assert inked[-1] > image.width() - 12


def test_a_button_is_as_wide_as_its_icon_alone(qtbot: QtBot) -> None:
    button = TextButton("×")
    qtbot.addWidget(button)
    assert (button.sizeHint().width(), button.sizeHint().height()) == (32, 32)
    button.setText("Later ▾")
    assert button.sizeHint().width() > 60
    wide = button.sizeHint().width()
    button.do_without_icon()
    assert button.sizeHint().width() < wide


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_switch_and_an_answer_have_room_for_their_mark_and_all_their_words(qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    for shown in (Switch("Remind me to swap"), Radio("No, not at all")):
        words_px = shown.fontMetrics().horizontalAdvance(shown.text())
        assert shown.sizeHint().width() >= theme.scaled(shown.mark_px[0]) + words_px + theme.SPACE_12
        assert shown.sizeHint().height() >= theme.scaled(shown.mark_px[1])


def test_the_rows_of_a_legend_are_about_equally_long_and_none_is_left_alone(qtbot: QtBot) -> None:
    rows = []
    for is_even in (False, True):
        window = QWidget()
        qtbot.addWidget(window)
        flow = Flow(10, is_even=is_even)
        for _ in range(7):
            item = QWidget()
            item.setFixedSize(100, 20)
            flow.addWidget(item)
        window.setLayout(flow)
        window.resize(700, 100)
        window.show()
        rows.append([flow.itemAt(number).geometry().y() for number in range(7)])  # type: ignore[union-attr]
    assert rows == [[0, 0, 0, 0, 0, 0, 28], [0, 0, 0, 0, 28, 28, 28]]


def test_an_outlined_button_that_goes_on_below_links_begins_in_line_with_their_words(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = Flow(8, outdent_px=4)
    flow.setContentsMargins(24, 0, 24, 0)
    for widget in (TextButton("When to get help"), TextButton("Your answers"), PlainButton("Delete the whole day…")):
        flow.addWidget(widget)
    window.setLayout(flow)
    window.resize(200, 160)
    window.show()
    assert [flow.itemAt(number).geometry().x() for number in range(3)] == [20, 20, 24]  # type: ignore[union-attr]
