"""What comes in a warm-up, as a list, and its steps in their easier form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import ChangeSettings, Verb
from tests.ui.player_screen import at, click, on_screen, player

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
EASIER_STEPS = "guide.easier_steps"


def test_easier_steps_stay_easier_and_are_remembered(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    click(window.aside.easier)
    assert verbs == [ChangeSettings(((EASIER_STEPS, True),))]
    assert window.page.step.text() == "March seated"
    assert window.page.easier.text() == "The easier way of: March on the spot"
    at(window, 455.0)
    assert window.page.step.text() == "Hold a chair"
    assert window.page.easier.text() == "The easier way of: Heel raises"
    click(window.aside.easier)
    assert window.page.step.text() == "Heel raises"
    assert verbs[1:] == [ChangeSettings(((EASIER_STEPS, False),))]


def test_who_likes_easier_steps_begins_with_them(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([], is_easier=True))
    assert window.page.step.text() == "March seated"
    assert window.aside.easier.text() == "Full steps"


def test_what_comes_lists_all_steps_with_their_times_and_the_notes(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 65.0)
    click(window.aside.look)
    said = [label.text() for label in window.ahead.findChildren(QLabel)]
    assert said[:10] == [
        "Get warm · 3 min",
        "March on the spot", "1:00", "Easier: March seated",
        "Step side to side, swing the arms", "now · 1:00",
        "Walk fast or climb stairs", "1:00",
        "Loosen up · 3 min",
        "Big shoulder circles",
    ]  # fmt: skip
    assert {"What counts", "Before you start", "How hard", "Make it easier"} <= set(said)
    assert any(words.startswith("“Next” moves you ahead. From 5:00 on,") for words in said)
    assert window.ahead.isVisible()
    assert not window.page.isVisible()
    at(window, 125.0)
    assert "now · 1:00" in [label.text() for label in window.ahead.findChildren(QLabel)][6:8]
    click(window.aside.look)
    assert window.page.isVisible()
    assert not window.ahead.isVisible()


def test_a_list_that_is_open_at_the_end_can_be_closed(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 590.0)
    click(window.aside.look)
    for _ in range(15):
        window._go(1)
    assert window.aside.look.isVisible()
    click(window.aside.look)
    assert window.page.step.text() == "That was it"
    assert not window.aside.look.isVisible()


def test_who_takes_the_easier_steps_reads_the_easier_form_of_what_comes(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([], is_easier=True))
    at(window, 305.0)
    assert window.page.then.text() == "Then: Rock the ankles, calf to calf"
    at(window, 275.0)
    assert window.page.then.text().replace("\n", " ") == (
        "Then: Leg swings, hold a wall. Easier: Leave the swings out. March instead."
    )


def test_the_phases_of_every_warm_up_add_up_in_the_list(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([], 720.0))
    at(window, 0.0, 720.0)
    click(window.aside.look)
    said = [label.text() for label in window.ahead.findChildren(QLabel)]
    phases = ["Get warm · 4 min", "Loosen up · 3 min 30 s", "Build up · 2 min 30 s", "Practise · 2 min"]
    assert [words for words in said if words in phases] == phases


def test_the_list_takes_the_keyboard_from_its_button(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    window.activateWindow()
    window.keys.listens.emit()
    window.aside.look.setFocus()
    QTest.keyClick(window.aside.look, Qt.Key.Key_Space)
    assert window.focusWidget() is window.ahead


def test_easier_steps_leave_the_list_where_it_is_with_the_step_that_is_on_in_sight(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 400.0)
    click(window.aside.look)
    QApplication.processEvents()
    bar = window.ahead.verticalScrollBar()
    before_px = bar.value()
    click(window.aside.easier)
    QApplication.processEvents()
    assert before_px > 0
    assert bar.value() == before_px
    bar.setValue(bar.maximum())
    click(window.aside.easier)
    QApplication.processEvents()
    on = next(each for each in window.ahead.findChildren(QLabel) if each.text() == "now · 0:30")
    in_list = QRect(on.mapTo(window.ahead.viewport(), QPoint()), on.size())
    assert window.ahead.viewport().rect().contains(in_list)
    assert bar.value() == before_px
