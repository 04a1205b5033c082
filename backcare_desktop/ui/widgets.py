"""Small widgets that more than one window uses; never imported while the app only rests in the tray."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backcare_desktop.ui import theme
from backcare_desktop.ui.flow import Flow as Flow  # noqa: PLC0414 - windows take it from here

_TOP_DEG16: Final = 90 * 16
_SIGNS: Final = "‹›▸▾"
"""For the eye alone; a screen reader would spell them out."""


class Text(QLabel):
    """Plain text that wraps and grows with the text scale; ``look``: "", "second" or "accent"."""

    def __init__(
        self,
        text: str = "",
        *,
        size_px: int = theme.SIZE_BODY,
        weight: QFont.Weight = QFont.Weight.Normal,
        look: str = "",
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("look", look)
        theme.set_font(self, size_px, weight)


class Heading(Text):
    """The heading of a window or of a part of it."""

    def __init__(self, text: str = "", size_px: int = theme.SIZE_HEADING) -> None:
        super().__init__(text, size_px=size_px, weight=QFont.Weight.DemiBold)


class _Button(QPushButton):
    least_px = theme.TARGET_PX
    """The least height, so that it is hit."""

    def __init__(self, text: str, look: str, on_click: Callable[[], object] | None, size_px: int) -> None:
        super().__init__(text)
        if any(sign in text for sign in _SIGNS):
            self.setAccessibleName("".join(each for each in text if each not in f"{_SIGNS}&").strip())
        self.setProperty("look", look)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.set_font(self, size_px)
        self._on_click = on_click
        self.clicked.connect(self._click)

    def sizeHint(self) -> QSize:
        """As large as its words, and as what is easily hit."""
        return super().sizeHint().expandedTo(QSize(0, self.least_px))

    def minimumSizeHint(self) -> QSize:
        """No lower than what is easily hit."""
        return super().minimumSizeHint().expandedTo(QSize(0, self.least_px))

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

    def _click(self) -> None:
        if self._on_click is not None:
            self._on_click()


class TextButton(_Button):
    """A quiet button that looks like a link."""

    def __init__(self, text: str, on_click: Callable[[], object] | None = None, size_px: int = theme.SIZE_BODY) -> None:
        super().__init__(text, "text", on_click, size_px)


class PlainButton(_Button):
    """An outlined button."""

    def __init__(self, text: str, on_click: Callable[[], object] | None = None, size_px: int = theme.SIZE_BODY) -> None:
        super().__init__(text, "", on_click, size_px)


class PrimaryButton(_Button):
    """The one filled button of a window: the next step."""

    def __init__(self, text: str, on_click: Callable[[], object] | None = None, size_px: int = theme.SIZE_BODY) -> None:
        super().__init__(text, "primary", on_click, size_px)


class Card(QFrame):
    """A surface with round corners; fill ``layout()``."""

    def __init__(self, spacing_px: int = theme.SPACE_8) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.SPACE_16, theme.SPACE_16, theme.SPACE_16, theme.SPACE_16)
        self.column.setSpacing(spacing_px)


class Line(QFrame):
    """A hairline between two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "line")
        self.setFixedHeight(1)


class Chip(QWidget):
    """A short word in a pill, such as a grade; ``colour`` is the name of a token, such as accent or warm."""

    def __init__(self, text: str, colour: str = "second") -> None:
        super().__init__()
        self._text = text
        self._colour = colour
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.set_font(self, theme.SIZE_SMALL)

    def text(self) -> str:
        """The word it shows."""
        return self._text

    def sizeHint(self) -> QSize:
        """As wide as the text and its round ends."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + 2 * theme.SPACE_12, metrics.height() + theme.SPACE_8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(getattr(theme.of(self), self._colour))
        painter.setPen(QPen(colour, 1.25))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Ring(QWidget):
    """A thin ring that fills with ``value`` (0 to 1; None: empty), with words in its middle if there are any."""

    def __init__(self, diameter_px: int, *, width_px: float = 3.0, text_px: int = theme.SIZE_HEADING) -> None:
        super().__init__()
        self._value: float | None = 0.0
        self._text = ""
        self._width_px = width_px
        self._diameter_px = diameter_px
        theme.set_font(self, text_px, QFont.Weight.Normal)
        self._fit()

    def set_value(self, value: float | None) -> None:
        """Show this much; repaints only when it can be seen."""
        clamped = None if value is None else min(1.0, max(0.0, value))
        before, self._value = self._value, clamped
        if self._steps(before) != self._steps(clamped):
            self.update()

    def set_text(self, text: str) -> None:
        """Write this in the middle."""
        if text != self._text:
            self._text = text
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track, progress and text."""
        tokens = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self._width_px / 2 + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(QColor(tokens.line), self._width_px))
        painter.drawEllipse(box)
        if self._value:
            pen = QPen(QColor(tokens.accent), self._width_px)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, _TOP_DEG16, -round(self._value * 360 * 16))
        if self._text:
            painter.setPen(QColor(tokens.text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)

    def _fit(self) -> None:
        side_px = theme.scaled(self._diameter_px)
        self.setFixedSize(side_px, side_px)

    def _steps(self, value: float | None) -> int:
        """The value in steps of a third of a pixel on the circle; -1 for none."""
        return -1 if value is None else round(value * self._diameter_px * 3.1416 * 3)


def row(*widgets: QWidget, spacing_px: int = theme.SPACE_8) -> QHBoxLayout:
    """Put widgets side by side."""
    result = QHBoxLayout()
    result.setSpacing(spacing_px)
    for widget in widgets:
        result.addWidget(widget)
    return result
