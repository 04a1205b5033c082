"""Every screen covered during a break: the stage on one of them, ground and time on the others."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from backcare_desktop.core.present import PromptView, View
from backcare_desktop.ui import overlay, theme
from backcare_desktop.ui.cover import Stage
from backcare_desktop.ui.lines import TimeRing


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
    """Keeps every screen covered while screens come and go."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.painted = stage.painted
        self._stage = stage
        self._curtains: list[Curtain] = []
        self._prompt: PromptView | None = None
        self._screens = overlay.ScreenWatch(self)
        self._screens.changed.connect(self.follow)

    def open(self) -> None:
        """Cover all screens, the stage on the one with the pointer."""
        self._stage.cover(overlay.pointer_screen().geometry())
        self._stage.show()
        self._stage.keys.start()
        self.follow()

    def show_state(self, view: View) -> None:
        """Show this state on every screen."""
        self._prompt = view.prompt
        self._stage.show_state(view)
        self._tell()

    def end(self) -> None:
        """Uncover everything."""
        while self._curtains:
            self._curtains.pop().close()
        self._stage.end()

    def follow(self) -> None:
        """Match the windows to the screens that are there now."""
        areas = _areas()
        if not areas:
            return
        middle = self._stage.geometry().center()
        wanted = (middle, overlay.pointer_screen().geometry().center())
        home = next((area for point in wanted for area in areas if area.contains(point)), areas[0])
        self._stage.cover(home)
        others = [area for area in areas if area != home]
        while len(self._curtains) > len(others):
            self._curtains.pop().close()
        while len(self._curtains) < len(others):
            self._curtains.append(Curtain())
        for curtain, area in zip(self._curtains, others, strict=True):
            curtain.cover(area)
            curtain.show()
        self._tell()

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
