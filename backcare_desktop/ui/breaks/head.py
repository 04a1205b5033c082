"""The head of the break window: which break it is, the name of the move, and the ring with the time at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.lines import Lines, TimeRing

WORDS_PX: Final = 480
"""The words stand in the middle where the ring leaves them that much, else left of it."""


class Head(QWidget):
    """The words in the middle, the ring at their right."""

    def __init__(self, ring: TimeRing) -> None:
        super().__init__()
        self.ring = ring
        self.title = Lines(theme.SIZE_HEADING, "second")
        self.why = Lines(theme.SIZE_HEADING, "second")
        self.name = Lines(theme.SIZE_TITLE, weight=QFont.Weight.DemiBold)
        self._balance = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_16)
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_4)
        words.addStretch(1)
        for line in (self.title, self.why, self.name):
            words.addWidget(line)
        words.addStretch(1)
        row.addWidget(self._balance)
        row.addLayout(words, 1)
        row.addWidget(ring, 0, Qt.AlignmentFlag.AlignTop)

    def fit(self, width_px: int, ratio: float, ring_part: float) -> None:
        """Take that width, that part of the size of type, and that part of the ring; 0 leaves it out."""
        self.ring.shrink(ring_part, ratio)
        aside_px = self.ring.width() if ring_part else 0
        room_px = width_px - aside_px - 2 * theme.SPACE_16
        is_middle = room_px - aside_px >= theme.scaled(WORDS_PX * ratio)
        self._balance.setFixedWidth(aside_px if is_middle else 0)
        self._balance.setVisible(bool(aside_px))  # else the room beside it would push the words aside
        for line in (self.title, self.why, self.name):
            line.fit(room_px - self._balance.width(), ratio)
