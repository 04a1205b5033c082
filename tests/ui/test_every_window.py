"""In every window no text is cut off, nothing is too low to be hit, and what the keyboard reaches has a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.page_view import PageView
from tests.ui import every_window, pseudo, scenes, states

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NAMES = (*every_window.WINDOWS, *every_window.PROMPTS)
BREAKS = ("break", "player")
CHARTS = ("history-week", "history-month", "history-year", "history-long")
"""Looked at by the walk through the history itself."""
STATES = [each for each in states.NAMES if each.partition("-")[0] in ("status", "own", "break", "player")]
ROUNDING_PX = 1


@pytest.fixture(autouse=True)
def read_from_the_left(qapp: QApplication) -> Iterator[None]:
    """As it was, whatever a test turned round."""
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown(window: QWidget) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, QScrollArea) or scrolls(parent))


def is_cut(widget: QLabel | QAbstractButton, window: QWidget) -> bool:
    """Whether it has less room than its words need, or stands partly outside of a window that does not scroll there."""
    if not scrolls(widget) and not window.rect().contains(
        QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    ):
        return True
    room, needs = widget.size(), widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        metrics = widget.fontMetrics()
        words = widget.text().replace("-", "- ").split() if widget.textFormat() is Qt.TextFormat.PlainText else []
        widest_px = max((metrics.horizontalAdvance(word) for word in words), default=0)
        is_wide = widest_px > widget.contentsRect().width() + ROUNDING_PX
        return is_wide or widget.heightForWidth(room.width()) > room.height() + ROUNDING_PX
    return needs.width() > room.width() + ROUNDING_PX or needs.height() > room.height() + ROUNDING_PX


def cut(window: QWidget) -> list[str]:
    """The words of all that is cut off in this window."""
    return [
        each.text()
        for each in shown(window)
        if isinstance(each, QLabel | QAbstractButton) and each.text() and is_cut(each, window)
    ]


def low(window: QWidget, name: str) -> list[tuple[str, int]]:
    """The buttons that are too low, with their height."""
    least_px = 44 if name in BREAKS else 32
    main = [window.begin, window.done] if isinstance(window, Notice) else []
    return [
        (each.text() or each.accessibleName(), each.height())
        for each in shown(window)
        if isinstance(each, QAbstractButton) and each.height() < (44 if each in main else least_px)
    ]


def nameless(window: QWidget) -> list[str]:
    """What the keyboard reaches and a screen reader cannot name."""
    found = []
    for each in shown(window):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled():
            told = QAccessible.queryAccessibleInterface(each)
            if not told.text(QAccessible.Text.Name):
                found.append(f"{type(each).__name__} {each.objectName()}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_seen_hit_and_named(qapp: QApplication, name: str) -> None:
    with every_window.opened(name) as window:
        assert (cut(window), low(window, name), nameless(window)) == ([], [], [])
        pseudo.lengthen(window)
        every_window.settle()
        assert cut(window) == []
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with every_window.opened(name) as window:
        pseudo.turn(window)
        every_window.settle()
        assert (cut(window), low(window, name)) == ([], [])
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp, "light", 2.0)
    with every_window.opened(name) as window:
        assert (cut(window), low(window, name)) == ([], [])
        pseudo.lengthen(window)
        every_window.settle()
        assert cut(window) == []


@pytest.mark.parametrize("name", [each for each in (*scenes.NAMES, *STATES) if each not in CHARTS])
def test_nothing_is_cut_in_what_is_unfolded_at_200_percent_and_in_longer_words(qapp: QApplication, name: str) -> None:
    theme.apply(qapp, "light", 2.0)
    with (scenes if name in scenes.NAMES else states).opened(name) as window:
        pseudo.lengthen(window)
        every_window.settle()
        assert cut(window) == []


def test_a_text_without_room_is_found(qapp: QApplication) -> None:
    with every_window.opened("notice") as window:
        assert isinstance(window, Notice)
        window.begin.setFixedSize(30, 40)
        every_window.settle()
        assert cut(window) == ["Begin"]
        assert low(window, "notice") == [("Begin", 40)]


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_follows_the_contrast_while_it_is_open(qapp: QApplication, name: str) -> None:
    with every_window.opened(name) as window:
        label = next(each for each in shown(window) if isinstance(each, QLabel) and each.property("look") == "")
        leave = next(each for each in shown(window) if isinstance(each, QAbstractButton) and each.text() == "Leave")
        every_window.settle()
        inks = [(_ink(label), _ink(leave))]
        theme.apply(qapp, "light", 1.0, contrast="high")
        every_window.settle()
        inks.append((_ink(label), _ink(leave)))
        theme.apply(qapp, "light", 1.0)
        assert inks == [("#f1f4f2", "#b9c4c0"), ("#ffffff", "#f0f4f2")]


def test_pills_stand_around_their_words_when_read_from_the_right(qapp: QApplication) -> None:
    widths = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        qapp.setLayoutDirection(direction)
        with every_window.opened("guide") as window:
            page = window.findChildren(PageView)[0]
            widths.append([round(rect.width()) for pill in page._pills for rect in page._lines(pill)])
    assert widths[0]
    assert widths[1] == widths[0]


def _ink(widget: QWidget) -> str:
    return widget.palette().color(widget.foregroundRole()).name()
