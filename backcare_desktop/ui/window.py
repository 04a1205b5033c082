"""A window of text and buttons: as large as what it says, given back when closed, left with Escape."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from backcare_desktop.core.view import View
from backcare_desktop.ui import theme, trayicon
from backcare_desktop.ui.trayicon import Ink, Picture, Sign
from backcare_desktop.ui.viewport import know_viewport

SCROLL_BAR_PX: Final = 12
SIGN_PX: Final = 88


class Window(QMainWindow):
    """Fill ``column``, then call ``fit``; what does not fit the screen can be scrolled to.

    A QMainWindow, here and in the other windows, because screen readers are told of no other kind that it is a window.
    """

    def __init__(self, title: str, width_px: int) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowIcon(trayicon.icon(Picture(Sign.WORKING, 18), trayicon.Glyph.OUTLINED))
        self._width_px = width_px
        content = QWidget()
        self.column = QVBoxLayout(content)
        wide, narrow = theme.SPACE_24, theme.SPACE_16
        self.column.setContentsMargins(theme.margins(wide, wide, wide - SCROLL_BAR_PX, narrow))
        self.column.setSpacing(theme.SPACE_24)
        self.area = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_scroll_bar(scroll)
        scroll.setWidget(content)
        whole = QWidget()
        page = QVBoxLayout(whole)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(scroll, 1)
        self.footer = QVBoxLayout()
        """Stays in sight below what scrolls; empty in most windows."""
        page.addLayout(self.footer)
        self.setCentralWidget(whole)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        theme.signals.changed.connect(self.fit)
        self.setFocus()  # nothing is chosen by a key before the person has chosen it

    def fit(self) -> None:
        """Be large enough for what is said, never smaller than the person made it, no larger than the screen."""
        room = self.screen().availableGeometry().size()
        self.column.activate()
        least_px = min(self.column.totalMinimumSize().width() + SCROLL_BAR_PX, room.width())
        before = self.size() if self.isVisible() else QSize()
        width_px = max(before.width(), least_px, min(theme.scaled(self._width_px), room.width()))
        foot_px = max(self.footer.heightForWidth(width_px), self.footer.sizeHint().height())
        content_px = self.column.totalHeightForWidth(width_px - SCROLL_BAR_PX) + foot_px
        height_px = max(before.height(), content_px)
        self.setMinimumWidth(least_px)
        self.resize(width_px, min(height_px, room.height() * 9 // 10))


def keep_scroll_bar(area: QAbstractScrollArea) -> None:
    """Keep the bar's place beside the content, and show its handle only where there is something to scroll.

    WORKAROUND for Qt 6.11: over AT-SPI it asks a scroll area for a child that is there no more without looking how many
    there are. A bar that goes while a screen reader walks through the window ended in a segmentation fault
    (QAccessibleAbstractScrollArea::child; tests/desk/test_pack.py).
    """
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    know_viewport(area)
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(bar.maximum() > bar.minimum())


class StateSign(QWidget):
    """The tray icon's picture, large: the ring, and in it what the state is."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        self._grow()
        theme.set_font(self, theme.SIZE_BODY)

    def become(self, view: View) -> None:
        """Show this state; repaints only when its picture changes."""
        picture = trayicon.picture_of(view)
        self.setAccessibleName(f"State: {picture.sign}")
        if picture != self._picture:
            self._picture = picture
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        if event.type() is QEvent.Type.FontChange:
            self._grow()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the window."""
        tokens = theme.of(self)
        ink = Ink(tokens.text, tokens.accent, ring=tokens.accent)
        trayicon.paint(QPainter(self), self._picture, ink, self.width())

    def _grow(self) -> None:
        side_px = theme.scaled(SIGN_PX)
        self.setFixedSize(side_px, side_px)
