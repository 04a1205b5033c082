"""A chart as a table: every value as text, for screen readers and for whoever would rather read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from backcare_desktop.ui import tables, theme

Index = QModelIndex | QPersistentModelIndex
MOST_LINES: Final = 14
"""A longer table scrolls inside itself."""
_ROLES: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_NONE: Final = QModelIndex()
_QT_ADDS_PX: Final = 3
"""The room that Qt leaves beside the words of a cell, and not beside those of a head."""


class Lines(QAbstractTableModel):
    """Columns with names, lines of text."""

    def __init__(self, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._columns, self._lines = tuple(columns), tuple(lines)

    def rowCount(self, parent: Index = _NONE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; for a screen reader an empty one says so."""
        if not index.isValid() or role not in _ROLES:
            return None
        text = self._lines[index.row()][index.column()]
        return text or ("none" if role == Qt.ItemDataRole.AccessibleTextRole else "–")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal and role in _ROLES:
            return self._columns[section]
        return None


class LinesView(QTableView):
    """As high as its lines, up to so many; Tab leaves it, the arrow keys walk in it."""

    def __init__(
        self, title: str, columns: Sequence[str], lines: Sequence[Sequence[str]], *, most_lines: int = MOST_LINES
    ) -> None:
        super().__init__()
        self._lines = Lines(columns, lines)
        self._most_lines = most_lines
        self.setModel(self._lines)
        tables.set_up(self, f"{title}, as a table", QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setResizeContentsPrecision(40)
        theme.signals.changed.connect(self._restyle)
        self._restyle()

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys for walking, while this has the focus."""
        walks = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in walks:
            event.accept()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        line_px = self.fontMetrics().height() + theme.SPACE_12
        lines = min(self._most_lines, max(1, self._lines.rowCount()))
        height = self.horizontalHeader().sizeHint().height() + lines * line_px + 2 * theme.SPACE_4
        return QSize(super().sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the bar below, where the columns are wider than the window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        wants_px = sum(
            max(self.sizeHintForColumn(each), header.sectionSizeHint(each)) for each in range(header.count())
        )
        is_wide = wants_px > self.viewport().width()
        header.setStretchLastSection(not is_wide)  # else it would cut the last column
        bar_px = self.horizontalScrollBar().sizeHint().height() if is_wide else 0
        self.setFixedHeight(self.sizeHint().height() + bar_px)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.SPACE_12)
        head = f"1px solid {theme.current().line}"
        look = tables.style(radius_px=theme.RADIUS_CONTROL, beside_px=theme.SPACE_12, below_head=head)
        self.setStyleSheet(f"{look} QTableView::item {{ padding: 2px {theme.SPACE_12 - _QT_ADDS_PX}px; }}")
        self._fit()
