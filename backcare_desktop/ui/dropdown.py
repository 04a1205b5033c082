"""A list that opens, for one of a few words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from backcare_desktop.ui import glyphs, theme


class Dropdown(QComboBox):
    """Offers values by their words; what is chosen changes by a choice alone."""

    def __init__(self, offered: Iterable[tuple[str, str]]) -> None:
        """``offered``: value and words of each."""
        super().__init__()
        theme.set_font(self, theme.SIZE_BODY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, words in offered:
            self.addItem(words, value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow that says it opens."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.scaled(18)
        box = theme.seen(self, QRectF(self.width() - size - theme.SPACE_8, (self.height() - size) / 2, size, size))
        glyphs.paint(painter, "down", box, QColor(theme.of(self).second))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the window: scrolling past must change nothing."""
        event.ignore()
