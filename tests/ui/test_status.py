"""The status window: what is said for each state, what each button emits, and that nothing is cut off."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Did, Focus, Open, Page, TakeNext, Verb
from backcare_desktop.core.events import Begin, Done, GoOn, Halt, PauseFor, Resume, Skip, SnoozeFor
from backcare_desktop.core.view import View
from backcare_desktop.ui import theme
from backcare_desktop.ui.status import StatusWindow
from tests.ui.views import (
    BREAK,
    DUE,
    FOCUS,
    FOCUSING,
    HELD,
    MOODS,
    NOTICE,
    ON_A_CALL,
    ON_BREAK,
    PAUSED,
    STRETCH_IN_12,
    WORKING,
)

SKIPPED = replace(WORKING, skipped="stretch")
LONG = replace(
    DUE,
    headline="Es ist Zeit für eine ausgedehnte Dehnungspause mit Schultern und Brustwirbelsäule",
    why="58 Minuten am Schreibtisch, 20 davon in einer Videokonferenz",
    prompt=replace(NOTICE, title="Dehnungspause für Schultern, Nacken und Brustwirbelsäule", why="Seit langem " * 12),
    holds=(ON_A_CALL, FOCUS),
    next=(replace(STRETCH_IN_12, title="Schulterblattzusammenziehen", text="in ungefähr 12 Minuten"),) * 5,
)


@pytest.fixture
def window(qtbot: QtBot, verbs: list[Verb]) -> StatusWindow:
    window = StatusWindow(verbs.append)
    qtbot.addWidget(window)
    window.render(WORKING)
    window.show()
    return window


def said(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]


def buttons(window: QWidget) -> dict[str, QAbstractButton]:
    return {b.text().replace("&", ""): b for b in window.findChildren(QAbstractButton) if b.isVisible()}


def test_the_room_for_a_prompt_is_given_back_unless_the_person_took_it(window: StatusWindow) -> None:
    usual_px = window.height()
    window.render(DUE)
    assert window.height() > usual_px
    window.render(WORKING)
    assert window.height() == usual_px
    window.render(DUE)
    window.resize(window.width(), window.height() + 40)
    chosen_px = window.height()
    window.render(WORKING)
    assert window.height() == chosen_px


def test_the_reason_of_a_prompt_is_said_once(window: StatusWindow) -> None:
    window.render(replace(DUE, why=NOTICE.why))
    assert said(window).count(NOTICE.why) == 1


def test_at_work_it_says_what_is_next_and_when(window: StatusWindow) -> None:
    assert said(window) == [
        "Stretch break in 12 min",
        "At the desk for 48 min",
        "What comes next",
        "Rest your eyes",
        "in 5 min",
        "Stretch break",
        "in 12 min",
        "Warm-up",
        "at 17:30",
    ]
    assert list(buttons(window)) == [
        "Take a break now",
        "Not now",
        "Guide",
        "When to get help",
        "Desk check",
        "History",
        "Settings",
    ]


def test_held_it_says_since_when_and_only_once(window: StatusWindow) -> None:
    window.render(HELD)
    assert said(window)[:2] == ["Stretch break waits", "On a call since 10:02"]
    window.render(replace(HELD, why="A stretch break waits"))
    assert said(window)[:3] == ["Stretch break waits", "A stretch break waits", "On a call since 10:02"]


def test_what_is_over_goes_away(window: StatusWindow) -> None:
    window.render(LONG)
    window.render(PAUSED)
    assert said(window) == ["Paused until 13:00", "You paused reminders"]
    assert list(buttons(window))[:2] == ["Resume reminders", "Take a break now"]


def test_the_next_step_is_the_one_filled_button(window: StatusWindow) -> None:
    for view, expected in ((WORKING, "Take a break now"), (PAUSED, "Resume reminders"), (DUE, "Begin")):
        window.render(view)
        filled = [text for text, button in buttons(window).items() if button.property("look") == "primary"]
        assert filled == [expected]


class Click(NamedTuple):
    """On which button, in which state, and what must come out."""

    view: View
    text: str
    verb: Verb


@pytest.mark.parametrize(
    "click",
    [
        Click(WORKING, "Take a break now", TakeNext()),
        Click(WORKING, "Guide", Open(Page.GUIDE)),
        Click(WORKING, "When to get help", Open(Page.HELP)),
        Click(WORKING, "History", Open(Page.HISTORY)),
        Click(WORKING, "Desk check", Open(Page.CHECK)),
        Click(WORKING, "Settings", Open(Page.SETTINGS)),
        Click(PAUSED, "Resume reminders", Resume()),
        Click(PAUSED, "Take a break now", TakeNext()),
        Click(FOCUSING, "Stop holding back", Focus(0.0)),
        Click(DUE, "Begin", Begin()),
        Click(DUE, "Later, in 5 min", SnoozeFor()),
        Click(DUE, "Skip", Skip()),
        Click(ON_BREAK, "Done", Done()),
        Click(replace(ON_BREAK, prompt=replace(BREAK, can_halt=True)), "Halt", Halt()),
        Click(replace(ON_BREAK, prompt=replace(BREAK, is_halted=True)), "Go on", GoOn()),
        Click(DUE, "When to get help", Open(Page.HELP)),
    ],
)
def test_a_click_is_a_verb(window: StatusWindow, verbs: list[Verb], qtbot: QtBot, click: Click) -> None:
    window.render(click.view)
    QTest.mouseClick(buttons(window)[click.text], Qt.MouseButton.LeftButton)
    assert verbs == [click.verb]


def test_not_now_offers_the_same_as_the_tray(window: StatusWindow, verbs: list[Verb]) -> None:
    menu = window.not_now.menu()
    assert menu is not None
    next(each for each in menu.actions() if each.text() == "Pause &1 h").trigger()
    assert verbs == [PauseFor(for_s=3600.0)]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_enter_opens_not_now_as_space_does(window: StatusWindow) -> None:
    window.not_now.setFocus()
    QTest.keyClick(window.not_now, Qt.Key.Key_Return)
    assert window.not_now.menu().isVisible()
    window.not_now.menu().close()


def test_a_strict_break_offers_no_way_that_is_refused(window: StatusWindow) -> None:
    window.render(replace(ON_BREAK, prompt=replace(BREAK, can_done=False, can_skip=False, can_snooze=False)))
    assert not {"Begin", "Done", "Skip", "Later, in 5 min", "Take a break now"} & set(buttons(window))


def test_nothing_is_chosen_before_the_person_chooses(window: StatusWindow, verbs: list[Verb], qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter):
        QTest.keyClick(window, key)
    assert verbs == []


def test_the_keyboard_reaches_everything(window: StatusWindow, verbs: list[Verb], qtbot: QtBot) -> None:
    reached = []
    for _ in buttons(window):
        window.focusNextChild()
        focused = window.focusWidget()
        assert isinstance(focused, QAbstractButton)
        reached.append(focused.text().replace("&", ""))
    assert sorted(reached) == sorted(buttons(window))
    window.take.setFocus()
    QTest.keyClick(window.take, Qt.Key.Key_Space)
    assert verbs == [TakeNext()]


def test_escape_closes_and_everything_is_given_back(qapp: QApplication, verbs: list[Verb]) -> None:
    windows = []
    for _ in range(3):
        window = StatusWindow(verbs.append)
        window.render(WORKING)
        window.show()
        windows.append(weakref.ref(window))
        QTest.keyClick(window, Qt.Key.Key_Escape)
        del window
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    assert [reference() for reference in windows] == [None, None, None]
    assert [widget for widget in qapp.topLevelWidgets() if isinstance(widget, StatusWindow)] == []
    theme.apply(qapp, "dark", 1.5)
    assert verbs == []


@pytest.mark.parametrize("mood", MOODS)
def test_every_control_has_a_name(window: StatusWindow, mood: str) -> None:
    window.render(MOODS[mood])
    assert all(button.accessibleName() or button.text() for button in buttons(window).values())
    assert window.sign.accessibleName().startswith("State: ")


class Paints(QObject):
    """Counts how often a widget and those in it are painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in [window, *window.findChildren(QWidget)]:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest)
        return False


