"""What is counted of a move, in the middle, and at its right the dots that tell which move of the break it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.lines import Dots, Lines

_WIDEST: Final = "Right side · 2 of 3 times · hold 20 s"


class Count(QWidget):
    """One line, whose height stays, whatever is counted."""

    def __init__(self) -> None:
        super().__init__()
        self.line = Lines(theme.SIZE_TITLE, "accent")
        self.dots = Dots()
        self._balance = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._balance)
        row.addWidget(self.line, 1)
        row.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignVCenter)

    def fit(self, room_px: int, ratio: float, *, moves: int) -> None:
        """As large as the column lets it be; dots only for several moves, and where they leave it in the middle."""
        size_px = theme.SIZE_TITLE
        wide_px = QFontMetrics(theme.font(round(size_px * ratio))).horizontalAdvance(_WIDEST)
        self.line.write(size_px if wide_px <= room_px else theme.SIZE_HEADING)
        self.line.setMinimumHeight(self.line.fontMetrics().height() + 2)
        dots_px = self.dots.sizeHint().width()
        has_dots = moves > 1 and wide_px + 2 * dots_px <= room_px
        self.dots.setVisible(has_dots)
        self._balance.setFixedWidth(dots_px if has_dots else 0)
