"""How a prompt window lies above everything without taking the keyboard: flags, place, appearing, first paint."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QElapsedTimer,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QBitmap,
    QColor,
    QCursor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QScreen,
    QWindow,
)
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.level import Screens
from backcare_desktop.core.view import View
from backcare_desktop.ui import hearing, theme
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.material import Corner, Manner

SETTLE_MS: Final = 400
"""A screen that comes reports its size in steps; what goes or changes is followed at once."""
UNPAINTED_ASKS: Final = 5
UNPAINTED_MS: Final = 10_000
"""So often and so long a paint was asked for in vain: what lies over the desktop can be seen no more."""
SLIDE_PX: Final = 12
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


class ScreenWatch(QObject):
    """Tells that screens came, went or changed; several changes at once are told once."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.changed)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._now)
        app.primaryScreenChanged.connect(self._now)
        for screen in app.screens():
            self._follow(screen)

    def _added(self, screen: QScreen) -> None:
        self._follow(screen)
        if not self._timer.isActive():
            self._timer.start(SETTLE_MS)

    def _now(self) -> None:
        self._timer.start(0)

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._now)
        screen.availableGeometryChanged.connect(self._now)
        screen.logicalDotsPerInchChanged.connect(self._now)


class CornerWindow(Overlay):
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
        if can_shape():
            self.setMask(rounded(self.size()))

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
        height = min(max(theme.scaled(self._least.height()), needed), area.height() - 2 * margin)
        self.cover(corner_rect(area, QSize(width, height), self._manner.corner, margin))
        self._home = self.pos()

    def _slid(self, part: float) -> None:
        if self._manner.is_still:
            return
        away = -SLIDE_PX if self._manner.corner.is_top else SLIDE_PX
        self.move(self._home + QPoint(0, round(away * (1.0 - part))))
        if can_shape():
            self.setWindowOpacity(part)


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


def home_screen(screens: Screens) -> QScreen | None:
    """The screen for what is read: the primary one if the person wants that, else the one with the pointer.

    None while there is no screen at all. Ask anew each time: a screen that is gone must not be kept.
    """
    primary: QScreen | None = QGuiApplication.primaryScreen()
    if screens is Screens.PRIMARY and primary is not None:
        return primary
    return QGuiApplication.screenAt(QCursor.pos()) or primary


def corner_rect(area: QRect, size: QSize, corner: Corner, margin_px: int) -> QRect:
    """Where a window of that size lies in the corner of an area."""
    x = area.left() + margin_px if corner.is_left else area.right() + 1 - margin_px - size.width()
    y = area.top() + margin_px if corner.is_top else area.bottom() + 1 - margin_px - size.height()
    return QRect(QPoint(x, y), size)
