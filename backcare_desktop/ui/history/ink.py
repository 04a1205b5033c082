"""How the charts of the history are inked: full, hatched, dotted or open; no colour is needed to read them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_desktop.core.lookback.charts import Ink
from backcare_desktop.ui import theme

STEP_PX: Final = 5.0
"""Between two hatches or two dots."""
PRINTED: Final = "is_printed"
_SWATCH_PX: Final = (22, 14)


def fill(painter: QPainter, box: QRectF, ink: Ink, colour: QColor, *, round_px: float = 3.0) -> None:
    """Fill a box with this ink."""
    if box.width() <= 0 or box.height() <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = box.adjusted(0.6, 0.6, -0.6, -0.6) if min(box.width(), box.height()) > 3 else box
    path = QPainterPath()
    radius = min(round_px, inside.width() / 2, inside.height() / 2)
    path.addRoundedRect(inside, radius, radius)
    if ink is Ink.FULL:
        painter.fillPath(path, colour)
    else:
        painter.save()
        painter.setClipPath(path)
        if ink is Ink.HATCHED:
            _hatch(painter, inside, colour)
        elif ink is Ink.DOTTED:
            _dot(painter, inside, colour)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.2))
        painter.drawPath(path)
    painter.restore()


def _hatch(painter: QPainter, box: QRectF, colour: QColor) -> None:
    pale = QColor(colour)
    pale.setAlphaF(0.22)
    painter.fillRect(box, pale)
    painter.setPen(QPen(colour, 1.4))
    reach = box.height()
    x = box.left() - reach
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + reach, box.top()))
        x += STEP_PX


def _dot(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    y, row = box.top() + STEP_PX / 2, 0
    while y < box.bottom() + 1:
        x = box.left() + STEP_PX / (2 if row % 2 else 1)
        while x < box.right() + 1:
            painter.drawEllipse(QPointF(x, y), 0.9, 0.9)
            x += STEP_PX
        y, row = y + STEP_PX * 0.8, row + 1


def tone(name: str, widget: QWidget) -> QColor:
    """The colour of that token, as it holds for the widget; ink for one that is printed."""
    if widget.property(PRINTED):
        from backcare_desktop.ui.paper import INK  # late: only for who prints

        return QColor(getattr(INK, name))
    return QColor(getattr(theme.of(widget), name))


class Swatch(QWidget):
    """One line of a legend: a sample of the ink and what it stands for."""

    def __init__(self, words: str, ink: Ink, token: str) -> None:
        super().__init__()
        self._words, self._ink, self._token = words, ink, token
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.set_font(self, theme.SIZE_SMALL)

    def sizeHint(self) -> QSize:
        """The sample and the words."""
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self._words)
        return QSize(_SWATCH_PX[0] + theme.SPACE_8 + words + theme.SPACE_8, metrics.height() + theme.SPACE_4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sample and the words."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - _SWATCH_PX[0] if is_mirrored else 0
        box = QRectF(left, (self.height() - _SWATCH_PX[1]) / 2, *_SWATCH_PX)
        fill(painter, box, self._ink, tone(self._token, self))
        painter.setPen(tone("second", self))
        beside = _SWATCH_PX[0] + theme.SPACE_8
        words = self.rect().adjusted(0, 0, -beside, 0) if is_mirrored else self.rect().adjusted(beside, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, self._words)
