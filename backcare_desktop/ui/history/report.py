"""Puts two weeks at the desk on paper: two sheets that are read without colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QIODevice, QPointF, QRectF, QSaveFile, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPdfWriter, QPen

from backcare_desktop.core.lookback.charts import Bars
from backcare_desktop.core.lookback.deskreport import COLUMNS, HOW_TO_READ, TITLE, WHAT_IT_IS, Report
from backcare_desktop.core.lookback.lookback import Fact
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.bars import LyingBars, token_of
from backcare_desktop.ui.history.ink import PRINTED, fill
from backcare_desktop.ui.history.page import view_of
from backcare_desktop.ui.paper import INK, PX_PER_INCH, file_name, set_up

SMALL, BODY, LARGE, HUGE = 11, 12, 15, 26
"""Sizes of type on paper, whatever the text on the screen."""
CHART_PX: Final = 168
GAP_PX: Final = 14.0
FILE_NAME: Final = file_name(TITLE)
_Align = Qt.AlignmentFlag
_WRAPS: Final = int(_Align.AlignLeft | _Align.AlignTop | Qt.TextFlag.TextWordWrap)


def save_pdf(path: str, report: Report) -> str:
    """Write the report into a PDF; what went wrong, or nothing. A file that was there stays whole until the end."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return file.errorString()
    writer = QPdfWriter(file)
    set_up(writer, TITLE)
    written = print_on(writer, report)
    del writer
    return "" if written and file.commit() else file.errorString()


