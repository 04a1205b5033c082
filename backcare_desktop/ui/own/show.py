"""Shows one move or tip: its picture, if it has one, and its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.page_view import PageView

HEIGHT_PX: Final = 220
PART: Final = 0.4
LEAST_PX: Final = 90
"""Its usual height; at most that part of the room, and nothing when that would be less than this."""


class OwnPicture(QWidget):
    """A picture of the person's own, whole, with round corners; nothing where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_file(self, path: str, name: str) -> None:
        """Show the picture in this file; empty for none."""
        self._show(QImage(path) if path else QImage(), name)

    def show_bytes(self, content: bytes, name: str) -> None:
        """Show this picture, not yet kept."""
        image = QImage()
        image.loadFromData(content)
        self._show(image, name)

    @property
    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return not self._image.isNull()

    def fit(self, room_px: int) -> None:
        """Take at most that part of the height that there is."""
        height_px = min(theme.scaled(HEIGHT_PX), round(PART * room_px))
        self.setFixedHeight(max(1, height_px))
        self.setVisible(self.has_picture and height_px >= LEAST_PX)

    def sizeHint(self) -> QSize:
        """A size that shows it well."""
        return QSize(theme.scaled(HEIGHT_PX), theme.scaled(HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole picture."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.size() - QSize(2 * theme.SPACE_24, 2)
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveTopLeft(QPointF(theme.SPACE_24, 1))  # where the text below it begins
        outline = QPainterPath()
        outline.addRoundedRect(box, theme.RADIUS_CARD, theme.RADIUS_CARD)
        painter.setClipPath(outline)
        painter.drawImage(box, self._image)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(theme.of(self).line), 1))
        painter.drawPath(outline)

    def _show(self, image: QImage, name: str) -> None:
        self._image = image
        self.setAccessibleName(f"Picture of {name or 'your move'}")
        self.setVisible(not image.isNull())
        self.update()


class OwnShow(QWidget):
    """A picture above a page."""

    def __init__(self, follow: Callable[[str], None], name: str) -> None:
        super().__init__()
        self.picture = OwnPicture()
        self.page = PageView(follow)
        self.page.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_8)
        column.addWidget(self.picture)
        column.addWidget(self.page, 1)

    def fit(self) -> None:
        """Give the picture its part."""
        self.picture.fit(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is other room now."""
        super().resizeEvent(event)
        self.fit()
