"""What the windows show once somebody has done something in them: for the pictures, and for the walk through all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from backcare_desktop.core.level import Screens
from backcare_desktop.core.pack import view as packview
from backcare_desktop.core.settings import defaults
from backcare_desktop.ui.breaks.small import SmallBreak
from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.curtains import Curtain
from backcare_desktop.ui.history.window import HistoryWindow
from backcare_desktop.ui.material import Manner
from backcare_desktop.ui.menu import menu_of
from backcare_desktop.ui.pack.window import PackWindow
from backcare_desktop.ui.screens import home_screen
from backcare_desktop.ui.settings import SettingsWindow
from backcare_desktop.ui.tray import TrayMenu
from tests.core.packstory import HEAT_COLD, day_of
from tests.ui import every_window, prompt_scenes
from tests.ui.views import WORKING

Steps = Callable[[QWidget], None]


def _press(*words: str) -> Steps:
    """Press these buttons, one after the other."""

    def do(window: QWidget) -> None:
        for each in words:
            buttons = [one for one in window.findChildren(QPushButton) if one.isVisible()]
            next(one for one in buttons if one.text().replace("&", "") == each).click()
            every_window.settle()

    return do


def _all_settings(window: QWidget) -> None:
    """Everything there is, from top to bottom: longer than any screen."""
    assert isinstance(window, SettingsWindow)
    window.open_advanced()
    every_window.settle()
    window.resize(window.width(), window._column.sizeHint().height() + 8)


def _look_at(way: str) -> Steps:
    def do(window: QWidget) -> None:
        assert isinstance(window, HistoryWindow)
        window.pick(next(each for each in type(window.period.grain) if each.value == way))
        every_window.settle()

    return do


def _lengthen(window: QWidget) -> None:
    window.resize(QSize(window.width(), 1500))


SCENES: Final[Mapping[str, tuple[str, Steps]]] = {
    "settings-all": ("settings", _all_settings),
    "history-week": ("history", _look_at("week")),
    "history-month": ("history", _look_at("month")),
    "history-year": ("history", _look_at("year")),
    "history-long": ("history", _lengthen),
    "check-question": ("check", _press("Begin")),
    "notice-later": ("notice", _press("Later")),
    "card-advice": ("card-question", _press("No")),
    "player-next": ("player", _press("Next")),
    "player-list": ("player", _press("What comes")),
    "break-put-away": ("break", _press("Not for me")),
}
"""Steps in a window that opens by itself."""
PACKS: Final[Mapping[str, str]] = {
    "pack-choose": "open, none-fits",
    "pack-lists": "open, none-fits, cold",
    "pack-set-up": "open, none-fits, heat, none-fits",
    "pack-on": "open, none-fits, heat, none-fits, start, 2m",
    "pack-skin": "open, none-fits, heat, none-fits, start, 5m",
}
"""Screens of the warm and cold timer, by what was done before."""


def _tray_menu() -> QWidget:
    menu = TrayMenu(every_window.emit)
    menu.become(menu_of(WORKING, defaults().rules.reminders))
    menu.draw(by_panel=False)
    return menu


def _curtain() -> QWidget:
    result = Curtain()
    screen = home_screen(Screens.PRIMARY)
    assert screen is not None
    result.cover(screen.geometry())
    result.ring.show_time(prompt_scenes.BREAK)
    return result


def _small_break() -> QWidget:
    result = SmallBreak(every_window.emit, Manner(is_still=True), lambda: None)
    result.show_state(prompt_scenes.view(replace(prompt_scenes.BREAK, left_s=192.0)))
    return result


ALONE: Final[Mapping[str, Callable[[], QWidget]]] = {
    "tray-menu": _tray_menu,
    "break-other-screen": _curtain,
    "break-small": _small_break,
}
"""What no window of the walk shows."""
NAMES: Final = (*SCENES, *PACKS, *ALONE)


@contextmanager
def opened(name: str) -> Iterator[QWidget]:
    """Show this scene; afterwards it is gone."""
    if name in SCENES:
        base, steps = SCENES[name]
        with every_window.opened(base) as window:
            steps(window)
            yield window
    elif name in PACKS:
        with every_window.opened("pack") as window:
            day = day_of(PACKS[name], start="2026-03-02 12:00")
            assert isinstance(window, PackWindow)
            window.become(packview.view(day.state, day.at(), HEAT_COLD))
            yield window
    else:
        widget = ALONE[name]()
        widget.open() if isinstance(widget, CornerWindow) else widget.show()
        try:
            yield widget
        finally:
            widget.close()
            widget.deleteLater()
            every_window.settle()
