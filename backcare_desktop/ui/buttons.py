"""The three kinds of button, each with an icon of our set where one helps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from backcare_desktop.ui import glyphs, theme

_DRAWN: Final = {"‹": "back", "›": "forward", "▸": "forward", "▾": "down", "×": "close"}
"""Signs in the words of a button, and the icon that is drawn for each: a screen reader would spell them out."""
LINK_EDGE_PX: Final = 4
"""So far the words of a link stand inside its edge, where the frame of the focus goes around them."""
_ARROWS: Final = frozenset({"back", "forward", "down"})
"""As high as the letters, and with room enough of their own beside them."""
OnClick = Callable[[], object] | None
_ICON_PART: Final = 1.2
"""How high an icon is beside letters of that size."""


class Button(QPushButton):
    """What all our buttons share: their icon, what is easily hit, the frame of the focus, Enter."""

    look = ""
    least_px = theme.TARGET_PX
    """The least height, so that it is hit."""

    def __init__(self, text: str, on_click: OnClick = None, size_px: int = theme.SIZE_BODY, *, icon: str = "") -> None:
        super().__init__()
        self._icon = self._token = ""
        self.setProperty("look", self.look)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.set_font(self, size_px)
        self.setText(text)
        if icon:
            self.show_icon(icon)
        self._on_click = on_click
        self.clicked.connect(self._click)

    def setText(self, text: str) -> None:
        """Show these words; a sign among them that points or closes is drawn, not written."""
        sign = next((each for each in text if each in _DRAWN), "")
        words = text.replace(sign, "").strip()
        if sign:
            self.show_icon(_DRAWN[sign], is_after=bool(words) and text.endswith(sign))
        super().setText(words)
        if self._icon:
            self._size_icon()

    def show_icon(self, name: str, token: str = "", *, is_after: bool = False) -> None:
        """Have an icon before the words, or after them; in their colour, or in that of a token."""
        self._icon, self._token = name, token
        self.setIcon(glyphs.icon(name, token, self))
        self._size_icon()
        if is_after:
            is_mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
            sides = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
            self.setLayoutDirection(sides[is_mirrored])  # Qt puts the icon first

    def do_without_icon(self, is_wanted: bool = True) -> None:
        """Stand there by the words alone, where there is no room for more; or with the icon again."""
        self.setIcon(QIcon() if is_wanted or not self._icon else glyphs.icon(self._icon, self._token, self))

    def sizeHint(self) -> QSize:
        """As large as its words, and as what is easily hit."""
        if not self.text():  # Qt leaves room for letters where there are none
            side = max(theme.TARGET_PX, self.iconSize().height() + theme.SPACE_12)
            return QSize(side, max(side, self.least_px))
        return super().sizeHint().expandedTo(QSize(0, self.least_px))

    def minimumSizeHint(self) -> QSize:
        """No lower than what is easily hit."""
        return self.sizeHint() if not self.text() else super().minimumSizeHint().expandedTo(QSize(0, self.least_px))

    def changeEvent(self, event: QEvent) -> None:
        """The icon grows with the words."""
        if event.type() is QEvent.Type.FontChange and self._icon:
            self._size_icon()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have a light ring inside the filled button that has the focus: around it, no colour is apart from its own."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("look") == "primary":
            paint_ring_inside(self, QRectF(self.rect()))

    def wear(self, look: str) -> None:
        """Look as "primary", as "text" or plain ("")."""
        if look != self.property("look"):
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does; outside a dialog Qt leaves it to Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _size_icon(self) -> None:
        is_arrow = self._icon in _ARROWS and bool(self.text())
        side = round(self.font().pixelSize() * (1.0 if is_arrow else _ICON_PART))
        has_gap = not self.text() or (is_arrow and self.property("look") == "text")
        self.setIconSize(QSize(side if has_gap else side + theme.SPACE_4, side))

    def _click(self) -> None:
        if self._on_click is not None:
            self._on_click()


def paint_ring_inside(widget: QWidget, box: QRectF) -> None:
    """The frame of the focus on what is filled: a light ring inside it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = theme.of(widget)
    painter.setPen(QPen(QColor(tokens.ground), tokens.focus_px))
    painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), theme.RADIUS_CONTROL - 3, theme.RADIUS_CONTROL - 3)
    painter.end()


class TextButton(Button):
    """A quiet button that looks like a link."""

    look = "text"


class PlainButton(Button):
    """An outlined button."""


class PrimaryButton(Button):
    """The one filled button of a window: the next step."""

    look = "primary"
