"""A list to choose from, one column of the guide: titles that wrap, headings between, pills at the end."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from backcare_desktop.ui.choicerows import ROW, Index, Row, RowPainter
from backcare_desktop.ui.viewport import know_viewport


class Choices(QListWidget):
    """Rows to choose from. ``glanced``: the person moved to a row; ``opened``: chose it by Enter or click."""

    glanced = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        know_viewport(self)
        self._rows: list[Row] = []
        self._laid_rows = self._rows
        """Those that were laid out last."""
        self._brought_px = 0
        """How far it was scrolled last by itself."""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "column")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._glance)
        self.itemClicked.connect(self._open)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows, from the top; nothing is chosen yet."""
        kept = list(rows)
        if kept == self._rows:
            return
        self._rows = kept
        self.blockSignals(True)
        self.clear()
        for row in kept:
            item = QListWidgetItem(row.title)
            item.setData(ROW, row)
            spoken = ", ".join(part for part in (row.title, row.detail, row.chip) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            if not row.id:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.blockSignals(False)

    def mark(self, row_id: str) -> None:
        """Show this row as the chosen one, without a signal; an unknown or empty id unmarks."""
        self.blockSignals(True)
        number = next((place for place, row in enumerate(self._rows) if row.id and row.id == row_id), -1)
        is_other = number != self.currentRow()
        self.setCurrentRow(number)
        if number < 0:
            self.clearSelection()
        elif is_other:
            self.scrollTo(self.currentIndex())
        self.blockSignals(False)
        self.viewport().update()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll no further than is needed, and so that a whole row is the first."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if bar.value() != before:
            self._begin_whole(index)

    def doItemsLayout(self) -> None:
        """Rows that are only measured anew stay in sight: the chosen one, else the first that is seen."""
        held, is_same = self._row_in_sight(), self._laid_rows is self._rows
        top_px = self.visualRect(held).top()
        super().doItemsLayout()
        self._laid_rows = self._rows
        bar = self.verticalScrollBar()
        if not is_same or not held.isValid():
            return
        if bar.value():
            rect = self.visualRect(held)
            bar.setValue(bar.value() + rect.top() - max(top_px, -rect.height() // 2))
        if held == self.currentIndex():
            self._keep_in_sight(held)

    def _keep_in_sight(self, index: Index) -> None:
        self.executeDelayedItemsLayout()
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index)

    def _row_in_sight(self) -> QModelIndex:
        chosen = self.currentIndex()
        if chosen.isValid() and self.viewport().rect().contains(self.visualRect(chosen)):
            return chosen
        rows = [self.model().index(number, 0) for number in range(self.count())]
        above = bisect(rows, 0, key=lambda row: self.visualRect(row).top())  # by their tops: their heights are new
        return rows[above - 1] if above else QModelIndex()

    def updateGeometries(self) -> None:
        """Let it scroll so far that a whole row is the first at the end too."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().updateGeometries()
        most = bar.maximum()
        first = self.visualRect(self.indexAt(QPoint(self.viewport().width() // 2, most - bar.value())))
        if most and first.isValid() and first.top() < most - bar.value():
            bar.setMaximum(bar.value() + first.bottom() + 1)
            bar.setValue(before)

    def ids(self) -> list[str]:
        """The ids that can be chosen, in order."""
        return [row.id for row in self._rows if row.id]

    def take_focus(self) -> None:
        """Take the keyboard, at the chosen row or else the first."""
        if self.currentRow() < 0:
            self.mark(next(iter(self.ids()), ""))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def relayout(self) -> None:
        """Measure the rows again: the type or the width changed."""
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Right open the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self._open(self.currentItem())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Passing through by Tab opens nothing: Qt makes the first row the current one where there is none."""
        is_blocked = self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(is_blocked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles wrap anew; what was scrolled to stays in sight."""
        was_seen = QRect(QPoint(), event.oldSize()).contains(self.visualRect(self.currentIndex()))
        super().resizeEvent(event)
        self.relayout()
        bar = self.verticalScrollBar()
        if self._brought_px and bar.value() == min(self._brought_px, bar.maximum()):
            self._bring_anew()
        elif was_seen:
            self._keep_in_sight(self.currentIndex())

    def _bring_anew(self) -> None:
        """From the top if it can be, else in the middle."""
        self.executeDelayedItemsLayout()
        index = self.currentIndex()
        self.verticalScrollBar().setValue(0)
        if not self.viewport().rect().contains(self.visualRect(index)):
            super().scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._begin_whole(index)

    def _begin_whole(self, index: Index) -> None:
        """Begin with the row that is cut above, or with the next one where ``index`` would be cut below."""
        bar = self.verticalScrollBar()
        first = self.visualRect(self.indexAt(QPoint(self.viewport().width() // 2, 0)))
        bar.setValue(bar.value() + first.top())
        if first.top() and self.visualRect(index).bottom() >= self.viewport().height():
            bar.setValue(bar.value() + first.height())
        self._brought_px = bar.value()

    def _glance(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.glanced.emit(item.data(ROW).id)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ROW).id:
            self.opened.emit(item.data(ROW).id)
