"""The notice: what is due and why, in a corner; begin, later, skip by mouse (by keyboard in the tray menu)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.core import wording
from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.events import Begin, Done, Skip, SnoozeFor
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.ui import theme
from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.material import Manner
from backcare_desktop.ui.widgets import PrimaryButton, Ring, Text, TextButton, row

SIZE: Final = QSize(360, 96)
LONGER_S: Final = (600.0, 1800.0)
"""What "later" offers beside the reminder's own snooze time."""
COMPACT: Final = """
QPushButton[look="primary"] { padding: 4px 12px; }
QPushButton[look="text"] { padding: 4px 5px; }
"""
"""Buttons of a small window."""


class Notice(CornerWindow):
    """The small window before a break, and the whole of a light prompt that has no card.

    ``ahead``: the entry of the guide that tells what comes, None where none does.
    """

    def __init__(self, emit: Emit, manner: Manner, ahead: str | None = None) -> None:
        super().__init__(SIZE, manner)
        self.setWindowTitle("BackCare notice")
        self.setStyleSheet(COMPACT)
        self.ring = Ring(24)
        self.title = Text(size_px=theme.SIZE_BODY, weight=QFont.Weight.DemiBold)
        self.why = Text(size_px=theme.SIZE_SMALL, look="second")
        self.begin = PrimaryButton("Begin", lambda: emit(Begin()), theme.SIZE_SMALL)
        self.done = PrimaryButton("Done", lambda: emit(Done()), theme.SIZE_SMALL)
        for button in (self.begin, self.done):
            button.least_px = theme.TARGET_BREAK_PX
        self.later = later_button(self._offer)
        self.help = help_button(emit)
        self.skip = skip_button(emit)
        self.choices = Choices(emit)
        self.ahead = TextButton("What comes", lambda: emit(Open(Page.GUIDE, ahead)), theme.SIZE_SMALL)
        self.ahead.setStyleSheet("padding: 4px 0;")  # its words begin where the others do
        self.ahead.setVisible(ahead is not None)
        self._lay_out()

    def show_state(self, view: View) -> None:
        """Show this state."""
        prompt = view.prompt
        if prompt is None:
            return
        is_light = not prompt.presentation.is_full
        self.ring.set_value(patience_left(prompt))
        self.begin.setVisible(prompt.can_begin and not is_light)
        self.done.setVisible(prompt.can_done and is_light)
        self.later.setVisible(prompt.can_snooze)
        self.skip.setVisible(prompt.can_skip)
        self.choices.offer(prompt.snooze_s)
        if (self.title.text(), self.why.text()) != (prompt.title, prompt.why):
            is_new = self.title.text() != prompt.title
            self.title.setText(prompt.title)
            self.why.setText(prompt.why)
            self.reword(f"{prompt.title}. {prompt.why}")
            if is_new:  # not each minute, as the time in the reason grows
                self.announce(self.accessibleName())

    def _lay_out(self) -> None:
        for button in (self.begin, self.done, self.later, self.ahead, self.skip, self.help):
            by_mouse_only(button)
        head, body, words = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        head.setSpacing(theme.SPACE_12)
        head.addWidget(self.ring)
        head.addWidget(self.title, 1)
        head.addLayout(row(self.help, self.skip, spacing_px=0))
        words.setSpacing(0)
        words.addWidget(self.why)
        words.addWidget(self.ahead, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        body.setSpacing(theme.SPACE_8)
        body.addLayout(words, 1)
        body.addLayout(row(self.begin, self.done, self.later), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.margins(theme.SPACE_16, theme.SPACE_8, theme.SPACE_8, theme.SPACE_8))
        column.setSpacing(0)
        column.addStretch(1)
        for part in (head, body):
            column.addLayout(part)
        column.addStretch(1)
        column.addWidget(self.choices)
        self.choices.hide()

    def below_px(self) -> int:
        """The choices come below: what stands above them keeps its place in the window."""
        return 0 if self.choices.isHidden() else self.choices.sizeHint().height()

    def _offer(self) -> None:
        self.choices.setVisible(self.choices.isHidden())
        self.place()


class Choices(QWidget):
    """The times that "later" offers, in place: a pop-up menu would take the keyboard from the other program."""

    def __init__(self, emit: Emit) -> None:
        super().__init__()
        self._emit = emit
        self._snooze_s = 0.0
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.SPACE_4)
        self._row.addWidget(Text("Again in", size_px=theme.SIZE_SMALL, look="second"))
        self._row.addStretch(1)

    def offer(self, snooze_s: float) -> None:
        """Offer the reminder's own time and the longer ones."""
        if snooze_s == self._snooze_s:
            return
        self._snooze_s = snooze_s
        while self.buttons:
            self.buttons.pop().deleteLater()
        for seconds in (None, *(longer_s for longer_s in LONGER_S if longer_s != snooze_s)):
            button = TextButton(wording.about(seconds or snooze_s), self._puts_off(seconds), theme.SIZE_SMALL)
            by_mouse_only(button)
            self._row.insertWidget(self._row.count() - 1, button)
            self.buttons.append(button)

    def _puts_off(self, seconds: float | None) -> Callable[[], None]:
        return lambda: self._emit(SnoozeFor(seconds))


def later_button(on_click: Callable[[], None]) -> TextButton:
    """The button that opens the choices."""
    button = TextButton("Later ▾", on_click, theme.SIZE_SMALL)
    button.setAccessibleName("Later")
    return button


def skip_button(emit: Emit) -> TextButton:
    """The small cross that skips."""
    button = TextButton("×", lambda: emit(Skip()))
    button.setAccessibleName("Skip")
    button.setToolTip("Skip this one")
    return button


def help_button(emit: Emit) -> TextButton:
    """The small telephone: when to get help, from every window in the corner."""
    button = TextButton("", lambda: emit(Open(Page.HELP)))
    button.show_icon("phone", "now")
    button.setAccessibleName("When to get help")
    button.setToolTip("When to get help")
    return button


def by_mouse_only(button: QPushButton) -> None:
    """Keep the keyboard away from a button of a window that takes no focus."""
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def patience_left(prompt: PromptView) -> float:
    """How much of its time a prompt still has, 1 to 0; always 1 when it stands until answered."""
    if prompt.left_s is None or prompt.total_s <= 0:
        return 1.0
    return prompt.left_s / prompt.total_s
