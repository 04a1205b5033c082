"""Gives prompts and windows what they offer: the moves of a break, what a card says, the guide's data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tally import Row
from backcare_desktop.deskcheck import DeskCheck
from backcare_desktop.leading import Leading
from backcare_desktop.ports import Remembers
from backcare_desktop.ui.material import Aloud, Material

if TYPE_CHECKING:
    from backcare_desktop.content.own import WholeLibrary
    from backcare_desktop.core.guide.countries import Country
    from backcare_desktop.core.guide.posturecheck import PostureQuestion
    from backcare_desktop.core.moves.exercises import Exercise
    from backcare_desktop.core.own.own import OwnContent


class Wrote(Protocol):
    """Where the person's own moves and tips are."""

    def content(self) -> OwnContent | None:
        """What there is now; None where there is nothing."""

    def picture(self, item_id: str) -> str:
        """Where the picture of a move is; empty for none."""


class Coach:
    """The guide's data as prompts and windows need it, loaded when first asked for.

    ``own``: the person's own moves and tips. ``answers``: every answer about the desk so far. ``desk``: what cards
    say of it; ``leading``: the moves of breaks.
    """

    def __init__(
        self,
        memory: Remembers,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        answers: Callable[[], Sequence[Row]],
        own: Wrote | None = None,
    ) -> None:
        self._settings = settings
        self.desk = DeskCheck(memory, now, answers, self._questions)
        self.desk.cues = self._cues
        self.leading = Leading(memory, settings, now, lambda: self.library)
        self._own = own
        self._library: WholeLibrary | None = None

    @property
    def library(self) -> WholeLibrary:
        """The guide's data, family by family, with what the person added."""
        if self._library is None:
            from backcare_desktop.assets import root
            from backcare_desktop.content.own import WholeLibrary

            self._library = WholeLibrary(root())
        from backcare_desktop.core.guidetable import hold_s

        own = self._own.content() if self._own is not None else None
        self._library.take_over(own, hold_s=hold_s(self._settings()["guide.hold"]))
        return self._library

    def material(self, aloud: Aloud) -> Material:
        """What the prompt windows ask for."""
        from backcare_desktop.core.hidden import hide, show_again

        return Material(
            moves=self.leading.moves,
            card=self.desk.card,
            warm_ups=lambda: self.library.warm_ups,
            texts=lambda: self.library.texts,
            figures=lambda: self.library.figures,
            exercise=lambda wanted: next((each for each in self.library.exercises if each.id == wanted), None),
            evidence=self._evidence,
            hiding=lambda move_id: hide(self._settings(), move_id),
            showing=lambda move_id: show_again(self._settings(), move_id),
            is_easier=lambda: bool(self._settings()["guide.easier_steps"]),
            picture=self._own.picture if self._own is not None else lambda _id: "",
            aloud=aloud,
        )

    def country(self) -> Country | None:
        """The person's country: chosen in the settings, else from the language of the session."""
        from backcare_desktop.core.guide.countries import country_of

        return country_of(self.territory(), self.library.countries)

    def territory(self) -> str:
        """The same as an ISO 3166 code such as "DE"; empty when neither names one."""
        from backcare_desktop.core.guide.countries import territory_of

        return str(self._settings()["guide.country"]) or territory_of(_locale_code())

    def _evidence(self, move: Exercise) -> str:
        """How sure a move is and who was studied, in words; nothing is claimed for the person's own."""
        if move.is_own:
            from backcare_desktop.core.own.own import LABEL

            return LABEL
        label = f"Evidence: {self.library.texts.grade(move.evidence_grade).label.lower()}"
        sources = {each.id: each.studied_in for each in self.library.sources}
        studied = next((sources[each] for each in move.evidence_sources if sources.get(each)), "")
        return f"{label} · studied in {studied}" if studied else label

    def _cues(self) -> tuple[str, ...]:
        """What cards say in turn: the shipped words and the person's own tips, but for what they put away."""
        from backcare_desktop.core.own.own import cues

        library = self.library
        shipped = [(each.id, each.if_no) for each in self._questions()]
        return cues(shipped, library.tips, self._settings()["guide.hidden_tips"])

    def _questions(self) -> tuple[PostureQuestion, ...]:
        """The questions about the desk; nobody is asked to stand who asked for seated moves only."""
        questions = self.library.posture_questions
        if not self._settings()["guide.seated_only"]:
            return questions
        from backcare_desktop.core.guide.posturecheck import seated

        return seated(questions)


def _locale_code() -> str:
    """The language and country of the session, such as "en_GB"."""
    from PySide6.QtCore import QLocale

    return QLocale.system().name()
