"""A warm-up player at any second of its countdown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Verb
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui.figure.figure import Figure
from backcare_desktop.ui.material import Aloud, Silent
from backcare_desktop.ui.player.player import Player
from backcare_desktop.ui.walk import plan_for
from tests.ui.prompt_scenes import WARMUP, guide, material, view

RUNNING = replace(WARMUP, can_halt=True)
HALTED = replace(WARMUP, is_halted=True, is_running=False)


def player(verbs: list[Verb], total_s: float = 600.0, aloud: Aloud | None = None, *, is_easier: bool = False) -> Player:
    """The player at the beginning of a warm-up of that length."""
    shown = replace(
        material(),
        exercise=lambda wanted: next((each for each in guide().exercises if each.id == wanted), None),
        is_easier=lambda: is_easier,
        aloud=aloud or Silent(),
    )
    plan = plan_for(guide().warm_ups, total_s)
    window = Player(verbs.append, plan, shown, lambda: None, figure=Figure(guide().figures, is_still=True))
    at(window, 0.0, total_s)
    return window


def on_screen(qtbot: QtBot, window: Player, size: tuple[int, int] = (1280, 800)) -> Player:
    """The same, shown on a screen of that size."""
    qtbot.addWidget(window, before_close_func=lambda shown: shown.end())
    window.cover(QRect(0, 0, *size))
    window.show()
    return window


def at(window: Player, elapsed_s: float, total_s: float = 600.0, like: PromptView = RUNNING) -> None:
    """Show the warm-up when that many seconds of its countdown are over."""
    window.show_state(view(prompt(elapsed_s, total_s, like)))


def prompt(elapsed_s: float, total_s: float = 600.0, like: PromptView = RUNNING) -> PromptView:
    """A warm-up of which so many seconds are over."""
    return replace(like, left_s=total_s - elapsed_s, total_s=total_s)


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
