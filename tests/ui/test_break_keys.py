"""The keyboard in a break: the keys that never reach a button, and Esc, held, that leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core.events import Exit
from tests.ui.break_screen import Screen, open_buttons

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot, "shoulder-blade-squeeze", "hip-march")


def test_no_key_reaches_a_button_before_the_window_was_active_for_two_seconds(screen: Screen) -> None:
    keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Enter, Qt.Key.Key_S)
    screen.activate()
    for key in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            screen.key(kind, key)
    assert screen.emitted == []
    assert all(button.focusPolicy() is Qt.FocusPolicy.NoFocus for button in screen.window.findChildren(QPushButton))


def test_space_and_enter_do_nothing_before_tab(screen: Screen) -> None:
    open_buttons(screen)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            screen.key(kind, key)
    assert screen.emitted == []
    assert not any(button.isDefault() or button.autoDefault() for button in screen.window.findChildren(QPushButton))


def test_after_tab_a_button_has_the_focus_and_space_presses_it(screen: Screen) -> None:
    open_buttons(screen)
    screen.window.bar.leave.setFocus(Qt.FocusReason.TabFocusReason)
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Space, repeats=True, to=screen.window.bar.leave)
    screen.key(QEvent.Type.KeyRelease, Qt.Key.Key_Space, repeats=True, to=screen.window.bar.leave)
    assert screen.emitted == []
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Space, to=screen.window.bar.leave)
    screen.key(QEvent.Type.KeyRelease, Qt.Key.Key_Space, to=screen.window.bar.leave)
    assert screen.emitted == [Exit()]


def test_a_break_beside_the_work_takes_the_keyboard_by_a_click_alone(screen: Screen) -> None:
    keys = screen.window.keys
    keys.start()
    assert keys.takes_keys_itself
    screen.activate()
    assert not keys.takes_keys_itself
    screen.window.be_window()
    QApplication.sendEvent(screen.window, QEvent(QEvent.Type.WindowDeactivate))
    keys.start()
    assert not keys.takes_keys_itself


def test_losing_the_keyboard_closes_the_buttons_again(screen: Screen) -> None:
    open_buttons(screen)
    assert screen.window.bar.leave.focusPolicy() is Qt.FocusPolicy.TabFocus
    QApplication.sendEvent(screen.window, QEvent(QEvent.Type.WindowDeactivate))
    assert screen.window.bar.leave.focusPolicy() is Qt.FocusPolicy.NoFocus


def said(screen: Screen) -> str:
    """What stands beside "Leave"."""
    return screen.window.bar.esc.words.text().replace("\n", " ")


def test_under_wayland_where_keys_may_not_come_the_bar_names_a_way_without_any(
    monkeypatch: pytest.MonkeyPatch, screen: Screen
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    screen.window.bar.esc.show_held(is_held=False)
    assert said(screen) == "or hold Esc for 3 seconds, or run: backcare exit"


def test_esc_held_to_the_end_leaves_and_let_go_before_does_not(screen: Screen) -> None:
    hold = screen.window.keys.hold
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape, repeats=True)
    hold.setCurrentTime(2900)
    assert said(screen) == "Keep holding Esc"
    place = screen.window.bar.geometry()
    screen.key(QEvent.Type.KeyRelease, Qt.Key.Key_Escape)
    screen.window.keys.let_go.timeout.emit()
    assert hold.state() is QAbstractAnimation.State.Stopped
    assert said(screen) == "or hold Esc for 3 seconds"
    assert screen.window.bar.geometry() == place
    assert screen.emitted == []
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    hold.setCurrentTime(3000)
    screen.key(QEvent.Type.KeyRelease, Qt.Key.Key_Escape)
    assert screen.emitted == [Exit()]


def test_a_release_that_is_only_a_repeat_does_not_end_the_hold(screen: Screen) -> None:
    hold = screen.window.keys.hold
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    hold.setCurrentTime(1500)
    screen.key(QEvent.Type.KeyRelease, Qt.Key.Key_Escape)
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    assert not screen.window.keys.let_go.isActive()
    assert hold.currentTime() >= 1500


def test_a_repeated_esc_from_before_does_not_begin_to_leave(screen: Screen) -> None:
    keys = screen.window.keys
    screen.activate()
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape, repeats=True)
    keys.arrived.stop()
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape, repeats=True)
    assert keys.hold.state() is QAbstractAnimation.State.Stopped
    assert not keys.doubt.isActive()
    keys.let_go.timeout.emit()
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    assert keys.hold.state() is QAbstractAnimation.State.Running


def test_an_esc_pressed_here_begins_to_leave_even_if_it_is_called_a_repeat(screen: Screen) -> None:
    keys = screen.window.keys
    screen.activate()
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape, repeats=True)
    keys.doubt.timeout.emit()
    assert keys.hold.state() is QAbstractAnimation.State.Running
    keys.let_go.timeout.emit()
    keys.arrived.stop()
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape, repeats=True)
    assert keys.hold.state() is QAbstractAnimation.State.Running
