"""The whole desk check: one question at a time, advice on "no", no score at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import Answer, ChangeSettings, Open, Page, Reply, Verb
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.ui.check import Before, Check, Place, Step, beginning
from tests.ui.kept import kept

QUESTIONS = Library(assets.root()).posture_questions
FIRST = ("There is no one perfect posture.",)


@pytest.fixture
def check(verbs: list[Verb]) -> Iterator[Check]:
    with kept(Check(verbs.append, QUESTIONS, FIRST)) as window:
        yield window


def content(window: Check) -> list[QLabel]:
    assert window._content is not None
    return window._content.findChildren(QLabel)


def said(window: Check) -> str:
    return "\n".join(label.text() for label in content(window))


def buttons(window: Check) -> dict[str, QPushButton]:
    assert window._content is not None
    return {each.text().replace("&", ""): each for each in window._content.findChildren(QPushButton)}


def press(window: Check, words: str) -> None:
    QTest.mouseClick(buttons(window)[words], Qt.MouseButton.LeftButton)


def row(question_id: str, reply: Reply) -> Row:
    return Row(datetime(2026, 3, 2, 10, tzinfo=UTC), Entry.ANSWER, question_id, reply)


def test_what_the_evidence_says_comes_first(check: Check) -> None:
    assert "There is no one perfect posture." in said(check)
    press(check, "Begin")
    assert "1 of 16" in said(check)
    assert QUESTIONS[0].question in said(check)


def test_return_begins_it(check: Check) -> None:
    assert check.focusWidget() is buttons(check)["Begin"]
    QTest.keyClick(buttons(check)["Begin"], Qt.Key.Key_Return)
    assert "1 of 16" in said(check)
    assert check.focusWidget() is check


def test_yes_and_skip_go_on_and_no_shows_what_to_do(check: Check, verbs: list[Verb]) -> None:
    press(check, "Begin")
    press(check, "Yes")
    press(check, "Skip")
    press(check, "No")
    assert QUESTIONS[2].if_no in said(check)
    assert QUESTIONS[2].why in said(check)
    press(check, "Done")
    assert QUESTIONS[3].question in said(check)
    assert verbs == [
        Answer("pc.change", Reply.YES, in_check=True),
        Answer("pc.feet", Reply.SKIP, in_check=True),
        Answer("pc.seat", Reply.NO, in_check=True),
        Answer("pc.seat", Reply.DONE, in_check=True),
    ]


def test_back_returns_to_the_question_before_and_to_the_beginning(check: Check) -> None:
    press(check, "Begin")
    press(check, "Yes")
    press(check, "No")
    press(check, "Back")
    assert QUESTIONS[1].question in said(check)
    press(check, "Back")
    press(check, "Back")
    assert check.place == Place(Step.INTRO)


def test_the_end_praises_change_and_gives_no_score(check: Check, verbs: list[Verb]) -> None:
    press(check, "Begin")
    press(check, "No")
    press(check, "Done")
    press(check, "No")
    press(check, "Later")
    for _ in QUESTIONS[2:]:
        press(check, "Yes")
    assert "You changed something. Change is what counts." in said(check)
    assert "For later" in said(check)
    assert QUESTIONS[1].if_no in said(check)
    assert "of 16" not in said(check)
    assert len(verbs) == 18
    press(check, "Why there is no perfect posture")
    assert verbs[-1] == Open(Page.GUIDE, "note.posture-evidence")
    press(check, "Back")
    assert QUESTIONS[15].question in said(check)
    press(check, "Yes")
    press(check, "Close")
    assert not check.isVisible()


def test_nothing_changed_is_no_fault(check: Check) -> None:
    press(check, "Begin")
    for _ in QUESTIONS:
        press(check, "Yes")
    assert "You changed" not in said(check)
    assert "The next position is the best position." in said(check)


def test_it_goes_on_where_it_was_left() -> None:
    assert beginning(QUESTIONS, Before(frozenset({"pc.change", "pc.feet"}))) == Place(Step.ASK, 2)
    assert beginning(QUESTIONS, Before()) == Place(Step.INTRO)
    assert beginning(QUESTIONS, Before(frozenset(question.id for question in QUESTIONS))) == Place(Step.INTRO)


def test_each_question_shows_its_last_answer() -> None:
    rows = (row("pc.change", Reply.NO), row("pc.change", Reply.DONE))
    with kept(Check(lambda _verb: None, QUESTIONS, FIRST, Before(rows=rows, today=date(2026, 3, 9)))) as check:
        press(check, "Begin")
        assert "Last time: no, changed, 2 March." in said(check)
        press(check, "Skip")
        assert "Last time" not in said(check)


def test_what_was_left_for_later_in_another_sitting_is_in_the_list_at_the_end() -> None:
    rows = (row("pc.feet", Reply.LATER), row("pc.back", Reply.LATER), row("pc.mouse", Reply.LATER))
    answered = frozenset(question.id for question in QUESTIONS[:-1])
    with kept(Check(lambda _verb: None, QUESTIONS, FIRST, Before(answered, rows, date(2026, 3, 9)))) as check:
        assert "16 of 16" in said(check)
        for _ in range(12):
            press(check, "Back")
        assert QUESTIONS[3].question in said(check)
        for _ in QUESTIONS[3:]:  # the back is well now, and so is the mouse
            press(check, "Yes")
        assert "Lower the chair, or use a footrest or a box." in said(check)
        assert "Are both feet resting on the floor or a footrest?" in said(check)
        assert QUESTIONS[3].if_no not in said(check)
        assert QUESTIONS[7].if_no not in said(check)
        assert "Each comes back on a card, one a day, until it is done." in said(check)


def test_a_window_closed_at_the_advice_keeps_it_for_later(check: Check, verbs: list[Verb]) -> None:
    press(check, "Begin")
    press(check, "No")
    check.close()
    assert verbs == [
        Answer("pc.change", Reply.NO, in_check=True),
        Answer("pc.change", Reply.LATER, in_check=True),
    ]


def to_the_end(window: Check) -> None:
    press(window, "Begin")
    for _ in QUESTIONS:
        press(window, "Yes")


def test_who_has_a_desk_for_it_turns_the_timer_on_at_the_end(check: Check, verbs: list[Verb]) -> None:
    to_the_end(check)
    assert "Nothing is left for later." in said(check)
    press(check, "My desk goes up and down")
    assert verbs[-1] == ChangeSettings((("reminders.sit-stand.enabled", True),))
    assert "“Sit or stand” is on" in said(check)
    assert "My desk goes up and down" not in buttons(check)


def test_who_has_the_timer_is_not_asked_for_it() -> None:
    with kept(Check(lambda _verb: None, QUESTIONS, FIRST, has_timer=True)) as check:
        to_the_end(check)
        assert "My desk goes up and down" not in buttons(check)
        assert "is on" not in said(check)


def test_the_answers_and_help_are_one_press_away(check: Check, verbs: list[Verb]) -> None:
    assert "Your answers" not in buttons(check)
    press(check, "When to get help")
    to_the_end(check)
    press(check, "Your answers")
    assert (verbs[0], verbs[-1]) == (Open(Page.HELP), Open(Page.ANSWERS))


def test_what_was_left_for_later_and_then_done_is_no_longer_for_later() -> None:
    assert Place(Step.FIX, 3).for_later().is_changed() == Place(Step.FIX, 3, changed=True)
    assert Place(Step.FIX, 3).for_later().for_later().later == (3,)


def test_answers_by_keyboard(qtbot: QtBot, check: Check) -> None:
    for key, place in (
        (Qt.Key.Key_B, Place(Step.ASK, 0)),
        (Qt.Key.Key_Y, Place(Step.ASK, 1)),
        (Qt.Key.Key_N, Place(Step.FIX, 1)),
        (Qt.Key.Key_L, Place(Step.ASK, 2, later=(1,))),
    ):
        QTest.keyClick(check, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda place=place: check.place == place)  # type: ignore[misc]
    assert check.place.later == (1,)
