"""What is counted of a move, in the middle, and at its right the dots that tell which move of the break it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.core.moves.turns import Turn, Turns
from backcare_desktop.ui import theme
from backcare_desktop.ui.lines import Dots, Lines

_WIDEST: Final = "Right side · 2 of 3 times · hold 20 s"


class Count(QWidget):
    """One line, whose height stays, whatever is counted."""

    def __init__(self) -> None:
        super().__init__()
        self.line = Lines(theme.SIZE_TITLE, "accent")
        self.dots = Dots()
        self._turns: Turns | None = None
        self._turn: Turn | None = None
        """What was told last."""
        self.new_side = ""
        """The side that works since then; empty while it is the one before."""
        self._balance = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._balance)
        row.addWidget(self.line, 1)
        row.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignVCenter)

    def begin(self, turns: Turns | None) -> None:
        """Count these from now on; None: there is nothing to count."""
        self._turns, self._turn, self.new_side = turns, None, ""

    def tell(self, into_s: float, *, is_running: bool) -> None:
        """Say side, repetition and hold so far into the move; what waits counts nothing."""
        if self._turns is None:
            return
        before, turn = self._turn, self._turns.at(into_s)
        self._turn = turn
        self.line.say(turn.words() if is_running else "")
        self.new_side = "" if before is None or before.side == turn.side else turn.side

    @property
    def is_first_side(self) -> bool:
        """Whether the side works with which the move began."""
        return self._turns is None or self._turn is None or self._turn.side == self._turns.at(0.0).side

    def fit(self, room_px: int, ratio: float, *, moves: int) -> None:
        """As large as the column lets it be; dots only for several moves, and where they leave it in the middle."""
        size_px = theme.SIZE_TITLE
        wide_px = QFontMetrics(theme.font(round(size_px * ratio))).horizontalAdvance(_WIDEST)
        self.line.write(size_px if wide_px <= room_px else theme.SIZE_HEADING)
        self.line.setMinimumHeight(self.line.fontMetrics().height() + 2)
        dots_px = self.dots.sizeHint().width()
        has_dots = moves > 1 and wide_px + 2 * dots_px <= room_px
        self.dots.setVisible(has_dots)
        self._balance.setFixedWidth(dots_px if has_dots else 0)
