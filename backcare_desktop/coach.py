"""Picks what a prompt offers: the moves of a break, the cue and the question of a card. Remembers what was shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from backcare_desktop.core.commands import Answer
from backcare_desktop.core.present import PromptView
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.material import CardContent, Material

if TYPE_CHECKING:
    from backcare_desktop.content.library import Library
    from backcare_desktop.core.countries import Country
    from backcare_desktop.core.exercises import Exercise
    from backcare_desktop.core.posturecheck import PostureQuestion

SHOWN, CUES, CHECK_BEGUN, CHECK_DONE = "moves.shown", "cues.shown", "check.answered", "check.done"


class Remembers(Protocol):
    """Where the coach keeps what it must remember."""

    def get(self, key: str) -> Any:
        """The remembered value, or None."""

    def put(self, key: str, value: Any) -> None:
        """Remember a value; None forgets it."""


class Coach:
    """The guide's data as prompts and windows need it, loaded when first asked for.

    ``asked``: id and local time of every posture question that was answered.
    """

    def __init__(
        self,
        memory: Remembers,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        asked: Callable[[], list[tuple[str, datetime]]],
    ) -> None:
        self._memory = memory
        self._settings = settings
        self._now = now
        self._asked = asked
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """The guide's data, family by family."""
        if self._library is None:
            from backcare_desktop.assets import root
            from backcare_desktop.content.library import Library

            self._library = Library(root())
        return self._library

    def material(self) -> Material:
        """What the prompt windows ask for."""
        return Material(
            routine=self.routine,
            card=self.card,
            warm_ups=lambda: self.library.warm_ups,
            texts=lambda: self.library.texts,
            figures=lambda: self.library.figures,
        )

    def country(self) -> Country | None:
        """The person's country: chosen in the settings, else from the language of the session."""
        from backcare_desktop.core.countries import country_for_locale

        chosen = self._settings()["guide.country"]
        code = f"und_{chosen}" if chosen else _locale_code()
        return country_for_locale(code, self.library.countries)

    # ---- moves

    def routine(self, prompt: PromptView) -> tuple[Exercise, ...]:
        """The moves of this break: they fit its time, and were shown least recently."""
        from backcare_desktop.core.exercises import Position
        from backcare_desktop.core.routine import Wishes, pick

        settings = self._settings()
        shown: dict[str, float] = self._memory.get(SHOWN) or {}
        wishes = Wishes(
            position=Position.SEATED if settings["guide.seated_only"] else None,
            hidden_tags=frozenset(settings["guide.hidden_tags"]),
        )
        moves = pick(self.library.exercises, seconds=prompt.total_s, wishes=wishes, shown_last=shown)
        now = self._now()
        self._memory.put(SHOWN, shown | {move.id: round(now.timestamp()) for move in moves})
        return moves

    # ---- the desk

    def card(self, _prompt: PromptView) -> CardContent:
        """The cue of a card, and the question when one is owed."""
        from backcare_desktop.core.posturecheck import cue, owed

        questions = self.library.posture_questions
        done = self._memory.get(CHECK_DONE)
        question = owed(self._now(), date.fromisoformat(done) if done else None, self._asked(), questions)
        count = self._memory.get(CUES) or 0
        self._memory.put(CUES, count + 1)
        return CardContent(cue(questions, count).if_no, question)

    def questions(self) -> tuple[PostureQuestion, ...]:
        """The whole checklist."""
        return self.library.posture_questions

    def answered_in_check(self) -> frozenset[str]:
        """The questions answered in a whole check that was left unfinished."""
        return frozenset(self._memory.get(CHECK_BEGUN) or ())

    def note_answer(self, answer: Answer) -> None:
        """Take note of an answer in the whole check; the last one completes it."""
        answered = self.answered_in_check() | {answer.question_id}
        if {each.id for each in self.questions()} <= answered:
            self._memory.put(CHECK_BEGUN, None)
            self._memory.put(CHECK_DONE, self._now().date().isoformat())
        else:
            self._memory.put(CHECK_BEGUN, sorted(answered))


def _locale_code() -> str:
    """The language and country of the session, such as "en_GB"."""
    from PySide6.QtCore import QLocale

    return QLocale.system().name()
