"""The whole desk check: one question at a time, advice on "no", no score at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import Answer, Open, Page, Reply, Verb
from backcare_desktop.ui.check import Check, Place, Step, beginning
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


def press(window: Check, words: str) -> None:
    assert window._content is not None
    buttons = {each.text().replace("&", ""): each for each in window._content.findChildren(QPushButton)}
    QTest.mouseClick(buttons[words], Qt.MouseButton.LeftButton)


def test_what_the_evidence_says_comes_first(check: Check) -> None:
    assert "There is no one perfect posture." in said(check)
    press(check, "Begin")
    assert "1 of 16" in said(check)
    assert QUESTIONS[0].question in said(check)


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
        Answer("pc.change", Reply.YES),
        Answer("pc.feet", Reply.SKIP),
        Answer("pc.seat", Reply.NO),
    ]


def test_back_returns_to_the_question_before_and_to_the_beginning(check: Check) -> None:
    press(check, "Begin")
    press(check, "Yes")
    press(check, "No")
    press(check, "‹ Back")
    assert QUESTIONS[1].question in said(check)
    press(check, "‹ Back")
    press(check, "‹ Back")
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
    assert len(verbs) == 16
    press(check, "Why there is no perfect posture")
    assert verbs[-1] == Open(Page.GUIDE, "note.posture-evidence")
    press(check, "‹ Back")
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
    assert beginning(QUESTIONS, frozenset({"pc.change", "pc.feet"})) == Place(Step.ASK, 2)
    assert beginning(QUESTIONS, frozenset()) == Place(Step.INTRO)
    assert beginning(QUESTIONS, frozenset(question.id for question in QUESTIONS)) == Place(Step.INTRO)


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
