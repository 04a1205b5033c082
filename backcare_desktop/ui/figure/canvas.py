"""What the pictures of one scene have in common, and shapes that are painted once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintDevice, QPainter, QPixmap

from backcare_desktop.ui.figure.paint import Palette, Shape, paint
from backcare_desktop.ui.figure.scene import Scene

MOST_BYTES: Final = 26_000_000
"""What the kept pictures may take at one pixel per point: three full screens. Others are painted each time."""
_GRID: Final = 4
_STRIPS: Final = 4
"""A figure fills a third of the box around it, and half of so many strips."""
_KEPT, _BYTES = QImage.Format.Format_RGB32, 4
"""How pictures are kept: as on the screen. Three bytes would do, but take twice the time to be shown."""
SAME_PX: Final = 0.1
_SAME_TURN: Final = 1e-6
"""What differs by less is the same."""


Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


class Canvas:
    """What the films of one scene have in common: size, colours, what never moves, and how much may be kept.

    All is painted in pixels of the screen.
    """

    def __init__(self, scene: Scene, palette: Palette, size: QSize, ratio: float) -> None:
        self.scene, self.palette, self.ratio = scene, palette, ratio
        self.place = scene.transform(size.width() * ratio, size.height() * ratio)
        room = self.place.mapRect(scene.rect)
        self.whole = self.points(room) & QRect(QPoint(0, 0), size)
        self.pixels = self._pixels(self.whole)
        self.behind = QPixmap(self.pixels.size())
        """What never moves."""
        self.behind.fill(QColor(palette.ground))
        painter = self.painter(self.behind, self.pixels.topLeft())
        scene.paint_still(painter, palette, self.place)
        painter.end()
        self.behind.setDevicePixelRatio(ratio)
        self._bases: list[tuple[Sequence[Shape], QPixmap]] = [((), self.behind)]
        self._sheet = QImage(self.pixels.size(), _KEPT)
        """Pictures are painted here, and cut out."""
        self._most_bytes = round(MOST_BYTES * ratio)
        self.kept_bytes = _BYTES * self.pixels.width() * self.pixels.height()

    def base(self, still: Sequence[Shape]) -> QPixmap:
        """The whole with what stands still in a move; moves often share it."""
        seen = [shape for shape in still if shape.colour is not None]
        for shapes, picture in self._bases:
            if are_same(shapes, seen):
                return picture
        picture = QPixmap(self.behind)
        picture.setDevicePixelRatio(1.0)
        painter = self.painter(picture, self.pixels.topLeft())
        paint(painter, seen)
        painter.end()
        picture.setDevicePixelRatio(self.ratio)
        self._bases.append((seen, picture))
        return picture

    def room(self, boxes: Sequence[Box]) -> Room:
        """The room of what lies in these boxes, in pixels."""
        rect = self.points(_around(boxes)) & self.whole
        high = ceil(max(1, rect.height()) / _STRIPS / _GRID) * _GRID
        strips = []
        for top in range(rect.top(), rect.bottom() + 1, high):
            first, last = top * self.ratio, (top + high) * self.ratio
            part = _around([box for box in boxes if box[1] < last and box[3] > first])
            strips.append(self.points(part) & QRect(rect.left(), top, rect.width(), high))
        strips = [strip for strip in strips if not strip.isEmpty()]
        return Room(rect, strips, self._pixels(rect), [self._pixels(strip) for strip in strips])

    def keep(self, room: Room, draw: Callable[[QPainter], None]) -> list[tuple[QPoint, QImage]] | None:
        """Pictures of what is drawn there over what never moves, with where they lie; None: no space for them."""
        size = sum(_BYTES * rect.width() * rect.height() for rect in room.strip_pixels)
        if self.kept_bytes + size > self._most_bytes:
            return None
        self.kept_bytes += size
        painter = self.painter(self._sheet, self.pixels.topLeft())
        painter.setClipRect(room.pixels)
        painter.drawPixmap(self.pixels, self.behind)
        draw(painter)
        painter.end()
        corner = self.pixels.topLeft()
        pictures = [self._sheet.copy(rect.translated(-corner)) for rect in room.strip_pixels]
        for picture in pictures:
            picture.setDevicePixelRatio(self.ratio)
        return [(strip.topLeft(), picture) for strip, picture in zip(room.strips, pictures, strict=True)]

    def _pixels(self, rect: QRect) -> QRect:
        return QRect(rect.topLeft() * self.ratio, rect.size() * self.ratio)

    def run(self, shapes: Sequence[Shape], start: int, stop: int) -> Run:
        """These shapes as one picture."""
        run = shapes[start:stop]
        rect = _around([box_of(shape) for shape in run]).toAlignedRect().adjusted(-1, -1, 1, 1)
        picture = QPixmap(rect.size())
        picture.fill(Qt.GlobalColor.transparent)
        painter = self.painter(picture, rect.topLeft())
        paint(painter, run)
        painter.end()
        return Run(start, stop, run, rect.topLeft(), picture)

    def painter(self, picture: QPaintDevice, corner: QPoint) -> QPainter:
        """Paints in pixels of the widget on a picture whose corner is there."""
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-corner)
        return painter

    def points(self, rect: QRectF) -> QRect:
        """The points around these pixels; their edges are whole pixels, too, where one is 1.25 or 1.5 of them."""
        grid = _GRID * self.ratio
        left, top = floor(rect.left() / grid) * _GRID, floor(rect.top() / grid) * _GRID
        right, bottom = ceil(rect.right() / grid) * _GRID, ceil(rect.bottom() / grid) * _GRID
        return QRect(left, top, right - left, bottom - top)


class Room(NamedTuple):
    """A part of the widget where something moves, and what a picture of that takes of it."""

    rect: QRect
    strips: Sequence[QRect]
    pixels: QRect
    """The same in pixels."""
    strip_pixels: Sequence[QRect]


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


def are_same(shapes: Sequence[Shape], others: Sequence[Shape]) -> bool:
    """Whether these look the same, one by one."""
    return len(shapes) == len(others) and all(is_moved(one, two, 0) for one, two in zip(shapes, others, strict=True))


def box_of(shape: Shape, edge_px: float = 0.0) -> Box:
    """The box around that shape, with so much more at each side."""
    rect = shape.placed().controlPointRect().adjusted(-edge_px, -edge_px, edge_px, edge_px)
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _around(boxes: Sequence[Box]) -> QRectF:
    """The box around these."""
    if not boxes:
        return QRectF()
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top = min(lefts), min(tops)
    return QRectF(left, top, max(rights) - left, max(bottoms) - top)
