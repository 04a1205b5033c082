"""Layouts that are higher where they are narrower: rows of chips, buttons and links that go on below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from backcare_desktop.ui import theme


class Boxes(QLayout):
    """A layout that is higher where it is narrower, and wants no more room than it needs."""

    def __init__(self, spacing_px: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing_px)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at that place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the one at that place away, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower one is higher."""
        return True

    def sizeHint(self) -> QSize:
        """The least size; it grows with the room."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As large as the largest item."""
        result = QSize()
        for item in self._items:
            result = result.expandedTo(item.minimumSize())
        return result

    def is_mirrored(self) -> bool:
        """Whether the window is read from the right."""
        owner = self.parentWidget()
        return owner is not None and owner.layoutDirection() is Qt.LayoutDirection.RightToLeft


class Flow(Boxes):
    """Lays its widgets out in rows, as many to a row as fit."""

    def __init__(self, spacing_px: int = theme.SPACE_8, *, outdent_px: int = 0, is_even: bool = False) -> None:
        """``outdent_px``: begin so far outside, that words inside an unseen edge stand in line with what is above;
        a row that begins with an outlined or a filled button begins in line.

        ``is_even``: rows about equally long, so that none is left alone in the last one.
        """
        super().__init__(spacing_px)
        self._outdent_px = outdent_px
        self._is_even = is_even

    def heightForWidth(self, width: int) -> int:
        """How high the rows are together at that width."""
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._place(rect, moves=True)

    def _evened(self, room_px: int) -> int:
        """The least width that takes no more rows than this one."""
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        rows = self._rows(widths, room_px)
        low, high = max(widths, default=0), room_px
        while rows > 1 and low < high:  # in a single row it makes no difference
            middle = (low + high) // 2
            low, high = (low, middle) if self._rows(widths, middle) <= rows else (middle + 1, high)
        return high

    def _rows(self, widths: Sequence[int], room_px: int) -> int:
        """How many rows these take."""
        rows, x = 1, 0
        for width in widths:
            if x and x + width > room_px:
                rows, x = rows + 1, 0
            x += width + self.spacing()
        return rows

    def _place(self, rect: QRect, *, moves: bool) -> int:
        edges = self.contentsMargins()
        rect = rect.marginsRemoved(edges)
        rect.setLeft(rect.left() - self._outdent_px)
        rect.setRight(rect.right() + self._outdent_px)
        room_px = self._evened(rect.width()) if self._is_even else rect.width()
        y, bottom = rect.y(), rect.y()
        for sizes in self._in_rows(room_px):
            high_px = max(size.height() for _, size in sizes)
            x = rect.x() + (self._outdent_px if _has_seen_edge(sizes[0][0]) else 0)
            for item, size in sizes:
                if moves:
                    left = rect.right() + 1 - (x - rect.x()) - size.width() if self.is_mirrored() else x
                    item.setGeometry(QRect(QPoint(left, y + (high_px - size.height() + 1) // 2), size))
                x += size.width() + self.spacing()
            bottom = y + high_px
            y = bottom + min(self.spacing(), theme.SPACE_8)
        return bottom - rect.y() + edges.top() + edges.bottom()

    def _in_rows(self, room_px: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each row, with its size."""
        row: list[tuple[QLayoutItem, QSize]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if row and x + size.width() > room_px:
                yield row
                row, x = [], 0
            row.append((item, size))
            x += size.width() + self.spacing()
        if row:
            yield row


def _has_seen_edge(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.property("look") in ("", "primary")
