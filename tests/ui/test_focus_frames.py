"""Whatever has the keyboard is seen to have it: in high contrast, in the dark, with an accent of one's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.ahead import Ahead
from backcare_desktop.ui.page_view import PageView
from tests.ui import every_window
from tests.ui.test_theme import contrast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LOOKS = {
    "with an accent": ("light", "usual", "#A8447F"),
    "high light": ("light", "high", ""),
    "high dark": ("dark", "high", "#FFFF00"),
}
NAMES = ("settings", "guide", "history", "own", "first-run-1", "pack", "answers", "break")
LEAST_PX = 60
"""A frame has at least that many dots of a colour that stands out three times from what was there before."""


def reached(window: QWidget) -> Iterator[QWidget]:
    """What Tab comes to, one of each kind and look; a page shows its frame at its links."""
    seen = set()
    for each in window.findChildren(QWidget):
        by_tab = each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        kind = (type(each), each.property("look"))
        if by_tab and kind not in seen and not each.visibleRegion().isEmpty():
            seen.add(kind)
            yield each


def picture(widget: QWidget) -> QImage:
    """The widget as it stands in its window, with what is just around it."""
    window = widget.window()
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size()).adjusted(-6, -6, 6, 6)
    every_window.settle()
    return window.grab(place & window.rect()).toImage()


def framed_px(before: QImage, after: QImage) -> int:
    """How many dots are now of a colour that stands out three times from the one that was there."""
    changed: dict[tuple[int, int], int] = {}
    for y in range(before.height()):
        for x in range(before.width()):
            pair = before.pixel(x, y), after.pixel(x, y)
            if pair[0] != pair[1]:
                changed[pair] = changed.get(pair, 0) + 1
    return sum(
        count for (one, other), count in changed.items() if contrast(QColor(one).name(), QColor(other).name()) >= 3
    )


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_the_frame_of_the_focus_stands_out_three_times(qapp: QApplication, name: str, look: str) -> None:
    scheme, contrast_wanted, accent = LOOKS[look]
    theme.apply(qapp, scheme, 1.0, contrast=contrast_wanted, accent=accent)  # type: ignore[arg-type]
    faint = {}
    with every_window.opened(name) as window:
        window.activateWindow()
        every_window.settle()
        for widget in reached(window):
            window.setFocus()
            before = picture(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            found = framed_px(before, picture(widget))
            if found < LEAST_PX:
                faint[f"{type(widget).__name__} {widget.accessibleName()}"] = found
    assert faint == {}


@pytest.mark.parametrize("contrast_wanted", ["usual", "high"])
def test_the_list_of_a_warm_up_has_a_frame_too(qapp: QApplication, contrast_wanted: str) -> None:
    theme.apply(qapp, "light", 1.0, contrast=contrast_wanted)  # type: ignore[arg-type]
    with every_window.opened("player") as window:
        next(each for each in window.findChildren(QPushButton) if each.text() == "What comes").click()
        every_window.settle()
        ahead = window.findChildren(Ahead)[0]
        window.setFocus()
        before = picture(ahead)
        ahead.setFocus(Qt.FocusReason.TabFocusReason)
        assert framed_px(before, picture(ahead)) >= 2 * (ahead.width() + ahead.height())


def test_a_link_in_a_page_has_a_frame_in_high_contrast(qapp: QApplication) -> None:
    theme.apply(qapp, "dark", 1.0, contrast="high")
    with every_window.opened("help") as window:
        page = window.findChildren(PageView)[0]
        page.setFocus(Qt.FocusReason.TabFocusReason)
        before = picture(page)
        page.focusNextPrevChild(True)
        assert framed_px(before, picture(page)) >= LEAST_PX
