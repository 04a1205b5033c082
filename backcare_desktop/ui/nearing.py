"""A thin line at the edge of the screen that grows in the last half minute before a break. It takes no input."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion

from backcare_desktop.core.level import Screens
from backcare_desktop.ui import overlay, theme
from backcare_desktop.ui.screens import home_screen

NEAR_S: Final = 30.0
WIDTHS_PX: Final = (2, 3, 4, 5, 6)
"""It grows in as many steps; nothing is painted in between."""
SOFT: Final = 0.7
"""How much of it is seen, where the desktop can do that."""


class Edge(overlay.Overlay):
    """A frame around one screen, with nothing in it; keys, clicks and the pointer go through."""

    def __init__(self) -> None:
        super().__init__(takes_keys=False)
        self.setWindowFlag(Qt.WindowType.WindowTransparentForInput)
        self.setWindowTitle("BackCare edge")
        self.setAccessibleName("A break is near")
        self._inner = self.rect()
        if overlay.can_shape():
            self.setWindowOpacity(SOFT)

    def grow(self, width_px: int) -> None:
        """Be that wide."""
        self._inner = self.rect().adjusted(width_px, width_px, -width_px, -width_px)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(self._inner)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, and at its inner side another that stands out from it: one of them does from any desktop."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.accent))
        painter.setPen(QColor(tokens.ground))
        painter.drawRect(self._inner.adjusted(-1, -1, 0, 0))
        painter.end()
        super().paintEvent(event)


class Nearing:
    """Shows the edge on the screen where the break will be, while its notice stands."""

    def __init__(self, screens: Screens) -> None:
        self._screens = screens
        self._edge: Edge | None = None
        self._shown: tuple[QRect, int] | None = None

    def show(self, left_s: float | None) -> None:
        """So much is left until the break comes of itself; None: it waits for the person."""
        screen = home_screen(self._screens)
        if left_s is None or left_s > NEAR_S or screen is None or not overlay.can_shape():
            self.end()
            return
        step = min(len(WIDTHS_PX) - 1, int(len(WIDTHS_PX) * (1.0 - left_s / NEAR_S)))
        wanted = (screen.geometry(), WIDTHS_PX[step])
        if wanted == self._shown:
            return
        self._shown = wanted
        if self._edge is None:
            self._edge = Edge()
        self._edge.cover(wanted[0])
        self._edge.grow(wanted[1])
        self._edge.show()

    def end(self) -> None:
        """Take it away."""
        self._shown = None
        if self._edge is not None:
            self._edge.close()
            self._edge = None
