"""The warm-up player: phases, steps, what comes then, and the words to read before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Verb
from backcare_desktop.core.events import Done, Exit
from backcare_desktop.ui import theme
from backcare_desktop.ui.player import Player, plan_for
from tests.ui.prompt_scenes import WARMUP, guide, view

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def open_player(
    qtbot: QtBot, emitted: list[Verb], total_s: float = 600.0, size: tuple[int, int] = (1280, 800)
) -> Player:
    """The player at the beginning of a warm-up of that length."""
    warm_ups = guide().warm_ups
    window = Player(emitted.append, plan_for(warm_ups, total_s), warm_ups, guide().texts, lambda: None)
    qtbot.addWidget(window, before_close_func=lambda player: player.end())
    at(window, 0.0, total_s)
    window.cover(QRect(0, 0, *size))
    window.show()
    return window


def at(window: Player, elapsed_s: float, total_s: float = 600.0, *, is_running: bool = True) -> None:
    """Show the warm-up that many seconds after its beginning."""
    window.show_state(view(replace(WARMUP, left_s=total_s - elapsed_s, total_s=total_s, is_running=is_running)))


@pytest.mark.parametrize(
    ("total_s", "plan"),
    [(600, "warmup-10"), (720, "warmup-12"), (900, "warmup-15"), (70, "warmup-10")],
)
def test_the_plan_is_the_one_of_that_length(total_s: float, plan: str) -> None:
    assert plan_for(guide().warm_ups, total_s).id == plan


def test_the_first_step_comes_with_what_to_read_before(qtbot: QtBot) -> None:
    window = open_player(qtbot, [])
    assert window.title.text() == "Warm-up · Raise · 10:00 left"
    assert window.step.text() == "March on the spot"
    assert window.easier.text() == "Easier: March seated"
    assert window.then.text() == "Then: Step side to side, swing the arms"
    assert window.ring.text() == "1:00"
    assert window.before[0].text().startswith("Are you ill, feverish")
    assert all(line.isVisible() for line in window.before)


def test_the_next_step_follows_by_itself(qtbot: QtBot) -> None:
    window = open_player(qtbot, [])
    at(window, 195.0)
    assert window.title.text() == "Warm-up · Mobilise · 6:45 left"
    assert window.step.text() == "Big shoulder circles"
    assert window.ring.text() == "0:15"
    assert not window.easier.isVisible()
    assert not any(line.isVisible() for line in window.before)


def test_the_last_step_stays_to_the_end(qtbot: QtBot) -> None:
    window = open_player(qtbot, [])
    at(window, 600.0)
    assert window.step.text() == "Three-quarter effort"
    assert window.ring.text() == "0:00"
    assert not window.then.isVisible()


def test_a_waiting_countdown_says_what_it_waits_for(qtbot: QtBot) -> None:
    window = open_player(qtbot, [])
    at(window, 20.0, is_running=False)
    assert window.title.text() == "Warm-up · waiting for your hands to rest"


def test_done_and_leave(qtbot: QtBot) -> None:
    emitted: list[Verb] = []
    window = open_player(qtbot, emitted)
    QTest.mouseClick(window.done, Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.leave, Qt.MouseButton.LeftButton)
    assert emitted == [Done(), Exit()]


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (2560, 1080)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("total_s", [600, 900])
def test_every_step_fits_on_every_screen(
    qtbot: QtBot, request: pytest.FixtureRequest, size: tuple[int, int], text_scale: float, total_s: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    request.addfinalizer(lambda: theme.apply(app, "light", 1.0))
    theme.apply(app, "light", text_scale)
    window = open_player(qtbot, [], total_s, size)
    for elapsed_s in range(0, total_s, 30):
        at(window, elapsed_s, total_s)
        QApplication.sendPostedEvents()
        assert window.size().toTuple() == size
        assert window.column.minimumSize().height() <= window.body.height()
        assert window.body.geometry().bottom() < window.bar.geometry().top()
        assert window.bar.minimumSizeHint().width() <= window.bar.width()
        for label in window.findChildren(QLabel):
            if label.isVisible():
                assert all(len(row) <= 46 for row in label.text().split("\n"))
                assert label.sizeHint().width() <= label.width()
