"""A year as squares: a column for each week, the square larger and darker the more there was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from backcare_desktop.core.lookback.charts import Squares
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.chart import ChartView
from backcare_desktop.ui.history.ink import tone

SIZES: Final = (0.26, 0.46, 0.64, 0.82, 1.0)
"""How much of its place a square of each level fills."""
LARGEST_PX: Final = 22.0
_ROUND: Final = 0.18
"""The corners of a square, as a part of its side."""
_Align = Qt.AlignmentFlag
_ARROWS: Final = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class YearSquares(ChartView):
    """Left and right walk by weeks, up and down by days."""

    chart: Squares

    def __init__(self, chart: Squares) -> None:
        super().__init__(chart)
        if self.hasHeightForWidth():
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def step(self, key: int) -> int:
        return _ARROWS.get(Qt.Key(key), 0)

    def day_of(self, spot: int) -> date | None:
        return self.chart.squares[spot].day

    def first(self, step: int) -> int:  # noqa: ARG002 - both ways begin there
        """The last day that has something to tell."""
        return max(number for number, each in enumerate(self.chart.squares) if each.level)

    def _line_px(self) -> float:
        return float(self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        """A wider one has larger squares, and is higher."""
        return not self.chart.is_empty

    def heightForWidth(self, width: int) -> int:
        """Seven days, the months above and what the squares stand for below."""
        return round(2 * self._line_px() + 2 * theme.SPACE_12 + 7 * self._place_px(width))

    def _left_px(self) -> float:
        return max(self.fontMetrics().horizontalAdvance(each) for each in self.chart.weekdays) + theme.SPACE_8

    def _place_px(self, width: int) -> float:
        weeks = self.chart.squares[-1].column + 1
        return min(LARGEST_PX * self.text_scale, max(4.0, (width - self._left_px() - 2) / weeks))

    def place(self) -> None:
        side, left, top = self._place_px(self.width()), self._left_px(), self._line_px() + theme.SPACE_4
        self.spots = [
            QRectF(left + each.column * side + 1, top + each.row * side + 1, side - 2, side - 2)
            for each in self.chart.squares
        ]

    def paint(self, painter: QPainter) -> None:
        side, left, line = self._place_px(self.width()), self._left_px(), self._line_px()
        painter.setPen(tone("second", self))
        for column, name in self.chart.months:
            self.write(painter, QRectF(left + column * side, 0, side * 4.5, line), name, _Align.AlignLeft)
        every = 1 if side >= line else 2
        for row, name in enumerate(self.chart.weekdays):
            if row % every == 0:
                box = QRectF(0, line + theme.SPACE_4 + row * side + (side - line) / 2, left - theme.SPACE_8, line)
                self.write(painter, box, name, _Align.AlignRight)
        levels: list[list[QRectF]] = [[] for _ in SIZES]
        for each, spot in zip(self.chart.squares, self.spots, strict=True):
            levels[each.level].append(spot)
        for level, places in enumerate(levels):
            self._paint_squares(painter, places, level)
        self._paint_legend(painter)

    def _paint_squares(self, painter: QPainter, places: Sequence[QRectF], level: int) -> None:
        """The squares of one level; one path for all of them would take seven times as long."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(level))
        for place in map(self.seen, places):
            inset = place.width() * (1 - SIZES[level]) / 2
            box = place.adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, box.width() * _ROUND, box.width() * _ROUND)

    def _colour(self, level: int) -> QColor:
        colour = tone("edge" if level == 0 else "accent", self)
        colour.setAlphaF((0.45, 0.55, 0.7, 0.85, 1.0)[level])
        return colour

    def _paint_legend(self, painter: QPainter) -> None:
        metrics, line = self.fontMetrics(), self._line_px()
        x, y = self._left_px(), self.height() - line - 2
        side = min(line, LARGEST_PX * self.text_scale)
        for level, words in enumerate(("none", *self.chart.steps)):
            wide = metrics.horizontalAdvance(words) + theme.SPACE_4
            self._paint_squares(painter, [QRectF(x, y + (line - side) / 2, side, side)], level)
            painter.setPen(tone("second", self))
            self.write(painter, QRectF(x + side + 6, y, wide, line), words, _Align.AlignLeft)
            x += side + 6 + wide + theme.SPACE_16
