"""A question in the corner: any answer closes it, and does one thing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
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


def test_what_only_tells_goes_by_itself_but_not_while_the_pointer_is_over_it(qtbot: QtBot) -> None:
    question = Question(lambda _verb: None, ("Kept", "as it is"), (), Manner(is_still=True))
    question.pass_after(20.0)
    timer = next(each for each in question.findChildren(QTimer) if each.interval() == 20_000)
    assert timer.isActive()
    question.open()
    gone: list[bool] = []
    question.destroyed.connect(lambda: gone.append(True))
    question.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    timer.timeout.emit()
    assert question.isVisible()
    question.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    timer.timeout.emit()
    qtbot.waitUntil(lambda: gone == [True])