def test_an_unchanged_view_paints_nothing(window: StatusWindow, qapp: QApplication) -> None:
    qapp.processEvents()
    qapp.processEvents()
    paints = Paints(window)
    window.render(replace(WORKING))
    qapp.processEvents()
    assert paints.count == 0
    window.render(PAUSED)
    qapp.processEvents()
    assert paints.count > 0


def test_a_break_that_was_skipped_is_put_right_by_one_press(window: StatusWindow, verbs: list[Verb]) -> None:
    assert not any("I did it" in words for words in buttons(window))
    window.render(SKIPPED)
    QTest.mouseClick(buttons(window)["I did it: Stretch break"], Qt.MouseButton.LeftButton)
    assert verbs == [Did("stretch")]
    window.render(replace(PAUSED, skipped="stretch"))
    assert "I did it" in buttons(window)
    window.render(replace(DUE, skipped="stretch"))
    assert not any("I did it" in words for words in buttons(window))


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("view", [SKIPPED, DUE, PAUSED, LONG], ids=["skipped", "notice", "paused", "long"])
def test_no_text_is_cut_off(window: StatusWindow, qapp: QApplication, view: View, text_scale: float) -> None:
    theme.apply(qapp, "light", text_scale)
    window.render(view)
    for _ in range(3):
        qapp.processEvents()
    content = window.column.parentWidget()
    assert content is not None
    inside = QRect(QPoint(0, 0), content.size())
    for widget in [*content.findChildren(QLabel), *content.findChildren(QAbstractButton)]:
        if widget.isVisible():
            place = QRect(widget.mapTo(content, QPoint(0, 0)), widget.size())
            assert inside.contains(place), widget
            assert widget.width() >= widget.minimumSizeHint().width()
            assert widget.height() >= max(widget.minimumSizeHint().height(), widget.heightForWidth(widget.width()))


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_when_to_get_help_is_in_sight_however_much_is_said(
    window: StatusWindow, qapp: QApplication, text_scale: float
) -> None:
    theme.apply(qapp, "light", text_scale)
    window.render(replace(LONG, prompt=DUE.prompt))
    window.resize(window.width(), 400)
    qapp.processEvents()
    assert window.area.verticalScrollBar().maximum() > 0
    [link] = [each for each in window.links if each.text() == "When to get &help"]
    place = QRect(link.mapTo(window, QPoint(0, 0)), link.size())
    assert window.rect().contains(place)
    assert link.visibleRegion().boundingRect() == link.rect()


def test_the_window_grows_for_what_it_must_say_and_stays_on_the_screen(window: StatusWindow) -> None:
    before = window.height()
    window.render(LONG)
    assert window.height() > before
    assert window.height() <= window.screen().availableGeometry().height()
