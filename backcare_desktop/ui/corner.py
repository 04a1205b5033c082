"""A small prompt window in a corner of the screen: its size, its place, and how it slides in."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QScreen

from backcare_desktop.core.level import Screens
from backcare_desktop.core.view import View
from backcare_desktop.ui import hearing, overlay, theme
from backcare_desktop.ui.material import Corner, Manner
from backcare_desktop.ui.screens import ScreenWatch, home_screen

SLIDE_PX: Final = 12


class CornerWindow(overlay.Overlay):
    """A small rounded window in a corner of the screen with the pointer; never takes the focus."""

    def __init__(self, size: QSize, manner: Manner) -> None:
        hearing.are_notifications(CornerWindow)
        super().__init__(takes_keys=False)
        self._least = size
        self._manner = manner
        self._home = self.pos()
        self._slide = QVariantAnimation(self)
        self._slide.setDuration(theme.MOTION_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.setStartValue(0.0)
        self._slide.setEndValue(1.0)
        self._slide.valueChanged.connect(self._slid)
        self._screens = ScreenWatch(self)
        self._screens.changed.connect(self.place)
        theme.signals.changed.connect(self.place)

    def open(self) -> None:
        """Show it: slides and fades in, unless things are to keep still."""
        self._go_to(home_screen(self._manner.screens))
        if not self._manner.is_still:
            self._slid(0.0)
            self._slide.start()
        self.show()

    @abstractmethod
    def show_state(self, view: View) -> None:
        """Show this state."""

    def end(self) -> None:
        """The prompt is over: give the memory back."""
        self.close()

    def below_px(self) -> int:
        """How much higher than its least height it is for what was opened in it."""
        return 0

    def reword(self, text: str) -> None:
        """The words changed: make room for them."""
        self.setAccessibleName(text)
        if self.isVisible():
            self.place()

    def announce(self, text: str, *, is_urgent: bool = False) -> None:
        """Have it said without taking the keyboard; what only now appears may be read for that alone."""
        if self.isVisible() or is_urgent or not hearing.reads_what_appears():
            hearing.announce(self, text, is_urgent=is_urgent)

    def place(self) -> None:
        """Take the size that the words need, and the corner of the screen it is on."""
        is_primary = self._manner.screens is Screens.PRIMARY
        screen = None if is_primary else QGuiApplication.screenAt(self.geometry().center())
        self._slide.stop()
        self._slid(1.0)
        self._go_to(screen or home_screen(self._manner.screens))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and its edge."""
        tokens = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens.edge))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface))
        inner = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, theme.RADIUS_NOTICE - 1, theme.RADIUS_NOTICE - 1)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off (no translucency: without a compositor it would be black)."""
        super().resizeEvent(event)
        self.shape()

    def shape(self) -> None:
        """Cut the corners off."""
        if overlay.can_shape():
            self.setMask(overlay.rounded(self.size()))

    def _go_to(self, screen: QScreen | None) -> None:
        if screen is None:  # all are gone; one that comes is followed
            return
        area = screen.availableGeometry()
        margin = theme.SPACE_16
        width = min(theme.scaled(self._least.width()), area.width() - 2 * margin)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # what stands in rows of its own is measured anew
        needed = 0 if layout is None else layout.totalHeightForWidth(width)
        least = theme.scaled(self._least.height()) + self.below_px()
        height = min(max(least, needed), area.height() - 2 * margin)
        self.cover(self.spot(corner_rect(area, QSize(width, height), self._manner.corner, margin), area))
        self._home = self.pos()

    def spot(self, in_corner: QRect, _area: QRect) -> QRect:
        """Where it lies: in the corner."""
        return in_corner

    def _slid(self, part: float) -> None:
        if self._manner.is_still:
            return
        away = -SLIDE_PX if self._manner.corner.is_top else SLIDE_PX
        self.move(self._home + QPoint(0, round(away * (1.0 - part))))
        if overlay.can_shape():
            self.setWindowOpacity(part)


def corner_rect(area: QRect, size: QSize, corner: Corner, margin_px: int) -> QRect:
    """Where a window of that size lies in the corner of an area."""
    x = area.left() + margin_px if corner.is_left else area.right() + 1 - margin_px - size.width()
    y = area.top() + margin_px if corner.is_top else area.bottom() + 1 - margin_px - size.height()
    return QRect(QPoint(x, y), size)
