"""What the pictures of one scene have in common, and shapes that are painted once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from backcare_desktop.ui.figure.paint import Palette, Shape, paint
from backcare_desktop.ui.figure.scene import Scene

MOST_BYTES: Final = 12_000_000
"""What the kept pictures may take at one pixel per point; less than two full screens. Others are painted each time."""
_GRID: Final = 4
SAME_PX: Final = 0.1
_SAME_TURN: Final = 1e-6
"""What differs by less is the same."""


class Canvas:
    """What the films of one scene have in common: size, colours, what never moves, and how much may be kept.

    All is painted in pixels of the screen.
    """

    def __init__(self, scene: Scene, palette: Palette, size: QSize, ratio: float) -> None:
        self.scene, self.palette, self.ratio = scene, palette, ratio
        self.place = scene.transform(size.width() * ratio, size.height() * ratio)
        room = self.place.mapRect(scene.rect)
        self.whole = self.points(room) & QRect(QPoint(0, 0), size)
        self.behind = QPixmap(self.whole.size() * ratio)
        self.behind.fill(QColor(palette.ground))
        painter = self.painter(self.behind, self.whole)
        scene.paint_still(painter, palette, self.place)
        painter.end()
        self.behind.setDevicePixelRatio(ratio)
        self.pixels = QRect(self.whole.topLeft() * ratio, self.behind.size())
        self._most_bytes = round(MOST_BYTES * ratio)
        self.kept_bytes = 0

    def fits(self, count: int, rect: QRect) -> bool:
        """Whether there is space to keep so many more pictures of that part of the widget."""
        return self.kept_bytes + count * self._size(rect) <= self._most_bytes

    def keep(self, rect: QRect) -> bool:
        """Take the space of one more, if it is there."""
        is_kept = self.fits(1, rect)
        self.kept_bytes += self._size(rect) * is_kept
        return is_kept

    def _size(self, rect: QRect) -> int:
        return round(4 * rect.width() * rect.height() * self.ratio**2)

    def run(self, shapes: Sequence[Shape], start: int, stop: int) -> Run:
        """These shapes as one picture."""
        run = shapes[start:stop]
        rect = self.box(run).toAlignedRect().adjusted(-1, -1, 1, 1)
        picture = QPixmap(rect.size())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-rect.topLeft())
        paint(painter, run)
        painter.end()
        return Run(start, stop, run, rect.topLeft(), picture)

    def box(self, shapes: Iterable[Shape]) -> QRectF:
        """The pixels that they cover."""
        box = QRectF()
        for shape in shapes:
            box |= shape.placed().boundingRect()
        return box

    def painter(self, picture: QPixmap, rect: QRect) -> QPainter:
        """Paints on the picture of that part of the widget."""
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-rect.x() * self.ratio, -rect.y() * self.ratio)
        return painter

    def points(self, rect: QRectF) -> QRect:
        """The points around these pixels; their edges are whole pixels, too, where one is 1.25 or 1.5 of them."""
        grid = _GRID * self.ratio
        left, top = floor(rect.left() / grid) * _GRID, floor(rect.top() / grid) * _GRID
        right, bottom = ceil(rect.right() / grid) * _GRID, ceil(rect.bottom() / grid) * _GRID
        return QRect(left, top, right - left, bottom - top)


class Run(NamedTuple):
    """Shapes that follow one another and move as one, if at all: they are painted once."""

    start: int
    stop: int
    shapes: Sequence[Shape]
    corner: QPoint
    picture: QPixmap

    def way(self, shapes: Sequence[Shape]) -> QPoint | None:
        """How far those of another frame lie from these; None when they differ."""
        way = shapes[self.start].at - self.shapes[0].at
        for number, shape in enumerate(self.shapes, self.start):
            if not is_moved(shape, shapes[number], way):
                return None
        return QPoint(round(way.real), round(way.imag))


def is_moved(shape: Shape, other: Shape, way: complex) -> bool:
    """Whether the other is the same shape, so far away."""
    return (
        shape.path is other.path
        and abs(shape.turn - other.turn) < _SAME_TURN
        and abs(other.at - shape.at - way) < SAME_PX
        and shape.colour == other.colour
        and shape.line_px == other.line_px
        and shape.inside == other.inside
    )
