"""The pictures of a figure that moves, each painted once: the next time round they only need to be copied."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from backcare_desktop.core.motion import Frame
from backcare_desktop.ui.figurepaint import Palette
from backcare_desktop.ui.figurescene import Scene

MOST_BYTES: Final = 24_000_000
"""What the pictures may take at one pixel per point; less than a full screen. What is beyond is painted each time."""


class Frames:
    """A scene in a box of a size, in some colours. Given back when the widget goes or its exercise changes."""

    def __init__(self, scene: Scene, palette: Palette, size: QSize, ratio: float) -> None:
        self._scene = scene
        self._palette = palette
        self.ratio = ratio
        self._place: QTransform = scene.transform(size.width(), size.height())
        self._box = QRect(QPoint(0, 0), size)
        self._kept: dict[Frame, tuple[QPixmap, QRect]] = {}
        self._bytes_left = round(MOST_BYTES * ratio)
        self._behind = self._picture(self._box)
        painter = QPainter(self._behind)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.paint_still(painter, palette, self._place)
        painter.end()

    def reach(self, frame: Frame) -> QRect:
        """The part of the box that this frame may touch."""
        kept = self._kept.get(frame)
        return self._scene.reach(self._place, frame) & self._box if kept is None else kept[1]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint all of it."""
        kept = self._kept.get(frame) or self._keep(frame)
        painter.drawPixmap(0, 0, self._behind)
        if kept is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._scene.paint(painter, self._palette, self._place, frame)
        else:
            painter.drawPixmap(kept[1].topLeft(), kept[0])

    def _keep(self, frame: Frame) -> tuple[QPixmap, QRect] | None:
        rect = self.reach(frame)
        size = round(4 * rect.width() * rect.height() * self.ratio**2)
        if rect.isEmpty() or size > self._bytes_left:
            return None
        self._bytes_left -= size
        picture = self._picture(rect)
        painter = QPainter(picture)
        painter.translate(-rect.topLeft())
        painter.drawPixmap(0, 0, self._behind)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._scene.paint(painter, self._palette, self._place, frame)
        painter.end()
        self._kept[frame] = picture, rect
        return self._kept[frame]

    def _picture(self, rect: QRect) -> QPixmap:
        picture = QPixmap(rect.size() * self.ratio)
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(QColor(self._palette.ground) if not rect.isEmpty() else Qt.GlobalColor.transparent)
        return picture
