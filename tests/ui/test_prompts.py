"""Which prompt window exists, and that nothing of it stays."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Answer, Open, Page, Reply, Verb
from backcare_desktop.core.events import Begin, Done, Exit, Skip, SnoozeFor
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.level import Level
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui.breaks.small import SmallBreak
from backcare_desktop.ui.breaks.window import BreakWindow
from backcare_desktop.ui.material import CardContent
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


@pytest.mark.parametrize(
    ("level", "notice", "during", "card", "badge"),
    [
        (Level.BADGE, None, None, None, None),
        (Level.NOTIFICATION, Form.TOLD, Form.TOLD, Form.TOLD, Form.TOLD),
        (Level.NOTICE, Form.NOTICE, Form.SMALL, Form.CARD, Form.NOTICE),
        (Level.WINDOW, Form.NOTICE, Form.BREAK, Form.CARD, Form.NOTICE),
        (Level.SCREEN, Form.NOTICE, Form.BREAK, Form.CARD, Form.NOTICE),
    ],
)
def test_the_level_says_how_much_room_a_prompt_takes(
    level: Level, notice: Form | None, during: Form | None, card: Form | None, badge: Form | None
) -> None:
    assert [form_of(each, level) for each in (STRETCH, BREAK, CARD, BADGE)] == [notice, during, card, badge]
    assert form_of(WARMUP, level) is Form.PLAYER  # nothing but the person begins it


class Notification:
    """A desktop's notification, and what was pressed on it."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.is_there = is_there
        self.said: list[tuple[str, str, tuple[str, ...]]] = []
        self.pressed: Callable[[str], None] = lambda _key: None

    def show(self, title: str, words: str, actions: Sequence[tuple[str, str]], pressed: Callable[[str], None]) -> bool:
        self.said.append((title, words, tuple(key for key, _ in actions)))
        self.pressed = pressed
        return self.is_there

    def take_back(self) -> None:
        self.said.append(("gone", "", ()))


def at_level(emitted: list[Verb], level: Level, tells: Notification | None = None) -> Prompts:
    return Prompts(emitted.append, material(), level=lambda _reminder: level, tells=lambda: tells)


def test_a_notification_tells_of_notice_and_break_and_its_buttons_work(emitted: list[Verb]) -> None:
    desktop = Notification()
    prompts = at_level(emitted, Level.NOTIFICATION, desktop)
    prompts.render(view(replace(STRETCH, lasts_s=300.0)))
    prompts.render(view(replace(STRETCH, lasts_s=300.0, left_s=40.0)))
    desktop.pressed("begin")
    desktop.pressed("default")
    prompts.render(view(replace(BREAK, can_skip=False)))
    assert not prompts.shows_time
    assert titles() == []
    prompts.render(view(None))
    assert emitted == [Begin()]
    assert desktop.said == [
        ("Stretch break", "It lasts 5 min.", ("begin", "later", "skip")),
        (
            "Stretch break",
            "It lasts 5 min. Stand up. Look far away. Move as you like.",
            ("done", "later", "leave"),
        ),
        ("gone", "", ()),
    ]


@pytest.mark.parametrize("tells", [None, Notification(is_there=False)], ids=["none", "no service"])
def test_without_notifications_the_small_notice_comes_instead(emitted: list[Verb], tells: Notification | None) -> None:
    prompts = at_level(emitted, Level.NOTIFICATION, tells)
    prompts.render(view(STRETCH))
    assert titles() == ["BackCare notice"]
    prompts.render(view(BREAK))
    assert titles() == ["BackCare small break"]
    prompts.close()


def test_a_small_break_counts_beside_the_work_and_shows_its_moves_when_asked(emitted: list[Verb]) -> None:
    prompts = at_level(emitted, Level.NOTICE)
    prompts.render(view(replace(BREAK, left_s=222.0)))
    (small,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, SmallBreak))
    assert small.title.text() == "Stretch break · 3:42"
    small.done.click()
    small.later.click()
    small.leave.click()
    prompts.render(view(replace(BREAK, can_skip=False, is_running=False)))
    assert small.leave.accessibleName() == "Leave the break"
    assert small.words.text() == "It waits for your hands to rest."
    small.leave.click()
    assert emitted == [Done(), SnoozeFor(), Skip(), Exit()]
    assert not prompts.covers
    small.moves.click()
    assert titles() == ["BackCare break"]
    assert prompts.covers
    prompts.render(view(replace(BREAK, number=9)))
    assert titles() == ["BackCare small break"]
    prompts.show_whole(9)
    prompts.render(view(replace(BREAK, number=9)))
    assert titles() == ["BackCare break"]
    prompts.close()


def test_a_break_that_went_on_unseen_is_small_until_its_moves_are_asked_for(prompts: Prompts) -> None:
    prompts.show_small(BREAK.number)
    prompts.render(view(BREAK))
    assert titles() == ["BackCare small break"]
    prompts.show_whole(BREAK.number)
    prompts.render(view(BREAK))
    assert titles() == ["BackCare break"]


def test_a_break_that_is_painted_no_more_uncovers_the_screen(prompts: Prompts, qtbot: QtBot) -> None:
    painted: list[bool] = []
    prompts.on_painted = lambda: painted.append(True)
    prompts.render(view(BREAK))
    qtbot.waitUntil(lambda: painted == [True])
    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, BreakWindow))
    window.unpainted_ms = 0
    for left_s in range(300, 290, -1):
        prompts.render(view(replace(BREAK, left_s=float(left_s))))
        QApplication.processEvents()
    assert titles() == ["BackCare break"]
    window.setUpdatesEnabled(False)  # as where the desktop asks for no picture any more
    for left_s in range(290, 284, -1):
        prompts.render(view(replace(BREAK, left_s=float(left_s))))
        QApplication.processEvents()
    assert titles() == ["BackCare small break"]


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


def test_the_question_of_a_card_is_answered_by_a_command_as_by_its_buttons(emitted: list[Verb]) -> None:
    feet = PostureQuestion("pc.feet", "Are both feet resting on the floor?", "Lower the chair.", "Legs press.", ("M",))
    asks = Prompts(emitted.append, material(card=CardContent("Stand up.", feet)))
    assert asks.answer(Reply.YES) is None
    asks.render(view(STRETCH))
    assert asks.answer(Reply.YES) is None
    asks.render(view(CARD))
    assert asks.answer(Reply.NO) == "Lower the chair."
    assert asks.answer(Reply.NO) is None
    asks.render(view(replace(CARD, number=9)))
    assert asks.answer(Reply.YES) is not None
    assert emitted == [Answer("pc.feet", Reply.NO), Answer("pc.feet", Reply.YES), Done()]
    asks.close()
    settle()


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
    qtbot.waitUntil(lambda: len(painted) >= 2)
    settle()
    assert painted == [True, True]


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
