"""The keyboard stays with the moves when the button that had it goes: a key too often never leaves a break."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.break_screen import Screen, open_buttons
from tests.ui.player_screen import at, on_screen, player

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def test_at_the_last_move_the_keyboard_goes_from_next_to_back_and_at_the_first_from_back_to_next(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "shoulder-blade-squeeze", "hip-march")
    open_buttons(screen)
    way = screen.window.way
    way.next.setFocus(Qt.FocusReason.TabFocusReason)
    way.next.click()
    assert not way.next.isEnabled()
    assert screen.window.focusWidget() is way.back
    way.back.click()
    assert not way.back.isEnabled()
    assert screen.window.focusWidget() is way.next


@pytest.mark.parametrize("name", ["next", "halt", "look", "easier"])
def test_when_all_steps_of_a_warm_up_are_over_the_keyboard_goes_to_back(qtbot: QtBot, name: str) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 100.0)
    window.keys.listens.emit()
    {
        "next": window.way.next,
        "halt": window.way.halt,
        "look": window.aside.look,
        "easier": window.aside.easier,
    }[name].setFocus(Qt.FocusReason.TabFocusReason)
    while not window.way.done.isVisible():
        window.way.next.click()
    assert window.focusWidget() is window.way.back


def test_part_seconds_make_no_second_that_is_counted_twice(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 181.4)
    assert window.title.text() == "Warm-up · 6:59 left"
    assert window.phases.accessibleName() == "Progress of the warm-up: 3:01 of 10:00"
    at(window, 299.5)
    while not window.way.done.isVisible():
        window.way.next.click()
    assert window.page.hint.text().startswith("You moved ahead: 4:59 went by.")
