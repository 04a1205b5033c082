"""A question in the corner that waits for an answer without taking the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from backcare_desktop.core.commands import Emit
from backcare_desktop.core.view import View
from backcare_desktop.ui import theme
from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.material import Manner
from backcare_desktop.ui.notice import COMPACT, by_mouse_only, help_button
from backcare_desktop.ui.widgets import Flow, PlainButton, Text

SIZE: Final = QSize(360, 120)

Choice = tuple[str, Callable[[], object]]
"""The words of an answer, and what it does."""


class Question(CornerWindow):
    """Asks once; any answer closes it. "When to get help" is no answer: the question stays."""

    def __init__(self, emit: Emit, text: tuple[str, str], choices: Sequence[Choice], manner: Manner) -> None:
        super().__init__(SIZE, manner)
        title, words = text
        keep_until_destroyed(self)
        self.setWindowTitle("BackCare question")
        self.setStyleSheet(COMPACT)
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.margins(theme.SPACE_16, theme.SPACE_8, theme.SPACE_8, theme.SPACE_12))
        column.setSpacing(theme.SPACE_8)
        self.help = help_button(emit)
        by_mouse_only(self.help)
        head = QHBoxLayout()
        head.addWidget(Text(title, size_px=theme.SIZE_BODY, weight=QFont.Weight.DemiBold), 1)
        head.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(Text(words, size_px=theme.SIZE_SMALL, look="second"))
        answers = Flow()
        for answer, act in choices:
            button = PlainButton(answer, self._answering(act), theme.SIZE_SMALL)
            by_mouse_only(button)
            answers.addWidget(button)
            self.buttons.append(button)
        column.addStretch(1)
        column.addLayout(answers)
        self.reword(f"{title} {words}")

    def pass_after(self, seconds: float) -> None:
        """Go by itself when that long has passed; not while the pointer is over it, as it is being read."""
        passes = QTimer(self, interval=round(seconds * 1000))
        passes.timeout.connect(lambda: None if self.underMouse() else self.end())
        passes.start()

    def show_state(self, view: View) -> None:
        """A question stands as it is, whatever the state."""

    def _answering(self, act: Callable[[], object]) -> Callable[[], None]:
        def answer() -> None:
            self.end()
            act()

        return answer
