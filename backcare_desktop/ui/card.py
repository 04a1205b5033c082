"""The card of a light prompt: one cue, or one question about the desk with advice when the answer is no."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from backcare_desktop.core.commands import Answer, Emit, Reply
from backcare_desktop.core.events import Done, Skip
from backcare_desktop.core.present import PromptView, View
from backcare_desktop.core.rules import Kind
from backcare_desktop.ui import overlay, theme
from backcare_desktop.ui.material import CardContent, Manner
from backcare_desktop.ui.notice import COMPACT, Choices, by_mouse_only, later_button, patience_left, skip_button
from backcare_desktop.ui.widgets import PlainButton, PrimaryButton, Ring, Text

SIZE: Final = QSize(360, 160)
_COMPACT: Final = COMPACT + 'QPushButton[look=""] { padding: 5px 14px; }'


class Card(overlay.CornerWindow):
    """Asks for a change of position, never for stillness; praise for a change, no word about a "no"."""

    def __init__(self, emit: Emit, content: CardContent, manner: Manner) -> None:
        super().__init__(SIZE, manner)
        self.setWindowTitle("BackCare card")
        self.setStyleSheet(_COMPACT)
        self._emit = emit
        self._content = content
        self._is_asking = content.question is not None
        self.ring = Ring(24)
        self.title = Text(size_px=theme.SIZE_BODY, weight=QFont.Weight.DemiBold)
        self.words = Text(size_px=theme.SIZE_BODY)
        self.yes = PlainButton("Yes", lambda: self._answer(Reply.YES), theme.SIZE_SMALL)
        self.no = PlainButton("No", lambda: self._answer(Reply.NO), theme.SIZE_SMALL)
        self.pass_over = PlainButton("Skip", lambda: self._answer(Reply.SKIP), theme.SIZE_SMALL)
        self.pass_over.setAccessibleName("Skip the question")
        self.done = PrimaryButton("Done", lambda: emit(Done()), theme.SIZE_SMALL)
        self.later = later_button(self._offer)
        self.choices = Choices(emit)
        self.skip = skip_button(emit)
        self._advice = ""
        self._lay_out()

    def show_state(self, view: View) -> None:
        """Show this state."""
        prompt = view.prompt
        if prompt is None:
            return
        self._prompt = prompt
        self.ring.set_value(patience_left(prompt))
        self.choices.offer(prompt.snooze_s)
        self._show()

    def _show(self) -> None:
        prompt = self._prompt
        for button in (self.yes, self.no, self.pass_over):
            button.setVisible(self._is_asking)
        self.done.setVisible(not self._is_asking and prompt.can_done)
        self.later.setVisible(not self._is_asking and prompt.can_snooze)
        self.skip.setVisible(prompt.can_skip)
        headline = _headline(prompt)
        words = self._words()
        if (self.title.text(), self.words.text()) != (headline, words):
            self.title.setText(headline)
            self.words.setText(words)
            self.reword(f"{headline}. {words}")
            overlay.announce(self, self.accessibleName())

    def _words(self) -> str:
        question = self._content.question
        if self._is_asking and question is not None:
            return question.question
        return self._advice or self._content.cue

    def _answer(self, reply: Reply) -> None:
        question = self._content.question
        if question is None or not self._is_asking:
            return
        self._emit(Answer(question.id, reply))
        match reply:
            case Reply.YES:
                self._emit(Done())
            case Reply.SKIP:
                self._emit(Skip())
            case Reply.NO:
                self._is_asking = False
                self._advice = question.if_no
                self._show()

    def _offer(self) -> None:
        self.choices.setVisible(self.choices.isHidden())
        self.place()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_12)
        head.addWidget(self.ring)
        head.addWidget(self.title, 1)
        head.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_8)
        buttons: tuple[QPushButton, ...] = (self.yes, self.no, self.pass_over, self.done, self.later, self.skip)
        for button in buttons:
            by_mouse_only(button)
            if button is not self.skip:
                foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_16, theme.SPACE_12, theme.SPACE_12, theme.SPACE_16)
        column.setSpacing(theme.SPACE_8)
        column.addLayout(head)
        column.addWidget(self.words, 1)
        column.addWidget(self.choices)
        column.addLayout(foot)
        self.choices.hide()


def _headline(prompt: PromptView) -> str:
    return "Change position" if prompt.kind is Kind.POSTURE else prompt.title
