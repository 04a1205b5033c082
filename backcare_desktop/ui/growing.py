"""The notice grows into its break: the break is there at once, and is uncovered from where the notice was."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRect, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui import overlay, theme


class Growth(QWidget):
    """Lies over a window that is cut to a growing shape; nothing in the window is laid out anew meanwhile.

    It has the colour of the notice at first and that of the break at the end, when it goes and the words are there.
    """

    def __init__(self, window: overlay.Overlay, begin: QRect) -> None:
        """``begin``: where the notice was, on the desktop."""
        super().__init__(window)
        self._window = window
        self._part = 0.0
        self._begin = QRect(window.mapFromGlobal(begin.topLeft()), begin.size()).intersected(window.rect())
        self.way = QVariantAnimation(self)
        self.way.setStartValue(0.0)
        self.way.setEndValue(1.0)
        self.way.setDuration(theme.MOTION_LONG_MS)
        self.way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.way.valueChanged.connect(self._go_on)
        self.way.finished.connect(self._end)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()
        self._go_on(0.0)

    def start(self) -> None:
        """Begin to grow; the window is on screen."""
        self.way.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the words do not yet show through."""
        first, last = QColor(theme.current().surface), QColor(theme.of(self).ground)
        mixed = [round(a + (b - a) * self._part) for a, b in zip(_rgb(first), _rgb(last), strict=True)]
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(*mixed))
        painter.end()

    def _go_on(self, part: float) -> None:
        self._part = part
        whole, begin = self._window.rect(), self._begin
        edges = zip(begin.getCoords(), whole.getCoords(), strict=True)  # type: ignore[call-overload]  # four numbers
        left, top, right, bottom = (round(a + (b - a) * part) for a, b in edges)
        shape = QRect(left, top, right - left + 1, bottom - top + 1)
        self._window.setMask(_rounded(shape, round(theme.RADIUS_NOTICE * (1.0 - part))))
        self.update(shape)

    def _end(self) -> None:
        self._window.shape()
        self.hide()
        self.deleteLater()


def grow(window: overlay.Overlay, begin: QRect | None, *, is_still: bool) -> None:
    """Have the window grow out of that place; it is simply there where nothing may move, or on another screen."""
    if begin is not None and not is_still and overlay.can_shape() and window.geometry().intersects(begin):
        Growth(window, begin).start()


def _rounded(box: QRect, radius_px: int) -> QRegion:
    """A box with round corners, out of few parts: it is made anew for every step."""
    upright, across = box.adjusted(radius_px, 0, -radius_px, 0), box.adjusted(0, radius_px, 0, -radius_px)
    result = QRegion(upright).united(across)
    for x in (box.left(), box.right() + 1 - 2 * radius_px):
        for y in (box.top(), box.bottom() + 1 - 2 * radius_px):
            corner = QRect(x, y, 2 * radius_px, 2 * radius_px)
            result = result.united(QRegion(corner, QRegion.RegionType.Ellipse))
    return result


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