def print_on(device: QPagedPaintDevice, report: Report) -> bool:
    """Paint both sheets; whether the device took them."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = device.logicalDpiX() / PX_PER_INCH
    painter.scale(scale, scale)
    room = QRectF(0, 0, device.width() / scale, device.height() / scale)
    sheet = _Sheets(painter, room)
    sheet.first(report)
    if not device.newPage():
        painter.end()
        return False
    sheet.second(report)
    return painter.end()


class _Sheets:
    """Fills the sheets from above."""

    def __init__(self, painter: QPainter, room: QRectF) -> None:
        self._painter = painter
        self._room = room
        self._y = 0.0

    def first(self, report: Report) -> None:
        """What it is, the numbers and the charts."""
        self._write(TITLE, HUGE, bold=True)
        self._write(report.span, BODY, ink=INK.second)
        self._y += 4
        self._write(WHAT_IT_IS, BODY)
        self._y += GAP_PX / 2
        self._facts(report.facts)
        for chart in report.charts[:2]:
            self._chart(chart, self._room)
        half = (self._room.width() - GAP_PX * 1.5) / 2
        top = self._y
        for number, chart in enumerate(report.charts[2:]):
            self._y = top
            left = self._room.left() + number * (half + GAP_PX * 1.5)
            self._chart(chart, QRectF(left, 0, half, 0))
        self._foot("Page 1 of 2")

    def second(self, report: Report) -> None:
        """Day by day, and how to read it."""
        self._y = 0.0
        self._write("Day by day", LARGE, bold=True)
        self._y += 4
        widths = self._widths((COLUMNS, *report.lines))
        self._line(COLUMNS, widths, bold=True)
        for line in report.lines:
            self._line(line, widths)
        self._y += GAP_PX
        self._write("How to read it", LARGE, bold=True)
        self._write(HOW_TO_READ, BODY)
        self._y += GAP_PX / 2
        self._write(WHAT_IT_IS, BODY)
        self._foot("Page 2 of 2")

    def _font(self, size_px: int, *, bold: bool = False) -> QFont:
        font = theme.font(size_px, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setPixelSize(size_px)
        return font

    def _write(self, words: str, size_px: int, *, bold: bool = False, ink: str = INK.text) -> None:
        self._painter.setFont(self._font(size_px, bold=bold))
        self._painter.setPen(QColor(ink))
        box = QRectF(self._room.left(), self._y, self._room.width(), 400)
        used = self._painter.boundingRect(box, _WRAPS, words)
        self._painter.drawText(box, _WRAPS, words)
        self._y += used.height() + 5

    def _facts(self, facts: Sequence[Fact]) -> None:
        wide = (self._room.width() - GAP_PX * (len(facts) - 1)) / len(facts)
        for number, fact in enumerate(facts):
            box = QRectF(self._room.left() + number * (wide + GAP_PX), self._y, wide, 66)
            self._painter.setPen(QPen(QColor(INK.line), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(box, 6, 6)
            lines = ((fact.name, SMALL, False, 6), (fact.value, 18, True, 22), (fact.note, SMALL, False, 47))
            for words, size_px, bold, top in lines:
                self._painter.setFont(self._font(size_px, bold=bold))
                self._painter.setPen(QColor(INK.text if bold else INK.second))
                self._painter.drawText(box.adjusted(10, top, -4, 0), _Align.AlignLeft | _Align.AlignTop, words)
        self._y += 66 + GAP_PX

    def _chart(self, chart: Bars, room: QRectF) -> None:
        painter = self._painter
        painter.setFont(self._font(LARGE, bold=True))
        painter.setPen(QColor(INK.text))
        painter.drawText(QRectF(room.left(), self._y, room.width(), 22), _Align.AlignLeft, chart.title)
        self._y += 24
        if chart.is_empty:
            painter.setFont(self._font(BODY))
            painter.drawText(QRectF(room.left(), self._y, room.width(), 20), _Align.AlignLeft, chart.empty)
            self._y += 34
            return
        view = view_of(chart)
        view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        view.setProperty(PRINTED, True)
        view.setFont(self._font(SMALL))
        high = view.height_px() if isinstance(view, LyingBars) else CHART_PX
        view.setFixedSize(round(room.width()), high)
        view.place()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(room.left(), self._y)
        painter.setFont(view.font())
        view.paint(painter)
        painter.restore()
        self._y += high + 4
        self._legend(chart, room)
        view.deleteLater()

    def _legend(self, chart: Bars, room: QRectF) -> None:
        painter, x = self._painter, room.left()
        painter.setFont(self._font(SMALL))
        for words, ink in chart.legend:
            wide = painter.fontMetrics().horizontalAdvance(words)
            if x + 26 + wide > room.right() and x > room.left():
                x, self._y = room.left(), self._y + 16
            fill(painter, QRectF(x, self._y + 2, 18, 10), ink, QColor(getattr(INK, token_of(chart))))
            painter.setPen(QColor(INK.second))
            painter.drawText(QRectF(x + 24, self._y, wide + 4, 15), _Align.AlignLeft | _Align.AlignVCenter, words)
            x += 24 + wide + 16
        self._y += 16 + GAP_PX

    def _widths(self, lines: Sequence[Sequence[str]]) -> tuple[float, ...]:
        """What each column needs for its longest words, and a like share of what is left."""
        metrics = QFontMetricsF(self._font(SMALL, bold=True), self._painter.device())
        needs = [max(map(metrics.horizontalAdvance, cells)) for cells in zip(*lines, strict=True)]
        more = (self._room.width() - sum(needs)) / (len(needs) - 1)
        return tuple(each + more for each in needs)

    def _line(self, cells: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> None:
        painter, x, high = self._painter, self._room.left(), 20.0
        painter.setFont(self._font(SMALL, bold=bold))
        for words, wide in zip(cells, widths, strict=True):
            painter.setPen(QColor(INK.text))
            painter.drawText(QRectF(x, self._y, wide, high), _Align.AlignLeft | _Align.AlignVCenter, words)
            x += wide
        self._y += high
        painter.setPen(QPen(QColor(INK.line), 0.8))
        painter.drawLine(QPointF(self._room.left(), self._y), QPointF(self._room.right(), self._y))

    def _foot(self, words: str) -> None:
        self._painter.setFont(self._font(SMALL))
        self._painter.setPen(QColor(INK.second))
        box = QRectF(self._room.left(), self._room.bottom() - 16, self._room.width(), 16)
        self._painter.drawText(box, _Align.AlignLeft, "BackCare · habits only, not a medical report")
        self._painter.drawText(box, _Align.AlignRight, words)
