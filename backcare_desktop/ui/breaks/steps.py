"""The instructions of a move: the current one large, the others as far as there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.lines import Lines

MOST: Final = 6
_LINE_PX: Final = 40


class Instructions(QWidget):
    """Lines one below the other; each keeps its height when it becomes the current one, so nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [Lines(theme.SIZE_HEADING, "second") for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in self.lines:
            column.addWidget(line)

    def say(self, instructions: Sequence[str]) -> None:
        """Show these."""
        for line, text in zip(self.lines, (*instructions, *[""] * MOST), strict=False):
            line.say(text)

    def mark(self, current: int, tight: int, ratio: float) -> None:
        """Write the current one large; on ever smaller screens (``tight``) fewer of the others stay."""
        for index, line in enumerate(self.lines):
            is_on = index == current
            line.write(theme.SIZE_TITLE if is_on else theme.SIZE_HEADING)
            line.setProperty("look", "" if is_on else "second")
            line.setMinimumHeight(0)  # else it counts in the hint
            line.setMinimumHeight(max(theme.scaled(_LINE_PX * ratio), line.sizeHint().height()))
            is_near = current <= index <= current + (1 if tight < 4 else 0)
            line.setVisible(bool(line.text()) and (is_near or tight < 1))
            line.style().polish(line)
