"""The foot of the break window: how well a move is studied, and what everybody should know."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.lines import Lines

AIR_PX: Final = theme.SPACE_16
"""Above them, where there is room: they are no part of the caution."""


class Notes(QWidget):
    """Two texts one below the other, on lower screens side by side; they go before what must be read."""

    def __init__(self, footer: str) -> None:
        super().__init__()
        self.grade = Lines(theme.SIZE_HEADING, "second")
        self.footer = Lines(theme.SIZE_HEADING, "second")
        self.footer.say(footer)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for line in (self.grade, self.footer):
            self._box.addWidget(line)

    def stand_off(self, room_px: int) -> None:
        """Leave as much of that room above them as makes them a part of their own."""
        self._box.setContentsMargins(0, min(AIR_PX, room_px), 0, 0)

    def fit(self, width_px: int, ratio: float, *, tight: int, is_telling: bool) -> None:
        """Take that width, and that part of the size of type; ``is_telling``: a word of more weight stands above."""
        is_beside = 2 <= tight < 6
        way = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        below_px = theme.SPACE_8 if tight < 3 else theme.SPACE_4
        self._box.setDirection(way)
        self.stand_off(0)
        self._box.setSpacing(theme.SPACE_40 if is_beside else below_px)
        has_grade = bool(self.grade.text()) and tight < 6
        has_footer = tight < 6 or (tight < 8 and not is_telling)
        self.grade.setVisible(has_grade)
        self.footer.setVisible(has_footer)
        self.setVisible(has_grade or has_footer)
        for line in (self.grade, self.footer):
            line.fit((width_px - theme.SPACE_40) // 2 if is_beside else width_px, ratio)
