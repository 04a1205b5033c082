"""The warm-up player: steps and phases, what comes, what is halted, skipped and made easier, and what is heard."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.core.events import Done, Exit, GoOn, Halt
from backcare_desktop.ui import theme
from backcare_desktop.ui.player.player import Player
from backcare_desktop.ui.walk import Walk, plan_for
from tests.ui.player_screen import HALTED, RUNNING, at, click, on_screen, player, prompt
from tests.ui.prompt_scenes import guide

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.mark.parametrize(
    ("total_s", "plan"),
    [(600, "warmup-10"), (720, "warmup-12"), (900, "warmup-15"), (70, "warmup-10")],
)
def test_the_plan_is_the_one_of_that_length(total_s: float, plan: str) -> None:
    assert plan_for(guide().warm_ups, total_s).id == plan


@pytest.mark.parametrize("total_s", [600.0, 720.0, 900.0])
def test_every_second_of_a_warm_up_belongs_to_a_step(total_s: float) -> None:
    walk = Walk(plan_for(guide().warm_ups, total_s))
    stands = [walk.at(prompt(float(second), total_s)) for second in range(round(total_s) + 1)]
    assert [stand.left_s for stand in stands] == [total_s - second for second in range(round(total_s) + 1)]
    assert [stand.place_s for stand in stands] == [float(second) for second in range(round(total_s) + 1)]
    assert not any(stand.is_over for stand in stands)


def test_the_first_step_comes_with_what_to_read_before(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    page = window.page
    assert window.title.text() == "Warm-up · 10:00 left"
    assert page.phase.text() == "Get warm · step 1 of 15"
    assert page.step.text() == "March on the spot"
    assert page.easier.text() == "Easier: March seated"
    assert page.then.text() == "Then: Step side to side, swing the arms"
    assert window.ring.text() == "1:00"
    assert [line.text().split("\n")[0] for line in page.before[:2]] == [
        "Before you start",
        "Are you ill, feverish, or in a new",
    ]
    assert all(line.isVisible() for line in page.before)
    assert window.phases.accessibleName() == "Progress of the warm-up: 0:00 of 10:00"
    assert window.accessibleName() == "Warm-up. March on the spot"
    assert not page.hint.isVisible()
    at(window, 65.0)
    assert window.accessibleName() == "Warm-up. Step side to side, swing the arms"


def test_the_bar_of_phases_is_filled_as_far_as_the_warm_up_is(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    filled = []
    for elapsed_s in (0.0, 90.0, 180.0, 300.0, 600.0):
        at(window, elapsed_s)
        bar = window.phases.grab().toImage()
        accent = theme.of(window.phases).accent
        filled.append(sum(bar.pixelColor(x, 3).name() == accent.lower() for x in range(bar.width())) / bar.width())
    assert filled == pytest.approx([0.0, 0.15, 0.3, 0.5, 1.0], abs=0.04)  # between the phases and at their ends is room


def test_the_next_step_follows_by_itself_with_its_figure(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    assert not window.figure.isVisible()
    at(window, 195.0)
    assert window.title.text() == "Warm-up · 6:45 left"
    assert window.page.phase.text() == "Loosen up · step 4 of 15"
    assert window.page.step.text() == "Big shoulder circles"
    assert window.ring.text() == "0:15"
    assert not window.page.easier.isVisible()
    assert not any(line.isVisible() for line in window.page.before)
    assert window.figure.isVisible()
    assert window.figure.accessibleName() == "Shoulder rolls, shown by a figure"
    assert window.phases.accessibleName() == "Progress of the warm-up: 3:15 of 10:00"
    at(window, 215.0)
    assert not window.figure.isVisible()


@pytest.mark.parametrize(("elapsed_s", "apart_px"), [(195.0, 20), (395.0, 16)])
def test_a_step_with_a_figure_sets_its_buttons_apart_from_the_words(
    qtbot: QtBot, elapsed_s: float, apart_px: int
) -> None:
    window = on_screen(qtbot, player([]))
    at(window, elapsed_s)
    QApplication.processEvents()
    words, button = window.page.then, window.way.halt
    assert window.figure.isVisible()
    below = words.mapTo(window, words.rect().bottomLeft()).y() + 1
    assert button.mapTo(window, button.rect().topLeft()).y() - below == apart_px
    assert window.body.height() >= window.column.minimumSize().height()


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (1920, 1080), (2560, 1440)])
def test_the_figure_takes_a_third_of_the_height_and_leaves_the_ring_its_place(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = on_screen(qtbot, player([]), size)
    for elapsed_s in (195.0, 400.0, 470.0):
        at(window, elapsed_s)
        QApplication.sendPostedEvents()
        assert window.figure.height() > size[1] / 3
        assert window.figure.geometry().right() < window.ring.geometry().left()
        assert window.column.minimumSize().height() <= window.body.height()


def test_what_to_read_before_stands_apart_line_by_line(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    QApplication.sendPostedEvents()
    lines = [each.geometry() for each in window.page.before]
    assert [other.top() - one.bottom() - 1 for one, other in pairwise(lines)] == [12, 12, 12]
    assert window.page.before[0].isVisible()


def test_the_last_step_stays_to_the_end(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 600.0)
    assert window.page.step.text() == "Three-quarter effort"
    assert window.ring.text() == "0:00"
    assert window.page.then.text() == "This is the last step"


def test_a_waiting_countdown_says_what_it_waits_for(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 20.0, like=replace(RUNNING, is_running=False))
    assert window.title.text() == "Warm-up · waiting for your hands to rest"


def test_done_leave_and_help(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    for button in (window.bar.done, window.bar.leave, window.bar.help):
        click(button)
    assert verbs == [Done(), Exit(), Exit(), Open(Page.HELP)]


def places(window: Player) -> dict[QWidget, QRect]:
    """Where everything is that can be seen."""
    QApplication.sendPostedEvents()
    return {each: each.geometry() for each in window.findChildren(QWidget) if each.isVisible()}


def test_it_is_halted_and_goes_on(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    at(window, 20.0)
    before = places(window)
    click(window.way.halt)
    at(window, 20.0, like=HALTED)
    assert window.title.text() == "Warm-up · halted · 9:40 left"
    assert window.page.then.text() == "It ends by itself 20 min after the start."
    assert window.way.halt.text() == "Go on"
    assert places(window) == before
    click(window.way.halt)
    at(window, 20.0)
    assert verbs == [Halt(), GoOn()]
    assert window.way.halt.text() == "Halt"
    assert window.page.then.text() == "Then: Step side to side, swing the arms"
    assert places(window) == before


def test_keys_halt_and_skip_and_go_back_once_the_window_listens(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert (verbs, window.page.step.text()) == ([], "March on the spot")
    window.keys.listens.emit()
    QTest.keyClick(window, Qt.Key.Key_Space)
    at(window, 5.0, like=HALTED)
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.page.step.text() == "Step side to side, swing the arms"
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert (verbs, window.page.step.text()) == ([Halt(), GoOn()], "March on the spot")


def test_what_cannot_be_halted_offers_no_halt(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 5.0, like=replace(RUNNING, can_halt=False))
    assert not window.way.halt.isVisible()


def test_a_skipped_step_moves_what_is_left_and_the_countdown_stays_the_truth(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    at(window, 20.0)
    click(window.way.next)
    assert window.page.phase.text() == "Get warm · step 2 of 15"
    assert (window.title.text(), window.ring.text()) == ("Warm-up · 9:00 left", "1:00")
    click(window.way.back)
    assert window.page.phase.text() == "Get warm · step 1 of 15"
    assert (window.title.text(), window.ring.text()) == ("Warm-up · 9:40 left", "1:00")
    assert not window.way.back.isEnabled()
    assert verbs == []


def test_a_step_that_the_countdown_does_not_reach_is_not_promised(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 545.0)
    assert window.page.step.text() == "Three-quarter effort"
    click(window.way.back)
    assert window.page.step.text() == "Do the real task at half effort"
    assert window.title.text() == "Warm-up · 0:55 left"
    assert window.page.then.text() == "This is the last step"


def test_when_all_steps_are_over_early_it_says_what_counts(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    at(window, 290.0)
    while not window.way.done.isVisible():
        click(window.way.next)
    assert window.page.step.text() == "That was it"
    assert window.ring.text() == "5:10"
    assert window.page.hint.text().replace("\n", " ") == (
        "You moved ahead: 4:50 went by. From 5:00 on it is kept as done, before that as skipped. "
        "It closes by itself in 5:10."
    )
    assert not window.bar.done.isVisible()
    assert not window.way.next.isVisible()
    at(window, 301.0)
    assert window.page.hint.text().replace("\n", " ") == (
        "Well done. Press Done, or stay: it closes by itself in 4:59."
    )
    at(window, 301.0, like=HALTED)
    assert "go on, and it closes by itself in 4:59." in window.page.hint.text().replace("\n", " ")
    at(window, 302.0, like=replace(RUNNING, can_done=False))
    assert (window.page.hint.text(), window.way.done.isVisible()) == ("It closes by itself in 4:58.", False)
    at(window, 303.0)
    click(window.way.done)
    assert verbs == [Done()]
    click(window.way.back)
    assert window.page.step.text() == "Three-quarter effort"


@pytest.mark.parametrize("size", [(1024, 600), (1024, 768), (1280, 1024), (2560, 1080)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_every_step_fits_on_every_screen(
    qtbot: QtBot, request: pytest.FixtureRequest, size: tuple[int, int], text_scale: float
) -> None:
    total_s = 900
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    request.addfinalizer(lambda: theme.apply(app, "light", 1.0))
    theme.apply(app, "light", text_scale)
    window = on_screen(qtbot, player([], total_s, is_easier=text_scale == 2.0), size)
    for elapsed_s in range(0, total_s, 30):
        at(window, elapsed_s, total_s, RUNNING if elapsed_s % 60 else HALTED)
        fits(window, size)
        assert window.page.then.isVisible()
    click(window.aside.look)
    fits(window, size)
    click(window.aside.look)
    while not window.way.done.isVisible():
        click(window.way.next)
    at(window, 20.0, total_s)
    fits(window, size)


def fits(window: Player, size: tuple[int, int]) -> None:
    """Nothing is cut off, and every line is short enough to be read from a distance."""
    QApplication.sendPostedEvents()
    assert window.size().toTuple() == size
    assert window.column.minimumSize().height() <= window.body.height()
    assert window.body.geometry().bottom() < window.bar.geometry().top()
    assert window.bar.minimumSizeHint().width() <= window.bar.width()
    for label in window.findChildren(QLabel):
        if label.isVisible() and not window.ahead.isAncestorOf(label):
            assert all(len(row) <= 46 for row in label.text().split("\n"))
            assert label.sizeHint().width() <= label.width()
    for button in window.findChildren(QAbstractButton):
        assert not button.isVisible() or button.sizeHint().width() <= button.width(), button.text()
