"""Bars: upright for days and months, lying for what is compared by name."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backcare_desktop.core.lookback.charts import Bars, Unit, mark_words
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.chart import ChartView
from backcare_desktop.ui.history.ink import fill, tone

BAR_PX: Final = 46.0
"""No bar is wider: two days in a month should not look like towers."""
LYING_PX: Final = 18.0
_Align = Qt.AlignmentFlag


def token_of(chart: Bars) -> str:
    """The colour of the bars: time in the tone of text, breaks in the accent."""
    return "second" if chart.unit is Unit.TIME else "accent"


class UprightBars(ChartView):
    """Bars side by side over an axis of time or counts."""

    chart: Bars

    def height_px(self) -> int:
        return theme.scaled(196)

    def day_of(self, spot: int) -> date | None:
        return self.chart.bars[spot].day

    def _line_px(self) -> float:
        return float(self.fontMetrics().height())

    def _plot(self) -> QRectF:
        top = self.chart.top
        wide = max(self.fontMetrics().horizontalAdvance(mark_words(top * part, self.chart.unit)) for part in (1, 0.5))
        left = wide + theme.SPACE_12
        above, below = self._line_px() + 6, self._line_px() + theme.SPACE_8
        return QRectF(left, above, max(1.0, self.width() - left - 4), max(1.0, self.height() - above - below))

    def place(self) -> None:
        plot, count = self._plot(), len(self.chart.bars)
        slot = plot.width() / max(1, count)
        top = plot.top() - self._line_px() + 2
        self.spots = [
            QRectF(plot.left() + slot * number + 1, top, slot - 2, plot.bottom() - top) for number in range(count)
        ]

    def paint(self, painter: QPainter) -> None:
        plot, top = self._plot(), self.chart.top
        self._paint_axis(painter, plot, top)
        colour = tone(token_of(self.chart), self)
        for bar, spot in zip(self.chart.bars, self.spots, strict=True):
            foot, width = plot.bottom(), min(BAR_PX * self.text_scale, spot.width() * 0.7)
            left = spot.center().x() - width / 2
            for part in bar.parts:
                height = plot.height() * part.amount / top
                fill(
                    painter,
                    self.seen(QRectF(left, foot - height, width, height)),
                    part.ink,
                    colour,
                    round_px=1.5,
                )
                foot -= height
            self._paint_short(painter, bar.short, spot, foot)
        self._paint_labels(painter, plot)

    def _paint_axis(self, painter: QPainter, plot: QRectF, top: float) -> None:
        for part in (0.0, 0.5, 1.0):
            y = round(plot.bottom() - plot.height() * part) + 0.5
            painter.setPen(QPen(tone("edge" if part == 0 else "line", self), 1))
            line = self.seen(QRectF(plot.left(), y, plot.width(), 0))
            painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))
            if part:
                painter.setPen(tone("second", self))
                box = QRectF(0, y - self._line_px() / 2, plot.left() - theme.SPACE_8, self._line_px())
                self.write(painter, box, mark_words(top * part, self.chart.unit), _Align.AlignRight)

    def _paint_short(self, painter: QPainter, short: str, spot: QRectF, foot: float) -> None:
        slot = self._plot().width() / len(self.spots)
        wide = self.fontMetrics().horizontalAdvance(short)
        if short and wide <= slot - 4:
            box = QRectF(spot.center().x() - slot / 2, foot - self._line_px() - 2, slot, self._line_px())
            bare = box.adjusted((slot - wide) / 2 - 2, 0, (wide - slot) / 2 + 2, 0)
            painter.fillRect(self.seen(bare), tone("surface", self))  # no line of the axis goes through the words
            painter.setPen(tone("text", self))
            self.write(painter, box, short)

    def _paint_labels(self, painter: QPainter, plot: QRectF) -> None:
        """As many labels as there is room for."""
        painter.setPen(tone("second", self))
        slot = plot.width() / len(self.spots)
        widest = max(self.fontMetrics().horizontalAdvance(bar.label) for bar in self.chart.bars) + theme.SPACE_8
        every = max(1, int(-(-widest // slot)))
        for number, (bar, spot) in enumerate(zip(self.chart.bars, self.spots, strict=True)):
            if number % every == 0:
                box = QRectF(spot.center().x() - slot * every / 2, plot.bottom() + 4, slot * every, self._line_px())
                self.write(painter, box, bar.label)


class LyingBars(ChartView):
    """Bars one below the other, each with its name before it and its sum behind it."""

    chart: Bars

    def height_px(self) -> int:
        return round(len(self.chart.bars) * self._slot_px() + theme.SPACE_4)

    def _slot_px(self) -> float:
        return max(LYING_PX * self.text_scale, float(self.fontMetrics().height())) + theme.SPACE_12

    def _plot(self) -> QRectF:
        metrics = self.fontMetrics()
        names = max((metrics.horizontalAdvance(bar.label) for bar in self.chart.bars), default=0)
        sums = max((metrics.horizontalAdvance(bar.short) for bar in self.chart.bars), default=0)
        left = min(names, self.width() * 0.42) + theme.SPACE_12
        return QRectF(left, 0, max(1.0, self.width() - left - sums - theme.SPACE_16), self.height())

    def place(self) -> None:
        plot, slot = self._plot(), self._slot_px()
        high = LYING_PX * self.text_scale
        self.spots = [
            QRectF(plot.left(), number * slot + (slot - high) / 2, plot.width(), high)
            for number in range(len(self.chart.bars))
        ]

    def paint(self, painter: QPainter) -> None:
        top = max(sum(part.amount for part in bar.parts) for bar in self.chart.bars)
        colour, metrics = tone(token_of(self.chart), self), self.fontMetrics()
        for bar, spot in zip(self.chart.bars, self.spots, strict=True):
            x = spot.left()
            for part in bar.parts:
                width = spot.width() * part.amount / top
                fill(painter, self.seen(QRectF(x, spot.top(), width, spot.height())), part.ink, colour, round_px=1.5)
                x += width
            painter.setPen(tone("text", self))
            name = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, round(spot.left() - theme.SPACE_8))
            tall = spot.adjusted(0, -6, 0, 6)
            self.write(painter, QRectF(0, tall.top(), spot.left(), tall.height()), name, _Align.AlignLeft)
            painter.setPen(tone("second", self))
            behind = QRectF(x + theme.SPACE_8, tall.top(), self.width() - x - theme.SPACE_8, tall.height())
            self.write(painter, behind, bar.short, _Align.AlignLeft)
