"""The screens there are: which one is read from, and that they changed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from backcare_desktop.core.level import Screens

SETTLE_MS: Final = 400
"""A screen that comes reports its size in steps; what goes or changes is followed at once."""


class ScreenWatch(QObject):
    """Tells that screens came, went or changed; several changes at once are told once."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.changed)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._now)
        app.primaryScreenChanged.connect(self._now)
        for screen in app.screens():
            self._follow(screen)

    def _added(self, screen: QScreen) -> None:
        self._follow(screen)
        if not self._timer.isActive():
            self._timer.start(SETTLE_MS)

    def _now(self) -> None:
        self._timer.start(0)

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._now)
        screen.availableGeometryChanged.connect(self._now)
        screen.logicalDotsPerInchChanged.connect(self._now)


def home_screen(screens: Screens) -> QScreen | None:
    """The screen for what is read: the primary one if the person wants that, else the one with the pointer.

    None while there is no screen at all. Ask anew each time: a screen that is gone must not be kept.
    """
    primary: QScreen | None = QGuiApplication.primaryScreen()
    if screens is Screens.PRIMARY and primary is not None:
        return primary
    return QGuiApplication.screenAt(QCursor.pos()) or primary
