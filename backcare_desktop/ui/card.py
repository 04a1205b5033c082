"""The card of a light prompt: one cue, or one question about the desk with advice when the answer is no."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from backcare_desktop.core.commands import Answer, Emit, Reply, Verb
from backcare_desktop.core.events import Done, Skip
from backcare_desktop.core.rules import Kind
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.ui import theme
from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.material import CardContent, Manner
from backcare_desktop.ui.notice import (
    COMPACT,
    Choices,
    by_mouse_only,
    help_button,
    later_button,
    patience_left,
    skip_button,
)
from backcare_desktop.ui.widgets import PlainButton, PrimaryButton, Ring, Text, TextButton, row

SIZE: Final = QSize(360, 160)
_COMPACT: Final = COMPACT + 'QPushButton[look=""] { padding: 5px 14px; }'


class Card(CornerWindow):
    """Asks for a change of position, never for stillness; praise for a change, no word about a "no"."""

    def __init__(self, emit: Emit, content: CardContent, manner: Manner) -> None:
        super().__init__(SIZE, manner)
        self.setWindowTitle("BackCare card")
        self.setStyleSheet(_COMPACT)
        self._emit = emit
        self._content = content
        self._is_asking = content.question is not None and not content.is_advice
        self._is_advising = content.is_advice
        self.ring = Ring(24)
        self.title = Text(size_px=theme.SIZE_BODY, weight=QFont.Weight.DemiBold)
        self.words = Text(size_px=theme.SIZE_BODY)
        self.about = Text(_about(content), size_px=theme.SIZE_SMALL, look="second")
        self.yes = PlainButton("Yes", lambda: self.answer(Reply.YES), theme.SIZE_SMALL)
        self.no = PlainButton("No", lambda: self.answer(Reply.NO), theme.SIZE_SMALL)
        self.pass_over = PlainButton("Skip", lambda: self.answer(Reply.SKIP), theme.SIZE_SMALL)
        self.pass_over.setAccessibleName("Skip the question")
        self.done = PrimaryButton("Done", self._is_done, theme.SIZE_SMALL)
        self.later = later_button(self._offer)
        self.choices = Choices(self._put_off)
        self.help = help_button(emit)
        self.skip = skip_button(emit)
        self.link = TextButton("", self._follow, theme.SIZE_SMALL)
        self.words.setContentsMargins(theme.margins(0, 0, theme.SPACE_8, 0))
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
        self.about.setVisible((self._is_asking or self._content.is_advice) and bool(self.about.text()))
        self.link.setVisible(self._content.link is not None)
        headline = _headline(prompt)
        words = self._words()
        if (self.title.text(), self.words.text()) != (headline, words):
            self.title.setText(headline)
            self.words.setText(words)
            self.reword(f"{headline}. {words}")
            self.announce(self.accessibleName())

    def _words(self) -> str:
        question = self._content.question
        if question is None:
            return self._content.cue
        return question.question if self._is_asking else question.if_no

    def answer(self, reply: Reply) -> str | None:
        """Take an answer to its question; what stands on the card then, None if it asks nothing."""
        question = self._content.question
        if question is None or not self._is_asking:
            return None
        self._emit(Answer(question.id, reply))
        match reply:
            case Reply.YES:
                self._emit(Done())
            case Reply.SKIP:
                self._emit(Skip())
            case Reply.NO:
                self._is_asking, self._is_advising = False, True
                self._show()
        return self._words()

    def _is_done(self) -> None:
        """It is done; where it was the advice to a question, that is kept with the answers."""
        self._tell_of_advice(Reply.DONE)
        self._emit(Done())

    def _put_off(self, verb: Verb) -> None:
        """Again later; advice comes back as well when this card does not."""
        self._tell_of_advice(Reply.LATER)
        self._emit(verb)

    def _tell_of_advice(self, reply: Reply) -> None:
        if self._is_advising and self._content.question is not None:
            self._emit(Answer(self._content.question.id, reply))

    def _follow(self) -> None:
        if self._content.link is not None:
            self._emit(self._content.link.opens)

    def _offer(self) -> None:
        self.choices.setVisible(self.choices.isHidden())
        self.place()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_12)
        head.addWidget(self.ring)
        head.addWidget(self.title, 1)
        head.addLayout(row(self.help, self.skip, spacing_px=0))
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_8)
        answers: tuple[QPushButton, ...] = (self.yes, self.no, self.pass_over, self.done, self.later)
        for button in (*answers, self.help, self.skip, self.link):
            by_mouse_only(button)
        for button in answers:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.margins(theme.SPACE_16, theme.SPACE_8, theme.SPACE_8, theme.SPACE_16))
        column.setSpacing(theme.SPACE_8)
        column.addLayout(head)
        column.addWidget(self.words, 1)
        column.addWidget(self.about)
        column.addWidget(self.choices)
        column.addLayout(foot)
        self.choices.hide()
        if self._content.link is not None:
            self.link.setText(self._content.link.words)


def _about(content: CardContent) -> str:
    """What a question's last answer was; of advice that comes back, what it is about."""
    is_back = content.is_advice and content.question is not None
    return content.question.question if is_back and content.question is not None else content.last


def _headline(prompt: PromptView) -> str:
    return "Change position" if prompt.kind is Kind.POSTURE else prompt.title
