"""What a card says about the desk: the question that is owed, the advice put off, a cue, or which way to swap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from backcare_desktop.core.commands import Answer, Open, Page, Reply
from backcare_desktop.core.remindertable import KEPT_SPELL, SIT_STAND
from backcare_desktop.core.rules import Kind
from backcare_desktop.core.tally import Row
from backcare_desktop.core.view import PromptView
from backcare_desktop.ports import Remembers
from backcare_desktop.ui.material import CardContent, CardLink

if TYPE_CHECKING:
    from backcare_desktop.core.guide.posturecheck import PostureQuestion

CUES, CHECK_BEGUN, CHECK_DONE = "cues.shown", "check.answered", "check.done"
CHECK_OFFERED, LATER_SHOWN = "check.offered", "check.later.shown"
KEPT_OF_ANSWERS = (CHECK_BEGUN, CHECK_DONE, LATER_SHOWN)
"""What tells of days gone by, and goes with them."""
OFFER = CardLink("Check my desk", Open(Page.CHECK))
SITTING_AND_STANDING = "note.sit-stand"


class DeskCheck:
    """Remembers how far the desk check is, and picks what the next card says. ``answers``: every answer so far."""

    def __init__(
        self,
        memory: Remembers,
        now: Callable[[], datetime],
        answers: Callable[[], Sequence[Row]],
        questions: Callable[[], tuple[PostureQuestion, ...]],
    ) -> None:
        self._memory = memory
        self._now = now
        self.answers = answers
        self.questions = questions
        self.cues: Callable[[], Sequence[str]] = lambda: [each.if_no for each in questions()]
        """What stands on a card by itself, in turn."""
        self._again: str | None = None
        """The question whose advice was put off on the card just now."""

    def card(self, prompt: PromptView) -> CardContent:
        """What this card says: one thing."""
        if prompt.reminder == SIT_STAND:
            return self._swap()
        rows = self.answers()
        again, self._again = self._again, None
        return self._advice(again) or self._question(rows) or self._owed_advice(rows) or self._cue(prompt)

    def answered(self) -> frozenset[str]:
        """The questions answered in a whole check that was left unfinished."""
        return frozenset(self._memory.get(CHECK_BEGUN) or ())

    def note(self, answer: Answer) -> None:
        """Take note of an answer; the last one of a whole check completes it."""
        if answer.reply is Reply.LATER and not answer.in_check:
            self._again = answer.question_id
        if not answer.in_check or answer.reply in (Reply.DONE, Reply.LATER):
            return
        answered = self.answered() | {answer.question_id}
        is_whole = {each.id for each in self.questions()} <= answered
        self._memory.put(CHECK_BEGUN, None if is_whole else sorted(answered))
        if is_whole:
            self._memory.put(CHECK_DONE, self._now().date().isoformat())

    def _question(self, rows: Sequence[Row]) -> CardContent | None:
        from backcare_desktop.core.guide.deskanswers import asked, last_words
        from backcare_desktop.core.guide.posturecheck import owed

        now, done = self._now(), self._memory.get(CHECK_DONE)
        question = owed(now, date.fromisoformat(done) if done else None, asked(rows), self.questions())
        if question is None:
            return None
        return CardContent(question.if_no, question, last=last_words(rows, question.id, now.date()))

    def _owed_advice(self, rows: Sequence[Row]) -> CardContent | None:
        from backcare_desktop.core.guide.deskanswers import advice_due, for_later

        today = self._now().date()
        shown: dict[str, str] = self._memory.get(LATER_SHOWN) or {}
        due = advice_due(today, rows, shown)
        if due is not None:
            kept = {each: day for each, day in shown.items() if each in for_later(rows)}
            self._memory.put(LATER_SHOWN, kept | {due: today.isoformat()})
        return self._advice(due)

    def _advice(self, question_id: str | None) -> CardContent | None:
        question = next((each for each in self.questions() if each.id == question_id), None)
        return None if question is None else CardContent(question.if_no, question, is_advice=True)

    def _cue(self, prompt: PromptView) -> CardContent:
        """One cue in turn; with the first one of all, the check is offered, once."""
        count = self._memory.get(CUES) or 0
        self._memory.put(CUES, count + 1)
        cues = self.cues()
        return CardContent(cues[count % len(cues)], link=self._offer(prompt))

    def _offer(self, prompt: PromptView) -> CardLink | None:
        was_begun = any(self._memory.get(key) for key in (CHECK_OFFERED, CHECK_BEGUN, CHECK_DONE))
        if was_begun or prompt.kind is not Kind.POSTURE:
            return None
        self._memory.put(CHECK_OFFERED, True)
        return OFFER

    def _swap(self) -> CardContent:
        from backcare_desktop.core import sitstand

        spell = sitstand.from_kept(self._memory.get(KEPT_SPELL))
        page = Open(Page.GUIDE, SITTING_AND_STANDING)
        link = CardLink(sitstand.SIT_INSTEAD, page) if spell is None else CardLink(sitstand.WHY_SWAP, page)
        return CardContent(sitstand.words(spell), link=link)
