"""How a prompt window lies above everything without taking the keyboard: flags, place, shape, first paint."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.lifetime import keep_until_destroyed

UNPAINTED_ASKS: Final = 5
UNPAINTED_MS: Final = 10_000
"""So often and so long a paint was asked for in vain: what lies over the desktop can be seen no more."""
_SHAPING: Final = frozenset({"xcb", "windows", "cocoa"})


def can_shape() -> bool:
    """Whether windows can fade and be cut to shape here; other platforms say so with a warning each time."""
    return QGuiApplication.platformName() in _SHAPING


class Overlay(QWidget):
    """A frameless window above everything that opens without the keyboard focus and is destroyed when closed.

    On X11 it bypasses the window manager: a window that only stays on top lies below a full-screen one, and one with
    focus swallows typing.
    """

    painted = Signal()
    """Sent once, after the first paint."""
    unpainted_ms = UNPAINTED_MS

    def __init__(self, *, takes_keys: bool) -> None:
        super().__init__(None, overlay_flags(takes_keys=takes_keys))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_until_destroyed(self)
        self._first_paint = QTimer(self)
        self._first_paint.setSingleShot(True)
        self._first_paint.setInterval(0)
        self._first_paint.timeout.connect(self.painted)
        self._was_painted = False
        self._unpainted_for = QElapsedTimer()
        self._asked = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint, once it is through."""
        super().paintEvent(event)
        self._asked = 0
        if not self._was_painted:
            self._was_painted = True
            self._first_paint.start()

    def ask_for_paint(self) -> bool:
        """Ask for one pixel to be painted; False when that was asked often, and for long, and nothing was painted."""
        if not self._asked:
            self._unpainted_for.start()
        self._asked += 1
        self.update(0, 0, 1, 1)
        return self._asked <= UNPAINTED_ASKS or self._unpainted_for.elapsed() < self.unpainted_ms

    def shape(self) -> None:
        """Take the window's own shape: the whole rectangle."""
        self.clearMask()

    def cover(self, area: QRect) -> None:
        """Lie exactly there. (A window that bypasses the manager cannot be made full-screen by it.)"""
        screen = QGuiApplication.screenAt(area.center())
        if screen is not None and screen is not self.screen():
            self.setScreen(screen)
        self.setGeometry(area)
        handle: QWindow | None = self.windowHandle()
        if handle is not None and handle.geometry() != area:  # its screen was rescaled, which Qt told the widget alone
            handle.setGeometry(area)
            self.clearMask()  # in pixels of before; one that is the same is not set anew
            self.shape()


def rounded(size: QSize) -> QBitmap:
    """The shape of a window of that size with round corners."""
    shape = QBitmap(size)
    shape.clear()
    painter = QPainter(shape)
    painter.setPen(QPen(Qt.GlobalColor.color1, 1))
    painter.setBrush(Qt.GlobalColor.color1)
    painter.drawRoundedRect(QRect(QPoint(0, 0), size).adjusted(0, 0, -1, -1), theme.RADIUS_NOTICE, theme.RADIUS_NOTICE)
    painter.end()
    return shape


def overlay_flags(*, takes_keys: bool) -> Qt.WindowType:
    """The flags of a prompt window on this platform."""
    flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
    if QGuiApplication.platformName() == "xcb":
        flags |= Qt.WindowType.BypassWindowManagerHint
    else:
        flags |= Qt.WindowType.Tool
    return flags if takes_keys else flags | Qt.WindowType.WindowDoesNotAcceptFocus
