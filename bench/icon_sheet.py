"""The whole set of icons with their names, as one picture for docs/design.md."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui import glyphs, shapes, theme

COLUMNS: Final = 9
CELL_PX: Final = (92, 84)
ICON_PX: Final = 32


class IconSheet(QWidget):
    """Every icon over its name, in the order of the set."""

    def __init__(self) -> None:
        super().__init__()
        lines = -(-len(shapes.SHAPES) // COLUMNS)
        wide, high = (theme.scaled(each) for each in CELL_PX)
        self.resize(COLUMNS * wide + 2 * theme.SPACE_16, lines * high + 2 * theme.SPACE_16)
        theme.set_font(self, theme.SIZE_SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them in lines."""
        tokens = theme.of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.ground))
        wide, high = (theme.scaled(each) for each in CELL_PX)
        side = theme.scaled(ICON_PX)
        for number, name in enumerate(shapes.SHAPES):
            line, column = divmod(number, COLUMNS)
            cell = QRectF(theme.SPACE_16 + column * wide, theme.SPACE_16 + line * high, wide, high)
            icon = QRectF(cell.center().x() - side / 2, cell.top() + theme.SPACE_8, side, side)
            glyphs.paint(painter, name, icon, QColor(tokens.text))
            painter.setPen(QColor(tokens.second))
            below = cell.adjusted(0, side + theme.SPACE_16, 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
