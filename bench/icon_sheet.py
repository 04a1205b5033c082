"""The whole set of icons with their names, as one picture for docs/design.md."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from backcare_desktop.ui import glyphs, shapes, theme

COLUMNS: Final = 11
CELL_PX: Final = (84, 84)
ICON_PX: Final = 32


def sheet(ratio: float) -> QPixmap:
    """Every icon over its name, in the order of the set; ``ratio``: dots of the screen to a pixel."""
    wide, high = (theme.scaled(each) for each in CELL_PX)
    lines = -(-len(shapes.SHAPES) // COLUMNS)
    result = QPixmap(QSize(COLUMNS * wide + 2 * theme.SPACE_16, lines * high + 2 * theme.SPACE_16) * ratio)
    result.setDevicePixelRatio(ratio)
    result.fill(QColor(theme.current().ground))
    painter = QPainter(result)
    painter.setFont(theme.font(theme.SIZE_SMALL))
    for number, name in enumerate(shapes.SHAPES):
        line, column = divmod(number, COLUMNS)
        _paint(painter, name, QRectF(theme.SPACE_16 + column * wide, theme.SPACE_16 + line * high, wide, high))
    painter.end()
    return result


def _paint(painter: QPainter, name: str, cell: QRectF) -> None:
    tokens, side = theme.current(), theme.scaled(ICON_PX)
    glyphs.paint(
        painter, name, QRectF(cell.center().x() - side / 2, cell.top() + theme.SPACE_8, side, side), QColor(tokens.text)
    )
    painter.setPen(QColor(tokens.second))
    below = cell.adjusted(0, side + theme.SPACE_16, 0, 0)
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
