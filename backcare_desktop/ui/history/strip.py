"""A day as a strip of hours, in lanes: what lasted is a bar, what happened at a moment a dot."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backcare_desktop.core.lookback.charts import Ink, Stretch, Strip
from backcare_desktop.core.lookback.dayline import AWAY, BREAKS, DESK, QUIET
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.chart import ChartView
from backcare_desktop.ui.history.ink import fill, tone

LANE_PX: Final = 26.0
BAR_PX: Final = 16.0
LEAST_PX: Final = 4.0
DOT_PX: Final = 9.0
TOKENS: Final = {DESK: "second", BREAKS: "accent", QUIET: "cool", AWAY: "edge"}
STEPS: Final = (1, 2, 3, 4, 6, 12)
"""Hours between two that are named, as the room allows."""
_Align = Qt.AlignmentFlag


class DayStrip(ChartView):
    """Left and right walk by time, up and down through what is above and below."""

    chart: Strip

    def height_px(self) -> int:
        return round(len(self.chart.lanes) * self._lane_px() + self._line_px() + theme.SPACE_16)

    def _line_px(self) -> float:
        return float(self.fontMetrics().height())

    def _lane_px(self) -> float:
        return max(LANE_PX * self.text_scale, self._line_px() + 4) + theme.SPACE_4

    def _left_px(self) -> float:
        return max(self.fontMetrics().horizontalAdvance(each) for each in self.chart.lanes) + theme.SPACE_16

    def _x(self, seconds: float) -> float:
        chart, left = self.chart, self._left
        part = (min(max(seconds, chart.begin_s), chart.end_s) - chart.begin_s) / max(1.0, chart.end_s - chart.begin_s)
        return left + part * max(1.0, self.width() - left - self._beyond)

    def _half_name_px(self) -> float:
        """So much of the last hour's name stands beyond its line."""
        return self.fontMetrics().horizontalAdvance("00:00") / 2 + 2

    def place(self) -> None:
        self._left, self._beyond = self._left_px(), self._half_name_px()
        self.spots = [self._spot(each) for each in self.chart.stretches]

    def _spot(self, stretch: Stretch) -> QRectF:
        high = BAR_PX * self.text_scale
        y = stretch.lane * self._lane_px() + (self._lane_px() - high) / 2
        begin, end = self._x(stretch.begin_s), self._x(stretch.end_s)
        if self._is_moment(stretch):
            dot = DOT_PX * self.text_scale
            return QRectF(begin - dot / 2, y + (high - dot) / 2, dot, dot)
        return QRectF(begin, y, max(LEAST_PX, end - begin), high)

    def _is_moment(self, stretch: Stretch) -> bool:
        return stretch.lane == BREAKS and stretch.end_s <= stretch.begin_s

    def paint(self, painter: QPainter) -> None:
        self._paint_hours(painter)
        for lane, name in enumerate(self.chart.lanes):
            painter.setPen(tone("text", self))
            box = QRectF(0, lane * self._lane_px(), self._left_px() - theme.SPACE_8, self._lane_px())
            self.write(painter, box, name, _Align.AlignLeft)
        for stretch, spot in zip(self.chart.stretches, self.spots, strict=True):
            colour, box = tone(TOKENS[stretch.lane], self), self.seen(spot)
            if self._is_moment(stretch):
                painter.setPen(QPen(colour, 1.75))
                painter.setBrush(colour if stretch.ink is Ink.FULL else tone("surface", self))
                painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            else:
                fill(painter, box, stretch.ink, colour)
        self._paint_now(painter)

    def _paint_hours(self, painter: QPainter) -> None:
        chart, foot = self.chart, len(self.chart.lanes) * self._lane_px()
        shown = [each for each in chart.ticks if chart.begin_s <= each[0] <= chart.end_s]
        wide = self.fontMetrics().horizontalAdvance("00:00") + theme.SPACE_16
        room = (self.width() - self._left_px()) / max(1, len(shown) - 1)
        every = next((each for each in STEPS if each * room >= wide), 24)
        for number, (seconds, name) in enumerate(shown):
            x = self._x(seconds)
            seen = self.seen(QRectF(x, 0, 0, foot)).center().x()
            painter.setPen(QPen(tone("line", self), 1))
            painter.drawLine(QPointF(round(seen) + 0.5, 0), QPointF(round(seen) + 0.5, foot))
            if number % every == 0:
                painter.setPen(tone("second", self))
                self.write(painter, QRectF(x - wide / 2, foot + theme.SPACE_4, wide, self._line_px()), name)

    def _paint_now(self, painter: QPainter) -> None:
        if self.chart.now_s is None:
            return
        x = self.seen(QRectF(self._x(self.chart.now_s), 0, 0, 1)).center().x()
        painter.setPen(QPen(tone("text", self), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, len(self.chart.lanes) * self._lane_px()))
