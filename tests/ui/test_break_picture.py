"""The picture of a break in large text and long words: it gets the room that is left, and keeps its size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import pseudo
from tests.ui.break_screen import Screen, check_fit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def in_long_words(qtbot: QtBot, *ids: str, is_still: bool) -> Screen:
    """In text of 200 %, and in a language that needs 40 % more room."""
    screen = Screen(qtbot, *ids)
    screen.figure.is_still = is_still
    screen.window.show_text(200)
    pseudo.lengthen(screen.window)
    screen.window.fit()
    QApplication.processEvents()
    return screen


@pytest.mark.parametrize("is_still", [False, True], ids=["moving", "key poses"])
@pytest.mark.parametrize("move", ["low-back-bend", "neck-levator", "shoulder-blade-squeeze"])
def test_in_large_text_and_long_words_the_move_is_still_shown(qtbot: QtBot, move: str, is_still: bool) -> None:
    screen = in_long_words(qtbot, move, is_still=is_still)
    assert screen.figure.isVisible()
    assert screen.figure.height() >= 96
    assert screen.window.column.minimumSize().height() <= screen.window.body.height()
    assert screen.window.body.geometry().bottom() < screen.window.bar.geometry().top()


def test_the_picture_keeps_its_size_from_one_instruction_to_the_next(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "shoulder-blade-squeeze", size=(800, 600))
    screen.window.show_text(200)
    heights = set()
    for elapsed_s in (0.0, 6.0, 12.0, 18.0, 24.0):
        screen.at(elapsed_s)
        check_fit(screen.window, QSize(800, 600))
        heights.add(screen.figure.height())
    assert len(heights) == 1
    assert heights.pop() >= 80


def test_where_no_picture_could_be_made_out_there_is_none(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "shoulder-blade-squeeze", size=(560, 420))
    screen.window.show_text(200)
    pseudo.lengthen(screen.window)
    screen.window.fit()
    assert not screen.figure.isVisible()
