"""The card: a cue, or a question with advice; what its buttons emit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Answer, Open, Page, Reply, Verb
from backcare_desktop.core.events import Done, Skip, SnoozeFor
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.rules import Kind
from backcare_desktop.ui.card import Card
from backcare_desktop.ui.material import CardContent, CardLink, Manner
from tests.ui.prompt_scenes import CARD, guide, view

FEET = PostureQuestion("pc.feet", "Are both feet resting on the floor?", "Lower the chair.", "Legs press.", ("M",))

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def emitted() -> list[Verb]:
    return []


def card(qtbot: QtBot, emitted: list[Verb], question: PostureQuestion | None = None, **more: Any) -> Card:
    """The card of the posture reminder, on screen."""
    content = replace(CardContent("Stand up for one minute.", question), **more)
    window = Card(emitted.append, content, Manner(is_still=True))
    qtbot.addWidget(window)
    window.show_state(view(CARD))
    window.open()
    return window


def shown(window: Card) -> list[str]:
    """The buttons that can be seen, but for the way to help, which is always there."""
    assert window.help.isVisible()
    assert window.help.accessibleName() == "When to get help"
    others = [each for each in window.findChildren(QPushButton) if each.isVisible() and each is not window.help]
    return [each.text() or f"({each.accessibleName()})" for each in others]


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_asks_for_a_change_with_one_cue(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted)
    assert window.title.text() == "Change position"
    assert window.words.text() == "Stand up for one minute."
    assert sorted(shown(window)) == ["(Skip)", "Done", "Later"]
    assert window.size() == QSize(360, 160)
    click(window.done)
    click(window.skip)
    assert emitted == [Done(), Skip()]


def test_another_reminders_card_carries_its_own_title(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted)
    window.show_state(view(replace(CARD, kind=Kind.CUSTOM, title="Drink some water")))
    assert window.title.text() == "Drink some water"


def test_an_owed_question_is_asked_first(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted, FEET)
    assert window.words.text() == "Are both feet resting on the floor?"
    assert sorted(shown(window)) == ["(Skip)", "No", "Skip", "Yes"]


def test_yes_answers_and_is_done(qtbot: QtBot, emitted: list[Verb]) -> None:
    click(card(qtbot, emitted, FEET).yes)
    assert emitted == [Answer("pc.feet", Reply.YES), Done()]


def test_a_question_passed_over_is_kept_as_such(qtbot: QtBot, emitted: list[Verb]) -> None:
    click(card(qtbot, emitted, FEET).pass_over)
    assert emitted == [Answer("pc.feet", Reply.SKIP), Skip()]


def test_no_brings_advice_to_do_now_or_later(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted, FEET)
    click(window.no)
    assert emitted == [Answer("pc.feet", Reply.NO)]
    assert window.words.text() == "Lower the chair."
    assert sorted(shown(window)) == ["(Skip)", "Done", "Later"]
    window.show_state(view(replace(CARD, left_s=10.0)))
    assert window.words.text() == "Lower the chair."
    click(window.later)
    click(window.choices.buttons[0])
    click(window.done)
    assert emitted[1:] == [
        Answer("pc.feet", Reply.LATER),
        SnoozeFor(None),
        Answer("pc.feet", Reply.DONE),
        Done(),
    ]


def test_advice_put_off_earlier_comes_back_without_its_question(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted, FEET, is_advice=True)
    assert window.words.text() == "Lower the chair."
    assert (window.about.isVisible(), window.about.text()) == (True, "Are both feet resting on the floor?")
    assert sorted(shown(window)) == ["(Skip)", "Done", "Later"]
    click(window.done)
    assert emitted == [Answer("pc.feet", Reply.DONE), Done()]


def test_a_question_asked_again_shows_what_was_said_the_last_time(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted, FEET, last="Last time: yes, 24 February")
    assert (window.about.isVisible(), window.about.text()) == (True, "Last time: yes, 24 February")
    click(window.no)
    assert not window.about.isVisible()


def test_a_link_leads_on_and_leaves_the_card(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted, link=CardLink("Check my desk", Open(Page.CHECK)))
    assert sorted(shown(window)) == ["(Skip)", "Check my desk", "Done", "Later"]
    assert all(window.rect().contains(button.geometry()) for button in (window.done, window.later, window.link))
    click(window.link)
    assert emitted == [Open(Page.CHECK)]
    assert window.isVisible()


def test_a_second_click_answers_nothing_more(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted, FEET)
    window.no.click()
    window.no.click()
    assert emitted == [Answer("pc.feet", Reply.NO)]


@pytest.mark.parametrize("question", guide().posture_questions, ids=lambda question: question.id)
def test_every_question_and_its_advice_fit(qtbot: QtBot, emitted: list[Verb], question: PostureQuestion) -> None:
    window = card(qtbot, emitted, question)
    for _ in range(2):
        assert window.words.heightForWidth(window.words.width()) <= window.words.height()
        visible = [button for button in window.findChildren(QPushButton) if button.isVisible()]
        assert all(window.rect().contains(button.geometry()) for button in visible)
        click(window.no)


def test_it_takes_no_focus(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = card(qtbot, emitted, FEET)
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert all(button.focusPolicy() is Qt.FocusPolicy.NoFocus for button in window.findChildren(QPushButton))
