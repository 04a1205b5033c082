"""The figure above the page of a move: the move plays in place while the person reads how it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.core.figure.poses import Figures
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.ui import theme
from backcare_desktop.ui.page_view import COLUMN_PX
from backcare_desktop.ui.widgets import Text

if TYPE_CHECKING:
    from backcare_desktop.ui.figure.figure import Figure

HEIGHT_PX: Final = 220
PART: Final = 0.34
LEAST_PX: Final = 120
"""Its usual height; it takes at most that part of the column, and goes when that would be less than this."""


class MovePanel(QWidget):
    """Shows a move and says what is done; made when the first move is shown. ``is_still``: reduced motion."""

    def __init__(self, figures: Figures, *, is_still: bool) -> None:
        super().__init__()
        self._figures = figures
        self._is_still = is_still
        self._has_move = False
        self.figure: Figure | None = None
        self.words = Text(look="second")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.SPACE_4)
        self._column.setContentsMargins(theme.SPACE_24, theme.SPACE_12, theme.SPACE_24, 0)
        self.hide()

    def show_move(self, move: Exercise | None) -> None:
        """Show this move, or nothing."""
        if move is not None and self.figure is None:
            self.figure = self._make()
        if self.figure is not None:
            self.figure.show_exercise(move)
        self._has_move = self.figure is not None and self.figure.has_figure

    def fit(self, column_height_px: int) -> None:
        """Take the room that there is."""
        height = min(theme.scaled(HEIGHT_PX), round(PART * column_height_px))
        self.setMaximumWidth(theme.scaled(COLUMN_PX) + 2 * theme.SPACE_24)
        if self.figure is not None:
            self.figure.setMaximumHeight(max(1, height))  # not fixed: the window must be able to get lower
        self.words.setVisible(self.figure is not None and not self._is_still)  # without a place it would be a window
        self.setVisible(self._has_move and height >= LEAST_PX)

    def _make(self) -> Figure:
        from backcare_desktop.ui.figure.figure import Figure

        figure = Figure(self._figures, is_still=self._is_still)
        figure.told.connect(self.words.setText)
        self._column.addWidget(figure)
        self._column.addWidget(self.words)
        return figure
