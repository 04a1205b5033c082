"""Small widgets that more than one window uses; never imported while the app only rests in the tray."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyle, QVBoxLayout, QWidget

from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.buttons import PlainButton as PlainButton  # noqa: PLC0414 - windows take them from here
from backcare_desktop.ui.buttons import PrimaryButton as PrimaryButton  # noqa: PLC0414
from backcare_desktop.ui.buttons import TextButton as TextButton  # noqa: PLC0414
from backcare_desktop.ui.flow import Flow as Flow  # noqa: PLC0414 - windows take it from here
from backcare_desktop.ui.flush import Flush as Flush  # noqa: PLC0414

_TOP_DEG16: Final = 90 * 16


class Text(QLabel):
    """Plain text that wraps and grows with the text scale; ``look``: "", "second" or "accent"."""

    _wanted = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter

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
        self.setAlignment(self._wanted)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Left means where reading begins in this window; Qt would go by the language of the words."""
        self._wanted = alignment
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        super().setAlignment(QStyle.visualAlignment(self.layoutDirection(), alignment) if is_mirrored else alignment)

    def changeEvent(self, event: QEvent) -> None:
        """The window is turned round."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._wanted)
        super().changeEvent(event)


class Heading(Text):
    """The heading of a window or of a part of it."""

    def __init__(self, text: str = "", size_px: int = theme.SIZE_HEADING) -> None:
        super().__init__(text, size_px=size_px, weight=QFont.Weight.DemiBold)


class Icon(QWidget):
    """One of the drawn icons, in the colour of a token; the word that says the same stands beside it."""

    def __init__(self, name: str, token: str, size_px: int = 24) -> None:
        super().__init__()
        self._name, self._token, self._size_px = name, token, size_px

    def sizeHint(self) -> QSize:
        """As large as the text wants it."""
        return QSize(theme.scaled(self._size_px), theme.scaled(self._size_px))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the middle."""
        side = float(self.sizeHint().width())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        glyphs.paint(QPainter(self), self._name, box, QColor(getattr(theme.of(self), self._token)))


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
        painter.setPen(QPen(QColor(tokens.line), self._width_px / 2))  # told apart by its width too
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


def headed(icon: str, words: str) -> QHBoxLayout:
    """The heading of a part, with the icon of what it is about."""
    result = row(Icon(icon, "accent", theme.SIZE_HEADING), Heading(words, theme.SIZE_LARGE), spacing_px=theme.SPACE_12)
    result.setStretch(1, 1)
    return result


def row(*widgets: QWidget, spacing_px: int = theme.SPACE_8) -> QHBoxLayout:
    """Put widgets side by side."""
    result = QHBoxLayout()
    result.setSpacing(spacing_px)
    for widget in widgets:
        result.addWidget(widget)
    return result
