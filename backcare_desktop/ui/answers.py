"""What was answered about the desk, question by question and day by day: no score, no streak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backcare_desktop.core.commands import Answer, Emit, Open, Page, Reply
from backcare_desktop.core.deskanswers import Said, day_words, for_later, said
from backcare_desktop.core.posturecheck import PostureQuestion
from backcare_desktop.core.tally import Row
from backcare_desktop.ui import theme
from backcare_desktop.ui.checkparts import advice
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.widgets import Card, Flow, Heading, PlainButton, PrimaryButton, Text, TextButton
from backcare_desktop.ui.window import Window

Index = QModelIndex | QPersistentModelIndex

WIDTH_PX: Final = 720
COLUMNS: Final = ("Question", "Last time", "Before")
SHARES: Final = (0.44, 0.28)
"""The width of the first columns, of the whole; the last one has the rest."""
NO_BREAK: Final = "\u00a0"
_MARGIN_PX: Final = theme.SPACE_16
_WRAPS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
SHOWN: Final = 6
"""How many earlier days stand in one line; the history has them all."""
NO_SCORE: Final = "What you said, and when. There is no score: desks change, and so do days."
NOTHING_YET: Final = (
    "No answers yet. The check has short questions about your desk. Answer as many as you like, whenever you like."
)


class AnswersWindow(Window):
    """``rows``: every answer so far, read again at each ``refresh``."""

    def __init__(
        self,
        emit: Emit,
        questions: Sequence[PostureQuestion],
        rows: Callable[[], Sequence[Row]],
        today: date,
    ) -> None:
        super().__init__("Your desk answers", WIDTH_PX)
        keep_until_destroyed(self)
        self._emit = emit
        self._questions = tuple(questions)
        self._rows = rows
        self._today = today
        self._content: QWidget | None = None
        self.refresh()

    def refresh(self) -> None:
        """Read the answers again and show them."""
        if self._content is not None:
            self.column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        rows = self._rows()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_16)
        column.addWidget(Heading("Your desk, question by question"))
        column.addWidget(Text(NO_SCORE if rows else NOTHING_YET))
        waiting = [each for each in self._questions if each.id in for_later(rows)]
        if waiting:
            column.addWidget(self._for_later(waiting))
        if rows:
            column.addWidget(AnswersTable(self._questions, rows, self._today))
        column.addLayout(self._ways_on(is_first=not rows))
        column.addStretch(1)
        self.column.addWidget(self._content, 1)
        self._content.show()
        self.fit()

    def _for_later(self, waiting: Sequence[PostureQuestion]) -> Card:
        """The advice that waits, each with its way to be done."""
        card = Card(theme.SPACE_12)
        card.column.addWidget(Heading("For later", theme.SIZE_LARGE))
        for question in waiting:
            line = QHBoxLayout()
            line.addLayout(advice(question), 1)
            done = PlainButton("Done", partial(self._emit, Answer(question.id, Reply.DONE)))
            done.setAccessibleName(f"Done: {question.if_no}")
            line.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
            card.column.addLayout(line)
        return card

    def _ways_on(self, *, is_first: bool) -> Flow:
        flow = Flow(theme.SPACE_16)
        words = "&Begin the desk check" if is_first else "Go through the &questions"
        flow.addWidget(PrimaryButton(words, partial(self._emit, Open(Page.CHECK))))
        for text, page in (("H&istory", Page.HISTORY), ("When to get &help", Page.HELP)):
            flow.addWidget(TextButton(text, partial(self._emit, Open(page))))
        return flow


class AnswersTable(QTableWidget):
    """A line for each question that was answered, in the order of the check; as high as what it says."""

    def __init__(self, questions: Sequence[PostureQuestion], rows: Sequence[Row], today: date) -> None:
        found = [(each, said(rows, each.id)) for each in questions]
        lines = [(each, past) for each, past in found if past]
        super().__init__(len(lines), len(COLUMNS))
        self._is_fitting = False
        self.setAccessibleName("Your answers")
        self.setHorizontalHeaderLabels(COLUMNS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        self.setItemDelegate(_Lines(self))
        for number, (question, past) in enumerate(lines):
            for column, text in enumerate((question.question, _words(past[0], today), _earlier(past[1:], today))):
                self.setItem(number, column, QTableWidgetItem(text))
        theme.set_font(self, theme.SIZE_BODY)
        theme.set_font(header, theme.SIZE_SMALL)
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
        self.setFixedHeight(self.sizeHint().height())

    def _restyle(self) -> None:
        tokens = theme.current()
        self.setStyleSheet(
            f"QTableWidget {{ background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.line};"
            f" border-radius: {theme.RADIUS_CARD}px; selection-background-color: {tokens.line};"
            f" selection-color: {tokens.text}; outline: none; }}"
            f"QTableWidget:focus {{ border: 2px solid {tokens.accent}; }}"
            "QHeaderView { background: transparent; border: none; }"
            f"QHeaderView::section {{ background: transparent; color: {tokens.second}; border: none;"
            f" padding: {theme.SPACE_8}px {theme.SPACE_16}px; }}"
        )


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
