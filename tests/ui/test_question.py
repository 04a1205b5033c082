"""A question in the corner: any answer closes it, and does one thing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.ui.material import Manner
from backcare_desktop.ui.question import Question

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def test_an_answer_does_its_thing_and_closes(qtbot: QtBot) -> None:
    done: list[str] = []
    choices = [("Keep it", lambda: done.append("keep")), ("Not at all", lambda: done.append("drop"))]
    verbs: list[Verb] = []
    words = ("Warm-up: is this a good time?", "What shall we do?")
    question = Question(verbs.append, words, choices, Manner(is_still=True))
    question.open()
    assert [button.text() for button in question.buttons] == ["Keep it", "Not at all"]
    assert question.accessibleName() == "Warm-up: is this a good time? What shall we do?"
    gone: list[bool] = []
    question.destroyed.connect(lambda: gone.append(True))
    question.help.click()
    assert (verbs, gone) == ([Open(Page.HELP)], [])
    question.buttons[1].click()
    assert done == ["drop"]
    qtbot.waitUntil(lambda: gone == [True])
