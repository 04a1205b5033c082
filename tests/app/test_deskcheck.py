"""What a card says of the desk: a question when one is owed, advice that was put off, a cue, or which way to swap."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backcare_desktop.assets import root
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import Answer, Open, Page, Reply
from backcare_desktop.core.rules import Kind
from backcare_desktop.core.tally import Row, row_of_answer
from backcare_desktop.deskcheck import DeskCheck
from backcare_desktop.ui.material import CardContent
from tests.ui.views import CARD

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
QUESTIONS = Library(root()).posture_questions
FEET = QUESTIONS[1]


class Notes(dict[str, Any]):
    """A memory in memory."""

    def put(self, key: str, value: Any) -> None:
        self[key] = value


class Desk:
    def __init__(self) -> None:
        self.notes = Notes()
        self.now = NOW
        self.rows: list[Row] = []
        self.check = DeskCheck(self.notes, lambda: self.now, lambda: self.rows, lambda: QUESTIONS)

    def say(self, question_id: str, reply: Reply, *, in_check: bool = False) -> None:
        """Answer, as the app does."""
        answer = Answer(question_id, reply, in_check)
        self.rows.append(row_of_answer(answer, self.now))
        self.check.note(answer)

    def go_through(self) -> None:
        """The whole check, yes to everything."""
        for question in QUESTIONS:
            self.say(question.id, Reply.YES, in_check=True)

    def card(self) -> CardContent:
        return self.check.card(CARD)

    def tomorrow(self, at: str = "10:00") -> None:
        day = self.now.date() + timedelta(days=1)
        self.now = datetime.fromisoformat(f"{day} {at}+00:00")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_cards_go_through_the_cues_in_turn(desk: Desk) -> None:
    cues = [desk.card().cue for _ in range(17)]
    assert cues[0] == "Stand up, walk, or sit in a new way for one minute."
    assert len(set(cues)) == 16
    assert cues[16] == cues[0]


def test_the_first_posture_card_offers_the_check_once(desk: Desk) -> None:
    assert desk.check.card(replace(CARD, reminder="tea", kind=Kind.CUSTOM)).link is None
    link = desk.card().link
    assert link is not None
    assert (link.words, link.opens) == ("Check my desk", Open(Page.CHECK))
    assert [desk.card().link for _ in range(20)] == [None] * 20


def test_who_began_the_check_is_not_offered_it(desk: Desk) -> None:
    desk.say("pc.change", Reply.YES, in_check=True)
    assert desk.card().link is None


def test_no_question_is_owed_before_the_whole_check(desk: Desk) -> None:
    assert desk.card().question is None


def test_the_last_answer_completes_the_check_and_the_next_day_asks_one(desk: Desk) -> None:
    for question in QUESTIONS[:-1]:
        desk.say(question.id, Reply.YES, in_check=True)
    assert desk.check.answered() == frozenset(question.id for question in QUESTIONS[:-1])
    desk.say(QUESTIONS[-1].id, Reply.SKIP, in_check=True)
    assert desk.check.answered() == frozenset()
    assert desk.card().question is None
    desk.tomorrow()
    card = desk.card()
    assert (card.question, card.is_advice, card.last) == (QUESTIONS[0], False, "Last time: yes, yesterday")


def test_an_answer_on_a_card_begins_no_check(desk: Desk) -> None:
    desk.go_through()
    desk.tomorrow()
    desk.say("pc.change", Reply.NO)
    desk.say("pc.change", Reply.DONE)
    assert desk.check.answered() == frozenset()


def test_what_becomes_of_the_advice_is_no_answer_to_the_check(desk: Desk) -> None:
    desk.say("pc.change", Reply.NO, in_check=True)
    desk.say("pc.change", Reply.LATER, in_check=True)
    assert desk.check.answered() == frozenset({"pc.change"})


def test_advice_put_off_in_the_check_comes_back_on_a_card_once_a_day_until_it_is_done(desk: Desk) -> None:
    desk.say("pc.feet", Reply.NO, in_check=True)
    desk.say("pc.feet", Reply.LATER, in_check=True)
    assert not desk.card().is_advice
    desk.tomorrow()
    card = desk.card()
    assert (card.question, card.is_advice, card.cue) == (FEET, True, "Lower the chair, or use a footrest or a box.")
    assert not desk.card().is_advice
    desk.tomorrow()
    assert desk.card().question == FEET
    desk.say("pc.feet", Reply.DONE)
    desk.tomorrow()
    assert not desk.card().is_advice
    assert desk.notes["check.later.shown"] == {"pc.feet": "2026-03-04"}


def test_advice_put_off_on_the_card_is_what_the_card_says_when_it_comes_again(desk: Desk) -> None:
    desk.go_through()
    desk.tomorrow()
    assert desk.card().question == QUESTIONS[0]
    desk.say("pc.change", Reply.NO)
    desk.say("pc.change", Reply.LATER)
    desk.now += timedelta(minutes=5)
    card = desk.card()
    assert (card.question, card.is_advice) == (QUESTIONS[0], True)
    assert not desk.card().is_advice


def test_the_rhythm_is_two_questions_a_day_for_two_weeks_and_then_one_a_week(desk: Desk) -> None:
    desk.go_through()
    asked = []
    for _ in range(40):
        desk.tomorrow("08:00")
        count = 0
        for _ in range(20):  # a card each half hour
            question = desk.card().question
            if question is not None:
                desk.say(question.id, Reply.YES)
                count += 1
            desk.now += timedelta(minutes=30)
        asked.append(count)
    assert asked[:14] == [2] * 14
    assert [day for day, count in enumerate(asked[14:], start=15) if count] == [21, 28, 35]
    assert sum(asked[14:]) == 3


def test_the_swap_card_says_which_way_and_what_speaks_against_it(desk: Desk) -> None:
    swap = replace(CARD, reminder="sit-stand", kind=Kind.CUSTOM, title="Stand for a while")
    card = desk.check.card(swap)
    assert card.cue == "Elbows at desk height, and move the screen up too. Soft knees. Shift your weight."
    assert card.link is not None
    assert (card.link.words, card.link.opens) == ("Sit instead if…", Open(Page.GUIDE, "note.sit-stand"))
    desk.notes.put("sit-stand.spell", {"since": "2026-03-02T09:45:00+00:00", "stood_s": 0, "until_s": None})
    card = desk.check.card(swap)
    assert card.cue.startswith("Lower the desk and the screen.")
    assert card.link is not None
    assert card.link.words == "Why swap?"
