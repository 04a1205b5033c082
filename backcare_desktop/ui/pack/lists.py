"""Who must not use a pack, as lists: side by side where there is room, so that all of it is read at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.pack.screen import PackList
from backcare_desktop.ui import theme
from backcare_desktop.ui.flow import Boxes
from backcare_desktop.ui.widgets import Card, Text

LONG: Final = 8
"""More points than that, in all lists together, are a long page."""
CARD_PX: Final = 300
COLUMN_PX: Final = 260
"""The least width of a list, and of a column in it, beside others."""

ROW_CHARACTERS: Final = 60


class Lists(QWidget):
    """A card for each list; one that holds nearly all of a long page stands in two columns."""

    def __init__(self, lists: Sequence[PackList]) -> None:
        super().__init__()
        points = sum(len(each.lines) for each in lists)
        self.is_long = points > LONG
        cards = Beside(CARD_PX, theme.SPACE_16)
        for each in lists:
            columns = 2 if self.is_long and 3 * len(each.lines) > 2 * points else 1
            cards.add(_card(each, columns), columns)
        self.setLayout(cards)


class Beside(Boxes):
    """Widgets beside each other, each with its share of the width; below each other where one would be too narrow."""

    def __init__(self, least_px: int, spacing_px: int, *, stacked_px: int | None = None) -> None:
        """``stacked_px``: the room between them below each other."""
        super().__init__(spacing_px)
        self._least_px = least_px
        self._stacked_px = spacing_px if stacked_px is None else stacked_px
        self._shares: list[int] = []

    def add(self, widget: QWidget, share: int = 1) -> None:
        """Take one more, with that many parts of the width."""
        self._shares.append(share)
        self.addWidget(widget)

    def heightForWidth(self, width: int) -> int:
        """How high it is at that width."""
        boxes = self._boxes(QRect(0, 0, width, 0))
        return max((box.bottom() + 1 for box in boxes), default=0)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything; cards beside each other are equally high."""
        super().setGeometry(rect)
        boxes = self._boxes(rect)
        is_beside = len({box.top() for box in boxes}) == 1
        for item, box in zip(self._items, boxes, strict=True):
            if is_beside:
                box.setHeight(max(each.height() for each in boxes))
            if self.is_mirrored():
                box.moveRight(rect.left() + rect.right() - box.left())
            item.setGeometry(box)

    def _boxes(self, rect: QRect) -> list[QRect]:
        gap_px, shares = self.spacing(), sum(self._shares)
        part = (rect.width() - gap_px * (shares - 1)) / max(1, shares)
        if part < theme.scaled(self._least_px) and shares > 1:
            heights = [item.heightForWidth(rect.width()) for item in self._items]
            tops = accumulate([rect.top(), *(each + self._stacked_px for each in heights)])
            return [QRect(rect.left(), top, rect.width(), high) for top, high in zip(tops, heights, strict=False)]
        begins = accumulate([0, *self._shares])
        boxes = []
        for item, begin, share in zip(self._items, begins, self._shares, strict=False):
            left, right = round((part + gap_px) * begin), round((part + gap_px) * (begin + share)) - gap_px
            high = item.heightForWidth(right - left)
            boxes.append(QRect(rect.left() + left, rect.top(), right - left, high))
        return boxes


def _card(told: PackList, columns: int) -> Card:
    card = Card()
    card.column.addWidget(Text(told.title, weight=QFont.Weight.DemiBold))
    beside = Beside(COLUMN_PX, theme.SPACE_24, stacked_px=theme.SPACE_8)
    for lines in _halves(told.lines) if columns > 1 else (told.lines,):
        beside.add(_points(lines))
    card.column.addLayout(beside)
    card.column.addStretch(1)
    return card


def _halves(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """About as many rows in the second as in the first."""
    ends = list(accumulate(1 + len(each) // ROW_CHARACTERS for each in lines))
    first = min(range(1, len(ends)), key=lambda count: abs(2 * ends[count - 1] - ends[-1]))
    return lines[:first], lines[first:]


def _points(lines: Sequence[str]) -> QWidget:
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE_8)
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_8)
        row.addWidget(Text("•"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(line), 1)
        column.addLayout(row)
    column.addStretch(1)
    return result
