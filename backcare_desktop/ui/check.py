"""The whole desk check, at the person's time: one question after the other, advice on "no", never a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Answer, Emit, Open, Page, Reply
from backcare_desktop.core.posturecheck import PostureQuestion
from backcare_desktop.ui import theme
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.widgets import Card, Flow, Heading, PlainButton, PrimaryButton, Text, TextButton
from backcare_desktop.ui.window import Window

WIDTH_PX: Final = 560
LEAST_HEIGHT_PX: Final = 420


class Step(StrEnum):
    """What the check shows."""

    INTRO = "intro"
    ASK = "ask"
    FIX = "fix"
    END = "end"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the check the person is. ``changed``: something was put right; ``later``: numbers left for later."""

    step: Step
    number: int = 0
    changed: bool = False
    later: tuple[int, ...] = ()

    def on(self, count: int) -> Place:
        """The next question, or the end."""
        following = self.number + 1
        return replace(self, step=Step.ASK if following < count else Step.END, number=min(following, count - 1))

    def back(self) -> Place:
        """The question before; from the advice to its own question."""
        if self.step in (Step.FIX, Step.END):
            return replace(self, step=Step.ASK)
        if self.number == 0:
            return replace(self, step=Step.INTRO)
        return replace(self, step=Step.ASK, number=self.number - 1)

    def is_changed(self) -> Place:
        """The person put it right."""
        return replace(self, changed=True, later=tuple(each for each in self.later if each != self.number))

    def for_later(self) -> Place:
        """The person leaves it for later."""
        return replace(self, later=(*(each for each in self.later if each != self.number), self.number))


def beginning(questions: Sequence[PostureQuestion], answered: frozenset[str]) -> Place:
    """Where to go on: the first question without an answer; the introduction when there is none yet, or all have."""
    open_ones = [number for number, question in enumerate(questions) if question.id not in answered]
    if not open_ones or len(open_ones) == len(questions):
        return Place(Step.INTRO)
    return Place(Step.ASK, open_ones[0])


class Check(Window):
    """The check. ``first``: what to read first; ``answered``: the questions answered in a check left unfinished."""

    def __init__(
        self,
        emit: Emit,
        questions: Sequence[PostureQuestion],
        first: Sequence[str],
        answered: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__("Desk check", WIDTH_PX)
        keep_until_destroyed(self)
        self._emit = emit
        self._questions = tuple(questions)
        self._first = tuple(first)
        self.place = beginning(questions, answered)
        self._content: QWidget | None = None
        self.column.setSpacing(theme.SPACE_16)
        self.setMinimumHeight(LEAST_HEIGHT_PX)
        self._show(self.place)

    def answer(self, reply: Reply) -> None:
        """The person's answer to the question on screen."""
        question = self._questions[self.place.number]
        self._emit(Answer(question.id, reply))
        self._show(replace(self.place, step=Step.FIX) if reply is Reply.NO else self.place.on(len(self._questions)))

    def _show(self, place: Place) -> None:
        self.place = place
        if self._content is not None:
            self.column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = _Content(self)
        {Step.INTRO: self._intro, Step.ASK: self._ask, Step.FIX: self._fix, Step.END: self._end}[place.step](
            self._content
        )
        self.column.addWidget(self._content, 1)
        self._content.show()  # now, not when Qt comes to it: the next key may already be on its way
        self.fit()
        if self.isVisible():
            self.setFocus()

    def _intro(self, content: _Content) -> None:
        content.title("Desk check")
        for line in self._first:
            content.text(line)
        content.text(f"{len(self._questions)} short questions. You can stop and come back at any time.", look="second")
        content.buttons(PrimaryButton("&Begin", partial(self._show, Place(Step.ASK))))

    def _ask(self, content: _Content) -> None:
        question = self._questions[self.place.number]
        content.number(self.place.number + 1, len(self._questions))
        content.title(question.question)
        content.buttons(
            *(
                PlainButton(words, partial(self.answer, reply), size_px=theme.SIZE_LARGE)
                for words, reply in (("&Yes", Reply.YES), ("&No", Reply.NO), ("&Skip", Reply.SKIP))
            )
        )
        content.foot(self._back())

    def _fix(self, content: _Content) -> None:
        question = self._questions[self.place.number]
        content.number(self.place.number + 1, len(self._questions))
        content.text(question.question, look="second")
        content.title(question.if_no)
        content.text(question.why)
        count = len(self._questions)
        content.buttons(
            PrimaryButton("&Done", lambda: self._show(self.place.is_changed().on(count)), size_px=theme.SIZE_LARGE),
            PlainButton("&Later", lambda: self._show(self.place.for_later().on(count)), size_px=theme.SIZE_LARGE),
        )
        content.foot(self._back())

    def _end(self, content: _Content) -> None:
        content.title("You looked at it all")
        if self.place.changed:
            content.text("You changed something. Change is what counts.")
        content.text("Now sit in a new way, or stand up. The next position is the best position.")
        if self.place.later:
            content.card("For later", [self._questions[number].if_no for number in self.place.later])
        content.buttons(PrimaryButton("&Close", self.close))
        guide = TextButton(
            "&Why there is no perfect posture", partial(self._emit, Open(Page.GUIDE, "note.posture-evidence"))
        )
        content.foot(self._back(), guide)

    def _back(self) -> TextButton:
        return TextButton("‹ &Back", lambda: self._show(self.place.back()))


class _Content(QWidget):
    """What one step shows; thrown away with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_16)

    def number(self, number: int, count: int) -> None:
        """How far the check is: a place, not a mark."""
        self._column.addWidget(Text(f"{number} of {count}", size_px=theme.SIZE_BODY, look="second"))

    def title(self, text: str) -> None:
        """The one large line."""
        self._column.addWidget(Heading(text, theme.SIZE_HEADING))

    def text(self, text: str, look: str = "") -> None:
        """A line below it."""
        self._column.addWidget(Text(text, look=look))

    def card(self, title: str, lines: Sequence[str]) -> None:
        """Some lines together."""
        card = Card()
        card.column.addWidget(Text(title, look="second"))
        for line in lines:
            card.column.addWidget(Text(line))
        self._column.addWidget(card)

    def buttons(self, *buttons: QPushButton) -> None:
        """What the person can choose."""
        self._column.addSpacing(theme.SPACE_8)
        self._flow(theme.SPACE_12, buttons)
        self._column.addStretch(1)

    def foot(self, *links: QPushButton) -> None:
        """Quiet ways out of here."""
        self._flow(theme.SPACE_24, links)

    def _flow(self, spacing_px: int, buttons: Sequence[QPushButton]) -> None:
        flow = Flow(spacing_px)
        for button in buttons:
            flow.addWidget(button)
        self._column.addLayout(flow)
