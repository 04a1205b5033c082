"""The start page of a first run: one question, its answer as settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core import settings
from backcare_desktop.core.commands import ChangeSettings, Open, Page, Verb
from backcare_desktop.ui.welcome import Welcome
from tests.ui.kept import kept

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def welcome(verbs: list[Verb]) -> Iterator[Welcome]:
    with kept(Welcome(verbs.append, Library(assets.root()).texts)) as window:
        yield window


def said(window: Welcome) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_it_says_what_it_is_and_asks_one_thing(welcome: Welcome) -> None:
    assert "When do you usually do sport or heavy work?" in said(welcome)
    assert "This app reminds you to move. It is not medical care." in said(welcome)
    assert "read “When to get help” first" in said(welcome)
    assert "It is not a medical device." in said(welcome)
    assert "Its icon stands in your panel." in said(welcome)


def test_the_usual_answer_is_one_press_away(welcome: Welcome, verbs: list[Verb]) -> None:
    QTest.mouseClick(welcome.start, LEFT)
    assert verbs == [
        ChangeSettings(
            (
                ("reminders.warmup.enabled", True),
                ("reminders.warmup.times", ["17:30"]),
                ("reminders.warmup.days", ["mon", "tue", "wed", "thu", "fri"]),
            )
        )
    ]
    assert not welcome.isVisible()


def test_other_days_and_another_time(welcome: Welcome, verbs: list[Verb]) -> None:
    for button in (*welcome.days._buttons[1:5], welcome.days._buttons[5]):
        QTest.mouseClick(button, LEFT)
    welcome.time.selectAll()
    QTest.keyClicks(welcome.time, "07:15")
    QTest.mouseClick(welcome.start, LEFT)
    assert isinstance(verbs[0], ChangeSettings)
    assert verbs[0].changes[1:] == (
        ("reminders.warmup.times", ["07:15"]),
        ("reminders.warmup.days", ["mon", "sat"]),
    )


def test_not_at_all_switches_the_warm_up_off(welcome: Welcome, verbs: list[Verb]) -> None:
    QTest.mouseClick(welcome.never, LEFT)
    QTest.mouseClick(welcome.start, LEFT)
    assert verbs == [ChangeSettings((("reminders.warmup.enabled", False),))]


def test_no_day_means_not_at_all(welcome: Welcome, verbs: list[Verb]) -> None:
    for button in welcome.days._buttons[:5]:
        QTest.mouseClick(button, LEFT)
    QTest.mouseClick(welcome.start, LEFT)
    assert verbs == [ChangeSettings((("reminders.warmup.enabled", False),))]


def test_a_time_that_is_none_gets_a_sentence(welcome: Welcome, verbs: list[Verb]) -> None:
    welcome.time.selectAll()
    QTest.keyClicks(welcome.time, "evening")
    QTest.mouseClick(welcome.start, LEFT)
    assert verbs == []
    assert welcome.isVisible()
    assert welcome.error.text().startswith("Type times of day such as 17:30")


def test_help_is_one_step_away(welcome: Welcome, verbs: list[Verb]) -> None:
    QTest.mouseClick(welcome.help, LEFT)
    assert verbs == [Open(Page.HELP)]


def test_without_a_tray_it_says_where_to_look(verbs: list[Verb]) -> None:
    with kept(Welcome(verbs.append, Library(assets.root()).texts, has_tray=False)) as window:
        assert "Start BackCare again to see what comes next" in said(window)


def test_what_it_sends_the_settings_accept(welcome: Welcome, verbs: list[Verb]) -> None:
    QTest.mouseClick(welcome.start, LEFT)
    assert isinstance(verbs[0], ChangeSettings)
    raw = {"reminders": {"warmup": {key.rsplit(".", 1)[1]: value for key, value in verbs[0].changes}}}
    assert settings.check(raw)[1] == ()
