"""Where a figure moves: its pictures are painted a few ahead, each as large as what moves, and little is kept."""

from __future__ import annotations

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from backcare_desktop.core.motion import Frame
from backcare_desktop.ui.figurebody import Layer
from backcare_desktop.ui.figurepaint import Box, Palette
from backcare_desktop.ui.figurescene import Scene

AHEAD: Final = 8
"""So many pictures are painted in one go: a processor that is at it already takes half the time for each."""
MOST_BYTES: Final = 12_000_000
"""What the kept pictures may take at one pixel per point; less than two full screens. Others are painted each time."""
SEEN_PX: Final = 1.0
"""A shorter step can't be seen: it shares the picture of the one before."""
_GRID: Final = 4
_SAMPLES: Final = 8
_EDGE_PX: Final = 8
"""How often a move is looked at to find how much room it takes, and what arcs may take beyond."""


class Stage:
    """A scene in a box of a size, in some colours. Given back when the widget goes or its exercise changes.

    Around what moves from one key pose to the next lies a picture of the first of them; there, one for each frame.
    """

    def __init__(self, scene: Scene, palette: Palette, size: QSize, ratio: float) -> None:
        self.ratio = ratio
        self._scene = scene
        self._palette = palette
        self._place: QTransform = scene.transform(size.width(), size.height())
        self._whole = self._pixels(scene.rect) & QRect(QPoint(0, 0), size)
        self._behind = self._picture(self._whole, None)
        self._around = self._below = self._behind
        self._layer = Layer.ALL
        """What is still to be painted over ``_below``."""
        self._around_of: tuple[int, bool] | None = None
        self.frame: Frame | None = None
        """The one that is on."""
        self._steps: dict[tuple[int, int], int] = {}
        self._rect = QRect()
        self._on: QPixmap | None = None
        self._ahead: dict[Frame, QPixmap] = {}
        self._kept: dict[Frame, QPixmap] = {}
        self.kept_bytes = 0

    def move_to(self, frame: Frame) -> QRegion:
        """Let this frame follow; what has to be painted."""
        frame, before = self._shared(frame), self.frame
        if before is not None and _is_same_move(before, frame):
            if frame.first == frame.second and before.first != before.second:  # in a hold the last picture stays on
                frame = Frame(before.first, before.second, before.steps * (frame.first == before.second), before.steps)
            shown = self._on
            self._show(frame)
            return QRegion() if self._on is shown else QRegion(self._rect)
        left = self._rect
        self._begin_move(frame)
        self._show(frame)
        if before is None:
            return QRegion(self._whole)
        region = QRegion(left) + QRegion(self._rect)
        for box in self._scene.change(before, frame).boxes:
            region += self._pixels(_rect_of(box))
        return region

    def _show(self, frame: Frame) -> None:
        self.frame = frame
        self._on = None if self._rect.isEmpty() else self._picture_of(frame)

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Paint that part of the picture."""
        around = region.boundingRect()
        if not self._rect.contains(around):
            if not self._whole.contains(around):
                painter.fillRect(around, self._palette.ground)
            painter.drawPixmap(self._whole.topLeft(), self._around)
        if self._on is not None:
            painter.drawPixmap(self._rect.topLeft(), self._on)

    def _shared(self, frame: Frame) -> Frame:
        """The same moment in as many steps as that move had the first time: so the way back has the same pictures."""
        steps = self._steps.setdefault((frame.first, frame.second), frame.steps)
        return Frame(frame.first, frame.second, round(frame.step * steps / frame.steps), steps)

    def _begin_move(self, frame: Frame) -> None:
        """Find out what moves between these key poses, and paint what is around it."""
        first = Frame(frame.first, frame.second, 0, frame.steps)
        base = frame.first, self._scene.motion.is_mirrored(frame)
        if base != self._around_of:
            self._around_of = base
            self._around = self._picture(self._whole, first)
        self._rect, self._below, self._layer = QRect(), self._behind, Layer.ALL
        if frame.first == frame.second:
            return
        steps = [
            Frame(frame.first, frame.second, round(frame.steps * number / _SAMPLES), frame.steps)
            for number in range(_SAMPLES + 1)
        ]
        for step in steps:
            for box in self._scene.change(first, step).boxes:
                self._rect |= self._pixels(_rect_of(box))
        self._rect = self._rect.adjusted(-_EDGE_PX, -_EDGE_PX, _EDGE_PX, _EDGE_PX) & self._whole
        if self._scene.has_still_core(steps):
            self._below, self._layer = self._picture(self._whole, first, Layer.CORE), Layer.OVER

    def _picture_of(self, frame: Frame) -> QPixmap:
        """The picture of a frame; when it is not there, it is painted with those around it."""
        picture = self._kept.get(frame) or self._ahead.get(frame)
        if picture is None:
            self._paint_ahead(frame)
            picture = self._ahead[frame]
        return picture

    def _paint_ahead(self, frame: Frame) -> None:
        """Paint the pictures around that frame, and keep them as long as there is room."""
        start = frame.step - frame.step % AHEAD
        size = round(4 * self._rect.width() * self._rect.height() * self.ratio**2)
        self._ahead = {}
        last: Frame | None = None
        for number in range(start, min(start + AHEAD, frame.steps + 1)):
            each = Frame(frame.first, frame.second, number, frame.steps)
            if last is None or number == frame.steps or self._is_seen(last, each):
                last = each
                self._ahead[each] = self._picture(self._rect, each, self._layer)
                if self.kept_bytes + size <= MOST_BYTES * self.ratio:
                    self.kept_bytes += size
                    self._kept[each] = self._ahead[each]
            else:
                self._ahead[each] = self._ahead[last]
                if last in self._kept:
                    self._kept[each] = self._kept[last]

    def _is_seen(self, before: Frame, after: Frame) -> bool:
        way = self._scene.change(before, after).way
        return way * self._place.m11() * self.ratio >= SEEN_PX

    def _picture(self, rect: QRect, frame: Frame | None, layer: Layer = Layer.ALL) -> QPixmap:
        """That part of the scene in a frame; None: only what never moves."""
        picture = QPixmap(rect.size() * self.ratio)
        picture.setDevicePixelRatio(self.ratio)
        if frame is None:
            picture.fill(QColor(self._palette.ground))
        if rect.isEmpty():
            return picture
        painter = QPainter(picture)
        painter.translate(-rect.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if frame is None:
            self._scene.paint_still(painter, self._palette, self._place)
        else:
            painter.drawPixmap(self._whole.topLeft(), self._below if layer is Layer.OVER else self._behind)
            self._scene.paint(painter, self._palette, self._place, frame, boxes=[self._units(rect)], layer=layer)
        painter.end()
        return picture

    def _pixels(self, rect: QRectF) -> QRect:
        """The pixels that it covers, by whole pixels of the screen too where one point is 1.25 or 1.5 of them."""
        place = self._place.mapRect(rect)
        left, top = floor(place.left() / _GRID) * _GRID, floor(place.top() / _GRID) * _GRID
        return QRect(
            left, top, ceil((place.right() - left) / _GRID) * _GRID, ceil((place.bottom() - top) / _GRID) * _GRID
        )

    def _units(self, rect: QRect) -> Box:
        """That part of the widget in units of the figure."""
        scale, x, y = self._place.m11(), self._place.dx(), self._place.dy()
        left, top = (rect.x() - x) / scale, (y - rect.y()) / scale
        return left, top - rect.height() / scale, left + rect.width() / scale, top


def _rect_of(box: Box) -> QRectF:
    left, low, right, high = box
    return QRectF(left, low, right - left, high - low)


def _is_same_move(before: Frame, frame: Frame) -> bool:
    """Whether a frame is one of the same move, or its first or last."""
    if frame.first == frame.second:
        return frame.first in (before.first, before.second)
    return (before.first, before.second) == (frame.first, frame.second)
