"""A break that leaves the screen free: what is left of it in the corner, the way to its moves, and every way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from backcare_desktop.core import wording
from backcare_desktop.core.commands import Emit
from backcare_desktop.core.events import Done, Exit, Skip, SnoozeFor
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.ui import hearing, theme
from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.material import Manner
from backcare_desktop.ui.notice import COMPACT, by_mouse_only, help_button
from backcare_desktop.ui.widgets import PrimaryButton, Ring, Text, TextButton, row

SIZE: Final = QSize(360, 96)
WAITS: Final = "It waits for your hands to rest."
RUNS: Final = "Stand up. Look far away. Move as you like."
WAS_STRICT: Final = "Leave the break"
SKIPS: Final = "Skip the break"


class SmallBreak(CornerWindow):
    """Counts the break down beside the work. ``show_moves``: the person wants to see what to do."""

    def __init__(self, emit: Emit, manner: Manner, show_moves: Callable[[], object]) -> None:
        super().__init__(SIZE, manner)
        self.setWindowTitle("BackCare small break")
        self.setStyleSheet(COMPACT)
        self._emit = emit
        self._can_skip = True
        self._prompt: PromptView | None = None
        self.ring = Ring(32)
        self.title = Text(size_px=theme.SIZE_BODY, weight=QFont.Weight.DemiBold)
        self.words = Text(size_px=theme.SIZE_SMALL, look="second")
        self.words.setContentsMargins(theme.margins(0, 0, theme.SPACE_8, 0))
        self.moves = PrimaryButton("Show moves", show_moves, theme.SIZE_SMALL)
        self.done = TextButton("Done", lambda: emit(Done()), theme.SIZE_SMALL)
        self.later = TextButton("Later", lambda: emit(SnoozeFor()), theme.SIZE_SMALL)
        self.help = help_button(emit)
        self.leave = TextButton("×", self._leave)
        self._lay_out()

    def show_state(self, view: View) -> None:
        """Show this state."""
        prompt = view.prompt
        if prompt is None:
            return
        self.ring.set_value(_left(prompt))
        self.done.setVisible(prompt.can_done)
        self.later.setVisible(prompt.can_snooze)
        self._can_skip = prompt.can_skip
        way_out = SKIPS if prompt.can_skip else WAS_STRICT
        self.leave.setAccessibleName(way_out)
        self.leave.setToolTip(way_out)
        words = RUNS if prompt.is_running else WAITS
        self._prompt = prompt
        self.title.setText(f"{prompt.title} · {wording.countdown_text(prompt.left_s or 0.0)}")
        self.words.setText(words)
        told = f"{prompt.title}. {words}"
        if told != self.accessibleName():
            self.reword(told)
            self.announce(told)

    def end(self) -> None:
        """It is over; who does not see that hears it."""
        if self._prompt is not None:
            hearing.announce_end(self._prompt)
        super().end()

    def _leave(self) -> None:
        self._emit(Skip() if self._can_skip else Exit())

    def _lay_out(self) -> None:
        for button in (self.moves, self.done, self.later, self.help, self.leave):
            by_mouse_only(button)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, theme.SPACE_4, 0, 0)
        buttons.setSpacing(theme.SPACE_4)
        for each in (self.moves, self.done, self.later):
            buttons.addWidget(each)
        buttons.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.margins(theme.SPACE_16, theme.SPACE_8, theme.SPACE_8, theme.SPACE_12))
        grid.setHorizontalSpacing(theme.SPACE_12)
        grid.setVerticalSpacing(theme.SPACE_4)
        grid.addWidget(self.ring, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.title, 0, 1)
        grid.addLayout(row(self.help, self.leave, spacing_px=0), 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 1, 1, 1, 2)
        grid.addLayout(buttons, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)


def _left(prompt: PromptView) -> float:
    return (prompt.left_s or 0.0) / prompt.total_s if prompt.total_s > 0 else 0.0
