"""The coach picks what a prompt offers, from the shipped guide, and remembers what was shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from backcare_desktop.coach import Coach
from backcare_desktop.core.commands import Answer, Reply
from backcare_desktop.core.exercises import Position
from backcare_desktop.core.present import PromptView
from backcare_desktop.core.settings import check
from tests.ui.views import BREAK, CARD

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


class Notes(dict[str, Any]):
    """A memory in memory."""

    def put(self, key: str, value: Any) -> None:
        self[key] = value


class Desk:
    def __init__(self, settings: dict[str, object] | None = None) -> None:
        self.notes = Notes()
        self.now = NOW
        self.asked: list[tuple[str, datetime]] = []
        self.coach = Coach(self.notes, lambda: check(settings or {})[0], lambda: self.now, lambda: self.asked)

    def names(self, prompt: PromptView = BREAK) -> list[str]:
        return [move.id for move in self.coach.routine(prompt)]


def test_a_break_gets_moves_that_fit_its_time() -> None:
    moves = Desk().coach.routine(BREAK)
    assert len(moves) >= 3
    assert sum(move.total_s for move in moves) <= 300


def test_the_next_break_offers_other_moves() -> None:
    desk = Desk()
    first = desk.names()
    assert set(first).isdisjoint(desk.names())


def test_who_wants_to_sit_gets_seated_moves() -> None:
    moves = Desk({"guide": {"seated_only": True}}).coach.routine(BREAK)
    assert {move.position for move in moves} == {Position.SEATED}


def test_hidden_marks_are_not_offered() -> None:
    desk = Desk({"guide": {"hidden_tags": ["dizzy", "neck_ra"]}})
    moves = [move for _ in range(12) for move in desk.coach.routine(BREAK)]
    assert not any({"dizzy", "neck_ra"} & set(move.avoid_tags) for move in moves)


def test_cards_go_through_the_cues_in_turn() -> None:
    desk = Desk()
    cues = [desk.coach.card(CARD).cue for _ in range(17)]
    assert cues[0] == "Stand up, walk, or sit in a new way for one minute."
    assert len(set(cues)) == 16
    assert cues[16] == cues[0]


def test_no_question_is_owed_before_the_whole_check() -> None:
    assert Desk().coach.card(CARD).question is None


def test_the_last_answer_completes_the_check_and_the_next_day_asks_one() -> None:
    desk = Desk()
    questions = [each.id for each in desk.coach.questions()]
    for question in questions[:-1]:
        desk.coach.note_answer(Answer(question, Reply.YES))
    assert desk.coach.answered_in_check() == frozenset(questions[:-1])
    desk.coach.note_answer(Answer(questions[-1], Reply.SKIP))
    assert desk.coach.answered_in_check() == frozenset()
    desk.now = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
    desk.asked = [(each, NOW) for each in questions]
    owed = desk.coach.card(CARD).question
    assert owed is not None
    assert owed.id == questions[0]


def test_a_chosen_country_fills_the_numbers() -> None:
    country = Desk({"guide": {"country": "GB"}}).coach.country()
    assert country is not None
    assert country.emergency.startswith("999")
