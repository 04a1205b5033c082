"""The first run: three pages, their answers as settings, and leaving it at any time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core import presets, settings
from backcare_desktop.core.commands import ChangeSettings, Open, Page, Verb
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.welcome import Welcome
from tests.ui.kept import kept

LEFT = Qt.MouseButton.LeftButton
LIBRARY = Library(assets.root())
RHYTHMS = presets.rhythms(LIBRARY.schedules.presets)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"]


def opened(verbs: list[Verb], now: Settings | None = None, *, has_tray: bool = True) -> Welcome:
    return Welcome(verbs.append, LIBRARY.texts, RHYTHMS, now or settings.defaults(), has_tray=has_tray)


@pytest.fixture
def welcome(verbs: list[Verb]) -> Iterator[Welcome]:
    with kept(opened(verbs)) as window:
        yield window


def said(window: Welcome) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def go_on(window: Welcome, times: int = 1) -> None:
    for _ in range(times):
        QTest.mouseClick(window.next, LEFT)


def changes(verbs: list[Verb]) -> dict[str, object]:
    (verb,) = verbs
    assert isinstance(verb, ChangeSettings)
    return dict(verb.changes)


def test_page_by_page_it_asks_how_to_move_says_what_it_is_not_and_draws_a_day(welcome: Welcome) -> None:
    assert "How do you want to move?" in said(welcome)
    assert "When do you usually do sport or heavy work?" in said(welcome)
    assert "Its icon stands in your panel." in said(welcome)
    assert "1 of 3" in said(welcome)
    go_on(welcome)
    assert "This app reminds you to move. It is not medical care." in said(welcome)
    assert "read “When to get help” first" in said(welcome)
    assert "It is not a medical device." in said(welcome)
    assert "sport or heavy work" not in said(welcome)
    assert welcome.moves.days.accessibleName() == "Days with sport or heavy work"
    assert welcome.moves.time.accessibleName() == "Time of day to warm up"
    go_on(welcome)
    assert "Choose a rhythm" in said(welcome)
    assert "About 1 h 7 min of breaks in 8 hours at the desk." in said(welcome)
    assert "Warm-up: 10 min, at 17:30." in welcome.day.timeline.accessibleName()
    assert (welcome.next.text(), welcome.where.text()) == ("&Start", "3 of 3")


def test_the_usual_answers_are_three_presses_away_and_set_no_more_than_was_asked(
    welcome: Welcome, verbs: list[Verb]
) -> None:
    go_on(welcome, 3)
    assert changes(verbs) == {
        "reminders.warmup.enabled": True,
        "reminders.warmup.times": ["17:30"],
        "reminders.warmup.days": WEEKDAYS,
    }
    assert not welcome.isVisible()


def test_all_answers_go_out_together_and_the_settings_accept_them(welcome: Welcome, verbs: list[Verb]) -> None:
    QTest.mouseClick(welcome.moves.seated, LEFT)
    for button in (*welcome.moves.days._buttons[1:5], welcome.moves.days._buttons[5]):
        QTest.mouseClick(button, LEFT)
    welcome.moves.time.selectAll()
    QTest.keyClicks(welcome.moves.time, "07:15")
    go_on(welcome, 2)
    QTest.mouseClick(welcome.day.rhythms["Light"][0], LEFT)
    assert "Fewer breaks." in said(welcome)
    assert "Change position: 8 × 1 min" in welcome.day.timeline.accessibleName()
    assert "Warm-up: 10 min, at 7:15." in welcome.day.timeline.accessibleName()
    QTest.mouseClick(welcome.day.at_login, LEFT)
    welcome.day.country.setCurrentIndex(welcome.day.country.findData("GB"))
    go_on(welcome)
    assert changes(verbs) == {
        "guide.seated_only": True,
        "reminders.warmup.enabled": True,
        "reminders.warmup.times": ["07:15"],
        "reminders.warmup.days": ["mon", "sat"],
        "reminders.eyes.enabled": False,
        "reminders.posture.every": "40m",
        "reminders.stretch.every": "2h",
        "start.at_login": True,
        "guide.country": "GB",
    }
    after = presets.after(settings.defaults(), changes(verbs).items())
    assert (after["guide.country"], after["guide.seated_only"], after["reminders.eyes.enabled"]) == ("GB", True, False)


def test_by_keys_alone_there_and_back_and_out(welcome: Welcome, verbs: list[Verb]) -> None:
    assert (welcome.next.shortcut(), welcome.back.shortcut()) == (QKeySequence("Alt+N"), QKeySequence("Alt+B"))
    assert not welcome.back.isEnabled()
    welcome.next.setFocus()
    QTest.keyClick(welcome.next, Qt.Key.Key_Space)
    assert welcome.on == 1
    welcome.back.setFocus()
    QTest.keyClick(welcome.back, Qt.Key.Key_Space)
    assert welcome.on == 0
    QTest.keyClick(welcome, Qt.Key.Key_Escape)
    assert not welcome.isVisible()
    assert verbs == []


@pytest.mark.parametrize("leaves_out", ["the days", "the warm-up"])
def test_no_warm_up_is_wanted(welcome: Welcome, verbs: list[Verb], leaves_out: str) -> None:
    if leaves_out == "the days":
        for button in welcome.moves.days._buttons[:5]:
            QTest.mouseClick(button, LEFT)
    else:
        QTest.mouseClick(welcome.moves.never, LEFT)
    go_on(welcome, 2)
    assert "Warm-up" not in welcome.day.timeline.accessibleName()
    go_on(welcome)
    assert changes(verbs) == {"reminders.warmup.enabled": False}


def test_a_time_that_is_none_gets_a_sentence_and_keeps_the_page(welcome: Welcome, verbs: list[Verb]) -> None:
    welcome.moves.time.selectAll()
    QTest.keyClicks(welcome.moves.time, "evening")
    go_on(welcome)
    assert (verbs, welcome.on) == ([], 0)
    assert welcome.moves.error.text().startswith("Type times of day such as 17:30")


def test_help_is_one_step_away_on_every_page(welcome: Welcome, verbs: list[Verb]) -> None:
    for _ in range(3):
        QTest.mouseClick(welcome.help, LEFT)
        go_on(welcome)
    assert verbs[:3] == [Open(Page.HELP)] * 3


def test_opened_again_it_shows_what_is_set_and_keeps_a_rhythm_of_ones_own(verbs: list[Verb]) -> None:
    raw = {
        "reminders": {"stretch": {"every": "37m"}, "warmup": {"enabled": False}},
        "guide": {"seated_only": True, "country": "DE"},
        "start": {"at_login": True},
    }
    with kept(opened(verbs, settings.check(raw)[0], has_tray=False)) as window:
        assert "Start BackCare again to see what comes next" in said(window)
        assert window.moves.seated.isChecked()
        assert window.moves.never.isChecked()
        assert window.day.rhythms["As it is"][0].isChecked()
        assert (window.day.at_login.isChecked(), window.day.country.currentData()) == (True, "DE")
        go_on(window, 2)
        QTest.mouseClick(window.day.rhythms["Standard"][0], LEFT)
        go_on(window)
    assert changes(verbs) == {"reminders.warmup.enabled": False, "reminders.stretch.every": None}
