"""The whole desk check, at the person's time: one question after the other, advice on "no", never a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from backcare_desktop.core.commands import Answer, ChangeSettings, Emit, Open, Page, Reply
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide.deskanswers import for_later, last_words
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.tally import Row
from backcare_desktop.ui import theme
from backcare_desktop.ui.checkparts import CheckContent
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.widgets import Flush, PlainButton, PrimaryButton, TextButton
from backcare_desktop.ui.window import Window

EVIDENCE: Final = "note.posture-evidence"
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
        """The person changed it."""
        return replace(self.is_well(), changed=True)

    def is_well(self) -> Place:
        """There is nothing left to do here."""
        return replace(self, later=tuple(each for each in self.later if each != self.number))

    def for_later(self) -> Place:
        """The person leaves it for later."""
        return replace(self, later=(*(each for each in self.later if each != self.number), self.number))


@dataclass(frozen=True, slots=True)
class Before:
    """What was before: the questions answered in a check left unfinished, all answers so far, and today's date."""

    answered: frozenset[str] = frozenset()
    rows: tuple[Row, ...] = ()
    today: date = date.min


def beginning(questions: Sequence[PostureQuestion], before: Before) -> Place:
    """Where to go on: the first question without an answer; the introduction when there is none yet, or all have."""
    open_ones = [number for number, question in enumerate(questions) if question.id not in before.answered]
    waiting = for_later(before.rows)
    later = tuple(number for number, question in enumerate(questions) if question.id in waiting)
    if not open_ones or len(open_ones) == len(questions):
        return Place(Step.INTRO, later=later)
    return Place(Step.ASK, open_ones[0], later=later)


class Check(Window):
    """The check. ``first``: what to read first; ``has_timer``: the sit/stand timer is on already."""

    def __init__(
        self,
        emit: Emit,
        questions: Sequence[PostureQuestion],
        first: Sequence[str],
        before: Before = Before(),  # noqa: B008 - a value
        *,
        has_timer: bool = False,
    ) -> None:
        super().__init__("Desk check", WIDTH_PX)
        keep_until_destroyed(self)
        self._emit = emit
        self._questions = tuple(questions)
        self._first = tuple(first)
        self._before = before
        self._has_timer, self._is_timer_new = has_timer, False
        self.place = beginning(questions, before)
        self._content: QWidget | None = None
        self.column.setSpacing(theme.SPACE_16)
        self._stage = Flush()
        self.column.addLayout(self._stage, 1)
        self.setMinimumHeight(LEAST_HEIGHT_PX)
        self._show(self.place)

    def answer(self, reply: Reply) -> None:
        """The person's answer to the question on screen."""
        self._tell(reply)
        if reply is Reply.NO:
            self._show(replace(self.place, step=Step.FIX))
        else:
            self._show((self.place.is_well() if reply is Reply.YES else self.place).on(len(self._questions)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Advice that is on screen is not lost: it is kept for later."""
        if self.place.step is Step.FIX:
            self._tell(Reply.LATER)
            self.place = self.place.for_later().on(len(self._questions))
        super().closeEvent(event)

    def _tell(self, reply: Reply) -> None:
        self._emit(Answer(self._questions[self.place.number].id, reply, in_check=True))

    def _is_done(self) -> None:
        self._tell(Reply.DONE)
        self._show(self.place.is_changed().on(len(self._questions)))

    def _puts_off(self) -> None:
        self._tell(Reply.LATER)
        self._show(self.place.for_later().on(len(self._questions)))

    def _show(self, place: Place) -> None:
        self.place = place
        if self._content is not None:
            self._stage.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = CheckContent(self)
        {Step.INTRO: self._intro, Step.ASK: self._ask, Step.FIX: self._fix, Step.END: self._end}[place.step](
            self._content
        )
        self._stage.addWidget(self._content)
        self._content.show()  # now, not when Qt comes to it: the next key may already be on its way
        self.fit()
        if self.isVisible() and place.step is not Step.INTRO:
            self.setFocus()

    def _intro(self, content: CheckContent) -> None:
        content.title("Desk check")
        for line in self._first:
            content.text(line)
        content.text(f"{len(self._questions)} short questions. You can stop and come back at any time.", look="second")
        begin = PrimaryButton("&Begin", lambda: self._show(replace(self.place, step=Step.ASK, number=0)))
        content.buttons(begin)
        begin.setFocus()
        content.foot(*([self._to_answers()] if self._before.rows else []), self._to_help())

    def _ask(self, content: CheckContent) -> None:
        question = self._questions[self.place.number]
        content.number(self.place.number + 1, len(self._questions))
        content.title(question.question)
        last = last_words(self._before.rows, question.id, self._before.today)
        if last:
            content.text(f"{last}.", look="second")
        content.buttons(
            *(
                PlainButton(words, partial(self.answer, reply), size_px=theme.SIZE_LARGE)
                for words, reply in (("&Yes", Reply.YES), ("&No", Reply.NO), ("&Skip", Reply.SKIP))
            )
        )
        content.foot(self._back(), self._to_help())

    def _fix(self, content: CheckContent) -> None:
        question = self._questions[self.place.number]
        content.number(self.place.number + 1, len(self._questions))
        content.text(question.question, look="second")
        content.title(question.if_no)
        content.text(question.why)
        content.buttons(
            PrimaryButton("&Done", self._is_done, size_px=theme.SIZE_LARGE),
            PlainButton("&Later", self._puts_off, size_px=theme.SIZE_LARGE),
        )
        content.foot(self._back(), self._to_help())

    def _end(self, content: CheckContent) -> None:
        content.title("You looked at it all")
        if not self.place.later:
            content.text("Nothing is left for later.")
        if self.place.changed:
            content.text("You changed something. Change is what counts.")
        content.text("Now take a new position. The next position is the best position.")
        if self.place.later:
            content.for_later([self._questions[number] for number in self.place.later])
            content.text("Each comes back on a card, one a day, until it is done.", look="second")
        if self._is_timer_new:
            content.text("“Sit or stand” is on: a card says when to swap. The settings have its times.")
        content.buttons(PrimaryButton("&Close", self.close), *self._timer())
        content.foot(self._back(), self._to_answers(), self._to_evidence(), self._to_help())

    def _timer(self) -> list[QPushButton]:
        """The sit/stand timer, offered to those who have the desk for it."""
        return [] if self._has_timer else [PlainButton("My desk goes &up and down", self._turn_timer_on)]

    def _turn_timer_on(self) -> None:
        self._has_timer = self._is_timer_new = True
        self._emit(ChangeSettings((("reminders.sit-stand.enabled", True),)))
        self._show(self.place)

    def _to_evidence(self) -> TextButton:
        return TextButton(
            "&Why there is no perfect posture",
            partial(self._emit, Open(Page.GUIDE, EVIDENCE)),
            icon="scale",
        )

    def _to_answers(self) -> TextButton:
        return TextButton("Your &answers", partial(self._emit, Open(Page.ANSWERS)), icon="list")

    def _to_help(self) -> TextButton:
        return help_link(self._emit)

    def _back(self) -> TextButton:
        return TextButton("‹ &Back", lambda: self._show(self.place.back()))
