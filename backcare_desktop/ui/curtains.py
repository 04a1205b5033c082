"""Where a break lies: the stage on one screen, ground and time on the others, or a window that leaves room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from backcare_desktop.core.level import Screens
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.ui import overlay, theme
from backcare_desktop.ui.cover import Stage
from backcare_desktop.ui.growing import grow
from backcare_desktop.ui.lines import TimeRing
from backcare_desktop.ui.screens import ScreenWatch, home_screen

WINDOW_PX: Final = (960, 860)
WINDOW_PART: Final = 0.96
"""A break in a window takes that part of a small screen at most."""


class Curtain(overlay.Overlay):
    """Another screen during a break: ground and time."""

    def __init__(self) -> None:
        super().__init__(takes_keys=False)
        theme.always_dark(self)
        self.setWindowTitle("BackCare curtain")
        self.ring = TimeRing()
        page = QVBoxLayout(self)
        page.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignCenter)


class Covers(QObject):
    """Keeps the screens of a break covered while screens come and go.

    ``is_window``: the stage takes the middle of one screen, and the others stay free.
    """

    stalled = Signal()
    """What is on screen is not painted any more, though it was asked to be."""

    def __init__(self, stage: Stage, *, screens: Screens = Screens.ALL, is_window: bool = False) -> None:
        super().__init__(stage)
        self.painted = stage.painted
        self._stage = stage
        self._wanted = screens
        self._is_window = is_window
        self._curtains: list[Curtain] = []
        self._prompt: PromptView | None = None
        self._laid = QRect()
        """The screen that the stage was put on."""
        self._screens = ScreenWatch(self)
        self._screens.changed.connect(self.follow)
        if is_window:
            stage.be_window()

        screen = home_screen(self._wanted)
        if screen is not None:
            self._lay(screen.geometry())

    def open(self, begin: QRect | None = None, *, is_still: bool = True) -> None:
        """Cover the screens; grow out of ``begin`` where a notice was."""
        self._stage.show()
        grow(self._stage, begin, is_still=is_still)
        self._stage.keys.start()
        self.follow()

    def show_state(self, view: View) -> None:
        """Show this state on every screen."""
        self._prompt = view.prompt
        self._stage.show_state(view)
        self._tell()
        if not self._stage.ask_for_paint():
            self.stalled.emit()

    def end(self) -> None:
        """Uncover everything."""
        while self._curtains:
            self._curtains.pop().close()
        self._stage.end()

    def follow(self) -> None:
        """Match the windows to the screens that are there now; while there is none they wait."""
        areas = _areas()
        if not areas:
            return
        home = self._home(areas)
        self._lay(home)
        is_alone = self._is_window or self._wanted is not Screens.ALL
        others = [] if is_alone else [area for area in areas if area != home]
        while len(self._curtains) > len(others):
            self._curtains.pop().close()
        while len(self._curtains) < len(others):
            self._curtains.append(Curtain())
        for curtain, area in zip(self._curtains, others, strict=True):
            curtain.cover(area)
            curtain.show()
        self._tell()

    def _home(self, areas: list[QRect]) -> QRect:
        """The area of the stage: the one it is on, as long as that is there."""
        screen = home_screen(self._wanted)
        points = [] if screen is None else [screen.geometry().center()]
        if self._wanted is not Screens.PRIMARY:
            points.insert(0, self._stage.geometry().center())
        return next((area for point in points for area in areas if area.contains(point)), areas[0])

    def _lay(self, home: QRect) -> None:
        """Put the stage there; as a window it stays where the person moved it, while its screen is as it was."""
        was, self._laid = self._laid, home
        if not self._is_window:
            self._stage.cover(home)
        elif not (home == was and home.intersects(self._stage.geometry())):
            screen = QGuiApplication.screenAt(home.center())
            self._stage.cover(_middle(home if screen is None else screen.availableGeometry()))

    def _tell(self) -> None:
        if self._prompt is not None:
            for curtain in self._curtains:
                curtain.ring.show_time(self._prompt)


def _areas() -> list[QRect]:
    """The areas of all screens, each once; one that lies within another (a mirror) is covered with it."""
    areas: list[QRect] = []
    for screen in QGuiApplication.screens():
        if screen.geometry() not in areas:
            areas.append(screen.geometry())
    return [area for area in areas if not any(other != area and other.contains(area) for other in areas)]


def _middle(area: QRect) -> QRect:
    """Where a break in a window lies."""
    width = min(theme.scaled(WINDOW_PX[0]), round(WINDOW_PART * area.width()))
    height = min(theme.scaled(WINDOW_PX[1]), round(WINDOW_PART * area.height()))
    result = QRect(0, 0, width, height)
    result.moveCenter(area.center())
    return result
