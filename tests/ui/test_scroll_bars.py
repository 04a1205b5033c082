"""A scroll bar that goes while a screen reader walks through a window ends the app: in every window it stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from tests.ui import every_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.mark.parametrize("name", ["settings", "own", "answers", "pack", "status", "player"])
def test_no_scroll_bar_comes_and_goes(qapp: QApplication, name: str) -> None:
    with every_window.opened(name) as window:
        for words in ("What comes", "Add a &move"):
            for button in window.findChildren(QPushButton):
                if button.text() == words:
                    button.click()
        every_window.settle()
        areas = window.findChildren(QScrollArea)
        assert areas
        assert {each.verticalScrollBarPolicy() for each in areas} == {Qt.ScrollBarPolicy.ScrollBarAlwaysOn}
