"""A day drawn as lines: one for each reminder, with a mark at every time it comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_desktop.core import wording
from backcare_desktop.core.daysum import WORK_DAY_S, Lane
from backcare_desktop.core.rules import Kind
from backcare_desktop.ui import theme

_COLOURS: Final = {Kind.EYES: "second", Kind.REST: "cool", Kind.WARMUP: "warm"}
"""The others have the accent; what a line is for stands above it."""
_EARLIEST_S, _LATEST_S = 5 * wording.HOUR_S, 23 * wording.HOUR_S
_MARK_PX: Final = 12
_LEAST_PX: Final = 4
_LABEL_ROOM: Final = 1.8
"""An hour is written where it has so much of its own width."""


class Timeline(QWidget):
    """Shows ``lanes``; reads from the right where the window does."""

    def __init__(self) -> None:
        super().__init__()
        self._lanes: Sequence[Lane] = ()
        self._begins_s = 9 * wording.HOUR_S
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.set_font(self, theme.SIZE_SMALL)

    def show_day(self, lanes: Sequence[Lane], begins_s: float) -> None:
        """Show these; ``begins_s``: when on the clock the work begins."""
        self._lanes, self._begins_s = lanes, begins_s
        spoken = ". ".join(f"{each.title}: {self.words(each)}" for each in lanes)
        self.setAccessibleName(f"A day drawn as lines. {spoken}.")
        self.updateGeometry()
        self.update()

    def words(self, lane: Lane) -> str:
        """How often and how long: "7 × 5 min"; what goes by the clock with its times: "10 min, at 17:30"."""
        length = wording.about(lane.each_s)
        if lane.kind is Kind.WARMUP:
            clock = [_clock(self._begins_s + at_s) for at_s in lane.at_s]
            return f"{length}, at {wording.listed(clock)}"
        return f"{len(lane.at_s)} × {length}"

    def sizeHint(self) -> QSize:
        """A line for each, and the hours below."""
        return QSize(theme.scaled(320), round(len(self._lanes) * self._lane_px() + self._line_px() + theme.SPACE_4))

    def minimumSizeHint(self) -> QSize:
        """As high as it is shown; the width is free."""
        return QSize(theme.scaled(200), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint hours, lines and marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        begin_s, end_s = self._span()
        self._write_hours(painter, begin_s, end_s)
        tokens = theme.of(self)
        line = QColor(tokens.line)
        for number, lane in enumerate(self._lanes):
            top = number * self._lane_px()
            self._paint_words(painter, lane, top)
            middle = top + self._line_px() + theme.SPACE_4 + theme.scaled(_MARK_PX) / 2
            painter.fillRect(QRectF(0, middle - 0.5, self.width(), 1), QColor(tokens.edge))
            for x in self._hours(begin_s, end_s):  # only beside the line: what is written has a quiet ground
                painter.fillRect(QRectF(x, middle - theme.scaled(_MARK_PX) / 2, 1, theme.scaled(_MARK_PX)), line)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(tokens, _COLOURS.get(lane.kind, "accent"))))
            for at_s in lane.at_s:
                self._paint_mark(painter, middle, (at_s + self._begins_s - begin_s) / (end_s - begin_s), lane)

    def _paint_mark(self, painter: QPainter, middle: float, part: float, lane: Lane) -> None:
        begin_s, end_s = self._span()
        width = max(theme.scaled(_LEAST_PX), lane.each_s / (end_s - begin_s) * self.width())
        height = min(theme.scaled(_MARK_PX), max(width, theme.scaled(_LEAST_PX))) if lane.kind is Kind.EYES else 0
        height = height or theme.scaled(_MARK_PX)
        box = theme.seen(self, QRectF(part * self.width(), middle - height / 2, width, height))
        painter.drawRoundedRect(box, width / 2.5, width / 2.5)

    def _paint_words(self, painter: QPainter, lane: Lane, top: float) -> None:
        tokens, box = theme.of(self), QRectF(0, top, self.width(), self._line_px())
        words = self.words(lane)
        room = box.width() - self.fontMetrics().horizontalAdvance(words) - theme.SPACE_12
        painter.setPen(QColor(tokens.text))
        title = self.fontMetrics().elidedText(lane.title, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, title)  # Qt mirrors it where that is the far side
        painter.setPen(QColor(tokens.second))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, words)

    def _hours(self, begin_s: float, end_s: float) -> list[float]:
        """Where the hours are."""
        count = round((end_s - begin_s) / wording.HOUR_S)
        at = [min(self.width() - 1, hour * self.width() / count) for hour in range(count + 1)]
        return at if self._is_ltr else [self.width() - 1 - x for x in at]

    def _write_hours(self, painter: QPainter, begin_s: float, end_s: float) -> None:
        """As many of them as there is room for."""
        at, metrics = self._hours(begin_s, end_s), QFontMetrics(self.font())
        hour_px = self.width() / (len(at) - 1)
        widest_px = metrics.horizontalAdvance("23:00")
        each = next((step for step in (1, 2, 4) if step * hour_px > _LABEL_ROOM * widest_px), len(at))
        painter.setPen(QColor(theme.of(self).second))
        for hour in range(0, len(at), each):
            text = _clock(begin_s + hour * wording.HOUR_S)
            width = metrics.horizontalAdvance(text) + 1
            left = min(max(0.0, at[hour] - width / 2), self.width() - width)
            painter.drawText(QRectF(left, len(self._lanes) * self._lane_px(), width, self._line_px()), text)

    def _span(self) -> tuple[float, float]:
        """From when to when, in whole hours on the clock: the day's work, and what is near it."""
        ends_s = self._begins_s + WORK_DAY_S
        at_s = [self._begins_s + at_s for lane in self._lanes for at_s in lane.at_s]
        near_s = [each for each in at_s if _EARLIEST_S <= each <= _LATEST_S]
        begin_s = min([self._begins_s, *near_s]) // wording.HOUR_S * wording.HOUR_S
        end_s = max([ends_s, *(each + wording.HOUR_S / 2 for each in near_s if each >= ends_s)])
        return begin_s, -(-end_s // wording.HOUR_S) * wording.HOUR_S

    @property
    def _is_ltr(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.LeftToRight

    def _line_px(self) -> int:
        return self.fontMetrics().height()

    def _lane_px(self) -> int:
        return self._line_px() + theme.SPACE_4 + theme.scaled(_MARK_PX) + theme.SPACE_8


def _clock(seconds: float) -> str:
    return f"{int(seconds // wording.HOUR_S)}:{int(seconds % wording.HOUR_S // wording.MINUTE_S):02d}"
