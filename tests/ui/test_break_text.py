"""Larger text in the break window: its steps, and that all of it fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import ChangeSettings
from backcare_desktop.ui.coverparts import larger_steps
from tests.ui.break_screen import Screen, check_fit
from tests.ui.prompt_scenes import guide

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def test_larger_text_steps_up_and_back_and_is_remembered(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "neck-side-tilt", size=(1920, 1080))
    sizes = [screen.window.head.name.font().pixelSize()]
    for _ in range(4):
        screen.click(screen.window.bar.larger)
        sizes.append(screen.window.head.name.font().pixelSize())
    assert sizes == [32, 40, 48, 64, 32]
    assert screen.emitted == [ChangeSettings((("look.break_text", step),)) for step in (125, 150, 200, 100)]
    assert screen.window.bar.larger.text() == "Larger text"


def test_at_its_largest_the_way_back_is_offered(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "neck-side-tilt", size=(1920, 1080))
    screen.window.show_text(200)
    assert screen.window.bar.larger.text() == "Usual text"
    assert screen.window.bar.larger.accessibleDescription() == "Now 200 percent. Key: plus."


def test_a_screen_without_room_for_more_offers_none(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "neck-side-tilt", size=(800, 500))
    assert not screen.window.bar.larger.isVisible()


@pytest.mark.parametrize(
    ("now", "most", "steps"),
    [
        (1.0, 2.25, [125, 150, 200]),
        (1.25, 1.67, [150, 200]),
        (1.0, 1.25, [125]),
        (1.5, 1.6, []),
        (1.0, 1.05, []),
    ],
)
def test_only_sizes_that_can_be_seen_are_offered(now: float, most: float, steps: list[int]) -> None:
    assert larger_steps(now, most) == steps


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768), (1920, 1080)])
def test_the_largest_text_fits_with_every_move_and_a_word_about_it(qtbot: QtBot, size: tuple[int, int]) -> None:
    longest = sorted(guide().exercises, key=lambda each: -len(each.caution + max(each.steps, key=len)))[:8]
    screen = Screen(qtbot, *[each.id for each in longest], size=size)
    screen.window.show_text(200)
    elapsed_s = 0.0
    for each in longest:
        for step in range(len(each.steps)):
            screen.at(elapsed_s + 6.0 * step)
            check_fit(screen.window, QSize(*size))
        elapsed_s += each.total_s
    screen.window.way.tell("Wrist stretch, fingers down will not come again.", can_undo=True)
    screen.window.fit()
    check_fit(screen.window, QSize(*size))
    assert screen.window.way.can_undo


def test_on_a_small_screen_the_figure_stays_and_the_ring_gives_way(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "neck-side-tilt", "hip-march", size=(1024, 600))
    screen.at(70.0)
    assert screen.figure.isVisible()
    assert not screen.window.ring.isVisible()
    assert screen.window.head.title.text() == "Stretch break · 3:50 left"
