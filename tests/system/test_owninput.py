"""Keys that reach our own windows are told of, and only those that a person pressed."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backcare_desktop.system.owninput import OwnInput
from tests.desk.desk import wait


def focused_window() -> QWindow:
    window = QWindow()
    window.resize(200, 100)
    window.show()
    window.requestActivate()
    wait(lambda: QGuiApplication.focusWindow() is window, 5, "the keyboard", pump=True)
    return window


def test_keys_are_told_from_whichever_of_our_windows_has_the_keyboard(qapp: QApplication) -> None:
    told: list[bool] = []
    own = OwnInput(qapp, lambda: told.append(True))
    first = focused_window()
    QTest.keyClick(first, Qt.Key.Key_A)
    assert len(told) == 1
    second = focused_window()
    QTest.keyClick(second, Qt.Key.Key_A)
    assert len(told) == 2
    first.close()
    second.close()
    own.deleteLater()


def test_keys_that_a_program_made_up_and_repeats_are_not_told(qapp: QApplication) -> None:
    told: list[bool] = []
    own = OwnInput(qapp, lambda: told.append(True))
    window = focused_window()
    key, plain = Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, key, plain, "a"))
    QTest.mouseMove(window)
    assert told == []
    window.close()
    own.deleteLater()


def test_a_window_that_is_destroyed_with_the_keyboard_does_no_harm(qapp: QApplication) -> None:
    told: list[bool] = []
    own = OwnInput(qapp, lambda: told.append(True))
    shiboken6.delete(focused_window())
    second = focused_window()
    QTest.keyClick(second, Qt.Key.Key_A)
    assert len(told) == 1
    second.close()
    own.deleteLater()
