"""The table of what was answered about the desk: a line for each question, read by keys and by screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from backcare_desktop.core.guide.deskanswers import Said, day_words, said
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.tally import Row
from backcare_desktop.ui import tables, theme

Index = QModelIndex | QPersistentModelIndex

COLUMNS: Final = ("Question", "Last time", "Before")
SHARES: Final = (0.44, 0.28)
"""The width of the first columns, of the whole; the last one has the rest."""
NO_BREAK: Final = "\u00a0"
_MARGIN_PX: Final = theme.SPACE_16
_WRAPS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
SHOWN: Final = 6
"""How many earlier days stand in one line; the history has them all."""


def lines_of(
    questions: Sequence[PostureQuestion], rows: Sequence[Row], today: date
) -> list[tuple[PostureQuestion, tuple[str, str, str]]]:
    """What stands in each line, for the questions that were answered, in the order of the check."""
    found = [(each, said(rows, each.id)) for each in questions]
    return [(each, (each.question, _words(past[0], today), _earlier(past[1:], today))) for each, past in found if past]


class AnswersTable(QTableWidget):
    """A line for each question that was answered, in the order of the check; as high as what it says."""

    grew = Signal()
    """It is higher or lower than before: it knows its lines only at its real width."""

    def __init__(self, questions: Sequence[PostureQuestion], rows: Sequence[Row], today: date) -> None:
        lines = lines_of(questions, rows, today)
        super().__init__(len(lines), len(COLUMNS))
        self._is_fitting = False
        tables.set_up(self, "Your answers", QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeaderLabels(COLUMNS)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Lines(self))
        for number, (_question, texts) in enumerate(lines):
            for column, text in enumerate(texts):
                self.setItem(number, column, QTableWidgetItem(text))
        theme.signals.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """As high as all lines."""
        height_px = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(super().sizeHint().width(), height_px + 2 * self.frameWidth() + theme.SPACE_4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs higher lines."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and not self._is_fitting:
            self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the line that the keys have reached in sight: the window scrolls, not the table."""
        super().currentChanged(current, previous)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None and self.hasFocus():
            line = self.visualRect(current)
            centre = self.viewport().mapTo(inside, line.center())
            area.ensureVisible(centre.x(), centre.y(), 0, line.height())

    def _fit(self) -> None:
        for column, share in enumerate(SHARES):
            least_px = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, max(least_px, round(self.viewport().width() * share)))
        self.resizeRowsToContents()
        height_px = self.sizeHint().height()
        if height_px != self.height():
            self.setFixedHeight(height_px)
            self.grew.emit()

    def _restyle(self) -> None:
        self.setStyleSheet(tables.style(radius_px=theme.RADIUS_CARD, beside_px=theme.SPACE_16, below_head="none"))


class _Lines(QStyledItemDelegate):
    """Text that wraps inside its margins, with a hairline above."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the hairline, the choice and the words."""
        tokens = theme.current()
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box.adjusted(0, 1, 0, 0), QColor(tokens.line))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.setPen(QColor(tokens.text))
        painter.setFont(option.font)
        painter.drawText(box.adjusted(_MARGIN_PX, theme.SPACE_8, -_MARGIN_PX, -theme.SPACE_8), _WRAPS, index.data())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words are at this width."""
        table = self.parent()
        assert isinstance(table, QTableWidget)
        width_px = table.columnWidth(index.column()) - 2 * _MARGIN_PX
        text = QFontMetrics(option.font).boundingRect(QRect(0, 0, width_px, 0), _WRAPS, index.data())
        return QSize(table.columnWidth(index.column()), text.height() + 2 * theme.SPACE_8)


def _words(each: Said, today: date) -> str:
    day = day_words(each.day, today).replace(" ", NO_BREAK)
    return f"{each.words}, {day}"


def _earlier(past: Sequence[Said], today: date) -> str:
    lines = [_words(each, today) for each in past[:SHOWN]]
    return "\n".join([*lines, "and earlier"] if len(past) > SHOWN else lines)
