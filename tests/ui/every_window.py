"""Every window that a person may see, with something in it: for the pictures, and for tests that walk through all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core import presets, settings
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guide import countries
from backcare_desktop.core.own.own import Offer, OwnView
from backcare_desktop.core.pack import view as packview
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui.about import AboutWindow
from backcare_desktop.ui.answers import AnswersWindow
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.check import Check
from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.guide.window import Guide
from backcare_desktop.ui.history.window import HistoryWindow
from backcare_desktop.ui.material import CardContent, Manner
from backcare_desktop.ui.own.list import Shipped
from backcare_desktop.ui.own.window import OwnWindow
from backcare_desktop.ui.pack.window import PackWindow
from backcare_desktop.ui.prompts import Prompts
from backcare_desktop.ui.question import Question
from backcare_desktop.ui.settings import SettingsWindow
from backcare_desktop.ui.status import StatusWindow
from backcare_desktop.ui.welcome import Welcome
from backcare_desktop.ui.windowmaker import READ_FIRST
from tests.core.packstory import HEAT_COLD, day_of
from tests.ui.history_life import life, remembered
from tests.ui.prompt_scenes import BREAK, CARD, STRETCH, WARMUP, material, view
from tests.ui.views import WORKING

LIBRARY = Library(assets.root())
NOW = datetime(2026, 3, 9, 15, 20, tzinfo=UTC)
TODAY = date(2026, 3, 9)
ANSWERS = tuple(
    Row(NOW - timedelta(days=days), Entry.ANSWER, question, why)
    for days, question, why in ((7, "pc.feet", "no"), (7, "pc.feet", "later"), (6, "pc.change", "yes"))
)


def emit(_verb: object) -> None:
    """Nobody listens."""


def _status() -> QWidget:
    window = StatusWindow(emit)
    window.render(WORKING)
    return window


def _guide(item: str | None = None) -> QWidget:
    window = Guide(emit, LIBRARY, Reader(by_id(LIBRARY.countries, "UK"), "GB", tuple))
    window.show_item(item) if item else window.show_help()
    return window


def _settings() -> QWidget:
    named = {each.id: f"{each.shown}\n{each.note}".strip() for each in LIBRARY.guidance.tags}
    path = "~/.config/backcare/settings.toml"
    return SettingsWindow(emit, settings.defaults(), path, lambda item: named.get(item, item))


def _welcome(page: int) -> QWidget:
    rhythms = presets.rhythms(LIBRARY.schedules.presets)
    window = Welcome(emit, LIBRARY.texts, rhythms, settings.defaults())
    for _ in range(page):
        window.next.click()
    return window


class NothingOwn:
    """Whoever has added nothing yet."""

    def view(self, hidden: frozenset[str] = frozenset()) -> OwnView:
        del hidden
        return OwnView()

    def picture(self, item_id: str) -> str:
        del item_id
        return ""

    def look_into(self, path: str) -> Offer:
        raise NotImplementedError(path)

    def rest(self) -> None:
        """Nothing was begun."""


def _own() -> QWidget:
    shipped = Shipped(LIBRARY.guidance.exercises, LIBRARY.posture_questions, lambda _key: ())
    return OwnWindow(emit, NothingOwn(), shipped)


def _check() -> QWidget:
    return Check(
        emit, LIBRARY.posture_questions, next(each.lines for each in LIBRARY.texts.notes if each.id == READ_FIRST)
    )


WINDOWS: Mapping[str, Callable[[], QWidget]] = {
    "status": _status,
    "settings": _settings,
    "history": lambda: HistoryWindow(emit, remembered(life(date(2026, 2, 9)))),
    "guide": lambda: _guide("cause.posture"),
    "help": _guide,
    "first-run-1": lambda: _welcome(0),
    "first-run-2": lambda: _welcome(1),
    "first-run-3": lambda: _welcome(2),
    "check": _check,
    "answers": lambda: AnswersWindow(emit, LIBRARY.posture_questions, lambda: ANSWERS, TODAY),
    "pack": lambda: PackWindow(
        emit,
        packview.view(day_of("open", start="2026-03-02 12:00").state, day_of("open").at(), HEAT_COLD),
        banner=countries.fill(LIBRARY.texts.upper_back_banner, by_id(LIBRARY.countries, "UK")),
        footer=LIBRARY.texts.disclaimers.heat_cold,
    ),
    "own": _own,
    "about": lambda: AboutWindow(emit, LIBRARY.texts, "0.1.0"),
    "question": lambda: Question(
        emit,
        ("Warm-up: is this a good time?", "It came on three days, and each time it went by. What would you like?"),
        (("Keep it", lambda: None), ("Another time", lambda: None), ("Not at all", lambda: None)),
        Manner(is_still=True),
    ),
}
"""By name; each is made anew."""
PROMPTS: Mapping[str, tuple[PromptView, CardContent | None]] = {
    "notice": (STRETCH, None),
    "notice-warm-up": (WARMUP, None),
    "card": (CARD, CardContent("Stand up, walk, or sit in a new way for one minute.")),
    "card-question": (CARD, CardContent("", LIBRARY.posture_questions[2])),
    "break": (BREAK, None),
    "player": (WARMUP, None),
}


@contextmanager
def opened(name: str) -> Iterator[QWidget]:
    """Show this window; afterwards it is really gone."""
    if name in PROMPTS:
        yield from _prompt(name)
        return
    with shown(WINDOWS[name]()) as window:
        yield window


@contextmanager
def shown(window: QWidget) -> Iterator[QWidget]:
    """Show this window; afterwards it is really gone."""
    window.open() if isinstance(window, CornerWindow) else window.show()
    settle()
    try:
        yield window
    finally:
        window.close()
        settle()
        if shiboken6.isValid(window):
            shiboken6.delete(window)


def _prompt(name: str) -> Iterator[QWidget]:
    prompt, card = PROMPTS[name]
    if name == "notice-warm-up":
        prompt = replace(prompt, is_break=False, can_begin=True, can_done=False)
    with prompted(prompt, card) as window:
        yield window


@contextmanager
def prompted(prompt: PromptView, card: CardContent | None = None) -> Iterator[QWidget]:
    """Show the window of this prompt, the largest if there are more."""
    before = set(QApplication.topLevelWidgets())
    prompts = Prompts(emit, material(card=card), manner=lambda: Manner(is_still=True))
    prompts.render(view(prompt))
    settle()
    new = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
    try:
        yield max(new, key=lambda each: each.width() * each.height())
    finally:
        prompts.close()
        settle()


def settle() -> None:
    """Let everything that was put off be done: layouts, paints, deletions."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
