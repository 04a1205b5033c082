"""Which prompt window exists, and that nothing of it stays."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.core.present import PromptView
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.prompts import Form, Prompts, form_of
from tests.ui.prompt_scenes import BADGE, BREAK, CARD, LIGHT, STRETCH, WARMUP, material, view

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def emitted() -> list[Verb]:
    return []


@pytest.fixture
def prompts(qtbot: QtBot, emitted: list[Verb]) -> Iterator[Prompts]:
    """The prompts of an app that shows nothing yet."""
    made = Prompts(emitted.append, material())
    yield made
    made.close()
    settle()


def settle() -> None:
    """Let what was closed be destroyed."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def titles() -> list[str]:
    """The windows on screen."""
    settle()
    return sorted(widget.windowTitle() for widget in QApplication.topLevelWidgets() if widget.isVisible())


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        (STRETCH, Form.NOTICE),
        (BREAK, Form.BREAK),
        (CARD, Form.CARD),
        (LIGHT, Form.NOTICE),
        (BADGE, None),
        (replace(WARMUP, is_break=False), Form.NOTICE),
        (WARMUP, Form.PLAYER),
    ],
)
def test_each_prompt_has_its_window(prompt: PromptView, form: Form | None) -> None:
    assert form_of(prompt) is form


def test_the_notice_turns_into_the_break_and_then_nothing_is_left(prompts: Prompts) -> None:
    prompts.render(view(STRETCH))
    assert titles() == ["BackCare notice"]
    prompts.render(view(replace(STRETCH, left_s=50.0)))
    assert titles() == ["BackCare notice"]
    prompts.render(view(BREAK))
    assert titles() == ["BackCare break"]
    prompts.render(view(None))
    assert titles() == []


def test_a_badge_has_no_window(prompts: Prompts) -> None:
    prompts.render(view(BADGE))
    assert titles() == []


def test_the_notice_of_a_warm_up_leads_to_what_comes_in_that_length(prompts: Prompts, emitted: list[Verb]) -> None:
    prompts.render(view(replace(WARMUP, is_break=False, can_begin=True, left_s=150.0, total_s=150.0, lasts_s=900.0)))
    notice = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Notice))
    notice.ahead.click()
    assert emitted == [Open(Page.GUIDE, "warmup-15")]


def test_the_next_prompt_replaces_the_one_before(prompts: Prompts) -> None:
    prompts.render(view(CARD))
    prompts.render(view(replace(CARD, number=9)))
    assert titles() == ["BackCare card"]
    prompts.render(view(WARMUP))
    assert titles() == ["BackCare warm-up"]


def test_the_first_paint_is_told_once(prompts: Prompts, qtbot: QtBot) -> None:
    painted: list[bool] = []
    prompts.on_painted = lambda: painted.append(True)
    prompts.render(view(STRETCH))
    qtbot.waitUntil(lambda: painted == [True])
    prompts.render(view(BREAK))
    qtbot.waitUntil(lambda: painted == [True, True])


def alive() -> tuple[int, int]:
    """How many widgets and how many other objects of Qt there are in Python's hands."""
    settle()
    objects = [each for each in gc.get_objects() if isinstance(each, QObject)]
    return len(QApplication.allWidgets()), len(objects)


def test_fifty_prompts_leave_nothing_behind(prompts: Prompts) -> None:
    scenes = [STRETCH, BREAK, None, CARD, LIGHT, WARMUP, None]

    def day(first: int, count: int) -> None:
        for number in range(first, first + count):
            for scene in scenes:
                prompts.render(view(None if scene is None else replace(scene, number=number)))

    day(100, 2)
    before = alive()
    day(200, 50)
    assert alive() == before
    assert titles() == []


def test_at_rest_no_window_code_is_loaded() -> None:
    program = "import sys, backcare_desktop.ui.prompts; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = [name for name in done.stdout.split() if name.startswith(("PySide6", "backcare_desktop.ui"))]
    assert loaded == ["backcare_desktop.ui", "backcare_desktop.ui.material", "backcare_desktop.ui.prompts"]
