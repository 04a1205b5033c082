"""The notice: what it shows and what its buttons emit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.core.events import Begin, Done, Skip, SnoozeFor
from backcare_desktop.ui import theme
from backcare_desktop.ui.corner import SLIDE_PX, corner_rect
from backcare_desktop.ui.material import Corner, Manner
from backcare_desktop.ui.notice import Notice
from tests.ui.prompt_scenes import LIGHT, STRETCH, WARMUP, view

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def emitted() -> list[Verb]:
    return []


@pytest.fixture
def notice(qtbot: QtBot, emitted: list[Verb]) -> Notice:
    """The notice of the stretch break, on screen."""
    window = Notice(emitted.append, Manner(is_still=True))
    qtbot.addWidget(window)
    window.show_state(view(STRETCH))
    window.open()
    return window


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_what_and_why_and_how_much_patience_is_left(notice: Notice) -> None:
    assert notice.title.text() == "Stretch break"
    assert notice.why.text() == "58 min at the desk, 20 of them on a call"
    assert notice.accessibleName() == "Stretch break. 58 min at the desk, 20 of them on a call"
    notice.show_state(view(replace(STRETCH, left_s=None)))
    assert notice.begin.isVisible()
    assert notice.isVisible()


def test_begin_and_skip_are_one_click(notice: Notice, emitted: list[Verb]) -> None:
    click(notice.begin)
    click(notice.skip)
    assert emitted == [Begin(), Skip()]


def test_help_is_one_click_away_and_leaves_the_notice(notice: Notice, emitted: list[Verb]) -> None:
    assert notice.help.accessibleName() == "When to get help"
    click(notice.help)
    assert emitted == [Open(Page.HELP)]
    assert notice.isVisible()


def test_later_offers_the_reminders_own_time_and_two_longer_ones(notice: Notice, emitted: list[Verb]) -> None:
    title = notice.title.mapTo(notice, QPoint(0, 0))
    click(notice.later)
    assert [button.text() for button in notice.choices.buttons] == ["5 min", "10 min", "30 min"]
    QApplication.processEvents()
    assert notice.title.mapTo(notice, QPoint(0, 0)) == title
    for button in notice.choices.buttons:
        click(button)
    assert emitted == [SnoozeFor(None), SnoozeFor(600.0), SnoozeFor(1800.0)]
    assert notice.why.isVisible()
    click(notice.later)
    assert not notice.choices.isVisible()


def test_a_time_is_not_offered_twice(notice: Notice) -> None:
    notice.show_state(view(replace(STRETCH, snooze_s=600.0)))
    assert [button.text() for button in notice.choices.buttons] == ["10 min", "30 min"]


def test_what_is_refused_is_not_offered(notice: Notice) -> None:
    notice.show_state(view(replace(STRETCH, can_skip=False, can_snooze=False, can_begin=False)))
    assert not any(button.isVisible() for button in (notice.begin, notice.later, notice.skip, notice.done))


def test_before_a_warm_up_it_can_be_read_what_comes(qtbot: QtBot, emitted: list[Verb], notice: Notice) -> None:
    assert not notice.ahead.isVisible()
    window = Notice(emitted.append, Manner(is_still=True), "warmup-12")
    qtbot.addWidget(window)
    window.show_state(view(replace(WARMUP, is_break=False, can_begin=True)))
    window.open()
    assert window.ahead.isVisible()
    assert window.height() >= window.ahead.geometry().bottom() + 8
    click(window.ahead)
    assert emitted == [Open(Page.GUIDE, "warmup-12")]


def test_a_light_prompt_has_done_in_place_of_begin(notice: Notice, emitted: list[Verb]) -> None:
    notice.show_state(view(LIGHT))
    assert not notice.begin.isVisible()
    click(notice.done)
    assert emitted == [Done()]


def test_it_takes_no_focus(notice: Notice) -> None:
    flags = notice.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert notice.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert all(button.focusPolicy() is Qt.FocusPolicy.NoFocus for button in notice.findChildren(QPushButton))


def test_it_is_360_by_96_and_grows_with_its_words(notice: Notice) -> None:
    assert notice.size() == QSize(360, 96)
    notice.show_state(view(replace(STRETCH, why="because of a reason that takes many words " * 6)))
    assert notice.width() == 360
    assert notice.height() > 96


def test_it_slides_into_its_place(qtbot: QtBot, emitted: list[Verb]) -> None:
    window = Notice(emitted.append, Manner(Corner.TOP_LEFT))
    qtbot.addWidget(window)
    window.show_state(view(STRETCH))
    window.open()
    assert window.pos().toTuple() == (16, 16 - SLIDE_PX)
    qtbot.waitUntil(lambda: window.pos().toTuple() == (16, 16))


@pytest.mark.parametrize(
    ("corner", "place"),
    [
        (Corner.TOP_LEFT, (116, 66)),
        (Corner.TOP_RIGHT, (1024, 66)),
        (Corner.BOTTOM_LEFT, (116, 738)),
        (Corner.BOTTOM_RIGHT, (1024, 738)),
    ],
)
def test_each_corner_is_within_the_free_area(corner: Corner, place: tuple[int, int]) -> None:
    area = QRect(100, 50, 1300, 800)
    assert corner_rect(area, QSize(360, 96), corner, 16) == QRect(*place, 360, 96)


def test_larger_text_makes_a_larger_notice(notice: Notice, request: pytest.FixtureRequest) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    request.addfinalizer(lambda: theme.apply(app, "light", 1.0))
    theme.apply(app, "light", 1.5)
    assert notice.width() == 540
