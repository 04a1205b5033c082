"""The big countdown of the warm and cold timer: a ring in the colour of the pack, the time, a sign and the word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backcare_desktop.core import wording
from backcare_desktop.ui import glyphs, theme

DIAMETER_PX: Final = 216
RING_PX: Final = 8.0
SIGN_PX: Final = 30
COLOURS: Final = {"warm": "warm", "cold": "cool", "cool": "cool"}
"""The token of what is on the skin; each stands with its word and its sign."""
MOST: Final = 1.4
"""These figures are large already: they grow with the text only that far."""
_TOP_DEG16: Final = 90 * 16


class Dial(QWidget):
    """Shows what is left; the word below says of what."""

    def __init__(self) -> None:
        super().__init__()
        self._turn = ""
        self._left_s = 0.0
        self._total_s = 1.0
        theme.signals.changed.connect(self._grow)
        self._grow()

    def text(self) -> str:
        """The time it shows."""
        return wording.countdown_text(self._left_s)

    def show_left(self, turn: str, left_s: float, total_s: float) -> None:
        """Show that much left of a whole, with what is on the skin; "" when nothing is."""
        before = (self._turn, self.text())
        self._turn, self._left_s, self._total_s = turn, left_s, max(1.0, total_s)
        if before != (turn, self.text()):
            self.update()
            word = f"{turn.capitalize()}, " if turn else ""
            name = f"{word}{wording.about(left_s)} left"  # by the minute: a screen reader is not to count along
            if name != self.accessibleName():
                self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring, sign, time and word."""
        tokens = theme.of(self)
        colour = QColor(getattr(tokens, COLOURS.get(self._turn, "accent")))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width_px = _grown(RING_PX)
        inset = width_px / 2 + 1
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(QColor(tokens.line), width_px / 2))  # told apart by its width too
        painter.drawEllipse(ring)
        painter.setPen(QPen(colour, width_px, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, _TOP_DEG16, round(self._left_s / self._total_s * 360 * 16))
        self._paint_words(painter, tokens.text, colour)

    def _paint_words(self, painter: QPainter, ink: str, colour: QColor) -> None:
        painter.setPen(QColor(ink))
        painter.setFont(_font(theme.SIZE_TIME, QFont.Weight.Normal))
        middle = QRectF(self.rect())
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self.text())
        if not self._turn:
            return
        third = middle.height() / 3.4
        sign_px = _grown(SIGN_PX)
        above = QRectF(middle.center().x() - sign_px / 2, third - sign_px * 0.85, sign_px, sign_px)
        glyphs.paint(painter, "warm" if self._turn == "warm" else "cold", above, colour)
        painter.setPen(colour)
        painter.setFont(_font(theme.SIZE_HEADING, QFont.Weight.DemiBold))
        below = QRectF(0, middle.height() - third - _grown(6), middle.width(), _grown(30))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._turn.capitalize())

    def _grow(self) -> None:
        side_px = _grown(DIAMETER_PX)
        self.setFixedSize(side_px, side_px)
        self.update()


def _grown(size_px: float) -> int:
    return round(size_px * min(theme.text_scale(), MOST))


def _font(size_px: int, weight: QFont.Weight) -> QFont:
    result = theme.font(size_px, weight)
    result.setPixelSize(_grown(size_px))
    return result
